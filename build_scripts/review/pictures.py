"""Take the pictures of the journey: walk through the built site with invented answers.

Run as `python -m build_scripts.review.pictures [NAME ...]`, or with `make pictures`. The page's
clock is fixed, so that the same site gives the same pictures.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Browser, Locator, Page, expect

from build_scripts import ROOT
from build_scripts.checks.weight import phone_browser
from build_scripts.review.journey import PICTURES, STATIONS, Station, View
from build_scripts.serve import DEFAULT_SITE_URL, SiteServer, base_path

SITE = ROOT / "site"
# The evening of November 24, 2026 on the Pacific coast, as in the tests.
NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
TIME_ZONE = "America/Los_Angeles"
PYTHON_STARTS_WITHIN_MS = 60_000
MORE_PAGES_THAN_THERE_ARE = 40
COLORS = 28
GROUNDS = 4
SCREEN_HEIGHT = 844
# The margin around the content in a picture; smaller than the gap between two cards.
ABOVE, BELOW = 20, 20
FRAME = "#8a8f98"

# Find the lowest place to end a picture that does not cut through a line, a field or a button and
# does not leave a heading at the bottom.
_CUT = """(latest) => {
    const whole = "h1, h2, h3, p, li, dt, dd, label, input, button, summary, svg, tr, dl > div";
    const boxOf = (one) => {
      const { top, bottom, width, height } = one.getBoundingClientRect();
      const follows = one.matches("h1, h2, h3, label[for]:has(+ textarea)") ? 60 : 0;
      // A closed box keeps the places of its texts.
      const isSeen = width > 1 && height > 1 && one.checkVisibility();
      return { top, bottom: bottom + follows, isSeen };
    };
    const linesOf = (area) => {
      const style = getComputedStyle(area);
      const line = parseFloat(style.lineHeight);
      const first = area.getBoundingClientRect().top + parseFloat(style.paddingTop);
      return Array.from({ length: Math.floor(area.clientHeight / line) }, (_, row) => (
        { top: first + row * line, bottom: first + (row + 1) * line, isSeen: true }
      ));
    };
    const boxes = [
      ...[...document.querySelectorAll(whole)].map(boxOf),
      ...[...document.querySelectorAll("textarea")].flatMap(linesOf),
    ].filter((box) => box.isSeen);
    let cut = latest;
    for (;;) {
      const crossed = boxes.filter((box) => box.top < cut && box.bottom > cut);
      if (crossed.length === 0) return cut;
      cut = Math.min(...crossed.map((box) => box.top));
    }
}"""


class Walk:
    """A walk through the site: it finds fields and buttons by their labels, like a person."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go_to(self, heading: str, answers: dict[str, str]) -> None:
        """Answer and continue until this heading is shown; answer the last page as well."""
        for _ in range(MORE_PAGES_THAN_THERE_ARE):
            arrived = self._is_read(heading)
            for label, value in answers.items():
                self._answer(label, value)
            if arrived:
                return
            self._continue()
        raise LookupError(f"No page was headed {heading!r}")

    def press(self, name: str) -> None:
        """Press the first button with this name, or open the <details> with this summary."""
        button = self.page.get_by_role("button", name=name, exact=True)
        folded = self.page.locator("summary").filter(has_text=name)
        button.or_(folded).locator("visible=true").first.click()

    def _is_read(self, heading: str) -> bool:
        found = self.page.get_by_role("heading", name=heading, exact=True)
        outcome = self.page.get_by_role("region", name="Your next step", exact=True)
        if outcome.is_visible():  # the last page, however long its words take
            expect(found.first).to_be_visible(timeout=PYTHON_STARTS_WITHIN_MS)
        return found.first.is_visible()

    def _answer(self, label: str, value: str) -> None:
        group = self.page.get_by_role("group", name=label, exact=True)
        if group.is_visible():
            group.get_by_role("radio", name=value, exact=True).check()
        elif self._field(label).is_visible():
            self._field(label).fill(value)
            self._field(label).blur()

    def _field(self, label: str) -> Locator:
        written = self.page.get_by_role("textbox", name=label, exact=True)
        return written.or_(self.page.get_by_role("combobox", name=label, exact=True))

    def _continue(self) -> None:
        before = re.compile(f"^{re.escape(self.page.url)}$")
        self.press("Continue")
        expect(self.page).not_to_have_url(before, timeout=PYTHON_STARTS_WITHIN_MS)


