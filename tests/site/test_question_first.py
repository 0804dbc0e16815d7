"""On a phone, the question and its button come first, and a menu holds the pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from build_scripts.serve import SiteServer
from tests.site.conftest import DESK, PHONE

SMALL_PHONE = ViewportSize(width=320, height=640)
PAGES_OF_THE_SITE, MENU = "Pages", "Menu"


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["390 x 844", "320 x 640"])
def test_the_first_question_and_continue_are_on_the_first_screen(
    read_page: Page, site: SiteServer, size: ViewportSize
) -> None:
    read_page.set_viewport_size(size)
    read_page.goto(f"{site.url}checker/")
    question = read_page.get_by_role("group", name="What is the problem?", exact=True)
    for part in (
        question.locator("legend"),
        question.get_by_role("radio").last,
        read_page.get_by_role("button", name="Continue", exact=True),
    ):
        expect(part).to_be_in_viewport(ratio=1)


def test_a_menu_has_the_pages_on_a_phone(read_page: Page, site: SiteServer) -> None:
    read_page.set_viewport_size(SMALL_PHONE)
    read_page.goto(f"{site.url}checker/")
    pages = read_page.get_by_role("navigation", name=MENU)
    expect(pages).to_have_count(0)
    read_page.get_by_text("Menu", exact=True).click()
    pages.get_by_role("link", name="Worksheet").click()
    expect(read_page).to_have_url(f"{site.url}worksheet/")


def test_a_wide_page_shows_its_pages_in_a_row(read_page: Page, site: SiteServer) -> None:
    read_page.set_viewport_size(DESK)
    read_page.goto(f"{site.url}checker/")
    expect(read_page.get_by_text("Menu", exact=True)).to_be_hidden()
    pages = read_page.get_by_role("navigation", name=PAGES_OF_THE_SITE)
    expect(pages.get_by_role("link", name="Worksheet")).to_be_in_viewport()
