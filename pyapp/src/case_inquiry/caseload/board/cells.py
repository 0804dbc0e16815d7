"""The board as cells: of its own files, and of the six columns that are pasted beside a list.

A protected row has no cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from case_inquiry.caseload.board.states import BoardRow
from case_inquiry.caseload.board.words import (
    HOW_WORDS,
    STATE_WORDS,
    BoardWords,
    form_of,
    office_of,
)
from case_inquiry.caseload.columns import on_one_line
from case_inquiry.messages import N_

#: The columns of the board's own files. `state` is the code; what follows it is for people.
COLUMNS = (
    "row",
    "reference",
    "receipt_number",
    "form",
    "office",
    "state",
    "in_words",
    "step",
    "next_date",
    "days_left",
    "how",
    "late",
    "note",
)
YES = N_("yes")

type Cells = dict[str, str | int | date | None]


def cells_of(board: Iterable[BoardRow], words: BoardWords) -> Iterator[Cells]:
    """Yield the cells of each row that is not protected, with the keys of `COLUMNS`.

    >>> from case_inquiry.caseload.row import Row
    >>> board = [BoardRow(Row(2, "C-1"), "to_fix"), BoardRow(Row(3, protected=True), "apart")]
    >>> [cells["in_words"] for cells in cells_of(board, BoardWords(str, date(2026, 11, 24)))]
    ['Needs a fix']
    """
    return (_cells(found, words) for found in board if not found.row.protected)


def _cells(found: BoardRow, words: BoardWords) -> Cells:
    row = found.row
    return {
        "row": row.number,
        "reference": row.reference and on_one_line(row.reference),
        "receipt_number": row.receipt_number and on_one_line(row.receipt_number),
        "form": form_of(found),
        "office": office_of(found),
        "state": found.state,
        "in_words": words.text(STATE_WORDS[found.state]),
        "step": words.text(found.step),
        "next_date": found.next_date,
        "days_left": words.days_left(found),
        "how": words.text(HOW_WORDS[found.how]) if found.how else None,
        "late": words.text(YES) if found.is_late else None,
        "note": words.note(found) or None,
    }
