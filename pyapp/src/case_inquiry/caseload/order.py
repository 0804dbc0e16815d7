"""Whether the day or the month comes first in the dates of a list: asked once for a whole file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from case_inquiry.case.model import CaseError, FieldError
from case_inquiry.caseload.sheet import Line
from case_inquiry.days.words import Order
from case_inquiry.messages import N_, Message, message

MONTH_FIRST, DAY_FIRST = "month-first", "day-first"
ORDERS = (MONTH_FIRST, DAY_FIRST)
#: A date that can be read in both.
EITHER = "either"
MONTHS_IN_A_YEAR = 12

_DAY_MAY_COME_FIRST = N_(
    "Row {row} has {shown}, so in this file the day may come first. Row {other} has "
    "{unclear}, which can be two days. Write the dates like 2026-03-25, or say which comes "
    "first: --dates day-first or --dates month-first."
)
_NOT_TOLD = N_(
    "Row {other} has {unclear}, which can be two days. Write the dates like 2026-03-25, or say "
    "which comes first: --dates day-first or --dates month-first."
)
_NUMBERS = re.compile(r"\s*(\d{1,2})\s?([-/])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})\b")


class Shown(NamedTuple):
    """A date of numbers with its row."""

    row: int
    text: str


class Contradiction(NamedTuple):
    """A date that may be two days, and one (`shown`) that has the day first.

    There is none where no date tells the order, and the language alone does not.
    """

    unclear: Shown
    shown: Shown | None


def contradiction(
    first: Mapping[str, Shown], usual: Order = Order.MONTH_FIRST
) -> Contradiction | None:
    """Return why the dates of a list cannot be read in one order, None where they can.

    `first` has the first date of each order, `usual` is the order of the reader's language.

    >>> contradiction({EITHER: Shown(2, "05/03/2026")}) is None
    True
    >>> contradiction({EITHER: Shown(2, "05/03/2026")}, Order.DAY_LIKELY).unclear.row
    2
    """
    if EITHER not in first:
        return None
    # In English an unclear date has the month first. Spanish puts the day first, and notices the
    # month: there the list has to tell.
    tells_one = (DAY_FIRST in first) != (MONTH_FIRST in first)
    is_told = tells_one if usual.is_day_first else DAY_FIRST not in first
    return None if is_told else Contradiction(first[EITHER], first.get(DAY_FIRST))


def decide(first: Mapping[str, Shown], usual: Order = Order.MONTH_FIRST) -> Order:
    """Return the order in which the dates of a list are read, by the first of each.

    Where some date has another order than usual, none that may be two days is read as one of them.
    Raises CaseError where both are there, or where the list has to tell and does not.

    >>> decide({})
    <Order.MONTH_FIRST: 'month-first'>
    >>> decide({DAY_FIRST: Shown(2, "25/03/2026")}, Order.DAY_LIKELY)
    <Order.DAY_FIRST: 'day-first'>
    >>> decide({MONTH_FIRST: Shown(2, "03/25/2026")}, Order.DAY_LIKELY)
    <Order.MONTH_FIRST: 'month-first'>
    >>> decide(first_of_each([(2, ["05/03/2026"]), (14, ["25/03/2026"])], [0]))
    Traceback (most recent call last):
    case_inquiry.case.model.CaseError: : Row 14 has 25/03/2026, so in this file the day may come ...
    """
    unclear = contradiction(first, usual)
    if unclear is not None:
        raise CaseError((FieldError("invalid_date", "", _question(unclear)),))
    if not usual.is_day_first:
        return Order.MONTH_LIKELY if DAY_FIRST in first else Order.MONTH_FIRST
    if (DAY_FIRST in first) == (MONTH_FIRST in first):
        return Order.DAY_LIKELY
    return Order.DAY_FIRST if DAY_FIRST in first else Order.MONTH_FIRST


def _question(found: Contradiction) -> Message:
    unclear = {"other": found.unclear.row, "unclear": found.unclear.text}
    if found.shown is None:
        return message(_NOT_TOLD, **unclear)
    return message(_DAY_MAY_COME_FIRST, row=found.shown.row, shown=found.shown.text, **unclear)


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
