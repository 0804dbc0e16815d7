"""The texts for the channels in use today: e-Request, account message, Ombudsman, Congress."""

from __future__ import annotations

from dataclasses import replace

from case_inquiry.case import Case
from case_inquiry.case.contacts import in_order
from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.outcome.situation import say_length
from case_inquiry.papers import problems
from case_inquiry.papers.desk import Desk, case_values, common_notes, long_date, make_piece
from case_inquiry.papers.paper import Paper
from case_inquiry.papers.rendering import fill_template, lines_beside
from case_inquiry.plan import plan
from case_inquiry.plan.facts import facts_of
from case_inquiry.plan.gates import rule_of
from case_inquiry.plan.working import count

TITLES = {
    "e_request": N_("Text for the e-Request"),
    "secure_message": N_("Message for the USCIS online account"),
    "ombudsman_summary": N_("Summary for the CIS Ombudsman"),
    "congress_summary": N_("Summary for a member of Congress"),
}
STEPS = {
    "e_request": "inquire",
    "secure_message": "inquire",
    "ombudsman_summary": "escalate",
    "congress_summary": "escalate",
}
TOO_EARLY = N_("It is too early for this question. USCIS will say so.")
NOT_TRIED = N_("This help is for people who asked USCIS first and got no help.")
RELEASE = N_("The office will ask for a privacy release that the person has signed.")
ONE_IS_ENOUGH = N_("Send it one way only. Using several at once can slow things down.")


def write_text(desk: Desk) -> Paper:
    """Return the text of `desk.kind`, one of the keys of `TITLES`."""
    template = f"{desk.kind}.txt.jinja"
    values = {
        **case_values(desk),
        **_question(desk),
        "inquiry_number": _inquiry_number(desk.case) or Message(N_("[not known]")),
    }
    text = fill_template(template, values, desk.english).strip()
    return Paper(
        desk.kind,
        desk.say(TITLES[desk.kind]),
        (make_piece(desk, "text", text),),
        missing=desk.missing(STEPS[desk.kind]),
        notes=(*_notes(desk), *common_notes(desk, text)),
        reading_aid=lines_beside(template, values, desk.using),
    )


def _question(desk: Desk) -> dict[str, object]:
    case = desk.case
    problem = case.problem or "delay"
    asked = problems.ASKED[problem]
    is_helper = desk.role != "applicant"
    lines = asked.helper if is_helper else asked.own
    if _waits_at_gate(desk):
        lines = problems.STILL_PENDING  # the usual line would not be true
    said = [Message(line) for line in lines]
    if problem == "delay":
        said += _gate_lines(desk)
    if case.situation == "not_found_online":
        said.append(Message(problems.NOT_FOUND[is_helper]))
    return {
        "problem": said,
        "request": Message(asked.request),
        "request_outside": Message(asked.request_outside),
    }


def _waits_at_gate(desk: Desk) -> bool:
    """Tell whether the way to ask is not open yet, whatever was asked since."""
    first = plan(replace(desk.case, contacts=()), desk.procedure, desk.today)
    return (first.step, first.status) == ("gate", "wait")


def _gate_lines(desk: Desk) -> list[Message]:
    case = desk.case
    if case.is_not_listed:
        return [_not_listed(desk)]
    if case.day_shown is None:
        return [Message(problems.INQUIRY_DATE_UNKNOWN)]
    shown = DateText(case.day_shown, "long")
    lines = [
        message(
            problems.INQUIRY_DATE,
            inquiry_date=shown,
            seen_on=long_date(case.inquiry_date_seen_on),
        )
    ]
    if case.is_past_the_day_shown:
        lines.append(Message(problems.DATE_IS_BEFORE))
    return lines


def _not_listed(desk: Desk) -> Message:
    facts = facts_of(desk.case, desk.procedure, desk.today, is_too_early=False)
    gates = (gate for step in desk.procedure.steps for gate in step.gates)
    rule = next((rule_of(gate, facts) for gate in gates if gate.unlisted), None)
    filed_on = desk.case.filed_on
    if rule is None or filed_on is None or desk.today < count(rule, filed_on).result:
        return Message(problems.NOT_LISTED)
    return message(problems.NOT_LISTED_AND_OVER, time=say_length(rule.days, rule.unit))


def _inquiry_number(case: Case) -> str | None:
    numbers = (contact.number for contact in in_order(case.contacts))
    return next((number for number in numbers if number is not None), None)


def _notes(desk: Desk) -> list[str]:
    notes = [TOO_EARLY] if (desk.plan.step, desk.plan.status) == ("gate", "wait") else []
    if STEPS[desk.kind] == "inquire":
        notes.append(ONE_IS_ENOUGH)
    elif not desk.case.contacts:
        notes.append(NOT_TRIED)
    if desk.kind == "congress_summary":
        notes.append(RELEASE)
    return [desk.say(text) for text in notes]
