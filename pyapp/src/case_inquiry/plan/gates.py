"""Gates before the first contact: whether one is open, and from which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from case_inquiry.case.model import Case
from case_inquiry.conditions import all_hold
from case_inquiry.plan.working import Working, count
from case_inquiry.procedure.model import Gate, Step, WaitingRule


class Seen(NamedTuple):
    """A gate as a case finds it.

    `missing` are days that it needs and that are not known; `is_shut` says that no day is known on
    which it opens; `opens` counts to that day. It is open where none of the three is set.
    """

    missing: tuple[str, ...] = ()
    is_shut: bool = False
    opens: Working | None = None


def gates_of(step: Step, facts: dict[str, str]) -> Iterator[Gate]:
    """Yield the gates of a step that concern a case with these facts.

    >>> from case_inquiry.procedure import load_procedure
    >>> gate = load_procedure("current").step("gate")
    >>> [gate.day for gate in gates_of(gate, {"problem": "not_received"})]
    ['sent_on']
    """
    return (gate for gate in step.gates if all_hold(gate.when, {}, facts))


def look_at(gate: Gate, case: Case, facts: dict[str, str]) -> Seen:
    """Return the state of a gate for this case.

    >>> from case_inquiry.procedure import load_procedure
    >>> gate = load_procedure("current").step("gate").gates[0]
    >>> look_at(gate, Case(filed_on=date(2025, 6, 10)), {}).missing
    ('inquiry_date',)
    """
    day = getattr(case, gate.day)
    if gate.before is None:
        return Seen() if day is None else _counted(gate, day, facts)
    limit = getattr(case, gate.before)
    missing = tuple(name for name in (gate.day, gate.before) if getattr(case, name) is None)
    if missing:
        return Seen(missing)
    if limit == gate.unlisted:
        return _counted(gate, day, facts)
    return Seen(is_shut=not (isinstance(limit, date) and day < limit))


def _counted(gate: Gate, day: date, facts: dict[str, str]) -> Seen:
    return Seen(opens=count(rule_of(gate, facts), day))


def rule_of(gate: Gate, facts: dict[str, str]) -> WaitingRule:
    """Return the first rule of a gate whose conditions are true for these facts.

    Raises StopIteration for a gate without a rule of every case; no checked one has none.

    >>> from case_inquiry.procedure import load_procedure
    >>> gate = load_procedure("current").step("gate").gates[0]
    >>> rule_of(gate, {"form": "I-821D"}).days, rule_of(gate, {"form": "I-90"}).days
    (105, 6)
    """
    return next(rule for rule in gate.rules if all_hold(rule.when, {}, facts))
