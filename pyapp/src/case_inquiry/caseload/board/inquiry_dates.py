"""Case inquiry dates, typed once and used for every row of a form: a table with no client in it.

An entry is for a form; with an office or a category it is only for the rows that these fit. The
most exact entry counts: one with a category before one with an office, and both before one for the
form alone. Of entries for the same rows the one that was seen last counts; the others stay, each
with the day on which it was seen.

A list has no column for the category. So an entry with a category fits the rows whose form names it
("I-130 spouse"). Without a category it fits all rows of the form.

A row's own date counts, unless the table's was seen on a later day than the row's. A row that does
not say when its date was seen keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from case_inquiry.case.model import NOT_LISTED, Case, CaseError, FieldError
from case_inquiry.case.nothing import is_blank
from case_inquiry.caseload.board.look_ups import form_number, office_on_page
from case_inquiry.caseload.board.reading_back import as_read
from case_inquiry.caseload.board.states import planned_again
from case_inquiry.caseload.choices import letters_of
from case_inquiry.caseload.columns import on_one_line
from case_inquiry.caseload.row import Row
from case_inquiry.days.typed import UnclearTextError, read_date
from case_inquiry.days.words import Order
from case_inquiry.messages import N_, message
from case_inquiry.procedure import Procedure, load_procedure

COLUMNS = ("form", "category", "office", "date", "seen_on")
LONGEST = 100
WRITE_FORM = N_("Write the form, like I-485.")
TOO_LONG = N_("Make this shorter: at most {most} letters.")
WRITE_OFFICE = N_("Write one of these: {choices}.")
WRITE_DATE = N_("Write the date that the page shows, or not_listed.")
WRITE_DAY = N_("Write the day on which you saw it.")
NOT_COME = N_("{day} has not come yet. Check the year and the month.")


@dataclass(frozen=True)
class SeenDate:
    """A case inquiry date as the page showed it on one day; `shown` may be `not_listed`."""

    form: str
    shown: date | str
    seen_on: date
    category: str = ""
    office: str | None = None

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What the date is for: the form, the letters of the category, and the office."""
        return self.form, letters_of(self.category), self.office

    def cells(self) -> tuple[str, ...]:
        """Return the entry as texts, in the order of `COLUMNS`."""
        day = self.shown if isinstance(self.shown, str) else self.shown.isoformat()
        return self.form, self.category, self.office or "", day, self.seen_on.isoformat()


@dataclass(frozen=True)
class InquiryDates:
    """The table, in the order in which the entries were seen."""

    seen: tuple[SeenDate, ...] = ()

    def add(self, *entries: SeenDate) -> InquiryDates:
        """Return the table with more entries; each replaces one of the same day for the same rows.

        >>> first = SeenDate("I-485", date(2025, 1, 5), date(2026, 10, 1))
        >>> later = replace(first, shown=date(2025, 2, 5), seen_on=date(2026, 11, 1))
        >>> [str(each.shown) for each in InquiryDates().add(later, first).seen]
        ['2025-01-05', '2025-02-05']
        """
        kept: dict[tuple[object, date], SeenDate] = {}
        for each in (*self.seen, *entries):
            kept.pop((each.key, each.seen_on), None)
            kept[each.key, each.seen_on] = each
        return InquiryDates(tuple(sorted(kept.values(), key=lambda each: each.seen_on)))

    def newest(self) -> tuple[SeenDate, ...]:
        """Return the entries that count, one for each form, category and office."""
        return tuple({each.key: each for each in self.seen}.values())

    def find(self, form: str, office: str | None) -> SeenDate | None:
        """Return the entry for a row's form, as it was typed, and the code of its office.

        >>> dates = InquiryDates().add(SeenDate("I-130", "not_listed", date(2026, 11, 1)))
        >>> dates.find("i130", "VSC").shown, dates.find("I-485", "VSC")
        ('not_listed', None)
        """
        fitting = [each for each in self.newest() if _fits(each, form, office)]
        return max(fitting, key=_exactness, default=None)


def _fits(entry: SeenDate, form: str, office: str | None) -> bool:
    number = form_number(form)
    offices = (None, office, office_on_page(number, office))
    is_named = letters_of(entry.category) in letters_of(form)
    return entry.form == number and entry.office in offices and is_named


def _exactness(entry: SeenDate) -> tuple[bool, bool, date]:
    return bool(entry.category), entry.office is not None, entry.seen_on


class Applied(NamedTuple):
    """The rows of a list with the dates of a table, and what became of them.

    `decided` says how many rows each entry counts for; `kept` are the rows that keep their own.
    """

    rows: tuple[Row, ...]
    decided: Mapping[SeenDate, int]
    kept: int


