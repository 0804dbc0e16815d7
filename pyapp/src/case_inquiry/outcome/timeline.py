"""The timeline of a case: what was done, today, and the days that the plan names, as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from case_inquiry.case import Contact, contact_kinds
from case_inquiry.case.contacts import in_order
from case_inquiry.days.counting import BUSINESS_DAYS
from case_inquiry.messages import (
    N_,
    Message,
    Translator,
    format_date,
    message,
    render,
)
from case_inquiry.outcome.situation import (
    Situation,
    has_no_address,
    is_moving_date_awaited,
    look_again_on,
)
from case_inquiry.plan import Plan
from case_inquiry.procedure import Procedure, Step
from case_inquiry.procedure.channel_words import state_words

NO_DAY = N_("Date unknown")
NOW = N_("Today")

ANSWERS = {
    "solved": N_("The answer solved it"),
    "explained": N_("An answer explained it or gave a date"),
    "not_solved": N_("An answer came, but did not help"),
}
RESOLVED = N_("Your case was resolved")
OPENS = N_("Next step opens: {step}")
OPENED = N_("Next step opened: {step}")
INBOX = N_("{what} (inbox: {state})")
DUE = N_("Last day for the answer")
GOAL = N_("USCIS goal: answer by about this day")
LOOK_AGAIN = N_("Look at the USCIS page again. This day is our idea, not a USCIS rule.")

#: The step whose letter goes to the office that has the case.
NEEDS_AN_ADDRESS = "email_center"

#: The states of an event: past, today, a step that can be taken now, a day that is still to come.
DONE, TODAY, OPEN, WAITING = "done", "today", "open", "waiting"
#: The order of events on one day.
ORDER = (DONE, TODAY, OPEN, WAITING)


@dataclass(frozen=True)
class Event:
    """Something on a day, which may be unknown; `state` is one of `ORDER`."""

    day: date | None
    what: Message
    state: str


def timeline_items(here: Situation, there: Situation, using: Translator) -> list[dict[str, str]]:
    """Return the events of a case on both plans in order, each once.

    >>> from case_inquiry.case import Case
    >>> from case_inquiry.messages import translator
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> called = Case(contacts=(Contact("call", date(2026, 10, 1)),))
    >>> notice, today = load_procedure("notice-2009"), date(2026, 10, 2)
    >>> here = Situation(plan(called, notice, today), called, notice, today)
    >>> timeline_items(here, here, translator())[0]
    {'state': 'done', 'day': 'Thursday, October 1, 2026', 'what': 'You called USCIS'}
    """
    ours = events_of(here)
    theirs = [event for event in events_of(there) if event not in ours]
    return [
        {
            "state": event.state,
            "day": format_date(event.day, using) if event.day else render(NO_DAY, using),
            "what": render(event.what, using),
        }
        for event in _in_order([*ours, *theirs], here.today)
    ]


def events_of(here: Situation) -> list[Event]:
    """Return all events in order; what was done on an unknown day comes just before today.

    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> called = Case(contacts=(Contact("call", date(2026, 10, 1)),))
    >>> notice, today = load_procedure("notice-2009"), date(2026, 11, 24)
    >>> here = Situation(plan(called, notice, today), called, notice, today)
    >>> [str(event.day) for event in events_of(here)]
    ['2026-10-01', '2026-11-01', '2026-11-24']
    """
    events = [
        *(event for item in in_order(here.case.contacts) for event in _of_contact(item)),
        Event(here.today, Message(NOW), TODAY),
        *_of_plan(here),
    ]
    return _in_order(events, here.today)


def _in_order(events: Iterable[Event], today: date) -> list[Event]:
    def place(event: Event) -> tuple[date, bool, int]:
        return event.day or today, event.day is not None, ORDER.index(event.state)

    return sorted(events, key=place)


def _of_contact(contact: Contact) -> Iterator[Event]:
    yield Event(contact.on, Message(contact_kinds()[contact.channel].words), DONE)
    if contact.answer:
        yield Event(contact.answered_on, Message(ANSWERS[contact.answer]), DONE)


def _of_plan(here: Situation) -> Iterator[Event]:
    plan, case, today = here.plan, here.case, here.today
    if case.resolved_on:
        yield Event(case.resolved_on, Message(RESOLVED), DONE)
    awaited = is_moving_date_awaited(here)
    if plan.act_on and not awaited and not goes_nowhere(here):
        step = step_that_opens(plan, here.procedure)
        opens = message(OPENS if plan.act_on >= today else OPENED, step=Message(step.title))
        state = OPEN if plan.act_on <= today else WAITING
        yield Event(plan.act_on, _with_inbox(opens, step), state)
    if plan.answer_due:
        deciding = here.deciding()
        is_goal = deciding is not None and deciding.unit == BUSINESS_DAYS
        state = DONE if plan.answer_due < today else WAITING
        yield Event(plan.answer_due, Message(GOAL if is_goal else DUE), state)
    if awaited:
        yield Event(look_again_on(today), Message(LOOK_AGAIN), WAITING)


def goes_nowhere(here: Situation) -> bool:
    """Tell whether the plan's step is a letter for which the notice names no address.

    >>> from case_inquiry.case import Case, Contact
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case = Case(center="NBC", contacts=(Contact("call", date(2026, 10, 1)),))
    >>> notice, today = load_procedure("notice-2009"), date(2026, 11, 24)
    >>> goes_nowhere(Situation(plan(case, notice, today), case, notice, today))
    True
    """
    return here.plan.step == NEEDS_AN_ADDRESS and has_no_address(here)


def step_that_opens(plan: Plan, procedure: Procedure) -> Step:
    """Return the plan's step; of a gate that will open, the first step behind it.

    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> current = load_procedure("current")
    >>> waits = plan(Case(filed_on=date(2026, 9, 1), inquiry_date="not_listed"), current,
    ...              date(2026, 11, 24))
    >>> waits.step, step_that_opens(waits, current).id
    ('gate', 'inquire')
    """
    steps = procedure.steps
    first = next(place for place, step in enumerate(steps) if step.id == plan.step)
    if plan.act_on is None:
        return steps[first]
    return next(step for step in steps[first:] if step.done_by)


def _with_inbox(what: Message, step: Step) -> Message:
    """Add what became of the step's inbox, so that no dead channel looks alive."""
    states = (state_words(channel) for channel in step.channels)
    state = next((state for state in states if state is not None), None)
    return what if state is None else message(INBOX, what=what, state=state)
