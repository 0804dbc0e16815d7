"""Pages of this site open without losing what was typed; leaving the site clears it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page, expect

from build_scripts.checks.browsers import debian_executable
from build_scripts.serve import SiteServer
from tests.site.checker import Checker
from tests.site.conftest import open_page

ELSEWHERE = "https://www.weather.gov/"
TYPED = "10/15/2026"
IS_KEPT = "() => Boolean(navigator.serviceWorker.controller)"


@pytest.fixture
def remembering_page(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
) -> Iterator[Page]:
    """A page of a whole browser, which keeps the pages that were left, as people's browsers do."""
    browser = browser_type.launch(
        executable_path=debian_executable("chromium"),
        args=[*browser_type_launch_args.get("args", []), "--headless=new"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = open_page(browser.new_context(**browser_context_args))
    page.context.route(ELSEWHERE, lambda route: route.fulfill(body="weather"))
    yield page
    browser.close()


def type_a_day(checker: Checker) -> None:
    checker.go_on_to("Date of the call", {"Have you called?": "Yes"})
    checker.field("Date of the call").fill(TYPED)


def go_back(page: Page) -> None:
    """Go back as a person does: Playwright's own way loads the page anew."""
    page.evaluate("() => { setTimeout(() => history.back()); }")
    page.wait_for_url("**/checker/**", wait_until="commit")


def test_on_a_later_visit_a_page_of_this_site_leads_back_to_what_was_typed(
    remembering_page: Page, site: SiteServer
) -> None:
    checker = Checker(remembering_page, site.url).open().wait_until_ready()
    remembering_page.wait_for_function(IS_KEPT)
    remembering_page.reload()
    type_a_day(checker.wait_until_ready())
    remembering_page.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    expect(remembering_page.get_by_role("heading", name="Privacy", level=1)).to_be_visible()
    go_back(remembering_page)
    expect(checker.field("Date of the call")).to_have_value(TYPED)
    checker.button("See my next step now").click()
    expect(checker.outcome).to_have_attribute("data-act-on", "2026-11-15")


def test_on_the_first_visit_a_page_of_this_site_opens_beside_what_was_typed(
    remembering_page: Page, site: SiteServer
) -> None:
    checker = Checker(remembering_page, site.url).open()
    type_a_day(checker)
    with remembering_page.expect_popup() as opening:
        remembering_page.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    expect(opening.value.get_by_role("heading", name="Privacy", level=1)).to_be_visible()
    expect(checker.field("Date of the call")).to_have_value(TYPED)


def test_leaving_the_site_clears_what_was_typed(remembering_page: Page, site: SiteServer) -> None:
    checker = Checker(remembering_page, site.url).open().wait_until_ready()
    type_a_day(checker)
    remembering_page.goto(ELSEWHERE)
    go_back(remembering_page)
    checker.wait_until_ready().go_on_to("Date of the call", {"Have you called?": "Yes"})
    expect(checker.field("Date of the call")).to_have_value("")
