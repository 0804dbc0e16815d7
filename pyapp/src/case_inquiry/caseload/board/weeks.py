"""How many next dates fall in each week: the bars of a chart, and the table that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from case_inquiry.caseload.board.states import BoardRow
from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.plan.text import Say

WEEKS = 12
WEEK = timedelta(days=7)
EARLIER, LATER = "earlier", "later"
EARLIER_WORDS, LATER_WORDS = N_("Earlier"), N_("Later")
WEEK_OF, DAY = N_("Week of {day}"), N_("{day}")
CAPTION = N_("Rows by the week of their next date")
HEADINGS = (N_("Week"), N_("Rows"))


class Week(NamedTuple):
    """A bar: `id` is the week's Monday, `earlier` or `later`; `monday` is None for the last two."""

    id: str
    monday: date | None
    rows: int


def week_of(day: date, today: date) -> str:
    """Return the id of the bar to which a day belongs; a week begins on Monday.

    >>> today = date(2026, 11, 28)
    >>> week_of(date(2026, 11, 29), today), week_of(date(2026, 11, 22), today)
    ('2026-11-23', 'earlier')
    """
    first = _monday(today)
    if day < first:
        return EARLIER
    return LATER if day >= first + WEEKS * WEEK else _monday(day).isoformat()


def weeks(board: Iterable[BoardRow], today: date) -> tuple[Week, ...]:
    """Return all bars in order: earlier, twelve weeks from this one on, later.

    >>> [week.id for week in weeks([], date(2026, 11, 28))][:2]
    ['earlier', '2026-11-23']
    """
    counted = Counter(week_of(row.next_date, today) for row in board if row.next_date)
    mondays = [_monday(today) + place * WEEK for place in range(WEEKS)]
    return (
        Week(EARLIER, None, counted[EARLIER]),
        *(Week(day.isoformat(), day, counted[day.isoformat()]) for day in mondays),
        Week(LATER, None, counted[LATER]),
    )


def weeks_as_json(board: Iterable[BoardRow], today: date, say: Say) -> dict[str, object]:
    """Return the chart with its words: a caption, two headings, and the bars.

    `text` names a bar in the table, `short` below the chart.

    >>> weeks_as_json([], date(2026, 11, 28), str)["headings"]
    ['Week', 'Rows']
    """
    return {
        "caption": say(CAPTION),
        "headings": [say(heading) for heading in HEADINGS],
        "weeks": [
            {
                "week": week.id,
                "count": week.rows,
                "text": say(_words(week, WEEK_OF)),
                "short": say(_words(week, DAY)),
            }
            for week in weeks(board, today)
        ],
    }


def _words(week: Week, pattern: str) -> Message:
    if week.monday is None:
        return Message(EARLIER_WORDS if week.id == EARLIER else LATER_WORDS)
    return message(pattern, day=DateText(week.monday, "short"))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
