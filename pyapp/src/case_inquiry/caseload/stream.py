"""A list that is read as it goes by: its columns are known at once, its rows come one by one.

The list is gone over twice, so that no row has to wait for the last one: first for the receipt
numbers that several rows have, then for the rows. A row that came is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from case_inquiry.case.model import FieldError, key_of
from case_inquiry.caseload.cells import DAYS
from case_inquiry.caseload.columns import REFERENCE, Column, Target, on_one_line, read_header
from case_inquiry.caseload.header import find_header
from case_inquiry.caseload.order import DAY_FIRST, MONTH_FIRST, decide, first_of_each
from case_inquiry.caseload.row import Cell, Reading, Row, RowError, RowReader
from case_inquiry.caseload.same import Numbers
from case_inquiry.caseload.sheet import FIRST_DAY, MOST_ROWS, Line, letters_of_column, unreadable
from case_inquiry.days.words import Order
from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.procedure import Procedure

#: So many rows decide the order of the dates in all of them.
ROWS_THAT_DECIDE = 10_000
#: So many rows are named in a sentence.
MOST_ROWS_NAMED = 10
#: What is said about later rows, by the order in which the dates are read.
_LATER_ROWS = {
    MONTH_FIRST: N_(
        "The first {count} rows decide how dates are read: the month comes first. In these "
        "later rows the day comes first: {rows}. Check them, or choose the order of the dates."
    ),
    DAY_FIRST: N_(
        "The first {count} rows decide how dates are read: the day comes first. In these "
        "later rows the month comes first: {rows}. Check them, or choose the order of the dates."
    ),
}
#: The first look at a list tells how far it is after so many lines.
SLICE = 1_000


class Named:
    """The numbers of some rows, for a sentence: the first few, and how many there are.

    >>> named = Named([2, 5])
    >>> named.add(7)
    >>> str(named), len(named)
    ('2, 5, 7', 3)
    """

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self.first: list[int] = []
        self._count = 0
        for number in numbers:
            self.add(number)

    def add(self, number: int) -> None:
        """Add a row."""
        self._count += 1
        if len(self.first) < MOST_ROWS_NAMED:
            self.first.append(number)

    def __len__(self) -> int:
        return self._count

    def __str__(self) -> str:
        more = ", …" if self._count > len(self.first) else ""
        return ", ".join(map(str, self.first)) + more


@dataclass
class Tally:
    """What became of every line of the file.

    `above` are lines over the header, which is one more; `empty` lines, those that repeat the
    header (`repeated`), and those that tell of no case (`left_out`) give no row. The others
    (`told`) gave `cases`: more than one where a row tells of several.
    """

    above: int = 0
    header: int = 0
    empty: int = 0
    repeated: Named = field(default_factory=Named)
    left_out: Named = field(default_factory=Named)
    told: int = 0
    cases: int = 0

    @property
    def lines(self) -> int:
        """How many lines there are."""
        known = self.above + self.header + self.empty + self.told
        return known + len(self.repeated) + len(self.left_out)


@dataclass
class _Same:
    """The rows that have one receipt number."""

    rows: Named = field(default_factory=Named)
    is_protected: bool = False


class OpenList:
    """A list whose header was read; `rows` reads the rest.

    `columns` are read, the headers in `ignored` are not. `order` is that of the dates. `tally` and
    `notes` say what became of the lines that went by: whole once `rows` came to its end.
    """

    def __init__(
        self,
        lines: Iterable[Line],
        header: Line,
        columns: Sequence[Column],
        ignored: Sequence[str],
        procedure: Procedure,
        today: date,
    ) -> None:
        self.header_row, self.headers = header
        self.columns = tuple(columns)
        self.ignored = tuple(ignored)
        self.procedure = procedure
        self.today = today
        self.order = MONTH_FIRST
        self.first_day = FIRST_DAY
        self.most_rows: int | None = MOST_ROWS
        #: How many rows have something in them; known once `check` came to its end.
        self.count: int | None = None
        self.tally = Tally()
        self._lines = lines
        self._read_in = Order.MONTH_FIRST
        self._is_order_told = False
        self._same: Mapping[int, _Same] = {}
        self._start_over()

    def _start_over(self) -> None:
        self.tally = Tally()
        self._serial_days = Named()
        self._first_serial: tuple[str, date] | None = None
        self._other_order = Named()
        self._several = Named()
        empty = [place for place, name in enumerate(self.headers) if not on_one_line(name)]
        last = max(place for place, name in enumerate(self.headers) if name.strip())
        self._without_name = {place: False for place in empty if place < last}

    def decide_order(self, dates: str | None, usual: Order) -> None:
        """Take the order of the dates, or find it in the first rows.

        `usual` is the order of the reader's language. Raises CaseError where the rows contradict
        it.
        """
        self._is_order_told = dates is not None
        if dates is None:
            shown = first_of_each(islice(self._body(), ROWS_THAT_DECIDE), self._days)
            self._read_in = decide(shown, usual)
        else:
            self._read_in = Order(dates)
        self.order = DAY_FIRST if self._read_in.is_day_first else MONTH_FIRST

    @property
    def _days(self) -> list[int]:
        return [column.place for column in self.columns if _is_day(column)]

    def check(self) -> Iterator[int]:
        """Go over the list for what must be known before its first row; `rows` does it, too.

        Yield now and then how many rows were seen. Raises CaseError where the list has too many
        rows or cannot be read to its end.
        """
        reading, numbers, count = self._reading(), Numbers(), 0
        for _, cells in self._body():
            count += 1
            if self.most_rows is not None and count > self.most_rows:
                raise self._too_many()
            for number in reading.numbers(cells):
                numbers.add(number)
            if count % SLICE == 0:
                yield count
        repeated = numbers.repeated()
        self._same = self._rows_with(repeated) if repeated else {}
        self.count = count
        yield count

    def rows(self) -> Iterator[Row]:
        """Yield each case in the order of the file; start over where it is asked again."""
        self._start_over()
        if self.count is None:
            for _ in self.check():
                pass
        reading, seen = self._reading(), 0
        for number, cells in self._counted():
            seen += 1
            if self._without_name:
                self._look_at_names(cells)
            filled = reading.filled(cells)
            if not reading.is_case(cells, filled):
                self.tally.left_out.add(number)
                continue
            if seen > ROWS_THAT_DECIDE and self._contradicts(cells):
                self._other_order.add(number)
            found = list(self._cases(reading, number, cells, filled))
            self.tally.told += 1
            self.tally.cases += len(found)
            if len(found) > 1:
                self._several.add(number)
            yield from found

    @property
    def ignored_columns(self) -> tuple[str, ...]:
        """The columns that are not read: those in `ignored`, and those without a header."""
        used = (place for place, is_used in self._without_name.items() if is_used)
        return (*self.ignored, *(f"({letters_of_column(place)})" for place in used))

    @property
    def notes(self) -> tuple[Message, ...]:
        """What must be said about the rows that went by."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[Message]:
        tally = self.tally
        if tally.above:
            sentence = N_("The columns are named in row {row}. What stands above was not read.")
            yield message(sentence, row=self.header_row)
        if tally.repeated:
            yield message(N_("These rows repeat the header: {rows}."), rows=str(tally.repeated))
        if tally.left_out:
            sentence = N_("These rows tell of no case and were not read: {rows}.")
            yield message(sentence, rows=str(tally.left_out))
        if self._several:
            sentence = N_(
                "These rows have more than one receipt number and became {count} cases: {rows}. "
                "Their other columns were read for each case."
            )
            count = tally.cases - tally.told + len(self._several)
            yield message(sentence, count=count, rows=str(self._several))
        if self._first_serial:
            header, day = self._first_serial
            sentence = N_(
                "Some days are numbers, as a spreadsheet counts them (rows: {rows}). Check them: "
                "“{column}” in row {row} was read as {day}."
            )
            values = {"rows": str(self._serial_days), "row": self._serial_days.first[0]}
            yield message(sentence, **values, column=header, day=DateText(day, "long"))
        if self._other_order:
            sentence = _LATER_ROWS[self.order]
            yield message(sentence, count=ROWS_THAT_DECIDE, rows=str(self._other_order))

    def _reading(self) -> Reading:
        return Reading(
            self.columns,
            self.headers,
            self.today,
            order=self._read_in,
            first_day=self.first_day,
        )

    def _body(self) -> Iterator[Line]:
        """Yield the lines that may be cases."""
        header = list(self.headers)
        for line in self._lines:
            number, cells = line
            if number > self.header_row and list(cells) != header and any(map(str.strip, cells)):
                yield line

    def _counted(self) -> Iterator[Line]:
        """Yield the same lines, and count the others."""
        header, tally = list(self.headers), self.tally
        for line in self._lines:
            number, cells = line
            if not any(map(str.strip, cells)):
                tally.empty += 1
            elif number < self.header_row:
                tally.above += 1
            elif number == self.header_row:
                tally.header += 1
            elif list(cells) == header:
                tally.repeated.add(number)
            else:
                yield line

    def _rows_with(self, repeated: frozenset[int]) -> Mapping[int, _Same]:
        """Return the rows of each number that came more than once."""
        found = {number: _Same() for number in repeated}
        reading = self._reading()
        for row, cells in self._body():
            told = [number for number in reading.numbers(cells) if number in repeated]
            if not told:
                continue
            readers = reading.read(row, cells, reading.filled(cells), self.procedure)
            is_protected = any(reader.row.protected for reader in readers)
            for number in told:
                found[number].rows.add(row)
                found[number].is_protected |= is_protected
        return found

    def _cases(
        self, reading: Reading, number: int, cells: Sequence[str], filled: Sequence[Cell]
    ) -> Iterator[Row]:
        """Yield the cases of a row; one whose receipt number is in another row is not planned."""
        readers = reading.read(number, cells, filled, self.procedure)
        if self._same and any(
            self._same[each].is_protected for each in reading.numbers(cells) if each in self._same
        ):
            yield Row(number, protected=True)
            return
        days = [day for reader in readers if not reader.hides for day in reader.serial_days]
        if days:
            self._serial_days.add(number)
            self._first_serial = self._first_serial or days[0]
        for reader in readers:
            yield self._told_once(reader) if self._same else reader.row

    def _told_once(self, reader: RowReader) -> Row:
        row, same = reader.row, self._same.get(reader.number or 0)
        if same is None or reader.hides:
            return row
        sentence = N_(
            "The same number is in the rows {rows}. Put what you know of one case into one row; a "
            "second call is call_2_date."
        )
        words = message(sentence, rows=str(same.rows))
        error = RowError("", FieldError("invalid_value", "receipt_number", words))
        return replace(row, case=None, plan=None, suggestion=None, errors=(error, *row.errors))

    def _look_at_names(self, cells: Sequence[str]) -> None:
        for place, is_used in self._without_name.items():
            if not is_used and place < len(cells) and cells[place].strip():
                self._without_name[place] = True

    def _contradicts(self, cells: Sequence[str]) -> bool:
        if self._is_order_told:
            return False
        other = MONTH_FIRST if self._read_in.is_day_first else DAY_FIRST
        return other in first_of_each([(0, cells)], self._days)

    def _too_many(self) -> Exception:
        sentence = N_("The list has more than {most} cases. Make it {most} or less.")
        return unreadable("too_large", sentence, most=self.most_rows)


