"""One row of a list: what its cells say, read and planned like a single case.

What a cell says wrongly is left out of the case and reported. Of a row that a law may protect,
nothing is told but that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from case_inquiry import forms
from case_inquiry.case import read_case
from case_inquiry.case.model import Case, CaseError, FieldError, contact_kinds
from case_inquiry.case.nothing import is_blank, says_nothing
from case_inquiry.caseload.cells import Cells, is_no
from case_inquiry.caseload.choices import PROTECTED
from case_inquiry.caseload.columns import RECEIPT, REFERENCE, Column, on_one_line
from case_inquiry.caseload.same import as_integer
from case_inquiry.caseload.sheet import FIRST_DAY, letters_of_column
from case_inquiry.caseload.wide import cases_of, told_of
from case_inquiry.days.typed import UnclearTextError
from case_inquiry.days.words import Order
from case_inquiry.identifiers import receipt
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.messages import N_, Translator, message
from case_inquiry.plan import Plan, plan
from case_inquiry.procedure import Procedure

LONGEST_SHOWN = 40

_TOTAL = re.compile(
    r"\s*(?:grand )?(?:sub)?(?:total|suma?|promedio|count|average|mean|median)s?\b", re.IGNORECASE
)
_SPOILED = re.compile(r"[A-Z]{0,3} ?\d[\d.,]*E\+?\d+|\d{6,10}(?:\.0+)?", re.IGNORECASE)


type Cell = tuple[Column, str]


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


class Reading:
    """How the rows of one file are read: its columns, the day, and how its dates are written."""

    def __init__(
        self,
        columns: Sequence[Column],
        headers: Sequence[str],
        today: date,
        *,
        order: Order = Order.MONTH_FIRST,
        first_day: date = FIRST_DAY,
    ) -> None:
        self.today = today
        self.cells = Cells(today, order=order, first_day=first_day)
        self._cases = cases_of(_in_order(columns))
        self.width = max(place for place, header in enumerate(headers) if header.strip())
        self._columns = _in_order(columns)
        # The words of an agent, and numbers like T1-31056, only look like a word for a law.
        self._read = {
            column.place
            for column in columns
            if column.target.key not in (REFERENCE, "no_request_reason")
        }
        self._receipts = [column.place for column in columns if column.target.key == RECEIPT]

    def filled(self, cells: Sequence[str]) -> list[Cell]:
        """Return the cells of a row that say something, in the order in which they are read."""
        found: list[Cell] = []
        for column in self._columns:
            text = cells[column.place].strip() if column.place < len(cells) else ""
            if text and (column.target.key == REFERENCE or not is_blank(text)):
                found.append((column, text))
        return found

    def is_case(self, cells: Sequence[str], filled: Sequence[Cell]) -> bool:
        """Tell whether a row tells of a case: more than a word for it, and no sum of rows."""
        told = {column.target.key for column, _ in filled}
        if RECEIPT not in told:
            names = (text for column, text in filled if column.target.key == REFERENCE)
            if any(_TOTAL.match(cell) for cell in (*cells[:1], *names)):
                return False
        return bool(told - {REFERENCE})

    def numbers(self, cells: Sequence[str]) -> Iterator[int]:
        """Yield the receipt numbers of a row that can be read, each as one whole number."""
        for place in self._receipts:
            text = cells[place].strip() if place < len(cells) else ""
            number = self.number_of(text) if text else None
            if number is not None:
                yield number

    def number_of(self, text: str) -> int | None:
        """Return a receipt number as one whole number, or None where it cannot be read."""
        try:
            return as_integer(receipt.validate(text, today=self.today))
        except ValidationError:
            return None

    def read(
        self, number: int, cells: Sequence[str], filled: Sequence[Cell], procedure: Procedure
    ) -> list[RowReader]:
        """Return the readers of a row's cases, each with its case read.

        Of a row that a law may protect in one of its cases, that case's reader alone is left.
        """
        readers = [
            RowReader(self, number, cells, texts, form) for texts, form in self._cases_in(filled)
        ]
        for reader in readers:
            reader.read(procedure)
        hiding = [reader for reader in readers if reader.hides]
        return sorted(hiding, key=lambda each: not each.row.protected)[:1] or readers

    def _cases_in(self, filled: Sequence[Cell]) -> Iterator[tuple[Sequence[Cell], str | None]]:
        """Yield what a row tells of each of its cases, and the form that a header names."""
        if len(self._cases) == 1:
            yield filled, None
            return
        texts = {column.place: text for column, text in filled}
        saying = frozenset(place for place, text in texts.items() if not says_nothing(text))
        for case in told_of(self._cases, saying):
            own = [(each, texts[each.place]) for each in case.columns if each.place in texts]
            yield own, case.form

    def others(self, cells: Sequence[str]) -> Iterator[str]:
        """Yield the cells of a row that are not read."""
        return (cell for place, cell in enumerate(cells) if place not in self._read)


def _in_order(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns with contacts by the order of the ladder, the day of each first."""
    ladder = ["", *contact_kinds()]

    def place(column: Column) -> tuple[int, int, bool]:
        key, channel, number = column.target
        return ladder.index(channel), number, key != "on"

    return tuple(sorted(columns, key=place))


class _Contact(NamedTuple):
    """A contact of the row: its place among them, and what was told of it."""

    place: int
    told: dict[str, Any]


