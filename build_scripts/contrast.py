"""The contrast of two colors by WCAG 2.2, and the theme's named colors."""

from __future__ import annotations

import re

from build_scripts import ROOT

THEME = ROOT / "docs" / "assets" / "css" / "theme.css"
AA = 4.5  # WCAG 2.2, success criterion 1.4.3, for text of ordinary size

COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_PROPERTY = re.compile(r"--([\w-]+)\s*:\s*(#[0-9a-fA-F]{3,6})\s*;")


def channels(color: str) -> tuple[int, int, int]:
    """Return red, green and blue from 0 to 255.

    >>> channels("#fff"), channels("#1d5246")
    ((255, 255, 255), (29, 82, 70))
    """
    digits = color.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def luminance(color: str) -> float:
    """Return the relative luminance, 0 for black to 1 for white."""
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in channels(color))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, 1 to 21.

    >>> round(contrast("#000", "#fff"), 1), round(contrast("#777777", "#fff"), 2)
    (21.0, 4.48)
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(color: str, other: str, share: float) -> str:
    """Mix a share (0 to 1) of another color into a color.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(channels(color), channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def theme_colors(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the theme's named colors, light and dark, from its style sheet.

    The first `:root` rule is for light screens; the rule in the media query is for dark ones.
    """
    light, _, dark = css.partition("(prefers-color-scheme: dark)")
    first, second = _ROOT.search(light), _ROOT.search(dark)
    return (
        dict(_PROPERTY.findall(first[1] if first else "")),
        dict(_PROPERTY.findall(second[1] if second else "")),
    )
