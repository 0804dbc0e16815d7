"""Whole journeys through the notice's procedure, typed as a person would, on 24 November 2026."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import expect

from tests.site import outcomes_notice as notice
from tests.site.checker import Checker
from tests.site.outcomes import TODAYS_WAY, Outcome

NUMBER = "eac-17-104-50146"
CALLED = {"Have you called?": "Yes"}
SEPTEMBER_CALL = {**CALLED, "Date of the call": "9/20/2026"}
CENTER = {"Have you emailed the service center?": "Yes"}
NO_ANSWER = {"Did the service center answer?": "No"}
HEADQUARTERS = {"Have you emailed headquarters?": "Yes"}


@dataclass(frozen=True)
class Journey:
    """What a person has done, and the outcome that it leads to."""

    outcome: Outcome
    answers: Mapping[str, str]


JOURNEYS = (
    Journey(notice.NOT_CALLED, {"Have you called?": "No"}),
    Journey(notice.CALLED_LATELY, {**CALLED, "Date of the call": "Nov 1, 2026"}),
    Journey(
        replace(
            notice.CALLED_LATELY,
            name="day 30 after the call",
            heading="Step 2 opens on Wednesday, November 25, 2026",
            act_on="2026-11-25",
        ),
        {**CALLED, "Date of the call": "10/25/2026"},
    ),
    Journey(notice.CALLED_LONG_AGO, {**CALLED, "Date of the call": "10/24/2026"}),
    Journey(
        notice.TOLD_TO_WAIT_LONGER,
        {
            **SEPTEMBER_CALL,
            "Was a service request opened?": "No",
            "Reason no request was opened": "within normal time",
            "How many days were you told to wait?": "90",
        },
    ),
    Journey(
        notice.EMAILED_CENTER,
        {**SEPTEMBER_CALL, **CENTER, "Date of the email to the service center": "2026-11-05"},
    ),
    Journey(
        notice.CENTER_SILENT,
        {
            **SEPTEMBER_CALL,
            **CENTER,
            "Date of the email to the service center": "1 November 2026",
            **NO_ANSWER,
        },
    ),
    Journey(
        notice.EMAILED_HEADQUARTERS,
        {
            **SEPTEMBER_CALL,
            **CENTER,
            "Date of the email to the service center": "10/25/2026",
            **NO_ANSWER,
            **HEADQUARTERS,
            "Date of the email to headquarters": "11/20/2026",
        },
    ),
    Journey(
        notice.HEADQUARTERS_SILENT,
        {
            **SEPTEMBER_CALL,
            **CENTER,
            "Date of the email to the service center": "10/21/2026",
            **NO_ANSWER,
            **HEADQUARTERS,
            "Date of the email to headquarters": "11/12/2026",
            "Did headquarters answer?": "No",
        },
    ),
    Journey(
        notice.CENTER_ANSWERED,
        {
            **SEPTEMBER_CALL,
            **CENTER,
            "Date of the email to the service center": "10/25/2026",
            "Did the service center answer?": "Yes, but it did not help",
            "Date of the answer": "11/2/2026",
        },
    ),
    Journey(
        replace(notice.RESOLVED, office=""),  # typed without a number
        {
            **SEPTEMBER_CALL,
            "Has your case been resolved?": "Yes",
            "Date it was resolved": "11/20/2026",
        },
    ),
)
IDS = [journey.outcome.name for journey in JOURNEYS]


@pytest.mark.parametrize("journey", JOURNEYS, ids=IDS)
def test_the_outcome_is_the_plan(ready_checker: Checker, journey: Journey) -> None:
    expected = journey.outcome
    numbers = {} if expected.status == "resolved" else {"Receipt number": NUMBER}
    outcome = ready_checker.walk({**journey.answers, **numbers})
    for name, value in expected.attributes.items():
        expect(outcome).to_have_attribute(name, value)
    expect(outcome.get_by_role("heading", level=2)).to_have_text(expected.heading)
    expect(outcome.locator(".button--filled")).to_have_text(expected.button)
    expect(outcome).to_contain_text(expected.says)


def test_the_main_journey_ends_with_the_letter_and_todays_way(ready_checker: Checker) -> None:
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
    expect(outcome).to_contain_text("Vermont Service Center")
    expect(outcome).to_contain_text("January 21, 2019")
    letter = outcome.get_by_role("textbox", name="Text")
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
        expect(letter).to_have_value(re.compile(re.escape(item)))
    mailto = outcome.locator("a[href^='mailto:vsc.ncscfollowup@dhs.gov']")
    expect(mailto).to_contain_text("closed")

    outcome.get_by_role("button", name=TODAYS_WAY).first.click()
    outcome = ready_checker.walk({"Case inquiry date": "6/1/2018"})
    expect(outcome).to_have_attribute("data-procedure", "current")
    expect(outcome).to_have_attribute("data-office", "VSC")


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
            "Form": "I-130",
            "Is this case covered by a special privacy rule?": "Yes, or I am not sure",
        }
    )
    expect(outcome).to_have_attribute("data-step", "elsewhere")
    expect(outcome).to_have_attribute("data-reason", "protected_case")
    expect(outcome).to_contain_text("Your case has special privacy rules")
    ready_checker.open()
    ready_checker.go_on()
    expect(ready_checker.field("Form")).to_have_value("")
