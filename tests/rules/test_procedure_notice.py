"""Every fact of the notice of August 6, 2009, against the procedure file."""

from __future__ import annotations

from datetime import date

import pytest

from case_inquiry.procedure import Procedure, load_procedure


@pytest.fixture(name="notice")
def fixture_notice() -> Procedure:
    return load_procedure("notice-2009")


def test_the_notice_was_issued_on_august_6_2009(notice: Procedure) -> None:
    assert notice.issued_on == date(2009, 8, 6)
    assert notice.statement("issued").value == "2009-08-06"


def test_it_is_for_customers_organizations_and_liaison_groups(notice: Procedure) -> None:
    assert [audience.value for audience in notice.audiences] == [
        "customers",
        "community-based organizations",
        "liaison groups",
    ]


def test_it_has_three_steps_in_this_order(notice: Procedure) -> None:
    numbered = [(step.number, step.id) for step in notice.steps if step.number]

    assert numbered == [(1, "call"), (2, "email_center"), (3, "email_hq")]


def test_step_1_is_a_call_to_this_number(notice: Procedure) -> None:
    assert notice.statement("phone").value == "1-800-375-5283"
    assert notice.channel("call").address == "1-800-375-5283"
    assert notice.step("call").channels == (notice.channel("call"),)
    assert notice.statement("phone_line").value == "National Customer Service Center (NCSC)"


def test_four_things_are_at_hand_before_the_call(notice: Procedure) -> None:
    ready = [item.value for item in notice.step("call").have_ready]

    assert ready == ["receipt_number", "a_number", "form", "filed_on"]


def test_three_things_are_noted_down_during_the_call(notice: Procedure) -> None:
    noted = [(item.value, item.text) for item in notice.step("call").note_down]

    assert noted == [
        ("representative", "The representative's name or ID number, or both"),
        ("at", "The date and time of the call"),
        (
            "service_request",
            "The service request referral number, if a request was opened for your pending case",
        ),
    ]


OFFICES = [
    ("CSC", "California Service Center", "WAC", "csc-ncsc-followup@dhs.gov"),
    ("VSC", "Vermont Service Center", "EAC", "vsc.ncscfollowup@dhs.gov"),
    ("NSC", "Nebraska Service Center", "LIN", "ncscfollowup.nsc@dhs.gov"),
    ("TSC", "Texas Service Center", "SRC", "tsc.ncscfollowup@dhs.gov"),
]


@pytest.mark.parametrize(("code", "name", "prefix", "email"), OFFICES)
def test_four_centers_have_a_prefix_and_an_inbox(
    notice: Procedure, code: str, name: str, prefix: str, email: str
) -> None:
    office = notice.office(code)

    assert (office.name, office.email, office.in_notice) == (name, email, True)
    assert notice.office_of_prefix(prefix) == office
    assert notice.statement(f"email_{code.lower()}").value == email
    assert notice.statement(f"prefix_{code.lower()}").value == prefix
    assert name in notice.statement(f"email_{code.lower()}").text
    assert name in notice.statement(f"prefix_{code.lower()}").text


def test_no_other_office_is_in_the_notice(notice: Procedure) -> None:
    others = [office for office in notice.offices if not office.in_notice]

    assert [office.code for office in others] == ["NBC", "PSC", "SCOPS", "FIELD"]
    assert {office.email for office in others} == {None}


def test_the_email_goes_to_the_center_with_jurisdiction(notice: Procedure) -> None:
    assert "jurisdiction" in notice.statement("jurisdiction").text
    assert notice.statement("jurisdiction") in notice.step("email_center").provide


def test_the_email_gives_step_1_and_the_reason_without_a_service_request(
    notice: Procedure,
) -> None:
    provided = [item.id for item in notice.step("email_center").provide]

    assert provided[:2] == ["provide_step_1", "provide_reason"]
    assert notice.step("email_center").asks == (
        "receipt_number",
        "a_number",
        "form",
        "filed_on",
        "call.representative",
        "call.at",
        "call.service_request|call.service_request_opened|call.no_request_reason",
    )


WAITS = [
    ("email_center", "more_than", 30, "more than 30 days have passed"),
    ("email_hq", "unanswered_within", 21, "no response within 21 days"),
    ("answer", "answer_within", 10, "a response within ten days"),
]


@pytest.mark.parametrize(("step", "rule", "days", "words"), WAITS)
def test_three_rules_say_how_long_to_wait(
    notice: Procedure, step: str, rule: str, days: int, words: str
) -> None:
    wait = notice.step(step).wait

    assert wait is not None
    assert (wait.rule, wait.days, wait.unit) == (rule, days, "calendar_days")
    assert (wait.words, wait.source.id) == (words, "notice")


def test_the_days_of_the_rules_are_those_of_the_statements(notice: Procedure) -> None:
    for step, statement in [
        ("email_center", "wait_after_call"),
        ("email_hq", "wait_after_center"),
        ("answer", "headquarters_answer"),
    ]:
        wait = notice.step(step).wait
        assert wait is not None
        assert notice.statement(statement).value == str(wait.days)


def test_headquarters_is_the_office_of_service_center_operations(notice: Procedure) -> None:
    assert notice.statement("headquarters_email").value == "SCOPSSCATA@dhs.gov"
    assert notice.channel("hq_email").address == "SCOPSSCATA@dhs.gov"
    assert notice.statement("headquarters_name").value == (
        "USCIS Headquarters Office of Service Center Operations"
    )


def test_the_data_says_what_happened_to_each_inbox(notice: Procedure) -> None:
    centers, headquarters = notice.channel("center_email"), notice.channel("hq_email")

    assert (centers.state, centers.closed_on) == ("closed", date(2019, 1, 21))
    assert centers.statement.id == "inboxes_closed"
    assert (headquarters.state, headquarters.closed_on) == ("unverified", None)
    assert headquarters.statement.id == "headquarters_unverified"
    assert {office.state for office in notice.offices if office.in_notice} == {"closed"}
