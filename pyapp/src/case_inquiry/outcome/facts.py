"""The outcome in four short lines: what, from which day, to whom, and when an answer is due."""

from __future__ import annotations

from case_inquiry.messages import N_, DateText, Message, Translator, message, render
from case_inquiry.outcome.situation import Situation, is_moving_date_awaited
from case_inquiry.procedure import Channel

WHAT = N_("What")
FROM = N_("From which day")
TO = N_("To whom")
UNTIL = N_("Answer due by")

CLOSED_SINCE = N_("reported closed since {day}")
CLOSED = N_("reported closed")
UNVERIFIED = N_("no one knows if it is read")


def state_words(state: str | None, channel: Channel) -> Message | None:
    """Return what became of an inbox, in words that stand beside its address; None where open.

    >>> from case_inquiry.procedure import load_procedure
    >>> channel = load_procedure("notice-2009").channel("center_email")
    >>> str(state_words("closed", channel))
    'reported closed since January 21, 2019'
    """
    if state == "closed" and channel.closed_on:
        return message(CLOSED_SINCE, day=DateText(channel.closed_on, "long"))
    return {"closed": Message(CLOSED), "unverified": Message(UNVERIFIED)}.get(state or "")


def fact_items(here: Situation, using: Translator) -> list[dict[str, str]]:
    """Return the lines that are known, each with its term.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.messages import translator
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> notice, today = load_procedure("notice-2009"), date(2026, 11, 24)
    >>> here = Situation(plan(Case(), notice, today), Case(), notice, today)
    >>> fact_items(here, translator())[0]
    {'term': 'What', 'text': 'Call USCIS'}
    """
    if here.plan.step is None:
        return []
    step = here.procedure.step(here.plan.step)
    act_on = None if is_moving_date_awaited(here) else here.plan.act_on
    lines: list[tuple[str, list[Message | str]]] = [
        (WHAT, [Message(step.title)]),
        (FROM, [message("{day}", day=act_on)] if act_on else []),
        (TO, [_way(channel, here) for channel in step.channels]),
        (UNTIL, [message("{day}", day=here.plan.answer_due)] if here.plan.answer_due else []),
    ]
    return [
        {"term": render(term, using), "text": " · ".join(render(text, using) for text in texts)}
        for term, texts in lines
        if texts
    ]


def _way(channel: Channel, here: Situation) -> Message:
    office = here.plan.office if channel.kind == "email" and channel.address is None else None
    name = Message(office.name if office else channel.name)
    address = office.email if office else channel.address
    state = state_words(channel.state, channel)
    if address is None or channel.kind == "web":
        return name
    if state is None:
        return message(N_("{name}: {address}"), name=name, address=address)
    return message(N_("{name}: {address} ({state})"), name=name, address=address, state=state)
