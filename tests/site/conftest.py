"""A real browser on the built site, below its sub-path, as a static host would serve it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from build_scripts.checks.browsers import CHROMIUM_TEST_ARGUMENTS, page_browser
from build_scripts.serve import SiteServer
from tests.site.checker import Checker

SITE = Path(__file__).resolve().parents[2] / "site"
BASE = "/case-inquiry-guide/"
# The evening of 24 November 2026 on the Pacific coast, when UTC has the 25th.
NOW = datetime.datetime(2026, 11, 25, 3, 30, tzinfo=datetime.UTC)
PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=900)
# The size of a desktop page at 400 % zoom.
ENLARGED = ViewportSize(width=320, height=512)
CHOSEN = "[data-page] input:checked"


@pytest.fixture(scope="session")
def site() -> Iterator[SiteServer]:
    """The built site behind a local server."""
    if not (SITE / "checker" / "index.html").is_file():
        pytest.fail("There is no built site. Run `make build` first.")
    with SiteServer(SITE, BASE) as server:
        yield server


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, object],
) -> dict[str, object]:
    """Debian's Chromium where it is installed, Playwright's own elsewhere."""
    executable = page_browser()
    if executable is None:
        return browser_type_launch_args
    return {
        **browser_type_launch_args,
        "executable_path": executable,
        "args": list(CHROMIUM_TEST_ARGUMENTS),
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """A visitor in an American time zone, where the day differs from UTC."""
    return {**browser_context_args, "locale": "en-US", "timezone_id": "America/Los_Angeles"}


def open_page(context: BrowserContext) -> Page:
    """Return a new page whose day is NOW's, whatever the day of this machine.

    Its clock runs on from there. One that stands still starves every timer after the first: the
    theme's search waits for it to move, and asks again at once, without end.
    """
    page = context.new_page()
    page.clock.set_system_time(NOW)
    return page


def note_troubles(page: Page, site: SiteServer) -> list[str]:
    """Note every error of the page, and every request to another origin, from now on."""
    troubles: list[str] = []
    origin = site.url.removesuffix(BASE)
    page.on("pageerror", lambda error: troubles.append(f"uncaught: {error}"))
    page.on(
        "console",
        lambda said: troubles.append(f"console: {said.text}") if said.type == "error" else None,
    )
    page.context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((f"{origin}/", f"blob:{origin}/", "data:"))
            else troubles.append(f"left the origin: {request.url}")
        ),
    )
    return troubles


@pytest.fixture
def noisy_page(context: BrowserContext) -> Page:
    """A page whose errors the test itself expects."""
    return open_page(context)


@pytest.fixture
def page(noisy_page: Page, site: SiteServer) -> Iterator[Page]:
    """A page without console errors and without requests to another origin."""
    troubles = note_troubles(noisy_page, site)
    yield noisy_page
    assert troubles == []


@pytest.fixture(scope="session")
def one_reader(
    browser: Browser, browser_context_args: dict[str, Any], site: SiteServer
) -> Iterator[tuple[Page, list[str]]]:
    """A shared page for all tests that only read, and its recorded errors."""
    context = browser.new_context(**browser_context_args)
    page = open_page(context)
    yield page, note_troubles(page, site)
    context.close()


@pytest.fixture
def read_page(one_reader: tuple[Page, list[str]]) -> Iterator[Page]:
    """A page that reads one page of the site after the other, and must stay quiet."""
    page, troubles = one_reader
    troubles.clear()
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="null")
    yield page
    page.goto("about:blank")
    assert troubles == []


@pytest.fixture
def checker(page: Page, site: SiteServer) -> Checker:
    """The checker, opened."""
    return Checker(page, site.url).open()


class SharedPage:
    """One page for many tests: Python starts once, and each test starts over."""

    def __init__(self, page: Page, site: SiteServer) -> None:
        self.troubles = note_troubles(page, site)
        self.checker = Checker(page, site.url).open().wait_until_ready()

    def start_over(self) -> Checker:
        """Return the checker as a first visit finds it, with Python there and nothing typed."""
        checker, page = self.checker, self.checker.page
        self.troubles.clear()
        page.set_viewport_size(PHONE)
        page.emulate_media(media="null", color_scheme="null")
        page.context.clear_permissions()
        page.clock.set_system_time(NOW)
        if checker.button("Start over").is_visible():  # not on the first page
            checker.button("Start over").click()
        elif page.locator(CHOSEN).count():
            checker.open()
        checker.wait_until_ready()
        expect(checker.group("What is the problem?")).to_be_visible()
        expect(page.locator(CHOSEN)).to_have_count(0)
        return checker


@pytest.fixture(scope="session")
def shared_page(
    browser: Browser, browser_context_args: dict[str, Any], site: SiteServer
) -> Iterator[SharedPage]:
    """The page shared by all tests that need no first visit."""
    context = browser.new_context(**browser_context_args)
    yield SharedPage(open_page(context), site)
    context.close()


@pytest.fixture
def ready_checker(shared_page: SharedPage) -> Iterator[Checker]:
    """The checker with Python there and nothing typed, on the page that many tests share."""
    yield shared_page.start_over()
    assert shared_page.troubles == []
