"""The exits, typed question by question, and the choices for papers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker

FILED = {"filed_on": "2025-06-10", "form": "I-485", "receipt_number": "EAC1710450146"}


@pytest.fixture
def checker(ready_checker: Checker) -> Checker:
    """The page that many tests share: nothing here is kept from one to the next."""
    return ready_checker


@pytest.fixture
def page(ready_checker: Checker) -> Page:
    """The same page."""
    return ready_checker.page


NEEDS = {"Have you called?": "No"}
EXITS = (
    (
        {"What is the problem?": "USCIS asked me for something, or decided"},
        "uscis_waits_for_you",
        "Stop: USCIS may be waiting for you",
    ),
    (
        {
            **NEEDS,
            "What does Case Status Online show?": "A decision: denied, closed, returned",
        },
        "decision_made",
        "USCIS shows a decision",
    ),
)


@pytest.mark.parametrize(("answers", "reason", "heading"), EXITS, ids=[e[1] for e in EXITS])
def test_an_urgent_exit_comes_first_and_can_be_skipped(
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


def test_a_person_without_a_receipt_learns_what_to_look_for(checker: Checker) -> None:
    checker.open_case(situation="no_receipt_yet")
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-reason", "no_receipt_yet")
    expect(checker.outcome).to_contain_text("Lockbox Support")


def test_a_person_who_moved_is_told_to_give_the_new_address_first(
    checker: Checker, page: Page
) -> None:
    checker.answer("What is the problem?", "I moved")
    expect(page.get_by_text("First tell USCIS your new address").first).to_be_visible()


def test_a_record_shows_full_numbers_only_when_that_is_chosen(checker: Checker, page: Page) -> None:
    call = {"channel": "call", "on": "2026-09-01"}
    checker.open_case(**FILED, contacts=[call], resolved_on="2026-11-20")
    checker.go_on()
    checker.open_paper("record_html")
    shown = page.get_by_role("link", name=re.compile(r"Save .*\.html"))
    expect(checker.outcome).to_have_attribute("data-status", "resolved")
    with page.expect_download() as saving:
        shown.click()
    assert "only the last characters of each number" in Path(saving.value.path()).read_text(
        encoding="utf-8"
    )
    page.get_by_label("Show my numbers in full in this record").check()
    expect(page.get_by_text("It has your full numbers.").first).to_be_visible()
    with page.expect_download() as saving:
        shown.click()
    assert "It has your full numbers." in Path(saving.value.path()).read_text(encoding="utf-8")


ASKED_ONLINE: dict[str, object] = {
    **FILED,
    "inquiry_date": "2025-09-01",
    "inquiry_date_seen_on": "2026-11-20",
    "contacts": [{"channel": "call", "on": "2026-09-01"}],
}
SILENT: dict[str, object] = {
    **ASKED_ONLINE,
    "contacts": [
        {"channel": "call", "on": "2026-09-01"},
        {"channel": "e_request", "on": "2026-10-20"},
    ],
}
COPIES = (
    (ASKED_ONLINE, "Copy my question", "Your question for the e-Request"),
    (SILENT, "Copy my summary", "Your summary for a member of Congress"),
)


def todays_outcome(checker: Checker, case: dict[str, object]) -> None:
    checker.open_case(**case)
    checker.go_on()
    expect(checker.outcome.locator(".step-card")).to_be_visible()


@pytest.mark.parametrize(("case", "button", "heading"), COPIES, ids=[c[1] for c in COPIES])
def test_a_copy_button_copies_the_paper_and_confirms_it(
    checker: Checker, page: Page, case: dict[str, object], button: str, heading: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    todays_outcome(checker, case)
    copies = checker.outcome.get_by_role("button", name=button, exact=True)
    copies.click()
    paper = checker.outcome.locator("[data-paper]").filter(has_text=heading)
    said = paper.get_by_role("status").filter(has_text="Text copied Fill in [")
    expect(said).to_be_focused()
    expect(said).to_be_in_viewport()
    paper.get_by_role("button", name="Edit", exact=True).click()
    text = paper.get_by_role("textbox", name="Text", exact=True)
    assert page.evaluate("navigator.clipboard.readText()") == text.input_value()
    assert "EAC1710450146" in text.input_value()

    text.fill("My own words.")
    copies.click()
    expect(paper.get_by_role("status").filter(has_text="Text copied")).to_have_text("Text copied")
    assert page.evaluate("navigator.clipboard.readText()") == "My own words."


def test_a_refused_copy_selects_the_text_and_says_so(noisy_page: Page, site: SiteServer) -> None:
    checker = Checker(noisy_page, site.url).open()
    todays_outcome(checker, ASKED_ONLINE)
    noisy_page.evaluate("delete Navigator.prototype.clipboard")
    checker.button("Copy my question").click()
    expect(checker.outcome.get_by_text("copy it by hand").first).to_be_visible()
    text = checker.outcome.get_by_role("textbox", name="Text", exact=True).first
    expect(text).to_be_focused()
    marked = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert text.evaluate(marked) == text.input_value()


def test_copying_warns_about_an_unfilled_bracket(checker: Checker, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    checker.open_case(**FILED, contacts=[{"channel": "call", "on": "2026-09-01"}])
    checker.go_on()
    paper = checker.edit_paper("center_email")
    paper.get_by_role("button", name="Copy text").click()
    expect(page.get_by_text("before you send it.")).to_be_visible()
    letter = paper.get_by_role("textbox", name="Text", exact=True)
    letter.fill("All is filled in.")
    paper.get_by_role("button", name="Copy text").click()
    expect(page.get_by_text("before you send it.")).to_be_hidden()
    assert page.evaluate("navigator.clipboard.readText()") == "All is filled in."
