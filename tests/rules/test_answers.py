"""From the answers as typed to the case, and every error at its own question."""

from datetime import date
from typing import Any

import pytest

from case_inquiry.case import read_case
from case_inquiry.days.typed import suggest
from case_inquiry.form.answers import Reading, read_answers
from case_inquiry.form.example import example_answers
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)
NOTICE = "notice-2009"
CURRENT = "current"
CALLED = {"called": "yes", "call_date": "10/01/2026"}
E_MAILED = CALLED | {"emailed_center": "yes", "center_email_date": "11/05/2026"}


def read(answers: dict[str, str], language: str = "en") -> Reading:
    return read_answers({"came_back": "yes"} | answers, TODAY, language)


def case_of(answers: dict[str, str]) -> dict[str, Any]:
    reading = read(answers)
    assert not reading.errors
    read_case(reading.case_data, TODAY)
    return reading.case_data


def test_a_journey_typed_as_a_person_would_becomes_a_case() -> None:
    answers = {
        "problem": "delay",
        "form": "i485",
        "called": "yes",
        "call_date": "Oct 1, 2026",
        "call_time": "2:30 pm",
        "call_representative": " Agent 1234 ",
        "request_opened": "yes",
        "service_request": "SR-99",
        "told_to_wait_days": "45 days",
        "emailed_center": "yes",
        "center_email_date": "11/05/2026",
        "receipt_number": "eac-17-104-50146",
        "filed_on": "February 7, 2017",
        "a_number": "a12 345 678",
        "role": "organization",
        "consent": "g28",
    }
    assert case_of(answers) == {
        "version": 1,
        "role": "organization",
        "consent": "g28",
        "problem": "delay",
        "receipt_number": "EAC1710450146",
        "a_number": "A012345678",
        "form": "I-485",
        "filed_on": "2017-02-07",
        "contacts": [
            {
                "channel": "call",
                "on": "2026-10-01",
                "at": "14:30",
                "representative": "Agent 1234",
                "service_request": "SR-99",
                "told_to_wait_days": 45,
            },
            {"channel": "center_email", "on": "2026-11-05"},
        ],
    }


@pytest.mark.parametrize(
    ("answers", "key", "value"),
    [
        ({}, "role", "applicant"),
        ({"door": "liaison"}, "role", "liaison"),
        ({"role": "organization"}, "role", "organization"),
        ({"door": "liaison", "consent": "written"}, "consent", "written"),
        ({"consent": "written"}, "consent", None),
        ({}, "problem", None),
        ({"problem": "address"}, "problem", "address"),
        ({"problem": "uscis_acted"}, "problem", "other"),
        ({"problem": "uscis_acted"}, "case_status", "waiting_for_me"),
        ({"problem": "uscis_acted", "problem_go_on": "uscis_acted"}, "case_status", None),
        ({"privacy": "yes"}, "protected", True),
        ({"privacy": "no"}, "protected", None),
        ({"privacy": "not_said"}, "protected", None),
        ({"form": "Form 12-B of my state"}, "form", "Form 12-B of my state"),
        ({"form": "n400"}, "form", "N-400"),
        ({"situation": "no_receipt_yet"}, "situation", "no_receipt_yet"),
        (
            {"situation": "no_receipt_yet", "receipt_number": "EAC1710450146"},
            "situation",
            None,
        ),
        (
            {"situation": "not_found_online", "receipt_number": "EAC1710450146"},
            "situation",
            "not_found_online",
        ),
        (
            {"receipt_number": "EAC1710450146", "case_status": "not_found_online"},
            "situation",
            "not_found_online",
        ),
    ],
)
def test_each_answer_before_the_call_reaches_its_key(
    answers: dict[str, str], key: str, value: object
) -> None:
    assert case_of({"called": "no"} | answers).get(key) == value


@pytest.mark.parametrize(
    ("status", "go_on", "value"),
    [
        ("in_progress", "", "in_progress"),
        ("waiting_for_me", "", "waiting_for_me"),
        ("waiting_for_me", "waiting_for_me", None),
        ("decision", "", "decision"),
        ("decision", "waiting_for_me", "decision"),
        ("decision", "decision", None),
        ("not_looked", "", None),
        ("not_found_online", "", None),
        ("", "", None),
    ],
)
def test_what_case_status_online_shows_reaches_the_case_until_it_is_taken_care_of(
    status: str, go_on: str, value: str | None
) -> None:
    answers = {
        "called": "no",
        "receipt_number": "EAC1710450146",
        "case_status": status,
        "case_status_go_on": go_on,
    }
    assert case_of(answers).get("case_status") == value


