"""Opening hours of the phone line on the reader's own clock."""

from __future__ import annotations

import re
from datetime import date, timedelta

from case_inquiry.days.typed import say_time

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


def on_own_clock(hours: str, day: date, offset: int) -> tuple[str, str] | None:
    """Return opening and closing of a line with Eastern hours on a clock `offset` minutes from UTC.

    None for hours in another time zone, and where the clock shows Eastern time anyway.

    >>> on_own_clock("Mon-Fri 08:00-20:00 America/New_York", date(2026, 11, 24), -480)
    ('5:00 a.m.', '5:00 p.m.')
    >>> on_own_clock("Mon-Fri 08:00-20:00 America/New_York", date(2026, 11, 24), -300) is None
    True
    """
    found = _EASTERN_HOURS.search(hours)
    later = offset - eastern_offset(day)
    if found is None or later == 0:
        return None
    opens, closes = (int(found[n]) * 60 + int(found[n + 1]) + later for n in (1, 3))
    return _clock(opens), _clock(closes)


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes % _MINUTES_A_DAY, 60)
    return say_time(f"{hour:02}:{minute:02}") or ""
