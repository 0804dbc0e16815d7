"""Axe finds nothing on any question, on the check page and on any kind of error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from build_scripts.serve import SiteServer
from tests.site.axe import look, look_at_print
from tests.site.checker import Checker
from tests.site.conftest import ENLARGED
from tests.site.outcomes import Outcome, outcome_of
from tests.site.stillness import wait_for_stillness

CALL = {"channel": "call", "on": "2026-09-20"}
CASE: Mapping[str, object] = {
    "form": "I-485",
    "receipt_number": "EAC1710450146",
    "contacts": [CALL, {"channel": "center_email", "on": "2026-10-25"}],
}
# Every page of the form at once, with all that an answer could open.
SHOW_ALL = """() => {
  for (const page of document.querySelectorAll('[data-page]')) page.hidden = false;
  for (const part of document.querySelectorAll('[data-page] [data-applies]')) part.hidden = false;
  return document.querySelectorAll('[data-page]').length;
}"""


def test_axe_finds_nothing_on_any_question(page: Page, site: SiteServer) -> None:
    page.route(
        "**/checker/main.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    Checker(page, site.url).open()
    assert page.evaluate(SHOW_ALL) > 15
    look(page, "all questions")


def test_axe_finds_nothing_on_the_check_page(ready_checker: Checker) -> None:
    ready_checker.open_case(role="liaison", receipt_number="EAC1710450146", contacts=[CALL, CALL])
    look(ready_checker.page, "check page")


def test_axe_finds_nothing_where_choices_about_papers_were_made(ready_checker: Checker) -> None:
    page = ready_checker.page
    ready_checker.open_case(**outcome_of("resolved").case)
    ready_checker.go_on()
    ready_checker.open_paper("record_html")
    page.get_by_label("Show my numbers in full in this record").check()
    expect(page.get_by_text("It has your full numbers.").first).to_be_visible()
    look(page, "the record in full")
    ready_checker.button("Start over").click()
    ready_checker.open_case(**outcome_of("today: asked").case)
    ready_checker.go_on()
    ready_checker.open_paper("reminders_ics")
    page.get_by_label("Name the form and the number in the calendar").check()
    look(page, "a reminder that names the case")


@pytest.mark.parametrize(
    "outcome",
    [outcome_of(name) for name in ("the center did not answer", "resolved", "protected")],
    ids=lambda outcome: outcome.name,
)
def test_axe_finds_nothing_in_a_printed_outcome(ready_checker: Checker, outcome: Outcome) -> None:
    page = ready_checker.page
    ready_checker.open_case(**outcome.case)
    ready_checker.go_on()
    status = outcome.attributes["data-status"]
    expect(ready_checker.outcome).to_have_attribute("data-status", status)
    look_at_print(page, outcome.name)


@dataclass(frozen=True)
class Wrong:
    """An answer that cannot be taken, what is said about it, and the answer that is offered."""

    name: str
    question: str
    typed: str
    says: str
    offer: str = ""


WRONGS = (
    Wrong("no date", "Date of the call", "soon", "Write the date like October 1, 2026"),
    Wrong(
        "a year of two digits",
        "Date of the call",
        "9/20/26",
        "Write the year with four numbers.",
        "September 20, 2026",
    ),
    Wrong(
        "the day first",
        "Date of the call",
        "20/9/2026",
        "We are not sure about this date.",
        "September 20, 2026",
    ),
    Wrong("a day to come", "Date of the call", "12/24/2026", "has not come yet"),
    Wrong(
        "an email before the call",
        "Date of the email to the service center",
        "9/1/2026",
        "on the same day or later",
    ),
    Wrong(
        "a letter for a digit",
        "Receipt number",
        "EACI710450146",
        "Character 4 is the letter I.",
        "EAC1710450146",
    ),
    Wrong("half a number", "Receipt number", "EAC17", "This has 5 characters."),
    Wrong("a receipt number", "A-Number", "EAC1710450146", "This looks like a receipt number"),
    Wrong(
        "too many days",
        "How many days were you told to wait?",
        "999",
        "Write a number of days from 0 to 365.",
    ),
)


@pytest.mark.parametrize("wrong", WRONGS, ids=[wrong.name for wrong in WRONGS])
def test_axe_finds_nothing_on_an_error(ready_checker: Checker, wrong: Wrong) -> None:
    page = ready_checker.page
    ready_checker.open_case(**CASE)
    ready_checker.change(wrong.question)
    ready_checker.answer(wrong.question, wrong.typed)
    ready_checker.button("Continue").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text(wrong.question)
    field = ready_checker.field(wrong.question)
    expect(field).to_be_in_viewport()
    assert page.get_by_text(wrong.says).locator("visible=true").count() == 1
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(wrong.says)))
    expect(field).to_have_value(wrong.typed)
    offer = page.locator("[data-place]:not([hidden]) [data-offer]:visible")
    expect(offer).to_have_count(1 if wrong.offer else 0)
    if wrong.offer:
        expect(offer).to_contain_text(wrong.offer)
    _fits_and_is_clean(page, wrong.name)


def test_axe_finds_nothing_where_the_one_needed_answer_is_missing(ready_checker: Checker) -> None:
    page = ready_checker.page
    ready_checker.go_on_to("Have you called?")
    ready_checker.button("Continue").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Have you called?")
    expect(page.get_by_text("Choose Yes or No.")).to_be_visible()
    _fits_and_is_clean(page, "Have you called?")


def _fits_and_is_clean(page: Page, where: str) -> None:
    look(page, where)
    page.set_viewport_size(ENLARGED)
    wait_for_stillness(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= ENLARGED["width"]