@pytest.mark.parametrize(
    ("center", "value"),
    [
        ("number_VSC", None),
        ("number_CSC", None),
        ("CSC", "CSC"),
        ("FIELD", "FIELD"),
        ("unknown", None),
        ("", None),
    ],
)
def test_only_another_office_than_the_number_s_is_reported(center: str, value: str | None) -> None:
    answers = CALLED | {"receipt_number": "EAC1710450146", "center": center}
    assert case_of(answers).get("center") == value


@pytest.mark.parametrize(
    ("answers", "contact"),
    [
        ({}, {"channel": "call"}),
        ({"call_time": "about 2"}, {"channel": "call", "at": "about 2"}),
        ({"request_opened": "yes"}, {"channel": "call", "service_request_opened": True}),
        ({"call_answer": "solved"}, {"channel": "call", "answer": "solved"}),
        (
            {"call_answer": "explained", "call_promised_on": "2026-12-30"},
            {"channel": "call", "answer": "explained", "promised_on": "2026-12-30"},
        ),
        ({"call_answer": "none"}, {"channel": "call"}),
        (
            {"request_opened": "no", "no_request_reason": "too early", "service_request": "SR-1"},
            {"channel": "call", "no_request_reason": "too early"},
        ),
        (
            {"request_opened": "unknown", "no_request_reason": "too early"},
            {"channel": "call", "no_request_reason": "too early"},
        ),
        (
            {"request_opened": "yes", "no_request_reason": "too early", "service_request": "SR-1"},
            {"channel": "call", "service_request": "SR-1"},
        ),
        ({"told_to_wait_days": "0"}, {"channel": "call", "told_to_wait_days": 0}),
    ],
)
def test_a_call_is_reported_with_what_is_known_of_it(
    answers: dict[str, str], contact: dict[str, object]
) -> None:
    assert case_of({"called": "yes"} | answers)["contacts"] == [contact]


def test_later_calls_are_reported_each_with_its_own_fields() -> None:
    answers = CALLED | {
        "call_2": "yes",
        "call_2_date": "11/02/2026",
        "call_2_request_opened": "yes",
        "call_2_service_request": "SR-2",
        "call_3": "yes",
        "call_3_told_to_wait_days": "60",
        "call_5": "yes",
        "call_5_date": "11/03/2026",
    }
    assert case_of(answers)["contacts"] == [
        {"channel": "call", "on": "2026-10-01"},
        {"channel": "call", "on": "2026-11-02", "service_request": "SR-2"},
        {"channel": "call", "told_to_wait_days": 60},
    ]


def test_answers_to_emails_are_reported_with_their_day() -> None:
    answers = E_MAILED | {
        "center_answer": "none",
        "center_answered_on": "11/06/2026",
        "emailed_hq": "yes",
        "hq_email_date": "11/20/2026",
        "hq_answer": "explained",
        "hq_answered_on": "11/22/2026",
    }
    assert case_of(answers)["contacts"][1:] == [
        {"channel": "center_email", "on": "2026-11-05"},
        {
            "channel": "hq_email",
            "on": "2026-11-20",
            "answer": "explained",
            "answered_on": "2026-11-22",
        },
    ]


def test_what_was_asked_on_todays_steps_is_in_the_case() -> None:
    answers = CALLED | {
        "inquiry_date": "03/03/2025",
        "inquiry_date_seen_on": "11/24/2026",
        "asked_online": "e_request",
        "asked_on": "11/02/2026",
        "asked_number": "SR-7",
        "uscis_answer": "not_solved",
        "uscis_answered_on": "11/10/2026",
        "outside_help": "ombudsman",
        "outside_help_on": "11/12/2026",
        "outside_help_answer": "none",
    }
    case = case_of(answers)
    assert case["inquiry_date"] == "2025-03-03"
    assert case["inquiry_date_seen_on"] == "2026-11-24"
    assert case["contacts"][1:] == [
        {
            "channel": "e_request",
            "on": "2026-11-02",
            "service_request": "SR-7",
            "answer": "not_solved",
            "answered_on": "2026-11-10",
        },
        {"channel": "ombudsman", "on": "2026-11-12"},
    ]


def test_without_an_online_question_the_answer_belongs_to_the_call() -> None:
    answers = CALLED | {"asked_online": "no", "uscis_answer": "explained"}
    assert case_of(answers)["contacts"][0]["answer"] == "explained"


@pytest.mark.parametrize(
    ("answers", "value"),
    [
        ({"inquiry_date_passed": "not_listed"}, "not_listed"),
        ({"inquiry_date_passed": "not_found"}, None),
        ({"inquiry_date_passed": "not_listed", "inquiry_date": "03/03/2025"}, "2025-03-03"),
        ({}, None),
    ],
)
def test_a_form_that_is_not_listed_is_reported(answers: dict[str, str], value: str | None) -> None:
    answers = {"called": "no", "inquiry_date_seen_on": "11/24/2026"} | answers
    case = case_of(answers)
    assert case.get("inquiry_date") == value
    assert case.get("inquiry_date_seen_on") == (value and "2026-11-24")


