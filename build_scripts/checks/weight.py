"""Measure the bytes and the layout shift of a first visit to a page, in a phone's browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from build_scripts.checks.browsers import CHROMIUM_ARGUMENTS
from build_scripts.checks.lighthouse import chromium
from build_scripts.serve import SiteServer

PHONE = {"width": 360, "height": 740}
# Prefetched for the checker if the connection allows; not part of the page itself.
RUNTIME = "assets/runtime/"

LONGEST_WAIT = 20_000  # milliseconds

# Records the layout shifts that no input caused: how much, and which elements.
_WATCH = """
    globalThis.moved = { by: 0, elements: [] };
    const name = (node) => node?.nodeType === 1
      ? node.tagName.toLowerCase() + (node.className ? "." + [...node.classList].join(".") : "")
      : (node?.nodeName ?? "");
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        globalThis.moved.by += entry.value;
        globalThis.moved.elements.push(...entry.sources.map((source) => name(source.node)));
      }
    }).observe({ type: "layout-shift", buffered: true });
"""
_SCROLL = """async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let top = 0; top < document.body.scrollHeight; top += 600) {
      scrollTo({ top, behavior: "instant" });
      await frame();
      await frame();
    }
    return globalThis.moved;
}"""


@dataclass(frozen=True)
class Visit:
    """One first visit: compressed bytes of the bodies by path, and the layout shift."""

    sent: dict[str, int]
    layout_shift: float
    moved: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """The bytes of the page, without the files that are prefetched for the checker.

        >>> Visit({"/": 5, "/assets/runtime/1/python.gz": 9}, 0).weight
        5
        """
        return sum(size for path, size in self.sent.items() if RUNTIME not in path)


@contextmanager
def phone_browser() -> Iterator[Browser]:
    """Start a browser for a number of visits."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS)
        )
        yield browser
        browser.close()


def visit(browser: Browser, server: SiteServer, path: str) -> Visit:
    """Open a page with an empty cache, scroll to its end, and return the measurements.

    `path` is below the site's base path.
    """
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(_WATCH)
    server.sent.clear()
    page.goto(server.url + path, wait_until="load")
    with suppress(PlaywrightTimeout):  # the checker can load for longer
        page.wait_for_load_state("networkidle", timeout=LONGEST_WAIT)
    moved = page.evaluate(_SCROLL)
    context.close()
    return Visit(dict(server.sent), float(moved["by"]), tuple(dict.fromkeys(moved["elements"])))
