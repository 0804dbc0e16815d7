"""Every outcome, at phone and desk size, by keyboard, enlarged, and by axe."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from case_inquiry.papers import KINDS
from tests.rules.golden.todays_cases import STATES
from tests.rules.golden.tools import papers_in, see
from tests.site.axe import look
from tests.site.checker import Checker
from tests.site.conftest import DESK, ENLARGED, PHONE
from tests.site.keyboard import continue_to_the_outcome, tab_to
from tests.site.outcomes import OUTCOMES, Outcome
from tests.site.stillness import wait_for_stillness

MOST_PIXELS = 1600


@pytest.mark.parametrize("outcome", OUTCOMES, ids=[outcome.name for outcome in OUTCOMES])
def test_the_outcome_is_reached_by_keyboard_and_fits(
    ready_checker: Checker, outcome: Outcome
) -> None:
    page = ready_checker.page
    page.clock.set_system_time(outcome.now)
    ready_checker.open_case(**outcome.case)
    continue_to_the_outcome(ready_checker)
    region = ready_checker.outcome
    for name, value in outcome.attributes.items():
        expect(region).to_have_attribute(name, value)
    expect(region.get_by_role("heading", level=2)).to_have_text(outcome.heading)
    expect(region.get_by_role("heading", level=2)).to_be_focused()
    for line in outcome.says:
        expect(region.locator(".step-card")).to_contain_text(line)
    _is_short(page, region)
    _reach_the_filled_button(page, region, outcome.button)
    _open_everything(region)
    for size in (DESK, ENLARGED, PHONE):
        _fits(page, region, size)
    look(page, outcome.name)


def _is_short(page: Page, region: Locator) -> None:
    """On a phone the filled button is on the first screen, and the folded outcome is short."""
    page.set_viewport_size(PHONE)
    wait_for_stillness(page)
    page.evaluate("scrollTo(0, 0)")
    expect(region.locator(".button--filled")).to_be_in_viewport(ratio=1)
    assert region.evaluate("region => region.getBoundingClientRect().height") <= MOST_PIXELS


def _reach_the_filled_button(page: Page, region: Locator, name: str) -> None:
    tab_to(page, name)
    filled = region.locator(".button--filled")
    expect(filled).to_have_text(name)
    expect(filled).to_be_focused()
    expect(filled).to_be_in_viewport()


def _open_everything(region: Locator) -> None:
    """Open what is closed, and wait until every paper is written."""
    region.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    expect(region.locator("details:not([open])")).to_have_count(0)
    papers = region.locator("[data-paper]").count()
    expect(region.locator("[data-paper] .document")).to_have_count(papers, timeout=30_000)


def _fits(page: Page, region: Locator, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    wait_for_stillness(page)
    expect(region.locator(".button--filled")).to_be_visible()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(page.get_by_role("link", name="Exit this page")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


SCREEN = (
    "called, no request opened",
    "the center did not answer",
    "today: no answer, past the inquiry date",
    "today: past the inquiry date",
    "today: nothing came",
    "not called yet",
)


@pytest.mark.parametrize("name", SCREEN)
def test_the_card_and_the_notices_step_are_on_one_screen_of_a_phone(
    ready_checker: Checker, name: str
) -> None:
    page = ready_checker.page
    outcome = Outcome(name, STATES[name])
    page.clock.set_system_time(outcome.now)
    page.set_viewport_size(PHONE)
    case = {**outcome.case, "problem": outcome.case["problem"] or "delay", "protected": False}
    ready_checker.open_case(**case)
    ready_checker.go_on()
    expect(ready_checker.outcome.locator(".step-card")).to_be_visible()
    wait_for_stillness(page)
    page.evaluate("scrollTo(0, 0)")
    steps = ready_checker.outcome.locator(".notice-card__steps")
    expect(steps).to_be_in_viewport(ratio=1)


def test_every_paper_appears_in_an_outcome() -> None:
    seen = {paper for state in STATES.values() for paper in papers_in(see(state))}
    # The drafts of both letters are files beside them.
    assert set(KINDS) - seen == {"center_eml", "hq_eml"}
