"""A saved case becomes the answers of the form again, and each loss is named."""

import json
from datetime import date
from typing import Any

import pytest

from case_inquiry.case import Case, CaseError, Contact, read_case
from case_inquiry.form.answers import read_answers
from case_inquiry.form.reopen import NEWEST, answers_of, open_case_file

TODAY = date(2026, 11, 24)
CALL = Contact("call", on=date(2026, 10, 1))


def answers(case: Case) -> dict[str, str]:
    reopened = answers_of(case)
    assert reopened.left_out == ()
    return reopened.answers


def reread(case: Case) -> dict[str, Any]:
    reading = read_answers(answers_of(case).answers, TODAY)
    assert not reading.errors
    return reading.case_data


WHOLE = Case(
    version=1,
    role="organization",
    consent="g28",
    problem="delay",
    case_status="in_progress",
    situation="not_found_online",
    receipt_number="EAC1710450146",
    a_number="A012345678",
    form="I-485",
    filed_on=date(2017, 2, 7),
    center="NBC",
    inquiry_date=date(2025, 3, 3),
    inquiry_date_seen_on=date(2026, 11, 20),
    contacts=(
        Contact(
            "call",
            on=date(2026, 10, 1),
            at="14:30",
            representative="Agent 1234",
            service_request="SR-99",
            told_to_wait_days=45,
        ),
        Contact("call", on=date(2026, 10, 9), no_request_reason="too early"),
        Contact(
            "center_email",
            on=date(2026, 11, 5),
            answer="not_solved",
            answered_on=date(2026, 11, 9),
        ),
        Contact("e_request", on=date(2026, 11, 10), service_request="SR-7", answer="explained"),
        Contact("congress", on=date(2026, 11, 20)),
    ),
)


def test_a_whole_case_comes_back_whole() -> None:
    assert answers_of(WHOLE).left_out == ()
    assert read_case(reread(WHOLE), TODAY) == WHOLE


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (Case(), {"called": "no"}),
        (Case(protected=True), {"privacy": "yes", "called": "no"}),
        (Case(inquiry_date="not_listed"), {"inquiry_date_passed": "not_listed", "called": "no"}),
        (Case(problem="mistake"), {"problem": "mistake", "called": "no"}),
        (
            Case(problem="mistake", case_status="in_progress"),
            {"problem": "mistake", "case_status": "in_progress", "called": "no"},
        ),
        (
            Case(problem="mistake", case_status="waiting_for_me"),
            {"problem": "uscis_acted", "called": "no"},
        ),
        (
            Case(case_status="waiting_for_me", receipt_number="EAC1710450146"),
            {
                "case_status": "waiting_for_me",
                "receipt_number": "EAC1710450146",
                "called": "no",
            },
        ),
        (
            Case(contacts=(CALL,), resolved_on=date(2026, 11, 1)),
            {
                "called": "yes",
                "call_date": "October 1, 2026",
                "resolved": "yes",
                "resolved_on": "November 1, 2026",
            },
        ),
        (
            Case(contacts=(Contact("call", answer="solved", answered_on=TODAY),)),
            {
                "called": "yes",
                "call_answer": "solved",
                "uscis_answer": "solved",
                "uscis_answered_on": "November 24, 2026",
            },
        ),
        (
            Case(contacts=(Contact("call", answer="explained"),)),
            {"called": "yes", "call_answer": "explained"},
        ),
        (
            Case(contacts=(Contact("call", answer="not_solved", promised_on=TODAY),)),
            {
                "called": "yes",
                "uscis_answer": "not_solved",
                "uscis_promised_on": "November 24, 2026",
            },
        ),
        (
            Case(contacts=(Contact("call", service_request_opened=True),)),
            {"called": "yes", "request_opened": "yes"},
        ),
        (
            Case(problem="not_received", not_received="card", sent_on=TODAY),
            {
                "problem": "not_received",
                "not_received": "card",
                "sent_on": "November 24, 2026",
                "called": "no",
            },
        ),
    ],
)
def test_each_part_of_a_case_becomes_its_answer(case: Case, expected: dict[str, str]) -> None:
    assert answers(case) == expected | {"came_back": "yes"}


def test_outside_help_comes_back_with_a_call_whose_later_answer_solved_the_case() -> None:
    solved = Contact("call", on=date(2026, 10, 1), answer="solved", answered_on=TODAY)
    case = Case(contacts=(solved, Contact("ombudsman", on=date(2026, 11, 17))))
    again = read_answers(answers(case), TODAY).case
    assert again is not None
    assert again.contacts == case.contacts


def test_the_earliest_call_comes_first_and_one_without_a_day_last() -> None:
    calls = (
        Contact("call"),
        Contact("call", on=date(2026, 10, 9)),
        Contact("call", on=date(2026, 10, 1)),
    )
    found = answers(Case(contacts=calls))
    assert (found["call_date"], found["call_2_date"]) == ("October 1, 2026", "October 9, 2026")
    assert found["call_3"] == "yes"
    assert "call_3_date" not in found


def test_days_are_written_so_that_another_language_reads_them_too() -> None:
    assert answers_of(Case(contacts=(CALL,)), english=False).answers["call_date"] == "2026-10-01"


