"""Every outcome of the ways in use today, and the exits of both procedures, on 24 November 2026."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.site.checker import Checker

PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=900)
FILED = {"filed_on": "2025-06-10", "form": "I-485", "receipt_number": "EAC1710450146"}
OPEN_GATE = {**FILED, "inquiry_date": "2025-09-01", "inquiry_date_seen_on": "2026-11-20"}
ASKED = {"channel": "e_request", "service_request": "SR-1"}


@dataclass(frozen=True)
class Outcome:
    """A case file, and what today's way says about it."""

    name: str
    case: Mapping[str, object]
    step: str
    status: str
    act_on: str = ""
    answer_due: str = ""
    reason: str = ""
    says: str = ""


OUTCOMES = (
    Outcome("no inquiry date yet", FILED, "gate", "act", says="Look up your case inquiry date"),
    Outcome(
        "filed after the inquiry date",
        {**FILED, "inquiry_date": "2025-03-03"},
        "gate",
        "wait",
        says="too early",
    ),
    Outcome(
        "form not listed, six months are not over",
        {**FILED, "filed_on": "2026-08-31", "inquiry_date": "not_listed"},
        "gate",
        "wait",
        act_on="2027-02-28",
    ),
    Outcome("past the inquiry date", OPEN_GATE, "inquire", "act", says="about the delay now"),
    Outcome(
        "a card that did not come needs no inquiry date",
        {**FILED, "problem": "not_received"},
        "inquire",
        "act",
    ),
    Outcome(
        "asked two weeks ago",
        {**OPEN_GATE, "contacts": [{**ASKED, "on": "2026-11-12"}]},
        "answer",
        "wait",
        answer_due="2026-12-04",
    ),
    Outcome(
        "asked and not answered in time",
        {**OPEN_GATE, "contacts": [{**ASKED, "on": "2026-10-20"}]},
        "escalate",
        "act",
        act_on="2026-11-11",
    ),
    Outcome(
        "outside help was asked for",
        {
            **OPEN_GATE,
            "contacts": [
                {**ASKED, "on": "2026-10-01"},
                {"channel": "ombudsman", "on": "2026-11-10"},
            ],
        },
        "answer",
        "wait",
    ),
    Outcome(
        "outside help answered and did not help",
        {
            **OPEN_GATE,
            "contacts": [
                {**ASKED, "on": "2026-09-01"},
                {
                    "channel": "congress",
                    "on": "2026-10-01",
                    "answer": "not_solved",
                    "answered_on": "2026-11-10",
                },
            ],
        },
        "answer",
        "ended",
        reason="answered",
    ),
)


@pytest.mark.parametrize("outcome", OUTCOMES, ids=[outcome.name for outcome in OUTCOMES])
def test_todays_way_says_what_the_plan_says(checker: Checker, page: Page, outcome: Outcome) -> None:
    page.set_viewport_size(PHONE if OUTCOMES.index(outcome) % 2 else DESK)
    contacts = [{"channel": "call", "on": "2026-09-01"}]
    told = outcome.case.get("contacts", [])
    assert isinstance(told, list)
    checker.open_case(**{**outcome.case, "contacts": [*contacts, *told]})
    checker.go_on()
    checker.button("Use the way that works today").first.click()
    expect(page).to_have_url(re.compile("#"))
    reached = checker.walk({})
    expect(reached).to_have_attribute("data-procedure", "current")
    expect(reached).to_have_attribute("data-step", outcome.step)
    expect(reached).to_have_attribute("data-status", outcome.status)
    expect(reached).to_have_attribute("data-act-on", outcome.act_on)
    expect(reached).to_have_attribute("data-answer-due", outcome.answer_due)
    expect(reached).to_have_attribute("data-reason", outcome.reason)
    expect(reached).to_contain_text(outcome.says)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


NEEDS = {"Have you called?": "No", "Receipt number": "EAC-17-104-50146"}
EXITS = (
    (
        {
            "What is the problem?": "USCIS asked me for something, gave me an appointment, "
            "or made a decision"
        },
        "uscis_waits_for_you",
        "Stop: USCIS may be waiting for you",
    ),
    (
        {
            **NEEDS,
            "What does Case Status Online show?": "A decision: approved, denied, closed, returned",
        },
        "decision_made",
        "USCIS shows a decision",
    ),
)


@pytest.mark.parametrize(("answers", "reason", "heading"), EXITS, ids=[e[1] for e in EXITS])
def test_what_is_more_urgent_comes_first_and_can_be_passed(
    checker: Checker, answers: dict[str, str], reason: str, heading: str
) -> None:
    checker.wait_until_ready()
    reached = checker.walk(answers)
    expect(reached).to_have_attribute("data-step", "elsewhere")
    expect(reached).to_have_attribute("data-status", "ended")
    expect(reached).to_have_attribute("data-reason", reason)
    expect(reached.get_by_role("heading", name=heading)).to_be_visible()
    reached.get_by_role("button", name=re.compile("Go on")).click()
    expect(reached).to_be_hidden()


def test_who_has_no_receipt_yet_is_told_what_to_look_for(checker: Checker) -> None:
    checker.open_case(situation="no_receipt_yet")
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-reason", "no_receipt_yet")
    expect(checker.outcome).to_contain_text("Lockbox Support")


def test_a_person_who_moved_is_told_to_give_the_new_address_first(
    checker: Checker, page: Page
) -> None:
    checker.answer("What is the problem?", "I moved and must tell USCIS")
    expect(page.get_by_text("First tell USCIS your new address").first).to_be_visible()


def test_a_record_shows_full_numbers_only_when_that_is_chosen(checker: Checker, page: Page) -> None:
    call = {"channel": "call", "on": "2026-09-01"}
    checker.open_case(**FILED, contacts=[call], resolved_on="2026-11-20")
    checker.go_on()
    shown = page.get_by_role("link", name=re.compile(r"Save .*\.html"))
    expect(checker.outcome).to_have_attribute("data-status", "resolved")
    with page.expect_download() as saving:
        shown.click()
    assert "by their last four characters" in Path(saving.value.path()).read_text(encoding="utf-8")
    page.get_by_label("Show my numbers in full in this record").check()
    expect(page.get_by_text("It has your full numbers.").first).to_be_visible()
    with page.expect_download() as saving:
        shown.click()
    assert "It has your full numbers." in Path(saving.value.path()).read_text(encoding="utf-8")


def test_copying_warns_while_a_bracket_is_left(checker: Checker, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    checker.open_case(**FILED, contacts=[{"channel": "call", "on": "2026-09-01"}])
    checker.go_on()
    checker.outcome.get_by_role("button", name="Copy text").click()
    expect(page.get_by_text("before you send it.")).to_be_visible()
    letter = checker.outcome.get_by_role("textbox", name="Text", exact=True)
    letter.fill("All is filled in.")
    checker.outcome.get_by_role("button", name="Copy text").click()
    expect(page.get_by_text("before you send it.")).to_be_hidden()
    assert page.evaluate("navigator.clipboard.readText()") == "All is filled in."
