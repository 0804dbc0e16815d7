"""Make pictures from the site's logo: the preview card for shared links, and the app icons.

The logo (the "mark") is read from `docs/assets/images/favicon.svg`, so that there is only one
drawing. Run as `python -m build_scripts.site.card FOLDER`; the same build makes the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageDraw, ImageFont

from build_scripts import ROOT
from build_scripts.host import Host, this_host

MARK = ROOT / "docs" / "assets" / "images" / "favicon.svg"
CARD_SIZE = (1200, 630)
#: File names and sizes of the icons. A system can crop a maskable icon to its inner 80 %, so the
#: mark is smaller than that.
ICONS = {"icon-192.png": 192, "icon-512.png": 512}
FULL_ICONS = {"icon-maskable-512.png": 512, "apple-touch-icon.png": 180}
MASKABLE_SHARE = 0.8
MARK_SHARE = 0.74
# Draw this many times larger and scale down, for antialiasing.
SMOOTH = 4

TITLE = "Case Inquiry Guide"
LINES = ("Is your case stuck at a USCIS service center?", "How to ask, step by step.")
FOOT = "Free. Not run by the government. What you type stays on your device."

type Point = tuple[float, float]


class MarkError(ValueError):
    """The SVG of the mark contains something that this module cannot read; the message names it."""


@dataclass(frozen=True)
class Mark:
    """The drawing in its own units: a background with round corners, one line, one dot."""

    size: float
    ground: tuple[float, float, float, float]
    corner: float
    line: tuple[Point, ...]
    width: float
    dot: tuple[float, float, float]
    colors: dict[str, str]


def read_mark(path: Path = MARK) -> Mark:
    """Read an SVG made of one `rect`, one `path` of M, h and v, and one `circle`.

    Raises MarkError if it contains another shape.

    >>> read_mark().line[:2]
    ((7.0, 24.0), (13.0, 24.0))
    """
    root = ElementTree.parse(path).getroot()  # noqa: S314  # a file of this repository
    shapes = {re.sub(r"\{.*\}", "", element.tag): element for element in root}
    if set(shapes) != {"style", "rect", "path", "circle"} or len(root) != len(shapes):
        raise MarkError(f"{path.name}: draw it with one rect, one path and one circle")
    rect, line, dot = shapes["rect"].attrib, shapes["path"].attrib, shapes["circle"].attrib
    x, y, width, height = (float(rect[key]) for key in ("x", "y", "width", "height"))
    return Mark(
        size=float(root.attrib["viewBox"].split()[2]),
        ground=(x, y, x + width, y + height),
        corner=float(rect["rx"]),
        line=tuple(_points(line["d"])),
        width=float(line["stroke-width"]),
        dot=(float(dot["cx"]), float(dot["cy"]), float(dot["r"])),
        colors=dict(re.findall(r"\.(\w+)\s*\{\s*\w+:\s*(#\w+)", shapes["style"].text or "")),
    )


def _points(path: str) -> Iterator[Point]:
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([A-Za-z])([\d\s.,-]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "h":
            x += values[0]
        elif command == "v":
            y += values[0]
        else:
            raise MarkError(f"the mark's path may hold M, h and v, not {command}")
        yield x, y


def draw_mark(picture: Image.Image, mark: Mark, corner: Point, size: float) -> None:
    """Draw the mark's line and dot with its upper left corner at a point, `size` pixels wide."""
    draw = ImageDraw.Draw(picture)
    scale = size / mark.size

    def box(one: Point, other: Point, around: float) -> tuple[float, float, float, float]:
        left, top = (
            corner[axis] + (min(one[axis], other[axis]) - around) * scale for axis in (0, 1)
        )
        right, low = (
            corner[axis] + (max(one[axis], other[axis]) + around) * scale for axis in (0, 1)
        )
        return left, top, right, low

    half = mark.width / 2
    for one, other in pairwise(mark.line):  # straight pieces with round ends
        draw.rounded_rectangle(box(one, other, half), half * scale, fill=mark.colors["line"])
    x, y, radius = mark.dot
    draw.ellipse(box((x, y), (x, y), radius), fill=mark.colors["dot"])


def icon(mark: Mark, brand: str, pixels: int) -> Image.Image:
    """Return the mark on a background with round corners, for a browser's list of apps."""
    large = pixels * SMOOTH
    picture = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    scale = large / mark.size
    ground = [edge * scale for edge in mark.ground]
    ImageDraw.Draw(picture).rounded_rectangle(ground, mark.corner * scale, fill=brand)
    draw_mark(picture, mark, (0, 0), large)
    return picture.resize((pixels, pixels), Image.Resampling.LANCZOS)


def full_icon(mark: Mark, brand: str, pixels: int) -> Image.Image:
    """Return the mark on a full square background, for systems that crop icons themselves."""
    large = pixels * SMOOTH
    picture = Image.new("RGB", (large, large), brand)
    margin = large * (1 - MARK_SHARE) / 2
    draw_mark(picture, mark, (margin, margin), large * MARK_SHARE)
    return picture.resize((pixels, pixels), Image.Resampling.LANCZOS)


def card(mark: Mark, brand: str) -> Image.Image:
    """Return the preview card of a shared link: the mark and four lines of text."""
    width, height = CARD_SIZE
    picture = Image.new("RGB", (width * 2, height * 2), brand)
    draw_mark(picture, mark, (width * 2 - 860, 40), 800)
    small = picture.resize(CARD_SIZE, Image.Resampling.LANCZOS)
    draw = ImageDraw.Draw(small)
    color = mark.colors["line"]
    draw.text((80, 80), TITLE, fill=color, font=_font(76), stroke_width=1)
    for row, line in enumerate(LINES):
        draw.text((80, 384 + row * 58), line, fill=color, font=_font(44))
    draw.rectangle((80, 362, 200, 368), fill=mark.colors["dot"])
    draw.text((80, 530), FOOT, fill=color, font=_font(30))
    return small


def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101  # always, if a size is given
    return font


def write_images(folder: Path, host: Host | None = None) -> list[Path]:
    """Write the card and the icons into a folder, in the host's color; return their paths."""
    mark = read_mark()
    colors = (host or this_host()).colors
    brand = colors.light.brand if colors else mark.colors["ground"]
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {"social-card.png": card(mark, brand)}
    pictures |= {name: icon(mark, brand, pixels) for name, pixels in ICONS.items()}
    pictures |= {name: full_icon(mark, brand, pixels) for name, pixels in FULL_ICONS.items()}
    for name, picture in pictures.items():
        picture.save(folder / name, optimize=True)
    return [folder / name for name in pictures]


def main(arguments: list[str]) -> int:
    """Write the pictures into the named folder; return the exit status."""
    if len(arguments) != 1:
        sys.stderr.write("Usage: python -m build_scripts.site.card FOLDER\n")
        return 2
    write_images(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
