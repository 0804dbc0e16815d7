"""The card of an outcome: what to do, from when, with whom, and the button that does it."""

from __future__ import annotations

from collections.abc import Iterable

from case_inquiry.messages import N_
from case_inquiry.outcome.blocks import Block, Writer
from case_inquiry.outcome.help_cards import HELP_CARDS
from case_inquiry.outcome.notice_words import CALL_CARDS
from case_inquiry.outcome.situation import Situation
from case_inquiry.outcome.tables import Aside, Button, Card, ExitWords, Row
from case_inquiry.outcome.todays_cards import ASKING_CARDS

CARDS: tuple[Card, ...] = (*CALL_CARDS, *ASKING_CARDS, *HELP_CARDS)
LAWYER = N_(
    "Talk to a lawyer first if you have a deportation order, a court date, an arrest, "
    "or a denied case."
)
TOLD_TO_WAIT = N_("The agent told you to wait until {told_until}.")
ASK_BEFORE = ("gate", "inquire")


def card_of(here: Situation) -> Card:
    """Return the card of the plan's state; raises KeyError where it has none.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> current, today = load_procedure("current"), date(2026, 11, 24)
    >>> here = Situation(plan(Case(), current, today), Case(), current, today)
    >>> card_of(here).step, card_of(here).status
    ('gate', 'act')
    """
    found = (here.plan.step, here.plan.status)
    for card in CARDS:
        if (card.step, card.status) == found and here.holds(*card.needs):
            return card
    raise KeyError("/".join(map(str, (here.procedure.id, *found))))


def card_block(writer: Writer, card: Card) -> Block:
    """Return the block of a card; the lawyer's line is always there."""
    told = (TOLD_TO_WAIT,) if writer.here.plan.told_until and card.step in ASK_BEFORE else ()
    return {
        "kind": "card",
        "above": writer.lead((*told, *card.above)),
        "items": [row for line in card.rows for row in _row(line, writer)],
        "lawyer": writer.say(LAWYER),
        "actions": _actions((card.button, *card.links), writer),
        "small": writer.lead(card.small),
        "asides": [aside for one in card.asides for aside in _aside(one, writer)],
    }


def exit_card_block(writer: Writer, leaving: ExitWords) -> Block:
    """Return the card of an outcome outside the ladder: its words, and what can be pressed."""
    return {
        "kind": "card",
        "above": writer.lead(leaving.lead),
        "items": [],
        "lawyer": "",
        "actions": _actions(leaving.buttons, writer),
        "small": [],
        "asides": [],
        "bare": leaving.bare,
    }


def _row(row: Row, writer: Writer) -> Iterable[dict[str, str]]:
    text = " ".join(writer.lead(row.texts))
    if text:
        yield {"term": writer.say(row.term) if row.term else "", "text": text}


def _aside(aside: Aside, writer: Writer) -> Iterable[dict[str, object]]:
    links = [action for button in aside.links for action in writer.actions(button)]
    if links:
        yield {"text": writer.say(aside.text), "actions": links}


def _actions(buttons: tuple[Button, ...], writer: Writer) -> list[Block]:
    """Return the buttons that can be pressed; the first of them is the filled one."""
    found = [action for button in buttons for action in writer.actions(button)]
    return [action | {"primary": place == 0} for place, action in enumerate(found)]
