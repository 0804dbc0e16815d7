"""Reading a list from CSV, in the spellings that spreadsheet programs and databases write."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from case_inquiry.caseload.columns import find_target
from case_inquiry.caseload.sheet import MEGABYTE, MOST_COLUMNS, Line, Sheet, unreadable
from case_inquiry.messages import N_

BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SEPARATORS = ",;\t|"
LONGEST_LINE = MEGABYTE
#: The columns are named in one of the first rows.
ROWS_LOOKED_AT = 20

#: Excel's own first line, which only it writes and reads.
_SEPARATOR_LINE = re.compile(r"sep=(.)[ \t,;]*(?:\r\n|\r|\n)", re.IGNORECASE)


def read_csv(content: bytes) -> Sheet:
    r"""Return the lines of a CSV file. Raises CaseError (`too_large`, `invalid_file`).

    >>> read_csv(b"sep=;\r\nForm;Called on\r\nI-485;2026-10-01\r\n").lines[1]
    (2, ['I-485', '2026-10-01'])
    """
    text = _decoded(content)
    _check_lines(text)
    told = _SEPARATOR_LINE.match(text)
    separator = told[1] if told else _separator(text)
    return Sheet(tuple(_lines(text[told.end() :] if told else text, separator)))


def _decoded(content: bytes) -> str:
    encoding = BYTE_ORDER_MARKS.get(content[:2], "utf-8-sig")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        sentence = N_("Save the file as “CSV UTF-8”. Some of its letters cannot be read.")
        raise unreadable("invalid_file", sentence)
    return text


def _lines(text: str, separator: str) -> Iterator[Line]:
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        strict=True,
        skipinitialspace=separator != "\t",
    )
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _damaged(number, str(error)) from None
        yield number, cells


def _check_lines(text: str) -> None:
    if any(len(line) > LONGEST_LINE for line in io.StringIO(text, newline="")):
        raise unreadable("too_large", N_("A line of this file is longer than 1 MB."))


def _damaged(row: int, reason: str) -> Exception:
    if "limit" in reason:
        sentence = N_("A cell in row {row} is too long. Make it shorter, or remove its column.")
    else:
        sentence = N_(
            "Row {row} cannot be read as CSV. Look for a quotation mark that is inside the text or "
            "is not closed."
        )
    return unreadable("invalid_file", sentence, row=row)


def _separator(text: str) -> str:
    """Return the mark between the columns: the one that parts the most headers that are known."""

    def known(separator: str) -> int:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
        try:
            first = list(islice(rows, ROWS_LOOKED_AT))
        except csv.Error:
            first = list(
                islice(csv.reader([text.partition("\n")[0]], delimiter=separator), ROWS_LOOKED_AT)
            )
        known_cells = (
            sum(find_target(cell) is not None for cell in row[:MOST_COLUMNS]) for row in first
        )
        return max(known_cells, default=0)

    return max(SEPARATORS, key=known)
