"""How the dates were counted: every day in a sentence, with the rule's words and source."""

from __future__ import annotations

from datetime import timedelta

from case_inquiry import dates
from case_inquiry.messages import N_, NN_, Message, message
from case_inquiry.plan import Working

HEADING = N_("How we counted")
NOT_COUNTED = N_(
    "Extra closing days by order of the President are in no table. We did not count them. "
    "Our table of federal holidays ends with the year {year}."
)


def say_working(working: Working) -> list[Message]:
    """Return the sentences of one count, from its rule to its result."""
    said = [
        message(
            N_('The rule says: "{words}". Source: {source}.'),
            words=Message(working.words),
            source=Message(working.source.title),
        ),
        message(N_("Day 0 is {start}."), start=working.start),
    ]
    said += _by_months(working) if working.unit == dates.CALENDAR_MONTHS else _by_days(working)
    if working.why:
        said.append(working.why)
    return said


def _by_months(working: Working) -> list[Message]:
    text = N_("Counted in whole months, that is {day}. A shorter month gives its last day.")
    return [message(text, day=working.result)]


def _by_days(working: Working) -> list[Message]:
    first = working.start + timedelta(days=1)
    while first in working.excluded:
        first += timedelta(days=1)
    said = [message(N_("Day 1 is {day}."), day=first)] if working.days else []
    said += _passed_over(working)
    said.append(
        message(
            N_("Day {count}, the last one, is {last_day}."),
            count=working.days,
            last_day=working.last_day,
        )
    )
    said.append(message(N_("The day after it is {result}."), result=working.result))
    return said


def _passed_over(working: Working) -> list[Message]:
    holidays = [day for day in working.excluded if dates.holiday_name(day)]
    weekend = len(working.excluded) - len(holidays)
    if not working.excluded:
        return [message(N_("Every day counts, weekends too."))]
    said = [
        message(
            NN_(
                "We passed over {count} day of a weekend.",
                "We passed over {count} days of weekends.",
            ),
            count=weekend,
        )
    ]
    said += [
        message(
            N_("We passed over {day}: {holiday}."),
            day=day,
            holiday=Message(dates.holiday_name(day) or ""),
        )
        for day in holidays
    ]
    said.append(message(NOT_COUNTED, year=dates.table_years()[1]))
    return said
