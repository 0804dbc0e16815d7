"""Whole journeys through the notice's procedure, typed as a person would, on 24 November 2026."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from tests.site.checker import Checker

NUMBER = "eac-17-104-50146"
CALLED = {"Have you called?": "Yes"}
SEPTEMBER_CALL = {**CALLED, "Date of the call": "9/20/2026"}
CENTER = {"Have you emailed the service center?": "Yes"}
NO_ANSWER = {"Did the service center answer?": "No"}
HEADQUARTERS = {"Have you emailed headquarters?": "Yes"}


CHECK_TODAY = "You can check today if it is time to ask"


@dataclass(frozen=True)
class Journey:
    """What a person has done, the notice's plan as `step/status act_on`, and the card's heading."""

    name: str
    answers: Mapping[str, str]
    plan: str
    heading: str


JOURNEYS = (
    Journey("not called", {"Have you called?": "No"}, "call/act", "You can call USCIS"),
    Journey(
        "called lately",
        {**CALLED, "Date of the call": "Nov 1, 2026"},
        "email_center/wait 2026-12-02",
        CHECK_TODAY,
    ),
    Journey(
        "day 30 after the call",
        {**CALLED, "Date of the call": "10/25/2026"},
        "email_center/wait 2026-11-25",
        CHECK_TODAY,
    ),
    Journey(
        "day 31 after the call",
        {**CALLED, "Date of the call": "10/24/2026"},
        "email_center/act 2026-11-24",
        CHECK_TODAY,
    ),
    Journey(
        "told to wait longer",
        {
            **SEPTEMBER_CALL,
            "Was a service request opened?": "No",
            "Reason no request was opened": "within normal time",
            "How many days were you told to wait?": "90",
        },
        "email_center/wait 2026-12-20",
        CHECK_TODAY,
    ),
    Journey(
        "emailed the center",
        {**SEPTEMBER_CALL, **CENTER, "Date of the email to the service center": "2026-11-05"},
        "email_hq/wait 2026-11-27",
        CHECK_TODAY,
    ),
    Journey(
        "the center is silent",
        {
            **SEPTEMBER_CALL,
            **CENTER,
            "Date of the email to the service center": "1 November 2026",
            **NO_ANSWER,
        },
        "email_hq/act 2026-11-23",
        CHECK_TODAY,
    ),
    Journey(
        "emailed headquarters",
        {
            **SEPTEMBER_CALL,
            **CENTER,
            "Date of the email to the service center": "10/25/2026",
            **NO_ANSWER,
            **HEADQUARTERS,
            "Date of the email to headquarters": "11/20/2026",
        },
        "answer/wait",
        CHECK_TODAY,
    ),
    Journey(
        "asked online, and not called",
        {
            "Have you called?": "No",
            "Have you asked USCIS online?": "Yes, with an e-Request",
            "Date you asked": "10/20/2026",
        },
        "call/act",
        "You can ask Congress for help now",
    ),
    Journey(
        "past the case inquiry date",
        {
            **SEPTEMBER_CALL,
            "Was a service request opened?": "No",
            "Date filed": "March 2, 2023",
            "Case inquiry date": "January 5, 2025",
        },
        "email_center/act 2026-10-21",
        "You can ask USCIS online today",
    ),
)
IDS = [journey.name for journey in JOURNEYS]


@pytest.mark.parametrize("journey", JOURNEYS, ids=IDS)
def test_the_outcome_is_the_plan(ready_checker: Checker, journey: Journey) -> None:
    outcome = ready_checker.walk({**journey.answers, "Receipt number": NUMBER})
    _is_the_plan(outcome, journey, office="VSC")


@pytest.mark.parametrize("journey", JOURNEYS, ids=IDS)
def test_the_step_can_be_seen_before_any_number_is_typed(
    ready_checker: Checker, journey: Journey
) -> None:
    """At most seven pages for who has called, three for who has not."""
    pages = ready_checker.see_now(journey.answers)
    is_short = {"Have you called?": "No"}.items() <= journey.answers.items()
    assert pages <= (3 if is_short else 7)
    _is_the_plan(ready_checker.outcome, journey, office="")


def _is_the_plan(outcome: Locator, journey: Journey, office: str) -> None:
    step, _, rest = journey.plan.partition("/")
    status, _, act_on = rest.partition(" ")
    for name, value in {
        "data-procedure": "notice-2009",
        "data-step": step,
        "data-status": status,
        "data-act-on": act_on,
        "data-office": office,
    }.items():
        expect(outcome).to_have_attribute(name, value)
    expect(outcome.get_by_role("heading", level=2)).to_contain_text(journey.heading)


def test_the_main_journey_ends_with_the_card_and_the_notices_letter(
    ready_checker: Checker,
) -> None:
    outcome = ready_checker.walk(
        {
            "Form": "i485",
            **CALLED,
            "Date of the call": "October 1, 2026",
            "Time of the call": "2:30 pm",
            "Representative's name or ID number": "Agent 1234",
            "Was a service request opened?": "Yes",
            "Service request referral number": "SR-99",
            "Receipt number": NUMBER,
            "Date filed": "2/7/2017",
            "A-Number": "a12345678",
        }
    )
    expect(outcome).to_have_attribute("data-step", "email_center")
    expect(outcome).to_have_attribute("data-status", "act")
    expect(outcome).to_have_attribute("data-act-on", "2026-11-01")
    expect(outcome).to_contain_text("email the Vermont Service Center")
    expect(outcome).to_contain_text("Inbox reported closed since January 21, 2019.")
    outcome.get_by_role("button", name="See the letter").click()
    paper = outcome.locator("[data-paper=center_email]")
    shown = paper.locator("[data-part=text] [data-shown]")
    for item in (
        "EAC1710450146",
        "A012345678",
        "I-485",
        "February 7, 2017",
        "October 1, 2026",
        "2:30 p.m.",
        "Agent 1234",
        "SR-99",
    ):
        expect(shown).to_contain_text(item)
    expect(paper.get_by_role("textbox")).to_have_count(0)
    paper.get_by_role("button", name="Edit", exact=True).click()
    expect(paper.get_by_role("textbox", name="Text")).to_have_value(re.compile("EAC1710450146"))
    expect(shown).to_be_hidden()
    mailto = outcome.locator("a[href^='mailto:vsc.ncscfollowup@dhs.gov']")
    expect(mailto).to_contain_text("closed")


def test_what_was_passed_over_is_one_link_away_and_leads_back(ready_checker: Checker) -> None:
    ready_checker.see_now({**SEPTEMBER_CALL, "What is the problem?": "My case is taking too long"})
    outcome = ready_checker.outcome
    expect(outcome).to_have_attribute("data-step", "email_center")
    outcome.get_by_role("button", name="email to the center").click()
    ready_checker.answer("Have you emailed the service center?", "Yes")
    field = ready_checker.field("Date of the email to the service center")
    expect(field).to_be_visible()
    field.fill("11/5/2026")
    ready_checker.button("Continue").click()
    # The answer opens one more page, and the outcome comes after it.
    expect(ready_checker.group("Have you emailed headquarters?")).to_be_visible()
    ready_checker.button("Continue").click()
    expect(outcome).to_have_attribute("data-step", "email_hq")


def test_an_answer_on_the_card_shows_its_exit_at_once(ready_checker: Checker) -> None:
    ready_checker.see_now({"Have you called?": "No"})
    outcome = ready_checker.outcome
    outcome.get_by_role("button", name="there is a decision").click()
    expect(outcome).to_have_attribute("data-reason", "decision_made")
    outcome.get_by_role("button", name="I have taken care of it. Go on.").click()
    expect(outcome).to_be_hidden()


def test_every_question_except_the_call_may_be_skipped(ready_checker: Checker) -> None:
    outcome = ready_checker.walk({"Have you called?": "No"})
    expect(outcome).to_have_attribute("data-step", "call")
    expect(outcome).to_have_attribute("data-office", "")


def test_the_question_about_the_call_may_not_be_skipped(ready_checker: Checker) -> None:
    ready_checker.go_on_to("Have you called?")
    ready_checker.button("Continue").click()
    sentence = "Choose Yes or No. Your next step depends on it."
    expect(ready_checker.page.get_by_text(sentence).first).to_be_visible()
    expect(ready_checker.group("Have you called?")).to_be_visible()


def test_a_special_privacy_rule_ends_the_checker_and_clears_the_answers(
    ready_checker: Checker,
) -> None:
    outcome = ready_checker.walk(
        {
            "What is the problem?": "It's urgent",
            "Is this case covered by a special privacy rule?": "Yes, or I am not sure",
        }
    )
    expect(outcome).to_have_attribute("data-step", "elsewhere")
    expect(outcome).to_have_attribute("data-reason", "protected_case")
    expect(outcome).to_contain_text("Your case has special privacy rules")
    ready_checker.open()
    expect(
        ready_checker.group("What is the problem?").get_by_role("radio", checked=True)
    ).to_have_count(0)
