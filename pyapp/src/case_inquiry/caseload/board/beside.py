"""Six columns to paste beside a list: one line for each row of the sheet, from row 1 on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from case_inquiry.caseload.board.states import BoardRow
from case_inquiry.caseload.board.words import HOW_WORDS, STATE_WORDS, BoardWords, form_of
from case_inquiry.caseload.columns import on_one_line
from case_inquiry.caseload.files import plain_cell
from case_inquiry.messages import N_
from case_inquiry.plan.text import Say

HEADINGS = (
    N_("Next step"),
    N_("Status"),
    N_("Next date"),
    N_("Days left"),
    N_("How"),
    N_("Note"),
)
PASTE_AT = 1


def copy_columns(
    board: Iterable[BoardRow], say: Say, today: date, *, header_row: int | None = None
) -> str:
    r"""Return the columns as lines with tabs, for pasting at row 1 of the sheet.

    The headings stand in `header_row`, without it in the row above the first case. A row that is
    left out, and a protected one, has an empty line. Where a row has several cases, each is told
    with its form; the date is the first of theirs.

    >>> from case_inquiry.caseload.row import Row
    >>> copy_columns([BoardRow(Row(4), "done", "The case is resolved.")], str, date(2026, 11, 24))
    '\n\nNext step\tStatus\tNext date\tDays left\tHow\tNote\nThe case is resolved.\tDone\t\t\t\t\n'
    """
    words = BoardWords(say, today)
    rows: defaultdict[int, list[BoardRow]] = defaultdict(list)
    for found in board:
        rows[found.row.number].append(found)
    lines = {number: _line(cases, words) for number, cases in rows.items()}
    headings = header_row if header_row is not None else min(lines, default=1) - 1
    if headings >= PASTE_AT:
        lines.setdefault(headings, "\t".join(map(say, HEADINGS)))
    last = max(lines, default=0)
    return "".join(f"{lines.get(number, '')}\n" for number in range(PASTE_AT, last + 1))


def _line(cases: Sequence[BoardRow], words: BoardWords) -> str:
    if any(found.row.protected for found in cases):
        return ""
    first = min(cases, key=lambda found: found.next_date or date.max)
    steps = [words.text(found.step) or "" for found in cases]
    states = [words.text(STATE_WORDS[found.state]) or "" for found in cases]
    ways = [words.text(HOW_WORDS[found.how]) or "" for found in cases if found.how]
    left = words.days_left(first)
    cells = (
        _joined(cases, steps),
        _joined(cases, states),
        first.next_date.isoformat() if first.next_date else "",
        "" if left is None else str(left),
        ", ".join(dict.fromkeys(ways)),
        _joined(cases, [words.note(found) for found in cases]),
    )
    return "\t".join(map(_cell, cells))


def _joined(cases: Sequence[BoardRow], texts: Sequence[str]) -> str:
    """Return the text of all cases; where they differ, each with its form."""
    if len(set(texts)) == 1:
        return texts[0]
    told = zip(cases, texts, strict=True)
    forms = ((form_of(found), text) for found, text in told if text)
    return " | ".join(f"{form}: {text}" if form else text for form, text in forms)


def _cell(text: str) -> str:
    """Return a cell that stays in its place: a quotation mark would open a longer one."""
    return plain_cell(on_one_line(text).replace('"', "'"))
