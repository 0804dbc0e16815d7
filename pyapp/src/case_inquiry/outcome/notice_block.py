"""The notice's part of an outcome: its three steps, where the person is, and what it says now."""

from __future__ import annotations

from datetime import date

from case_inquiry.case.contacts import first_day
from case_inquiry.messages import N_, DateText, Message, message, render
from case_inquiry.outcome.blocks import Block, Writer
from case_inquiry.outcome.notice_words import HEADING, LETTER, NOTICE
from case_inquiry.outcome.situation import Situation, line_of
from case_inquiry.outcome.tables import Button, NoticeWords
from case_inquiry.procedure import Step
from case_inquiry.procedure.channel_words import inbox_state

#: The states of a step of the notice: done, the person's own, one that comes later.
DONE, HERE, LATER = "done", "here", "later"
WHY = Button(N_("Why these dates"), "unfold", "days")
SHORT_TITLES = {
    "call": N_("Call"),
    "email_center": N_("Email center"),
    "email_hq": N_("Email headquarters"),
}
DAY_UNKNOWN = N_("date unknown")
TODAY = N_("today")
OPENS = N_("opens {day}")
OPEN_SINCE = N_("open since {day}")
AFTER_DAYS = N_("after {count} days")
AFTER_MORE_DAYS = N_("after {count} more days")


def notice_words_of(here: Situation) -> NoticeWords | None:
    """Return what the notice says in this state; None where the case left its ladder.

    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> notice, today = load_procedure("notice-2009"), date(2026, 11, 24)
    >>> here = Situation(plan(Case(), notice, today), Case(), notice, today)
    >>> notice_words_of(here).step
    'call'
    """
    found = (here.plan.step, here.plan.status)
    return next(
        (
            words
            for words in NOTICE
            if (words.step, words.status) == found and here.holds(*words.needs)
        ),
        None,
    )


def notice_blocks(writer: Writer) -> list[Block]:
    """Return the block of the notice, or none where the case left its ladder."""
    here = writer.here
    words = notice_words_of(here)
    if words is None:
        return []
    state = inbox_state(here.procedure.channel(words.channel)) if words.channel else None
    letter = [Button(LETTER, "show_paper", words.paper)] if words.paper else []
    why = [WHY] if here.plan.working else []
    links = (*letter, *words.links, *why)
    return [
        {
            "kind": "notice",
            "heading": writer.say(HEADING),
            "items": steps_of_the_notice(here, writer),
            "paragraphs": [" ".join(writer.lead(words.texts))],
            "inbox": writer.say(state) if state else "",
            "actions": [action for button in links for action in writer.actions(button)],
        }
    ]


def steps_of_the_notice(here: Situation, writer: Writer) -> list[dict[str, str]]:
    """Return the three steps, each with what is known of its day and whether it is the person's.

    >>> from case_inquiry.case import Case, Contact
    >>> from case_inquiry.messages import translator
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case = Case(contacts=(Contact("call", date(2026, 10, 15)),))
    >>> notice, today = load_procedure("notice-2009"), date(2026, 11, 24)
    >>> here = Situation(plan(case, notice, today), case, notice, today)
    >>> [step["when"] for step in steps_of_the_notice(here, Writer(here, translator()))]
    ['October 15', 'open since November 15', 'after 21 more days']
    """
    steps = [step for step in here.procedure.steps if step.number is not None]
    place = _place(here, steps)
    found = []
    for index, step in enumerate(steps):
        state = DONE if index < place else HERE if index == place else LATER
        found.append(
            {
                "state": state,
                "number": str(step.number),
                "title": render(SHORT_TITLES[step.id], writer.using),
                "when": render(_when(here, step, index, state), writer.using),
            }
        )
    return found


def _place(here: Situation, steps: list[Step]) -> int:
    """Return how many steps are done: after the last one, all of them."""
    names = [step.id for step in steps]
    if here.plan.step not in names:
        return len(steps)
    is_done = here.plan.status == "ended"
    return names.index(str(here.plan.step)) + is_done


def _when(here: Situation, step: Step, index: int, state: str) -> Message:
    if state == DONE:
        day = first_day(here.case, step.done_by[0].channel)
        return _short(day) if day else Message(DAY_UNKNOWN)
    act_on = here.plan.act_on
    if state == HERE and index == 0:
        line = line_of(here)
        return _short(line.day) if line.is_closed else Message(TODAY)
    if state == HERE and act_on:
        pattern = OPENS if act_on > here.today else OPEN_SINCE
        return message(pattern, day=_short(act_on))
    pattern = AFTER_DAYS if index == 1 else AFTER_MORE_DAYS
    return message(pattern, count=step.wait and step.wait.days)


def _short(day: date) -> Message:
    return message("{day}", day=DateText(day, "short"))
