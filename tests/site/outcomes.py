"""The outcomes that the checker shows: a case for each card and for each state of the notice."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from case_inquiry.case import Case
from case_inquiry.days.hours import Clock
from case_inquiry.form.answers import read_answers
from case_inquiry.form.reopen import answers_of
from case_inquiry.messages import translator
from case_inquiry.outcome import exit_of, view
from case_inquiry.outcome.card import card_of
from case_inquiry.outcome.notice_block import notice_words_of
from case_inquiry.outcome.situation import Situation
from case_inquiry.plan import plan
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.rules.golden.cases import State
from tests.rules.golden.todays_cases import STATES

PACIFIC = ZoneInfo("America/Los_Angeles")
EVENING = datetime.time(19, 30)


@dataclass(frozen=True)
class Outcome:
    """A case of the rules' tests as the checker meets it, in the evening on the Pacific coast."""

    name: str
    state: State

    @property
    def now(self) -> datetime.datetime:
        """The moment at which it is looked at."""
        return datetime.datetime.combine(self.state.today, EVENING, PACIFIC)

    @property
    def case(self) -> dict[str, Any]:
        """The case file."""
        return self.state.case.as_json()

    @property
    def told(self) -> Case:
        """The case that the form's answers tell: it has room for one contact of a kind."""
        case = read_answers(answers_of(self.state.case).answers, self.state.today).case
        assert case is not None
        return case

    @cached_property
    def seen(self) -> dict[str, Any]:
        """What the rules say."""
        offset = self.now.utcoffset()
        assert offset is not None
        clock = Clock(int(offset.total_seconds() / 60), EVENING.hour * 60 + EVENING.minute)
        told = Case(protected=True) if self.state.case.protected else self.told
        return view(told, self.state.today, translator(), clock=clock)

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the region, empty ones too: the notice opens first."""
        found = self.seen["plan"]
        return {
            "data-procedure": found["procedure"],
            "data-step": found["step"] or "",
            "data-status": found["status"],
            "data-act-on": found["act_on"] or "",
            "data-answer-due": found["answer_due"] or "",
            "data-reason": found["reason"] or "",
            "data-office": (found["office"] or {}).get("code", ""),
        }

    @property
    def heading(self) -> str:
        """The heading of the card."""
        return str(self.seen["heading"])

    @property
    def button(self) -> str:
        """The filled button."""
        return str(self.seen["blocks"][0]["actions"][0]["label"])

    @property
    def says(self) -> list[str]:
        """The lines of the card."""
        card = self.seen["blocks"][0]
        return [*card["above"], *(row["text"] for row in card["items"]), *card["small"]]


def entries_of(outcome: Outcome) -> set[object]:
    """Return the entries of the tables of words that an outcome shows."""
    told, today = outcome.told, outcome.state.today
    notice, current = (
        Situation(plan(told, rules, today), told, rules, today)
        for rules in map(load_procedure, PROCEDURES)
    )
    leaving = exit_of(current.plan)
    card = leaving or card_of(current)
    return {(id(card), outcome.heading[:12]), id(notice_words_of(notice))}


def _one_for_each_entry() -> tuple[Outcome, ...]:
    """Return outcomes that together show every card and every state of the notice."""
    found: list[Outcome] = []
    shown: set[object] = set()
    for name, state in STATES.items():
        outcome = Outcome(name, state)
        if not entries_of(outcome) <= shown:
            found.append(outcome)
            shown |= entries_of(outcome)
    return tuple(found)


OUTCOMES = _one_for_each_entry()


def outcome_of(name: str) -> Outcome:
    """Return the outcome of a state of the rules' tests by its name."""
    return Outcome(name, STATES[name])


def contact(channel: str, on: str | None = None, **more: object) -> dict[str, object]:
    """Return one contact of a case file."""
    return {"channel": channel, "on": on, **more}
