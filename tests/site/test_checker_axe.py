"""Axe finds nothing on any question, error, check page, outcome and paper, in light and dark."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker

CALL = {"channel": "call", "on": "2026-09-01"}
LETTER: dict[str, object] = {"form": "I-485", "receipt_number": "EAC1710450146", "contacts": [CALL]}


def look(page: Page, where: str) -> None:
    """Let axe look at the page as it is now, in light and dark."""
    page.emulate_media(color_scheme="light")
    in_light = Axe().run(page)
    assert in_light.violations_count == 0, f"{where}, light: {in_light.generate_report()}"
    page.emulate_media(color_scheme="dark")
    in_dark = Axe().run(page)
    assert in_dark.violations_count == 0, f"{where}, dark: {in_dark.generate_report()}"


def test_axe_finds_nothing_on_the_way_to_the_papers(
    context: BrowserContext, site: SiteServer
) -> None:
    page = context.new_page()
    checker = Checker(page, site.url).open()
    checker.open_case(role="liaison", **LETTER)
    look(page, "check page")
    checker.button("Change Receipt number").click()
    checker.answer("Receipt number", "EACI710450146")
    checker.button("Continue").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "error")
    checker.answer("Receipt number", "EAC1710450146")
    checker.go_on()
    checker.wait_for_check_page()
    checker.go_on()
    letter = checker.outcome.get_by_role("textbox", name="Text", exact=True)
    expect(letter).to_be_visible(timeout=30_000)
    for summary in checker.outcome.locator("summary").all():
        summary.click()
    look(page, "outcome with its letter")


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
    assert page.evaluate(SHOW_ALL) > 20
    look(page, "all questions")
