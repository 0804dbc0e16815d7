"""What the command line prints of a number, a mistake or a statement; `--json` prints the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from case_inquiry.case import CaseError
from case_inquiry.identifiers.a_number import ANumber
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.identifiers.receipt import Receipt
from case_inquiry.messages import N_, DateText, Message, Translator, message, render
from case_inquiry.procedure.live_check import Result
from case_inquiry.procedure.shelf import Stale

if TYPE_CHECKING:  # its room is not needed for anything else
    from case_inquiry.papers.paper import Paper


def receipt_text(found: Receipt, using: Translator, office: str | None) -> str:
    """Return what a receipt number tells; `office` is the office's name.

    >>> from datetime import date
    >>> from case_inquiry.identifiers.receipt import parse
    >>> from case_inquiry.messages import translator
    >>> print(receipt_text(parse("EAC1710450146", date(2026, 11, 24)), translator(), None))
    Receipt number: EAC-17-104-50146
    Fiscal year: 2017
    Entered about January 12, 2017 to March 6, 2017
    """
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
    """Return an A-Number as it is printed, and what else it may be.

    >>> from case_inquiry.messages import translator
    >>> a_number_text(ANumber("A012345678", "A012-345-678"), translator())
    'A-Number: A012-345-678'
    """
    rows = [message(N_("A-Number: {number}"), number=found.formatted)]
    if found.note is not None:
        rows.append(message(N_("Note: {note}"), note=found.note))
    return "\n".join(render(row, using) for row in rows)


def number_error_text(error: ValidationError, using: Translator) -> str:
    """Return why a number was refused, and the number that may have been meant.

    >>> from case_inquiry.messages import translator
    >>> error = ValidationError("empty", message("Type the number."), "EAC1710450146")
    >>> print(number_error_text(error, translator()))
    Type the number.
    Did you mean EAC1710450146?
    """
    return "\n".join(_with_suggestion(render(error.message, using), error.suggestion, using))


def paper_notes_text(paper: Paper, using: Translator) -> str:
    r"""Return what a person has to know of a paper before it is used, a note a line.

    It is empty where there is no paper: then the notes are all that `as_text` says.

    >>> from case_inquiry.papers.paper import Paper, Piece
    >>> from case_inquiry.messages import translator
    >>> text = Piece("text", "Text", "Thank you.", "Copy", "Copied")
    >>> letter = Paper("e_request", "A question", (text,), notes=("Not before May 1.",))
    >>> paper_notes_text(letter, translator())
    'Note: Not before May 1.\n'
    """
    if not paper.pieces and paper.file is None:
        return ""
    notes = (message(N_("Note: {note}"), note=note) for note in paper.notes)
    return "".join(f"{render(note, using)}\n" for note in notes)


def case_error_text(error: CaseError, using: Translator) -> str:
    """Return every mistake of a case, one a line: the field's path and how to mend it.

    >>> from case_inquiry.case import FieldError
    >>> from case_inquiry.messages import translator
    >>> wrong = FieldError("invalid_date", "filed_on", message("Write the day like 2026-11-01."))
    >>> case_error_text(CaseError((wrong,)), translator())
    'filed_on: Write the day like 2026-11-01.'
    """
    lines: list[str] = []
    for mistake in error.errors:
        words = render(mistake.message, using)
        line = f"{mistake.field}: {words}" if mistake.field else words
        lines += _with_suggestion(line, mistake.suggestion, using)
    return "\n".join(lines)


def statements_text(stale: Sequence[Stale], problems: Sequence[str], using: Translator) -> str:
    """Return the statements past their shelf life and the mistakes of the files.

    >>> from case_inquiry.messages import translator
    >>> statements_text([], ["mine.toml:7: source: is missing"], translator())
    'mine.toml:7: source: is missing'
    """
    if not stale and not problems:
        return render(N_("Every statement has a source and is within its shelf life."), using)
    return "\n".join([*problems, *(render(_stale_row(row), using) for row in stale)])


def checked_text(
    written: Sequence[str], to_change: Sequence[Result], problems: Sequence[str], using: Translator
) -> str:
    """Return what a live check changed, what a person must change, or what is wrong with it.

    >>> from case_inquiry.messages import translator
    >>> print(checked_text(["phone_today"], [], [], translator()))
    Checked on the official page: 1.
    phone_today
    """
    if problems:
        return "\n".join([render(N_("Nothing was written."), using), *problems])
    first = message(N_("Checked on the official page: {number}."), number=len(written))
    change = N_("{id}: {result}. Change the fact in its data file.")
    rows = [message(change, id=one.id, result=one.result) for one in to_change]
    return "\n".join([render(first, using), *written, *(render(row, using) for row in rows)])


def _stale_row(row: Stale) -> Message:
    sentence = N_("{id} ({procedures}): not checked since {checked}, good until {expires}. {fact}")
    if row.statement.is_of_older_copy:
        sentence = N_(
            "{id} ({procedures}): from a copy of {copy}, read {checked}, good until {expires}. "
            "{fact}"
        )
    return message(
        sentence,
        id=row.statement.id,
        procedures=", ".join(row.procedures),
        copy=row.statement.copy_of,
        checked=row.statement.checked_on,
        expires=row.statement.fresh_until,
        fact=message(row.statement.text),
    )


def _with_suggestion(line: str, suggestion: str | None, using: Translator) -> Iterator[str]:
    yield line
    if suggestion is not None:
        yield render(message(N_("Did you mean {number}?"), number=suggestion), using)
