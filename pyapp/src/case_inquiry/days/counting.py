"""The ways in which a waiting rule counts days, and the calendar of federal business days.

The day of the contact is day 0; the next day is day 1. Days are the person's local calendar days.
No clock is read here: every day that is counted from comes in as an argument.

A rule's period has a last day. The day after it is the rule's result: the first day on which what
the rule holds back may be done, or on which an answer is late. So `more_than(30)` from October 1
lasts through October 31, and its result is November 1.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from case_inquiry.messages import N_, NN_, Message, message

CALENDAR_DAYS = "calendar_days"
BUSINESS_DAYS = "business_days"
CALENDAR_MONTHS = "calendar_months"

#: The days that anything here understands; far enough for every case, near enough for arithmetic.
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)

ONE_DAY = timedelta(days=1)
SATURDAY = 5

_EXACT_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

#: The table's names of holidays, marked for the catalogs.
HOLIDAY_NAMES = (
    N_("Christmas Day"),
    N_("Columbus Day"),
    N_("Independence Day"),
    N_("Juneteenth National Independence Day"),
    N_("Labor Day"),
    N_("Martin Luther King Jr. Day"),
    N_("Memorial Day"),
    N_("New Year's Day"),
    N_("Thanksgiving Day"),
    N_("Veterans Day"),
    N_("Washington's Birthday"),
)


@dataclass(frozen=True)
class Span:
    """A counted period.

    `days` is its length in `unit` (in calendar days where the unit is months), `last_day` its last
    day, `result` the day after, `excluded` the days that were passed over in counting.
    """

    rule: str
    days: int
    unit: str
    start: date
    last_day: date
    result: date
    excluded: tuple[date, ...] = ()


def parse_day(text: object, /) -> date:
    """Return the day written exactly as `YYYY-MM-DD`.

    Raises ValueError for any other writing, a day that no calendar has, and a year before 1900 or
    after 2100.

    >>> parse_day("2026-11-01")
    datetime.date(2026, 11, 1)
    """
    if not isinstance(text, str) or not _EXACT_DAY.fullmatch(text):
        raise ValueError(f"not a day written as YYYY-MM-DD: {text!r}")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"not a day of any calendar: {text!r}") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"not a day between {FIRST_DAY} and {LAST_DAY}: {text!r}")
    return day


def more_than(start: date, days: int, /) -> Span:
    """Count "more than N days have passed": possible from `start` + N + 1 days.

    `days` are calendar days. A procedure file has the words and their source.

    >>> more_than(date(2026, 10, 1), 30).result
    datetime.date(2026, 11, 1)
    """
    return _calendar_span("more_than", start, days)


def unanswered_within(start: date, days: int, /) -> Span:
    """Count "no response within N days": possible from `start` + N + 1 days.

    `days` are calendar days. A procedure file has the words and their source.

    >>> unanswered_within(date(2026, 11, 5), 21).result
    datetime.date(2026, 11, 27)
    """
    return _calendar_span("unanswered_within", start, days)


def answer_within(start: date, days: int, /, *, unit: str = CALENDAR_DAYS) -> Span:
    """Count "a response within N days": expected by the span's last day, late from its result.

    With `unit="business_days"` only business days after `start` count. The result is the next
    calendar day: an answer that has not come by then is late.

    >>> answer_within(date(2026, 11, 28), 10).last_day
    datetime.date(2026, 12, 8)
    >>> answer_within(date(2026, 11, 24), 15, unit="business_days").last_day
    datetime.date(2026, 12, 16)
    """
    if unit == CALENDAR_DAYS:
        return _calendar_span("answer_within", start, days)
    last_day = start if days == 0 else nth_business_day(start + ONE_DAY, days)
    excluded = tuple(day for day in _days_after(start, last_day) if not is_business_day(day))
    return Span("answer_within", days, unit, start, last_day, last_day + ONE_DAY, excluded)


def same_day(start: date, /) -> Span:
    """Count nothing: possible from `start` itself, as from the day of an answer.

    >>> same_day(date(2026, 11, 24)).result
    datetime.date(2026, 11, 24)
    """
    return Span("same_day", 0, CALENDAR_DAYS, start, start, start)


def days_after(start: date, days: int, /) -> Span:
    """Count "after N days": possible from `start` + N days, that day included.

    `days` are calendar days. A procedure file has the words and their source.

    >>> days_after(date(2026, 10, 20), 30).result
    datetime.date(2026, 11, 19)
    """
    result = start + timedelta(days=days)
    return Span("days_after", days, CALENDAR_DAYS, start, result - ONE_DAY, result)


def within(start: date, days: int, /) -> Span:
    """Count "in the last N days": possible through `start` + N days, over from the next.

    `days` are calendar days. A procedure file has the words and their source.

    >>> within(date(2026, 10, 20), 90).last_day
    datetime.date(2027, 1, 18)
    """
    return _calendar_span("within", start, days)


def after_promised(promised: date, /) -> Span:
    """Count from a day that was named for a result: possible from the day after it.

    >>> after_promised(date(2026, 12, 24)).result
    datetime.date(2026, 12, 25)
    """
    return _calendar_span("after_promised", promised, 0)


def months_after(start: date, months: int, /) -> Span:
    """Count calendar months: possible from the same day of the month, `months` later.

    Where that month is shorter, its last day serves. `days` is the length of the whole period in
    calendar days.

    >>> months_after(date(2026, 8, 31), 6).result
    datetime.date(2027, 2, 28)
    """
    result = add_months(start, months)
    last_day = result - ONE_DAY
    return Span("months_after", (last_day - start).days, CALENDAR_MONTHS, start, last_day, result)


@lru_cache(maxsize=1024)
def add_months(day: date, months: int, /) -> date:
    """Return the same day of the month, `months` later, or the last day of a shorter month.

    >>> add_months(date(2027, 8, 30), 6)
    datetime.date(2028, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - ONE_DAY)


def is_business_day(day: date, /) -> bool:
    """Tell whether `day` is Monday to Friday and no federal holiday or its observed day.

    Before 1989 and after 2060, where the table has no years, only weekends are left out.

    Source: `federal_holidays.json`. Closures by special order are in no table.

    >>> is_business_day(date(2026, 11, 26))  # Thanksgiving Day
    False
    """
    return day.weekday() < SATURDAY and day not in _holidays()


def nth_business_day(first: date, n: int, /) -> date:
    """Return the n-th business day, counting from `first` inclusive.

    Raises ValueError where `n` is less than 1.

    >>> nth_business_day(date(2026, 11, 25), 2)
    datetime.date(2026, 11, 27)
    """
    if n < 1:
        raise ValueError(f"n must be at least 1, not {n!r}")
    year, left = first.year, n
    place = bisect_left(_business_days_of(year), first)
    while len(_business_days_of(year)) - place < left:
        left -= len(_business_days_of(year)) - place
        year, place = year + 1, 0
    return _business_days_of(year)[place + left - 1]


@lru_cache(maxsize=256)
def _business_days_of(year: int) -> tuple[date, ...]:
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    days = (first + timedelta(days=count) for count in range(length))
    return tuple(day for day in days if is_business_day(day))


def holiday_name(day: date, /) -> str | None:
    """Return the English name of the federal holiday kept on `day`, a marked text, or None.

    >>> holiday_name(date(2026, 11, 26))
    'Thanksgiving Day'
    """
    return _holidays().get(day)


def next_holiday(day: date, /) -> date | None:
    """Return the first federal holiday on or after `day`, or None past the table's end.

    >>> next_holiday(date(2026, 11, 27))
    datetime.date(2026, 12, 25)
    """
    return min((kept for kept in _holidays() if kept >= day), default=None)


def table_years() -> tuple[int, int]:
    """Return the first and the last year of the table of holidays.

    >>> table_years()
    (1989, 2060)
    """
    years = {day.year for day in _holidays()}
    return min(years), max(years)


def _calendar_span(rule: str, start: date, days: int) -> Span:
    last_day = start + timedelta(days=days)
    return Span(rule, days, CALENDAR_DAYS, start, last_day, last_day + ONE_DAY)


def _days_after(start: date, last_day: date) -> list[date]:
    return [start + timedelta(days=n) for n in range(1, (last_day - start).days + 1)]


@cache
def _holidays() -> dict[date, str]:
    text = Path(__file__).with_name("federal_holidays.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return {
        date.fromisoformat(f"{year}-{month_and_day}"): table["names"][name]
        for year, days in table["years"].items()
        for month_and_day, name in days.items()
    }


#: The counting of a rule, by its name in the procedure files: (start, days, unit) -> Span.
OPERATORS: dict[str, Callable[[date, int, str], Span]] = {
    "more_than": lambda start, days, _unit: more_than(start, days),
    "unanswered_within": lambda start, days, _unit: unanswered_within(start, days),
    "answer_within": lambda start, days, unit: answer_within(start, days, unit=unit),
    "same_day": lambda start, _days, _unit: same_day(start),
    "days_after": lambda start, days, _unit: days_after(start, days),
    "within": lambda start, days, _unit: within(start, days),
    "after_promised": lambda start, _days, _unit: after_promised(start),
    "months_after": lambda start, days, _unit: months_after(start, days),
}


LENGTHS = {
    CALENDAR_DAYS: NN_("{count} day", "{count} days"),
    BUSINESS_DAYS: NN_("{count} business day", "{count} business days"),
    CALENDAR_MONTHS: NN_("{count} month", "{count} months"),
}


def say_length(count: int, unit: str) -> Message:
    """Return a length of time in words.

    >>> str(say_length(15, "business_days"))
    '15 business days'
    """
    return message(LENGTHS[unit], count=count)
