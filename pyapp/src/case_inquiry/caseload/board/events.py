"""The coming days of a list as a calendar: one event a day, with a count and nothing else.

A shared calendar shows its titles to everyone. So there is no name, number or form in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from case_inquiry.caseload.board.states import BoardRow
from case_inquiry.messages import N_, NN_, message
from case_inquiry.papers.paper import File
from case_inquiry.papers.reminders import Reminder, write_calendar
from case_inquiry.plan.text import Say

NAME, MEDIA_TYPE = "case-inquiries.ics", "text/calendar"
EVENT = NN_("Case inquiries: {count} to do", "Case inquiries: {count} to do")
TEXT = N_("Open your list in the Case Inquiry Guide to see which.")


def days_to_do(board: Iterable[BoardRow], today: date) -> dict[date, int]:
    """Return how many rows open on each coming day.

    >>> from case_inquiry.caseload.row import Row
    >>> coming = BoardRow(Row(2), "waiting", next_date=date(2026, 12, 3))
    >>> days_to_do([coming, BoardRow(Row(3), "apart")], date(2026, 11, 24))
    {datetime.date(2026, 12, 3): 1}
    """
    days = Counter(row.next_date for row in board if row.next_date and row.next_date > today)
    return {day: days[day] for day in sorted(days)}


def save_calendar(board: Iterable[BoardRow], say: Say, today: date) -> File:
    """Return the calendar file; a day has the same name each time, so that it is not doubled.

    Raises ModuleNotFoundError (with the name `icalendar`) where that library is not there.

    >>> save_calendar([], str, date(2026, 11, 24)).name
    'case-inquiries.ics'
    """
    reminders = [
        Reminder(
            f"case-inquiries-{day.isoformat()}@case-inquiry-guide",
            day,
            say(message(EVENT, count=count)),
            say(TEXT),
        )
        for day, count in days_to_do(board, today).items()
    ]
    return File(NAME, MEDIA_TYPE, write_calendar(reminders, today))
