"""The plan: which step is a person's today, from which day, and how that was counted.

`plan` walks a procedure's data with a case in its hand. It knows how ladders work, not whose
ladder it is: steps, rules, ways out and warnings all come from the procedure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from case_inquiry.case import Case
from case_inquiry.messages import Message, Translator, render, translator
from case_inquiry.procedure import Office, Procedure, Source


@dataclass(frozen=True)
class Working:
    """How one date was counted, so that it can be counted again.

    The count starts after `start` (day 0), lasts `days` in `unit` without the `excluded` days,
    through `last_day`; `result` is the day after. `words` and `source` are the rule's. `why` says
    in a sentence what the date means.
    """

    rule: str
    days: int
    unit: str
    start: date
    last_day: date
    result: date
    excluded: tuple[date, ...]
    words: str
    source: Source
    why: Message | None = None

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the working as part of the plan."""
        return {
            "rule": self.rule,
            "days": self.days,
            "unit": self.unit,
            "from": self.start.isoformat(),
            "last_day": self.last_day.isoformat(),
            "result": self.result.isoformat(),
            "excluded": [day.isoformat() for day in self.excluded],
            "words": render(self.words, using or translator()),
            "source": self.source.id,
            "why": None if self.why is None else render(self.why, using or translator()),
        }


@dataclass(frozen=True)
class Early:
    """A contact that was made before its step was open: its path, its day, and the opening."""

    contact: str
    on: date
    opened: Working


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
    from case_inquiry.ladder import place_of

    return place_of(case, procedure, today)
