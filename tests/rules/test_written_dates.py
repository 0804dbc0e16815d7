"""Dates, times and days as people write them: read in one way, or asked back."""

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry.days.times import read_time
from case_inquiry.days.typed import UnclearTextError, read_date, suggest
from case_inquiry.days.words import Order
from case_inquiry.messages import format_date, translator

TODAY = date(2026, 11, 24)
OCTOBER_1 = date(2026, 10, 1)

FIRST_OF_OCTOBER = [
    "2026-10-01",
    "2026-10-1",
    "2026/10/01",
    "2026.10.01",
    "10/01/2026",
    "10/1/2026",
    "10-01-2026",
    "10 01 2026",
    " 10 / 01 / 2026 ",
    "Oct 1, 2026",
    "Oct. 1, 2026",
    "oct 1 2026",
    "OCT 1,2026",
    "October 1, 2026",
    "October 1st, 2026",
    "October 1 st 2026",
    "1 October 2026",
    "1 Oct. 2026",
    "1. October 2026",
    "01 October 2026",
    "1st of October 2026",
    "the 1st of October, 2026",
    "on October 1, 2026",
    "2026 Oct 1",
    "2026, October 1",
    "1-Oct-2026",
    "01/Oct/2026",
    "Oct-01-2026",
    "Thursday, October 1, 2026",
    "Thu Oct 1 2026",
    "Thurs. 10/01/2026",
    "thursday 2026-10-01",
    "October 1, 2026.",
    "October\u00a01,\u00a02026",
    "2026\u201310\u201301",
    "2026\u221210\u221201",
    "\uff12\uff10\uff12\uff16-\uff11\uff10-\uff10\uff11",
    "\u0662\u0660\u0662\u0666-\u0661\u0660-\u0660\u0661",
    "10/01/2026\u200b",
    "\u200e10/01/2026",
]


@pytest.mark.parametrize("text", FIRST_OF_OCTOBER)
def test_a_date_that_has_one_meaning_is_read(text: str) -> None:
    assert read_date(text, TODAY) == OCTOBER_1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10/24/2026", date(2026, 10, 24)),
        ("10.24.2026", date(2026, 10, 24)),
        ("10\uff0f24\uff0f2026", date(2026, 10, 24)),
        ("10\u204424\u20442026", date(2026, 10, 24)),
        ("10\\24\\2026", date(2026, 10, 24)),
        ("10_24_2026", date(2026, 10, 24)),
        ("20261024", date(2026, 10, 24)),
        ("2026-10-24 00:00:00", date(2026, 10, 24)),
        ("2026-10-24T14:30:00Z", date(2026, 10, 24)),
        ("2026-10-24T00:00:00.000-05:00", date(2026, 10, 24)),
        ("10/24/2026 2:30 PM", date(2026, 10, 24)),
        ("Oct 24, 2026 at 2 pm", date(2026, 10, 24)),
        ("05.05.2026", date(2026, 5, 5)),
        ("Sept 3, 2026", date(2026, 9, 3)),
        ("sep 3 2026", date(2026, 9, 3)),
        ("May 5, 2026", date(2026, 5, 5)),
        ("29 February 2024", date(2024, 2, 29)),
        ("12/31/1999", date(1999, 12, 31)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 23)),
        ("TODAY.", TODAY),
    ],
)
def test_other_dates_are_read(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "likely", "words"),
    [
        ("24/10/2026", "2026-10-24", "We are not sure about this date."),
        ("24-10-2026", "2026-10-24", "We are not sure about this date."),
        ("24.10.2026", "2026-10-24", "We are not sure about this date."),
        ("10.01.2026", "2026-01-10", "We are not sure about this date."),
        ("1.10.2026", "2026-10-01", "We are not sure about this date."),
        ("Thursday, 1.10.2026", "2026-10-01", "We are not sure about this date."),
        ("1.12.2026", "2026-01-12", "We are not sure about this date."),
        ("about October 1, 2026", "2026-10-01", "We are not sure about this date."),
        ("on or about 10/1/2026", "2026-10-01", "We are not sure about this date."),
        ("10/01/2026 (called)", "2026-10-01", "We are not sure about this date."),
        ("0ct 1, 2026", "2026-10-01", "We are not sure about this date."),
        ("Ocotber 1, 2026", "2026-10-01", "We are not sure about this date."),
        ("Novembr 1, 2026", "2026-11-01", "We are not sure about this date."),
        ("10012026", "2026-10-01", "We are not sure about this date."),
        ("2026-10-01T03:30:00Z", "2026-10-01", "We are not sure about this date."),
        ("1.10.26", "2026-10-01", "Write the year with four numbers."),
        ("1.12.26", "2026-01-12", "Write the year with four numbers."),
        ("1.10", "2026-10-01", "Add the year."),
        ("10/01/26", "2026-10-01", "Write the year with four numbers."),
        ("24/10/26", "2026-10-24", "Write the year with four numbers."),
        ("Oct 1, 26", "2026-10-01", "Write the year with four numbers."),
        ("1 Oct '26", "2026-10-01", "Write the year with four numbers."),
        ("2/7/17", "2017-02-07", "Write the year with four numbers."),
        ("2/7/99", "1999-02-07", "Write the year with four numbers."),
        ("2/7/80", "1980-02-07", "Write the year with four numbers."),
        ("11/24/26", "2026-11-24", "Write the year with four numbers."),
        ("Oct 1", "2026-10-01", "Add the year."),
        ("10/1", "2026-10-01", "Add the year."),
        ("December 1", "2025-12-01", "Add the year."),
        ("Feb 29", "2024-02-29", "Add the year."),
    ],
)
def test_an_unclear_date_is_asked_back_with_the_likely_day(
    text: str, likely: str, words: str
) -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_date(text, TODAY)
    day = date.fromisoformat(likely)
    assert unclear.value.code == "invalid_date"
    assert unclear.value.suggestion == suggest(day)
    shown = format_date(day, translator("en"), style="long")
    assert str(unclear.value) == f"{words} Did you mean {shown}?"
    assert read_date(likely, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/31/26", "Thursday, December 31, 2026"),
        ("11/25/26", "Wednesday, November 25, 2026"),
        ("2/7/27", "Sunday, February 7, 2027"),
        ("2/7/79", "Tuesday, February 7, 2079"),
        ("24/12/2026", "Thursday, December 24, 2026"),
        ("3.4.2027", "Saturday, April 3, 2027"),
    ],
)
def test_a_future_day_is_never_suggested(text: str, day: str) -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_date(text, TODAY)
    assert unclear.value.code == "future_date"
    assert unclear.value.suggestion is None
    assert str(unclear.value) == f"{day} has not come yet. Check the year and the month."


