"""Where a case stands on the ladder of a procedure.

A ladder's rungs are the steps that a contact takes. The highest rung that was reached decides: the
step's `after` says what follows it. The first contact of a rung starts the clock; a later one of
the same rung does not restart it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from case_inquiry.case.model import Case, Contact, is_empty
from case_inquiry.conditions import all_hold
from case_inquiry.plan.working import Working, count, count_from_answer, count_told, decide
from case_inquiry.procedure.model import After, Done, Gate, Procedure, Step, Turn


class Numbered(NamedTuple):
    """A contact with its place in the case."""

    position: int
    contact: Contact

    def path(self, field: str) -> str:
        """Return the path of one of the contact's fields in a case file."""
        return f"contacts[{self.position}].{field}"


class Rung(NamedTuple):
    """A step that was taken, with the contacts that took it, the first one in front."""

    step: Step
    contacts: tuple[Numbered, ...]

    @property
    def first(self) -> Numbered:
        """The contact that counts."""
        return self.contacts[0]


@dataclass(frozen=True)
class Place:
    """Where a case stands; the fields are the plan's."""

    step: str | None
    status: str
    reason: str | None = None
    act_on: date | None = None
    answer_due: date | None = None
    missing: tuple[str, ...] = ()
    working: tuple[Working, ...] = ()


@dataclass(frozen=True)
class Early:
    """A contact that was made before its step was open: its path, its day, and the opening."""

    contact: str
    on: date
    opened: Working


def rungs_of(case: Case, procedure: Procedure, /) -> tuple[Rung, ...]:
    """Return the steps that were taken, in the order of the ladder.

    >>> from case_inquiry.procedure import load_procedure
    >>> called = Case(contacts=(Contact("call", on=date(2026, 10, 1)),))
    >>> [rung.step.id for rung in rungs_of(called, load_procedure("notice-2009"))]
    ['call']
    """
    numbered = [Numbered(position, contact) for position, contact in enumerate(case.contacts)]
    # Contacts without a day come last: a day that is known counts before one that is not.
    numbered.sort(key=lambda item: item.contact.on or date.max)
    rungs = (
        Rung(step, tuple(item for item in numbered if _takes(step, item.contact)))
        for step in procedure.steps
    )
    return tuple(rung for rung in rungs if rung.contacts)


def _takes(step: Step, contact: Contact) -> bool:
    def is_done(done: Done) -> bool:
        is_filled = done.needs is None or not is_empty(getattr(contact, done.needs))
        return done.channel == contact.channel and is_filled

    return any(is_done(done) for done in step.done_by)


def place_of(
    case: Case,
    procedure: Procedure,
    rungs: tuple[Rung, ...],
    facts: dict[str, str],
    today: date,
) -> Place:
    """Return where the case stands on `today`, all ways out being closed.

    `facts` are those of `facts_of`. Raises ValueError for a procedure whose steps no contact
    takes.

    >>> from case_inquiry.procedure import load_procedure
    >>> notice = load_procedure("notice-2009")
    >>> called = Case(contacts=(Contact("call", on=date(2026, 10, 1)),))
    >>> place = place_of(called, notice, rungs_of(called, notice), {}, date(2026, 11, 1))
    >>> place.step, place.status
    ('email_center', 'act')
    """
    if rungs:
        return _after_contact(rungs[-1], today)
    opened: tuple[Working, ...] = ()
    for step in procedure.steps:
        if step.gate is not None and all_hold(step.gate.when, {}, facts):
            closed, opened = _at_gate(step.id, step.gate, case, today)
            if closed is not None:
                return closed
        if step.done_by:
            act_on = opened[-1].result if opened else None
            return Place(step.id, "act", act_on=act_on, working=opened)
    raise ValueError(f"the procedure {procedure.id!r} has no step that a contact takes")


def _at_gate(
    step: str, gate: Gate, case: Case, today: date
) -> tuple[Place | None, tuple[Working, ...]]:
    """Return the place before a gate that is closed, or None and the working of its opening."""
    day, limit = getattr(case, gate.day), getattr(case, gate.before)
    if day is None or limit is None:
        missing = [name for name in (gate.day, gate.before) if getattr(case, name) is None]
        return Place(step, "act", missing=tuple(missing)), ()
    if limit == gate.unlisted and gate.rule is not None:
        opening = count(gate.rule, day)
        if today < opening.result:
            return Place(step, "wait", act_on=opening.result, working=(opening,)), ()
        return None, (opening,)
    return (None, ()) if day < limit else (Place(step, "wait"), ())


