"""Every page of the contract is there, quiet, accessible, and works below any path."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from build_scripts.serve import SiteServer
from tests.site.axe import Scheme, look_in
from tests.site.conftest import BASE, SITE

PATHS = (
    "",
    "checker/",
    "caseload/",
    "guide/",
    "reference/",
    "worksheet/",
    "privacy/",
    "accessibility/",
    "licenses/",
    "maintain/",
)
NOT_OFFICIAL = "It is not run by USCIS or any other part of the government."


@pytest.mark.parametrize("path", PATHS)
def test_the_page_has_one_heading_and_says_that_it_is_not_official(
    read_page: Page, site: SiteServer, path: str
) -> None:
    read_page.goto(site.url + path)
    expect(read_page.locator("h1")).to_have_count(1)
    expect(read_page.get_by_text(NOT_OFFICIAL).first).to_be_visible()
    expect(read_page.locator("html")).to_have_attribute("lang", "en")
    assert read_page.locator("meta[name=description]").get_attribute("content")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_on_the_page(
    read_page: Page, site: SiteServer, path: str, scheme: Scheme
) -> None:
    read_page.goto(site.url + path)
    look_in(scheme, read_page, path)


@pytest.mark.parametrize("path", PATHS)
def test_the_page_fits_a_phone_of_320_pixels(read_page: Page, site: SiteServer, path: str) -> None:
    read_page.set_viewport_size({"width": 320, "height": 640})
    read_page.goto(site.url + path)
    assert read_page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_site_works_at_the_root_of_a_host(noisy_page: Page) -> None:
    with SiteServer(SITE, "/") as server:
        answers: list[int] = []
        noisy_page.on("response", lambda response: answers.append(response.status))
        for path in PATHS:
            noisy_page.goto(server.url + path)
            expect(noisy_page.locator("h1")).to_have_count(1)
        assert set(answers) <= {200, 304}


class _Addresses(HTMLParser):
    """Collects the addresses that a page's elements name, and the anchors that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        given = dict(attrs)
        self.named += [given[name] or "" for name in ("href", "src") if given.get(name)]
        self.anchors |= {given[name] or "" for name in ("id", "name") if given.get(name)}


def _read(file: Path) -> _Addresses:
    addresses = _Addresses()
    addresses.feed(file.read_text(encoding="utf-8"))
    return addresses


def test_every_link_inside_the_site_leads_somewhere() -> None:
    pages = {file: _read(file) for file in SITE.rglob("*.html") if file.name != "404.html"}
    broken: list[str] = []
    for file, addresses in pages.items():
        at = f"http://site{BASE}{file.relative_to(SITE).as_posix().removesuffix('index.html')}"
        for named in addresses.named:
            target = urlsplit(urljoin(at, named))
            if target.netloc != "site":
                continue
            place = SITE / unquote(target.path).removeprefix(BASE)
            place = place / "index.html" if place.is_dir() else place
            lost_anchor = (
                target.fragment and place in pages and target.fragment not in pages[place].anchors
            )
            if not place.is_file() or lost_anchor:
                broken.append(f"{file.relative_to(SITE)} -> {named}")
    assert broken == []
