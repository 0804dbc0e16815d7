"""The plan: which step is a person's today, from which day, and how that was counted.

`plan` walks a procedure's data with a case in its hand. It knows how ladders work, not whose
ladder it is: steps, rules, ways out and warnings all come from the procedure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from case_inquiry.case.model import Case
from case_inquiry.conditions import all_hold
from case_inquiry.messages import Translator
from case_inquiry.plan.facts import facts_of, office_of
from case_inquiry.plan.ladder import (
    Early,
    Place,
    asked_and_empty,
    early_contacts,
    place_of,
    rungs_of,
)
from case_inquiry.plan.working import Working
from case_inquiry.procedure.model import Office, Procedure

__all__ = ["Early", "Plan", "Working", "plan"]

#: The statuses in which a step still asks for something.
OPEN_STATUSES = ("act", "wait")


@dataclass(frozen=True)
class Plan:
    """A person's place in a procedure on one day.

    `step`, `status` and `reason` are words of the procedure's file. `act_on` is the first day on
    which the step may be done, `answer_due` the last on which an answer is expected; None where
    there is none or it is not known. `missing` are paths of the case, `warnings` are codes.
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
    working: tuple[Working, ...] = ()
    early: tuple[Early, ...] = ()

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
            "working": [item.as_json(using) for item in self.working],
            "early": [
                {
                    "contact": item.contact,
                    "on": item.on.isoformat(),
                    "opened": item.opened.as_json(using),
                }
                for item in self.early
            ],
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
    rungs = rungs_of(case, procedure)
    early = early_contacts(rungs)
    facts = facts_of(case, procedure, today, is_too_early=bool(early))
    place = _exit(procedure, facts) or place_of(case, procedure, rungs, facts, today)
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
        warnings=_channel_warnings(procedure, place.step) + _warnings(procedure, facts),
        working=place.working,
        early=early,
    )


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
