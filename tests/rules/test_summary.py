"""The check-your-answers page."""

from datetime import date
from typing import Any

import pytest

from case_inquiry.form.answers import read_answers
from case_inquiry.form.summary import add_call, still_empty, summary
from case_inquiry.form.walk import PAGES, applies, page_of
from case_inquiry.messages import translator

TODAY = date(2026, 11, 24)
ENGLISH = translator("en")


def parts_of(answers: dict[str, str]) -> list[dict[str, Any]]:
    return summary(read_answers({"came_back": "yes"} | answers, TODAY), ENGLISH)


def rows_of(answers: dict[str, str]) -> dict[str, dict[str, Any]]:
    return {row["question"]: row for part in parts_of(answers) for row in part["rows"]}


def test_rows_are_grouped_by_the_parts_of_the_form() -> None:
    told = {"problem": "delay", "called": "no", "receipt_number": "EAC1710450146"}
    assert [part["heading"] for part in parts_of(told)] == [
        "Your case",
        "What you have done",
        "For your papers",
    ]


def test_only_what_was_answered_has_a_row() -> None:
    assert list(rows_of({"called": "no"})) == ["called"]
    assert list(rows_of({"called": "no", "filed_on": " "})) == ["called"]


def test_what_is_asked_and_has_no_answer_is_listed_with_its_page() -> None:
    reading = read_answers({"called": "yes", "problem": "delay", "call_date": "?"}, TODAY)
    empty = [(item["label"], item["page"]) for item in still_empty(reading, ENGLISH)]
    assert ("Receipt number", "receipt") in empty
    assert ("Was a service request opened?", "request") in empty
    labels = [label for label, _ in empty]
    assert "Have you called?" not in labels, "it was answered"
    assert "Date of the call" not in labels, "its mistake has a row"
    assert "Service request referral number" not in labels, "it is not asked"


def test_a_resolved_case_shows_what_was_told_before() -> None:
    answers = {"called": "yes", "resolved": "yes", "receipt_number": "EAC1710450146"}
    answers |= {"situation": "not_found_online", "role": "applicant"}
    parts = parts_of(answers)
    assert [part["id"] for part in parts] == ["done", "papers"]
    number, role = parts[1]["rows"]
    assert number["value"] == "EAC-17-104-50146 · It is not found online"
    assert number["masked"] == "•••-••-•••-•0146 · It is not found online"
    assert role["value"] == "Myself"


@pytest.mark.parametrize(
    ("answers", "question", "value"),
    [
        ({"problem": "mistake"}, "problem", "There is a mistake on a card or notice"),
        ({"call_date": "10/01/2026"}, "call_date", "Thursday, October 1, 2026"),
        ({"call_date": "24/10/2026"}, "call_date", "24/10/2026"),
        ({"call_time": "about 2"}, "call_time", "about 2"),
        (
            {"form": "I-485"},
            "form",
            "I-485: Application to Register Permanent Residence or Adjust Status",
        ),
        ({"form_passed": "form_unknown"}, "form", "I do not know"),
        ({"a_number_passed": "no_a_number"}, "a_number", "I do not have one"),
        ({"situation": "no_receipt_yet"}, "receipt_number", "I do not have one"),
    ],
)
def test_an_answer_is_shown_in_words(answers: dict[str, str], question: str, value: str) -> None:
    row = rows_of({"called": "yes"} | answers)[question]
    assert row["value"] == value


def test_identifiers_are_masked_with_the_whole_text_beside_them() -> None:
    rows = rows_of(
        {
            "called": "yes",
            "request_opened": "yes",
            "service_request": "SR-12345",
            "receipt_number": "eac1710450146",
            "a_number": "A12345678",
        }
    )
    shown = {name: (row["value"], row["masked"]) for name, row in rows.items() if row["masked"]}
    assert shown == {
        "service_request": ("SR-12345", "••-•••45"),
        "receipt_number": ("EAC-17-104-50146", "•••-••-•••-•0146"),
        "a_number": ("A012-345-678", "••••-••5-678"),
    }


def test_a_button_s_words_are_not_masked() -> None:
    row = rows_of({"called": "no", "a_number_passed": "no_a_number"})["a_number"]
    assert row["masked"] is None


def test_a_number_that_is_not_found_online_is_shown_with_that() -> None:
    answers = {"called": "no", "receipt_number": "EAC1710450146", "situation": "not_found_online"}
    row = rows_of(answers)["receipt_number"]
    assert row["value"] == "EAC-17-104-50146 · It is not found online"
    assert row["masked"] == "•••-••-•••-•0146 · It is not found online"
    assert rows_of(answers | {"situation": "no_receipt_yet"})["receipt_number"]["masked"] == (
        "•••-••-•••-•0146"
    )


def test_a_row_with_an_error_says_so() -> None:
    rows = rows_of({"called": "yes", "call_date": "24/10/2026"})
    assert [name for name, row in rows.items() if row["error"]] == ["call_date"]


def test_who_is_asking_is_shown_where_a_door_answered_it_and_can_be_changed() -> None:
    rows = rows_of({"called": "no", "door": "organization"})
    row = rows["role"]
    assert row["value"] == "A community-based organization"
    assert row["sets"] == {"door": "", "role": "organization"}
    changed = {"called": "no", "door": "organization"} | row["sets"]
    assert applies(page_of(row["page"]), changed, {})
    assert "consent" in [page.id for page, _ in read_answers(changed, TODAY).pages]


