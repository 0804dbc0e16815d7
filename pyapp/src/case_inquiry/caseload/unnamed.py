"""Lists that do not name their columns: numbers on lines, or a table without known headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from case_inquiry.caseload.columns import RECEIPT, Target
from case_inquiry.caseload.header import NO_HEADER, header_place
from case_inquiry.caseload.sheet import Line
from case_inquiry.identifiers.cleaning import pieces
from case_inquiry.identifiers.inside import receipts_in

#: What parts the columns of a table whose headers are not known.
_MARKS = re.compile(r"[;\t|]")
#: Cells that are joined to one line of text again.
BETWEEN = " "
#: So many lines tell of which kind a list is.
LINES_LOOKED_AT = 200


class Reading(NamedTuple):
    """How a list is read: its header row, None where one of its rows names the columns.

    `targets` is its one known column where none does.
    """

    header_row: int | None = None
    targets: Mapping[int, Target] = {}


class PlainList:
    """The lines of a plain list, one for each receipt number; a line without one stays as it is.

    >>> list(PlainList([(1, ["EAC1710450146", "LIN1710450147"]), (2, ["to come"])]))
    [(1, ('EAC1710450146',)), (1, ('LIN1710450147',)), (2, ('to come',))]
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = lines

    def __iter__(self) -> Iterator[Line]:
        for number, cells in self._lines:
            text = BETWEEN.join(cells).strip()
            for found in receipts_in(pieces(text)) or [text]:
                yield number, (found,)


def is_plain(lines: Iterable[Line]) -> bool:
    """Tell whether no line names columns, and numbers stand alone or in sentences.

    >>> is_plain([(1, ["EAC1710450146"]), (2, ["please look at LIN-17-104-50147"])])
    True
    >>> is_plain([(1, ["EAC1710450146", "I-485"])]), is_plain([(1, ["EAC1710450146;I-485"])])
    (False, False)
    """
    first = list(islice(lines, LINES_LOOKED_AT))
    if header_place(first) is not None:
        return False
    filled = [[cell for cell in cells if cell.strip()] for _, cells in first]
    return any(map(_has_number, map(BETWEEN.join, filled))) and all(map(_is_text, filled))


def _is_text(cells: Sequence[str]) -> bool:
    """Tell whether a line is one text, or only numbers. A text with marks of columns is none."""
    parts = [part for cell in cells for part in _MARKS.split(cell) if part.strip()]
    return len(parts) <= 1 or all(map(_has_number, parts))


def _has_number(text: str) -> bool:
    return bool(receipts_in(pieces(text)))


def reading_of(lines: Iterable[Line]) -> Reading:
    """Return how a table is read that has no known header: by the column of its receipt numbers.

    Its first line is a header if nothing in it is a number.

    >>> reading_of([(1, ["No.", "When"]), (2, ["EAC1710450146", "soon"])])
    Reading(header_row=1, targets={0: Target(key='receipt_number', channel='', number=1)})
    >>> reading_of([(1, ["I-485", "EAC1710450146"])]).header_row
    0
    """
    first = [line for line in islice(lines, LINES_LOOKED_AT) if any(map(str.strip, line[1]))]
    if header_place(first) is not None:
        return Reading()
    with_numbers = Counter(
        place for _, cells in first for place, cell in enumerate(cells) if _has_number(cell)
    )
    if not with_numbers:
        return Reading()
    place, _ = with_numbers.most_common(1)[0]
    number, cells = first[0]
    is_header = not any(sign.isdecimal() for cell in cells for sign in cell)
    return Reading(number if is_header else NO_HEADER, {place: Target(RECEIPT)})
