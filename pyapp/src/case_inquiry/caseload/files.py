"""Reading a list of cases from a CSV or Excel file, and writing what was found as CSV.

Everything is read as text: a receipt number keeps its zeros. What is written can be opened in a
spreadsheet program without running as a formula. Excel files are read by `openpyxl`, which is
loaded only then.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from case_inquiry.case.model import CaseError, FieldError
from case_inquiry.caseload import Line
from case_inquiry.caseload.columns import find_target
from case_inquiry.messages import N_, message

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
EXCEL = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SEPARATORS = ",;\t"

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*")


class Sheet(NamedTuple):
    """The filled lines of a file's first sheet, and the names of its other sheets."""

    lines: tuple[Line, ...]
    others: tuple[str, ...] = ()


def read_sheet(content: bytes) -> Sheet:
    r"""Return the lines of a CSV or Excel file.

    Raises CaseError (`too_large`, `invalid_file`) where it cannot be read, and ModuleNotFoundError
    (with the name `openpyxl`) for an Excel file where that library is not there.

    >>> read_sheet(b"receipt_number;filed_on\nEAC1710450146;2017-02-07\n").lines[1]
    (2, ['EAC1710450146', '2017-02-07'])
    """
    if len(content) > LARGEST_FILE:
        raise _unreadable("too_large", N_("The file is larger than {most} MB."))
    if content.startswith(OLD_EXCEL):
        sentence = N_("This is an old Excel file, or it has a password. Save it as .xlsx or CSV.")
        raise _unreadable("invalid_file", sentence)
    return _read_excel(content) if content.startswith(EXCEL) else _read_csv(content)


def _unreadable(code: str, sentence: str) -> CaseError:
    words = message(sentence, most=LARGEST_FILE // 1024 // 1024)
    return CaseError((FieldError(code, "", words),))


def _read_csv(content: bytes) -> Sheet:
    encoding = BYTE_ORDER_MARKS.get(content[:2], "utf-8-sig")
    try:
        text = content.decode(encoding)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
        return Sheet(tuple(enumerate(rows, start=1)))
    except UnicodeDecodeError:
        sentence = N_("Save the file as “CSV UTF-8”. Some of its letters cannot be read.")
    except csv.Error:
        sentence = N_("This cannot be read as CSV. Look for a quotation mark that is not closed.")
    raise _unreadable("invalid_file", sentence)


def _separator(text: str) -> str:
    """Return the mark between the columns: the one that parts the most headers that are known."""
    first = next((line for line in text.splitlines() if line.strip(SEPARATORS + " ")), "")

    def known(separator: str) -> int:
        headers = next(csv.reader([first], delimiter=separator), [])
        return sum(find_target(header) is not None for header in headers)

    return max(SEPARATORS, key=known)


def _read_excel(content: bytes) -> Sheet:
    import openpyxl

    file = io.BytesIO(content)
    try:
        _check_size(file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about looks, which are not read
            book, formulas = (
                openpyxl.load_workbook(file, read_only=True, data_only=is_data)
                for is_data in (True, False)
            )
            others = tuple(book.sheetnames[1:])
            return Sheet(tuple(_lines(book.worksheets[0], formulas.worksheets[0])), others)
    except CaseError:
        raise
    except Exception:  # a damaged file fails in many ways, all of them with this cure
        sentence = N_("This cannot be read as an Excel file. Save it anew as .xlsx or CSV.")
        raise _unreadable("invalid_file", sentence) from None


def _check_size(file: io.BytesIO) -> None:
    with zipfile.ZipFile(file) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
            raise _unreadable("too_large", N_("The file is larger than {most} MB."))


def _lines(values: Any, formulas: Any) -> Iterator[Line]:
    both = zip(
        values.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=True
    )
    for number, (row, written) in enumerate(both, start=1):
        # A formula that was never worked out has no value: show it, instead of an empty cell.
        cells = [cell if value is None else value for value, cell in zip(row, written, strict=True)]
        yield number, [_text(cell) for cell in cells]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


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
