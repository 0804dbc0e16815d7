"""Find the step of a procedure that a case has reached.

A ladder's rungs are the steps that a contact takes. The highest rung that was reached decides: the
step's `after` says what follows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from case_inquiry.case.model import Case
from case_inquiry.plan.gates import gates_of, look_at
from case_inquiry.plan.rungs import Numbered, Rung, contacts_of, tells
from case_inquiry.plan.waits import Contacts, since_answer, undated_waits, workings_of
from case_inquiry.plan.ways import OpenWay, ways_of
from case_inquiry.plan.working import Working, count_from_answer, decide
from case_inquiry.procedure.model import After, Procedure, Step, Turn


@dataclass(frozen=True)
class Place:
    """The step that a case has reached; the fields are the plan's."""

    step: str | None
    status: str
    reason: str | None = None
    act_on: date | None = None
    answer_due: date | None = None
    missing: tuple[str, ...] = ()
    working: tuple[Working, ...] = ()


def place_of(
    case: Case,
    procedure: Procedure,
    rungs: tuple[Rung, ...],
    facts: dict[str, str],
    today: date,
) -> Place:
    """Return the step that the case has reached on `today`, leaving exits aside.

    `facts` are those of `facts_of`. Raises ValueError for a procedure whose steps no contact
    takes.

    >>> from case_inquiry.case.model import Contact
    >>> from case_inquiry.plan.rungs import rungs_of
    >>> from case_inquiry.procedure import load_procedure
    >>> notice = load_procedure("notice-2009")
    >>> called = Case(contacts=(Contact("call", on=date(2026, 10, 1)),))
    >>> place = place_of(called, notice, rungs_of(called, notice), {}, date(2026, 11, 1))
    >>> place.step, place.status
    ('email_center', 'act')
    """
    if not rungs:
        return _before_the_first(case, procedure, facts, today)
    top = rungs[-1]
    after = top.step.after
    if after is None:  # the check of the file refuses such a step
        raise ValueError(f"nothing follows the step {top.step.id!r}")
    if top.step.ways:
        left = ways_of(top.step, case, procedure, rungs, facts, today)
        return _after_help(top, after, left, today)
    everyone = contacts_of(case, procedure)
    turn = _turn(rungs, after)
    if turn is not None:
        return _after_answer(turn, top, after, everyone, today)
    return _after_contact(top, after, everyone, today)


def _before_the_first(
    case: Case, procedure: Procedure, facts: dict[str, str], today: date
) -> Place:
    """Return the place before a gate that is closed, or at the first step that a contact takes."""
    opened: tuple[Working, ...] = ()
    for step in procedure.steps:
        for gate in gates_of(step, facts):
            seen = look_at(gate, case, facts)
            if seen.missing:
                return Place(step.id, "act", missing=seen.missing)
            if seen.is_shut:
                return Place(step.id, "wait")
            opened += (seen.opens,) if seen.opens else ()
            if seen.opens and today < seen.opens.result:
                return Place(step.id, "wait", act_on=seen.opens.result, working=opened)
        if step.done_by:
            act_on = opened[-1].result if opened else None
            return Place(step.id, "act", act_on=act_on, working=opened)
    raise ValueError(f"the procedure {procedure.id!r} has no step that a contact takes")


def _turn(rungs: tuple[Rung, ...], after: After) -> Turn | None:
    """Return where an answer leads, if one counts (`procedure.model.ANSWERED`)."""
    if after.answered != "last":
        answered = rungs[-1].answered
        first = min(answered, key=_day_of_answer, default=None)
        return None if first is None else after.answers[first.contact.answer or ""]
    sent = [
        (item.order, rung.step.after, item.contact.answer)
        for rung in rungs
        for item in rung.contacts
        if rung.step.after is not None and rung.step.after.answered == "last"
    ]
    _, follows, answer = max(sent, key=lambda each: each[0])
    return follows.answers.get(answer or "")


def _day_of_answer(item: Numbered) -> date:
    return item.contact.answered_on or date.max


def _after_answer(turn: Turn, rung: Rung, after: After, everyone: Contacts, today: date) -> Place:
    """Follow an answer; where its day counts, not before the last day that was named."""
    workings = since_answer(rung, everyone) if turn.since_answer else ()
    if not workings:
        return Place(turn.step, turn.status, turn.reason)
    last = max(workings, key=lambda working: working.result)
    if today < last.result and last.rule != "same_day":
        return Place(after.step, "wait", answer_due=last.last_day, working=decide(workings))
    status = turn.status if last.result <= today else "wait"
    return Place(turn.step, status, turn.reason, act_on=last.result, working=decide(workings))


