"""How the dates were counted: every day in a sentence, with the rule's words and source."""

from __future__ import annotations

from case_inquiry.days import counting
from case_inquiry.messages import N_, NN_, Message, message
from case_inquiry.plan import Working

HEADING = N_("How we counted")
WEEKENDS = NN_(
    "We passed over {count} day of a weekend.", "We passed over {count} days of weekends."
)
HOLIDAY = N_("We passed over {day}: {holiday}.")
TABLE_ENDS = N_("Our table of federal holidays ends with the year {year}.")


def say_working(working: Working) -> list[Message]:
    """Return the sentences of one count: how it went, its source, and the days passed over.

    >>> from datetime import date
    >>> from case_inquiry.procedure import Source
    >>> from case_inquiry.plan.working import count_from_answer
    >>> working = count_from_answer(date(2026, 11, 10), "", Source("notice", "The notice"))
    >>> str(say_working(working)[-1])
    'Source: The notice.'
    """
    source = message(N_("Source: {source}."), source=Message(working.source.title))
    counted = [working.why] if working.why else []
    return [*counted, source, *_passed_over(working)]


def _passed_over(working: Working) -> list[Message]:
    if not working.excluded:
        return []
    holidays = {day: counting.holiday_name(day) for day in working.excluded}
    named = [
        message(HOLIDAY, day=day, holiday=Message(name)) for day, name in holidays.items() if name
    ]
    weekend = message(WEEKENDS, count=len(holidays) - len(named))
    return [weekend, *named, message(TABLE_ENDS, year=counting.table_years()[1])]
