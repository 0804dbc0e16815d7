"""What the outcome says: a plan in the words of a person's next step.

The words are data, one entry a state, in `notice_words`, `current_words` and `exit_words`. This
module only chooses the entry and puts the blocks in their order.
"""

from __future__ import annotations

from datetime import date

from case_inquiry.case import Case
from case_inquiry.conditions import fact
from case_inquiry.form.missing import missing_items
from case_inquiry.messages import N_, Translator, render
from case_inquiry.messages import translator as translator_of
from case_inquiry.outcome import notice_words
from case_inquiry.outcome.blocks import (
    Block,
    Writer,
    details_block,
    note_block,
    text_block,
    warning_block,
)
from case_inquiry.outcome.current_words import CURRENT
from case_inquiry.outcome.exit_words import EXITS, RESOLVED
from case_inquiry.outcome.notes import Note, case_notes, news_words, warning_notes
from case_inquiry.outcome.origins import not_checked_blocks, origin_blocks, statements_behind
from case_inquiry.outcome.papers import papers_of
from case_inquiry.outcome.short_lines import short_lines
from case_inquiry.outcome.situation import Situation
from case_inquiry.outcome.tables import SHOW_NOTICE, Button, ExitWords, PaperWords, Words
from case_inquiry.outcome.timeline import goes_nowhere, timeline_blocks
from case_inquiry.plan import Plan
from case_inquiry.plan.working import HOW_WE_COUNTED, say_working
from case_inquiry.procedure import Procedure, Statement

__all__ = ["statements_of", "view"]

TITLE = N_("Your next step")
NEUTRAL_TITLE = N_("Case Inquiry Guide")
MISSING_HEADING = N_("Still empty")
NEWS_HEADING = N_("Good to know for your case")
BEFORE_HEADING = N_("Before you ask")
BEFORE_STEPS = ("call", "email_center", "email_hq", "inquire")
BEFORE = (
    N_(
        "Check your mail, your account and Case Status Online first. "
        "Make sure USCIS has your address."
    ),
    N_(
        "Talk to a lawyer first if you have a deportation order, a date in immigration court, "
        "an arrest, or a denied case. Asking makes someone look at your file. "
        "For some people that is a risk."
    ),
    N_(
        "If you have a court date with an immigration judge, this checker is not for that case. "
        "Talk to a lawyer before you contact USCIS."
    ),
)
#: The words for one more call, with all that happened, and the record: after any contact.
AFTER_A_CONTACT = ("call_script", "record_html")
NOT_LOOKED = N_("You have not looked at Case Status Online yet. It may show a letter to you.")

WORDS: dict[str, tuple[Words, ...]] = {"notice-2009": notice_words.NOTICE, "current": CURRENT}


def view(
    plan: Plan,
    case: Case,
    procedure: Procedure,
    today: date,
    translator: Translator,
    *,
    offset: int | None = None,
) -> dict[str, object]:
    """Return the outcome as the page draws it: the plan, a title, a heading and blocks in order.

    `plan` is the plan of `case` in `procedure` on `today`; `offset` is how many minutes the
    reader's clock is ahead of UTC. Raises KeyError for a procedure or a state that has no words.

    >>> from case_inquiry.messages import translator
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> notice = load_procedure("notice-2009")
    >>> monday = date(2026, 11, 23)
    >>> found = plan(Case(), notice, monday)
    >>> view(found, Case(), notice, monday, translator("en"))["heading"]
    'Call USCIS'
    """
    writer = Writer(Situation(plan, case, procedure, today, offset), translator)
    heading, blocks = _write(writer)
    leaving = exit_of(plan)
    bare = leaving is not None and leaving.bare
    return {
        "plan": plan.as_json(translator),
        "title": render(NEUTRAL_TITLE if bare else TITLE, translator),
        "heading": heading,
        "blocks": blocks,
    }


def statements_of(
    plan: Plan, case: Case, procedure: Procedure, today: date
) -> tuple[Statement, ...]:
    """Return the facts that the words of the same outcome rest on, for those who review it.

    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> notice, today = load_procedure("notice-2009"), date(2026, 11, 24)
    >>> found = statements_of(plan(Case(), notice, today), Case(), notice, today)
    >>> "phone_today" in [statement.id for statement in found]
    True
    """
    writer = Writer(Situation(plan, case, procedure, today), translator_of())
    _write(writer)
    return tuple(statements_behind(writer))


def _write(writer: Writer) -> tuple[str, list[Block]]:
    """Return the heading and the blocks of an outcome."""
    leaving = exit_of(writer.here.plan)
    if leaving is not None:
        return writer.say(leaving.heading), _exit_blocks(leaving, writer)
    words = words_of(writer.here)
    return writer.say(words.heading), _step_blocks(words, writer)


def exit_of(plan: Plan) -> ExitWords | None:
    """Return the words of a plan that left the ladder, or None for one that is on it.

    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> today, notice = date(2026, 11, 24), load_procedure("notice-2009")
    >>> exit_of(plan(Case(protected=True), notice, today)) == EXITS["protected_case"]
    True
    """
    if plan.status == "resolved":
        return RESOLVED
    return EXITS[plan.reason or ""] if plan.step == "elsewhere" else None


def words_of(here: Situation) -> Words:
    """Return the words of the plan's state; raises KeyError where it has none.

    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> notice, today = load_procedure("notice-2009"), date(2026, 11, 24)
    >>> here = Situation(plan(Case(), notice, today), Case(), notice, today)
    >>> words_of(here).step, words_of(here).status
    ('call', 'act')
    """
    plan = here.plan
    for words in WORDS[plan.procedure]:
        is_of_state = (words.step, words.status) == (plan.step, plan.status)
        if is_of_state and here.holds(*words.needs):
            return words
    raise KeyError(f"{plan.procedure}: {plan.step}/{plan.status}")