@pytest.mark.parametrize("called", ["yes", "no"])
@pytest.mark.parametrize("procedure", [NOTICE, CURRENT])
def test_skipping_everything_but_the_call_gives_a_plan(called: str, procedure: str) -> None:
    case = read_case(case_of({"called": called}), TODAY)
    assert plan(case, load_procedure(procedure), TODAY).status


def test_in_a_language_without_words_an_unclear_order_is_asked_back() -> None:
    reading = read({"called": "yes", "call_date": "10/01/2026"}, language="tlh")
    (error,) = reading.errors
    assert reading.case_data["contacts"] == [{"channel": "call"}]
    assert error.suggestion == suggest(date(2026, 10, 1))


def test_in_a_language_without_words_a_clear_order_is_read() -> None:
    for typed in ("10/10/2026", "2026-10-10", "October 10, 2026"):
        reading = read({"called": "yes", "call_date": typed}, language="tlh")
        assert reading.case_data["contacts"] == [{"channel": "call", "on": "2026-10-10"}]


@pytest.mark.parametrize("typed", ["none", "N/A", "unknown", "not given", "--"])
def test_a_word_for_none_leaves_a_number_or_name_empty(typed: str) -> None:
    answers = {"called": "yes", "a_number": typed, "call_representative": typed}
    answers |= {"request_opened": "yes", "service_request": typed}
    reading = read(answers)
    assert reading.errors == ()
    assert str(reading.echoes["a_number"]) == "Not given"
    assert "a_number" not in reading.case_data
    assert reading.case_data["contacts"] == [{"channel": "call", "service_request_opened": True}]


def test_a_likely_slip_in_the_letters_is_offered_beside_the_number_as_typed() -> None:
    reading = read({"called": "no", "receipt_number": "SCR2190512345"})
    assert reading.case_data["receipt_number"] == "SCR2190512345"
    assert reading.offers["receipt_number"].value == "SRC2190512345"
    assert "Did you mean SRC?" in str(reading.echoes["receipt_number"])


@pytest.mark.parametrize(
    ("typed", "offered"), [("2 months", "61"), ("until Nov 1", "31"), ("by 12/31/2026", "91")]
)
def test_a_wait_is_counted_from_the_day_of_the_call(typed: str, offered: str) -> None:
    answers = {"called": "yes", "call_date": "2026-10-01", "told_to_wait_days": typed}
    (error,) = read(answers).errors
    assert error.suggestion is not None
    assert error.suggestion.value == offered


@pytest.mark.parametrize(
    ("answers", "facts"),
    [
        ({}, {}),
        ({"form": "I-140"}, {"form_employer": "yes"}),
        ({"form": "I-918"}, {"form_protected": "yes"}),
        ({"form": "I-589"}, {"form_asylum": "yes"}),
        ({"form": "I-90"}, {}),
        ({"call_date": "today"}, {"call_is_today": "yes"}),
        ({"call_date": "yesterday"}, {}),
        ({"call_date": "?"}, {}),
        ({"receipt_number": "EAC1710450146"}, {"number_office": "VSC"}),
        ({"receipt_number": "MSC1710450146"}, {}),
        ({"receipt_number": "IOE0906929443"}, {}),
        ({"called": "yes"}, {}),
        ({"called": "yes", "request_opened": "yes"}, {"asked_uscis": "yes"}),
        ({"called": "yes", "call_3_request_opened": "yes"}, {"asked_uscis": "yes"}),
        ({"called": "no", "request_opened": "yes"}, {}),
        ({"called": "yes", "request_opened": "no", "outside_help": "no"}, {}),
        ({"called": "yes", "outside_help": "congress"}, {"asked_uscis": "yes"}),
        ({"called": "yes", "uscis_answer": "not_solved"}, {"asked_uscis": "yes"}),
        ({"called": "yes", "uscis_answer": "none"}, {}),
        ({"asked_online": "e_request"}, {"asked_uscis": "yes"}),
        ({"asked_online": "no", "called": "no"}, {}),
        ({"privacy": "not_said"}, {"keep_nothing": "yes"}),
    ],
)
def test_facts_are_what_only_the_rules_know(answers: dict[str, str], facts: dict[str, str]) -> None:
    assert {name: value for name, value in read(answers).facts.items() if value} == facts


def test_the_example_is_without_errors_and_leads_to_a_plan() -> None:
    reading = read(example_answers(TODAY))
    assert not reading.errors
    case = read_case(reading.case_data, TODAY)
    assert plan(case, load_procedure(NOTICE), TODAY).as_json()["step"] == "email_center"
    assert {question.id for _, shown in reading.pages for question in shown} >= set(
        example_answers(TODAY)
    )
