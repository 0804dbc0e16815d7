"""The outcomes that need no day: made at build time and shown while Python is on its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date

from case_inquiry.case import Case
from case_inquiry.conditions import Condition, Conditions, not_said, said
from case_inquiry.form.exits import EXITS
from case_inquiry.messages import Translator
from case_inquiry.outcome import view
from case_inquiry.outcome.blocks import Block, Writer
from case_inquiry.outcome.card import card_block
from case_inquiry.outcome.notice_words import CALL_CARDS, CALL_HEADING
from case_inquiry.outcome.situation import Situation
from case_inquiry.plan import plan
from case_inquiry.procedure import PROCEDURES, load_procedure

#: The answers after which a call comes first, whatever the day.
CALL_COMES_FIRST: Conditions = (
    said("called", "no"),
    not_said("asked_online", "e_request", "secure_message"),
    said("problem", "", "delay", "mistake", "other"),
    said("inquiry_date", ""),
)
CASES = {
    "protected_case": Case(protected=True),
    "uscis_waits_for_you": Case(case_status="waiting_for_me"),
    "decision_made": Case(case_status="decision"),
}


def ahead(today: date, using: Translator) -> list[dict[str, object]]:
    """Return the outcomes, each with the conditions on the answers under which it is shown.

    `today` is the day of the build: it decides only which facts are past their shelf life.

    >>> from case_inquiry.messages import translator
    >>> [item["view"]["heading"] for item in ahead(date(2026, 11, 24), translator())][-1]
    'You can call USCIS'
    """
    return [
        {"applies": [asdict(condition) for condition in applies], "view": seen}
        for applies, seen in (*_exits(today, using), _call(today, using))
    ]


def _exits(
    today: date, using: Translator
) -> Iterator[tuple[tuple[Condition, ...], dict[str, object]]]:
    for leaving in EXITS:
        seen = view(CASES[leaving.reason], today, using)
        yield leaving.applies, seen | {"blocks": _without_papers(seen["blocks"])}


def _call(today: date, using: Translator) -> tuple[Conditions, dict[str, object]]:
    notice, case = load_procedure(PROCEDURES[0]), Case()
    found = plan(case, notice, today)
    writer = Writer(Situation(found, case, notice, today), using)
    card = replace(CALL_CARDS[-1], heading=CALL_HEADING, links=(), papers=(), others=())
    seen = {
        "plan": found.as_json(using),
        "title": view(case, today, using)["title"],
        "heading": writer.say(CALL_HEADING),
        "blocks": [card_block(writer, card)],
    }
    return CALL_COMES_FIRST, seen


def _without_papers(blocks: object) -> list[Block]:
    """Return the blocks that need no paper: only Python writes one."""
    return (
        [block for block in blocks if block["kind"] != "papers"] if isinstance(blocks, list) else []
    )
