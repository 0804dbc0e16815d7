"""An outcome's numbers and days come from the data, with their sources and their age."""

from dataclasses import replace
from datetime import date

import pytest

from case_inquiry.case import Contact
from case_inquiry.outcome import statements_of
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure
from tests.rules.golden.cases import (
    CALL,
    CASE,
    CENTER,
    CURRENT,
    NO_REQUEST,
    NOTICE,
    TODAY,
    with_contacts,
)
from tests.rules.golden.todays_cases import STATES
from tests.rules.golden.tools import actions, blocks, card, edited, section, see, words


def test_another_number_of_days_in_the_notice_changes_the_words() -> None:
    rules = edited(
        NOTICE, ("days = 30", "days = 45"), ("days = 21", "days = 28"), ("days = 10", "days = 14")
    )
    called = words(see(STATES["called"], procedure=rules))
    assert "opens Monday, November 16, 2026" in called
    assert "after 28 more days" in called
    assert "It had 28 days to answer" in words(see(STATES["emailed the center"], procedure=rules))
    written = words(see(STATES["emailed headquarters"], procedure=rules))
    assert "an answer comes by Monday, December 7, 2026" in written


def test_another_goal_and_phone_number_change_the_words() -> None:
    rules = edited(CURRENT, ("days = 15", "days = 9"), ("1-800-375-5283", "1-555-555-0100"))
    assert "The goal is 9 business days" in words(see(STATES["today: asked"], procedure=rules))
    assert "Call 1-555-555-0100" in words(see(STATES["today: a mistake"], procedure=rules))


def test_a_daca_renewal_that_is_not_listed_has_its_own_days() -> None:
    daca = replace(STATES["today: form not listed"].case, form="I-821D")
    waiting = replace(daca, filed_on=date(2026, 10, 1), receipt_number=None)
    for case in (daca, waiting):
        said = words(see(replace(STATES["today: form not listed"], case=case)))
        assert "105 days" in said
        assert "6 months" not in said


def test_a_day_that_was_named_is_not_said_as_a_number_of_days() -> None:
    call = replace(CALL, promised_on=date(2026, 12, 24))
    said = words(see(replace(STATES["called"], case=with_contacts(call))))
    assert "Friday, December 25, 2026" in said
    assert "told you to wait 0 days" not in said


def test_another_day_of_closing_changes_the_words() -> None:
    rules = edited(NOTICE, ("closed_on = 2019-01-21", "closed_on = 2018-03-04"))
    said = words(see(STATES["called more than 30 days ago"], procedure=rules))
    assert "centers' inboxes on March 4, 2018" in said
    assert "Inbox reported closed since March 4, 2018." in said


NO_ADDRESS = "The notice names no address for your case."


@pytest.mark.parametrize("today", [date(2026, 10, 20), date(2026, 11, 24)])
def test_where_the_office_is_not_known_the_person_can_tell_it(today: date) -> None:
    called = replace(STATES["called"], today=today)
    unknown = replace(called, case=replace(called.case, receipt_number=None, center=None))
    is_open = today > date(2026, 11, 1)
    (notice,) = blocks(see(unknown), "notice")
    labels = [action["label"] for action in notice["actions"]]
    assert ("Add my receipt number" in labels) is is_open
    assert NO_ADDRESS not in words(see(unknown))


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("IOE0906929443", "IOE numbers don't show an office."),
        ("ZAR1710450146", "We don't know which office gives out numbers that start with ZAR."),
        ("QQQ1710450146", "We don't know which office gives out numbers that start with QQQ."),
    ],
)
@pytest.mark.parametrize("today", [date(2026, 10, 20), date(2026, 11, 24)])
def test_a_number_that_names_no_office_is_not_asked_for_again(
    number: str, why: str, today: date
) -> None:
    called = replace(STATES["called"], today=today)
    told = replace(called, case=replace(called.case, receipt_number=number, center=None))
    (notice,) = blocks(see(told), "notice")
    labels = [action["label"] for action in notice["actions"]]
    assert labels[0] == "Choose the office"
    assert "Add my receipt number" not in labels
    assert NO_ADDRESS in notice["paragraphs"][0]
    assert why in section(see(told), "Check this first")["paragraphs"]
    chosen = see(replace(told, case=replace(told.case, center="NBC")))
    assert why not in words(chosen)
    assert NO_ADDRESS in words(chosen)


def test_after_an_answer_nothing_is_said_of_the_numbers_office() -> None:
    answered = replace(CENTER, answer="not_solved", on=date(2026, 11, 5))
    case = with_contacts(CALL, answered, receipt_number="IOE0906929443")
    seen = see(replace(STATES["called"], case=case))
    assert seen["plan"]["status"] == "ended"
    assert "IOE numbers" not in words(seen)


def test_a_call_about_a_case_without_an_address_opens_no_step() -> None:
    opens = "Step 2, an email, opens"
    assert opens in words(see(STATES["not called yet"]))
    unnamed = replace(STATES["not called yet"], case=replace(CASE, center="SCOPS"))
    assert opens not in words(see(unnamed))
    assert NO_ADDRESS in words(see(unnamed))


def test_todays_card_names_the_next_open_day_of_the_line_too() -> None:
    said = words(see(STATES["today: something else, on a Sunday"]))
    assert "no agents today (Sunday). It opens Monday, November 30, 2026." in said
    assert "no agents today" not in words(see(STATES["today: a mistake"]))