def test_each_row_names_the_page_that_changes_it() -> None:
    pages = {question.id: page.id for page in PAGES for question in page.questions}
    for name, row in rows_of({"called": "yes", "role": "liaison"}).items():
        assert row["page"] == pages[name]


def test_another_call_is_offered_after_a_call_until_there_are_five() -> None:
    def offered(answers: dict[str, str]) -> dict[str, object] | None:
        return add_call(read_answers(answers, TODAY), ENGLISH)

    assert offered({"called": "no"}) is None
    assert offered({"called": "yes"}) == {
        "label": "Add another call",
        "page": "call-2",
        "sets": {"call_2": "yes"},
    }
    two = {"called": "yes", "call_2": "yes"}
    assert (offered(two) or {})["page"] == "call-3"
    five = {"called": "yes"} | {f"call_{number}": "yes" for number in (2, 3, 4, 5)}
    assert offered(five) is None


def test_the_last_call_can_be_removed() -> None:
    answers = {"called": "yes", "call_2": "yes", "call_2_date": "11/02/2026"}
    remove = rows_of(answers)["call_2_date"]["remove"]
    assert remove["label"] == "Remove this call"
    left = answers | remove["sets"]
    assert {name: text for name, text in left.items() if text} == {"called": "yes"}
    assert "call_2_date" not in rows_of(left)
    assert "remove" not in rows_of(answers | {"call_2_time": "2 pm"})["call_2_time"]


def test_where_the_only_call_is_removed_none_was_made() -> None:
    answers = {
        "called": "yes",
        "call_date": "10/01/2026",
        "call_time": "2:30 pm",
        "request_opened": "yes",
        "service_request": "SR-9",
        "uscis_answer": "explained",
    }
    remove = rows_of(answers)["call_date"]["remove"]
    left = answers | remove["sets"]
    assert {name: text for name, text in left.items() if text} == {"called": "no"}


def test_where_the_first_call_is_removed_the_second_is_the_first() -> None:
    answers = {
        "called": "yes",
        "call_date": "10/01/2026",
        "service_request": "SR-9",
        "request_opened": "yes",
        "call_2": "yes",
        "call_2_date": "11/02/2026",
        "call_2_request_opened": "no",
        "call_2_no_request_reason": "too early",
    }
    left = answers | rows_of(answers)["call_date"]["remove"]["sets"]
    assert {name: text for name, text in left.items() if text} == {
        "called": "yes",
        "call_date": "11/02/2026",
        "request_opened": "no",
        "no_request_reason": "too early",
    }


@pytest.mark.parametrize(
    ("day", "label", "told", "left"),
    [
        (
            "center_email_date",
            "Remove this email",
            {"emailed_center": "yes", "center_email_date": "11/05/2026", "center_answer": "none"},
            {"emailed_center": "no"},
        ),
        (
            "hq_email_date",
            "Remove this email",
            {"emailed_center": "yes", "emailed_hq": "yes", "hq_email_date": "11/20/2026"},
            {"emailed_center": "yes", "emailed_hq": "no"},
        ),
        (
            "asked_on",
            "Remove this question",
            {"asked_online": "e_request", "asked_on": "11/05/2026", "uscis_answer": "not_solved"},
            {"asked_online": "no"},
        ),
        (
            "outside_help_on",
            "Remove this request",
            {"outside_help": "congress", "outside_help_on": "11/05/2026"},
            {"outside_help": "no"},
        ),
    ],
)
def test_each_kind_of_contact_can_be_removed(
    day: str, label: str, told: dict[str, str], left: dict[str, str]
) -> None:
    answers = {"called": "yes"} | told
    remove = rows_of(answers)[day]["remove"]
    assert remove["label"] == label
    after = answers | remove["sets"]
    assert {name: text for name, text in after.items() if text} == {"called": "yes"} | left


def test_where_a_call_is_removed_the_later_ones_move_up() -> None:
    calls = {
        "called": "yes",
        **{f"call_{number}": "yes" for number in (2, 3, 4)},
        **{f"call_{number}_date": f"11/0{number}/2026" for number in (2, 3, 4)},
        "call_4_request_opened": "yes",
        "call_4_service_request": "SR-4",
    }
    left = calls | rows_of(calls)["call_3_date"]["remove"]["sets"]
    assert {name: text for name, text in left.items() if text} == {
        "called": "yes",
        "call_2": "yes",
        "call_2_date": "11/02/2026",
        "call_3": "yes",
        "call_3_date": "11/04/2026",
        "call_3_request_opened": "yes",
        "call_3_service_request": "SR-4",
    }


def test_an_answer_to_a_question_online_stays_where_the_call_is_removed() -> None:
    answers = {
        "called": "yes",
        "call_date": "10/01/2026",
        "asked_online": "e_request",
        "uscis_answer": "not_solved",
    }
    left = answers | rows_of(answers)["call_date"]["remove"]["sets"]
    assert {name: text for name, text in left.items() if text} == {
        "called": "no",
        "asked_online": "e_request",
        "uscis_answer": "not_solved",
    }
