"""The guidance without the checker: it prints, is found, ages in sight, works without scripts."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts.serve import SiteServer

PHONE = {"width": 360, "height": 740}
PDF_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_worksheet_prints_on_two_sheets(page: Page, site: SiteServer, paper: str) -> None:
    page.goto(f"{site.url}worksheet/")
    assert len(PDF_PAGE.findall(page.pdf(format=paper, prefer_css_page_size=True))) == 2


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("worksheet/", "Call script for Step 1"),
        ("worksheet/", "Called in 2026"),
        ("guide/", "Step 3: e-mail headquarters"),
        ("", "The three steps of the 2009 notice"),
    ],
)
def test_the_guidance_needs_no_script(
    browser: Browser, site: SiteServer, path: str, words: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + path)
    expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator("[data-search-button]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("path", ["no-such-page", "guide/no/such/page/"])
def test_a_wrong_address_shows_the_ladder_and_leads_on(
    noisy_page: Page, site: SiteServer, path: str
) -> None:
    answer = noisy_page.goto(site.url + path)
    assert answer
    assert answer.status == 404
    expect(noisy_page.locator(".ladder > li")).to_have_count(3)
    noisy_page.get_by_role("link", name="Read the steps").click()
    expect(noisy_page).to_have_url(f"{site.url}guide/")
    expect(noisy_page.get_by_role("heading", level=1)).to_have_text("How to ask about a stuck case")


@pytest.mark.parametrize("words", ["stuck", "green card", "taking too long", "receipt number"])
def test_the_search_finds_the_guidance_on_a_phone(page: Page, site: SiteServer, words: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site.url}privacy/")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search this site").press_sequentially(words)
    found = page.locator(".md-search-result__link")
    expect(found.first).to_be_visible()
    places = found.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert [place for place in places if "maintain/" in place] == []


def test_the_warning_comes_before_the_first_address_of_the_notice(
    page: Page, site: SiteServer
) -> None:
    page.goto(f"{site.url}guide/")
    tops = [page.locator(one).first.bounding_box() for one in (".warning", ".address")]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] < tops[1]["y"]


def test_a_fact_past_its_shelf_life_says_so_on_the_device(
    noisy_page: Page, site: SiteServer
) -> None:
    noisy_page.clock.set_fixed_time(datetime.datetime(2028, 1, 1, tzinfo=datetime.UTC))
    noisy_page.goto(f"{site.url}guide/")
    expect(noisy_page.locator(".reported--old").first).to_contain_text(
        "We have not checked this since November 24, 2026. Look at the official page first."
    )


def test_a_phone_fetches_nothing_of_the_runtime_ahead(page: Page, site: SiteServer) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}guide/", wait_until="networkidle")
    assert any(address.endswith("ahead.js") for address in asked)
    assert [address for address in asked if "assets/runtime/" in address] == []
