"""How long a person was told to wait: whole days are read, other words are asked back as days."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.days.typed import UnclearTextError
from case_inquiry.days.waits import read_count_of_days

TODAY = date(2026, 11, 24)
OCTOBER_1 = date(2026, 10, 1)


def offered(text: str, since: date | None = None) -> str | None:
    """Return the number of days that is offered where a text is asked back."""
    with pytest.raises(UnclearTextError) as unclear:
        read_count_of_days(text, 365, TODAY, since=since)
    return unclear.value.suggestion and unclear.value.suggestion.value


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("60", 60),
        (" 60 days ", 60),
        ("1 day", 1),
        ("0", 0),
        ("\uff16\uff10", 60),
        ("365", 365),
        ("45.0", 45),
        ("45 d\u00edas", 45),
    ],
)
def test_a_whole_number_of_days_is_read(text: str, days: int) -> None:
    assert read_count_of_days(text, 365, TODAY) == days


def test_weeks_are_asked_back_as_days() -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_count_of_days("2 weeks", 365, TODAY)
    assert unclear.value.code == "invalid_value"
    assert unclear.value.suggestion is not None
    assert unclear.value.suggestion.value == "14"
    assert str(unclear.value) == "Write the number of days. Did you mean 14?"


@pytest.mark.parametrize(
    "text", ["", "a lot", "-1", "1.5", "1/2", "60 60", "9" * 30, "half", "1e2", "up to " * 8]
)
def test_what_is_no_whole_number_is_asked_back(text: str) -> None:
    with pytest.raises(UnclearTextError, match="Write one whole number, like 60"):
        read_count_of_days(text, 365, TODAY)


@pytest.mark.parametrize("text", ["366", "53 weeks", "999999999"])
def test_more_days_than_the_rules_know_are_refused(text: str) -> None:
    with pytest.raises(UnclearTextError, match="from 0 to 365"):
        read_count_of_days(text, 365, TODAY)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("45-60 days", "60"),
        ("45 to 60", "60"),
        ("30 days to 2 months", "62"),
        ("60 or 90", "90"),
        ("6 to 8 weeks", "56"),
        ("60+", "60"),
        ("within 30 days", "30"),
        ("up to 45 days", "45"),
        ("no more than 30 days", "30"),
        ("45 calendar days", "45"),
        ("72 hours", "3"),
        ("25 hours", "2"),
        ("a month", "31"),
        ("2 months", "62"),
        ("1 year", "365"),
        ("sixty", "60"),
        ("forty-five days", "45"),
    ],
)
def test_the_longest_wait_that_an_agent_may_have_meant_is_offered(text: str, days: str) -> None:
    assert offered(text) == days


def test_months_are_counted_from_the_day_of_the_call() -> None:
    assert offered("2 months", OCTOBER_1) == "61"
    assert offered("1 month", date(2026, 2, 1)) == "28"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("until 12/31/2026", "91"),
        ("by Dec 31", "91"),
        ("until March 3", "153"),
        ("until 10/1/26", "0"),
    ],
)
def test_a_named_day_is_counted_from_the_day_of_the_call(text: str, days: str) -> None:
    assert offered(text, OCTOBER_1) == days


@pytest.mark.parametrize(
    "text", ["15 business days", "45 working days", "until they call", "until 1/1/2020", "not sure"]
)
def test_what_is_no_number_of_days_gets_no_number(text: str) -> None:
    assert offered(text) is None


@given(st.text(max_size=80))
def test_any_text_is_read_or_asked_back(text: str) -> None:
    with suppress(UnclearTextError):
        assert 0 <= read_count_of_days(text, 365, TODAY) <= 365
