"""Reading a workbook of Excel, with bounds: what is too large is refused before it is unpacked.

Many programs write a wrong size into their sheets, so every cell is taken from where it stands. A
cell far away that has only a color costs nothing. `openpyxl` tells the names of the sheets, the
texts and which numbers are days; it is loaded only here.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple
from xml.parsers.expat import ParserCreate

from case_inquiry.case.model import CaseError
from case_inquiry.caseload.header import header_place
from case_inquiry.caseload.sheet import (
    FIRST_DAY,
    MEGABYTE,
    MOST_COLUMNS,
    MOST_ROWS,
    Line,
    Sheet,
    letters_of_column,
    unreadable,
)
from case_inquiry.messages import N_, Message, message

LARGEST_UNPACKED = 100 * MEGABYTE
#: A part of this size that was packed this well is no list of cases.
LARGE_PART, BEST_PACKING = 8 * MEGABYTE, 100
#: Only the sheets and their texts are large; what describes them is not.
LARGE_PARTS = ("xl/worksheets/", "xl/sharedStrings.xml")
LARGEST_OTHER_PART = 2 * MEGABYTE
#: Rows and cells that have nothing but a color, and the columns that Excel has at all.
MOST_EMPTY_ROWS = 2 * MOST_ROWS
MOST_EMPTY_CELLS = 10 * MOST_ROWS
COLUMNS_OF_EXCEL = 16_384
#: Cells into which merged ones are carried.
MOST_CARRIED = 10 * MOST_ROWS
FIRST_DAY_OF_OLD_MACS = date(1904, 1, 1)
#: More blocks of merged cells than anybody makes by hand are not named one by one.
MOST_NAMED = 5

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CHUNK = 64 * 1024


def read_workbook(content: bytes, wanted: str | None = None) -> Sheet:
    """Return the lines of the sheet `wanted`, or of the first in view whose columns are known.

    Raises CaseError (`too_large`, `invalid_file`), and ModuleNotFoundError without `openpyxl`.

    >>> read_workbook(b"PK")
    Traceback (most recent call last):
    case_inquiry.case.model.CaseError: : This cannot be read as an Excel file. Save it again as ...
    """
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet

    file = io.BytesIO(content)
    try:
        _check_sizes(file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about looks, which are not read
            # Only these steps: opening the sheets, the library reads one without a size to its end.
            book = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
            book.read_manifest()
            book.read_strings()
            book.read_workbook()
            apply_stylesheet(book.archive, book.wb)
            return _sheet_of(book, wanted)
    except CaseError:
        raise
    except Exception:  # a damaged file fails in many ways, all of them with this cure
        sentence = N_("This cannot be read as an Excel file. Save it again as .xlsx or CSV.")
        raise unreadable("invalid_file", sentence) from None


def _check_sizes(file: io.BytesIO) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    if any(map(_is_too_large, parts)) or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        sentence = N_("Unpacked, this file is much larger than a list of cases.")
        raise unreadable("too_large", sentence)


def _is_too_large(part: zipfile.ZipInfo) -> bool:
    is_packed_well = part.file_size > BEST_PACKING * part.compress_size
    is_list = part.filename.startswith(LARGE_PARTS)
    return part.file_size > (LARGE_PART if is_list else LARGEST_OTHER_PART) and (
        is_packed_well or not is_list
    )


def _sheet_of(book: Any, wanted: str | None) -> Sheet:
    sheets = list(book.parser.find_sheets())
    if not sheets:
        raise ValueError("this is another kind of file")
    in_view = [
        (sheet.name, rel.target)
        for sheet, rel in sheets
        if sheet.state == "visible" and "chartsheet" not in rel.Type
    ]
    if not in_view:
        raise unreadable("invalid_file", N_("No sheet of this file can be seen. Show one."))
    chosen = [each for each in in_view if each[0] == wanted] or in_view
    read = ((name, _grid(book, path)) for name, path in chosen)
    first = next(read)
    known = (each for each in (first, *read) if header_place(each[1].lines) is not None)
    name, grid = next(known, first)
    others = tuple(sheet.name for sheet, _ in sheets if sheet.name != name)
    is_old = book.wb.epoch.year == FIRST_DAY_OF_OLD_MACS.year
    first_day = FIRST_DAY_OF_OLD_MACS if is_old else FIRST_DAY
    return Sheet(grid.lines, others, grid.notes, first_day, name)


class _Block(NamedTuple):
    """Cells that were merged into one; rows are counted from 1, columns from 0."""

    name: str
    first_column: int
    first_row: int
    last_column: int
    last_row: int


class _Grid(NamedTuple):
    lines: tuple[Line, ...]
    notes: tuple[Message, ...]


def _grid(book: Any, path: str) -> _Grid:
    reader = _SheetReader(book.wb, book.shared_strings)
    with book.archive.open(path) as source:
        while chunk := source.read(_CHUNK):
            reader.feed(chunk)
    reader.feed(b"", is_last=True)
    carried = _carry_down(reader.rows, reader.blocks)
    # Each row becomes a line and goes, so that no large sheet is there twice.
    lines = tuple((number, _as_line(reader.rows.pop(number))) for number in sorted(reader.rows))
    return _Grid(lines, _about_blocks(carried))


def _as_line(cells: dict[int, str]) -> list[str]:
    return [cells.get(place, "") for place in range(max(cells) + 1)]


def _carry_down(rows: dict[int, dict[int, str]], blocks: Iterable[_Block]) -> list[_Block]:
    """Write the value of each block into its lower rows, and return the blocks that had any.

    A row that has nothing of its own stays away: it only makes the block higher.
    """
    carried = []
    own = sorted(rows)
    count = 0
    for block in blocks:
        value = rows.get(block.first_row, {}).get(block.first_column, "")
        lower = own[bisect_right(own, block.first_row) : bisect_right(own, block.last_row)]
        count += len(lower)
        if count > MOST_CARRIED:
            raise _too_large()
        for number in lower if value else ():
            rows[number].setdefault(block.first_column, value)
        if value and lower:
            carried.append(block)
    return carried


def _about_blocks(blocks: Sequence[_Block]) -> tuple[Message, ...]:
    if not blocks:
        return ()
    names = ", ".join(block.name for block in blocks[:MOST_NAMED])
    more = ", …" if len(blocks) > MOST_NAMED else ""
    sentence = N_("What stands in merged cells was read for each of their rows: {cells}.")
    return (message(sentence, cells=names + more),)


class _SheetReader:
    """Collects the filled cells of a sheet, row by row, while its text goes by."""

    def __init__(self, book: Any, texts: Sequence[object]) -> None:
        self.rows: dict[int, dict[int, str]] = {}
        self.blocks: list[_Block] = []
        self._texts = texts
        self._book = book
        self._rows_seen = self._empty_seen = 0
        self._row = self._column = 0
        self._cell: dict[str, str] | None = None
        self._parts: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._parser = ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        """Read the next piece of the sheet's text."""
        self._parser.Parse(chunk, is_last)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "c":
            self._start_cell(given)
        elif name == "row":
            self._start_row(given)
        elif name == "mergeCell":
            self._add_block(given["ref"])
        elif self._cell is not None and name in ("v", "f", "t"):
            self._into = self._parts.setdefault(name, [])

    def _start_row(self, given: dict[str, str]) -> None:
        self._row = int(float(given["r"])) if "r" in given else self._row + 1
        self._column = -1
        self._rows_seen += 1
        if self._rows_seen > MOST_EMPTY_ROWS:
            raise _too_large()

    def _start_cell(self, given: dict[str, str]) -> None:
        place = _PLACE.fullmatch(given["r"]) if "r" in given else None
        self._column = _number_of(place[1]) if place else self._column + 1
        self._cell = given
        if self._parts:
            self._parts = {}
        if self._column >= COLUMNS_OF_EXCEL:
            raise _too_large()

    def _characters(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name in ("v", "f", "t"):
            self._into = None
        elif name == "c" and self._cell is not None:
            # Most cells of a sheet that was only colored have nothing in them.
            text = self._text_of(self._cell) if self._parts else ""
            if text and not text.isspace():
                self._keep(text)
            else:
                self._count_empty()
            self._cell = None

    def _count_empty(self) -> None:
        self._empty_seen += 1
        if self._empty_seen > MOST_EMPTY_CELLS:
            raise _too_large()

    def _keep(self, text: str) -> None:
        if self._column >= MOST_COLUMNS:
            raise _too_large()
        self.rows.setdefault(self._row, {})[self._column] = text
        if len(self.rows) > MOST_ROWS + 1:
            raise _too_large()

    def _text_of(self, cell: dict[str, str]) -> str:
        value = "".join(self._parts.get("v", ()))
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(self._parts.get("t", ()))
        if not value:
            # A formula that was never worked out has no value: show it, instead of an empty cell.
            formula = self._parts.get("f")
            return "" if formula is None else f"={''.join(formula)}"
        if kind == "s":
            return str(self._texts[int(value)])
        if kind == "b":
            return "yes" if value == "1" else "no"
        return self._number(value, int(cell.get("s", 0))) if kind == "n" else value

    def _number(self, value: str, style: int) -> str:
        from openpyxl.utils.datetime import from_excel

        number = float(value)
        if style not in self._book._date_formats:
            return str(int(number)) if number.is_integer() and not value.isdecimal() else value
        try:
            is_length = style in self._book._timedelta_formats
            day = from_excel(number, self._book.epoch, timedelta=is_length)
        except (OverflowError, ValueError):
            return value
        return _day_as_text(day)

    def _add_block(self, name: str) -> None:
        first, _, last = name.partition(":")
        places = [_PLACE.fullmatch(corner) for corner in (first, last or first)]
        corners = [(_number_of(place[1]), int(place[2])) for place in places if place]
        if len(corners) == len(places) and corners[0][1] < corners[1][1]:
            self.blocks.append(_Block(name, *corners[0], *corners[1]))


def _number_of(letters: str) -> int:
    """Return the place of a column, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _day_as_text(day: object) -> str:
    if isinstance(day, datetime) and day.time() == time():
        return day.date().isoformat()
    if isinstance(day, time):
        return day.strftime("%H:%M")
    return day.isoformat() if isinstance(day, date) else str(day)


def _too_large() -> CaseError:
    sentence = N_("The sheet has more than {rows} rows or more than {columns} columns ({last}).")
    last = letters_of_column(MOST_COLUMNS - 1)
    values = {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "last": last}
    return unreadable("too_large", sentence, **values)