class RowReader:
    """Reads one case of a row."""

    def __init__(
        self,
        reading: Reading,
        number: int,
        cells: Sequence[str],
        texts: Sequence[Cell],
        form: str | None = None,
    ) -> None:
        self._reading = reading
        self._number = number
        self._cells = cells
        self._form = form
        self._case: dict[str, Any] = {}
        self._contacts: dict[tuple[str, int], _Contact] = {}
        self._placed: list[Column] = []
        self._errors: list[FieldError] = []
        self._texts = texts
        #: The contacts whose date is No, with the header that says so.
        self._denied = {
            (column.target.channel, column.target.number): column.header
            for column, text in self._texts
            if column.target.key == "on" and is_no(text)
        }
        #: Days that a spreadsheet wrote as numbers, in the order of the columns.
        self.serial_days: list[tuple[str, date]] = []
        #: What the case became, once it was read, and whether all else in its row is hidden.
        self.row = Row(number)
        self.hides = False

    @property
    def number(self) -> int | None:
        """The receipt number as one whole number, or None where it cannot be read."""
        typed = next((text for column, text in self._texts if column.target.key == RECEIPT), "")
        return self._reading.number_of(typed) if typed else None

    def read(self, procedure: Procedure) -> None:
        """Read the case with its plan, or with all that is wrong with it."""
        for column, text in self._texts:
            self._read(column, text)
        self.row = self._hidden() or self._row(procedure)

    def _hidden(self) -> Row | None:
        """Return the row of a case that a law protects or may protect: no more is told of it."""
        self.hides = True
        if self._is_protected():
            return Row(self._number, protected=True)
        unclear = [error for error in self._errors if error.field == PROTECTED]
        unclear += self._maybe_protected() if self._case.get(PROTECTED) is None else []
        if unclear:
            return Row(self._number, errors=self._with_columns(unclear))
        self.hides = False
        return None

    def _row(self, procedure: Procedure) -> Row:
        self._errors += self._without_header()
        if self._form is not None:
            self._case["form"] = self._form
        typed = self._case.pop(REFERENCE, None) or None
        shown = self._case.get(RECEIPT)
        case = self._checked()
        if case is None:
            return Row(self._number, typed, shown, errors=self._with_columns(self._errors))
        found = plan(case, procedure, self._reading.today)
        near = case.receipt.suggestion if case.receipt else None
        return Row(self._number, typed, case.receipt_number, plan=found, suggestion=near, case=case)

    def _read(self, column: Column, text: str) -> None:
        key = column.target.key
        try:
            value = self._told(column, text)
        except UnclearTextError as unclear:
            self._owner(column)
            path = self._path(column)
            self._errors.append(FieldError(unclear.code, path, unclear.message))
            return
        if value is not None:
            self._owner(column)[key] = value

    def _owner(self, column: Column) -> dict[str, Any]:
        """Return what a cell belongs to; the first cell of a contact begins it."""
        _, channel, number = column.target
        self._placed.append(column)
        if not channel:
            return self._case
        contact = self._contacts.get((channel, number))
        if contact is None:
            contact = _Contact(len(self._contacts), {"channel": channel})
            self._contacts[channel, number] = contact
        return contact.told

    def _path(self, column: Column) -> str:
        key, channel, number = column.target
        return f"contacts[{self._contacts[channel, number].place}].{key}" if channel else key

    def _told(self, column: Column, text: str) -> object:
        """Return what a cell tells, None where it says No; raises UnclearTextError."""
        _, channel, number = column.target
        contact = self._contacts.get((channel, number)) if channel else None
        said = self._reading.cells.read(column, text, contact.told.get("on") if contact else None)
        if said.serial is not None:
            self.serial_days.append((column.header, said.serial))
        self._reading.cells.check_inquiry_date(column, said.value)
        denied_by = self._denied.get((channel, number)) if channel else None
        if said.value is not None and denied_by is not None:
            sentence = N_("“{column}” says No. Write the day there, or leave this cell empty.")
            raise UnclearTextError("invalid_value", message(sentence, column=denied_by))
        return said.value

    def _is_protected(self) -> bool:
        named = (self._case.get("form"), self._form)
        is_such = self._reading.cells.is_protected_form
        return self._case.get(PROTECTED) is True or any(is_such(form) for form in named if form)

    def _maybe_protected(self) -> list[FieldError]:
        """Return the question whether the row is protected, where any other word in it says so."""
        others = self._reading.others(self._cells)
        if not any(forms.is_protected(cell) for cell in others if cell.strip()):
            return []
        sentence = N_(
            "A word in this row says that a law protects the case. Add a column “protected”, and "
            "write yes or no in it."
        )
        return [FieldError("invalid_value", PROTECTED, message(sentence))]

    def _without_header(self) -> list[FieldError]:
        """Return what is wrong where a cell stands beyond the last header."""
        first = self._reading.width + 1
        beyond = [place for place, cell in enumerate(self._cells[first:], first) if cell.strip()]
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
        data = {**self._case, "contacts": [each.told for each in self._contacts.values()]}
        try:
            case = read_case(data, self._reading.today)
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
            for place, told in self._contacts.values()
            if told.keys() == {"channel"}
        }
        return path.partition(".")[0] in unread or any(
            error.field == path for error in self._errors
        )

    def _with_columns(self, errors: Iterable[FieldError]) -> tuple[RowError, ...]:
        return tuple(RowError(self._header_of(error.field), error) for error in errors)

    def _header_of(self, path: str) -> str:
        """Return the header of the column at `path`, or of the contact's first one that is read."""
        headers = {self._path(column): column.header for column in self._placed}
        contact = path.partition(".")[0]
        own = (header for other, header in headers.items() if other.startswith(f"{contact}."))
        return headers.get(path) or next(own, "")


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
