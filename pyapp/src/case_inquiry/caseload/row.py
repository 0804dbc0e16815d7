"""One row of a list: what its cells say, read and planned like a single case.

What a cell says wrongly is left out of the case and reported. Of a row that a law may protect,
nothing is told but that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from case_inquiry import forms
from case_inquiry.case import model, read_case
from case_inquiry.case.model import Case, CaseError, FieldError, contact_kinds, key_of
from case_inquiry.case.nothing import is_blank, says_nothing
from case_inquiry.caseload.columns import (
    NO,
    PROTECTED,
    REFERENCE,
    YES,
    Column,
    letters_of,
    on_one_line,
    read_choice,
    read_flag,
)
from case_inquiry.caseload.sheet import FIRST_DAY, letters_of_column
from case_inquiry.days.typed import UnclearTextError, read_date
from case_inquiry.days.waits import read_count_of_days
from case_inquiry.form.fields import REQUEST_NUMBER
from case_inquiry.messages import N_, Translator, message
from case_inquiry.plan import Plan, plan
from case_inquiry.procedure import Procedure

#: A day that moves: a list is read again on other days.
MOVING_DAYS = frozenset({"today", "yesterday"})
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
LONGEST_SHOWN = 40

_TOTAL = re.compile(
    r"\s*(?:grand )?(?:sub)?(?:total|sum|count|average|mean|median)s?\b", re.IGNORECASE
)
#: A number that a spreadsheet shows for a day, of the years 1954 to 2119.
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.(\d+))?")
_SPOILED = re.compile(r"[A-Z]{0,3} ?\d[\d.,]*E\+?\d+|\d{6,10}(?:\.0+)?", re.IGNORECASE)


class RowError(NamedTuple):
    """A mistake of a row, with the header of its column (empty if in none)."""

    column: str
    mistake: FieldError

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the mistake of a case, and its column."""
        return {**self.mistake.as_json(using), "column": self.column}


