"""Opening hours of the phone line on the reader's own clock."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from case_inquiry.days.times import say_time

MARCH, NOVEMBER, SUNDAY = 3, 11, 6
STANDARD, SUMMER = -300, -240
_EASTERN_HOURS = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d) America/New_York")
_MINUTES_A_DAY = 24 * 60


def eastern_offset(day: date) -> int:
    """Return how many minutes Eastern time is ahead of UTC at noon of `day`.

    Summer time lasts from the second Sunday of March to the first Sunday of November
    (15 U.S.C. 260a).

    >>> eastern_offset(date(2026, 3, 7)), eastern_offset(date(2026, 3, 8))
    (-300, -240)
    >>> eastern_offset(date(2026, 10, 31)), eastern_offset(date(2026, 11, 1))
    (-240, -300)
    """
    begins = _first_sunday(day.year, MARCH) + timedelta(weeks=1)
    return SUMMER if begins <= day < _first_sunday(day.year, NOVEMBER) else STANDARD


def _first_sunday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(SUNDAY - first.weekday()) % 7)


class Clock(NamedTuple):
    """The reader's clock: minutes ahead of UTC, and minutes since midnight where they are known."""

    offset: int
    minutes: int | None = None


class Hours(NamedTuple):
    """Eastern opening hours of a line, in minutes since midnight."""

    opens: int
    closes: int


def read_hours(text: str) -> Hours | None:
    """Return the Eastern hours in a text of the data; None for hours in another time zone.

    >>> read_hours("Mon-Fri 08:00-20:00 America/New_York")
    Hours(opens=480, closes=1200)
    """
    found = _EASTERN_HOURS.search(text)
    if found is None:
        return None
    return Hours(*(int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3)))


def eastern_now(day: date, clock: Clock) -> tuple[date, int] | None:
    """Return the day and the minutes since midnight in Eastern time; `day` is the reader's.

    None where the time of the day is not known.

    >>> eastern_now(date(2026, 11, 24), Clock(-480, 6 * 60))  # six in the morning, Pacific
    (datetime.date(2026, 11, 24), 540)
    >>> eastern_now(date(2026, 11, 24), Clock(600, 8 * 60))  # eight in the morning on Guam
    (datetime.date(2026, 11, 23), 1020)
    """
    if clock.minutes is None:
        return None
    days, minutes = divmod(clock.minutes - clock.offset + eastern_offset(day), _MINUTES_A_DAY)
    return day + timedelta(days=days), minutes


def on_clock(minutes: int, day: date, clock: Clock) -> str:
    """Return an Eastern time of the day as the reader's clock shows it.

    >>> on_clock(20 * 60, date(2026, 11, 24), Clock(-480))
    '5:00 p.m.'
    """
    return _clock(minutes + clock.offset - eastern_offset(day))


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes % _MINUTES_A_DAY, 60)
    return say_time(f"{hour:02}:{minute:02}") or ""
