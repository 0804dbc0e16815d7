"""One list at work on the page: opened, previewed, planned in slices, then worked with.

Everything stays in memory. The list that came in is never changed: what is typed on the board (case
inquiry dates, statuses) is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from case_inquiry.caseload.board.inquiry_dates import InquiryDates, SeenDate, apply_dates
from case_inquiry.caseload.board.save import Untouched
from case_inquiry.caseload.board.states import BoardRow, board_row
from case_inquiry.caseload.board.status_round import with_status
from case_inquiry.caseload.columns import Target, on_one_line
from case_inquiry.caseload.files import read_sheet
from case_inquiry.caseload.row import Row
from case_inquiry.caseload.sheet import Line, Sheet
from case_inquiry.caseload.stream import OpenList, open_list
from case_inquiry.caseload.unnamed import PlainList, is_plain, reading_of
from case_inquiry.days.words import Order
from case_inquiry.procedure import Procedure


@dataclass(frozen=True)
class Options:
    """What a person chose about a list; None leaves it to the list itself.

    `sheet` is the name of a workbook's sheet, `header_row` the number of the row that names the
    columns (0: none does), `targets` what columns fill by their places, `dates` which comes first
    in a date of numbers.
    """

    sheet: str | None = None
    header_row: int | None = None
    targets: tuple[tuple[int, Target | None], ...] = ()
    dates: str | None = None


class Progress(NamedTuple):
    """How far the list was planned: rows that went by, and all of them."""

    done: int
    total: int
    is_finished: bool


class Session:
    """A list at work. `rows` and `board` have the same places; `changed` are those that changed.

    `usual` is the order of the numbers in a date in the reader's language.
    """

    def __init__(
        self,
        content: bytes,
        procedure: Procedure,
        today: date,
        usual: Order = Order.MONTH_FIRST,
    ) -> None:
        self.procedure = procedure
        self.today = today
        self.usual = usual
        self.options = Options()
        self.dates = InquiryDates()
        self.board: list[BoardRow] = []
        self.progress = Progress(0, 0, is_finished=False)
        self.is_plain = False
        self._content = content
        self._read: list[Row] = []
        self._rows: list[Row] = []
        self._decided: dict[SeenDate, int] = {}
        self._waiting: Iterator[Row] | None = None
        self._checking: Iterator[int] | None = None
        self.sheet = self._opened_sheet()
        self.list: OpenList | None = None

    def _opened_sheet(self) -> Sheet:
        sheet = read_sheet(self._content, sheet=self.options.sheet)
        self.is_plain = is_plain(sheet.lines)
        return sheet._replace(lines=tuple(PlainList(sheet.lines))) if self.is_plain else sheet

    def choose(self, options: Options) -> None:
        """Take what a person chose; the list is planned anew. Raises CaseError as `read_sheet`."""
        is_other_sheet = options.sheet != self.options.sheet
        self.options = options
        self.list = None
        if is_other_sheet:
            self.sheet = self._opened_sheet()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines of the sheet that is read."""
        return self.sheet.lines

    def open(self) -> OpenList:
        """Return the list with its columns. Raises CaseError where it cannot be read as a whole."""
        if self.list is None:
            header_row, targets = self.named()
            self.list = open_list(
                self.sheet.lines,
                self.procedure,
                self.today,
                header_row=header_row,
                targets=targets,
                dates=self.options.dates,
                usual=self.usual,
                first_day=self.sheet.first_day,
            )
        return self.list

    @property
    def is_half_known(self) -> bool:
        """Whether only the column of receipt numbers is known, and the person chose no other."""
        if self.is_plain or self.options.targets or self.options.header_row is not None:
            return False
        return bool(reading_of(self.sheet.lines).targets)

    def named(self) -> tuple[int | None, dict[int, Target | None]]:
        """Return the header row and the columns that are chosen, or known without a header."""
        options = self.options
        chosen = dict(options.targets)
        if options.header_row is not None:
            return options.header_row, chosen
        found = reading_of(self.sheet.lines)
        return found.header_row, {**found.targets, **chosen}

    def begin(self) -> None:
        """Plan the list from its start; `go_on` takes the rows. Raises CaseError as `open`."""
        opened = self.open()
        self._read, self._rows, self.board = [], [], []
        self._checking, self._waiting = opened.check(), opened.rows()
        self.progress = Progress(0, len(self.sheet.lines), is_finished=False)

    def go_on(self, count: int) -> list[int]:
        """Plan up to `count` more cases; return their places on the board.

        The first calls only look over the list for numbers that it has twice.
        """
        if self._checking is not None:
            for _ in self._checking:
                return []
            self._checking = None
        waiting = self._waiting or iter(())
        rows = list(islice(waiting, count))
        first = len(self._read)
        self._read += rows
        self._rows += rows
        self.board += [board_row(row, self.procedure, self.today) for row in rows]
        opened = self.open()
        done = opened.tally.told + len(opened.tally.left_out)
        is_finished = len(rows) < count
        self.progress = Progress(done, opened.count or 0, is_finished)
        places = [*range(first, len(self._read))]
        if is_finished:
            self._waiting = None
            # Dates that were typed before the list was planned again count for it.
            places = sorted({*places, *self._plan_again()})
        return places

    def add_dates(self, *entries: SeenDate) -> list[int]:
        """Use case inquiry dates for all rows; return the places of those that changed."""
        self.dates = self.dates.add(*entries)
        return self._plan_again()

    def decided_by(self, entry: SeenDate) -> int:
        """Return how many rows have their date from an entry."""
        return self._decided.get(entry, 0)

    def set_status(self, place: int, key: str) -> list[int]:
        """Note what Case Status Online shows for a row; return the places that changed.

        Raises KeyError for another key than 1 to 4, ValueError for a row without a case.
        """
        self._read[place] = with_status(self._read[place], key, self.procedure, self.today)
        return self._plan_again() or [place]

    def _plan_again(self) -> list[int]:
        """Plan the rows with the dates of the table; return the places of those that changed."""
        applied = apply_dates(self._read, self.dates, self.procedure, self.today)
        self._decided = dict(applied.decided)
        pairs = zip(applied.rows, self._rows, strict=True)
        changed = [
            place
            for place, (now, before) in enumerate(pairs)
            if now is not before and now != before
        ]
        for place in changed:
            self._rows[place] = applied.rows[place]
            self.board[place] = board_row(applied.rows[place], self.procedure, self.today)
        return changed

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they are planned now."""
        return self._rows

    def untouched(self) -> Untouched:
        """Return the columns of the list that are not read, as they are."""
        opened = self.open()
        read = {column.place for column in opened.columns}
        named = [place for place, name in enumerate(opened.headers) if name.strip()]
        places = [place for place in named if place not in read and opened.header_row]
        cells = {
            number: [line[place] if place < len(line) else "" for place in places]
            for number, line in self.sheet.lines
        }
        return Untouched(tuple(on_one_line(opened.headers[place]) for place in places), cells)
