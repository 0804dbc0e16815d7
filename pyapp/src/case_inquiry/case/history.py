"""Earlier contacts in words: one line each, in the order of their dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from case_inquiry.case import Contact, contact_kinds
from case_inquiry.case.contacts import in_order
from case_inquiry.case.model import is_empty
from case_inquiry.case.nothing import says_no_reason
from case_inquiry.days.times import say_time
from case_inquiry.messages import N_, NN_, DateText, Message, message

ANSWERS = {
    "solved": (N_("answered: solved"), N_("answered on {day}: solved")),
    "explained": (N_("answered: explained"), N_("answered on {day}: explained")),
    "not_solved": (
        N_("answered, but not solved"),
        N_("answered on {day}, but not solved"),
    ),
}


def history_lines(contacts: Iterable[Contact]) -> tuple[tuple[Message, ...], ...]:
    """Return one line a contact, each a few short clauses.

    >>> (line,) = history_lines([Contact("call", date(2026, 10, 1), service_request="SR-99")])
    >>> [str(clause) for clause in line]
    ['October 1, 2026: call to the USCIS line', 'number SR-99']
    """
    return tuple(_clauses(contact) for contact in in_order(contacts))


def gave_no_reason(contact: Contact) -> bool:
    """Tell whether the person wrote that the agent named no reason.

    >>> gave_no_reason(Contact("call", no_request_reason="None."))
    True
    """
    return says_no_reason(contact.no_request_reason or "")


def _clauses(contact: Contact) -> tuple[Message, ...]:
    said = (clause(contact) for clause in _CLAUSES)
    return tuple(sentence for sentence in said if sentence is not None)


def when_and_how(contact: Contact) -> Message:
    """Return the day, the time and the way of a contact, the first clause of its line.

    >>> str(when_and_how(Contact("call", on=date(2026, 10, 1), at="14:30")))
    'October 1, 2026, 2:30 p.m.: call to the USCIS line'
    """
    way = Message(contact_kinds()[contact.channel].name)
    day = DateText(contact.on, "long") if contact.on else message(N_("[date not known]"))
    time = say_time(contact.at)
    if time:
        return message(N_("{day}, {time}: {way}"), day=day, time=time, way=way)
    return message(N_("{day}: {way}"), day=day, way=way)


def _talked_with(contact: Contact) -> Message | None:
    name = contact.representative
    return message(N_("talked with {name}"), name=name) if name else None


def _by(contact: Contact) -> Message | None:
    return message(N_("by {name}"), name=contact.by) if contact.by else None


def _number(contact: Contact) -> Message | None:
    number = contact.number
    if number is not None:
        return message(N_("number {number}"), number=number)
    return (
        message(N_("request opened, number not known")) if contact.service_request_opened else None
    )


def _reason(contact: Contact) -> Message | None:
    if gave_no_reason(contact):
        return message(N_("no request opened, and no reason given"))
    reason = contact.no_request_reason
    if is_empty(reason):
        return None
    return message(N_('no request opened, for this reason: "{reason}"'), reason=reason)


def _told_to_wait(contact: Contact) -> Message | None:
    days = contact.told_to_wait_days
    if days is None:
        return None
    return message(NN_("told to wait {count} day", "told to wait {count} days"), count=days)


def _promised(contact: Contact) -> Message | None:
    day = contact.promised_on
    return (
        None if day is None else message(N_("told {day} for a result"), day=DateText(day, "long"))
    )


def _answer(contact: Contact) -> Message | None:
    if contact.answer is None:
        return None if contact.channel == "call" else message(N_("no answer"))
    undated, dated = ANSWERS[contact.answer]
    day: date | None = contact.answered_on
    return message(undated) if day is None else message(dated, day=DateText(day, "long"))


_CLAUSES: tuple[Callable[[Contact], Message | None], ...] = (
    when_and_how,
    _by,
    _talked_with,
    _number,
    _reason,
    _told_to_wait,
    _answer,
    _promised,
)
