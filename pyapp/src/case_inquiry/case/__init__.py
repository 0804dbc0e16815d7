"""Cases: `read_case` turns the content of a case file into a checked `Case`.

What `read_case` returns is whole and consistent. What is wrong it names, all at once; nothing is
changed, dropped or guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from case_inquiry.case.check import Checker
from case_inquiry.case.json_text import load_json
from case_inquiry.case.model import (
    ANSWERS,
    CASE_STATUSES,
    CENTERS,
    CONSENTS,
    LARGEST_CASE,
    LONGEST_TEXT,
    MOST_DAYS_TOLD,
    NOT_LISTED,
    NOT_RECEIVED,
    PROBLEMS,
    ROLES,
    SITUATIONS,
    Case,
    CaseError,
    Contact,
    ContactKind,
    FieldError,
    contact_kinds,
)

__all__ = [
    "ANSWERS",
    "CASE_STATUSES",
    "CENTERS",
    "CONSENTS",
    "LARGEST_CASE",
    "LONGEST_TEXT",
    "MOST_DAYS_TOLD",
    "NOT_LISTED",
    "NOT_RECEIVED",
    "PROBLEMS",
    "ROLES",
    "SITUATIONS",
    "Case",
    "CaseError",
    "Contact",
    "ContactKind",
    "FieldError",
    "contact_kinds",
    "parse_case",
    "read_case",
]


def read_case(data: object, today: date, *, kinds: Mapping[str, ContactKind] | None = None) -> Case:
    """Return the case that `data`, the content of a case file, describes.

    `kinds` are the kinds of contact that it may contain (`contact_kinds()` where not given). Raises
    CaseError with every mistake.

    >>> read_case({"filed_on": "2017-02-07"}, date(2026, 11, 24)).filed_on
    datetime.date(2017, 2, 7)
    >>> read_case({"filed_on": "7 Feb"}, date(2026, 11, 24))
    Traceback (most recent call last):
        ...
    case_inquiry.case.model.CaseError: filed_on: Write the day like 2026-11-01: year, month, day.
    """
    return Checker(today, contact_kinds() if kinds is None else kinds).case(data)


def parse_case(text: str | bytes, today: date) -> Case:
    """Return the case of a case file's text.

    Raises CaseError: `too_large` above 64 KiB, `invalid_json` where the text is no JSON, and what
    `read_case` finds.

    >>> parse_case('{"form": "I-485"}', date(2026, 11, 24)).form
    'I-485'
    """
    return read_case(load_json(text), today)