def test_a_weekday_that_does_not_fit_a_day_to_come_brings_no_suggestion() -> None:
    with pytest.raises(UnclearTextError, match="is not a Monday") as unclear:
        read_date("Monday, December 31, 2026", TODAY)
    assert unclear.value.suggestion is None


def test_a_weekday_that_does_not_fit_is_asked_back() -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_date("Monday, October 1, 2026", TODAY)
    assert unclear.value.suggestion == suggest(OCTOBER_1)
    assert str(unclear.value) == (
        "Thursday, October 1, 2026 is not a Monday. Look at the date again."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("02/30/2026", "February 2026 has 28 days. Look at the date again."),
        ("Feb 29, 2026", "February 2026 has 28 days. Look at the date again."),
        ("2024-02-30", "February 2024 has 29 days. Look at the date again."),
        ("31/02/2026", "February 2026 has 28 days. Look at the date again."),
        ("December 32, 2026", "December 2026 has 31 days. Look at the date again."),
        ("Sep 31 26", "September 2026 has 30 days. Look at the date again."),
    ],
)
def test_a_month_that_is_too_short_is_named(text: str, words: str) -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_date(text, TODAY)
    assert str(unclear.value) == words
    assert unclear.value.suggestion is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "Monday",
        "Monday soon",
        "October",
        "October 2026",
        "2026",
        "1 2 3",
        "13/25/2026",
        "2026-13-01",
        "2026-10-2026",
        "110/10/2026",
        "10/01/206",
        "10/01/20266",
        "10/01/0026",
        "Oct 1, 206",
        "Oct 1, 9999",
        "Oct 1 2 2026",
        "Oct 0001 2026",
        "Oct Nov 1 2026",
        "Febr 31",
        "Feb 30",
        "00/00/2026",
        "0/10/2026",
        "ma 1 2026",
        "early October 2026",
        "before Oct 1, 2026",
        "10/01/2026; 11/01/2026",
        "2 weeks ago",
        "46296",
        "October 1, 2026 " * 9,
    ],
)
def test_text_that_is_not_a_date_gets_an_example(text: str) -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_date(text, TODAY)
    assert str(unclear.value) == "Write the date like October 1, 2026 or 10/01/2026."
    assert unclear.value.suggestion is None


