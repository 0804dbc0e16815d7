from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.days import counting

ONE_DAY = timedelta(days=1)

# (day 0, days, last day, day after it), over month ends, leap days and year ends
CALENDAR_SPANS = [
    (date(2026, 10, 1), 30, date(2026, 10, 31), date(2026, 11, 1)),
    (date(2026, 11, 5), 21, date(2026, 11, 26), date(2026, 11, 27)),
    (date(2026, 11, 28), 10, date(2026, 12, 8), date(2026, 12, 9)),
    (date(2026, 1, 31), 30, date(2026, 3, 2), date(2026, 3, 3)),
    (date(2028, 1, 30), 30, date(2028, 2, 29), date(2028, 3, 1)),
    (date(2027, 1, 30), 30, date(2027, 3, 1), date(2027, 3, 2)),
    (date(2028, 2, 29), 30, date(2028, 3, 30), date(2028, 3, 31)),
    (date(2026, 12, 15), 30, date(2027, 1, 14), date(2027, 1, 15)),
    (date(2026, 12, 1), 30, date(2026, 12, 31), date(2027, 1, 1)),
    (date(2028, 2, 8), 21, date(2028, 2, 29), date(2028, 3, 1)),
    (date(2026, 12, 22), 10, date(2027, 1, 1), date(2027, 1, 2)),
    (date(2026, 12, 21), 10, date(2026, 12, 31), date(2027, 1, 1)),
    (date(1999, 12, 31), 0, date(1999, 12, 31), date(2000, 1, 1)),
]


@pytest.mark.parametrize(("start", "days", "last_day", "result"), CALENDAR_SPANS)
@pytest.mark.parametrize("rule", ["more_than", "unanswered_within", "answer_within"])
def test_the_day_of_the_contact_is_day_0_and_the_day_after_the_last_is_the_result(
    rule: str, start: date, days: int, last_day: date, result: date
) -> None:
    span = counting.OPERATORS[rule](start, days, counting.CALENDAR_DAYS)

    assert span == counting.Span(rule, days, "calendar_days", start, last_day, result)


# The Thanksgiving, Christmas and New Year's days of 2026/27 and the observed days of 2027 and 2021.
BUSINESS_SPANS = [
    (date(2026, 11, 24), 15, date(2026, 12, 16)),  # Thanksgiving Day in between
    (date(2026, 10, 1), 15, date(2026, 10, 23)),  # Columbus Day in between
    (date(2026, 12, 10), 15, date(2027, 1, 4)),  # Christmas Day and New Year's Day
    (date(2027, 6, 17), 1, date(2027, 6, 21)),  # June 19 is a Saturday, kept on Friday
    (date(2027, 7, 2), 1, date(2027, 7, 6)),  # July 4 is a Sunday, kept on Monday
    (date(2021, 12, 30), 1, date(2022, 1, 3)),  # New Year's Day is kept on December 31
    (date(2026, 11, 27), 1, date(2026, 11, 30)),  # a Friday: the next is Monday
    (date(2026, 11, 28), 1, date(2026, 11, 30)),  # a Saturday: the next is Monday
    (date(2026, 11, 24), 0, date(2026, 11, 24)),
]


@pytest.mark.parametrize(("start", "days", "last_day"), BUSINESS_SPANS)
def test_business_days_leave_out_weekends_and_holidays_with_their_observed_days(
    start: date, days: int, last_day: date
) -> None:
    span = counting.answer_within(start, days, unit="business_days")

    assert (span.last_day, span.result) == (last_day, last_day + timedelta(days=1))


def test_the_days_left_out_of_a_count_are_named() -> None:
    span = counting.answer_within(date(2026, 11, 24), 3, unit="business_days")

    assert span.last_day == date(2026, 11, 30)
    assert span.excluded == (date(2026, 11, 26), date(2026, 11, 28), date(2026, 11, 29))


def test_only_days_within_a_count_are_left_out() -> None:
    """Neither the Saturday on which it starts nor the Saturday after it is named."""
    span = counting.answer_within(date(2026, 11, 28), 5, unit="business_days")

    assert span.last_day == date(2026, 12, 4)
    assert span.excluded == (date(2026, 11, 29),)


MONTHS = [
    (date(2025, 6, 10), 6, date(2025, 12, 10)),
    (date(2025, 8, 31), 6, date(2026, 2, 28)),
    (date(2027, 8, 31), 6, date(2028, 2, 29)),
    (date(2027, 8, 29), 6, date(2028, 2, 29)),
    (date(2025, 10, 31), 6, date(2026, 4, 30)),
    (date(2025, 7, 31), 6, date(2026, 1, 31)),
    (date(2025, 6, 30), 6, date(2025, 12, 30)),
    (date(2025, 12, 31), 6, date(2026, 6, 30)),
    (date(2024, 2, 29), 12, date(2025, 2, 28)),
    (date(2025, 11, 15), 1, date(2025, 12, 15)),
]


