"""The answers of a resolved case: what was told before stays, and nothing is asked again."""

from datetime import date
from typing import Any

import pytest

from case_inquiry.case import read_case
from case_inquiry.form.answers import Reading, read_answers
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)
NOTICE = "notice-2009"
CURRENT = "current"
CALLED = {"called": "yes", "call_date": "10/01/2026"}


def read(answers: dict[str, str]) -> Reading:
    return read_answers({"came_back": "yes"} | answers, TODAY)


def case_of(answers: dict[str, str]) -> dict[str, Any]:
    reading = read(answers)
    assert not reading.errors
    read_case(reading.case_data, TODAY)
    return reading.case_data


@pytest.mark.parametrize(
    "answers",
    [
        {"resolved": "yes", "resolved_on": "11/20/2026"},
        {"resolved": "yes"},
        {"emailed_center": "yes", "center_email_date": "11/05/2026", "center_answer": "solved"},
    ],
)
@pytest.mark.parametrize("procedure", [NOTICE, CURRENT])
def test_a_resolved_case_is_resolved_with_or_without_its_day(
    answers: dict[str, str], procedure: str
) -> None:
    case = read_case(case_of(CALLED | answers), TODAY)
    assert plan(case, load_procedure(procedure), TODAY).status == "resolved"


PAPERS = {
    "receipt_number": "EAC-17-104-50146",
    "filed_on": "02/07/2017",
    "a_number": "A12345678",
    "center": "NBC",
    "case_status": "decision",
    "role": "organization",
    "consent": "g28",
}


@pytest.mark.parametrize(
    "resolved",
    [
        {"resolved": "yes", "resolved_on": "11/20/2026"},
        {"emailed_center": "yes", "center_email_date": "11/05/2026", "center_answer": "solved"},
    ],
)
def test_a_resolved_case_keeps_its_earlier_answers(resolved: dict[str, str]) -> None:
    open_case = case_of(CALLED | PAPERS)
    assert len(open_case) >= len(PAPERS)
    case = case_of(CALLED | PAPERS | resolved)
    assert {key: case.get(key) for key in open_case if key != "contacts"} == {
        key: value for key, value in open_case.items() if key != "contacts"
    }
    reading = read(CALLED | PAPERS | resolved)
    assert "receipt" not in {page.id for page, _ in reading.pages}, "nothing is asked again"
    assert reading.exit() is None, "a decision is what one waited for"


def test_a_resolved_case_with_a_number_that_cannot_be_read_says_so() -> None:
    reading = read(CALLED | {"resolved": "yes", "receipt_number": "EACI710450146"})
    (error,) = reading.errors
    assert (error.question, error.error) == ("receipt_number", "invalid_format")


def test_the_answer_that_solved_a_case_is_reported_once() -> None:
    answers = CALLED | {
        "emailed_center": "yes",
        "center_email_date": "11/05/2026",
        "center_answer": "solved",
        "resolved": "yes",
    }
    call, email = case_of(answers)["contacts"]
    assert "answer" not in call
    assert email["answer"] == "solved"