@dataclass(frozen=True)
class Row:
    """One case of a list. `number` is its row in the file, the first row being 1.

    A protected case has nothing but its number. Otherwise there is a case with its plan, or there
    are errors; `receipt_number` is then as it was typed. `suggestion` is the number that may have
    been meant where its first letters are not known.
    """

    number: int
    reference: str | None = None
    receipt_number: str | None = None
    protected: bool = False
    plan: Plan | None = None
    errors: tuple[RowError, ...] = ()
    suggestion: str | None = None
    case: Case | None = None

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the row; `plan` is that of a single case, or null. `suggestion` may be missing."""
        shape: dict[str, object] = {
            "row": self.number,
            "reference": self.reference,
            "receipt_number": self.receipt_number,
            "protected": self.protected,
            "plan": self.plan and self.plan.as_json(using),
            "errors": [error.as_json(using) for error in self.errors],
        }
        return shape | ({"suggestion": self.suggestion} if self.suggestion else {})


@dataclass(frozen=True)
class Reading:
    """How the rows of one file are read: its columns, the day, and how its dates are written."""

    columns: Sequence[Column]
    headers: Sequence[str]
    today: date
    month_first: bool = True
    first_day: date = FIRST_DAY


class RowReader:
    """Reads one row."""

    def __init__(self, reading: Reading, number: int, cells: Sequence[str]) -> None:
        self._reading = reading
        self._today = reading.today
        self._number = number
        self._cells = cells
        self._case: dict[str, Any] = {}
        self._contacts: dict[tuple[str, int], dict[str, Any]] = {}
        self._headers: dict[str, str] = {}
        self._errors: list[FieldError] = []
        texts = {
            column: cells[column.place].strip()
            for column in reading.columns
            if column.place < len(cells)
        }
        self._texts = {
            column: text
            for column, text in texts.items()
            if not is_blank(text) or column.target.key == REFERENCE
        }
        #: The contacts whose date is No, with the header that says so.
        self._denied = {
            (column.target.channel, column.target.number): column.header
            for column, text in self._texts.items()
            if column.target.key == "on" and _is_no(text)
        }
        #: Days that a spreadsheet wrote as numbers, in the order of the columns.
        self.serial_days: list[tuple[str, date]] = []

    @property
    def is_case(self) -> bool:
        """Whether the row tells of a case: more than a word for it, and no sum of rows."""
        told = [column.target.key for column, text in self._texts.items() if text]
        names = [text for column, text in self._texts.items() if column.target.key == REFERENCE]
        is_total = any(_TOTAL.match(cell) for cell in (*self._cells[:1], *names))
        if "receipt_number" not in told and is_total:
            return False
        return any(key != REFERENCE for key in told)

    def key_of(self, row: Row) -> str:
        """Return the receipt number by which rows are compared; empty where none can be read."""
        if row.plan is not None:
            return row.receipt_number or ""
        for column, text in self._texts.items():
            if column.target.key == "receipt_number":
                try:
                    return read_case({column.target.key: text}, self._today).receipt_number or ""
                except CaseError:
                    return ""
        return ""

    def row(self, procedure: Procedure) -> Row:
        """Return the row's case with its plan, or with all that is wrong with it."""
        for column, text in self._in_order():
            self._read(column, text)
        if self._is_protected():
            return Row(self._number, protected=True)
        unclear = [error for error in self._errors if error.field == PROTECTED]
        unclear += self._maybe_protected() if self._case.get(PROTECTED) is None else []
        if unclear:  # it may be protected: tell no more of it
            return Row(self._number, errors=self._with_columns(unclear))
        self._errors += self._without_header()
        typed = self._case.pop(REFERENCE, None) or None
        shown = self._case.get("receipt_number")
        case = self._checked()
        if case is None:
            return Row(self._number, typed, shown, errors=self._with_columns(self._errors))
        found = plan(case, procedure, self._today)
        near = case.receipt.suggestion if case.receipt else None
        return Row(self._number, typed, case.receipt_number, plan=found, suggestion=near, case=case)

    def _in_order(self) -> list[tuple[Column, str]]:
        """Return the filled cells: contacts by the order of the ladder, the day of each first."""
        ladder = ["", *contact_kinds()]
        return sorted(
            self._texts.items(),
            key=lambda item: (
                ladder.index(item[0].target.channel),
                item[0].target.number,
                item[0].target.key != "on",
            ),
        )

    def _read(self, column: Column, text: str) -> None:
        try:
            value = self._told(column, text)
        except UnclearTextError as unclear:
            _, path = self._place(column)
            self._errors.append(FieldError(unclear.code, path, unclear.message))
            return
        if value is not None:
            owner, _ = self._place(column)
            owner[column.target.key] = value

    def _place(self, column: Column) -> tuple[dict[str, Any], str]:
        """Return what a cell belongs to, and its path; the first cell of a contact begins it."""
        key, channel, number = column.target
        owner, path = self._case, key
        if channel:
            owner = self._contacts.setdefault((channel, number), {"channel": channel})
            path = f"contacts[{list(self._contacts).index((channel, number))}].{key}"
        self._headers[path] = column.header
        return owner, path

    def _told(self, column: Column, text: str) -> object:
        """Return what a cell tells, None where it says No; raises UnclearTextError."""
        key, channel, number = column.target
        if key in MAY_BE_NO and _is_no(text):
            return None
        if key != REFERENCE and key_of(key).kind in MAY_BE_NOTHING and says_nothing(text):
            return None
        value = self._value(column, text)
        denied_by = self._denied.get((channel, number)) if channel else None
        if value is not None and denied_by is not None:
            sentence = N_("“{column}” says No. Write the day there, or leave this cell empty.")
            raise UnclearTextError("invalid_value", message(sentence, column=denied_by))
        return value

    def _value(self, column: Column, text: str) -> object:
        """Return what a cell says, as a case file would; raises UnclearTextError."""
        key = column.target.key
        if key == REFERENCE:
            return text
        kind = key_of(key).kind
        if kind == "choice":
            return None if letters_of(text) == "pending" else read_choice(key, text)
        if kind == "flag":
            return read_flag(key, text)
        if kind == "days":
            return self._count_of_days(column, text)
        if kind == "version":
            return int(text) if text == "1" else text
        if kind == "shown_day" and letters_of(text) == letters_of(model.NOT_LISTED):
            return model.NOT_LISTED
        if kind in DAYS:
            return self._day(column, text)
        return _checked_number(key, text)

    def _count_of_days(self, column: Column, text: str) -> int:
        place = (column.target.channel, column.target.number)
        told = self._contacts.get(place, {}).get("on")
        since = date.fromisoformat(told) if told else None
        return read_count_of_days(text, model.MOST_DAYS_TOLD, self._today, since=since)

    def _day(self, column: Column, text: str) -> str:
        if text.casefold() in MOVING_DAYS:
            words = message(
                N_("Write the date itself. “{word}” is another day tomorrow."), word=text
            )
            raise UnclearTextError("invalid_date", words)
        serial = _SERIAL.fullmatch(text)
        if serial:
            day = self._reading.first_day + timedelta(days=int(serial[1]))
            self.serial_days.append((column.header, day))
        else:
            day = read_date(text, self._today, month_first=self._reading.month_first)
        if column.target.key == "inquiry_date":
            self._check_inquiry_date(column, day)
        return day.isoformat()

    def _check_inquiry_date(self, column: Column, day: date) -> None:
        """Ask which day is meant where an inquiry date is recent: offices call their own day so."""
        is_whole_name = letters_of(column.header).startswith("caseinquirydate")
        if is_whole_name or not timedelta() <= self._today - day < RECENT:
            return
        sentence = N_(
            "{day} is recent. If it is the day you asked, name this column call_date or "
            "e_request_date. If the processing times page shows it, name this column “Case inquiry "
            "date”."
        )
        raise UnclearTextError("invalid_value", message(sentence, day=day))

    def _is_protected(self) -> bool:
        form = self._case.get("form", "")
        return self._case.get(PROTECTED) is True or forms.is_protected(form)

    def _maybe_protected(self) -> list[FieldError]:
        """Return the question whether the row is protected, where any other word in it says so."""
        # The words of an agent, and numbers like T1-31056, only look like it.
        read = {
            column.place
            for column in self._reading.columns
            if column.target.key not in (REFERENCE, "no_request_reason")
        }
        others = (cell for place, cell in enumerate(self._cells) if place not in read)
        if not any(forms.is_protected(cell) for cell in others if cell.strip()):
            return []
        sentence = N_(
            "A word in this row says that a law protects the case. Add a column “protected”, and "
            "write yes or no in it."
        )
        return [FieldError("invalid_value", PROTECTED, message(sentence))]

    def _without_header(self) -> list[FieldError]:
        """Return what is wrong where a cell stands beyond the last header."""
        width = max(place for place, header in enumerate(self._reading.headers) if header.strip())
        beyond = [place for place, cell in enumerate(self._cells) if place > width and cell.strip()]
        if not beyond:
            return []
        sentence = N_(
            "Column {column} has no header, but this row has “{cell}” in it. Give the column a "
            "name, or look for a comma that moved the cells of this row."
        )
        place = beyond[0]
        cell = on_one_line(self._cells[place])[:LONGEST_SHOWN]
        words = message(sentence, column=letters_of_column(place), cell=cell)
        return [FieldError("invalid_value", "", words)]

    def _checked(self) -> Case | None:
        """Return the case, or None where something is wrong with it or with a cell."""
        data = {**self._case, "contacts": list(self._contacts.values())}
        try:
            case = read_case(data, self._today)
        except CaseError as wrong:
            self._errors += [
                _spoiled(error, self._case)
                for error in wrong.errors
                if not self._follows(error.field)
            ]
            return None
        return None if self._errors else case

    def _follows(self, path: str) -> bool:
        """Tell whether a mistake at `path` comes of a cell that could not be read.

        That is so at the cell itself, and in a contact of which nothing else is told.
        """
        unread = {
            f"contacts[{place}]"
            for place, told in enumerate(self._contacts.values())
            if told.keys() == {"channel"}
        }
        return path.partition(".")[0] in unread or any(
            error.field == path for error in self._errors
        )

    def _with_columns(self, errors: Iterable[FieldError]) -> tuple[RowError, ...]:
        return tuple(RowError(self._header_of(error.field), error) for error in errors)

    def _header_of(self, path: str) -> str:
        """Return the header of the column at `path`, or of the contact's first one that is read."""
        contact = path.partition(".")[0]
        headers = self._headers.items()
        own = (header for other, header in headers if other.startswith(f"{contact}."))
        return self._headers.get(path) or next(own, "")


def _is_no(text: str) -> bool:
    return text.casefold() in NO or says_nothing(text)


def _checked_number(key: str, text: str) -> str:
    """Return a text as it is; a service request's number has a digit."""
    if key != REQUEST_NUMBER or any(sign.isdecimal() for sign in text):
        return text
    sentence = (
        N_("Write the number, or put Yes in a column “service_request_opened”.")
        if text.casefold() in YES
        else N_("Write the number. If no service request was opened, write No.")
    )
    raise UnclearTextError("invalid_value", message(sentence))


def _spoiled(error: FieldError, told: Mapping[str, Any]) -> FieldError:
    """Return the mistake of a receipt number; where a spreadsheet made it, that is said."""
    text = told.get(error.field)
    if error.field != "receipt_number" or not _SPOILED.fullmatch(str(text)):
        return error
    sentence = N_(
        "A spreadsheet took this receipt number for an amount and lost a part of it. Set the "
        "column to Text and copy the number from the notice again."
    )
    return FieldError(error.error, error.field, message(sentence), error.reason, error.suggestion)
