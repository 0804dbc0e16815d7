"""Many cases at once: the rows of a list, each read and planned like a single case.

A list comes as rows of texts (`caseload_files` reads CSV and Excel files); its first row names the
columns (`caseload_columns`). A row that is wrong keeps its place, with its mistakes; the others are
planned all the same. Of a case that a law protects nothing is told but that it is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from case_inquiry import forms
from case_inquiry.case import model as model
from case_inquiry.case import read_case
from case_inquiry.case.model import (
    Case,
    CaseError,
    FieldError,
    contact_kinds,
    key_of,
)
from case_inquiry.caseload.columns import (
    NO,
    REFERENCE,
    Column,
    letters_of,
    read_choice,
    read_flag,
    read_header,
)
from case_inquiry.days.typed import UnclearTextError, read_count_of_days, read_date
from case_inquiry.form.fields import REQUEST_NUMBER
from case_inquiry.messages import N_, Translator, message
from case_inquiry.plan import Plan, plan
from case_inquiry.procedure import Procedure

MOST_ROWS = 5_000
#: What people write into a cell that they leave empty.
EMPTY = frozenset({"", "-", "\u2013", "\u2014", "n/a"})
#: A day that moves: a list is read again on other days.
MOVING_DAYS = frozenset({"today", "yesterday"})
#: The kinds of keys that contain a day.
DAYS = ("day", "coming_day", "shown_day")
#: What a contact's cells may say No to: there was no such contact, no answer, no number.
MAY_BE_NO = frozenset({"on", "answered_on", REQUEST_NUMBER})

type Line = tuple[int, Sequence[str]]


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

    A protected case has nothing but its number. Otherwise there is a plan, or there are errors;
    `receipt_number` is then as it was typed.
    """

    number: int
    reference: str | None = None
    receipt_number: str | None = None
    protected: bool = False
    plan: Plan | None = None
    errors: tuple[RowError, ...] = ()

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the row; `plan` is that of a single case, or null."""
        return {
            "row": self.number,
            "reference": self.reference,
            "receipt_number": self.receipt_number,
            "protected": self.protected,
            "plan": self.plan and self.plan.as_json(using),
            "errors": [error.as_json(using) for error in self.errors],
        }


@dataclass(frozen=True)
class Caseload:
    """All rows of a list in their order, and what of the file was not read."""

    procedure: Procedure
    today: date
    rows: tuple[Row, ...]
    ignored_columns: tuple[str, ...] = ()
    ignored_sheets: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong in some row."""
        return any(row.errors for row in self.rows)

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the list as the command line prints it."""
        return {
            "procedure": self.procedure.id,
            "today": self.today.isoformat(),
            "rows": [row.as_json(using) for row in self.rows],
            "ignored_columns": list(self.ignored_columns),
            "ignored_sheets": list(self.ignored_sheets),
        }


def plan_lines(
    lines: Iterable[Line],
    procedure: Procedure,
    today: date,
    *,
    month_first: bool = True,
    ignored_sheets: tuple[str, ...] = (),
) -> Caseload:
    """Return the plans of a list's `lines`: row numbers with cells, the first naming the columns.

    `month_first` is the order of numbers in a date, as in the reader's language. Empty lines are
    passed over. Raises CaseError where the list as a whole cannot be read: no line, no known
    column, a column that is there twice, more than 5,000 cases.

    >>> from case_inquiry.procedure import load_procedure
    >>> lines = [(1, ["Receipt #", "Called on"]), (2, ["EAC-17-104-50146", "Oct 1, 2026"])]
    >>> found = plan_lines(lines, load_procedure("notice-2009"), date(2026, 11, 24)).rows[0]
    >>> found.receipt_number, found.plan.step, found.plan.status
    ('EAC1710450146', 'email_center', 'act')
    """
    filled = [line for line in lines if any(cell.strip() for cell in line[1])]
    if not filled:
        raise _unreadable(N_("There is nothing in this list."))
    if len(filled) - 1 > MOST_ROWS:
        sentence = N_("The list has {count} cases. Make it {most} or less.")
        raise _unreadable(sentence, "too_large", count=len(filled) - 1, most=MOST_ROWS)
    columns, ignored = read_header(filled[0][1])
    rows = (
        _RowReader(columns, cells, today, month_first).row(number, procedure)
        for number, cells in filled[1:]
    )
    return Caseload(procedure, today, tuple(rows), ignored, ignored_sheets)


def _unreadable(sentence: str, error: str = "invalid_value", **values: object) -> CaseError:
    return CaseError((FieldError(error, "", message(sentence, **values)),))


class _RowReader:
    """Reads one row; what a cell says wrongly is left out of the case and reported."""

    def __init__(
        self, columns: Sequence[Column], cells: Sequence[str], today: date, month_first: bool
    ) -> None:
        self._today = today
        self._month_first = month_first
        self._case: dict[str, Any] = {}
        self._contacts: dict[tuple[str, int], dict[str, Any]] = {}
        self._headers: dict[str, str] = {}
        self._errors: list[FieldError] = []
        texts = {
            column: cells[column.place].strip() for column in columns if column.place < len(cells)
        }
        self._texts = {
            column: text for column, text in texts.items() if text.casefold() not in EMPTY
        }
        #: The contacts whose date is No, with the header that says so.
        self._denied = {
            (column.target.channel, column.target.number): column.header
            for column, text in self._texts.items()
            if column.target.key == "on" and text.casefold() in NO
        }

    def row(self, number: int, procedure: Procedure) -> Row:
        """Return the row's case with its plan, or with all that is wrong with it."""
        for column, text in self._in_order():
            self._read(column, text)
        if self._is_protected():
            return Row(number, protected=True)
        unclear = [error for error in self._errors if error.field == "protected"]
        if unclear:  # it may be protected: tell no more of it
            return Row(number, errors=self._with_columns(unclear))
        typed = self._case.pop(REFERENCE, None)
        shown = self._case.get("receipt_number")
        case = self._checked()
        if case is None:
            return Row(number, typed, shown, errors=self._with_columns(self._errors))
        found = plan(case, procedure, self._today)
        return Row(number, typed, case.receipt_number, plan=found)

    def _in_order(self) -> list[tuple[Column, str]]:
        """Return the filled cells, contacts by the order of the ladder."""
        ladder = ["", *contact_kinds()]
        return sorted(
            self._texts.items(),
            key=lambda item: (ladder.index(item[0].target.channel), item[0].target.number),
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
        if channel and key in MAY_BE_NO and text.casefold() in NO:
            return None
        value = self._value(key, text)
        denied_by = self._denied.get((channel, number))
        if value is not None and denied_by is not None:
            sentence = N_("“{column}” says No. Write the day there, or leave this cell empty.")
            raise UnclearTextError("invalid_value", message(sentence, column=denied_by))
        return value

    def _value(self, key: str, text: str) -> object:
        """Return what a cell says, as a case file would; raises UnclearTextError."""
        if key == REFERENCE:
            return text
        kind = key_of(key).kind
        if kind == "choice":
            return read_choice(key, text)
        if kind == "flag":
            return read_flag(key, text)
        if kind == "days":
            return read_count_of_days(text, model.MOST_DAYS_TOLD)
        if kind == "version":
            return int(text) if text == "1" else text
        if kind == "shown_day" and letters_of(text) == letters_of(model.NOT_LISTED):
            return model.NOT_LISTED
        return self._day(text) if kind in DAYS else text

    def _day(self, text: str) -> str:
        if text.casefold() in MOVING_DAYS:
            words = message(
                N_("Write the date itself. “{word}” is another day tomorrow."), word=text
            )
            raise UnclearTextError("invalid_date", words)
        return read_date(text, self._today, month_first=self._month_first).isoformat()

    def _is_protected(self) -> bool:
        form = self._case.get("form", "")
        return self._case.get("protected") is True or forms.is_protected(form)

    def _checked(self) -> Case | None:
        """Return the case, or None where something is wrong with it or with a cell."""
        data = {**self._case, "contacts": list(self._contacts.values())}
        try:
            case = read_case(data, self._today)
        except CaseError as wrong:
            self._errors += [error for error in wrong.errors if not self._follows(error.field)]
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
