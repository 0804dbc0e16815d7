"""Which rows of the board are shown, and in which order: by filters, a search, and a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from case_inquiry.caseload.board.states import STATES, BoardRow
from case_inquiry.caseload.board.weeks import week_of
from case_inquiry.caseload.board.words import HOW_WORDS, form_of, office_of
from case_inquiry.caseload.choices import letters_of

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class View:
    """What is asked for; None means all.

    `text` is looked for in reference, receipt number and form, and spaces and dashes do not matter.
    `week` is the id of a bar of the chart, `numbers` are row numbers. `sort` is a key of `SORTS`;
    without it the rows stay in the order of the list.
    """

    state: str | None = None
    how: str | None = None
    week: str | None = None
    is_late: bool = False
    text: str = ""
    numbers: Collection[int] | None = None
    sort: str | None = None
    is_descending: bool = False


def places(board: Sequence[BoardRow], view: View, today: date) -> list[int]:
    """Return the places of the rows that are shown, in the order in which they are.

    A row that has nothing in the column of `sort` comes last, whatever the direction. Raises
    KeyError for a column that is not in `SORTS`.

    >>> from case_inquiry.caseload.row import Row
    >>> board = [BoardRow(Row(2, "C-10"), "done"), BoardRow(Row(3, "C-9"), "done")]
    >>> places(board, View(sort="reference"), date(2026, 11, 28))
    [1, 0]
    """
    text = letters_of(view.text)
    shown = [place for place, row in enumerate(board) if _is_shown(row, view, text, today)]
    if view.sort is None:
        return shown
    key = SORTS[view.sort]
    keys = {place: key(board[place]) for place in shown}
    filled = [place for place in shown if keys[place]]
    ordered = sorted(filled, key=keys.__getitem__, reverse=view.is_descending)
    return ordered + [place for place in shown if not keys[place]]


def _is_shown(found: BoardRow, view: View, text: str, today: date) -> bool:
    return (
        view.state in (None, found.state)
        and view.how in (None, found.how)
        and (found.is_late or not view.is_late)
        and (view.numbers is None or found.row.number in view.numbers)
        and (view.week is None or _week(found, today) == view.week)
        and (not text or any(text in each for each in _texts(found)))
    )


def _week(found: BoardRow, today: date) -> str | None:
    return week_of(found.next_date, today) if found.next_date else None


def _texts(found: BoardRow) -> tuple[str, ...]:
    texts = (found.row.reference, found.row.receipt_number, form_of(found))
    return tuple(letters_of(text) for text in texts if text)


type Key = tuple[object, ...]


def _natural(text: str | None) -> Key:
    """Return a key by which C-9 comes before C-10; empty for no text."""
    parts = _DIGITS.split((text or "").casefold())
    if not text:
        return ()
    return tuple(_number(part) if place % 2 else part for place, part in enumerate(parts))


def _number(digits: str) -> tuple[int, str]:
    """Return a key of a number of any length: without zeros in front, the longer one is larger."""
    plain = digits.lstrip("0")
    return len(plain), plain


def _placed(value: str | None, order: Sequence[str]) -> Key:
    return () if value is None else (order.index(value),)


#: What each column is sorted by; an empty key for a row that has nothing in it.
SORTS: Mapping[str, Callable[[BoardRow], Key]] = {
    "due": lambda found: (STATES.index(found.state), found.next_date or date.max),
    "reference": lambda found: _natural(found.row.reference),
    "receipt": lambda found: _natural(found.row.receipt_number),
    "form": lambda found: _natural(form_of(found)),
    "office": lambda found: _natural(office_of(found)),
    "step": lambda found: (STATES.index(found.state), found.step or ""),
    "when": lambda found: (found.next_date,) if found.next_date else (),
    "days_left": lambda found: (found.next_date,) if found.next_date else (),
    "how": lambda found: _placed(found.how, tuple(HOW_WORDS)),
}
