"""A paper that fails to load shows a message, and loads on retry."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker

PAPERS_LIBRARIES = re.compile(r"/(jinja2|markupsafe|icalendar)-[^/]*\.whl")
NOT_COME = "These words did not come: the connection may be down."
# Two papers are there: a call script and a record.
EXPLAINED: dict[str, object] = {
    "form": "I-485",
    "receipt_number": "EAC1710450146",
    "contacts": [
        {"channel": "call", "on": "2026-09-20", "answer": "explained", "answered_on": "2026-09-20"}
    ],
}


class BrokenLine:
    """A connection that fails for the libraries of papers until it is repaired."""

    def __init__(self, page: Page) -> None:
        self.is_broken = True
        page.context.route(PAPERS_LIBRARIES, self._meet)

    def _meet(self, route: Route) -> None:
        if self.is_broken:
            route.abort()
        else:
            route.continue_()


def test_papers_that_failed_to_load_are_written_on_retry(
    noisy_page: Page, site: SiteServer
) -> None:
    line = BrokenLine(noisy_page)
    checker = Checker(noisy_page, site.url).open().open_case(**EXPLAINED)
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-status", "ended")
    papers = checker.outcome.locator("[data-paper]")
    checker.outcome.locator("details").evaluate_all(
        "all => { for (const one of all) one.open = true; }"
    )
    not_come = checker.outcome.get_by_text(NOT_COME).filter(visible=True)
    # The second paper shows that the first did not block it.
    expect(not_come).to_have_count(2)
    expect(papers).to_have_count(2)
    expect(checker.outcome.get_by_text("One moment").filter(visible=True)).to_have_count(0)

    again = papers.first.get_by_role("button", name="Try again", exact=True)
    again.click()
    expect(again).to_be_focused()
    line.is_broken = False
    again.click()
    expect(papers.first.locator("summary")).to_be_focused()
    expect(papers.first.locator("[data-sheet]")).to_contain_text("E as in Echo")
    expect(not_come).to_have_count(0)
    expect(papers.locator(".document")).to_have_count(2)
