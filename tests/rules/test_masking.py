"""A number on a page that others may see shows its last characters, and never itself."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry import papers
from case_inquiry.case import Case, Contact
from case_inquiry.form.fields import FIELDS
from case_inquiry.form.walk import PAGES, question_of
from case_inquiry.identifiers.masking import mask
from tests.rules.test_summary import TODAY, rows_of

NUMBERS = ("SR-99", "1234", "1234567", "SR-12345678", "7")


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("", ""),
        ("--", "--"),
        ("1", "•"),
        ("12", "•2"),
        ("123", "••3"),
        ("1234", "••34"),
        ("SR-99", "••-99"),
        ("A 12-345", "• ••-•45"),
        ("1234567", "•••••67"),
        ("12345678", "••••5678"),
        ("SR-12345", "••-•••45"),
        ("EAC-17-104-50146", "•••-••-•••-•0146"),
        ("EAC1710450146", "•••••••••0146"),
        ("A012-345-678", "••••-••5-678"),
    ],
)
def test_a_long_number_shows_four_characters_and_a_short_one_two(number: str, masked: str) -> None:
    assert mask(number) == masked


@settings(deadline=None)
@given(st.text(max_size=40))
def test_masking_hides_half_of_a_number_or_more_and_shows_its_end(text: str) -> None:
    shown = mask(text)
    left = sum(sign.isalnum() for sign in shown)
    assert len(shown) == len(text)
    assert left <= 4
    assert 2 * left <= sum(sign.isalnum() for sign in text)
    assert all(new in (old, "•") for new, old in zip(shown, text, strict=True))


def test_every_question_for_a_number_of_the_case_is_masked_and_no_other() -> None:
    requests = {row.question for row in FIELDS if row.name == "service_request"}
    numbers = {"receipt_number", "a_number"} | requests
    assert len(requests) == 6
    assert {
        question.id for page in PAGES for question in page.questions if question.masked
    } == numbers


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("question", ["service_request", "call_2_service_request", "asked_number"])
def test_a_short_number_is_masked_alike_on_the_check_page_and_in_the_record(
    number: str, question: str
) -> None:
    told = {"called": "yes", "request_opened": "yes", "call_2": "yes", "asked_online": "e_request"}
    told |= {"call_2_request_opened": "yes", question: number}
    row: dict[str, Any] = rows_of(told)[question]
    assert question_of(question)[1].masked
    assert (row["value"], row["masked"]) == (number, mask(number))
    case = Case(contacts=(Contact("call", on=TODAY, service_request=number),))
    record = papers.write("record_html", case, TODAY).as_text()
    assert f"number {mask(number)}<" in record
    assert f"number {number}<" not in record


@pytest.mark.parametrize(
    ("question", "typed", "masked"),
    [
        ("receipt_number", "ZAR1710450146", "•••-••-•••-•0146. "),
        ("receipt_number", "EAC*1710450146", "•••-••-•••-•0146. "),
        ("a_number", "1234567", "•••"),
    ],
)
def test_what_is_said_of_a_number_stays_readable_where_it_is_masked(
    question: str, typed: str, masked: str
) -> None:
    row = rows_of({"called": "no", question: typed})[question]
    assert row["masked"].startswith(masked)
    assert row["masked"].partition(". ")[2] == row["value"].partition(". ")[2]


@pytest.mark.parametrize("question", ["a_number", "asked_number"])
def test_a_word_for_none_has_nothing_to_mask(question: str) -> None:
    row = rows_of({"called": "no", "asked_online": "e_request", question: "none"})[question]
    assert row["value"] == row["masked"] == "Not given"