def test_facts_past_their_shelf_life_send_to_the_official_page() -> None:
    late = date(2027, 6, 5)  # a Saturday, more than six months after the check
    seen = see(replace(STATES["not called yet"], today=late))
    assert [block["kind"] for block in seen["blocks"][:3]] == ["card", "warning", "notice"]
    (warning,) = blocks(seen, "warning")
    assert warning["heading"] == "Look at the official page first"
    assert all("We have not checked this since " in text for text in warning["paragraphs"])
    assert warning["links"][0]["href"].startswith("https://")
    line = card(seen)["items"][0]["text"]
    assert "8 a.m." not in line
    assert "We have not checked this since Tuesday, November 24, 2026; look here first: " in line


def test_a_button_with_an_unknown_address_is_left_out() -> None:
    rules = edited(CURRENT, ("online_account_url", "another_url"))
    labels = [action["label"] for action in actions(see(STATES["today: a mistake"]))]
    fewer = actions(see(STATES["today: a mistake"], procedure=rules))
    labels.remove("Open my USCIS account")
    assert [action["label"] for action in fewer] == labels


@pytest.mark.parametrize(
    ("today", "is_stale"), [(date(2027, 2, 24), False), (date(2027, 3, 1), True)]
)
def test_a_closed_inbox_past_its_shelf_life_is_looked_up_again(today: date, is_stale: bool) -> None:
    late = see(replace(STATES["called more than 30 days ago"], today=today))
    assert bool(blocks(late, "warning")) is is_stale


def test_every_outcome_says_where_its_facts_were_read() -> None:
    origins = section(see(STATES["today: a mistake"]), "Where this comes from")
    assert origins["paragraphs"] == ["Open the official page before you rely on it."]
    assert any("USCIS Policy Manual" in item for item in origins["items"])
    assert all("Checked on Tuesday, November 24, 2026" in item for item in origins["items"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("not called yet", {"phone_hours", "phone_levels", "inboxes_closed"}),
        ("the center did not answer", {"headquarters_unverified", "headquarters_inadequate"}),
        ("today: moved", {"report_move", "move_how", "move_trap"}),
        ("protected", {"phone_today", "hotline_domestic_violence", "hotline_trafficking"}),
    ],
)
def test_the_facts_behind_an_outcome_can_be_reviewed(name: str, expected: set[str]) -> None:
    state = STATES[name]
    found = statements_of(state.case, state.today)
    assert expected <= {statement.id for statement in found}


@pytest.mark.parametrize("name", STATES)
def test_every_count_is_shown_with_its_days_words_and_source(name: str) -> None:
    state = STATES[name]
    rules = load_procedure(state.procedure)
    found = plan(state.case, rules, state.today)
    counted = blocks(see(state), "days")
    if found.step in (None, "elsewhere") or not found.working:
        return
    said = " ".join(counted[0]["items"])
    for working in found.working:
        assert working.source.title in said
        for day in (working.start, working.result):
            assert f"{day:%A, %B} {day.day}, {day.year}" in said


def test_days_passed_over_are_named() -> None:
    (counted,) = blocks(see(STATES["today: asked"]), "days")
    assert "We passed over 6 days of weekends." in counted["items"]
    assert "We passed over Thursday, November 26, 2026: Thanksgiving Day." in counted["items"]
    assert "Our table of federal holidays ends with the year 2060." in counted["items"]


@pytest.mark.parametrize(
    ("number", "reason", "is_given"),
    [
        (None, "too early", True),
        ("  ", "too early", True),
        ("SR-99", "too early", False),
        (None, "  ", False),
    ],
)
def test_a_field_of_blanks_is_an_empty_one_where_a_reason_replaces_the_number(
    number: str | None, reason: str, is_given: bool
) -> None:
    call = replace(NO_REQUEST, service_request=number, no_request_reason=reason)
    state = replace(STATES["called more than 30 days ago"], case=with_contacts(call))
    assert ("gives the agent's reason" in words(see(state))) is is_given


@pytest.mark.parametrize(
    ("contact", "label"),
    [
        (
            Contact("call", on=TODAY, service_request="SR-1", answered_on=TODAY),
            "Did the call solve or explain it?",
        ),
        (Contact("e_request", on=TODAY, answered_on=TODAY), "Did USCIS answer?"),
        (Contact("congress", on=TODAY, answered_on=TODAY), "Did they answer?"),
    ],
)
def test_an_answer_whose_kind_is_not_told_is_asked_for(contact: Contact, label: str) -> None:
    case = replace(STATES["today: asked"].case, contacts=(contact,))
    (missing,) = blocks(see(replace(STATES["today: asked"], case=case)), "missing")
    assert label in [item["label"] for item in missing["items"]]


def test_an_answer_of_a_later_call_is_asked_for_on_the_page_of_that_call() -> None:
    calls = (Contact("call", on=date(2026, 10, 1)), Contact("call", on=TODAY, answered_on=TODAY))
    called = STATES["called"]
    case = replace(called.case, contacts=calls)
    (missing,) = blocks(see(replace(called, case=case, today=TODAY)), "missing")
    assert "call-2" in [item["page"] for item in missing["items"]]
