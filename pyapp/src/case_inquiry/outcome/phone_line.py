"""Whether agents answer the phone line now, today or later, on the reader's clock."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from case_inquiry.days.counting import is_business_day, nth_business_day
from case_inquiry.days.hours import Clock, Hours, eastern_now, on_clock, read_hours
from case_inquiry.messages import N_, Message, message

OPEN_UNTIL = N_("open now, until {closes} your time")
OPENS_TODAY = N_("opens today at {opens} your time")
OPENS_LATER = N_("opens at {opens} your time")


class Line(NamedTuple):
    """The line: closed until another `day`, or open on it; `words` where the clock is known."""

    is_closed: bool
    day: date
    words: Message | None


def line_on(hours: str, today: date, clock: Clock | None) -> Line:
    """Return the state of a line with these hours (text of the data) on the reader's day.

    >>> hours = "Mon-Fri 08:00-20:00 America/New_York"
    >>> str(line_on(hours, date(2026, 11, 24), Clock(-480, 6 * 60)).words)
    'open now, until 5:00 p.m. your time'
    >>> line_on(hours, date(2026, 11, 26), None).day  # Thanksgiving
    datetime.date(2026, 11, 27)
    """
    open_hours = read_hours(hours)
    now = eastern_now(today, clock) if clock else None
    if clock is None or now is None or open_hours is None:
        is_closed = not is_business_day(today)
        return Line(is_closed, nth_business_day(today, 1) if is_closed else today, None)
    day, minutes = now
    return _line_now(open_hours, day, minutes, clock)


def _line_now(hours: Hours, day: date, minutes: int, clock: Clock) -> Line:
    if not is_business_day(day) or minutes >= hours.closes:
        next_day = nth_business_day(day + timedelta(days=1), 1)
        opens = on_clock(hours.opens, next_day, clock)
        return Line(is_closed=True, day=next_day, words=message(OPENS_LATER, opens=opens))
    if minutes < hours.opens:
        opens = on_clock(hours.opens, day, clock)
        return Line(is_closed=False, day=day, words=message(OPENS_TODAY, opens=opens))
    closes = on_clock(hours.closes, day, clock)
    return Line(is_closed=False, day=day, words=message(OPEN_UNTIL, closes=closes))
