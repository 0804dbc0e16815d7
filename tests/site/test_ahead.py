"""The call card and the exits are part of the page: they are there while Python is on its way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker

WITHIN_MS = 3_000
EXITS = (
    (
        {"What is the problem?": "USCIS asked me for something, or decided"},
        "Stop: USCIS may be waiting for you",
    ),
    (
        {"Is this case covered by a special privacy rule?": "Yes, or I am not sure"},
        "Your case has special privacy rules",
    ),
)


@pytest.fixture
def early(page: Page, site: SiteServer) -> Checker:
    """The checker on a line so slow that Python never comes."""
    held: list[Route] = []
    page.route("**/assets/runtime/**", lambda route: held.append(route))
    return Checker(page, site.url).open()


def walk_to_the_end(checker: Checker, answers: dict[str, str]) -> None:
    left = dict(answers)
    while left:
        for label in answers:
            if label in left and checker.is_asked(label):
                checker.answer(label, left.pop(label))
        if left:
            checker.go_on()


def test_who_has_not_called_sees_whom_to_call_before_python_is_there(early: Checker) -> None:
    walk_to_the_end(early, {"Have you called?": "No"})
    early.button("See my next step now").click()
    heading = early.outcome.get_by_role("heading", name="You can call USCIS", exact=True)
    expect(heading).to_be_visible(timeout=WITHIN_MS)
    expect(early.outcome.get_by_role("link", name="Call 1-800-375-5283")).to_be_visible()
    expect(early.outcome).to_contain_text("Talk to a lawyer first if you have")
    expect(early.outcome).to_have_attribute("data-step", "call")
    expect(early.root).to_have_attribute("data-runtime", "loading")


@pytest.mark.parametrize(("answers", "heading"), EXITS, ids=["asked", "protected"])
def test_an_exit_is_shown_before_python_is_there(
    early: Checker, answers: dict[str, str], heading: str
) -> None:
    walk_to_the_end(early, answers)
    early.button("Continue").click()
    shown = early.page.get_by_role("heading", name=heading, exact=True)
    expect(shown).to_be_visible(timeout=WITHIN_MS)
    expect(early.page.locator("[data-outcome]")).to_have_attribute("data-status", "ended")
