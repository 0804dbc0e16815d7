"""A plain list: receipt numbers on lines, without columns, as people paste it from an email."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from case_inquiry.caseload.header import header_place
from case_inquiry.caseload.sheet import Line
from case_inquiry.identifiers.cleaning import pieces
from case_inquiry.identifiers.inside import receipts_in

#: Cells that are joined to one line of text again.
BETWEEN = " "


def is_plain(lines: Sequence[Line]) -> bool:
    """Tell whether no line names columns and some line has a receipt number.

    >>> is_plain([(1, ["EAC1710450146"]), (2, ["LIN-17-104-50147 (I-130)"])])
    True
    >>> is_plain([(1, ["Receipt #"]), (2, ["EAC1710450146"])])
    False
    """
    return header_place(lines) is None and any(_numbers(line) for line in lines)


def plain_list(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return a line of one cell for each receipt number; a line without one stays as it is.

    >>> plain_list([(1, ["EAC1710450146", "LIN1710450147"]), (2, ["to come"])])
    ((1, ('EAC1710450146',)), (1, ('LIN1710450147',)), (2, ('to come',)))
    """
    return tuple(each for line in lines for each in _lines(line))


def _lines(line: Line) -> Iterator[Line]:
    for number in _numbers(line):
        yield line[0], (number,)
    if not _numbers(line):
        yield line[0], (BETWEEN.join(line[1]).strip(),)


def _numbers(line: Line) -> list[str]:
    return receipts_in(pieces(BETWEEN.join(line[1])))
