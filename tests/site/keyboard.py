"""The checker by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Page, expect

from tests.site.checker import MORE_PAGES_THAN_THERE_ARE, Checker, wait_for_another_place

MOST_TABS = 60
NAME = "(field) => (field.labels?.[0] ?? field).textContent.replace(/\\s+/g, ' ').trim()"
FOCUSED = f"() => ({NAME})(document.activeElement)"


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the field, choice or button with this name has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def press(checker: Checker, name: str) -> None:
    """Reach the button with this name, press Enter on it and wait for the place it leads to."""
    before = checker.page.url
    tab_to(checker.page, name)
    expect(checker.root).not_to_have_attribute("data-busy", re.compile(""))
    checker.page.keyboard.press("Enter")
    wait_for_another_place(checker.page, before)
    heading = checker.page.locator("[data-place]:not([hidden]) [data-heading]")
    expect(heading).to_be_focused()


def choose(checker: Checker, question: str, choice: str) -> None:
    """Choose one of the answers of a group of which none is chosen."""
    choices = checker.group(question).get_by_role("radio")
    tab_to(checker.page, choices.first.evaluate(NAME))
    checker.page.keyboard.press("Space")
    wanted = checker.group(question).get_by_role("radio", name=choice, exact=True)
    for _ in range(choices.count()):
        if wanted.is_checked():
            break
        checker.page.keyboard.press("ArrowDown")
    expect(wanted).to_be_checked()


def continue_to_the_outcome(checker: Checker, chosen: Mapping[str, str] | None = None) -> None:
    """Go by keyboard through what is left, choosing `chosen`, and wait for the answer."""
    for _ in range(MORE_PAGES_THAN_THERE_ARE):
        if checker.outcome.is_visible():
            expect(checker.outcome).to_have_attribute("data-status", re.compile("."))
            return
        for question, choice in (chosen or {}).items():
            if checker.is_asked(question):
                choose(checker, question, choice)
        press(checker, "Continue")
    raise AssertionError("the outcome was never reached")
