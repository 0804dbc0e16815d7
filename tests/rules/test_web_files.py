"""A case goes to a file and to a record, and comes back, with all that was told of it."""

import base64
import json
from typing import Any

import pytest

from case_inquiry.case.model import LARGEST_CASE
from case_inquiry.form.walk import ASKS_EVERYTHING, PAGES
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
def test_a_file_and_a_record_hold_both_ways_wherever_the_person_stands(procedure: str) -> None:
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


def test_every_question_is_asked_where_a_whole_case_is_read() -> None:
    assert {page.procedure for page in PAGES} == {"", ASKS_EVERYTHING}


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
        ({"resolved_on": "2026-11-20"}, ["resolved_on"]),
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
def test_what_the_questions_never_lead_to_is_said(
    case: dict[str, object], left_out: list[str]
) -> None:
    assert call("open", text=json.dumps(case))["left_out"] == left_out
