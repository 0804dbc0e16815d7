"""Looking up a case's contacts: by date, those of one day in the order of the ladder."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from case_inquiry.case import Case, Contact, contact_kinds


def in_order(contacts: Iterable[Contact]) -> list[Contact]:
    """Return contacts by date, those of one day in the order of the ladder, undated ones last.

    >>> made = [Contact("center_email", date(2026, 11, 5)), Contact("call")]
    >>> found = in_order([*made, Contact("call", date(2026, 10, 1))])
    >>> [(contact.channel, str(contact.on)) for contact in found]
    [('call', '2026-10-01'), ('center_email', '2026-11-05'), ('call', 'None')]
    """
    ladder = list(contact_kinds())
    return sorted(
        contacts, key=lambda contact: (contact.on or date.max, ladder.index(contact.channel))
    )


def first_contact(case: Case, channel: str) -> Contact | None:
    """Return the first contact of `channel`, the one that counts, or None.

    >>> calls = Contact("call", date(2026, 11, 5)), Contact("call", date(2026, 10, 1))
    >>> first_contact(Case(contacts=calls), "call").on
    datetime.date(2026, 10, 1)
    """
    return next((item for item in in_order(case.contacts) if item.channel == channel), None)


def first_day(case: Case, channel: str) -> date | None:
    """Return the day of the first contact of `channel`, or None where there is none or no day.

    >>> first_day(Case(contacts=(Contact("call", date(2026, 10, 1)),)), "call")
    datetime.date(2026, 10, 1)
    """
    contact = first_contact(case, channel)
    return contact.on if contact else None
