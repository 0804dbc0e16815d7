"""Reading a list from CSV, in the spellings that spreadsheet programs and databases write.

A file of any size is read line by line, and from its start again as often as it is asked for.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import BinaryIO

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
    return Sheet(tuple(CsvLines(io.BytesIO(content))))


class CsvLines:
    r"""The lines of a CSV file, read from its start whenever they are gone over, one at a time.

    Going over them raises CaseError (`too_large`, `invalid_file`) at a line that cannot be read.
    Two at once would disturb each other.

    >>> lines = CsvLines(io.BytesIO(b"Form,Called on\nI-485,2026-10-01\n"))
    >>> list(lines) == list(lines), next(iter(lines))
    (True, (1, ['Form', 'Called on']))
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.seek(0)
        self._encoding = BYTE_ORDER_MARKS.get(file.read(2), "utf-8-sig")
        told = _SEPARATOR_LINE.fullmatch(next(self._texts(), ""))
        self._has_separator_line = told is not None
        self._separator = told[1] if told else _separator(self._texts)

    def __iter__(self) -> Iterator[Line]:
        texts = self._texts()
        if self._has_separator_line:
            next(texts)
        return _lines(texts, self._separator)

    def _texts(self) -> Iterator[str]:
        """Yield the lines of the text with their ends, from the start of the file."""
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, encoding=self._encoding, newline="")
        try:
            while line := text.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise unreadable("too_large", N_("A line of this file is longer than 1 MB."))
                if "\0" in line:
                    raise _unknown_letters()
                yield line
        except UnicodeDecodeError:
            raise _unknown_letters() from None
        finally:
            if not self._file.closed:
                text.detach()  # so that the file stays open


def _unknown_letters() -> Exception:
    sentence = N_("Save the file as “CSV UTF-8”. Some of its letters cannot be read.")
    return unreadable("invalid_file", sentence)


def _lines(texts: Iterable[str], separator: str) -> Iterator[Line]:
    reader = csv.reader(texts, delimiter=separator, strict=True, skipinitialspace=separator != "\t")
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


def _damaged(row: int, reason: str) -> Exception:
    if "limit" in reason:
        sentence = N_("A cell in row {row} is too long. Make it shorter, or remove its column.")
    else:
        sentence = N_(
            "Row {row} cannot be read as CSV. Look for a quotation mark that is inside the text or "
            "is not closed."
        )
    return unreadable("invalid_file", sentence, row=row)


def _separator(texts: Callable[[], Iterator[str]]) -> str:
    """Return the mark between the columns: the one that parts the most headers that are known."""

    def known(separator: str) -> int:
        rows = csv.reader(texts(), delimiter=separator, skipinitialspace=True)
        try:
            first = list(islice(rows, ROWS_LOOKED_AT))
        except csv.Error:
            first = list(csv.reader(islice(texts(), 1), delimiter=separator))
        known_cells = (
            sum(find_target(cell) is not None for cell in row[:MOST_COLUMNS]) for row in first
        )
        return max(known_cells, default=0)

    return max(SEPARATORS, key=known)
