"""Answers as typed, and the case that they become."""

from datetime import date
from typing import Any

from case_inquiry.answers import Reading, read_answers
from case_inquiry.case import read_case

TODAY = date(2026, 11, 24)
NOTICE = "notice-2009"
CURRENT = "current"
CALLED = {"called": "yes", "call_date": "10/01/2026"}
E_MAILED = CALLED | {"emailed_center": "yes", "center_email_date": "11/05/2026"}


def read(answers: dict[str, str], procedure: str = NOTICE, language: str = "en") -> Reading:
    return read_answers(answers, TODAY, language, procedure=procedure)


def case_of(answers: dict[str, str], procedure: str = NOTICE) -> dict[str, Any]:
    reading = read(answers, procedure)
    assert not reading.errors
    read_case(reading.case_data, TODAY)
    return reading.case_data
