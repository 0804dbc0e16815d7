"""What the command line prints for people; `--json` prints the same for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from case_inquiry.case import CaseError
from case_inquiry.identifiers.a_number import ANumber
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.identifiers.receipt import Receipt
from case_inquiry.messages import N_, DateText, Message, Translator, message, render
from case_inquiry.plan import Plan
from case_inquiry.procedure import Channel, Procedure
from case_inquiry.shelf import Stale

if TYPE_CHECKING:  # its room is not needed for anything else
    from case_inquiry.documents.paper import Document

STATUS_WORDS = {
    "act": N_("You may do this now."),
    "wait": N_("Wait."),
    "overdue": N_("The answer is late."),
    "ended": N_("This way ends here."),
    "resolved": N_("The case is resolved."),
}
REASON_WORDS = {
    "answered": N_("There was an answer, and the procedure has no step after it."),
    "protected_case": N_("A law protects this case; it leaves the ordinary way."),
    "uscis_waits_for_you": N_("First read the letter; the office may be waiting for you."),
    "decision_made": N_("There is a decision. Read the letter."),
    "no_receipt_yet": N_("There is no receipt number yet."),
}
WARNING_WORDS = {
    "channel_closed": N_("This inbox is reported closed. Expect no answer."),
    "channel_unverified": N_("We do not know if anyone reads this inbox."),
    "office_not_in_notice": N_("The notice has no address for the office that has the case."),
    "receipt_date_mismatch": N_(
        "The receipt number and the filing date do not fit. One of them may have a typing error."
    ),
    "too_early": N_("A contact was made before its step was open. It counts all the same."),
    "not_found_online": N_("The number is not found online. Check each letter and digit."),
    "consent_missing": N_("The person has not yet allowed you to ask for them."),
}

FIELD_WORDS = {
    "receipt_number": N_("Receipt number"),
    "a_number": N_("A-Number"),
    "form": N_("Form"),
    "filed_on": N_("Date filed"),
    "inquiry_date": N_("Case inquiry date"),
    "on": N_("Date of the contact"),
    "at": N_("Time of the call"),
    "representative": N_("Representative's name or ID number"),
    "service_request": N_("Service request referral number"),
    "no_request_reason": N_("Service request referral number, or the reason none was opened"),
    "answer": N_("What the answer was"),
}

TODAYS_WAY = N_("The way that works today: add --procedure current to this command.")

type Say = Callable[[Message | str], str]


def plan_text(plan: Plan, procedure: Procedure, using: Translator) -> str:
    """Return a plan as lines that a caseworker can follow."""
    return "\n".join(_plan_lines(plan, procedure, lambda words: render(words, using)))


def receipt_text(found: Receipt, using: Translator, office: str | None) -> str:
    """Return what a receipt number tells; `office` is the office's name."""
    rows: list[Message | str] = [message(N_("Receipt number: {number}"), number=found.formatted)]
    if office is not None:
        rows.append(message(N_("Office of intake: {office}"), office=message(office)))
    if found.fiscal_year is not None:
        rows.append(message(N_("Fiscal year: {year}"), year=found.fiscal_year))
    if found.entered_between is not None:
        first, last = found.entered_between
        sentence = (
            N_("Entered about {first} to {last}") if last else N_("Entered from about {first}")
        )
        rows.append(
            message(sentence, first=DateText(first, "long"), last=DateText(last or first, "long"))
        )
    notes = (*found.warning_messages(), *found.day_messages())
    rows += [message(N_("Note: {note}"), note=note) for note in notes]
    lines = "\n".join(render(row, using) for row in rows)
    return "\n".join(_with_suggestion(lines, found.suggestion, using))


def a_number_text(found: ANumber, using: Translator) -> str:
    """Return an A-Number as it is printed, and what else it may be."""
    rows = [message(N_("A-Number: {number}"), number=found.formatted)]
    if found.note is not None:
        rows.append(message(N_("Note: {note}"), note=found.note))
    return "\n".join(render(row, using) for row in rows)


def number_error_text(error: ValidationError, using: Translator) -> str:
    """Return why a number was refused, and the number that may have been meant."""
    return "\n".join(_with_suggestion(render(error.message, using), error.suggestion, using))


def paper_notes_text(paper: Document, using: Translator) -> str:
    r"""Return what a person has to know of a paper before it is used, a note a line.

    It is empty where there is no paper: then the notes are all that `as_text` says.

    >>> from case_inquiry.documents.paper import Document, Part
    >>> from case_inquiry.messages import translator
    >>> text = Part("text", "Text", "Thank you.", "Copy", "Copied")
    >>> letter = Document("e_request", "A question", (text,), notes=("Not before May 1.",))
    >>> paper_notes_text(letter, translator())
    'Note: Not before May 1.\n'
    """
    if not paper.parts and paper.file is None:
        return ""
    notes = (message(N_("Note: {note}"), note=note) for note in paper.notes)
    return "".join(f"{render(note, using)}\n" for note in notes)


