"""The kinds of help that a step offers, each from its own day and for its own time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from case_inquiry.case.model import Case
from case_inquiry.plan.gates import gates_of, look_at
from case_inquiry.plan.rungs import Rung, contacts_of
from case_inquiry.plan.waits import Contacts, since_answer, workings_of
from case_inquiry.plan.working import Working, count
from case_inquiry.procedure.model import Procedure, Step, Way


@dataclass(frozen=True)
class OpenWay:
    """A kind of help that was not asked for yet: the first and the last day on which it may be.

    A day is None where there is none or it is not known. `must_ask_again`: its time is over, and a
    new contact must come first. `opening` and `closing` say how the days were counted.
    """

    channel: str
    opens_on: date | None = None
    closes_on: date | None = None
    must_ask_again: bool = False
    opening: tuple[Working, ...] = ()
    closing: Working | None = None

    def as_json(self) -> dict[str, str | None]:
        """Return the way as the plan shows it."""
        opens_on, closes_on = self.opens_on, self.closes_on
        return {
            "channel": self.channel,
            "opens_on": None if opens_on is None else opens_on.isoformat(),
            "closes_on": None if closes_on is None else closes_on.isoformat(),
        }


def ways_of(
    step: Step,
    case: Case,
    procedure: Procedure,
    rungs: tuple[Rung, ...],
    facts: dict[str, str],
    today: date,
) -> tuple[OpenWay, ...]:
    """Return the ways of a step that were not tried, in the order of the procedure.

    `rungs` are the steps that the case took, `facts` those of `facts_of`.

    >>> from case_inquiry.case.model import Contact
    >>> from case_inquiry.plan.rungs import rungs_of
    >>> from case_inquiry.procedure import load_procedure
    >>> current, today = load_procedure("current"), date(2026, 11, 24)
    >>> case = Case(problem="mistake", contacts=(Contact("e_request", date(2026, 10, 20)),))
    >>> rungs = rungs_of(case, current)
    >>> found = ways_of(current.step("escalate"), case, current, rungs, {}, today)
    >>> [(str(way.opens_on), str(way.closes_on)) for way in found]
    [('2026-11-11', 'None'), ('2026-12-19', '2027-01-18')]
    """
    tried = {
        item.contact.channel for rung in rungs if rung.step.id == step.id for item in rung.contacts
    }
    below = next(
        (rung for rung in rungs if rung.step.after and rung.step.after.then == step.id), None
    )
    everyone = contacts_of(case, procedure)
    found: list[OpenWay] = []
    for way in step.ways:
        if way.channel not in tried:
            opening = _opening(way, below, everyone) if below else ()
            if opening and way.gated:
                opening = _through_the_gates(opening, case, procedure, facts)
            found.append(_seen_on(today, way, opening, _closing(way, everyone)))
    return tuple(found)


def _seen_on(
    today: date, way: Way, opening: tuple[Working, ...], closing: Working | None
) -> OpenWay:
    opens_on = max((working.result for working in opening), default=None)
    if closing is not None and closing.last_day < max(today, opens_on or today):
        return OpenWay(way.channel, must_ask_again=True)
    closes_on = None if closing is None else closing.last_day
    return OpenWay(way.channel, opens_on, closes_on, opening=opening, closing=closing)


def _opening(way: Way, below: Rung, everyone: Contacts) -> tuple[Working, ...]:
    if way.opens is None:
        return since_answer(below, everyone) if below.answered else workings_of(below, everyone)
    start = below.first.contact.on
    return () if start is None else (count(way.opens, start),)


def _through_the_gates(
    opening: tuple[Working, ...], case: Case, procedure: Procedure, facts: dict[str, str]
) -> tuple[Working, ...]:
    """Add the opening of each gate between two days; none is known before a gate that is shut."""
    counted = list(opening)
    for step in procedure.steps:
        for gate in gates_of(step, facts):
            if gate.before is None:
                continue
            seen = look_at(gate, case, facts)
            if seen.missing or seen.is_shut:
                return ()
            counted += [seen.opens] if seen.opens else []
    return tuple(counted)


def _closing(way: Way, everyone: Contacts) -> Working | None:
    days = [item.contact.on for item in everyone if item.contact.channel in way.latest]
    last = max((day for day in days if day is not None), default=None)
    return None if way.closes is None or last is None else count(way.closes, last)
