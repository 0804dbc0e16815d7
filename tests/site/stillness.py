"""Wait for transitions of colors and widths before a test measures them."""

from __future__ import annotations

from playwright.sync_api import Page

MOVING = """() => Promise.all(
  document.getAnimations()
    .filter((moving) => moving.effect.getComputedTiming().endTime !== Infinity)
    .map((moving) => moving.finished.catch(() => {})),
)"""


def wait_for_stillness(page: Page) -> None:
    """Wait for the end of every transition that has begun."""
    page.evaluate(MOVING)