DAYS_AFTER = [
    (date(2026, 11, 10), 14, date(2026, 11, 24)),
    (date(2026, 12, 24), 14, date(2027, 1, 7)),
    (date(2026, 10, 25), 30, date(2026, 11, 24)),
    (date(2028, 1, 31), 30, date(2028, 3, 1)),
    (date(2026, 10, 20), 60, date(2026, 12, 19)),
    (date(2027, 12, 31), 60, date(2028, 2, 29)),
    (date(2026, 8, 12), 105, date(2026, 11, 25)),
    (date(2027, 11, 20), 105, date(2028, 3, 4)),
    (date(2026, 11, 24), 0, date(2026, 11, 24)),
]


@pytest.mark.parametrize(("start", "days", "first_day"), DAYS_AFTER)
def test_after_a_number_of_days_the_last_of_them_is_the_first_day(
    start: date, days: int, first_day: date
) -> None:
    span = counting.days_after(start, days)

    assert (span.rule, span.days, span.unit) == ("days_after", days, "calendar_days")
    assert (span.start, span.last_day, span.result) == (start, first_day - ONE_DAY, first_day)
    assert counting.OPERATORS["days_after"](start, days, "") == span


WITHIN = [
    (date(2026, 10, 20), date(2027, 1, 18)),
    (date(2027, 12, 1), date(2028, 2, 29)),
]


@pytest.mark.parametrize(("start", "last_day"), WITHIN)
def test_within_90_days_the_90th_is_the_last(start: date, last_day: date) -> None:
    span = counting.within(start, 90)

    assert (span.rule, span.last_day, span.result) == ("within", last_day, last_day + ONE_DAY)
    assert counting.OPERATORS["within"](start, 90, "") == span


def test_the_day_after_a_promised_day_is_the_first() -> None:
    span = counting.after_promised(date(2026, 12, 31))

    assert (span.rule, span.days, span.start) == ("after_promised", 0, date(2026, 12, 31))
    assert (span.last_day, span.result) == (date(2026, 12, 31), date(2027, 1, 1))
    assert counting.OPERATORS["after_promised"](date(2026, 12, 31), 9, "") == span


@pytest.mark.parametrize(("start", "months", "result"), MONTHS)
def test_six_months_end_on_the_same_day_or_the_last_day_of_a_shorter_month(
    start: date, months: int, result: date
) -> None:
    span = counting.months_after(start, months)

    assert span.result == result
    assert span.last_day == result - timedelta(days=1)
    assert span.start + timedelta(days=span.days) == span.last_day


def test_a_step_is_open_on_the_day_of_the_answer_itself() -> None:
    day = date(2026, 11, 24)

    assert counting.OPERATORS["same_day"](day, 0, "") == counting.same_day(day)
    assert counting.same_day(day) == counting.Span("same_day", 0, "calendar_days", day, day, day)


# The slow way: 5 U.S.C. 6103 and its rule for days that fall on a weekend.


def _legal_holidays(year: int) -> list[date]:
    found = [
        date(year, 1, 1),
        _nth_weekday(year, 1, 0, 3),
        _nth_weekday(year, 2, 0, 3),
        max(date(year, 5, day) for day in range(25, 32) if date(year, 5, day).weekday() == 0),
        date(year, 7, 4),
        _nth_weekday(year, 9, 0, 1),
        _nth_weekday(year, 10, 0, 2),
        date(year, 11, 11),
        _nth_weekday(year, 11, 3, 4),
        date(year, 12, 25),
    ]
    return found + ([date(year, 6, 19)] if year >= 2021 else [])


def _nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    days = [date(year, month, day) for day in range(1, 29)]
    return [day for day in days if day.weekday() == weekday][n - 1]


def _observed(holiday: date) -> date:
    return holiday + timedelta(days={5: -1, 6: 1}.get(holiday.weekday(), 0))


def _is_business_day_by_law(day: date) -> bool:
    return day.weekday() < 5 and day not in LEGAL_DAYS


LEGAL_DAYS = {
    kept
    for year in range(1989, 2062)
    for holiday in _legal_holidays(year)
    for kept in (holiday, _observed(holiday))
}
ALL_DAYS = [date(1990, 1, 1) + timedelta(days=n) for n in range(70 * 365 + 17)]


def test_all_days_reach_from_1990_to_2059() -> None:
    assert (ALL_DAYS[0], ALL_DAYS[-1]) == (date(1990, 1, 1), date(2059, 12, 31))


def test_every_business_day_from_1990_to_2059_agrees_with_the_law() -> None:
    wrong = [
        day for day in ALL_DAYS if counting.is_business_day(day) != _is_business_day_by_law(day)
    ]

    assert wrong == []


def test_every_day_from_1990_to_2059_counts_15_business_days_like_a_slow_count() -> None:
    """Count by a list of business days that is made once, not by walking from each day."""
    days = [ALL_DAYS[-1] + timedelta(days=n) for n in range(1, 32)]
    business = [day for day in ALL_DAYS + days if _is_business_day_by_law(day)]
    after = 0
    for day in ALL_DAYS:
        while business[after] <= day:
            after += 1
        span = counting.answer_within(day, 15, unit="business_days")
        assert span.last_day == business[after + 14]
        assert span.result == business[after + 14] + timedelta(days=1)


CALENDAR_RULES = [("more_than", 30), ("unanswered_within", 21), ("answer_within", 10)]


@pytest.mark.parametrize(("rule", "days"), CALENDAR_RULES)
def test_every_day_from_1990_to_2059_counts_calendar_days_like_a_slow_count(
    rule: str, days: int
) -> None:
    """Count by places in a list of all days."""
    more = [ALL_DAYS[-1] + timedelta(days=n) for n in range(1, days + 2)]
    listed = ALL_DAYS + more
    for place, day in enumerate(ALL_DAYS):
        span = counting.OPERATORS[rule](day, days, counting.CALENDAR_DAYS)
        assert (span.last_day, span.result) == (listed[place + days], listed[place + days + 1])


def test_every_day_from_1990_to_2059_finds_its_day_six_months_later_like_a_slow_search() -> None:
    for day in ALL_DAYS:
        month = day.month + 6
        year, month = (day.year + 1, month - 12) if month > 12 else (day.year, month)
        number = day.day
        while True:
            try:
                expected = date(year, month, number)
                break
            except ValueError:
                number -= 1
        assert counting.months_after(day, 6).result == expected


@given(st.dates(date(1985, 1, 1), date(2065, 12, 31)), st.integers(1, 400))
def test_the_nth_business_day_has_n_business_days_from_the_first_to_itself(
    first: date, n: int
) -> None:
    found = counting.nth_business_day(first, n)
    days = [first + timedelta(days=k) for k in range((found - first).days + 1)]

    assert sum(map(counting.is_business_day, days)) == n
    assert counting.is_business_day(found)


@pytest.mark.parametrize("n", [0, -1])
def test_there_is_no_business_day_before_the_first(n: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        counting.nth_business_day(date(2026, 11, 24), n)


def test_past_the_table_only_weekends_are_left_out() -> None:
    first, last = counting.table_years()

    assert not counting.is_business_day(date(last, 12, 24))  # December 25, 2060 is a Saturday
    assert not counting.is_business_day(date(last, 7, 5))  # July 4, 2060 is a Sunday
    assert counting.is_business_day(date(last + 1, 7, 4))
    assert counting.is_business_day(date(first - 1, 7, 4))
    assert not counting.is_business_day(date(last + 1, 7, 3))


def test_the_table_reaches_at_least_ten_years_past_the_facts() -> None:
    first, last = counting.table_years()

    assert first == 1989
    assert last >= 2036


def test_holidays_have_marked_names_and_the_next_one_is_found() -> None:
    names = {counting.holiday_name(day) for day in ALL_DAYS} - {None}

    assert names == set(counting.HOLIDAY_NAMES)
    assert counting.holiday_name(date(2026, 11, 27)) is None
    assert counting.next_holiday(date(2026, 11, 26)) == date(2026, 11, 26)
    assert counting.next_holiday(date(2061, 1, 1)) is None


@given(st.dates(counting.FIRST_DAY, counting.LAST_DAY))
def test_a_day_is_read_back_from_its_own_writing(day: date) -> None:
    assert counting.parse_day(day.isoformat()) == day


def test_days_are_read_from_1900_to_2100() -> None:
    assert counting.parse_day("1900-01-01") == date(1900, 1, 1)
    assert counting.parse_day("2100-12-31") == date(2100, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-2-3",
        "2026-02-30",
        "2027-02-29",
        "2026-13-01",
        "20261101",
        "2026-11-01T00:00",
        "2026-W45-1",
        " 2026-11-01",
        "2026-11-01\n",
        "２０２６-11-01",  # noqa: RUF001 - digits of full width
        "11/01/2026",
        "1899-12-31",
        "2101-01-01",
        None,
        20261101,
        date(2026, 11, 1),
    ],
)
def test_a_day_in_another_writing_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="not a day"):
        counting.parse_day(text)
