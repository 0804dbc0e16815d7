"""What one cell of a list says, as a case file would say it.

A list says the same days, forms and answers in many rows. What such a cell was read as is kept
with the list's reader and goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from case_inquiry import forms
from case_inquiry.case import model
from case_inquiry.case.model import key_of
from case_inquiry.case.nothing import says_nothing
from case_inquiry.caseload.choices import (
    is_pending,
    letters_of,
    read_choice,
    read_flag,
    says_no,
    says_yes,
)
from case_inquiry.caseload.columns import REFERENCE, Column
from case_inquiry.days.typed import UnclearTextError, clean_text, read_date
from case_inquiry.days.waits import read_count_of_days
from case_inquiry.days.words import Order, meanings_of
from case_inquiry.form.fields import REQUEST_NUMBER
from case_inquiry.messages import N_, message

#: The kinds of keys that contain a day.
DAYS = ("day", "coming_day", "shown_day")
#: What cells may say No to: there was no such contact, answer, number or end.
MAY_BE_NO = frozenset(
    {"on", "answered_on", "promised_on", "sent_on", "resolved_on", REQUEST_NUMBER}
)
#: The kinds of keys that can say that there is nothing.
MAY_BE_NOTHING = frozenset({"receipt_number", "a_number", "line", "time", "days", *DAYS})
#: An inquiry date is months old. A later day is mostly the day on which an office asked.
RECENT = timedelta(days=60)
#: So many different texts are kept of each kind.
MOST_KEPT = 4096

#: A number that a spreadsheet shows for a day, of the years 1954 to 2119.
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.(\d+))?")


class Said(NamedTuple):
    """What a cell says: `value` is None where it says No; a `serial` day was a number."""

    value: object
    serial: date | None = None


_NOTHING = Said(None)


class Cells:
    """Reads the cells of one list."""

    def __init__(self, today: date, *, order: Order, first_day: date) -> None:
        self._today = today
        self._order = order
        self._first_day = first_day
        self._kept_day = lru_cache(MOST_KEPT)(self._day)
        self._kept_count = lru_cache(MOST_KEPT)(self._count_of_days)
        self._kept_choice = lru_cache(MOST_KEPT)(_choice)
        self._kept_flag = lru_cache(MOST_KEPT)(read_flag)
        self.is_protected_form: Callable[[str], bool] = lru_cache(MOST_KEPT)(forms.is_protected)

    def read(self, column: Column, text: str, told_on: str | None) -> Said:
        """Return what `text` says in `column`; raises UnclearTextError.

        `told_on` is the day of the contact that the cell is about, as a case file has it.
        """
        key = column.target.key
        if key == REFERENCE:
            return Said(text)
        kind = key_of(key).kind
        if kind in DAYS:
            return self._kept_day(kind, text, may_be_no=key in MAY_BE_NO)
        if kind == "choice":
            return Said(self._kept_choice(key, text))
        if kind == "flag":
            return Said(self._kept_flag(key, text))
        if kind == "days":
            return Said(self._kept_count(text, told_on))
        if kind == "version":
            return Said(int(text) if text == "1" else text)
        says_none = is_no if key in MAY_BE_NO else says_nothing
        if kind in MAY_BE_NOTHING and says_none(text):
            return _NOTHING
        return Said(_checked_number(key, text))

    def _count_of_days(self, text: str, told_on: str | None) -> int | None:
        if says_nothing(text):
            return None
        since = date.fromisoformat(told_on) if told_on else None
        return read_count_of_days(
            text, model.MOST_DAYS_TOLD, self._today, since=since, order=self._order
        )

    def _day(self, kind: str, text: str, *, may_be_no: bool) -> Said:
        if says_nothing(text) or (may_be_no and is_no(text)):
            return _NOTHING
        if kind == "shown_day" and letters_of(text) == letters_of(model.NOT_LISTED):
            return Said(model.NOT_LISTED)
        if clean_text(text) in meanings_of("days_ago"):
            # A list is read again on other days.
            words = message(
                N_("Write the date itself. “{word}” is another day tomorrow."), word=text
            )
            raise UnclearTextError("invalid_date", words)
        serial = _SERIAL.fullmatch(text)
        if serial:
            counted = self._first_day + timedelta(days=int(serial[1]))
            return Said(counted.isoformat(), counted)
        return Said(read_date(text, self._today, order=self._order).isoformat())

    def check_inquiry_date(self, column: Column, value: object) -> None:
        """Ask which day is meant where an inquiry date is recent: offices call their own day so.

        Raises UnclearTextError.
        """
        if column.target.key != "inquiry_date" or value in (None, model.NOT_LISTED):
            return
        day = date.fromisoformat(str(value))
        is_whole_name = letters_of(column.header).startswith("caseinquirydate")
        if is_whole_name or not timedelta() <= self._today - day < RECENT:
            return
        sentence = N_(
            "{day} is recent. If it is the day you asked, name this column call_date or "
            "e_request_date. If the processing times page shows it, name this column “Case inquiry "
            "date”."
        )
        raise UnclearTextError("invalid_value", message(sentence, day=day))


def is_no(text: str) -> bool:
    """Tell whether a cell says that there was no such contact or day.

    >>> is_no("No"), is_no("never"), is_no("2026-10-01")
    (True, True, False)
    """
    return says_no(text) or says_nothing(text)


def _choice(key: str, text: str) -> str | None:
    return None if is_pending(text) else read_choice(key, text)


def _checked_number(key: str, text: str) -> str:
    """Return a text as it is; a service request's number has a digit."""
    if key != REQUEST_NUMBER or any(sign.isdecimal() for sign in text):
        return text
    sentence = (
        N_("Write the number, or put Yes in a column “service_request_opened”.")
        if says_yes(text)
        else N_("Write the number. If no service request was opened, write No.")
    )
    raise UnclearTextError("invalid_value", message(sentence))
