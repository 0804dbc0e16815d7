"""The texts for the channels in use today: e-Request, message, expedite, Ombudsman, Congress."""

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
from case_inquiry.plan.working import count
from case_inquiry.procedure import Statement

TITLES = {
    "expedite_request": N_("Request to expedite an urgent case"),
    "e_request": N_("Text for the e-Request"),
    "secure_message": N_("Message for the USCIS online account"),
    "ombudsman_summary": N_("Summary for the CIS Ombudsman"),
    "congress_summary": N_("Summary for a member of Congress"),
}
STEPS = {
    "expedite_request": "inquire",
    "e_request": "inquire",
    "secure_message": "inquire",
    "ombudsman_summary": "escalate",
    "congress_summary": "escalate",
}
#: What stands beside the request to expedite, by the ids of its statements.
ABOUT_EXPEDITING = (
    "expedite_how",
    "expedite_not_enough",
    "expedite_premium",
    "expedite_answer",
)
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
        "grounds": [Message(ground.text) for ground in _grounds(desk)],
        "asked": [],
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
    said = problems.lines_of(asked.helper if is_helper else asked.own, case)
    if problem == "delay":
        if _is_outside_normal_time(desk):
            said = [Message(problems.OUTSIDE_NORMAL_TIME)]
        said += _gate_lines(desk)
    if case.situation == "not_found_online":
        said.append(Message(problems.NOT_FOUND[is_helper]))
    return {
        "problem": said,
        "request": Message(asked.request),
        "request_outside": Message(asked.request_outside),
    }


def _is_outside_normal_time(desk: Desk) -> bool:
    """Tell whether the way to ask is known to be open, whatever was asked since."""
    return plan(replace(desk.case, contacts=()), desk.procedure, desk.today).step == "inquire"


def _grounds(desk: Desk) -> list[Statement]:
    return [item for item in desk.procedure.statements if item.id.startswith("expedite_ground_")]


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
    gates = (gate for step in desk.procedure.steps for gate in step.gates)
    rule = next((gate.rule for gate in gates if gate.unlisted), None)
    filed_on = desk.case.filed_on
    if rule is None or filed_on is None or desk.today < count(rule, filed_on).result:
        return Message(problems.NOT_LISTED)
    return message(problems.NOT_LISTED_AND_OVER, time=say_length(rule.days, rule.unit))


def _inquiry_number(case: Case) -> str | None:
    numbers = (contact.number for contact in in_order(case.contacts))
    return next((number for number in numbers if number is not None), None)


def _notes(desk: Desk) -> list[str]:
    if desk.kind == "expedite_request":
        stale = [item for item in _grounds(desk) if item.is_stale(desk.today)][:1]
        return [desk.fact(name) for name in (*ABOUT_EXPEDITING, *(item.id for item in stale))]
    notes = [TOO_EARLY] if (desk.plan.step, desk.plan.status) == ("gate", "wait") else []
    if STEPS[desk.kind] == "inquire":
        notes.append(ONE_IS_ENOUGH)
    elif not desk.case.contacts:
        notes.append(NOT_TRIED)
    if desk.kind == "congress_summary":
        notes.append(RELEASE)
    return [desk.say(text) for text in notes]
