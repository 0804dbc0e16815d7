"""The words of facts, which change once a fact is past its shelf life."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from case_inquiry.messages import N_, Message, message, one_after_another
from case_inquiry.procedure import Statement

#: The statements whose sentences an outcome says as they are, as `NAME_words`.
STATED = (
    "appointment_url",
    "asylum_permit",
    "congress_can",
    "daca_renewal",
    "expedite_answer",
    "expedite_ground_emergency",
    "expedite_ground_error",
    "expedite_ground_government",
    "expedite_ground_loss",
    "expedite_ground_nonprofit",
    "expedite_how",
    "expedite_not_enough",
    "expedite_premium",
    "fingerprints_move",
    "headquarters_inadequate",
    "interview_move",
    "letters_online",
    "lockbox_privacy",
    "lockbox_support",
    "mail_tracking",
    "move_how",
    "move_protected",
    "move_trap",
    "not_received_receipt",
    "ombudsman_90_days",
    "ombudsman_no_stop",
    "phone_call_back",
    "phone_caller",
    "phone_levels",
    "premium",
    "records_url",
    "report_move",
    "returned_card",
    "service_item_number",
)

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


def danger_words(statements: Iterable[Statement], today: date) -> Message:
    """Return whom to call in danger: the emergency number, then the hotlines of the data.

    >>> str(danger_words((), date(2026, 11, 24)))
    'If you are in danger now, call 911.'
    """
    lines: list[Message] = []
    for statement in statements:
        if statement.id.startswith("hotline_"):
            lines.append(Message(statement.text))
            # An old number is better than none: it stays, with where to look it up.
            if statement.is_stale(today):
                lines.append(say_statement(statement, today))
    if not lines:
        return message(N_("If you are in danger now, call 911."))
    return message(
        N_("If you are in danger now, call 911. For someone to talk to: {hotlines}"),
        hotlines=one_after_another(lines),
    )
