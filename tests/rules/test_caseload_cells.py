"""The cells of a list in the form's words, and one mistake told once."""

from __future__ import annotations

from datetime import date

import pytest

from case_inquiry.case.model import contact_kinds
from case_inquiry.caseload import Row, plan_lines
from case_inquiry.caseload.choices import CHOICES, QUESTIONS, read_choice
from case_inquiry.days.typed import UnclearTextError
from case_inquiry.form.walk import question_of
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)


def row_of(procedure: str = "notice-2009", **cells: str) -> Row:
    lines = [(1, list(cells)), (2, list(cells.values()))]
    [row] = plan_lines(lines, load_procedure(procedure), TODAY).rows
    return row


def told(row: Row) -> list[tuple[str, str, str]]:
    """Return what is wrong with a row: code, path and column of each mistake."""
    return [(each.mistake.error, each.mistake.field, each.column) for each in row.errors]


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_cell_may_say_what_the_form_says(key: str) -> None:
    row = QUESTIONS[key]
    for choice in question_of(row.question)[1].choices:
        if choice.value in CHOICES[key]:
            label = str(choice.label)
            assert read_choice(key, label) == choice.value
            assert read_choice(key, f" {label.upper()}. ") == choice.value
        elif choice.value == row.nothing:
            assert read_choice(key, str(choice.label)) is None


@pytest.mark.parametrize("key", CHOICES)
def test_a_cell_may_say_what_a_case_file_says(key: str) -> None:
    assert [read_choice(key, value) for value in CHOICES[key]] == list(CHOICES[key])


def test_every_question_about_an_answer_has_the_same_choices() -> None:
    choices = question_of(QUESTIONS["answer"].question)[1].choices
    for name in ("hq_answer", "uscis_answer", "outside_help_answer"):
        assert question_of(name)[1].choices == choices


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (
            "answer",
            "Write one of these: No | Yes, and that solved it | Yes, they explained it or gave a "
            "date | Yes, but it did not help.",
        ),
        ("role", "Write one of these: Myself | A community-based organization | A liaison group."),
        ("situation", "Write one of these: no_receipt_yet | not_found_online."),
    ],
)
def test_a_cell_that_says_something_else_is_reported_the_words(key: str, words: str) -> None:
    with pytest.raises(UnclearTextError) as unclear:
        read_choice(key, "yes")
    assert (unclear.value.code, str(unclear.value)) == ("invalid_value", words)


@pytest.mark.parametrize("said", ["yes", "Yes, or I am not sure"])
def test_a_case_can_be_protected_in_the_forms_words(said: str) -> None:
    row = row_of(is_this_case_covered_by_a_special_privacy_rule=said, form="I-90")
    assert row.protected


def test_an_answer_that_cannot_be_read_makes_no_contact_of_its_own() -> None:
    row = row_of(call_date="2026-10-01", did_headquarters_answer="yes")
    assert told(row) == [("invalid_value", "contacts[1].answer", "did_headquarters_answer")]


def test_what_cannot_be_read_may_be_the_contact_that_another_one_needs() -> None:
    row = row_of(center_email_date="2026-11-05", call_answer="yes")
    assert told(row) == [("invalid_value", "contacts[0].answer", "call_answer")]


def test_a_day_that_cannot_be_read_is_reported_once() -> None:
    row = row_of(center_email_date="soon", center_email_answer="not solved")
    assert told(row) == [("invalid_date", "contacts[0].on", "center_email_date")]


def test_another_mistake_beside_one_that_cannot_be_read_is_reported() -> None:
    row = row_of(call_date="2026-12-01", call_answer="yes", hq_email_date="2026-11-05")
    assert told(row) == [
        ("invalid_value", "contacts[0].answer", "call_answer"),
        ("future_date", "contacts[0].on", "call_date"),
        ("out_of_order", "contacts[1].on", "hq_email_date"),
    ]


@pytest.mark.parametrize("no", ["no", "No", "n", "FALSE", "0"])
def test_no_in_the_column_of_a_date_means_no_contact(no: str) -> None:
    for channel in contact_kinds():
        row = row_of(**{f"{channel}_date": no, f"{channel}_answer": "no", "form": "I-90"})
        assert row.plan is not None, row.errors
        assert row.plan.step == "call"


def test_the_word_no_alone_makes_no_contact() -> None:
    row = row_of(call_date="2026-10-01", center_email_answer="no", center_email_answered_on="No")
    assert row.plan is not None
    assert row.plan.step == "email_center"


def test_no_in_the_column_of_the_service_request_is_no_number() -> None:
    row = row_of("current", call_date="2026-10-01", service_request="No", problem="mistake")
    assert row.plan is not None
    assert row.plan.step == "inquire"


def test_details_of_a_contact_that_was_not_made_are_refused() -> None:
    row = row_of(call_date="no", representative="Agent 1234")
    assert told(row) == [("invalid_value", "contacts[0].representative", "representative")]
    assert str(row.errors[0].mistake.message) == (
        "“call_date” says No. Write the day there, or leave this cell empty."
    )


def test_a_mistake_of_a_contact_without_a_column_for_it_names_one_of_its_columns() -> None:
    row = row_of(form="I-90", center_email_by="Ben", center_email_answer="solved")
    assert told(row) == [("out_of_order", "contacts[0].on", "center_email_by")]
