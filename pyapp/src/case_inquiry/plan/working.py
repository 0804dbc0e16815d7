"""The working: how a date of the plan was counted, as data and as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from case_inquiry.days.counting import (
    BUSINESS_DAYS,
    CALENDAR_MONTHS,
    ONE_DAY,
    OPERATORS,
    Span,
    after_promised,
    holiday_name,
    more_than,
    same_day,
    table_years,
)
from case_inquiry.messages import N_, NN_, Message, Translator, message, render, translator
from case_inquiry.procedure.model import Source, WaitingRule

HOW_WE_COUNTED = N_("How we counted")
WEEKENDS = NN_(
    "We passed over {count} day of a weekend.", "We passed over {count} days of weekends."
)
HOLIDAY = N_("We passed over {day}: {holiday}.")
TABLE_ENDS = N_("Our table of federal holidays ends with the year {year}.")


@dataclass(frozen=True)
class Working:
    """How one date was counted, so that it can be counted again.

    The count starts after `start` (day 0), lasts `days` in `unit` without the `excluded` days,
    through `last_day`; `result` is the day after. `words` and `source` are the rule's. `why` says
    all this in a sentence.
    """

    rule: str
    days: int
    unit: str
    start: date
    last_day: date
    result: date
    excluded: tuple[date, ...]
    words: str
    source: Source
    why: Message | None = None

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the working as part of the plan."""
        return {
            "rule": self.rule,
            "days": self.days,
            "unit": self.unit,
            "from": self.start.isoformat(),
            "last_day": self.last_day.isoformat(),
            "result": self.result.isoformat(),
            "excluded": [day.isoformat() for day in self.excluded],
            "words": render(self.words, using or translator()),
            "source": self.source.id,
            "why": None if self.why is None else render(self.why, using or translator()),
        }


def count(rule: WaitingRule, start: date, /) -> Working:
    """Return the working of a procedure's rule from `start`, the day of the contact.

    Words, source and unit (calendar days, business days or months) are the rule's own. Raises
    KeyError for a rule that is no operator of `dates`; no checked procedure has one.

    >>> from case_inquiry.procedure import load_procedure
    >>> rule = load_procedure("notice-2009").step("email_center").wait
    >>> count(rule, date(2026, 10, 1)).result
    datetime.date(2026, 11, 1)
    """
    span = OPERATORS[rule.rule](start, rule.days, rule.unit)
    return _working(span, rule.words, rule.source, _sentence(span, rule))


def count_told(days: int, start: date, words: str, source: Source, /) -> Working:
    """Return the working of a number of days that the person was told to wait on `start`.

    `days` are calendar days; `words` and `source` say why such a number counts as a rule.

    >>> notice = Source("notice", "The notice of 2009")
    >>> count_told(45, date(2026, 10, 1), "told to wait", notice).result
    datetime.date(2026, 11, 16)
    """
    span = more_than(start, days)
    sentence = NN_(
        "On {start} you were told to wait {count} day. It ends on {last_day}; the next day is "
        "{result}.",
        "On {start} you were told to wait {count} days. They end on {last_day}; the next day is "
        "{result}.",
    )
    values = {"start": start, "last_day": span.last_day, "result": span.result}
    return _working(span, words, source, message(sentence, count=days, **values))


def count_promised(promised: date, words: str, source: Source, /) -> Working:
    """Return the working of a day that was named to the person for a result.

    `words` and `source` say why such a day counts as a rule.

    >>> notice = Source("notice", "The notice of 2009")
    >>> count_promised(date(2026, 12, 24), "named for this day", notice).result
    datetime.date(2026, 12, 25)
    """
    span = after_promised(promised)
    sentence = N_("You were told that a result comes by {last_day}. The next day is {result}.")
    why = message(sentence, last_day=span.last_day, result=span.result)
    return _working(span, words, source, why)


def count_from_answer(day: date, words: str, source: Source, /) -> Working:
    """Return the working of a step that is open from the day of an answer.

    >>> notice = Source("notice", "The notice of 2009")
    >>> count_from_answer(date(2026, 11, 10), "after an answer", notice).result
    datetime.date(2026, 11, 10)
    """
    sentence = message(N_("The answer came on {day}. The step is open from that day."), day=day)
    return _working(same_day(day), words, source, sentence)


def decide(workings: Sequence[Working], /) -> tuple[Working, ...]:
    """Say beside the latest of several dates that it is the one which counts.

    Where several counts end on that day, the first of them says so and the others that they lead to
    the same day.

    >>> source = Source("notice", "The notice")
    >>> told = [count_told(days, date(2026, 10, 1), "", source) for days in (45, 15, 45)]
    >>> [str(working.why).partition("2026. ")[2] for working in decide(told)]
    ['It is the latest of the days counted here, so it is the one.', '', 'This is the same day.']
    """
    if len(workings) < 2:
        return tuple(workings)
    latest = max(working.result for working in workings)
    sentence = N_("{counted} It is the latest of the days counted here, so it is the one.")
    decided: list[Working] = []
    for working in workings:
        if working.result == latest:
            decided.append(replace(working, why=message(sentence, counted=working.why)))
            sentence = N_("{counted} This is the same day.")
        else:
            decided.append(working)
    return tuple(decided)


def say_working(working: Working) -> list[Message]:
    """Return the sentences of one count: how it went, its source, and the days passed over.

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
    holidays = {day: holiday_name(day) for day in working.excluded}
    named = [
        message(HOLIDAY, day=day, holiday=Message(name)) for day, name in holidays.items() if name
    ]
    weekend = message(WEEKENDS, count=len(holidays) - len(named))
    return [weekend, *named, message(TABLE_ENDS, year=table_years()[1])]


def _working(span: Span, words: str, source: Source, why: Message) -> Working:
    return Working(
        rule=span.rule,
        days=span.days,
        unit=span.unit,
        start=span.start,
        last_day=span.last_day,
        result=span.result,
        excluded=span.excluded,
        words=words,
        source=source,
        why=why,
    )


def _sentence(span: Span, rule: WaitingRule) -> Message:
    values = {
        "words": message(rule.words),
        "start": span.start,
        "first": span.start + ONE_DAY,
        "last_day": span.last_day,
        "result": span.result,
    }
    if span.rule == "days_after":
        days = NN_(
            "The rule says “{words}”. {count} day after {start} is {result}.",
            "The rule says “{words}”. {count} days after {start} is {result}.",
        )
        return message(days, count=rule.days, **values)
    if span.unit == CALENDAR_MONTHS:
        months = NN_(
            "The rule says “{words}”. {count} month after {start} is {result}.",
            "The rule says “{words}”. {count} months after {start} is {result}.",
        )
        return message(months, count=rule.days, **values)
    if span.unit == BUSINESS_DAYS:
        sentence = N_(
            "The rule says “{words}”. Counting starts after {start}. Weekends and federal holidays "
            "do not count; days on which offices close by special order are not known ahead. "
            "Business day {days} is {last_day}; the next day is {result}."
        )
        return message(sentence, days=rule.days, **values)
    sentence = N_(
        "The rule says “{words}”. {start} is day 0 and {first} is day 1. Day {days} is {last_day}; "
        "the next day is {result}."
    )
    return message(sentence, days=rule.days, **values)