@pytest.mark.parametrize(
    ("case", "left_out"),
    [
        (Case(contacts=(CALL,) * 7), ("contacts[5]", "contacts[6]")),
        (
            Case(
                contacts=(
                    CALL,
                    Contact("center_email", on=date(2026, 11, 9)),
                    Contact("center_email", on=date(2026, 11, 5)),
                )
            ),
            ("contacts[1]",),
        ),
        (
            Case(contacts=(Contact("e_request"), Contact("secure_message"))),
            ("contacts[1]",),
        ),
        (
            Case(contacts=(Contact("call", answer="not_solved"), Contact("e_request"))),
            ("contacts[0].answer",),
        ),
        (
            Case(contacts=(CALL, Contact("call", answer="explained", answered_on=TODAY))),
            ("contacts[1].answered_on",),
        ),
        (Case(contacts=(Contact("call", by="A friend"),)), ("contacts[0].by",)),
        (
            Case(contacts=(Contact("call", service_request="1", no_request_reason="2"),)),
            ("contacts[0].no_request_reason",),
        ),
        (Case(contacts=(Contact("e_request", at="14:30"),)), ("contacts[0].at",)),
        (Case(problem="mistake", case_status="decision"), ("case_status",)),
        (
            Case(contacts=(Contact("call", service_request_opened=True, promised_on=TODAY),)),
            ("contacts[0].promised_on",),
        ),
    ],
)
def test_content_without_a_place_in_the_form_is_named(
    case: Case, left_out: tuple[str, ...]
) -> None:
    assert answers_of(case).left_out == left_out


def test_a_saved_case_is_opened_as_it_was() -> None:
    assert open_case_file(json.dumps(WHOLE.as_json()), TODAY) == WHOLE


@pytest.mark.parametrize("version", ['"version": 1, ', '"version": null, ', ""])
def test_a_case_without_a_version_is_read_as_the_newest(version: str) -> None:
    assert open_case_file(f'{{{version}"form": "I-90"}}', TODAY).form == "I-90"


def test_a_file_of_a_newer_version_is_refused_with_a_sentence() -> None:
    text = json.dumps({"version": NEWEST + 1, "form": "I-90", "moon": "full"})
    with pytest.raises(CaseError) as refused:
        open_case_file(text, TODAY)
    (error,) = refused.value.errors
    assert (error.error, error.field, error.reason) == (
        "invalid_value",
        "version",
        "newer_version",
    )
    assert str(error.message) == (
        "A newer edition of this site wrote this file: version 2. This one knows version 1. "
        "Load this page again, then open the file once more."
    )


def test_a_file_of_an_older_version_is_turned_into_the_newest_step_by_step() -> None:
    def rename(old: str, new: str, data: dict[str, object]) -> dict[str, object]:
        return {new if key == old else key: value for key, value in data.items()}

    made_up = {
        -1: lambda data: rename("blank", "paper", data),
        0: lambda data: rename("paper", "form", data),
    }
    for text in ('{"version": -1, "blank": "I-90"}', '{"version": 0, "paper": "I-90"}'):
        assert open_case_file(text, TODAY, upgrades=made_up) == Case(version=1, form="I-90")


@pytest.mark.parametrize("version", ["0", "-1", "true", '"1"', "1.0", "[]"])
def test_a_version_that_never_existed_is_refused(version: str) -> None:
    with pytest.raises(CaseError) as refused:
        open_case_file(f'{{"version": {version}}}', TODAY)
    assert [error.field for error in refused.value.errors] == ["version"]


NO_CASE = (
    "It is not a case file, or the file is damaged. Look for the file that "
    "“Save my case to a file” made. Most often its name is case.json. "
    "If you have no other copy, answer the questions again."
)
CHANGED = (
    "It is a case file, but something in it cannot be read. A program or a person may have changed "
    "it. Choose an older copy, or answer the questions again."
)
LATE = "Tuesday, January 1, 2030 has not come yet. Check the year and the month."
ORDER = "Your last contact was on Thursday, October 1, 2026, after this day. Check both dates."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", [NO_CASE]),
        ("[]", [NO_CASE]),
        ("null", [NO_CASE]),
        ('{"version": 1', [NO_CASE]),
        ('{"form": "a", "form": "b"}', [NO_CASE]),
        ("From: agent@example.org\r\nSubject: Case\r\n\r\nHello", [NO_CASE]),
        (b"\x89PNG\r\n\x1a\n\x00\x00".decode("utf-8", "replace"), [NO_CASE]),
        ("[" * 100, [NO_CASE]),
        (" " * 70_000, [NO_CASE]),
        ('{"name": "a program", "version": "1.0.0", "files": []}', [NO_CASE]),
        ('{"form": 485}', [CHANGED]),
        ('{"form": "I-90", "colour": "red", "contacts": {}, "filed_on": "7 Feb"}', [CHANGED]),
        ('{"filed_on": "2030-01-01"}', [LATE]),
        ('{"filed_on": "2030-01-01", "a_number": 1}', [CHANGED, LATE]),
        (
            '{"contacts": [{"channel": "call", "on": "2026-10-01"}], "resolved_on": "2026-09-01"}',
            [ORDER],
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_plain_words(
    text: str, sentences: list[str]
) -> None:
    with pytest.raises(CaseError) as refused:
        open_case_file(text, TODAY)
    assert [str(error.message) for error in refused.value.errors] == sentences


def test_a_number_that_cannot_be_right_is_reported_in_the_words_of_the_number() -> None:
    with pytest.raises(CaseError) as refused:
        open_case_file('{"receipt_number": "EACI710450146"}', TODAY)
    (error,) = refused.value.errors
    assert error.reason == "invalid_format"
    assert str(error.message) not in (NO_CASE, CHANGED)


def test_an_undated_email_comes_first_where_headquarters_was_emailed_before_the_dated_one() -> None:
    case = Case(
        contacts=(
            Contact("call"),
            Contact("center_email", on=date(2026, 11, 24)),
            Contact("center_email"),
            Contact("hq_email", on=date(2026, 11, 23)),
        )
    )
    reopened = answers_of(case)
    assert "center_email_date" not in reopened.answers
    assert reopened.left_out == ("contacts[1]",)
    assert read_answers(reopened.answers, TODAY).errors == ()
