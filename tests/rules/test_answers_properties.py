"""Reading any answers: a plan or errors, nothing lost, and the same way back from a file."""

import re
from datetime import date
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from case_inquiry.case import read_case
from case_inquiry.form.answers import Reading, read_answers
from case_inquiry.form.pages.more_calls import MORE_CALLS
from case_inquiry.form.reopen import answers_of
from case_inquiry.form.walk import PAGES, asked
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)
NOTICE = "notice-2009"
CURRENT = "current"


def read(answers: dict[str, str], language: str = "en") -> Reading:
    return read_answers(answers, TODAY, language)


texts = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["10/01/2026", "2026-11-05", "24/10/2026", "EAC1710450146", "60", "I-918"]),
)
answers_as_typed = st.fixed_dictionaries(
    {},
    optional={
        question.id: (
            st.sampled_from([choice.value for choice in question.choices])
            if question.choices
            else texts
        )
        for page in PAGES
        for question in page.questions
    }
    | {f"call_{number}": st.just("yes") for number in MORE_CALLS}
    | {"situation": st.sampled_from(["no_receipt_yet", "not_found_online"])},
)


@settings(deadline=None)
@given(answers_as_typed, st.sampled_from([NOTICE, CURRENT]))
def test_any_answers_give_a_plan_or_errors_at_questions_that_are_asked_or_kept(
    answers: dict[str, str], procedure: str
) -> None:
    reading = read(answers)
    told = (*reading.pages, *reading.kept)
    shown = {question.id for _, questions in told for question in questions}
    assert {error.question for error in reading.errors} <= shown
    if not reading.errors:
        case = read_case(reading.case_data, TODAY)
        assert plan(case, load_procedure(procedure), TODAY).procedure == procedure


@settings(deadline=None)
@given(answers_as_typed)
def test_reading_changes_nothing_that_was_typed(answers: dict[str, str]) -> None:
    before = dict(answers)
    reading = read(answers)
    assert answers == before
    for question, text in reading.counting.items():
        assert text in ("", answers.get(question, ""))


@settings(deadline=None)
@given(answers_as_typed)
def test_the_pages_of_a_reading_are_those_of_the_walk(answers: dict[str, str]) -> None:
    reading = read(answers)
    assert reading.pages == asked(answers, reading.facts)


good_texts = {
    "form": "I-485",
    "receipt_number": "EAC1710450146",
    "a_number": "A12345678",
    "filed_on": "02/07/2017",
    "inquiry_date": "03/03/2025",
    "call_date": "10/01/2026",
    "call_time": "about 2",
    "center_email_date": "10/30/2026",
    "center_answered_on": "11/02/2026",
    "hq_email_date": "11/10/2026",
    "hq_answered_on": "11/12/2026",
    "asked_on": "11/13/2026",
    "uscis_answered_on": "11/16/2026",
    "outside_help_on": "11/17/2026",
    "outside_help_answered_on": "11/18/2026",
}
good_words = {"text": "Agent 1234", "area": "too early", "number": "45", "date": "11/20/2026"}
consistent_answers = st.fixed_dictionaries(
    {"called": st.sampled_from(["yes", "no"])},
    optional={
        question.id: (
            st.sampled_from([choice.value for choice in question.choices])
            if question.choices
            else st.just(good_texts.get(question.id, good_words.get(question.kind, "")))
        )
        for page in PAGES
        for question in page.questions
        if question.id != "called"
    }
    | {f"call_{number}": st.just("yes") for number in MORE_CALLS},
)


@settings(deadline=None)
@given(consistent_answers, st.sampled_from([NOTICE, CURRENT]))
def test_a_case_that_is_saved_and_opened_again_leads_to_the_same_plan(
    answers: dict[str, str], procedure: str
) -> None:
    reading = read(answers)
    assert not reading.errors
    case = read_case(reading.case_data, TODAY)
    reopened = answers_of(case)
    assume(not reopened.left_out)
    again = read(reopened.answers)
    assert not again.errors
    way = load_procedure(procedure)
    found = plan(read_case(again.case_data, TODAY), way, TODAY).as_json()
    expected = plan(case, way, TODAY).as_json()
    assert without_places(found) == without_places(expected)


def without_places(json: dict[str, Any]) -> dict[str, Any]:
    """Leave out which place a contact has in the list; its order is free."""
    missing = [re.sub(r"\[\d+\]", "", path) for path in json["missing"]]
    early = [one | {"contact": None} for one in json["early"]]
    return json | {"missing": missing, "early": early}
