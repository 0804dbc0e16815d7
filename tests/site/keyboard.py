"""The checker by keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.site.checker import MORE_PAGES_THAN_THERE_ARE, PYTHON_STARTS_WITHIN_MS, Checker

MOST_TABS = 60
FOCUSED = """() => {
  const at = document.activeElement;
  return (at.labels?.[0] ?? at).textContent.replace(/\\s+/g, ' ');
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the field, choice or button with this name has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).strip() == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def press(checker: Checker, name: str) -> None:
    """Reach the button with this name, press Enter on it and wait for the place it leads to."""
    before = checker.page.url
    tab_to(checker.page, name)
    expect(checker.root).not_to_have_attribute("data-busy", re.compile(""))
    checker.page.keyboard.press("Enter")
    expect(checker.page).not_to_have_url(
        re.compile(f"^{re.escape(before)}$"), timeout=PYTHON_STARTS_WITHIN_MS
    )
    heading = checker.page.locator("[data-place]:not([hidden]) [data-heading]")
    expect(heading).to_be_focused()


def continue_to_the_outcome(checker: Checker) -> None:
    """Press Continue by keyboard on every page that is left, and wait for the answer."""
    for _ in range(MORE_PAGES_THAN_THERE_ARE):
        if checker.outcome.is_visible():
            expect(checker.outcome).to_have_attribute("data-status", re.compile("."))
            return
        press(checker, "Continue")
    raise AssertionError("the outcome was never reached")
