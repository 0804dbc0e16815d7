"""The board as a file: CSV, or a workbook of Excel with a sheet for the protected rows.

`openpyxl` is loaded only here, and only when a workbook is written.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, count
from typing import Any, NamedTuple, cast

from case_inquiry.caseload.board.cells import COLUMNS, Cells, cells_of
from case_inquiry.caseload.board.states import BoardRow
from case_inquiry.caseload.board.words import BoardWords
from case_inquiry.caseload.files import plain_cell, write_csv
from case_inquiry.messages import N_
from case_inquiry.papers.paper import File
from case_inquiry.plan.text import Say

CASES, PROTECTED_SHEET, PROTECTED = N_("Cases"), N_("Protected"), N_("protected")
CSV_NAME, WORKBOOK_NAME = "cases.csv", "cases.xlsx"
CSV_TYPE = "text/csv"
TEMPLATE_NAME = "cases-template.csv"
#: What most lists need; other columns can be added.
TEMPLATE = (
    "reference",
    "receipt_number",
    "form",
    "filed_on",
    "center",
    "case_status",
    "protected",
    "call_date",
    "service_request",
    "told_to_wait_days",
    "call_answer",
    "e_request_date",
    "e_request_number",
    "inquiry_date",
    "inquiry_date_seen_on",
)
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What a cell of Excel can hold.
LONGEST_CELL = 32_767
WIDTHS = {"in_words": 20, "step": 36, "receipt_number": 18, "reference": 16, "note": 60}
WIDTH = 12


class Untouched(NamedTuple):
    """The columns of a list that are not read: their headers, and their cells by the row's number.

    They travel with the rows as they are.
    """

    headers: tuple[str, ...] = ()
    cells: Mapping[int, Sequence[str]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The headers, each one that is there already with a number behind it."""
        names: list[str] = []
        for header in self.headers:
            spellings = chain([header], (f"{header} ({number})" for number in count(2)))
            names.append(next(each for each in spellings if each not in (*COLUMNS, *names)))
        return tuple(names)

    def of(self, number: int) -> dict[str, str]:
        """Return the cells of a row by their names."""
        return dict(zip(self.names, self.cells.get(number, ()), strict=False))


NOTHING_ELSE = Untouched()


def save_template() -> File:
    """Return an empty list with the columns that most lists need.

    >>> save_template().content.decode("utf-8-sig")[:24]
    'reference,receipt_number'
    """
    return File(TEMPLATE_NAME, CSV_TYPE, write_csv(TEMPLATE, []))


def save_csv(
    board: Iterable[BoardRow], say: Say, today: date, untouched: Untouched = NOTHING_ELSE
) -> File:
    """Return the board as a CSV file; protected rows are left out.

    >>> save_csv([], str, date(2026, 11, 24)).content.decode("utf-8-sig")[:13]
    'row,reference'
    """
    rows = list(_cells(board, say, today, untouched))
    return File(CSV_NAME, CSV_TYPE, write_csv((*COLUMNS, *untouched.names), rows))


def _cells(
    board: Iterable[BoardRow], say: Say, today: date, untouched: Untouched
) -> Iterator[Cells]:
    for cells in cells_of(board, BoardWords(say, today)):
        yield {**cells, **untouched.of(cast("int", cells["row"]))}


def save_workbook(
    board: Sequence[BoardRow], say: Say, today: date, untouched: Untouched = NOTHING_ELSE
) -> File:
    """Return the board as a workbook; a protected row is a number on a sheet of its own.

    Raises ModuleNotFoundError (with the name `openpyxl`) where that library is not there.

    >>> save_workbook((), str, date(2026, 11, 24)).content[:2]
    b'PK'
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(say(CASES))
    sheet.freeze_panes = "A2"
    for place, name in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(name, WIDTH)
    names = (*COLUMNS, *untouched.names)
    sheet.append([plain_cell(name) for name in names])
    for cells in _cells(board, say, today, untouched):
        sheet.append(_values(cells, names))
    _add_protected(book.create_sheet(say(PROTECTED_SHEET)), board, say)
    content = io.BytesIO()
    book.save(content)
    return File(WORKBOOK_NAME, WORKBOOK_TYPE, content.getvalue())


def _add_protected(sheet: Any, board: Iterable[BoardRow], say: Say) -> None:
    word = say(PROTECTED)
    for found in board:
        if found.row.protected:
            sheet.append((found.row.number, word))


def _values(cells: Cells, names: Sequence[str]) -> list[str | int | date | None]:
    """Return numbers and days as they are, and texts so that none of them is a formula."""
    return [
        plain_cell(value)[:LONGEST_CELL] if isinstance(value, str) else value
        for value in map(cells.get, names)
    ]
