"""What is folded below the card: papers, more about the step, the days, and what is still empty."""

from __future__ import annotations

from case_inquiry.conditions import fact
from case_inquiry.form.missing import missing_items
from case_inquiry.messages import N_
from case_inquiry.outcome.blocks import Block, Section, Writer, details_block
from case_inquiry.outcome.notes import case_notes, news_words, warning_notes
from case_inquiry.outcome.notice_block import notice_words_of
from case_inquiry.outcome.notice_words import INBOX_HEADING, INBOXES
from case_inquiry.outcome.papers import papers_of
from case_inquiry.outcome.tables import Button, Card, ExitWords, PaperWords, Text
from case_inquiry.outcome.timeline import timeline_items
from case_inquiry.plan.working import say_working

PAPERS = N_("Your papers")
MORE = N_("More about this")
CHECK_FIRST = N_("Check this first")
NEWS = N_("Good to know for your case")
BEFORE_YOU_ASK = N_("Before you ask")
DAYS = N_("Your days, and how we counted")
MISSING = N_("Still empty")
BEFORE_STEPS = ("call", "inquire", "escalate")
BEFORE = (
    N_(
        "Check your mail, your account and Case Status Online first. "
        "Make sure USCIS has your address."
    ),
    N_(
        "Asking makes someone look at your file. For some people that is a risk. If you have a "
        "court date with an immigration judge, this checker is not for that case."
    ),
)
NOT_LOOKED = N_("You have not looked at Case Status Online yet. It may show a letter to you.")
#: The words for one more call, with all that happened, and the record: after any contact.
AFTER_A_CONTACT = ("call_script", "record_html")


def step_folds(ours: Writer, theirs: Writer, card: Card) -> list[Block]:
    """Return the folded blocks of a step; `theirs` writes what belongs to the notice."""
    words = notice_words_of(theirs.here)
    letters = (words.paper,) if words and words.paper else ()
    after = AFTER_A_CONTACT if ours.here.case.contacts else ()
    buttons = (card.button, *card.links, *card.others)
    sections = [
        Section(None, ours.lead(card.more)),
        Section(CHECK_FIRST, _notes(ours, theirs)),
        Section(NEWS, ours.all(news_words(ours.here))),
        Section(BEFORE_YOU_ASK, _before(ours)),
    ]
    return [
        *_papers((*card.papers, *letters, *after), buttons, ours),
        *_more(sections, card.others, ours),
        *_missing(ours, theirs),
        *_days(ours, theirs),
    ]


def exit_folds(writer: Writer, leaving: ExitWords) -> list[Block]:
    """Return the folded blocks of an outcome outside the ladder."""
    if leaving.bare:
        return _more([Section(None, writer.lead(leaving.more))], (), writer)
    is_resolved = writer.here.plan.status == "resolved"
    sections = [
        Section(None, writer.lead(leaving.more)),
        Section(CHECK_FIRST, _notes(writer, writer)),
        Section(NEWS, writer.all(news_words(writer.here))),
    ]
    return [
        *_papers((), leaving.buttons, writer),
        *_more(sections, (), writer),
        *(_days(writer, writer) if is_resolved else []),
    ]


def inbox_section(theirs: Writer) -> Section:
    """Return what became of the inbox that the notice's words name, at full length."""
    words = notice_words_of(theirs.here)
    return Section(INBOX_HEADING, theirs.all(INBOXES.get(words.channel, ())) if words else [])


def _papers(kinds: tuple[str, ...], buttons: tuple[Button, ...], writer: Writer) -> list[Block]:
    """Return the fold with all papers, each of which opens by itself."""
    papers = [_paper(paper, writer) for paper in papers_of(kinds, buttons)]
    if not papers:
        return []
    return [{"kind": "papers", "heading": writer.say(PAPERS), "papers": papers}]


def _paper(paper: PaperWords, writer: Writer) -> Block:
    return {
        "kind": "paper",
        "paper": paper.kind,
        "heading": writer.say(paper.heading),
        "paragraphs": writer.all(paper.paragraphs),
    }


def _more(sections: list[Section], buttons: tuple[Button, ...], writer: Writer) -> list[Block]:
    actions = [action for button in buttons for action in writer.actions(button)]
    block = details_block(writer, "more", MORE, sections, actions)
    return [block] if block else []


def _notes(ours: Writer, theirs: Writer) -> list[str]:
    """Return the notes on both plans, each note once."""
    heres = (ours.here, theirs.here)
    notes = dict(note for here in heres for note in (*warning_notes(here), *case_notes(here)))
    return [text for texts in notes.values() for text in ours.all(texts)]


def _before(writer: Writer) -> list[str]:
    plan = writer.here.plan
    asks_now = plan.status == "act" or writer.here.holds(fact("ask_again"))
    if not asks_now or plan.step not in BEFORE_STEPS:
        return []
    looked: tuple[Text, ...] = () if writer.here.case.case_status else (NOT_LOOKED,)
    return writer.all((*looked, *BEFORE))


def _missing(ours: Writer, theirs: Writer) -> list[Block]:
    paths = dict.fromkeys((*ours.here.plan.missing, *theirs.here.plan.missing))
    items = missing_items(paths, ours.here.case, ours.using)
    if not items:
        return []
    return [{"kind": "missing", "heading": ours.say(MISSING), "items": items}]


def _days(ours: Writer, theirs: Writer) -> list[Block]:
    """Return the timeline of both plans and the working of each date, in one fold."""
    here, there = ours.here, theirs.here
    items = timeline_items(here, there, ours.using)
    theirs_only = [item for item in there.plan.working if item not in here.plan.working]
    workings = [*here.plan.working, *theirs_only]
    lines = [line for working in workings for line in say_working(working)]
    if len(items) < 2 and not lines:
        return []
    return [
        {
            "kind": "days",
            "id": "days",
            "heading": ours.say(DAYS),
            "events": items if len(items) > 1 else [],
            "items": ours.all(lines),
        }
    ]
