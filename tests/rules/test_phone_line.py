"""Whether agents answer the phone line now, today or later, on the reader's clock."""

from datetime import date

import pytest

from case_inquiry.days.hours import Clock, Hours, eastern_offset, on_clock, read_hours
from case_inquiry.outcome.phone_line import line_on

HOURS = "Mon-Fri 08:00-20:00 America/New_York"
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
THANKSGIVING, FRIDAY, MONDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)
EASTERN, PACIFIC, GUAM = -300, -480, 600


@pytest.mark.parametrize(
    ("today", "offset", "minutes", "is_closed", "day", "words"),
    [
        (TUESDAY, EASTERN, 8 * 60, False, TUESDAY, "open now, until 8:00 p.m. your time"),
        (TUESDAY, EASTERN, 8 * 60 - 1, False, TUESDAY, "opens today at 8:00 a.m. your time"),
        (TUESDAY, EASTERN, 20 * 60 - 1, False, TUESDAY, "open now, until 8:00 p.m. your time"),
        (TUESDAY, EASTERN, 20 * 60, True, WEDNESDAY, "opens at 8:00 a.m. your time"),
        (WEDNESDAY, EASTERN, 21 * 60, True, FRIDAY, "opens at 8:00 a.m. your time"),
        (THANKSGIVING, PACIFIC, 600, True, FRIDAY, "opens at 5:00 a.m. your time"),
        (FRIDAY, PACIFIC, 17 * 60, True, MONDAY, "opens at 5:00 a.m. your time"),
        (WEDNESDAY, GUAM, 8 * 60, False, TUESDAY, "open now, until 11:00 a.m. your time"),
    ],
)
def test_the_line_is_open_by_the_clock_of_the_east(
    today: date, offset: int, minutes: int, is_closed: bool, day: date, words: str
) -> None:
    found = line_on(HOURS, today, Clock(offset, minutes))
    assert (found.is_closed, found.day, str(found.words)) == (is_closed, day, words)


@pytest.mark.parametrize(
    ("today", "is_closed", "day"),
    [(TUESDAY, False, TUESDAY), (THANKSGIVING, True, FRIDAY), (date(2026, 11, 28), True, MONDAY)],
)
def test_without_a_clock_only_the_day_counts(today: date, is_closed: bool, day: date) -> None:
    for clock in (None, Clock(PACIFIC)):
        assert line_on(HOURS, today, clock) == (is_closed, day, None)


def test_hours_of_another_zone_are_not_counted() -> None:
    elsewhere = "Mon-Fri 08:00-17:00 Europe/Paris"
    assert read_hours(elsewhere) is None
    assert line_on(elsewhere, TUESDAY, Clock(PACIFIC, 600)) == (False, TUESDAY, None)


def test_summer_time_moves_the_hours_on_a_clock_without_it() -> None:
    assert read_hours(HOURS) == Hours(480, 1200)
    assert eastern_offset(date(2026, 7, 1)) - eastern_offset(TUESDAY) == 60
    assert on_clock(480, date(2026, 7, 1), Clock(-420)) == "5:00 a.m."
    assert on_clock(480, TUESDAY, Clock(-420)) == "6:00 a.m."
