"""The texts for the channels in use today: e-Request, message, expedite, Ombudsman, Congress."""

from __future__ import annotations

from dataclasses import replace

from case_inquiry.case import Case
from case_inquiry.case.contacts import in_order
from case_inquiry.days.counting import say_length
from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.papers import problems
from case_inquiry.papers.desk import Desk, case_values, common_notes, long_date, make_piece
from case_inquiry.papers.paper import Paper
from case_inquiry.papers.rendering import fill_template, lines_beside
from case_inquiry.plan import plan
from case_inquiry.plan.facts import facts_of
from case_inquiry.plan.gates import gates_of, look_at
from case_inquiry.plan.rungs import Rung, rungs_of
from case_inquiry.plan.ways import OpenWay, ways_of
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
#: The notes beside the request to expedite, by the ids of its statements.
ABOUT_EXPEDITING = (
    "expedite_how",
    "expedite_not_enough",
    "expedite_premium",
    "expedite_answer",
)
TOO_EARLY = N_("It is too early for this question. USCIS will say so.")
NOT_TRIED = N_("This help is for people who asked USCIS first and got no help.")
NOT_BEFORE = N_("Do not send it before {day}.")
UNTIL = N_("Send it by {day}. After that, ask USCIS once more first.")
ASK_AGAIN = N_("The last time you asked USCIS is too long ago. Ask USCIS once more first.")
#: The notes beside a summary, by the ids of its statements: always, and while it cannot be sent.
ABOUT_HELP = {
    "congress_summary": ("congress_release",),
    "ombudsman_summary": ("ombudsman_no_stop",),
}
CONDITIONS = {"ombudsman_summary": ("ombudsman_60_days", "ombudsman_90_days")}
ONE_IS_ENOUGH = N_("Send it one way only. Using several at once can slow things down.")


def write_text(desk: Desk) -> Paper:
    """Return the text of `desk.kind`, one of the keys of `TITLES`."""
    template = f"{desk.kind}.txt.jinja"
    values = {
        **case_values(desk),
        **_question(desk),
        "inquiry_number": _inquiry_number(desk.case) or Message(N_("[not known]")),
        "grounds": [Message(ground.text) for ground in _grounds(desk)],
        "asked": _asked_lines(desk),
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
    facts = facts_of(desk.case, desk.procedure, desk.today, is_too_early=False)
    gates = (gate for step in desk.procedure.steps for gate in gates_of(step, facts))
    for gate in gates:
        opens = look_at(gate, desk.case, facts).opens
        # A count in months has the number of days; its rule says how many months.
        for rule in gate.rules:
            if opens and rule.words == opens.words and opens.result <= desk.today:
                length = say_length(rule.days, rule.unit)
                return message(problems.NOT_LISTED_AND_OVER, time=length)
    return Message(problems.NOT_LISTED)


def _inquiry_number(case: Case) -> str | None:
    numbers = (contact.number for contact in in_order(case.contacts))
    return next((number for number in numbers if number is not None), None)


def _rung(desk: Desk) -> Rung | None:
    """Return the step that asked USCIS, where it was taken."""
    rungs = rungs_of(desk.case, desk.procedure)
    return next((rung for rung in rungs if rung.step.id == "inquire"), None)


def _way(desk: Desk) -> OpenWay | None:
    """Return the help that a summary is for, with its days; None where it was asked already."""
    facts = facts_of(desk.case, desk.procedure, desk.today, is_too_early=False)
    rungs, step = rungs_of(desk.case, desk.procedure), desk.procedure.step("escalate")
    ways = ways_of(step, desk.case, desk.procedure, rungs, facts, desk.today)
    return next((way for way in ways if desk.kind == f"{way.channel}_summary"), None)


def _asked_lines(desk: Desk) -> list[Message]:
    """Return when USCIS was asked, and which time has passed, as far as it is known."""
    rung, way = _rung(desk), _way(desk)
    asked_on = rung.first.contact.on if rung else None
    if STEPS[desk.kind] != "escalate" or rung is None or asked_on is None:
        return []
    sentence = problems.ASKED_ON[desk.role != "applicant"]
    lines = [message(sentence, day=DateText(asked_on, "long"))]
    for working in way.opening if way else ():
        is_over = working.start == asked_on and working.result <= desk.today
        if is_over and working.rule in problems.TIME_IS_OVER:
            length = say_length(working.days, working.unit)
            day = DateText(working.last_day, "long")
            lines.append(message(problems.TIME_IS_OVER[working.rule], time=length, day=day))
    if way and way.closing and way.closing.start != asked_on:
        lines.append(message(problems.LAST_ASKED_ON, day=DateText(way.closing.start, "long")))
    return lines


def _way_notes(desk: Desk) -> list[str]:
    """Return from which day and until which day a summary can be sent."""
    if _rung(desk) is None:
        return [desk.say(NOT_TRIED), *_conditions(desk)]
    way = _way(desk)
    if way is None:
        return []
    if way.must_ask_again:
        return [desk.say(ASK_AGAIN), *_conditions(desk)]
    notes = []
    if way.opens_on is None or way.opens_on > desk.today:
        notes += _conditions(desk)
    if way.opens_on and way.opens_on > desk.today:
        notes.append(desk.say(message(NOT_BEFORE, day=way.opens_on)))
    if way.closes_on:
        notes.append(desk.say(message(UNTIL, day=way.closes_on)))
    return notes


def _conditions(desk: Desk) -> list[str]:
    return [desk.fact(name) for name in CONDITIONS.get(desk.kind, ())]


def _notes(desk: Desk) -> list[str]:
    if desk.kind == "expedite_request":
        stale = [item for item in _grounds(desk) if item.is_stale(desk.today)][:1]
        return [desk.fact(name) for name in (*ABOUT_EXPEDITING, *(item.id for item in stale))]
    notes = [TOO_EARLY] if (desk.plan.step, desk.plan.status) == ("gate", "wait") else []
    if STEPS[desk.kind] == "inquire":
        notes.append(ONE_IS_ENOUGH)
    said = [desk.say(text) for text in notes]
    if STEPS[desk.kind] == "escalate":
        said += _way_notes(desk)
    return said + [desk.fact(name) for name in ABOUT_HELP.get(desk.kind, ())]
