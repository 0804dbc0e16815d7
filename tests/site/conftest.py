"""A real browser on the built site, below its sub-path, as a static host would serve it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from build_scripts.browsers import CHROMIUM_ARGUMENTS, debian_executable
from build_scripts.serve import SiteServer
from tests.site.checker import Checker

SITE = Path(__file__).resolve().parents[2] / "site"
BASE = "/case-inquiry-guide/"
# The evening of 24 November 2026 on the Pacific coast, when UTC has the 25th.
NOW = datetime.datetime(2026, 11, 25, 3, 30, tzinfo=datetime.UTC)


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
    executable = debian_executable("chromium")
    if executable is None:
        return browser_type_launch_args
    return {
        **browser_type_launch_args,
        "executable_path": executable,
        "args": list(CHROMIUM_ARGUMENTS),
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """An American visitor in a time zone where the day is not UTC's."""
    return {**browser_context_args, "locale": "en-US", "timezone_id": "America/Los_Angeles"}


@pytest.fixture
def noisy_page(context: BrowserContext) -> Page:
    """A page at the fixed moment whose errors the test itself expects."""
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    return page


@pytest.fixture
def page(noisy_page: Page, site: SiteServer) -> Iterator[Page]:
    """A page that must stay quiet: no console error, no request to another origin."""
    troubles: list[str] = []
    origin = site.url.removesuffix(BASE)
    noisy_page.on("pageerror", lambda error: troubles.append(f"uncaught: {error}"))
    noisy_page.on(
        "console",
        lambda said: troubles.append(f"console: {said.text}") if said.type == "error" else None,
    )
    noisy_page.context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((f"{origin}/", f"blob:{origin}/", "data:"))
            else troubles.append(f"left the origin: {request.url}")
        ),
    )
    yield noisy_page
    assert troubles == []


@pytest.fixture
def checker(page: Page, site: SiteServer) -> Checker:
    """The checker, opened."""
    return Checker(page, site.url).open()
