"""Whether the day or the month comes first in the dates of a list: asked once for a whole file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from case_inquiry.case.model import CaseError, FieldError
from case_inquiry.caseload.sheet import Line
from case_inquiry.messages import N_, message

MONTH_FIRST, DAY_FIRST = "month-first", "day-first"
ORDERS = (MONTH_FIRST, DAY_FIRST)
#: A date that can be read in both.
EITHER = "either"
MONTHS_IN_A_YEAR = 12

_NUMBERS = re.compile(r"\s*(\d{1,2})\s?([-/])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})\b")


class Shown(NamedTuple):
    """A date of numbers with its row."""

    row: int
    text: str


def order_of(lines: Iterable[Line], places: Sequence[int]) -> str:
    """Return the order of the dates in the columns at `places`: the month first, as in English.

    Raises CaseError where a date in the file shows the other order and another one may be read in
    both.

    >>> order_of([(2, ["10/01/2026"]), (3, ["10/24/2026"])], [0])
    'month-first'
    >>> order_of([(2, ["05/03/2026"]), (14, ["25/03/2026"])], [0])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    case_inquiry.case.model.CaseError: : Row 14 has 25/03/2026, so in this file the day may come ...
    """
    return decide(first_of_each(lines, places))


def decide(first: Mapping[str, Shown]) -> str:
    """Return the order that the dates of a list show, by the first of each; raises as `order_of`.

    >>> decide({})
    'month-first'
    """
    if DAY_FIRST in first and EITHER in first:
        sentence = N_(
            "Row {row} has {shown}, so in this file the day may come first. Row {other} has "
            "{unclear}, which can be two days. Write the dates like 2026-03-25, or say which comes "
            "first: --dates day-first or --dates month-first."
        )
        words = message(
            sentence,
            row=first[DAY_FIRST].row,
            shown=first[DAY_FIRST].text,
            other=first[EITHER].row,
            unclear=first[EITHER].text,
        )
        raise CaseError((FieldError("invalid_date", "", words),))
    return MONTH_FIRST


def first_of_each(lines: Iterable[Line], places: Sequence[int]) -> Mapping[str, Shown]:
    """Return the first date of each order, and the first that may be read in both.

    >>> sorted(first_of_each([(2, ["05/03/2026"]), (14, ["25/03/2026"])], [0]))
    ['day-first', 'either']
    """
    found: dict[str, Shown] = {}
    for number, cells in lines:
        for place in places:
            text = cells[place] if place < len(cells) else ""
            order = _order_in(text)
            if order is not None:
                found.setdefault(order, Shown(number, text.strip()[:40]))
    return found


def _order_in(text: str) -> str | None:
    numbers = _NUMBERS.match(text)
    if numbers is None or numbers[1] == numbers[3]:
        return None
    first, second = int(numbers[1]), int(numbers[3])
    if first <= MONTHS_IN_A_YEAR and second <= MONTHS_IN_A_YEAR:
        return EITHER
    return DAY_FIRST if first > MONTHS_IN_A_YEAR else MONTH_FIRST