def case_error_text(error: CaseError, using: Translator) -> str:
    """Return every mistake of a case, one a line: the field's path and how to mend it."""
    lines: list[str] = []
    for mistake in error.errors:
        words = render(mistake.message, using)
        line = f"{mistake.field}: {words}" if mistake.field else words
        lines += _with_suggestion(line, mistake.suggestion, using)
    return "\n".join(lines)


def statements_text(stale: Sequence[Stale], problems: Sequence[str], using: Translator) -> str:
    """Return the statements past their shelf life and the mistakes of the files."""
    if not stale and not problems:
        return render(N_("Every statement has a source and is within its shelf life."), using)
    return "\n".join([*problems, *(render(_stale_row(row), using) for row in stale)])


def _stale_row(row: Stale) -> Message:
    sentence = N_("{id} ({procedures}): not checked since {checked}, good until {expires}. {fact}")
    return message(
        sentence,
        id=row.statement.id,
        procedures=", ".join(row.procedures),
        checked=row.statement.checked_on,
        expires=row.statement.expires_on,
        fact=message(row.statement.text),
    )


def _with_suggestion(line: str, suggestion: str | None, using: Translator) -> Iterator[str]:
    yield line
    if suggestion is not None:
        yield render(message(N_("Did you mean {number}?"), number=suggestion), using)


def _plan_lines(plan: Plan, procedure: Procedure, say: Say) -> Iterator[str]:
    title = message(procedure.title)
    yield say(message(N_("{procedure}, on {today}"), procedure=title, today=plan.today))
    yield from list_lines(N_("First:"), [say(WARNING_WORDS[code]) for code in plan.warnings], say)
    yield ""
    if plan.step is not None:
        step = message(procedure.step(plan.step).title)
        yield say(message(N_("Step: {step}"), step=step))
    yield say(message(N_("Status: {status}"), status=message(STATUS_WORDS[plan.status])))
    if plan.reason is not None:
        yield say(message(N_("Reason: {reason}"), reason=message(REASON_WORDS[plan.reason])))
    yield from day_lines(plan, say)
    if plan.office is not None:
        yield say(message(N_("Office: {office}"), office=message(plan.office.name)))
    yield from address_lines(plan, procedure, say)
    missing = [f"{say(field_words(path))} ({path})" for path in plan.missing]
    yield from list_lines(N_("Still missing:"), missing, say)
    counted = [say(working.why) for working in plan.working if working.why is not None]
    yield from list_lines(N_("How we counted:"), counted, say)
    if any(code.startswith("channel_") for code in plan.warnings):
        yield ""
        yield say(TODAYS_WAY)


def field_words(path: str) -> str:
    """Return the label of a field of the case, by its path."""
    return FIELD_WORDS[path.rsplit(".", maxsplit=1)[-1]]


def day_lines(plan: Plan, say: Say) -> Iterator[str]:
    """Yield the days that a plan names."""
    if plan.act_on is not None:
        yield say(message(N_("Possible from: {day}"), day=plan.act_on))
    if plan.answer_due is not None:
        yield say(message(N_("Answer expected by: {day}"), day=plan.answer_due))


def address_lines(plan: Plan, procedure: Procedure, say: Say) -> Iterator[str]:
    """Yield the addresses of the plan's step, each with what is known of its state."""
    if plan.step is None:
        return
    for channel in procedure.step(plan.step).channels:
        address = channel.address
        if address is None and channel.kind == "email" and plan.office is not None:
            address = plan.office.email
        if address is not None:
            yield say(_address(channel, address))


def _address(channel: Channel, address: str) -> Message:
    """Return an address, and in the same line what is known of its state."""
    values: dict[str, object] = {"channel": message(channel.name), "address": address}
    if channel.closed_on is not None:
        sentence = N_("{channel}: {address} (reported closed since {day})")
        return message(sentence, **values, day=channel.closed_on)
    if channel.state == "unverified":
        return message(N_("{channel}: {address} (no one knows if it is read)"), **values)
    return message(N_("{channel}: {address}"), **values)


def list_lines(heading: str, items: Sequence[str], say: Say) -> Iterator[str]:
    """Yield an empty line, the heading and the items; nothing where there is no item."""
    if items:
        yield ""
        yield say(heading)
        yield from (f"- {item}" for item in items)
