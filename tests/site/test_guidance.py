"""The guidance pages: printing, search, notices about old facts, and use without scripts."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from build_scripts.serve import SiteServer
from tests.site.axe import Scheme, look_in

PHONE: ViewportSize = {"width": 360, "height": 740}
FURTHER = ("organizations/", "guide/special-situations/", "guide/since-2009/")
PDF_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", FURTHER)
def test_axe_finds_nothing_on_the_further_pages(
    read_page: Page, site: SiteServer, path: str, scheme: Scheme
) -> None:
    read_page.goto(site.url + path)
    look_in(scheme, read_page, path)


@pytest.mark.parametrize("path", FURTHER)
def test_the_further_pages_fit_a_phone_of_320_pixels(
    read_page: Page, site: SiteServer, path: str
) -> None:
    read_page.set_viewport_size({"width": 320, "height": 640})
    read_page.goto(site.url + path)
    assert read_page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_worksheet_prints_on_two_sheets(read_page: Page, site: SiteServer, paper: str) -> None:
    read_page.goto(f"{site.url}worksheet/")
    assert len(PDF_PAGE.findall(read_page.pdf(format=paper, prefer_css_page_size=True))) == 2


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("worksheet/", "Call script for Step 1"),
        ("worksheet/", "From one step to the next"),
        ("guide/", "Step 3: email headquarters"),
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
def test_a_wrong_address_shows_the_steps_and_links_onward(
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
def test_the_search_finds_the_guidance_on_a_phone(
    read_page: Page, site: SiteServer, words: str
) -> None:
    read_page.set_viewport_size(PHONE)
    read_page.goto(f"{site.url}privacy/")
    read_page.get_by_role("button", name="Search", exact=True).click()
    read_page.get_by_role("textbox", name="Search this site").press_sequentially(words)
    found = read_page.locator(".md-search-result__link")
    expect(found.first).to_be_visible()
    places = found.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert [place for place in places if "maintain/" in place] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_search_on_the_checker_page_loads_on_demand(
    page: Page, site: SiteServer, width: int
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.url}checker/")
    expect(page.get_by_role("button", name="Continue")).to_be_enabled()
    assert [url for url in asked if "javascripts/bundle" in url] == []
    button = page.get_by_role("button", name="Search", exact=True)
    if button.is_visible():
        button.click()
    page.get_by_role("textbox", name="Search this site").press_sequentially("stuck")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_the_warning_comes_before_the_first_address_of_the_notice(
    read_page: Page, site: SiteServer
) -> None:
    read_page.goto(f"{site.url}guide/")
    tops = [read_page.locator(one).first.bounding_box() for one in (".warning", ".address")]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] < tops[1]["y"]


def test_a_fact_past_its_shelf_life_shows_a_notice(noisy_page: Page, site: SiteServer) -> None:
    noisy_page.clock.set_fixed_time(datetime.datetime(2028, 1, 1, tzinfo=datetime.UTC))
    noisy_page.goto(f"{site.url}guide/")
    expect(noisy_page.locator(".reported--old").first).to_contain_text(
        "We have not checked this since November 24, 2026. Look at the official page first."
    )


def test_news_past_its_shelf_life_is_not_shown(noisy_page: Page, site: SiteServer) -> None:
    news = noisy_page.locator("details.news")
    items = news.locator("li:not([hidden])")
    shown = {}
    for day in ((2027, 2, 27), (2027, 2, 28)):
        noon = datetime.datetime(*day, 12, tzinfo=datetime.UTC)
        noisy_page.clock.set_fixed_time(noon)
        noisy_page.goto(f"{site.url}guide/special-situations/")
        expect(noisy_page.locator(".reported").first).to_be_visible()
        shown[day[1:]] = (items.count(), news.is_visible())
    assert shown == {(2, 27): (6, True), (2, 28): (0, False)}


def test_a_wide_screen_prefetches_the_runtime(page: Page, site: SiteServer) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    with page.expect_request(lambda request: "assets/runtime/" in request.url):
        page.goto(f"{site.url}guide/")


def test_a_phone_fetches_nothing_of_the_runtime_ahead(page: Page, site: SiteServer) -> None:
    page.set_viewport_size(PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}guide/", wait_until="networkidle")
    assert any(address.endswith("ahead.js") for address in asked)
    assert [address for address in asked if "assets/runtime/" in address] == []