def walk_to(page: Page, station: Station, site_url: str) -> None:
    """Walk to a station on a page."""
    if not station.heading:
        page.goto(site_url, wait_until="networkidle")
        return
    page.goto(f"{site_url}checker/")
    ready = page.locator("[data-runtime=ready]")
    expect(ready).to_be_attached(timeout=PYTHON_STARTS_WITHIN_MS)
    walk = Walk(page)
    walk.go_to(station.heading, dict(station.answers))
    for name in station.presses:
        walk.press(name)
    expect(page.get_by_text("One moment", exact=False).locator("visible=true")).to_have_count(0)


def picture_of(page: Page, station: Station) -> bytes:
    """Return the part of a page that a station shows, as PNG."""
    page.mouse.move(0, 0)  # no button is shown as pointed at
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")  # measures are fractions elsewhere
    main = page.get_by_role("main")
    top = _top_of(main.get_by_text(station.begins)) - ABOVE if station.begins else 0.0
    if station.ends:
        foot = _top_of(main.get_by_text(station.ends)) - BELOW
    else:
        foot = _top_of(page.get_by_role("contentinfo"))
    end = page.evaluate(_CUT, min(top + station.height, foot))
    top, end = (round(edge / 2) * 2 for edge in (top, end))
    width = page.evaluate("innerWidth")
    return page.screenshot(
        full_page=True,
        animations="disabled",
        caret="hide",
        clip={"x": 0, "y": top, "width": width, "height": end - top},
    )


def _top_of(locator: Locator) -> float:
    """Return the distance of an element from the top of the page."""
    seen = locator.locator("visible=true").first
    return float(seen.evaluate("(one) => one.getBoundingClientRect().top"))


def small(png: bytes) -> Image.Image:
    """Reduce a picture to few colors, and add a frame that shows where a white page ends.

    Background colors stay exact, so that a white card is still visible on a nearly white page.
    """
    with Image.open(io.BytesIO(png)) as taken:
        picture = taken.convert("RGB")
    edges = (0, 0, picture.width - 1, picture.height - 1)
    ImageDraw.Draw(picture).rectangle(edges, outline=FRAME)
    reduced = picture.quantize(COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = (reduced.getpalette() or [])[: COLORS * 3]
    for ground in _grounds(picture):
        other = ImageChops.difference(picture, Image.new("RGB", picture.size, ground))
        reduced.paste(len(palette) // 3, mask=other.convert("L").point([255] + [0] * 255))
        palette += ground
    reduced.putpalette(palette)
    return reduced


def _grounds(picture: Image.Image) -> list[tuple[int, int, int]]:
    counted = picture.getcolors(picture.width * picture.height) or []
    often = sorted(counted, key=lambda one: one[0], reverse=True)[:GROUNDS]
    return [(color[0], color[1], color[2]) for _, color in often if isinstance(color, tuple)]


@contextmanager
def opened(browser: Browser, view: View) -> Iterator[Page]:
    """Open a page on a screen for one walk, with the fixed clock."""
    context = browser.new_context(
        viewport={"width": view.width, "height": SCREEN_HEIGHT},
        device_scale_factor=view.pixels_per_point,
        color_scheme="dark" if view.dark else "light",
        reduced_motion="reduce",
        locale="en-US",
        timezone_id=TIME_ZONE,
        service_workers="block",
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    yield page
    context.close()


def take(browser: Browser, server: SiteServer, station: Station) -> Iterator[Path]:
    """Take the pictures of a station, one for each of its screens."""
    for view in station.views:
        with opened(browser, view) as page:
            walk_to(page, station, server.url)
            picture = small(picture_of(page, station))
        file = PICTURES / station.file(view)
        picture.save(file, optimize=True)
        yield file


def remove_left_over(folder: Path = PICTURES) -> None:
    """Remove the pictures that no longer belong to a station."""
    belonging = {station.file(view) for station in STATIONS for view in station.views}
    for file in folder.glob("*.png"):
        if file.name not in belonging:
            file.unlink()


def main(arguments: list[str]) -> int:
    """Take the pictures and print the size of each; return the exit status."""
    parser = argparse.ArgumentParser(prog="build_scripts.review.pictures", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a station; all where none")
    options = parser.parse_args(arguments)
    unknown = set(options.names) - {station.name for station in STATIONS}
    if unknown:
        parser.error(f"no such station: {', '.join(sorted(unknown))}")
    if not (SITE / "checker" / "index.html").is_file():
        sys.stderr.write("There is no built site. Run `make build` first.\n")
        return 1
    PICTURES.mkdir(exist_ok=True)
    remove_left_over()
    base = base_path(os.environ.get("SITE_URL", DEFAULT_SITE_URL))
    with SiteServer(SITE, base) as server, phone_browser() as browser:
        for station in STATIONS:
            if not options.names or station.name in options.names:
                for file in take(browser, server, station):
                    sys.stdout.write(f"{file.stat().st_size:>7} {file.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
