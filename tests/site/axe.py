"""Axe on what a page shows now, in light and dark."""

from __future__ import annotations

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.site.stillness import wait_for_stillness

Scheme = Literal["light", "dark"]
# Nothing but colors differs between light and dark.
COLORS = {"resultTypes": ["violations"], "runOnly": ["cat.color"]}

# A sheet of paper has no scrolling and no jump to its main heading.
ON_PAPER = {
    "resultTypes": ["violations"],
    "rules": {
        "scrollable-region-focusable": {"enabled": False},
        "page-has-heading-one": {"enabled": False},
    },
}


def look(page: Page, where: str) -> None:
    """Run axe on the whole page in light, and on its colors in dark."""
    look_in("light", page, where)
    look_in("dark", page, where)


def look_in(scheme: Scheme, page: Page, where: str) -> None:
    """Run axe on the whole page in light, or on its colors in dark."""
    page.emulate_media(color_scheme=scheme)
    wait_for_stillness(page)
    found = Axe().run(page) if scheme == "light" else Axe().run(page, options=COLORS)
    assert found.violations_count == 0, f"{where}, {scheme}: {found.generate_report()}"


def look_at_print(page: Page, where: str) -> None:
    """Run axe on the page in its print style."""
    page.emulate_media(media="print", color_scheme="light")
    wait_for_stillness(page)
    printed = Axe().run(page, options=ON_PAPER)
    page.emulate_media(media="screen")
    assert printed.violations_count == 0, f"{where}, printed: {printed.generate_report()}"
