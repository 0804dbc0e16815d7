"""Monday's line: how many rows there are in each state. The states add up to the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from case_inquiry.caseload.board.look_ups import ROWS, look_ups
from case_inquiry.caseload.board.states import (
    APART,
    ASK_NOW,
    DONE,
    LOOK_UP,
    NO_ANSWER,
    NO_RECEIPT,
    STATES,
    TO_FIX,
    WAITING,
    BoardRow,
)
from case_inquiry.messages import N_, NN_, Message, message, one_after_another
from case_inquiry.plan.text import Say

COUNTED = {
    ASK_NOW: NN_("{count} ask now", "{count} ask now"),
    NO_ANSWER: NN_("{count} no answer in time", "{count} no answer in time"),
    LOOK_UP: NN_("{count} look up a date", "{count} look up a date"),
    WAITING: NN_("{count} waiting", "{count} waiting"),
    APART: NN_("{count} handled apart", "{count} handled apart"),
    DONE: NN_("{count} done", "{count} done"),
    TO_FIX: NN_("{count} needs a fix", "{count} need a fix"),
    NO_RECEIPT: NN_("{count} no receipt number", "{count} no receipt number"),
}
LOOK_UPS = NN_("{count} look-up", "{count} look-ups")
WITH_LOOK_UPS = N_("{rows} ({look_ups})")
LINE = N_("{rows}: {states}")
JOINED = N_("{before} · {after}")


def counts(board: Iterable[BoardRow]) -> dict[str, int]:
    """Return how many rows are in each state, in the order of the line.

    >>> list(counts([]).values())
    [0, 0, 0, 0, 0, 0, 0, 0]
    """
    found = Counter(row.state for row in board)
    return {state: found[state] for state in STATES}


def monday_line(board: tuple[BoardRow, ...], say: Say) -> str:
    """Return the line; a state without rows is left out.

    >>> from case_inquiry.caseload.row import Row
    >>> monday_line((BoardRow(Row(2, protected=True), APART),), str)
    '1 row: 1 handled apart'
    """
    rows = message(ROWS, count=len(board))
    parts = list(_parts(board).values())
    if not parts:
        return say(rows)
    return say(message(LINE, rows=rows, states=one_after_another(parts, JOINED)))


def state_counts(board: tuple[BoardRow, ...], say: Say) -> list[dict[str, object]]:
    """Return the parts of the line one by one, each with the id of its state and its count.

    >>> from case_inquiry.caseload.row import Row
    >>> state_counts((BoardRow(Row(2, protected=True), APART),), str)
    [{'state': 'apart', 'count': 1, 'text': '1 handled apart'}]
    """
    counted = counts(board)
    return [
        {"state": state, "count": counted[state], "text": say(words)}
        for state, words in _parts(board).items()
    ]


def _parts(board: tuple[BoardRow, ...]) -> dict[str, Message]:
    parts = {
        state: message(COUNTED[state], count=count)
        for state, count in counts(board).items()
        if count
    }
    needed = len(look_ups(board))
    if needed:
        words = message(LOOK_UPS, count=needed)
        parts[LOOK_UP] = message(WITH_LOOK_UPS, rows=parts[LOOK_UP], look_ups=words)
    return parts
