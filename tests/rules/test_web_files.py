"""A case is saved to a file and to a record, and opened again, without loss."""

import base64
import json
from typing import Any

import pytest

from case_inquiry.case.model import LARGEST_CASE
from tests.rules.test_web import call

BOTH_WAYS: dict[str, Any] = {
    "form": "I-485",
    "filed_on": "2025-06-10",
    "inquiry_date": "2025-09-01",
    "inquiry_date_seen_on": "2026-11-20",
    "contacts": [
        {"channel": "call", "on": "2026-09-01"},
        {"channel": "e_request", "on": "2026-10-20", "service_request": "SR-77"},
    ],
}


@pytest.mark.parametrize("procedure", ["notice-2009", "current"])
def test_a_file_and_a_record_contain_both_ways_wherever_the_person_stands(procedure: str) -> None:
    opened = call("open", text=json.dumps(BOTH_WAYS))
    asked: dict[str, Any] = {"answers": opened["answers"], "procedure": procedure}
    saved = call("case", **asked)["case"]
    assert {key: saved[key] for key in BOTH_WAYS if key != "contacts"} == {
        key: value for key, value in BOTH_WAYS.items() if key != "contacts"
    }
    assert [contact["on"] for contact in saved["contacts"]] == ["2026-09-01", "2026-10-20"]
    record = call("document", kind="record_html", masked=False, **asked)
    content = base64.b64decode(record["document"]["file"]["base64"]).decode()
    assert "SR-77" in content


@pytest.mark.parametrize("letter", ["a", '\\"', "\u00e9", "\u00a0"])
def test_a_file_of_64_kib_is_opened_however_much_its_request_escapes(letter: str) -> None:
    """Quotation marks and letters beyond ASCII take up to six bytes for one in a request."""
    contact = '{{"channel": "call", "on": "2026-10-01", "no_request_reason": "{}"}}'
    calls = ", ".join([contact.format(letter * 900)] * 5)
    text = f'{{"version": 1, "contacts": [{calls}]}}'
    room = LARGEST_CASE - len(text.encode())
    opened = call("open", text=text + "\n" * room)
    assert opened["ok"]
    assert opened["answers"]["call_date"] == "October 1, 2026"
    refused = call("open", text=text + "\n" * (room + 1))
    assert [error["error"] for error in refused["errors"]] == ["too_large"]
    assert "more than one case can hold" in refused["errors"][0]["message"]


def test_a_resolved_case_keeps_its_numbers_from_file_to_file() -> None:
    case = {
        "receipt_number": "EAC1710450146",
        "a_number": "A012345678",
        "filed_on": "2017-02-07",
        "form": "I-485",
        "contacts": [{"channel": "call", "on": "2026-10-01"}],
        "resolved_on": "2026-11-20",
    }
    opened = call("open", text=json.dumps(case))
    assert opened["notes"] == []
    saved = call("case", answers=opened["answers"])["case"]
    assert {key: saved[key] for key in case if key != "contacts"} == {
        key: value for key, value in case.items() if key != "contacts"
    }
    record = call("document", kind="record_html", answers=opened["answers"], masked=False)
    content = base64.b64decode(record["document"]["file"]["base64"]).decode()
    for told in ("EAC1710450146", "A012345678", "I-485", "February 7, 2017"):
        assert told in content


@pytest.mark.parametrize(
    ("case", "left_out"),
    [
        ({"resolved_on": "2026-11-20"}, []),
        ({"center": "NBC"}, ["center"]),
        ({"consent": "g28"}, ["consent"]),
        ({"role": "liaison", "consent": "g28"}, []),
        (
            {
                "contacts": [
                    {"channel": "call", "on": "2026-09-01", "by": "A friend"},
                    {"channel": "center_email", "on": "2026-10-05", "answer": "not_solved"},
                    {"channel": "hq_email", "on": "2026-11-01"},
                    {"channel": "center_email", "on": "2026-11-05"},
                ]
            },
            ["contacts[0].by", "contacts[3]", "contacts[2]"],
        ),
        ({"contacts": [{"channel": "ombudsman", "on": "2026-11-01"}]}, ["contacts[0]"]),
    ],
)
def test_file_content_that_no_question_reaches_is_named(
    case: dict[str, object], left_out: list[str]
) -> None:
    assert call("open", text=json.dumps(case))["left_out"] == left_out


KEEP = "Keep this file. If you save your case again, the new file does not have it."
MORE = "The file tells more than these questions ask for. This is in the file, but not here:"


def test_a_case_that_is_not_protected_says_no_to_the_privacy_rule() -> None:
    opened = call("open", text='{"version": 1, "protected": false, "form": "I-485"}')
    assert opened["answers"] == {
        "privacy": "no",
        "form": "I-485",
        "called": "no",
        "came_back": "yes",
    }
    assert (opened["left_out"], opened["notes"]) == ([], [])


def test_no_receipt_yet_beside_a_receipt_number_is_named_in_the_words_of_its_button() -> None:
    case = {"situation": "no_receipt_yet", "receipt_number": "EAC1710450146"}
    opened = call("open", text=json.dumps(case))
    assert opened["answers"]["receipt_number"] == "EAC1710450146"
    assert opened["left_out"] == ["situation"]
    assert opened["notes"] == [MORE, "Receipt number: I do not have one", KEEP]


def test_a_protected_case_stays_protected_where_its_form_asks_for_no_privacy_rule() -> None:
    opened = call("open", text='{"protected": true, "form": "I-140"}')
    assert opened["left_out"] == []
    view = call("outcome", answers=opened["answers"])["view"]
    assert view["plan"]["reason"] == "protected_case"
    paper = call("document", kind="call_script", answers=opened["answers"])["document"]
    assert paper["parts"] == []


@pytest.mark.parametrize(
    "told",
    [
        {"representative": " Agent 1234 "},
        {"at": " 9:05 "},
        {"at": "2:30 pm"},
        {"service_request": "  "},
        {"no_request_reason": ""},
        {"by": ""},
        {"service_request": "SR-99", "no_request_reason": " "},
    ],
)
def test_blanks_and_other_spellings_do_not_count_as_loss(told: dict[str, str]) -> None:
    case = {"form": "i485", "contacts": [{"channel": "call", "on": "2026-10-01", **told}]}
    assert call("open", text=json.dumps(case))["left_out"] == []


def test_a_number_of_blanks_does_not_mean_that_a_request_was_opened() -> None:
    case = {"contacts": [{"channel": "call", "service_request": "  "}]}
    assert "request_opened" not in call("open", text=json.dumps(case))["answers"]


def test_an_unknown_situation_is_an_error_at_the_receipt_number() -> None:
    checked = call("check", answers={"called": "no", "situation": "lost"})
    assert [error["question"] for error in checked["errors"]] == ["receipt_number"]
