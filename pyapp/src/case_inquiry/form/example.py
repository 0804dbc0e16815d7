"""The made-up case that fills the form for someone who only wants to look."""

from __future__ import annotations

from datetime import date, timedelta

from case_inquiry.messages import format_date, translator

#: Far enough back that the notice's thirty days are over.
DAYS_SINCE_THE_CALL = 54


def example_answers(today: date) -> dict[str, str]:
    """Return the answers of a made-up person who called some weeks before `today`.

    The number is no one's: it is the project's own example.

    >>> example_answers(date(2026, 11, 24))["call_date"]
    'October 1, 2026'
    """
    called_on = today - timedelta(days=DAYS_SINCE_THE_CALL)
    return {
        "problem": "delay",
        "form": "I-485",
        "privacy": "no",
        "called": "yes",
        "call_date": format_date(called_on, translator("en"), style="long"),
        "call_time": "2:30 pm",
        "call_representative": "Agent 1234",
        "request_opened": "yes",
        "service_request": "SR-99",
        "emailed_center": "no",
        "receipt_number": "EAC-17-104-50146",
        "filed_on": "February 7, 2017",
        "a_number": "A012-345-678",
        "center": "number_VSC",
        "case_status": "in_progress",
        "role": "applicant",
    }