def _after_contact(rung: Rung, after: After, everyone: Contacts, today: date) -> Place:
    unclear = _unclear_answers(rung)
    if rung.first.contact.on is None:
        return Place(after.step, "wait", missing=(rung.first.path("on"), *unclear))
    if after.rule is None:
        return Place(after.step, "wait", missing=unclear)
    workings = workings_of(rung, everyone)
    unclear += undated_waits(rung, everyone)
    last = max(workings, key=lambda working: working.result)
    place = _waiting if today < last.result else _over
    return place(after, last, decide(workings), unclear)


def _waiting(
    after: After, last: Working, working: tuple[Working, ...], missing: tuple[str, ...]
) -> Place:
    """Return the place before a rule's result: an answer is due, or a step will open."""
    if after.rule is not None and after.rule.rule == "answer_within":
        due = last.last_day
        return Place(after.step, "wait", answer_due=due, missing=missing, working=working)
    return Place(after.step, "wait", act_on=last.result, missing=missing, working=working)


def _over(
    after: After, last: Working, working: tuple[Working, ...], missing: tuple[str, ...]
) -> Place:
    """Return the place from a rule's result on: a step is open, or an answer is late."""
    step, status = after.then or after.step, after.status or "act"
    if status == "act":
        return Place(step, status, act_on=last.result, missing=missing, working=working)
    return Place(step, status, answer_due=last.last_day, missing=missing, working=working)


def _after_help(rung: Rung, after: After, left: tuple[OpenWay, ...], today: date) -> Place:
    """Return the place after help was asked for; `left` are the ways that were not tried.

    Each way that was tried is waited for. Once all of them answered, the next one to open is left;
    without one the answer's own turn is taken.
    """
    answered = rung.answered
    tried = {item.contact.channel for item in rung.contacts}
    if tried - {item.contact.channel for item in answered}:
        undated = () if rung.first.contact.on else (rung.first.path("on"),)
        return Place(after.step, "wait", missing=undated + _unclear_answers(rung))
    first = min(answered, key=_day_of_answer)
    if not left:
        turn = after.answers[first.contact.answer or ""]
        return Place(turn.step, turn.status, turn.reason)
    way = min(left, key=lambda each: each.opens_on or date.max)
    workings = _after_both(first.contact.answered_on, way)
    act_on = max((working.result for working in workings), default=None)
    if act_on is None or (way.closes_on is not None and way.closes_on < act_on):
        return Place(rung.step.id, "wait")
    status = "act" if act_on <= today else "wait"
    return Place(rung.step.id, status, act_on=act_on, working=decide(workings))


def _after_both(answered_on: date | None, way: OpenWay) -> tuple[Working, ...]:
    """Return the counts to the later of an answer's day and a way's opening, if that is known."""
    if not way.opening:
        return ()
    words, source = way.opening[-1].words, way.opening[-1].source
    answer = [count_from_answer(answered_on, words, source)] if answered_on else []
    return (*answer, *way.opening)


def _unclear_answers(rung: Rung) -> tuple[str, ...]:
    """Return the paths of answers whose day is known but whose kind is not."""
    return tuple(
        item.path("answer")
        for item in rung.contacts
        if item.contact.answered_on is not None and item.contact.answer is None
    )


def asked_and_empty(step: Step, case: Case, rungs: tuple[Rung, ...], /) -> tuple[str, ...]:
    """Return the paths of what a step asks for and the case does not tell.

    >>> from case_inquiry.procedure import load_procedure
    >>> asked_and_empty(load_procedure("notice-2009").step("call"), Case(form="I-485"), ())
    ('receipt_number', 'a_number', 'filed_on')
    """
    found = (_empty_path(ask, case, rungs) for ask in step.asks)
    return tuple(path for path in found if path is not None)


@lru_cache(maxsize=256)
def _alternatives(ask: str) -> tuple[tuple[str, str], ...]:
    """Return the step and the field of each alternative; a field of the case has no step."""
    parted = (name.rpartition(".") for name in ask.split("|"))
    return tuple((step, field) for step, _, field in parted)


def _empty_path(ask: str, case: Case, rungs: tuple[Rung, ...]) -> str | None:
    """Return the path of what is asked for and empty; any contact may tell one of alternatives."""
    path: str | None = None
    names = _alternatives(ask)
    for step, field in names:
        if not step:
            if tells(getattr(case, field)):
                return None
            path = field
            continue
        rung = next((rung for rung in rungs if rung.step.id == step), None)
        if rung is None:
            return None
        tellers = rung.contacts if len(names) > 1 else (rung.first,)
        if any(tells(item.contact.told(field)) for item in tellers):
            return None
        path = rung.first.path(field)
    return path
