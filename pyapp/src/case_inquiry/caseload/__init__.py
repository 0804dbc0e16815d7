"""Many cases at once: the rows of a list, each read and planned like a single case.

A list comes as rows of texts (`files` reads CSV and Excel files); one of its first rows names the
columns (`columns`). A row that is wrong keeps its place, with its mistakes; the others are planned
all the same. Of a case that a law protects nothing is told but that it is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from case_inquiry.case.model import FieldError, key_of
from case_inquiry.caseload.columns import (
    REFERENCE,
    Column,
    header_place,
    is_split_header,
    no_columns,
    on_one_line,
    read_header,
)
from case_inquiry.caseload.order import MONTH_FIRST, order_of
from case_inquiry.caseload.row import DAYS, Reading, Row, RowError, RowReader
from case_inquiry.caseload.sheet import (
    FIRST_DAY,
    MOST_COLUMNS,
    MOST_ROWS,
    Line,
    letters_of_column,
    unreadable,
)
from case_inquiry.messages import N_, DateText, Message, Translator, message, render, translator
from case_inquiry.procedure import Procedure

#: So many rows are named in a sentence.
MOST_ROWS_NAMED = 10

__all__ = ["Caseload", "Line", "Row", "RowError", "plan_lines"]


@dataclass(frozen=True)
class Caseload:
    """All rows of a list in their order, what of the file was not read, and how it was read."""

    procedure: Procedure
    today: date
    rows: tuple[Row, ...]
    ignored_columns: tuple[str, ...] = ()
    ignored_sheets: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()

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
            "notes": [render(note, using or translator()) for note in self.notes],
        }


def plan_lines(
    lines: Iterable[Line],
    procedure: Procedure,
    today: date,
    *,
    dates: str | None = None,
    most_rows: int | None = MOST_ROWS,
    ignored_sheets: tuple[str, ...] = (),
    notes: tuple[Message, ...] = (),
    first_day: date = FIRST_DAY,
) -> Caseload:
    """Return the plans of a list's `lines`: row numbers with cells, one of them names the columns.

    `dates` says which comes first in a date of numbers, `month-first` or `day-first`; without it
    the month does, unless the file shows otherwise. Empty lines are passed over. Raises CaseError
    where the list as a whole cannot be read: no line, no known column, a column that is there
    twice, columns named in two lines, dates of both orders, too many cases.

    >>> from case_inquiry.procedure import load_procedure
    >>> lines = [(1, ["Receipt #", "Called on"]), (2, ["EAC-17-104-50146", "Oct 1, 2026"])]
    >>> found = plan_lines(lines, load_procedure("notice-2009"), date(2026, 11, 24)).rows[0]
    >>> found.receipt_number, found.plan.step, found.plan.status
    ('EAC1710450146', 'email_center', 'act')
    """
    filled = [line for line in lines if any(cell.strip() for cell in line[1])]
    place = _header_of(filled, most_rows)
    header = filled[place][1]
    columns, ignored = read_header(header)
    body = [line for line in filled[place + 1 :] if list(line[1]) != list(header)]
    days = [column.place for column in columns if _is_day(column)]
    order = dates or order_of(body, days)
    reading = Reading(columns, header, today, order == MONTH_FIRST, first_day)
    readers = [(number, RowReader(reading, number, cells)) for number, cells in body]
    cases = [(number, reader) for number, reader in readers if reader.is_case]
    rows = [(reader.row(procedure), reader) for _, reader in cases]
    said = (
        *notes,
        *_about_rows(filled, place, [number for number, reader in readers if not reader.is_case]),
        *_about_serial_days(cases),
    )
    unnamed = _without_name(header, body)
    told = _told_once([(row, reader.key_of(row)) for row, reader in rows])
    return Caseload(procedure, today, told, (*ignored, *unnamed), ignored_sheets, said)


def _header_of(filled: Sequence[Line], most_rows: int | None) -> int:
    """Return the place of the line that names the columns; raises CaseError where there is none."""
    if not filled:
        raise unreadable("invalid_value", N_("There is nothing in this list."))
    place = header_place(filled)
    if place is None:
        raise no_columns()
    count = len(filled) - place - 1
    if most_rows is not None and count > most_rows:
        sentence = N_("The list has {count} cases. Make it {most} or less.")
        raise unreadable("too_large", sentence, count=count, most=most_rows)
    number, header = filled[place]
    if len(header) > MOST_COLUMNS and any(cell.strip() for cell in header[MOST_COLUMNS:]):
        sentence = N_("The list has more than {most} columns.")
        raise unreadable("too_large", sentence, most=MOST_COLUMNS)
    if place and is_split_header(filled[place - 1][1], header):
        sentence = N_(
            "The columns are named in two rows, {above} and {row}. Name each column in one cell, "
            "like call_date or center_email_date."
        )
        raise unreadable("invalid_value", sentence, above=filled[place - 1][0], row=number)
    return place


def _is_day(column: Column) -> bool:
    key = column.target.key
    return key != REFERENCE and key_of(key).kind in DAYS


def _about_rows(filled: Sequence[Line], place: int, left_out: Sequence[int]) -> list[Message]:
    said = []
    if place:
        sentence = N_("The columns are named in row {row}. What stands above was not read.")
        said.append(message(sentence, row=filled[place][0]))
    again = [
        number for number, cells in filled[place + 1 :] if list(cells) == list(filled[place][1])
    ]
    if again:
        said.append(message(N_("These rows repeat the header: {rows}."), rows=_rows(again)))
    if left_out:
        sentence = N_("These rows tell of no case and were not read: {rows}.")
        said.append(message(sentence, rows=_rows(left_out)))
    return said


def _rows(numbers: Iterable[int]) -> str:
    shown = list(islice(numbers, MOST_ROWS_NAMED + 1))
    more = ", …" if len(shown) > MOST_ROWS_NAMED else ""
    return ", ".join(map(str, shown[:MOST_ROWS_NAMED])) + more


def _about_serial_days(cases: Sequence[tuple[int, RowReader]]) -> list[Message]:
    """Return that numbers were read as days, with the first of them so that it can be checked."""
    numbers = [number for number, reader in cases if reader.serial_days]
    if not numbers:
        return []
    first = next(reader for _, reader in cases if reader.serial_days)
    header, day = first.serial_days[0]
    sentence = N_(
        "Some days are numbers, as a spreadsheet counts them (rows: {rows}). Check them: "
        "“{column}” in row {row} was read as {day}."
    )
    values = {"rows": _rows(numbers), "column": header, "row": numbers[0]}
    return [message(sentence, **values, day=DateText(day, "long"))]


def _without_name(header: Sequence[str], body: Sequence[Line]) -> tuple[str, ...]:
    """Return the columns between the others that have cells but no header."""
    empty = [place for place, name in enumerate(header) if not on_one_line(name)]
    last = max(place for place, name in enumerate(header) if name.strip())
    return tuple(
        f"({letters_of_column(place)})"
        for place in empty
        if place < last and any(place < len(cells) and cells[place].strip() for _, cells in body)
    )


def _told_once(rows: Sequence[tuple[Row, str]]) -> tuple[Row, ...]:
    """Return the rows; those with one receipt number are not planned, as they are one case."""
    same: defaultdict[str, list[Row]] = defaultdict(list)
    for row, key in rows:
        if key:
            same[key].append(row)
    return tuple(_one_of(row, same[key]) if key else row for row, key in rows)


def _one_of(row: Row, same: Sequence[Row]) -> Row:
    if len(same) == 1:
        return row
    if any(other.protected for other in same):
        return Row(row.number, protected=True)
    sentence = N_(
        "The same number is in the rows {rows}. Put what you know of one case into one row; a "
        "second call is call_2_date."
    )
    words = message(sentence, rows=_rows(other.number for other in same))
    error = RowError("", FieldError("invalid_value", "receipt_number", words))
    return replace(row, case=None, plan=None, suggestion=None, errors=(error, *row.errors))
