"""Reading a list of cases from a CSV or Excel file, and writing what was found as CSV.

Everything is read as text: a receipt number keeps its zeros. What is written can be opened in a
spreadsheet program without running as a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import BinaryIO, NamedTuple, TextIO

from case_inquiry.caseload.csv_text import CsvLines, read_csv
from case_inquiry.caseload.sheet import (
    FIRST_DAY,
    LARGEST_FILE,
    MEGABYTE,
    MOST_ROWS,
    Line,
    Sheet,
    unreadable,
)
from case_inquiry.caseload.workbook import read_workbook
from case_inquiry.messages import N_, Message

EXCEL = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
PAGE = b"<"
#: So much of a file tells of which kind it is.
LONGEST_START = 4096
#: How files begin that only have the name of a list.
OTHERS = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"7z",
)

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*")


def is_text(content: bytes) -> bool:
    """Tell whether a file may be CSV, by how it begins.

    >>> is_text(b"Receipt #,Form"), is_text(EXCEL)
    (True, False)
    """
    return not content.startswith((EXCEL, OLD_EXCEL, *OTHERS))


def read_sheet(
    content: bytes, *, largest: int | None = LARGEST_FILE, sheet: str | None = None
) -> Sheet:
    r"""Return the lines of a CSV or Excel file.

    A CSV file may have up to `largest` bytes, None for any number. `sheet` is the name of the
    workbook's sheet that is wanted. Raises CaseError (`too_large`, `invalid_file`) where the file
    cannot be read, and ModuleNotFoundError (with the name `openpyxl`) for an Excel file where that
    library is not there.

    >>> read_sheet(b"receipt_number;filed_on\nEAC1710450146;2017-02-07\n").lines[1]
    (2, ['EAC1710450146', '2017-02-07'])
    """
    most = largest if is_text(content) else LARGEST_FILE
    if most is not None and len(content) > most:
        raise unreadable(
            "too_large", N_("The file is larger than {most} MB."), most=most // MEGABYTE
        )
    _refuse_others(content)
    return read_workbook(content, sheet) if content.startswith(EXCEL) else read_csv(content)


def _refuse_others(start: bytes) -> None:
    if start.startswith(OLD_EXCEL):
        sentence = N_("This is an old Excel file, or it has a password. Save it as .xlsx or CSV.")
        raise unreadable("invalid_file", sentence)
    if start.startswith(OTHERS) or start.lstrip()[:1] == PAGE:
        sentence = N_("This is not a list: it is another kind of file. Save it as .xlsx or CSV.")
        raise unreadable("invalid_file", sentence)


class OpenSheet(NamedTuple):
    """A `Sheet` whose lines may be read one by one; `most_rows` is None where any number may be."""

    lines: Iterable[Line]
    others: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    first_day: date = FIRST_DAY
    most_rows: int | None = None


def open_sheet(file: BinaryIO) -> OpenSheet:
    r"""Return the lines of a CSV file of any size, read as they are gone over, or of an Excel file.

    The file must be one that can be read from its start again, and stay open. Raises what
    `read_sheet` does; going over the lines of a CSV file may raise CaseError, too.

    >>> list(open_sheet(io.BytesIO(b"Form\nI-485\n")).lines)
    [(1, ['Form']), (2, ['I-485'])]
    """
    start = file.read(LONGEST_START)
    if start.startswith(EXCEL):
        # A workbook that is too large is not read to its end.
        sheet = read_sheet(start + file.read(LARGEST_FILE + 1 - len(start)))
        return OpenSheet(sheet.lines, sheet.others, sheet.notes, sheet.first_day, MOST_ROWS)
    _refuse_others(start)
    return OpenSheet(CsvLines(file))


def write_csv(header: Sequence[str], rows: Sequence[Mapping[str, object]]) -> bytes:
    r"""Return a CSV file that spreadsheet programs open with its letters right.

    >>> write_csv(["row", "reference"], [{"row": 2, "reference": "=1+2"}]).decode("utf-8-sig")
    "row,reference\r\n2,'=1+2\r\n"
    """
    written = io.StringIO(newline="")
    add_rows(written, [header])
    add_rows(written, ([row[name] for name in header] for row in rows))
    return written.getvalue().encode("utf-8-sig")


def add_rows(file: TextIO, rows: Iterable[Iterable[object]]) -> None:
    r"""Write rows to a CSV file that is open as text, as `write_csv` writes them.

    >>> written = io.StringIO(newline="")
    >>> add_rows(written, [["row", "reference"], [2, "=1+2"]])
    >>> written.getvalue()
    "row,reference\r\n2,'=1+2\r\n"
    """
    csv.writer(file).writerows([plain_cell(value) for value in row] for row in rows)


def plain_cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet program runs; a number stays as it is.

    >>> plain_cell("@SUM(A1)"), plain_cell("-5"), plain_cell(None)
    ("'@SUM(A1)", '-5', '')
    """
    text = "" if value is None else str(value)
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
