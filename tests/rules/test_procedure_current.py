"""The channels in use today, against the procedure file."""

from __future__ import annotations

from datetime import date

import pytest

from case_inquiry.procedure import PROCEDURES, Procedure, load_procedure, parse_procedure, texts
from case_inquiry.procedure.checking.toml_table import DataError


@pytest.fixture(name="current")
def fixture_current() -> Procedure:
    return load_procedure("current")


FACTS = [
    ("phone", "1-800-375-5283"),
    ("phone_tty", "1-800-767-1833"),
    ("phone_abroad", "+1 212-620-3418"),
    ("phone_hours", "Mon-Fri 08:00-20:00 America/New_York"),
    ("phone_languages", "en, es"),
    ("case_status_url", "https://egov.uscis.gov/"),
    ("processing_times_url", "https://egov.uscis.gov/processing-times/"),
    ("inquiry_date_not_listed", "6"),
    ("gate_office_field", "I-485, N-400, N-600"),
    ("gate_office_scops", "2025-10"),
    ("e_request_url", "https://egov.uscis.gov/e-request/"),
    ("online_account_url", "https://my.uscis.gov/"),
    ("answer_goal", "15"),
    ("ombudsman_url", "https://www.dhs.gov/topic/cis-ombudsman/forms/7001"),
    ("form_7001", "DHS Form 7001"),
    ("lockbox_support", "30"),
    ("protected_law", "8 U.S.C. 1367"),
    ("protected_forms", "I-360, I-751, I-914, I-918"),
]


@pytest.mark.parametrize(("name", "value"), FACTS)
def test_the_facts_of_today(current: Procedure, name: str, value: str) -> None:
    statement = current.statement(name)

    assert statement.value == value
    assert statement.verify_live


TODAYS_FACTS = [
    ("not_received_card", "30"),
    ("not_received_notice", "14"),
    ("not_received_receipt", "30"),
    ("lockbox_support", "30"),
    ("lockbox_email", "lockboxsupport@uscis.dhs.gov"),
    ("returned_card", "60"),
    ("report_move", "10"),
    ("daca_renewal", "105"),
    ("asylum_permit", "30"),
    ("premium", "15"),
    ("phone_call_back", "72"),
    ("phone_caller", "202-838-2200"),
    ("appointment_url", "https://my.uscis.gov/appointment"),
    ("ombudsman_60_days", "60"),
    ("ombudsman_90_days", "90"),
    ("fingerprint_rerun", "2026-04-27"),
    ("no_automatic_extension", "2025-10-30"),
    ("interview_120_days", "120"),
    ("asylum_fee", "https://my.uscis.gov/accounts/annual-asylum-fee"),
    ("medical_exam", "2023-11-01"),
    ("records_url", "https://first.uscis.gov/"),
]


@pytest.mark.parametrize(("name", "value"), TODAYS_FACTS)
def test_how_a_person_asks_today(current: Procedure, name: str, value: str) -> None:
    statement = current.statement(name)

    assert statement.value == value
    assert statement.expires_on is not None


NEWS = [
    "fingerprint_rerun",
    "no_automatic_extension",
    "holds_ended",
    "asylum_fee",
    "medical_exam",
    "visa_number",
]


@pytest.mark.parametrize("name", NEWS)
def test_news_can_be_relied_on_for_three_months(current: Procedure, name: str) -> None:
    statement = current.statement(name)

    assert not statement.is_stale(date(2027, 2, 27))
    assert statement.is_stale(date(2027, 2, 28))


