"""Facts that no one has looked at for longer than their shelf life change their own words."""

from __future__ import annotations

from datetime import date

from case_inquiry.messages import N_, Message, message
from case_inquiry.procedure import Statement

NOT_CHECKED = N_("We have not checked this since {day}; look here first: {source}")


def say_statement(statement: Statement, today: date) -> Message:
    """Return a statement's sentence, or, past its shelf life, where to look instead.

    >>> from case_inquiry.procedure import load_procedure
    >>> address = load_procedure("current").statement("processing_times_url")
    >>> str(say_statement(address, date(2026, 11, 24)))
    'The processing-times page gives a case inquiry date for each form and office.'
    >>> say_statement(address, date(2027, 2, 25)).values["source"]  # past its shelf life
    'https://egov.uscis.gov/processing-times/'
    """
    if not statement.is_stale(today):
        return Message(statement.text)
    return message(NOT_CHECKED, day=statement.checked_on, source=official_page(statement))


def official_page(statement: Statement) -> str:
    """Return where to look: the fact's own page, else its source's address or title.

    >>> from case_inquiry.procedure import load_procedure
    >>> official_page(load_procedure("current").statement("processing_times_url"))
    'https://egov.uscis.gov/processing-times/'
    """
    value = statement.value or ""
    if value.startswith("https://"):
        return value
    return statement.source.url or statement.source.title
