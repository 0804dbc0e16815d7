"""What the outcome says: one card on both procedures, in the words of a person's next step.

The words are data, one entry a state, in `todays_cards`, `help_cards`, `notice_words` and
`exit_words`. This module only chooses the entries and puts the blocks in their order: the card,
what the notice says, then what is folded.
"""

from __future__ import annotations

from datetime import date

from case_inquiry.case import Case
from case_inquiry.conditions import fact
from case_inquiry.days.hours import Clock
from case_inquiry.messages import N_, Translator, render
from case_inquiry.messages import translator as translator_of
from case_inquiry.outcome.blocks import Block, Writer
from case_inquiry.outcome.card import card_block, card_of, exit_card_block
from case_inquiry.outcome.exit_words import EXITS, RESOLVED
from case_inquiry.outcome.folded import exit_folds, inbox_section, step_folds
from case_inquiry.outcome.notice_block import notice_blocks, notice_words_of
from case_inquiry.outcome.origins import not_checked_blocks, origin_blocks, statements_behind
from case_inquiry.outcome.situation import Situation
from case_inquiry.outcome.tables import ExitWords
from case_inquiry.plan import Plan, plan
from case_inquiry.procedure import PROCEDURES, Procedure, Statement, load_procedure

__all__ = ["exit_of", "headline", "leading", "statements_of", "view"]

TITLE = N_("Your next step")
NEUTRAL_TITLE = N_("Case Inquiry Guide")
#: Whose card is today's, also before a call: a call is not the quickest way there.
NOT_BY_PHONE = ("urgent", "not_received")


def view(
    case: Case,
    today: date,
    translator: Translator,
    *,
    first: str = PROCEDURES[0],
    clock: Clock | None = None,
    onward: tuple[Block, ...] = (),
    procedures: tuple[Procedure, ...] = (),
) -> dict[str, object]:
    """Return the outcome as the page draws it: the plan, a title, a heading and blocks in order.

    `first` is the procedure whose plan the page's attributes show; the words are of both. `onward`
    are lines with links that the form adds to the card. `procedures` are those of the package
    unless others are given.

    >>> from case_inquiry.messages import translator
    >>> view(Case(), date(2026, 11, 24), translator("en"))["heading"]
    'You can call USCIS today'
    """
    notice, current = _situations(case, today, clock, procedures)
    ours, theirs = Writer(leading(notice, current), translator), Writer(notice, translator)
    leaving = exit_of(ours.here.plan)
    bare = leaving is not None and leaving.bare
    card, *below = _exit_blocks(leaving, ours, theirs) if leaving else _step_blocks(ours, theirs)
    shown = notice if first == notice.procedure.id else current
    return {
        "plan": shown.plan.as_json(translator),
        "title": render(NEUTRAL_TITLE if bare else TITLE, translator),
        "heading": headline(ours),
        "blocks": [card | {"onward": list(onward)}, *below],
    }


def statements_of(case: Case, today: date) -> tuple[Statement, ...]:
    """Return the facts that the words of the same outcome rest on, for those who review it.

    >>> found = statements_of(Case(), date(2026, 11, 24))
    >>> "phone_today" in [statement.id for statement in found]
    True
    """
    notice, current = _situations(case, today, None, ())
    ours, theirs = (
        Writer(leading(notice, current), translator_of()),
        Writer(notice, translator_of()),
    )
    leaving = exit_of(ours.here.plan)
    _ = _exit_blocks(leaving, ours, theirs) if leaving else _step_blocks(ours, theirs)
    return tuple(dict.fromkeys([*statements_behind(ours), *statements_behind(theirs)]))


def _situations(
    case: Case, today: date, clock: Clock | None, procedures: tuple[Procedure, ...]
) -> list[Situation]:
    """Return the case in the notice's procedure and in today's."""
    found = procedures or tuple(map(load_procedure, PROCEDURES))
    return [Situation(plan(case, one, today), case, one, today, clock) for one in found]


def leading(notice: Situation, current: Situation) -> Situation:
    """Return the situation whose card is shown: today's, except where a call comes first.

    Nobody has called yet, and the case inquiry date is not known or does not matter.

    >>> notice, current = _situations(Case(), date(2026, 11, 24), None, ())
    >>> leading(notice, current).procedure.id
    'notice-2009'
    """
    if (notice.plan.step, notice.plan.status) != ("call", "act"):
        return current
    is_about_a_delay = current.holds(fact("about_a_delay"))
    by_phone = current.plan.step == "inquire" and not is_about_a_delay
    looks_up_first = (current.plan.step, current.plan.status) == ("gate", "act")
    is_call = looks_up_first or by_phone
    return notice if is_call and current.case.problem not in NOT_BY_PHONE else current


def exit_of(found: Plan) -> ExitWords | None:
    """Return the words of a plan that left the ladder, or None for one that is on it.

    >>> exit_of(plan(Case(protected=True), load_procedure("current"), date(2026, 11, 24))).bare
    True
    """
    if found.status == "resolved":
        return RESOLVED
    return EXITS[found.reason or ""] if found.step == "elsewhere" else None


def headline(writer: Writer) -> str:
    """Return what a plan says in one line: the heading of its card, or the notice's words.

    >>> notice, current = _situations(Case(), date(2026, 11, 24), None, ())
    >>> headline(Writer(current, translator_of()))
    'You can check today if it is time to ask'
    """
    here = writer.here
    leaving = exit_of(here.plan)
    if leaving is not None:
        return writer.say(leaving.heading)
    if here.procedure.id == "current" or (here.plan.step == "call" and here.plan.status == "act"):
        return writer.say(card_of(here).heading)
    words = notice_words_of(here)
    return " ".join(writer.lead(words.texts)) if words else ""


def _exit_blocks(leaving: ExitWords, ours: Writer, theirs: Writer) -> list[Block]:
    card = exit_card_block(ours, leaving)
    if leaving.bare:
        return [card, *exit_folds(ours, leaving)]
    notice = notice_blocks(theirs)
    folds = exit_folds(ours, leaving)
    return [card, *not_checked_blocks(ours), *notice, *folds, *origin_blocks(ours)]


def _step_blocks(ours: Writer, theirs: Writer) -> list[Block]:
    card = card_of(ours.here)
    drawn = card_block(ours, card)
    notice = notice_blocks(theirs)
    folds = step_folds(ours, theirs, card)
    warned = not_checked_blocks(ours, theirs)
    origins = origin_blocks(ours, theirs, besides=(inbox_section(theirs),))
    return [drawn, *warned, *notice, *folds, *origins]
