"""A host's logo: its file, its address on the site, and its size, which avoids a layout shift."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from case_inquiry.procedure.checking.toml_table import Table

KINDS = (".svg", ".png", ".webp")
LARGEST = 20_000
_VIEW_BOX = re.compile(
    r"<svg[^>]*\bviewBox\s*=\s*[\"']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)"
)


@dataclass(frozen=True)
class Logo:
    """A picture of `width` by `height` units; `address` is relative to the site's base path."""

    file: Path
    address: str
    width: int
    height: int


def read_logo(table: Table, folder: Path) -> Logo | None:
    """Read the logo that the table names; mistakes are reported to the table."""
    named = table.optional_text("logo")
    if not named:
        return None
    file = folder / named
    if file.suffix.lower() not in KINDS:
        table.report("logo", f"{named!r} must be a picture that ends in {', '.join(KINDS)}")
    elif not file.is_file():
        table.report("logo", f"there is no file {named!r}: the path begins where this file lies")
    elif file.stat().st_size > LARGEST:
        table.report("logo", f"has {file.stat().st_size} bytes: make it {LARGEST} or less")
    else:
        return _measured(table, file)
    return None


def _measured(table: Table, file: Path) -> Logo | None:
    size = picture_size(file.read_bytes(), file.suffix.lower())
    if size is None or 0 in size:
        table.report("logo", "its size cannot be read: an SVG needs a viewBox, others a whole file")
        return None
    return Logo(file, f"assets/images/host-logo{file.suffix.lower()}", *size)


def picture_size(data: bytes, kind: str) -> tuple[int, int] | None:
    """Return width and height of a picture, or None if they cannot be read.

    >>> picture_size(b'<svg xmlns="..." viewBox="0 0 120 40">', ".svg")
    (120, 40)
    """
    if kind == ".svg":
        found = _VIEW_BOX.search(data.decode("utf-8", errors="replace"))
        return (round(float(found[1])), round(float(found[2]))) if found else None
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "WEBP")) as picture:
            return picture.size
    except (OSError, SyntaxError):  # Pillow's words for a damaged head
        return None
