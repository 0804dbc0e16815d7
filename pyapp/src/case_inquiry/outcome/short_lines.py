"""The outcome in four short lines: what, from which day, to whom, and when an answer is due."""

from __future__ import annotations

from datetime import date

from case_inquiry.days import counting
from case_inquiry.messages import N_, Message, Translator, message, render
from case_inquiry.outcome.situation import Situation, has_no_address, is_moving_date_awaited
from case_inquiry.outcome.timeline import goes_nowhere, step_that_opens
from case_inquiry.plan.working import count
from case_inquiry.procedure import Channel
from case_inquiry.procedure.channel_words import state_words

WHAT = N_("What")
FROM = N_("From which day")
TO = N_("To whom")
AFTER_THAT = N_("After that")
TODAY = N_("Today, {day}")
OPENS = N_("If you call on that day, Step {number} of the notice opens on {day}.")
OFFICE_UNKNOWN = N_("{name} (we do not know which one yet)")
UNTIL = N_("Answer due by")


def short_lines(here: Situation, using: Translator) -> list[dict[str, str]]:
    """Return the lines that are known, each with its term.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.messages import translator
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> notice, today = load_procedure("notice-2009"), date(2026, 11, 24)
    >>> here = Situation(plan(Case(), notice, today), Case(), notice, today)
    >>> short_lines(here, translator())[0]
    {'term': 'What', 'text': 'Call USCIS'}
    """
    plan = here.plan
    if plan.step is None or plan.status in ("ended", "overdue") or goes_nowhere(here):
        return []
    step = step_that_opens(plan, here.procedure)
    act_on = None if is_moving_date_awaited(here) else plan.act_on
    lines: list[tuple[str, list[Message | str]]] = [
        (WHAT, [Message(step.title)]),
        (FROM, _first_day(here, act_on)),
        (TO, [] if _says_whom(here) else [_way(channel, here) for channel in step.channels]),
        (UNTIL, [message("{day}", day=here.plan.answer_due)] if here.plan.answer_due else []),
        (AFTER_THAT, _what_a_call_opens(here)),
    ]
    return [
        {"term": render(term, using), "text": " · ".join(render(text, using) for text in texts)}
        for term, texts in lines
        if texts
    ]


def _says_whom(here: Situation) -> bool:
    """Tell whether the words above the lines say whom to ask: outside help, or to expedite."""
    return bool(here.plan.ways) or here.case.problem == "urgent"


def _first_day(here: Situation, act_on: date | None) -> list[Message | str]:
    """Return the day from which the step may be done; a call may be made while the line is open."""
    if not _is_first_call(here):
        return [message("{day}", day=act_on)] if act_on else []
    day = _next_open_day(here)
    return [message(TODAY if day == here.today else "{day}", day=day)]


def _what_a_call_opens(here: Situation) -> list[Message | str]:
    following = here.procedure.steps[1]
    if following.wait is None or not _is_first_call(here) or has_no_address(here):
        return []
    opens = count(following.wait, _next_open_day(here)).result
    return [message(OPENS, number=following.number, day=opens)]


def _is_first_call(here: Situation) -> bool:
    return (here.plan.step, here.plan.status) == ("call", "act")


def _next_open_day(here: Situation) -> date:
    is_open = counting.is_business_day(here.today)
    return here.today if is_open else counting.nth_business_day(here.today, 1)


def _way(channel: Channel, here: Situation) -> Message:
    office = here.plan.office if channel.kind == "email" and channel.address is None else None
    name = Message(office.name if office else channel.name)
    address = office.email if office else channel.address
    state = state_words(channel)
    if channel.kind == "email" and address is None and here.plan.office is None:
        return message(OFFICE_UNKNOWN, name=name)
    if address is None or channel.kind == "web":
        return name
    if state is None:
        return message(N_("{name}: {address}"), name=name, address=address)
    return message(N_("{name}: {address} ({state})"), name=name, address=address, state=state)