NAMES = [
    "inquiry_date_rule",
    "inquiry_date_not_80_percent",
    "inquiry_date_own_rules",
    "gate_office_transfer",
    "ombudsman_after_uscis",
    "ombudsman_service_request",
    "ombudsman_capacity",
    "congress",
    "congress_release",
    "lockbox_privacy",
    "protected_call",
    "protected_representatives",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_rest_of_what_is_known_is_there_to_be_looked_up_again(
    current: Procedure, name: str
) -> None:
    assert current.statement(name).verify_live


def test_an_e_request_is_for_five_kinds_of_problem(current: Procedure) -> None:
    kinds = [item.value for item in current.statements if item.id.startswith("e_request_")]

    assert kinds[1:] == ["delay", "not_received", "mistake", "accommodation", "address"]


def test_the_goal_of_15_business_days_opens_help_from_outside(current: Procedure) -> None:
    wait = current.step("escalate").wait

    assert wait is not None
    assert (wait.rule, wait.days, wait.unit) == ("answer_within", 15, "business_days")


def test_an_inquiry_is_an_e_request_a_message_or_a_call_with_a_number(current: Procedure) -> None:
    done = [(done.channel, done.needs) for done in current.step("inquire").done_by]

    assert done == [
        ("e_request", ()),
        ("secure_message", ()),
        ("call", ("service_request", "service_request_opened")),
    ]


def test_every_channel_of_today_is_open_and_to_be_looked_up(current: Procedure) -> None:
    assert {channel.state for channel in current.channels} == {"open"}
    assert all(channel.statement.verify_live for channel in current.channels)


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_statement_says_where_it_was_read_and_who_checked_it_when(name: str) -> None:
    for statement in load_procedure(name).statements:
        assert statement.source.title
        assert statement.checked_by == "the project, from stored copies"
        assert statement.checked_on.isoformat() in ("2026-11-24", "2026-11-27")


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_statement_read_again_says_how_old_its_copy_is(name: str) -> None:
    again = [one for one in load_procedure(name).statements if one.checked_on.day == 27]
    assert len(again) > 40
    assert [one.id for one in again if one.copy_of is None] == []
    assert [one.id for one in again if not one.verify_live and one.kind != "history"] == []


AGED = """
id = "aged"
title = "One statement"

[[sources]]
id = "paper"
title = "A paper"

[[statements]]
id = "fact"
text = "A fact."
source = "paper"
confidence = "high"
checked_on = 2026-11-24
checked_by = "someone"
kind = "notice"
copy_of = "{age}"
"""


@pytest.mark.parametrize("age", ["2024", "2024-07", "undated"])
def test_a_statement_says_how_old_its_copy_is(age: str) -> None:
    assert parse_procedure(AGED.format(age=age), "t.toml").statement("fact").copy_of == age


@pytest.mark.parametrize("age", ["July 2024", "2024-13", "24"])
def test_an_age_that_cannot_be_read_is_a_mistake_of_the_file(age: str) -> None:
    with pytest.raises(DataError, match="copy_of: must be YYYY, YYYY-MM or undated"):
        parse_procedure(AGED.format(age=age), "t.toml")


@pytest.mark.parametrize("part", ["news", "offices", "sources"])
def test_both_procedures_share_their_news_offices_and_sources(part: str) -> None:
    notice, current = map(load_procedure, PROCEDURES)

    assert getattr(notice, part) == getattr(current, part)


def test_todays_way_has_the_notices_ways_out_and_two_of_its_own() -> None:
    notice, current = (load_procedure(name).exits for name in PROCEDURES)

    assert current[: len(notice)] == notice
    assert [way.reason for way in current[len(notice) :]] == ["change_address", "asylum_case"]


def test_the_gates_count_the_days_of_their_forms_and_papers(current: Procedure) -> None:
    listed, sent = current.step("gate").gates

    assert [(rule.rule, rule.days, rule.source.id) for rule in listed.rules] == [
        ("days_after", 105, "daca_renewal"),
        ("months_after", 6, "processing_times"),
    ]
    assert [(rule.rule, rule.days, rule.source.id) for rule in sent.rules] == [
        ("days_after", 14, "notice_not_received"),
        ("days_after", 30, "boundless"),
        ("days_after", 30, "mailing_issues"),
    ]


def test_the_ombudsman_opens_after_60_days_and_closes_after_90(current: Procedure) -> None:
    congress, ombudsman = current.step("escalate").ways

    assert (congress.channel, congress.opens, congress.closes) == ("congress", None, None)
    assert ombudsman.channel == "ombudsman"
    assert ombudsman.gated
    assert ombudsman.opens is not None
    assert ombudsman.closes is not None
    assert (ombudsman.opens.rule, ombudsman.opens.days) == ("days_after", 60)
    assert (ombudsman.closes.rule, ombudsman.closes.days) == ("within", 90)


NEWS = [
    "fingerprint_rerun",
    "asylum_fee",
    "no_automatic_extension",
    "interview_120_days",
    "visa_number",
]


@pytest.mark.parametrize("name", NEWS)
def test_each_fact_with_a_short_life_says_where_it_was_read_and_how_long_it_lives(
    current: Procedure, name: str
) -> None:
    (news,) = (item for item in current.news if item.code == name)

    assert news.statement.source.title
    assert news.statement.confidence in ("high", "medium")
    assert news.statement.verify_live
    assert news.statement.expires_on is not None
    assert news.statement.expires_on.isoformat() == "2027-02-27"


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_text_of_a_file_is_given_to_the_catalogs(name: str) -> None:
    procedure = load_procedure(name)
    listed = set(texts(procedure))

    assert {statement.text for statement in procedure.statements} <= listed
    assert {step.title for step in procedure.steps} <= listed
    assert {step.wait.words for step in procedure.steps if step.wait} <= listed


def test_the_words_of_the_rules_in_both_files_are_given_to_the_catalogs() -> None:
    notice, current = (set(texts(load_procedure(name))) for name in PROCEDURES)

    assert "told to wait this number of days" in notice
    assert "after six months" in current
