"""The plan: which step is a person's today, from which day, and how that was counted.

`plan` walks a procedure's data with a case in its hand. It knows how ladders work, not whose
ladder it is: steps, rules, ways out and warnings all come from the procedure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from case_inquiry.case.model import Case
from case_inquiry.conditions import all_hold, as_fact
from case_inquiry.messages import Translator
from case_inquiry.plan.facts import facts_of, office_of
from case_inquiry.plan.ladder import Place, asked_and_empty, place_of
from case_inquiry.plan.rungs import Rung, contacts_of, rungs_of
from case_inquiry.plan.waits import Early, early_contacts, told_until
from case_inquiry.plan.ways import OpenWay, ways_of
from case_inquiry.plan.working import Working
from case_inquiry.procedure.model import News, Office, Procedure

__all__ = ["Early", "OpenWay", "Plan", "Working", "plan"]

#: The statuses in which a step still asks for something.
OPEN_STATUSES = ("act", "wait")


@dataclass(frozen=True)
class Plan:
    """A person's place in a procedure on one day.

    `step`, `status` and `reason` are words of the procedure's file. `act_on` is the first day on
    which the step may be done, `answer_due` the last on which an answer is expected; None where
    there is none or it is not known. `missing` are paths of the case, `warnings` are codes, `ways`
    the kinds of help not tried yet. `told_until` is the last day of a wait that was named to the
    person and is not over before the first step.
    """

    procedure: str
    today: date
    step: str | None
    status: str
    reason: str | None
    act_on: date | None
    answer_due: date | None
    office: Office | None
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    ways: tuple[OpenWay, ...] = ()
    working: tuple[Working, ...] = ()
    early: tuple[Early, ...] = ()
    told_until: date | None = None

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the plan with the keys of the published schema."""
        return {
            "procedure": self.procedure,
            "today": self.today.isoformat(),
            "step": self.step,
            "status": self.status,
            "reason": self.reason,
            "act_on": self.act_on and self.act_on.isoformat(),
            "answer_due": self.answer_due and self.answer_due.isoformat(),
            "office": self.office and self.office.as_json(),
            "missing": list(self.missing),
            "warnings": list(self.warnings),
            "ways": [way.as_json() for way in self.ways],
            "working": [item.as_json(using) for item in self.working],
            "early": [
                {
                    "contact": item.contact,
                    "on": item.on.isoformat(),
                    "opened": item.opened.as_json(using),
                }
                for item in self.early
            ],
            "told_until": self.told_until and self.told_until.isoformat(),
        }


def plan(case: Case, procedure: Procedure, today: date) -> Plan:
    """Return the step of `case` in `procedure` on `today`.

    >>> from case_inquiry.case import Contact
    >>> from case_inquiry.procedure import load_procedure
    >>> called = Case(contacts=(Contact("call", on=date(2026, 10, 1)),))
    >>> found = plan(called, load_procedure("notice-2009"), date(2026, 10, 31))
    >>> found.step, found.status, found.act_on
    ('email_center', 'wait', datetime.date(2026, 11, 1))
    """
    rungs, everyone = rungs_of(case, procedure), contacts_of(case, procedure)
    early = early_contacts(rungs, everyone)
    facts = facts_of(case, procedure, today, is_too_early=bool(early))
    leaving = _exit(procedure, facts)
    place = leaving or place_of(case, procedure, rungs, facts, today)
    ways: tuple[OpenWay, ...] = ()
    told: date | None = None
    if leaving is None:
        ways = _ways_at(place, case, procedure, rungs, facts, today)
        told = None if rungs else told_until(procedure, everyone, today)
    facts["ask_again"] = as_fact(any(way.must_ask_again for way in ways))
    facts["told_to_wait"] = as_fact(told is not None)
    asked: tuple[str, ...] = ()
    if place.step is not None and place.status in OPEN_STATUSES:
        asked = asked_and_empty(procedure.step(place.step), case, rungs)
    return Plan(
        procedure=procedure.id,
        today=today,
        step=place.step,
        status=place.status,
        reason=place.reason,
        act_on=place.act_on,
        answer_due=place.answer_due,
        office=office_of(case, procedure),
        missing=asked + place.missing,
        warnings=(
            *_channel_warnings(procedure, place.step),
            *_warnings(procedure, facts),
            *(news.code for news in procedure.news if _bears_on(case, news, facts, today)),
        ),
        ways=ways,
        working=place.working,
        early=early,
        told_until=told,
    )


def _ways_at(
    place: Place,
    case: Case,
    procedure: Procedure,
    rungs: tuple[Rung, ...],
    facts: dict[str, str],
    today: date,
) -> tuple[OpenWay, ...]:
    """Return the ways that are left, at the step that offers them and after one was tried."""
    reached = {place.step, *(rung.step.id for rung in rungs)}
    steps = [step for step in procedure.steps if step.ways and step.id in reached]
    found = (ways_of(step, case, procedure, rungs, facts, today) for step in steps)
    return tuple(way for ways in found for way in ways)


def _bears_on(case: Case, news: News, facts: dict[str, str], today: date) -> bool:
    """Tell whether a fact with a short life bears on the case and is fresh."""
    if news.statement.is_stale(today) or not all_hold(news.when, {}, facts):
        return False
    day: date | None = getattr(case, news.day) if news.day else None
    if day is None:
        return True
    is_before = news.before is None or day < news.before
    return is_before and (news.since is None or day >= news.since)


def _exit(procedure: Procedure, facts: dict[str, str]) -> Place | None:
    """Return the first way out that is open."""
    for way in procedure.exits:
        if all_hold(way.when, {}, facts):
            return Place(way.step, way.status, way.reason)
    return None


def _channel_warnings(procedure: Procedure, step: str | None) -> tuple[str, ...]:
    """Return one code for each state, other than open, of the step's channels."""
    channels = procedure.step(step).channels if step is not None else ()
    states = dict.fromkeys(channel.state for channel in channels if channel.state != "open")
    return tuple(f"channel_{state}" for state in states)


def _warnings(procedure: Procedure, facts: dict[str, str]) -> tuple[str, ...]:
    return tuple(
        warning.code for warning in procedure.warnings if all_hold(warning.when, {}, facts)
    )
