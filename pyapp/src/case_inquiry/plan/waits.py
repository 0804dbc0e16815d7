"""How long to wait after a step's contact: by its rule, and by what was named to the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from case_inquiry.plan.rungs import Numbered, Rung
from case_inquiry.plan.working import (
    Working,
    count,
    count_from_answer,
    count_promised,
    count_told,
)
from case_inquiry.procedure.model import After, Procedure, Told

type Contacts = tuple[Numbered, ...]


@dataclass(frozen=True)
class Early:
    """A contact that was made before its step was open: its path, its day, and the opening."""

    contact: str
    on: date
    opened: Working


def workings_of(rung: Rung, everyone: Contacts, until: date = date.max) -> tuple[Working, ...]:
    """Return the counts that open what follows a rung; none where its first day is not known.

    They are the rule from the first contact, and what was named to the person `until` then.

    >>> from case_inquiry.case.model import Case, Contact
    >>> from case_inquiry.plan.rungs import contacts_of, rungs_of
    >>> from case_inquiry.procedure import load_procedure
    >>> notice = load_procedure("notice-2009")
    >>> case = Case(contacts=(Contact("call", date(2026, 10, 1), told_to_wait_days=45),))
    >>> found = workings_of(rungs_of(case, notice)[0], contacts_of(case, notice))
    >>> [str(working.result) for working in found]
    ['2026-11-01', '2026-11-16']
    """
    start, after = rung.first.contact.on, rung.step.after
    if after is None or after.rule is None or start is None:
        return ()
    told = _told(rung, after, everyone, until)
    return (count(after.rule, start), *told, *_promised(rung, after, everyone, until))


def since_answer(rung: Rung, everyone: Contacts) -> tuple[Working, ...]:
    """Return the counts that open what follows an answer: its day, and the days that were named.

    The first of several answers counts, those without a day last. There are none where no day is
    known.

    >>> from case_inquiry.case.model import Case, Contact
    >>> from case_inquiry.plan.rungs import contacts_of, rungs_of
    >>> from case_inquiry.procedure import load_procedure
    >>> current, on, answered = load_procedure("current"), date(2026, 11, 2), date(2026, 11, 9)
    >>> asked = Contact("e_request", on, answered_on=answered, answer="explained")
    >>> case = Case(contacts=(asked,))
    >>> found = since_answer(rungs_of(case, current)[0], contacts_of(case, current))
    >>> [working.rule for working in found]
    ['same_day']
    """
    after = rung.step.after
    days = [item.contact.answered_on for item in rung.answered if item.contact.answered_on]
    if after is None or after.rule is None:
        return ()
    rule = after.rule
    answer = [count_from_answer(day, rule.words, rule.source) for day in sorted(days)[:1]]
    return (*answer, *_promised(rung, after, everyone, date.max))


def _told(rung: Rung, after: After, everyone: Contacts, until: date) -> list[Working]:
    if after.told is None:
        return []
    told = after.told
    return [
        count_told(contact.told_to_wait_days, contact.on, told.words, told.source)
        for _, contact, _ in _namers(told, rung, everyone)
        if contact.told_to_wait_days is not None and contact.on is not None and contact.on <= until
    ]


def _promised(rung: Rung, after: After, everyone: Contacts, until: date) -> list[Working]:
    if after.promised is None:
        return []
    promised = after.promised
    return [
        count_promised(contact.promised_on, promised.words, promised.source)
        for _, contact, _ in _namers(promised, rung, everyone)
        if contact.promised_on is not None and (contact.on or date.max) <= until
    ]


def _namers(named: Told, rung: Rung, everyone: Contacts) -> Contacts:
    """Return the contacts that may have named a wait."""
    if not named.channels:
        return rung.contacts
    return tuple(item for item in everyone if item.contact.channel in named.channels)


def undated_waits(rung: Rung, everyone: Contacts) -> tuple[str, ...]:
    """Return the paths of days without which a number of days told to wait cannot be counted.

    >>> from case_inquiry.case.model import Case, Contact
    >>> from case_inquiry.plan.rungs import contacts_of, rungs_of
    >>> from case_inquiry.procedure import load_procedure
    >>> notice = load_procedure("notice-2009")
    >>> calls = Contact("call", date(2026, 10, 1)), Contact("call", told_to_wait_days=45)
    >>> case = Case(contacts=calls)
    >>> undated_waits(rungs_of(case, notice)[0], contacts_of(case, notice))
    ('contacts[1].on',)
    """
    told = rung.step.after.told if rung.step.after else None
    if told is None:
        return ()
    return tuple(
        item.path("on")
        for item in _namers(told, rung, everyone)
        if item.contact.told_to_wait_days is not None and item.contact.on is None
    )


def told_until(procedure: Procedure, everyone: Contacts, today: date) -> date | None:
    """Return the last day of the waits that were named and are not over on `today`, if any.

    >>> from case_inquiry.case.model import Case, Contact
    >>> from case_inquiry.plan.rungs import contacts_of
    >>> from case_inquiry.procedure import load_procedure
    >>> current = load_procedure("current")
    >>> case = Case(contacts=(Contact("call", date(2026, 11, 1), told_to_wait_days=30),))
    >>> told_until(current, contacts_of(case, current), date(2026, 12, 1))
    datetime.date(2026, 12, 1)
    """
    last_days: list[date] = []
    for step in procedure.steps if everyone else ():
        if step.after is not None:
            rung = Rung(step, ())
            last_days += [
                working.last_day
                for named in (_told, _promised)
                for working in named(rung, step.after, everyone, date.max)
            ]
    return max((day for day in last_days if day >= today), default=None)


def early_contacts(rungs: tuple[Rung, ...], everyone: Contacts, /) -> tuple[Early, ...]:
    """Return the first contact of each rung that was made before the rung below opened it.

    >>> from case_inquiry.case.model import Case, Contact
    >>> from case_inquiry.plan.rungs import contacts_of, rungs_of
    >>> from case_inquiry.procedure import load_procedure
    >>> contacts = Contact("call", date(2026, 10, 1)), Contact("center_email", date(2026, 10, 9))
    >>> case, notice = Case(contacts=contacts), load_procedure("notice-2009")
    >>> found = early_contacts(rungs_of(case, notice), contacts_of(case, notice))
    >>> [(early.contact, early.opened.result) for early in found]
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
        workings = workings_of(below, everyone, until=on)
        opening = max(workings, key=lambda working: working.result, default=None)
        if opening is not None and on < opening.result:
            found.append(Early(first.path("on"), on, opening))
    return tuple(found)
