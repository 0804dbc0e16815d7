"""Reading a case: which values are accepted, and the message for each mistake."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from case_inquiry.case import (
    Case,
    CaseError,
    Contact,
    ContactKind,
    contact_kinds,
    read_case,
)
from case_inquiry.messages import translator

TODAY = date(2026, 11, 24)

WHOLE: dict[str, Any] = {
    "version": 1,
    "role": "applicant",
    "consent": None,
    "problem": "delay",
    "case_status": None,
    "not_received": None,
    "sent_on": None,
    "situation": None,
    "protected": None,
    "receipt_number": "EAC1710450146",
    "a_number": None,
    "form": "I-485",
    "filed_on": "2017-02-07",
    "center": None,
    "inquiry_date": None,
    "inquiry_date_seen_on": None,
    "contacts": [
        {
            "channel": "call",
            "on": "2026-10-01",
            "at": "14:30",
            "representative": "Agent 1234",
            "service_request": "SR-99",
            "service_request_opened": None,
            "no_request_reason": None,
            "told_to_wait_days": None,
            "answered_on": None,
            "answer": None,
            "promised_on": None,
            "by": None,
        },
        {"channel": "center_email", "on": "2026-11-05"},
    ],
    "resolved_on": None,
}


def errors_of(data: object, today: date = TODAY) -> list[tuple[str, str]]:
    with pytest.raises(CaseError) as caught:
        read_case(data, today)
    return [(error.error, error.field) for error in caught.value.errors]


def with_call(**fields: object) -> dict[str, object]:
    return {"contacts": [{"channel": "call", "on": "2026-10-01", **fields}]}


def test_a_whole_case_is_read() -> None:
    case = read_case(WHOLE, TODAY)

    assert case.filed_on == date(2017, 2, 7)
    assert case.contacts[0] == Contact(
        "call", date(2026, 10, 1), "14:30", representative="Agent 1234", service_request="SR-99"
    )
    assert case.contacts[1] == Contact("center_email", date(2026, 11, 5))


def test_a_case_comes_back_as_it_was_written() -> None:
    shape = read_case(WHOLE, TODAY).as_json()

    contacts = [dict.fromkeys(WHOLE["contacts"][0]) | contact for contact in WHOLE["contacts"]]
    assert shape == WHOLE | {"contacts": contacts}
    assert read_case(json.loads(json.dumps(shape)), TODAY) == read_case(WHOLE, TODAY)


def test_every_key_may_be_missing_or_null() -> None:
    assert read_case({}, TODAY) == Case()
    assert read_case(dict.fromkeys(WHOLE), TODAY) == Case()


def test_numbers_are_kept_without_spaces_and_dashes() -> None:
    case = read_case({"receipt_number": "eac-17-104-50146", "a_number": "12 345 678"}, TODAY)

    assert (case.receipt_number, case.a_number) == ("EAC1710450146", "A012345678")


GOOD: list[dict[str, object]] = [
    {"inquiry_date": "not_listed"},
    {"inquiry_date": "2025-03-03", "inquiry_date_seen_on": "2026-11-24"},
    {"protected": False},
    {"protected": True},
    {"form": ""},
    {"form": "A form that no list knows"},
    {"form": "x" * 1000},
    {"filed_on": "2026-11-24"},
    {"filed_on": "1900-01-01"},
    {"filed_on": "2024-02-29"},
    {"contacts": []},
    {"contacts": [{"channel": "call"}]},
    {"contacts": [{"channel": "call", "on": None}, {"channel": "center_email"}]},
    {"contacts": [{"channel": "call"}, {"channel": "center_email", "on": "2026-10-01"}]},
    {
        "contacts": [
            {"channel": "center_email", "on": "2026-10-01"},
            {"channel": "call", "on": "2026-10-01"},
        ]
    },
    {"contacts": [{"channel": "congress", "on": "2026-10-01"}, {"channel": "ombudsman"}]},
    with_call(told_to_wait_days=0),
    with_call(told_to_wait_days=365),
    with_call(at="about 2 in the afternoon"),
    with_call(at="23:59"),
    with_call(at="2:30 p.m."),
    with_call(no_request_reason="First line\nSecond line\twith a tab"),
    with_call(answered_on="2026-10-01", answer="explained"),
    with_call(answered_on="2026-11-24"),
    with_call(promised_on="2026-10-01"),
    with_call(promised_on="2027-06-01"),  # a promised day may lie in the future
    {"contacts": [{"channel": "call", "promised_on": "2026-09-01"}]},
    with_call(service_request_opened=True),
    with_call(service_request_opened=True, service_request="SR-99"),
    with_call(told_to_wait_days=365),
    {"problem": "not_received", "not_received": "receipt", "sent_on": "2026-11-24"},
    {"problem": "urgent", "case_status": "approved", "center": "SCOPS"},
    with_call(representative="Zoë 😀 李"),
    {**with_call(), "filed_on": "2026-10-01", "resolved_on": "2026-10-01"},
]


@pytest.mark.parametrize("data", GOOD)
def test_unusual_but_correct_values_are_accepted(data: dict[str, object]) -> None:
    shape = read_case(data, TODAY).as_json()

    assert all(shape[key] == value for key, value in data.items() if key != "contacts")


BAD = "invalid_value"
WRONG: list[tuple[dict[str, object], list[tuple[str, str]]]] = [
    ({"version": 2}, [(BAD, "version")]),
    ({"version": True}, [(BAD, "version")]),
    ({"version": "1"}, [(BAD, "version")]),
    ({"role": "lawyer"}, [(BAD, "role")]),
    ({"role": 1}, [(BAD, "role")]),
    ({"role": ""}, [(BAD, "role")]),
    ({"consent": "yes"}, [(BAD, "consent")]),
    ({"problem": ["delay"]}, [(BAD, "problem")]),
    ({"case_status": "unknown"}, [(BAD, "case_status")]),
    ({"situation": "lost"}, [(BAD, "situation")]),
    ({"protected": "yes"}, [(BAD, "protected")]),
    ({"protected": 1}, [(BAD, "protected")]),
    ({"receipt_number": 1710450146}, [(BAD, "receipt_number")]),
    ({"receipt_number": ""}, [(BAD, "receipt_number")]),
    ({"receipt_number": "EAC17104501"}, [(BAD, "receipt_number")]),
    ({"receipt_number": "x" * 1001}, [("too_large", "receipt_number")]),
    ({"a_number": "A12"}, [(BAD, "a_number")]),
    ({"a_number": "\x00"}, [(BAD, "a_number")]),
    ({"form": 485}, [(BAD, "form")]),
    ({"form": "x" * 1001}, [("too_large", "form")]),
    ({"form": "I-485\nI-130"}, [(BAD, "form")]),
    ({"form": "I-485\u2028"}, [(BAD, "form")]),
    ({"form": "I-485\x07"}, [(BAD, "form")]),
    ({"form": "\ud800"}, [(BAD, "form")]),
    ({"filed_on": "02/07/2017"}, [("invalid_date", "filed_on")]),
    ({"filed_on": "2017-2-7"}, [("invalid_date", "filed_on")]),
    ({"filed_on": "2017-02-29"}, [("invalid_date", "filed_on")]),
    ({"filed_on": "1899-12-31"}, [("invalid_date", "filed_on")]),
    ({"filed_on": 20170207}, [("invalid_date", "filed_on")]),
    ({"filed_on": "not_listed"}, [("invalid_date", "filed_on")]),
    ({"filed_on": "2026-11-25"}, [("future_date", "filed_on")]),
    ({"inquiry_date": "2026-11-25"}, [("future_date", "inquiry_date")]),
    ({"inquiry_date": "unlisted"}, [("invalid_date", "inquiry_date")]),
    ({"inquiry_date_seen_on": "2026-11-25"}, [("future_date", "inquiry_date_seen_on")]),
    ({"resolved_on": "2026-11-25"}, [("future_date", "resolved_on")]),
    ({"center": "Vermont"}, [(BAD, "center")]),
    ({"contacts": {}}, [(BAD, "contacts")]),
    ({"contacts": ["call"]}, [(BAD, "contacts[0]")]),
    ({"contacts": [None]}, [(BAD, "contacts[0]")]),
    ({"contacts": [{}]}, [(BAD, "contacts[0].channel")]),
    ({"contacts": [{"channel": None}]}, [(BAD, "contacts[0].channel")]),
    ({"contacts": [{"channel": "fax"}]}, [(BAD, "contacts[0].channel")]),
    (with_call(on="2026-11-25"), [("future_date", "contacts[0].on")]),
    (with_call(on="yesterday"), [("invalid_date", "contacts[0].on")]),
    (with_call(at="25:00"), [(BAD, "contacts[0].at")]),
    (with_call(at="24:00"), [(BAD, "contacts[0].at")]),
    (with_call(at="9:60"), [(BAD, "contacts[0].at")]),
    (with_call(at="9:5"), [(BAD, "contacts[0].at")]),
    (with_call(at=1430), [(BAD, "contacts[0].at")]),
    (with_call(representative=7), [(BAD, "contacts[0].representative")]),
    (with_call(representative="a\rb"), [(BAD, "contacts[0].representative")]),
    (with_call(service_request="a\nb"), [(BAD, "contacts[0].service_request")]),
    (with_call(no_request_reason="x" * 1001), [("too_large", "contacts[0].no_request_reason")]),
    (with_call(told_to_wait_days=-1), [(BAD, "contacts[0].told_to_wait_days")]),
    (with_call(told_to_wait_days=366), [(BAD, "contacts[0].told_to_wait_days")]),
    (with_call(told_to_wait_days=30.0), [(BAD, "contacts[0].told_to_wait_days")]),
    (with_call(told_to_wait_days="30"), [(BAD, "contacts[0].told_to_wait_days")]),
    (with_call(told_to_wait_days=True), [(BAD, "contacts[0].told_to_wait_days")]),
    (with_call(answer="none"), [(BAD, "contacts[0].answer")]),
    (with_call(answered_on="2026-11-25"), [("future_date", "contacts[0].answered_on")]),
    (with_call(promised_on="soon"), [("invalid_date", "contacts[0].promised_on")]),
    (
        with_call(service_request_opened="yes"),
        [("invalid_value", "contacts[0].service_request_opened")],
    ),
    (with_call(told_to_wait_days=366), [("invalid_value", "contacts[0].told_to_wait_days")]),
    ({"sent_on": "2026-11-25"}, [("future_date", "sent_on")]),
    ({"not_received": "letter"}, [("invalid_value", "not_received")]),
    (with_call(by=["me"]), [(BAD, "contacts[0].by")]),
    ({"name": "Ana"}, [("unknown_key", "name")]),
    (with_call(name="Ana"), [("unknown_key", "contacts[0].name")]),
    ({"n" * 500: 1}, [("unknown_key", "n" * 100)]),
]


@pytest.mark.parametrize(("data", "expected"), WRONG)
def test_what_is_wrong_is_reported_with_its_code_and_field(
    data: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert errors_of(data) == expected


def contacts(*items: tuple[str, str | None]) -> dict[str, object]:
    return {"contacts": [{"channel": channel, "on": on} for channel, on in items]}


OUT_OF_ORDER: list[tuple[dict[str, object], list[str]]] = [
    (contacts(("center_email", "2026-11-05")), ["contacts[0].on"]),
    (contacts(("center_email", None)), ["contacts[0].on"]),
    (contacts(("call", "2026-11-06"), ("center_email", "2026-11-05")), ["contacts[1].on"]),
    (contacts(("call", "2026-10-01"), ("hq_email", "2026-11-05")), ["contacts[1].on"]),
    (
        contacts(
            ("call", "2026-10-01"), ("center_email", "2026-11-06"), ("hq_email", "2026-11-05")
        ),
        ["contacts[2].on"],
    ),
    (contacts(("hq_email", "2026-11-05")), ["contacts[0].on"]),
    ({**contacts(("call", "2026-10-01")), "filed_on": "2026-10-02"}, ["contacts[0].on"]),
    ({**contacts(("congress", "2026-10-01")), "filed_on": "2026-10-02"}, ["contacts[0].on"]),
    (with_call(answered_on="2026-09-30"), ["contacts[0].answered_on"]),
    (with_call(promised_on="2026-09-30"), ["contacts[0].promised_on"]),
    ({**contacts(("call", "2026-10-01")), "resolved_on": "2026-09-30"}, ["resolved_on"]),
    (
        {**contacts(("call", "2026-10-02"), ("call", "2026-10-01")), "resolved_on": "2026-10-01"},
        ["resolved_on"],
    ),
]


@pytest.mark.parametrize(("data", "fields"), OUT_OF_ORDER)
def test_a_contact_before_its_predecessor_is_out_of_order(
    data: dict[str, object], fields: list[str]
) -> None:
    assert errors_of(data) == [("out_of_order", field) for field in fields]


def test_an_earlier_contact_of_the_kind_before_is_enough() -> None:
    data = contacts(("call", "2026-11-20"), ("call", "2026-10-01"), ("center_email", "2026-11-05"))

    assert len(read_case(data, TODAY).contacts) == 3


ONE_MISTAKE_ONCE: list[tuple[dict[str, object], list[tuple[str, str]]]] = [
    # The call's day is wrong: that the email came after it cannot be told.
    (
        contacts(("call", "2027-01-01"), ("center_email", "2026-11-05")),
        [("future_date", "contacts[0].on")],
    ),
    # The kind is misspelt: it may be the call.
    (
        contacts(("cal", "2026-10-01"), ("center_email", "2026-11-05")),
        [(BAD, "contacts[0].channel")],
    ),
    # The filing date is wrong: it is not compared.
    (
        {**contacts(("call", "2026-10-01")), "filed_on": "2027-02-07"},
        [("future_date", "filed_on")],
    ),
    ({"contacts": "none", "resolved_on": "2026-10-01"}, [(BAD, "contacts")]),
]


@pytest.mark.parametrize(("data", "expected"), ONE_MISTAKE_ONCE)
def test_one_mistake_is_reported_once(
    data: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert errors_of(data) == expected


def test_all_mistakes_are_reported_in_one_answer() -> None:
    data = {
        "role": "lawyer",
        "filed_on": "7 Feb",
        "name": "Ana",
        "resolved_on": "2026-10-01",
        "contacts": [
            {"channel": "call", "on": "2026-10-05", "answered_on": "2026-10-04", "at": "99:99"},
            {"channel": "hq_email", "on": "2026-10-06"},
        ],
    }

    assert sorted(errors_of(data)) == sorted(
        [
            (BAD, "role"),
            (BAD, "contacts[0].at"),
            ("invalid_date", "filed_on"),
            ("unknown_key", "name"),
            ("out_of_order", "resolved_on"),
            ("out_of_order", "contacts[0].answered_on"),
            ("out_of_order", "contacts[1].on"),
        ]
    )


def test_a_wrong_number_tells_its_own_code_and_the_likely_number() -> None:
    with pytest.raises(CaseError) as caught:
        read_case({"receipt_number": "EAC171O450146", "a_number": "123456789012"}, TODAY)

    shape: Any = caught.value.as_json()
    receipt_error, a_number_error = shape["errors"]
    assert receipt_error["error"] == a_number_error["error"] == BAD
    assert receipt_error["reason"] == "invalid_format"
    assert receipt_error["suggestion"] == "EAC1710450146"
    assert "letter O" in receipt_error["message"]
    assert a_number_error["reason"] == "looks_like_account_number"
    assert a_number_error["suggestion"] is None


def test_a_mistake_is_reported_as_a_sentence_that_says_how_to_mend_it() -> None:
    with pytest.raises(CaseError) as caught:
        read_case({"filed_on": "2027-01-01", "center": "X"}, TODAY)

    assert caught.value.as_json(translator("en")) == {
        "errors": [
            {
                "error": "future_date",
                "field": "filed_on",
                "message": (
                    "Friday, January 1, 2027 has not come yet. Check the year and the month."
                ),
            },
            {
                "error": BAD,
                "field": "center",
                "message": "Write one of these: CSC, VSC, NSC, TSC, NBC, PSC, SCOPS, FIELD.",
            },
        ]
    }
    assert str(caught.value).startswith("filed_on: Friday, January 1, 2027 has not come yet.")


def test_what_is_out_of_order_names_both_contacts() -> None:
    with pytest.raises(CaseError) as caught:
        read_case(contacts(("center_email", "2026-11-05")), TODAY)

    assert "“email to the service center” comes after “call to the USCIS line”" in str(caught.value)


@pytest.mark.parametrize("data", [None, [], "case", 1, True])
def test_a_case_that_is_no_object_is_reported(data: object) -> None:
    assert errors_of(data) == [(BAD, "")]


def test_the_kinds_of_contact_may_be_another_procedure_s() -> None:
    kinds = {"desk": ContactKind("desk", "talk at the desk")}

    assert read_case({"contacts": [{"channel": "desk"}]}, TODAY, kinds=kinds).contacts
    assert errors_of({"contacts": [{"channel": "desk"}]}) == [(BAD, "contacts[0].channel")]


def test_the_kinds_of_contact_are_those_of_both_procedures() -> None:
    assert list(contact_kinds()) == [
        "call",
        "center_email",
        "hq_email",
        "e_request",
        "secure_message",
        "ombudsman",
        "congress",
    ]
