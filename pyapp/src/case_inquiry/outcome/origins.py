"""The facts behind an outcome's words: where they were read, and which need a new look."""

from __future__ import annotations

from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.outcome.blocks import (
    Block,
    Section,
    Writer,
    details_block,
    warning_block,
)
from case_inquiry.outcome.stale import STATED, official_page, say_statement
from case_inquiry.procedure import Statement
from case_inquiry.procedure.model import copy_day

NOT_CHECKED_HEADING = N_("Look at the official page first")
ORIGINS_HEADING = N_("Where this comes from")
ORIGIN = N_("{fact} Source: {source}. Checked on {day} by {checker}.")
ORIGIN_OF_COPY = N_("{fact} Source: {source}, from a copy of {copy}. Read on {day} by {checker}.")
VERIFY = N_("Open the official page before you rely on it.")

#: The statements that a value in braces rests on; several are parted by a space.
BEHIND = {
    **{f"{name}_words": name for name in STATED},
    "answer_due": "answer_goal",
    "goal_days": "answer_goal",
    "case_status_url": "case_status_url",
    "closed_on": "inboxes_closed",
    "congress": "congress",
    "danger_words": "hotline_domestic_violence hotline_trafficking",
    "e_request_url": "e_request_url",
    "form_7001": "ombudsman_url",
    "inquiry_date": "inquiry_date_rule",
    "last_sign_year": "headquarters_unverified",
    "not_listed_time": "inquiry_date_not_listed",
    "ombudsman_url": "ombudsman_url",
    "online_account_url": "online_account_url",
    "phone": "phone_today",
    "line_words": "phone_hours",
    "phone_link": "phone_today",
    "processing_times_url": "processing_times_url",
}


def not_checked_blocks(writer: Writer, *others: Writer) -> list[Block]:
    """Return the block that names the facts past their shelf life, or none."""
    today = writer.here.today
    stale = [item for item in _behind_all((writer, *others)) if item.is_stale(today)]
    if not stale:
        return []
    paragraphs = dict.fromkeys(writer.say(say_statement(item, today)) for item in stale)
    pages = dict.fromkeys(official_page(item) for item in stale)
    links = [(page, page) for page in pages if page.startswith("https://")]
    return [warning_block("not_checked", writer.say(NOT_CHECKED_HEADING), [*paragraphs], links)]


def origin_blocks(
    writer: Writer, *others: Writer, besides: tuple[Section, ...] = ()
) -> list[Block]:
    """Return the fold that says where the outcome's facts were read, after what is `besides`."""
    found = _behind_all((writer, *others))
    verify = writer.all([VERIFY] if any(item.verify_live for item in found) else [])
    facts = Section(None, verify, writer.all([_origin(item) for item in found]))
    block = details_block(writer, "origins", ORIGINS_HEADING, (*besides, facts))
    return [block] if block else []


def _behind_all(writers: tuple[Writer, ...]) -> list[Statement]:
    """Return the statements behind the words of several writers, each once."""
    return list({item.id: item for one in writers for item in statements_behind(one)}.values())


def _origin(statement: Statement) -> Message:
    return message(
        ORIGIN_OF_COPY if statement.is_of_older_copy else ORIGIN,
        fact=Message(statement.text),
        source=Message(statement.source.title),
        copy=_age(statement.copy_of or ""),
        day=statement.checked_on,
        checker=Message(statement.checked_by),
    )


def _age(copy_of: str) -> object:
    """Return the year of a copy, or its month to be written in the reader's language."""
    day = copy_day(copy_of) if "-" in copy_of else None
    return copy_of if day is None else DateText(day, "month")


def statements_behind(writer: Writer) -> list[Statement]:
    """Return the statements that the words written so far rest on."""
    behind = (BEHIND[name].split() for name in sorted(writer.named) if name in BEHIND)
    names = [name for group in behind for name in group]
    found = (writer.here.statement(name) for name in dict.fromkeys(names))
    return [statement for statement in found if statement is not None]
