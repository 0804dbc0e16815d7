"""Reading a list of cases from a CSV or Excel file, and writing what was found as CSV.

Everything is read as text: a receipt number keeps its zeros. What is written can be opened in a
spreadsheet program without running as a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from case_inquiry.caseload.csv_text import read_csv
from case_inquiry.caseload.sheet import LARGEST_FILE, MEGABYTE, Sheet, unreadable
from case_inquiry.caseload.workbook import read_workbook
from case_inquiry.messages import N_

EXCEL = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
PAGE = b"<"
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
    workbook's sheet that is wanted. Raises CaseError (`too_large`,
    `invalid_file`) where the file cannot be read, and ModuleNotFoundError (with the name
    `openpyxl`) for an Excel file where that library is not there.

    >>> read_sheet(b"receipt_number;filed_on\nEAC1710450146;2017-02-07\n").lines[1]
    (2, ['EAC1710450146', '2017-02-07'])
    """
    most = largest if is_text(content) else LARGEST_FILE
    if most is not None and len(content) > most:
        raise unreadable(
            "too_large", N_("The file is larger than {most} MB."), most=most // MEGABYTE
        )
    if content.startswith(OLD_EXCEL):
        sentence = N_("This is an old Excel file, or it has a password. Save it as .xlsx or CSV.")
        raise unreadable("invalid_file", sentence)
    if content.startswith(OTHERS) or content.lstrip()[:1] == PAGE:
        sentence = N_("This is not a list: it is another kind of file. Save it as .xlsx or CSV.")
        raise unreadable("invalid_file", sentence)
    return read_workbook(content, sheet) if content.startswith(EXCEL) else read_csv(content)


def write_csv(header: Sequence[str], rows: Sequence[Mapping[str, object]]) -> bytes:
    r"""Return a CSV file that spreadsheet programs open with its letters right.

    >>> write_csv(["row", "reference"], [{"row": 2, "reference": "=1+2"}]).decode("utf-8-sig")
    "row,reference\r\n2,'=1+2\r\n"
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows([plain_cell(row[name]) for name in header] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def plain_cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet program runs; a number stays as it is.

    >>> plain_cell("@SUM(A1)"), plain_cell("-5"), plain_cell(None)
    ("'@SUM(A1)", '-5', '')
    """
    text = "" if value is None else str(value)
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
