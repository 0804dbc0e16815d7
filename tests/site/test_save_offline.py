"""The pages that a person did not visit are kept, too, once they ask for it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from build_scripts.serve import SiteServer
from tests.site.checker import PYTHON_STARTS_WITHIN_MS, Checker


def test_the_other_pages_are_saved_when_a_person_asks_for_them(
    noisy_page: Page, site: SiteServer
) -> None:
    checker = Checker(noisy_page, site.url).open().wait_until_ready()
    checker.button("Save the other pages for offline").click(timeout=PYTHON_STARTS_WITHIN_MS)
    expect(noisy_page.get_by_text("All pages are on this device now.")).to_be_visible()
    noisy_page.context.set_offline(True)
    noisy_page.goto(f"{site.url}reference/")
    expect(noisy_page.get_by_role("heading", level=1)).to_be_visible()
