"""What is wrong with an answer is said at its question, and on the page that brings it."""

from datetime import date

import pytest

from case_inquiry.form.answers import Reading, errors_on, read_answers
from case_inquiry.form.walk import PAGES, page_of

TODAY = date(2026, 11, 24)
CALLED = {"called": "yes", "call_date": "10/01/2026"}
E_MAILED = CALLED | {"emailed_center": "yes", "center_email_date": "11/05/2026"}


def read(answers: dict[str, str], language: str = "en") -> Reading:
    return read_answers(answers, TODAY, language)


@pytest.mark.parametrize(
    ("answers", "question", "code", "suggestion"),
    [
        ({"call_date": "24/10/2026"}, "call_date", "invalid_date", "2026-10-24"),
        ({"call_date": "12/24/2026"}, "call_date", "future_date", None),
        ({"call_date": "soon"}, "call_date", "invalid_date", None),
        ({"call_time": "25:10"}, "call_time", "invalid_value", None),
        ({"told_to_wait_days": "400"}, "told_to_wait_days", "invalid_value", None),
        ({"told_to_wait_days": "2 weeks"}, "told_to_wait_days", "invalid_value", "14"),
        ({"call_representative": "x" * 1001}, "call_representative", "too_large", None),
        (
            {"request_opened": "no", "no_request_reason": "x" * 1001},
            "no_request_reason",
            "too_large",
            None,
        ),
        ({"request_opened": "maybe"}, "request_opened", "invalid_value", None),
        ({"receipt_number": "EAC17104501466"}, "receipt_number", "invalid_length", None),
        (
            {"receipt_number": "EAC171O450146"},
            "receipt_number",
            "invalid_format",
            "EAC1710450146",
        ),
        ({"a_number": "1234"}, "a_number", "invalid_length", None),
        ({"form": "x" * 1001}, "form", "too_large", None),
        ({"filed_on": "11/01/2026"}, "call_date", "out_of_order", None),
        (
            {"emailed_center": "yes", "center_email_date": "09/01/2026"},
            "center_email_date",
            "out_of_order",
            None,
        ),
        (
            {"came_back": "yes", "resolved": "yes", "resolved_on": "09/01/2026"},
            "resolved_on",
            "out_of_order",
            None,
        ),
        (
            {
                "emailed_center": "yes",
                "center_email_date": "11/05/2026",
                "center_answer": "explained",
                "center_answered_on": "11/04/2026",
            },
            "center_answered_on",
            "out_of_order",
            None,
        ),
        ({"call_2": "yes", "call_2_date": "nonsense"}, "call_2_date", "invalid_date", None),
        ({"call_2": "yes", "call_2_date": "12/01/2026"}, "call_2_date", "future_date", None),
    ],
)
def test_each_error_is_at_its_question(
    answers: dict[str, str], question: str, code: str, suggestion: str | None
) -> None:
    errors = read(CALLED | answers).errors
    assert [(error.question, error.error) for error in errors] == [(question, code)]
    found = errors[0].suggestion
    assert (found and found.value) == suggestion
    assert str(errors[0].message)


def test_errors_are_reported_together_and_the_rest_is_read() -> None:
    reading = read(CALLED | {"receipt_number": "EAC", "filed_on": "?", "a_number": "A12345678"})
    assert {error.question for error in reading.errors} == {"receipt_number", "filed_on"}
    assert reading.case_data["a_number"] == "A012345678"
    assert "filed_on" not in reading.case_data


def on_page(page: str, answers: dict[str, str]) -> list[tuple[str, str]]:
    errors = errors_on(page_of(page), answers, read)
    return [(error.question, error.error) for error in errors]


def test_have_you_called_is_the_only_question_that_needs_an_answer() -> None:
    assert on_page("called", {}) == [("called", "empty")]
    assert str(read({}).errors[0].message) == ("Choose Yes or No. Your next step depends on it.")
    for page in PAGES:
        if page.id != "called":
            assert on_page(page.id, {}) == []


def test_a_page_shows_its_own_errors_only() -> None:
    answers = CALLED | {"call_time": "25:10", "receipt_number": "EAC", "form": "x" * 1001}
    assert on_page("details", answers) == [("call_time", "invalid_value")]
    assert on_page("receipt", answers) == [("receipt_number", "invalid_length")]
    assert on_page("dates", answers) == []


def test_a_contradiction_is_shown_on_the_page_that_brings_it() -> None:
    answers = CALLED | {"filed_on": "11/01/2026", "a_number": "A12345678"}
    assert on_page("called", answers) == []
    assert on_page("dates", answers) == [("filed_on", "out_of_order")]
    assert [error.question for error in read(answers).errors] == ["call_date"]


def test_a_later_answer_does_not_disturb_an_earlier_page() -> None:
    answers = E_MAILED | {"call_date": "11/20/2026"}
    assert on_page("called", answers) == []
    assert on_page("center-email", answers) == [("center_email_date", "out_of_order")]
