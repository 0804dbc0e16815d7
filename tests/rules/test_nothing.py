"""Words that mean that there is nothing, in every field alike."""

from datetime import date

import pytest

from case_inquiry.case import Contact, read_case
from case_inquiry.case.nothing import is_blank, load_words, says_nothing
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)

BLANK = [
    "",
    " ",
    "-",
    "--",
    "\u2014",
    "...",
    "?",
    "N/A",
    "n.a.",
    "#N/A",
    "NA",
    "nan",
    "NaN",
    "NaT",
    "NULL",
]
NOT_GIVEN = [
    "none",
    "None.",
    "not opened",
    "NOT GIVEN",
    "refused",
    "no SR",
    "pending",
    "unknown",
    "TBD",
]
GIVEN = ["SR-99", "7", "0", "T1-3105678901", "\u2022\u202299", "Nan Garcia", "Nonesuch", "no 12345"]


@pytest.mark.parametrize("text", BLANK)
def test_marks_and_words_of_programs_are_an_empty_field(text: str) -> None:
    assert is_blank(text)
    assert says_nothing(text)


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_words_of_people_say_that_a_number_is_not_given(text: str) -> None:
    assert not is_blank(text)
    assert says_nothing(text)


@pytest.mark.parametrize("text", GIVEN)
def test_anything_else_is_given(text: str) -> None:
    assert not says_nothing(text)


def test_no_word_has_a_digit_or_stands_in_both_groups() -> None:
    words = load_words()
    assert not set(words["empty"]) & set(words["not_given"])
    assert all(word.isalpha() for group in words.values() for word in group)


def test_a_word_for_none_is_no_number_of_a_contact() -> None:
    assert Contact("call", service_request="none").number is None
    assert Contact("call", service_request="SR-99").number == "SR-99"


@pytest.mark.parametrize("word", ["none", "N/A", "not opened", "--"])
def test_a_word_for_none_in_a_case_file_is_no_inquiry(word: str) -> None:
    call = {"channel": "call", "on": "2026-10-01", "service_request": word}
    case = read_case({"problem": "mistake", "contacts": [call]}, TODAY)
    assert case.contacts[0].service_request == word
    assert plan(case, load_procedure("current"), TODAY).step == "inquire"


def test_a_word_for_none_is_a_reason_and_no_name() -> None:
    call = Contact("call", representative="unknown", no_request_reason="refused")
    assert (call.told("representative"), call.told("no_request_reason")) == (None, "refused")