@pytest.mark.parametrize(
    ("text", "day"), [("24/10/2026", date(2026, 10, 24)), ("01/10/2026", OCTOBER_1)]
)
def test_another_language_may_put_the_day_first(text: str, day: date) -> None:
    assert read_date(text, TODAY, order=Order.DAY_FIRST) == day


def test_dots_mean_the_same_in_every_language() -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_date("1.10.2026", TODAY, order=Order.DAY_FIRST)
    assert unclear.value.suggestion == suggest(OCTOBER_1)


def test_where_the_day_comes_first_a_date_with_the_month_first_is_asked_back() -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_date("10/24/2026", TODAY, order=Order.DAY_FIRST)
    assert unclear.value.suggestion == suggest(date(2026, 10, 24))


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@settings(deadline=None)
@given(days)
def test_every_day_is_read_back_from_each_way_of_writing_it(day: date) -> None:
    english = translator("en")
    assert read_date(day.isoformat(), TODAY) == day
    assert read_date(f"{day.month}/{day.day}/{day.year}", TODAY) == day
    for style in ("full", "long"):
        assert read_date(format_date(day, english, style=style), TODAY) == day
    assert read_date(suggest(day).value, TODAY) == day


@settings(deadline=None)
@given(days.filter(lambda day: day.day > 12))
def test_a_day_first_date_is_never_read_as_another_day(day: date) -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_date(f"{day.day}/{day.month}/{day.year}", TODAY)
    assert unclear.value.suggestion == (suggest(day) if day <= TODAY else None)


@settings(deadline=None)
@given(days, days, st.sampled_from(["%m/%d/%y", "%m/%d", "%d/%m/%Y", "%d.%m.%Y", "%A %m/%d/%Y"]))
def test_a_suggested_day_is_not_in_the_future_and_can_be_read(
    day: date, today: date, style: str
) -> None:
    with suppress(UnclearTextError):
        read_date(day.strftime(style), today)
        return
    with pytest.raises(UnclearTextError) as unclear:
        read_date(day.strftime(style), today)
    suggestion = unclear.value.suggestion
    assert suggestion is None or read_date(suggestion.value, today) <= today


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_or_asked_back(text: str) -> None:
    with suppress(UnclearTextError):
        assert date(1900, 1, 1) <= read_date(text, TODAY) <= date(2100, 12, 31)


@settings(deadline=None)
@given(days)
def test_yesterday_is_the_day_before_today(today: date) -> None:
    if today > date(1900, 1, 1):
        assert read_date("yesterday", today) == today - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2:30 pm", "14:30"),
        ("2:30pm", "14:30"),
        ("2:30 p.m.", "14:30"),
        ("2.30 PM", "14:30"),
        ("2 pm", "14:00"),
        ("12 am", "00:00"),
        ("12:15 am", "00:15"),
        ("12 pm", "12:00"),
        ("9 A.M.", "09:00"),
        ("14:30", "14:30"),
        ("14h30", "14:30"),
        ("09:05", "09:05"),
        ("00:10", "00:10"),
        ("12:10", "12:10"),
        ("\uff11\uff14:\uff13\uff10", "14:30"),
        ("2:30", None),
        ("2", None),
        ("14", None),
        ("about 2", None),
        ("about 2 pm", None),
        ("25:00", None),
        ("13 pm", None),
        ("0 am", None),
        ("10:75", None),
        ("", None),
        ("in the morning", None),
    ],
)
def test_a_time_is_read_only_where_it_is_exact(text: str, found: str | None) -> None:
    assert read_time(text) == found


@settings(deadline=None)
@given(st.times())
def test_every_minute_is_read_back(minute: time) -> None:
    written = f"{minute:%H:%M}"
    if written[0] == "0" or int(written[:2]) >= 12:
        assert read_time(written) == written
    else:
        assert read_time(written) is None
    assert read_time(f"{minute:%I:%M %p}") == written
