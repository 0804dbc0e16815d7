"""The guidance pages: printing, search, notices about old facts, and use without scripts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from build_scripts.serve import SiteServer
from tests.site.axe import Scheme, look_in
from tests.site.conftest import SITE
from tests.site.test_pages import PATHS

PHONE: ViewportSize = {"width": 360, "height": 740}
FURTHER = (
    "organizations/",
    *(
        f"{page.parent.relative_to(SITE).as_posix()}/"
        for folder in ("guide", "reference")
        for page in sorted(SITE.glob(f"{folder}/*/index.html"))
    ),
)
# Everything that a person could press or type into.
CONTROLS = (
    "button:visible, input:visible, select:visible, textarea:visible, [role=button]:visible, "
    "label[for]:visible"
)
PDF_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture(scope="module")
def scriptless_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


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
    scriptless_page: Page, site: SiteServer, path: str, words: str
) -> None:
    scriptless_page.goto(site.url + path)
    expect(scriptless_page.get_by_text(words).locator("visible=true").first).to_be_visible()
    expect(scriptless_page.locator("[data-search-button]")).to_be_hidden()


@pytest.mark.parametrize("path", [*PATHS, *FURTHER])
@pytest.mark.parametrize("width", [390, 1280])
def test_without_a_script_nothing_is_shown_that_does_nothing(
    scriptless_page: Page, site: SiteServer, path: str, width: int
) -> None:
    scriptless_page.set_viewport_size({"width": width, "height": 844})
    scriptless_page.goto(site.url + path)
    expect(scriptless_page.get_by_role("heading", level=1)).to_be_attached()
    expect(scriptless_page.locator(CONTROLS)).to_have_count(0)


def test_without_a_script_the_menu_opens(scriptless_page: Page, site: SiteServer) -> None:
    scriptless_page.set_viewport_size(PHONE)
    scriptless_page.goto(site.url)
    scriptless_page.locator(".site-menu summary").click()
    scriptless_page.get_by_role("link", name="Worksheet", exact=True).click()
    expect(scriptless_page).to_have_url(f"{site.url}worksheet/")


@pytest.mark.parametrize(
    ("link", "heading"),
    [
        ("The words for the call, with blanks", "Call script for Step 1"),
        ("The letter, to fill in", "The letter for Step 2, to fill in"),
        ("The table that counts the days", "From one step to the next"),
    ],
)
def test_without_a_script_the_checker_leads_to_each_paper(
    scriptless_page: Page, site: SiteServer, link: str, heading: str
) -> None:
    scriptless_page.set_viewport_size(PHONE)
    scriptless_page.goto(f"{site.url}checker/")
    scriptless_page.get_by_role("link", name=link).click()
    expect(scriptless_page.get_by_role("heading", name=heading)).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640)])
def test_both_doors_are_on_the_first_screen(
    read_page: Page, site: SiteServer, width: int, height: int
) -> None:
    read_page.set_viewport_size({"width": width, "height": height})
    read_page.goto(site.url)
    for name in ("Check my case", "I help many people"):
        expect(read_page.get_by_role("link", name=name)).to_be_in_viewport(ratio=1)


def test_a_long_page_begins_with_its_contents_on_a_phone(read_page: Page, site: SiteServer) -> None:
    read_page.set_viewport_size(PHONE)
    read_page.goto(f"{site.url}guide/notice-2009/")
    contents = read_page.locator(".on-this-page")
    link = contents.get_by_role("link", name="Step 3: email headquarters")
    expect(contents).to_be_in_viewport(ratio=1)
    expect(link).to_be_hidden()
    contents.locator("summary").click()
    link.click()
    heading = read_page.get_by_role("heading", name="Step 3: email headquarters")
    expect(heading).to_be_in_viewport()


@pytest.mark.parametrize(("path", "width"), [("guide/notice-2009/", 1280), ("guide/urgent/", 360)])
def test_a_wide_screen_or_a_short_page_needs_no_folded_contents(
    read_page: Page, site: SiteServer, path: str, width: int
) -> None:
    read_page.set_viewport_size({"width": width, "height": 740})
    read_page.goto(site.url + path)
    expect(read_page.get_by_role("heading", level=1)).to_be_visible()
    expect(read_page.locator(".on-this-page:visible")).to_have_count(0)


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


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("espanol", "guide/languages/"),
        ("biometrics", "guide/appointment/"),
        ("expedite", "guide/urgent/"),
    ],
)
def test_the_search_finds_a_topic_by_the_words_that_people_type(
    read_page: Page, site: SiteServer, words: str, path: str
) -> None:
    read_page.set_viewport_size(PHONE)
    read_page.goto(f"{site.url}privacy/")
    read_page.get_by_role("button", name="Search", exact=True).click()
    read_page.get_by_role("textbox", name="Search this site").press_sequentially(words)
    read_page.locator(".md-search-result__link").first.click()
    expect(read_page).to_have_url(re.compile(re.escape(site.url + path)))


@pytest.mark.parametrize("width", [360, 1280])
def test_an_empty_search_and_one_without_a_find_offer_the_steps(
    read_page: Page, site: SiteServer, width: int
) -> None:
    read_page.set_viewport_size({"width": width, "height": 800})
    read_page.goto(f"{site.url}privacy/")
    button = read_page.get_by_role("button", name="Search", exact=True)
    if button.is_visible():
        button.click()
    field = read_page.get_by_role("textbox", name="Search this site")
    field.click()
    offer = read_page.locator(".search-offer")
    expect(offer).to_be_visible()
    field.press_sequentially("stuck")
    expect(read_page.locator(".md-search-result__link").first).to_be_visible()
    expect(offer).to_be_hidden()
    field.fill("")
    field.press_sequentially("zzzz")
    expect(offer).to_be_visible()
    for name in ("Find your next step", "Step 1", "Step 2", "Step 3", "Today's steps"):
        expect(offer.get_by_role("link", name=name)).to_be_visible()
    offer.get_by_role("link", name="Step 2").click()
    expect(read_page).to_have_url(f"{site.url}guide/#step-2")


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
    read_page.goto(f"{site.url}guide/notice-2009/")
    tops = [read_page.locator(one).first.bounding_box() for one in (".warning", ".address")]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] < tops[1]["y"]


def test_a_fact_past_its_shelf_life_shows_a_notice(noisy_page: Page, site: SiteServer) -> None:
    noisy_page.clock.set_fixed_time(datetime.datetime(2028, 1, 1, tzinfo=datetime.UTC))
    noisy_page.goto(f"{site.url}guide/")
    old = noisy_page.locator(".reported--old")
    expect(
        old.filter(has_text="We have not checked this since November 24, 2026.")
    ).not_to_have_count(0)
    expect(old).to_have_count(noisy_page.locator(".reported").count())


def test_a_fact_of_an_old_copy_says_so_without_a_script_and_nothing_moves(
    noisy_page: Page, site: SiteServer
) -> None:
    noisy_page.goto(f"{site.url}guide/own-times/")
    old = noisy_page.locator(".reported--old").first
    expect(old).to_contain_text("This may have changed. As reported: ")
    expect(old).to_contain_text("(from a copy of April 2024, read November 27, 2026)")
    assert "<strong>This may have changed.</strong>" in (
        SITE / "guide/own-times/index.html"
    ).read_text("utf-8")


def test_news_past_its_shelf_life_is_not_shown(noisy_page: Page, site: SiteServer) -> None:
    news = noisy_page.locator("details.news")
    items = news.locator("li:not([hidden])")
    shown = {}
    for day in ((2027, 2, 27), (2027, 2, 28)):
        noon = datetime.datetime(*day, 12, tzinfo=datetime.UTC)
        noisy_page.clock.set_fixed_time(noon)
        noisy_page.goto(f"{site.url}guide/own-times/")
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