def _after_contact(rung: Rung, today: date) -> Place:
    after = rung.step.after
    if after is None:  # the check of the file lets no such step pass
        raise ValueError(f"nothing follows the step {rung.step.id!r}")
    answered = [item for item in rung.contacts if item.contact.answer in after.answers]
    if answered:
        return _after_answer(answered, after, today)
    unclear = _unclear_answers(rung)
    first = rung.first
    if first.contact.on is None:
        return Place(after.step, "wait", missing=(first.path("on"), *unclear))
    if after.rule is None:
        return Place(after.step, "wait", missing=unclear)
    workings = _workings(rung, after)
    unclear += _undated_waits(rung, after)
    last = max(workings, key=lambda working: working.result)
    place = _waiting if today < last.result else _over
    return place(after, last, workings, unclear)


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


def _after_answer(answered: list[Numbered], after: After, today: date) -> Place:
    """Follow the first answer; those without a day come last."""
    first = min(answered, key=lambda item: item.contact.answered_on or date.max)
    turn: Turn = after.answers[first.contact.answer or ""]
    day = first.contact.answered_on if turn.since_answer else None
    if day is None or after.rule is None:
        return Place(turn.step, turn.status, turn.reason)
    working = count_from_answer(day, after.rule.words, after.rule.source)
    status = turn.status if day <= today else "wait"
    return Place(turn.step, status, turn.reason, act_on=day, working=(working,))


def _workings(rung: Rung, after: After, until: date = date.max) -> tuple[Working, ...]:
    """Count the rule from the first contact, and what any contact `until` then was told to wait."""
    start, rule, told = rung.first.contact.on, after.rule, after.told
    if start is None or rule is None:
        return ()
    workings = [count(rule, start)]
    for _position, contact in rung.contacts:
        days, day = contact.told_to_wait_days, contact.on
        if told is not None and days is not None and day is not None and day <= until:
            workings.append(count_told(days, day, told.words, told.source))
    return decide(workings)


def _undated_waits(rung: Rung, after: After) -> tuple[str, ...]:
    """Return the paths of days without which a number of days told to wait cannot be counted."""
    return tuple(
        item.path("on")
        for item in rung.contacts
        if after.told is not None
        and item.contact.told_to_wait_days is not None
        and item.contact.on is None
    )


def _unclear_answers(rung: Rung) -> tuple[str, ...]:
    """Return the paths of answers that came on some day and are not told."""
    return tuple(
        item.path("answer")
        for item in rung.contacts
        if item.contact.answered_on is not None and item.contact.answer is None
    )


def early_contacts(rungs: tuple[Rung, ...], /) -> tuple[Early, ...]:
    """Return the first contact of each rung that was made before the rung below opened it.

    >>> from case_inquiry.procedure import load_procedure
    >>> contacts = Contact("call", date(2026, 10, 1)), Contact("center_email", date(2026, 10, 9))
    >>> rungs = rungs_of(Case(contacts=contacts), load_procedure("notice-2009"))
    >>> [(early.contact, early.opened.result) for early in early_contacts(rungs)]
    [('contacts[1].on', datetime.date(2026, 11, 1))]
    """
    found: list[Early] = []
    taken = {rung.step.id: rung for rung in rungs}
    for below in rungs:
        after = below.step.after
        if after is None or after.then not in taken:
            continue
        first = taken[after.then].first
        on = first.contact.on
        if on is None:
            continue
        workings = _workings(below, after, until=on)
        opening = max(workings, key=lambda working: working.result, default=None)
        if opening is not None and on < opening.result:
            found.append(Early(first.path("on"), on, opening))
    return tuple(found)


def asked_and_empty(step: Step, case: Case, rungs: tuple[Rung, ...], /) -> tuple[str, ...]:
    """Return the paths of what a step asks for and the case does not tell.

    >>> from case_inquiry.procedure import load_procedure
    >>> asked_and_empty(load_procedure("notice-2009").step("call"), Case(form="I-485"), ())
    ('receipt_number', 'a_number', 'filed_on')
    """
    found = (_empty_path(ask, case, rungs) for ask in step.asks)
    return tuple(path for path in found if path is not None)


def _empty_path(ask: str, case: Case, rungs: tuple[Rung, ...]) -> str | None:
    path: str | None = None
    for name in ask.split("|"):
        step, dot, field = name.partition(".")
        if not dot:
            owner: Case | Contact = case
            field, path = name, name
        else:
            rung = next((rung for rung in rungs if rung.step.id == step), None)
            if rung is None:
                return None
            owner, path = rung.first.contact, rung.first.path(field)
        if not is_empty(getattr(owner, field)):
            return None
    return path
