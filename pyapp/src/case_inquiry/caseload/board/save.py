"""The board as a file: CSV, or a workbook of Excel with a sheet for the protected rows.

`openpyxl` is loaded only here, and only when a workbook is written.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

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
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What a cell of Excel can hold.
LONGEST_CELL = 32_767
WIDTHS = {"in_words": 20, "step": 36, "receipt_number": 18, "reference": 16, "note": 60}
WIDTH = 12


def save_csv(board: Iterable[BoardRow], say: Say, today: date) -> File:
    """Return the board as a CSV file; protected rows are left out.

    >>> save_csv([], str, date(2026, 11, 24)).content.decode("utf-8-sig")[:13]
    'row,reference'
    """
    rows = list(cells_of(board, BoardWords(say, today)))
    return File(CSV_NAME, CSV_TYPE, write_csv(COLUMNS, rows))


def save_workbook(board: Sequence[BoardRow], say: Say, today: date) -> File:
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
    sheet.append(COLUMNS)
    for cells in cells_of(board, BoardWords(say, today)):
        sheet.append(_values(cells))
    _add_protected(book.create_sheet(say(PROTECTED_SHEET)), board, say)
    content = io.BytesIO()
    book.save(content)
    return File(WORKBOOK_NAME, WORKBOOK_TYPE, content.getvalue())


def _add_protected(sheet: Any, board: Iterable[BoardRow], say: Say) -> None:
    word = say(PROTECTED)
    for found in board:
        if found.row.protected:
            sheet.append((found.row.number, word))


def _values(cells: Cells) -> list[str | int | date | None]:
    """Return numbers and days as they are, and texts so that none of them is a formula."""
    return [
        plain_cell(value)[:LONGEST_CELL] if isinstance(value, str) else value
        for value in (cells[name] for name in COLUMNS)
    ]
