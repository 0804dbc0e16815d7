"""The worklist of a day, to print: what is open on it, grouped by how it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from case_inquiry.caseload.board.look_ups import look_ups, needed_look_up
from case_inquiry.caseload.board.states import (
    EMAIL,
    LOOK_UP,
    ONLINE,
    OPEN,
    OUTSIDE,
    PHONE,
    BoardRow,
    board_row,
    planned_again,
)
from case_inquiry.caseload.board.words import BoardWords, form_of, office_of
from case_inquiry.caseload.columns import on_one_line
from case_inquiry.identifiers.masking import mask
from case_inquiry.messages import N_, NN_, message
from case_inquiry.papers.sheet import BLANK, Section, Sheet
from case_inquiry.plan.text import Say
from case_inquiry.procedure import Procedure

BOX = "\u2610"
TITLE = N_("Worklist for {day}")
COUNTED = NN_("{count} row to do.", "{count} rows to do.")
NOTHING = N_("There is nothing to do on this day.")
FULL_NUMBERS = N_("This list has full receipt numbers. Keep it safe.")
HEADER = (
    N_("Done"),
    N_("Reference"),
    N_("Receipt number"),
    N_("Form"),
    N_("Office"),
    N_("Next step"),
    N_("When"),
    N_("Result"),
)
LOOK_UPS = N_("Case inquiry dates to look up")
LOOK_UPS_HEADER = (N_("Done"), N_("Form"), N_("Office"), N_("Rows"), N_("Date on the page"))
MISSING = N_("Missing in the list")
#: The headings by how a step is done; what is missing comes last.
HEADINGS = {
    ONLINE: N_("Online"),
    PHONE: N_("By phone"),
    EMAIL: N_("By email"),
    OUTSIDE: N_("Help from outside"),
    None: MISSING,
}
ROW = N_("Row {row}")


def worklist(
    board: Iterable[BoardRow],
    procedure: Procedure,
    day: date,
    say: Say,
    *,
    is_masked: bool = True,
) -> Sheet:
    """Return the sheet of what can be done on `day`, the board's own or a later one.

    Rows that open until then are planned for that day. A row that waits for a case inquiry date is
    not named: the date is, once for all its rows.

    >>> from case_inquiry.procedure import load_procedure
    >>> found = worklist([], load_procedure("current"), date(2026, 11, 30), str)
    >>> str(found.title)
    'Worklist for Monday, November 30, 2026'
    """
    to_do = [_on(day, found, procedure) for found in board if _may_be_open(found, day)]
    listed = [found for found in to_do if found.state in OPEN and needed_look_up(found) is None]
    writer = _Writer(BoardWords(say, day), say, is_masked)
    sections = (*writer.sections(listed), *_look_ups(to_do, say))
    lead = [message(COUNTED, count=len(listed)) if sections else message(NOTHING)]
    lead += [] if is_masked or not listed else [message(FULL_NUMBERS)]
    return Sheet(say(message(TITLE, day=day)), tuple(map(say, lead)), sections)


def _may_be_open(found: BoardRow, day: date) -> bool:
    return found.state in OPEN or (found.next_date is not None and found.next_date <= day)


def _on(day: date, found: BoardRow, procedure: Procedure) -> BoardRow:
    row = found.row
    if row.case is None or row.plan is None or row.plan.today == day:
        return found
    return board_row(planned_again(row, row.case, procedure, day), procedure, day)


class _Writer:
    """Puts the rows of a worklist into sections."""

    def __init__(self, words: BoardWords, say: Say, is_masked: bool) -> None:
        self._words = words
        self._say = say
        self._is_masked = is_masked

    def sections(self, listed: Sequence[BoardRow]) -> Iterator[Section]:
        for how, heading in HEADINGS.items():
            rows = [found for found in listed if _how(found) == how]
            if rows:
                lines = tuple(self._line(found) for found in sorted(rows, key=_order))
                header = tuple(map(self._say, HEADER))
                yield Section(self._say(heading), rows=lines, header=header)

    def _line(self, found: BoardRow) -> tuple[str, ...]:
        row = found.row
        number = row.receipt_number or ""
        return (
            BOX,
            on_one_line(row.reference or "") or self._say(message(ROW, row=row.number)),
            mask(number) if self._is_masked else number,
            form_of(found) or "",
            office_of(found) or "",
            self._words.text(found.step) or "",
            self._words.when(found.next_date) or "",
            BLANK,
        )


def _how(found: BoardRow) -> str | None:
    return None if found.state == LOOK_UP else found.how


def _order(found: BoardRow) -> tuple[date, int]:
    return found.next_date or date.max, found.row.number


def _look_ups(board: Sequence[BoardRow], say: Say) -> Iterator[Section]:
    rows = tuple(
        (BOX, each.form, each.office or "", str(each.rows), BLANK) for each in look_ups(board)
    )
    if rows:
        yield Section(say(LOOK_UPS), rows=rows, header=tuple(map(say, LOOK_UPS_HEADER)))
