"""A host's logo: its file, its address on the site, and its size, which avoids a layout shift."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path

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
    if kind == ".png" and data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    return _webp_size(data)


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """Return the size in a WebP header, in each of its three formats."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    if data[12:16] == b"VP8X":
        return (
            int.from_bytes(data[24:27], "little") + 1,
            int.from_bytes(data[27:30], "little") + 1,
        )
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF
