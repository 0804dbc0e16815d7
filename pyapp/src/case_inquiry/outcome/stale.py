"""Facts that no one has looked at for longer than their shelf life change their own words."""

from __future__ import annotations

from datetime import date

from case_inquiry.messages import N_, Message, message
from case_inquiry.procedure import Statement

NOT_CHECKED = N_("We have not checked this since {day}; look here first: {source}")


def say_statement(statement: Statement, today: date) -> Message:
    """Return a statement's sentence, or, past its shelf life, where to look instead."""
    if not statement.is_stale(today):
        return Message(statement.text)
    return message(NOT_CHECKED, day=statement.checked_on, source=official_page(statement))


def official_page(statement: Statement) -> str:
    """Return where to look: the fact's own page, else its source's address or title."""
    value = statement.value or ""
    if value.startswith("https://"):
        return value
    return statement.source.url or statement.source.title