def _exit_blocks(leaving: ExitWords, writer: Writer) -> list[Block]:
    first, *others = leaving.buttons
    buttons = [
        *writer.actions(first, primary=True),
        *(block for button in others for block in writer.actions(button)),
    ]
    lead = [text_block(writer.all(leaving.lead))]
    if leaving.bare:
        return [*buttons, *lead]
    notes = _note_blocks(warning_notes(writer.here), writer)
    days = timeline_blocks(writer.here, writer.using) if leaving is RESOLVED else []
    papers = _paper_blocks((), leaving.buttons, writer)
    body = [*lead, *buttons, *notes, *_news_blocks(writer), *days, *papers]
    return [*not_checked_blocks(writer), *body, *origin_blocks(writer)]


def _step_blocks(words: Words, writer: Writer) -> list[Block]:
    warned = [*_inbox_blocks(words, writer), *_waiting_blocks(words, writer)]
    more = _more_buttons(words, writer.here)
    body: list[Block] = [
        text_block(writer.lead(words.lead)),
        *writer.actions(words.button, primary=True),
        {"kind": "facts", "items": short_lines(writer.here, writer.using)},
        *(block for button in more for block in writer.actions(button)),
        *_note_blocks(warning_notes(writer.here, covered=words.covers), writer),
        *_note_blocks(case_notes(writer.here), writer),
        *_news_blocks(writer),
        *_phone_blocks(writer),
        *_before_blocks(writer),
        *timeline_blocks(writer.here, writer.using),
        *_missing_blocks(writer),
        *_paper_blocks(words.papers, (words.button, *more), writer),
        *_folded_blocks(words.papers, (words.button, *more), writer),
        *_counted_blocks(writer),
    ]
    if writer.here.procedure.id == "current":
        body += writer.actions(SHOW_NOTICE)
    return [*warned, *not_checked_blocks(writer), *body, *origin_blocks(writer)]


def _more_buttons(words: Words, here: Situation) -> tuple[Button, ...]:
    """Return the buttons below the filled one: the state's own, then what the case calls for."""
    if words.step != "email_center" or not here.holds(fact("center_unknown")):
        return words.more
    if here.holds(fact("number_without_office")):
        return (*words.more, *notice_words.CHOOSE_OFFICE)
    return (*words.more, *notice_words.WHICH_OFFICE)


def _inbox_blocks(words: Words, writer: Writer) -> list[Block]:
    warned = words.warned
    if warned is None:
        return []
    return [warning_block(warned.id, writer.say(warned.heading), writer.all(warned.paragraphs))]


def _waiting_blocks(words: Words, writer: Writer) -> list[Block]:
    if words.warned is None or words.status != "wait":
        return []
    heading = writer.say(notice_words.NO_NEED_TO_WAIT_HEADING)
    said = notice_words.NO_NEED_TO_WAIT[words.step]
    if goes_nowhere(writer.here):
        said = notice_words.WITHOUT_ADDRESS
    paragraphs = [writer.say(said)]
    return [warning_block("no_need_to_wait", heading, paragraphs)]


def _note_blocks(notes: list[Note], writer: Writer) -> list[Block]:
    return [note_block(name, writer.all(paragraphs)) for name, paragraphs in notes]


def _missing_blocks(writer: Writer) -> list[Block]:
    here = writer.here
    items = missing_items(here.plan.missing, here.case, writer.using)
    if not items:
        return []
    return [{"kind": "missing", "heading": writer.say(MISSING_HEADING), "items": items}]


def _paper_blocks(
    kinds: tuple[str, ...], buttons: tuple[Button, ...], writer: Writer
) -> list[Block]:
    return [_paper_block("paper", paper, writer) for paper in papers_of(kinds, buttons)]


def _folded_blocks(
    kinds: tuple[str, ...], buttons: tuple[Button, ...], writer: Writer
) -> list[Block]:
    """Return what else may be taken along after a contact; each is written when it is opened."""
    if not writer.here.case.contacts:
        return []
    shown = [paper.kind for paper in papers_of(kinds, buttons)]
    return [
        _paper_block("folded_paper", paper, writer)
        for paper in papers_of(AFTER_A_CONTACT, ())
        if paper.kind not in shown
    ]


def _paper_block(kind: str, paper: PaperWords, writer: Writer) -> Block:
    return {
        "kind": kind,
        "paper": paper.kind,
        "heading": writer.say(paper.heading),
        "paragraphs": writer.all(paper.paragraphs),
    }


def _news_blocks(writer: Writer) -> list[Block]:
    paragraphs = writer.all(news_words(writer.here))
    return [details_block(writer.say(NEWS_HEADING), paragraphs, [])] if paragraphs else []


def _phone_blocks(writer: Writer) -> list[Block]:
    if (writer.here.plan.step, writer.here.plan.status) != ("call", "act"):
        return []
    paragraphs = writer.all(notice_words.ON_THE_PHONE)
    return [details_block(writer.say(notice_words.PHONE_HEADING), paragraphs, [])]


def _before_blocks(writer: Writer) -> list[Block]:
    if writer.here.plan.step not in BEFORE_STEPS:
        return []
    paragraphs = writer.all(BEFORE)
    if writer.here.case.case_status is None:
        paragraphs.insert(0, writer.say(NOT_LOOKED))
    return [details_block(writer.say(BEFORE_HEADING), paragraphs, [])]


def _counted_blocks(writer: Writer) -> list[Block]:
    items = [line for working in writer.here.plan.working for line in say_working(working)]
    if not items:
        return []
    return [details_block(writer.say(HOW_WE_COUNTED), [], writer.all(items))]
