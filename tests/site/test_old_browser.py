"""Where the questions do not start, the page says so and names the way on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker

SCRIPT = "**/checker/main.js"


def warning(page: Page) -> Locator:
    """Return the words about a form that did not start."""
    return page.get_by_text("The questions did not start.")


def stops_at_new_syntax(route: Route) -> None:
    """Answer with what an older browser makes of newer syntax: nothing that it can read."""
    route.fulfill(body="export const = ;", content_type="text/javascript")


def does_not_arrive(route: Route) -> None:
    """Answer as a host that lost the file."""
    route.fulfill(status=404)


@pytest.mark.parametrize("meet", [stops_at_new_syntax, does_not_arrive])
@pytest.mark.parametrize("script", [SCRIPT, "**/runtime/start.js"])
def test_a_form_that_does_not_start_shows_a_message(
    noisy_page: Page, site: SiteServer, script: str, meet: Callable[[Route], None]
) -> None:
    noisy_page.route(script, meet)
    Checker(noisy_page, site.url).open()
    expect(warning(noisy_page)).to_be_visible()
    warning(noisy_page).get_by_role("link", name="the worksheet").click()
    expect(noisy_page).to_have_url(re.compile("/worksheet/$"))


def test_a_form_that_starts_shows_no_failure_message(checker: Checker, page: Page) -> None:
    page.wait_for_load_state("load")
    expect(checker.button("Continue")).to_be_enabled()
    expect(warning(page)).to_be_hidden()


def test_a_form_with_a_late_script_shows_no_failure_message(page: Page, site: SiteServer) -> None:
    held: list[Route] = []
    page.route(SCRIPT, lambda route: held.append(route))
    checker = Checker(page, site.url)
    page.goto(checker.url, wait_until="commit")
    page.wait_for_function("() => document.readyState === 'interactive'")
    expect(checker.button("Continue")).to_be_disabled()
    expect(warning(page)).to_be_hidden()
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    expect(checker.button("Continue")).to_be_enabled()
    expect(warning(page)).to_be_hidden()


def test_the_message_works_in_browsers_without_modules(site: SiteServer) -> None:
    script = site.folder / "assets" / "js" / "site" / "old-browser.js"
    text = script.read_text(encoding="utf-8")
    assert not re.search(r"=>|\?\.|`|\b(?:const|let|class|import|export)\b", text)
    page = (site.folder / "checker" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<script defer src="[^"]*site/old-browser\.js">', page)
