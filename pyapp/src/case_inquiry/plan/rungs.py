"""The steps that a case has taken: its contacts in the order in which they count.

Contacts are sorted by day, those of one day in the order of the ladder, those of one kind in the
order of the list, those without a day last. A step's first contact starts its clock; a later one
of the same step does not restart it, unless an answer had ended the way before it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from case_inquiry.case.model import Case, Contact, is_empty
from case_inquiry.procedure.model import Procedure, Step


class Numbered(NamedTuple):
    """A contact with its place in the case, and its place among all contacts as they count."""

    position: int
    contact: Contact
    order: int

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

    @property
    def answered(self) -> tuple[Numbered, ...]:
        """The contacts whose answer leads on, by the step's own table of answers."""
        answers = self.step.after.answers if self.step.after else {}
        return tuple(item for item in self.contacts if item.contact.answer in answers)


def contacts_of(case: Case, procedure: Procedure, /) -> tuple[Numbered, ...]:
    """Return all contacts of a case in the order in which they count.

    >>> from case_inquiry.procedure import load_procedure
    >>> made = Contact("center_email", date(2026, 11, 5)), Contact("call", date(2026, 11, 5))
    >>> notice = load_procedure("notice-2009")
    >>> [item.contact.channel for item in contacts_of(Case(contacts=made), notice)]
    ['call', 'center_email']
    """
    if not case.contacts:
        return ()
    places = procedure.places

    def when(item: tuple[int, Contact]) -> tuple[date, int, int]:
        position, contact = item
        return contact.on or date.max, places.get(contact.channel, len(places)), position

    found = sorted(enumerate(case.contacts), key=when)
    return tuple(
        Numbered(position, contact, order) for order, (position, contact) in enumerate(found)
    )


def rungs_of(case: Case, procedure: Procedure, /) -> tuple[Rung, ...]:
    """Return the steps that were taken, in the order of the ladder.

    >>> from case_inquiry.procedure import load_procedure
    >>> called = Case(contacts=(Contact("call", on=date(2026, 10, 1)),))
    >>> [rung.step.id for rung in rungs_of(called, load_procedure("notice-2009"))]
    ['call']
    """
    counted = contacts_of(case, procedure)
    if not counted:
        return ()
    for step in procedure.steps:
        counted = _since_last_ended(step, counted)
    rungs = (
        Rung(step, tuple(item for item in counted if _takes(step, item.contact)))
        for step in procedure.steps
    )
    return tuple(rung for rung in rungs if rung.contacts)


def tells(value: object) -> bool:
    """Tell whether a field of the case says something: it is not empty, and not a no.

    >>> tells("SR-99"), tells(True), tells(False), tells(" "), tells(0)
    (True, True, False, False, True)
    """
    return not is_empty(value) and value is not False


def _takes(step: Step, contact: Contact) -> bool:
    return any(
        not done.needs or any(tells(contact.told(name)) for name in done.needs)
        for done in step.done_by
        if done.channel == contact.channel
    )


def _since_last_ended(step: Step, contacts: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    """Return the contacts that count after the last answer to `step` that ended the way.

    The first later contact of the step begins the ladder anew, and what came before it does not
    count; without one nothing counts but the step's own contacts, whatever else was sent.
    """
    if step.after is None or step.after.answered != "until_next":
        return contacts
    own = tuple(item for item in contacts if _takes(step, item.contact))
    ended = Rung(step, own).answered
    if not ended:
        return contacts
    later = [item.order for item in own if item.order > ended[-1].order]
    return tuple(item for item in contacts if item.order >= later[0]) if later else own
