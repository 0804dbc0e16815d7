"""Every outcome of both procedures, at phone and desk size, by keyboard, enlarged, and by axe."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from case_inquiry.case import read_case
from case_inquiry.messages import translator
from case_inquiry.outcome import WORDS, exit_of, view, words_of
from case_inquiry.outcome.exit_words import EXITS
from case_inquiry.outcome.situation import Situation
from case_inquiry.papers import KINDS
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure
from tests.rules.golden.tools import blocks
from tests.site import outcomes_current, outcomes_notice
from tests.site.axe import look
from tests.site.checker import Checker
from tests.site.conftest import DESK, ENLARGED, PHONE
from tests.site.keyboard import continue_to_the_outcome, press, tab_to
from tests.site.outcomes import CURRENT, TODAYS_WAY, Outcome
from tests.site.stillness import wait_for_stillness

PACIFIC = ZoneInfo("America/Los_Angeles")
OUTCOMES = (
    *outcomes_notice.STEPS,
    *outcomes_notice.EXITS,
    *outcomes_current.STEPS,
    *outcomes_current.EXITS,
)
# States that no question of the checker leads to: only the rules have them.
NOT_ASKED = {
    # The day of looking is filled in with today.
    ("current", "gate", "wait", ()),
    # Today's procedure continues immediately in this state.
    ("current", "answer", "overdue", ()),
    # The form has room for one kind of outside help.
    ("current", "answer", "ended", ()),
}


@pytest.mark.parametrize("outcome", OUTCOMES, ids=[outcome.name for outcome in OUTCOMES])
def test_the_outcome_is_reached_by_keyboard_and_fits(
    ready_checker: Checker, outcome: Outcome
) -> None:
    page = ready_checker.page
    page.clock.set_system_time(outcome.now)
    ready_checker.open_case(**outcome.case)
    continue_to_the_outcome(ready_checker)
    if outcome.procedure == CURRENT:
        press(ready_checker, TODAYS_WAY)
        continue_to_the_outcome(ready_checker, outcome.chosen)
    region = ready_checker.outcome
    for name, value in outcome.attributes.items():
        expect(region).to_have_attribute(name, value)
    expect(region.get_by_role("heading", level=2)).to_have_text(outcome.heading)
    expect(region.get_by_role("heading", level=2)).to_be_focused()
    expect(region).to_contain_text(outcome.says)
    _reach_the_filled_button(page, region, outcome.button)
    _open_everything(region)
    for size in (DESK, ENLARGED, PHONE):
        _fits(page, region, size)
    look(page, outcome.name)


def _reach_the_filled_button(page: Page, region: Locator, name: str) -> None:
    tab_to(page, name)
    filled = region.locator(".button--filled")
    expect(filled).to_have_text(name)
    expect(filled).to_be_focused()
    expect(filled).to_be_in_viewport()


def _open_everything(region: Locator) -> None:
    """Open what is closed, and wait until every paper is written."""
    for details in region.locator("details").all():
        if details.get_attribute("open") is None:
            details.locator("summary").click()
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


def _situation(outcome: Outcome) -> Situation:
    today = outcome.now.astimezone(PACIFIC).date()
    told, rules = read_case(outcome.case, today), load_procedure(outcome.procedure)
    return Situation(plan(told, rules, today), told, rules, today)


def test_every_paper_appears_in_an_outcome() -> None:
    seen = set()
    for here in map(_situation, OUTCOMES):
        shown = view(here.plan, here.case, here.procedure, here.today, translator())
        seen |= {block["paper"] for block in blocks(shown, "paper")}
    # The drafts of both letters are files beside them.
    assert set(KINDS) - seen == {"center_eml", "hq_eml"}


def test_every_state_of_both_procedures_has_an_outcome() -> None:
    situations = map(_situation, OUTCOMES)
    seen = [exit_of(here.plan) or words_of(here) for here in situations]
    assert [reason for reason, words in EXITS.items() if words not in seen] == []
    never = {
        (procedure, row.step, row.status, row.needs)
        for procedure, rows in WORDS.items()
        for row in rows
        if row not in seen
    }
    assert never == NOT_ASKED