def _is_day(column: Column) -> bool:
    key = column.target.key
    return key != REFERENCE and key_of(key).kind in DAYS


def open_list(
    lines: Iterable[Line],
    procedure: Procedure,
    today: date,
    *,
    header_row: int | None = None,
    targets: Mapping[int, Target | None] | None = None,
    dates: str | None = None,
    usual: Order = Order.MONTH_FIRST,
    most_rows: int | None = MOST_ROWS,
    first_day: date = FIRST_DAY,
) -> OpenList:
    """Return a list whose columns are known: `lines` are row numbers with cells.

    The lines are gone over more than once; an iterator is therefore kept whole. `header_row` is the
    row that names the columns (0: none does), `targets` say by their places what columns fill,
    `dates` which comes first in a date of numbers, `month-first` or `day-first`; without them the
    list itself tells, `usual` being the order of the reader's language. Raises CaseError where it
    does not.

    >>> from case_inquiry.procedure import load_procedure
    >>> lines = [(1, ["Receipt #", "Called on"]), (2, ["EAC-17-104-50146", "Oct 1, 2026"])]
    >>> found = open_list(lines, load_procedure("notice-2009"), date(2026, 11, 24))
    >>> [column.target.key for column in found.columns], found.order
    (['receipt_number', 'on'], 'month-first')
    >>> [row.plan.step for row in found.rows()], found.tally.cases
    (['email_center'], 1)
    """
    again = tuple(lines) if isinstance(lines, Iterator) else lines
    header = find_header(again, header_row)
    columns, ignored = read_header(header[1], targets)
    found = OpenList(again, header, columns, ignored, procedure, today)
    found.most_rows, found.first_day = most_rows, first_day
    found.decide_order(dates, usual)
    return found