def apply_dates(
    rows: Iterable[Row], dates: InquiryDates, procedure: Procedure, today: date
) -> Applied:
    """Return the rows, planned again with the dates of the table.

    >>> from case_inquiry.procedure import load_procedure
    >>> case = Case(form="I-130", filed_on=date(2023, 3, 2), receipt_number="EAC1710450146")
    >>> current, today = load_procedure("current"), date(2026, 11, 24)
    >>> dates = InquiryDates().add(SeenDate("I-130", date(2025, 1, 5), date(2026, 11, 1)))
    >>> applied = apply_dates([planned_again(Row(2), case, current, today)], dates, current, today)
    >>> applied.rows[0].plan.step, list(applied.decided.values())
    ('inquire', [1])
    """
    finder = _Finder(dates)
    found: list[Row] = []
    decided: Counter[SeenDate] = Counter()
    kept = 0
    for row in rows:
        entry = finder.entry_for(row)
        if row.case is None or entry is None:
            found.append(row)
        elif _keeps_own(row.case, entry):
            found.append(row)
            kept += 1
        else:
            case = replace(row.case, inquiry_date=entry.shown, inquiry_date_seen_on=entry.seen_on)
            found.append(planned_again(row, case, procedure, today))
            decided[entry] += 1
    return Applied(tuple(found), decided, kept)


class _Finder:
    """Finds the entry of a row; rows of one form and office are looked up once."""

    def __init__(self, dates: InquiryDates) -> None:
        self._dates = dates
        self._found: dict[tuple[str, str | None], SeenDate | None] = {}

    def entry_for(self, row: Row) -> SeenDate | None:
        if row.case is None or not row.case.form:
            return None
        office = row.plan.office.code if row.plan and row.plan.office else None
        key = (row.case.form, office)
        if key not in self._found:
            self._found[key] = self._dates.find(*key)
        return self._found[key]


def _keeps_own(case: Case, entry: SeenDate) -> bool:
    if case.inquiry_date is None:
        return False
    seen_on = case.inquiry_date_seen_on
    return seen_on is None or entry.seen_on <= seen_on


def read_entry(typed: Mapping[str, str], today: date, order: Order = Order.MONTH_FIRST) -> SeenDate:
    """Return the entry that was typed into the fields of `COLUMNS`.

    `order` says which comes first in a date of numbers. Raises CaseError with every mistake,
    `field` the name of the column.

    >>> typed = {"form": "i485", "office": "scops", "date": "Jan 5, 2025", "seen_on": "today"}
    >>> read_entry(typed, date(2026, 11, 24)).cells()
    ('I-485', '', 'SCOPS', '2025-01-05', '2026-11-24')
    """
    return _EntryReader(typed, today, order).entry()


class _EntryReader:
    def __init__(self, typed: Mapping[str, str], today: date, order: Order) -> None:
        texts = {name: as_read(on_one_line(typed.get(name, ""))) for name in COLUMNS}
        self._texts = {name: "" if is_blank(text) else text for name, text in texts.items()}
        self._today = today
        self._order = order
        self._errors: list[FieldError] = []

    def entry(self) -> SeenDate:
        form, category = self._form(), self._line("category")
        office, day, seen_on = self._office(), self._date(), self._day("seen_on", WRITE_DAY)
        if self._errors or day is None or seen_on is None:
            raise CaseError(tuple(self._errors))
        return SeenDate(form, day, seen_on, category, office)

    def _wrong(
        self, field: str, sentence: str, /, code: str = "invalid_value", **values: object
    ) -> None:
        self._errors.append(FieldError(code, field, message(sentence, **values)))

    def _line(self, field: str) -> str:
        text = self._texts[field]
        if len(text) > LONGEST:
            self._wrong(field, TOO_LONG, most=LONGEST)
        return text

    def _form(self) -> str:
        text = self._line("form")
        if not text:
            self._wrong("form", WRITE_FORM)
        return form_number(text)

    def _office(self) -> str | None:
        text = self._texts["office"]
        if not text:
            return None
        code = _offices().get(letters_of(text))
        if code is None:
            self._wrong(
                "office", WRITE_OFFICE, choices=", ".join(dict.fromkeys(_offices().values()))
            )
        return code

    def _date(self) -> date | str | None:
        is_not_listed = letters_of(self._texts["date"]) == letters_of(NOT_LISTED)
        return NOT_LISTED if is_not_listed else self._day("date", WRITE_DATE)

    def _day(self, field: str, sentence: str) -> date | None:
        if not self._texts[field]:
            self._wrong(field, sentence, "invalid_date")
            return None
        try:
            day = read_date(self._texts[field], self._today, order=self._order)
        except UnclearTextError as unclear:
            self._errors.append(FieldError(unclear.code, field, unclear.message))
            return None
        if day > self._today:
            self._wrong(field, NOT_COME, "future_date", day=day)
        return day


def _offices() -> Mapping[str, str]:
    """Return the codes of the offices by the letters of the code, the name and the label."""
    return {
        letters_of(text): office.code
        for office in load_procedure("current").offices
        for text in (office.code, office.name, office.label)
        if text
    }


def history(dates: InquiryDates, entry: SeenDate) -> Sequence[SeenDate]:
    """Return all that was seen for the rows of an entry, the newest first.

    >>> entry = SeenDate("I-485", date(2025, 1, 5), date(2026, 10, 1))
    >>> history(InquiryDates((entry,)), entry) == [entry]
    True
    """
    return [each for each in reversed(dates.seen) if each.key == entry.key]
