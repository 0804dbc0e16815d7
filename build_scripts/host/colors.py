"""A host's colors: two for light screens and two for dark ones, each readable on the theme."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.contrast import AA, COLOR, THEME, contrast, mixed, theme_colors
from case_inquiry.procedure.checking.toml_table import Table

SCHEMES = ("light", "dark")
# The theme's colors that are drawn on top of or under each of the host's colors.
READ_AGAINST = {
    ("light", "brand"): ("on-brand", "on-button"),
    ("light", "link"): ("paper", "card", "soft"),
    ("dark", "brand"): ("on-brand",),
    ("dark", "link"): ("paper", "card", "soft", "on-button"),
}
# How much darker or lighter a button gets under the pointer.
HOVER = 0.25


@dataclass(frozen=True)
class Pair:
    """The background of the header, and the color of links."""

    brand: str
    link: str


@dataclass(frozen=True)
class Colors:
    """The colors for light screens and for dark screens."""

    light: Pair
    dark: Pair

    def css(self) -> str:
        """Return the CSS rules that replace the theme's colors with these.

        >>> pair = Pair("#1d5246", "#125444")
        >>> Colors(pair, pair).css().splitlines()[0]
        ':root{--brand:#1d5246;--link:#125444;--button:#1d5246;--button-hover:#163e34}'
        """
        light = _rule(self.light, button=self.light.brand, towards="#000000")
        dark = _rule(self.dark, button=self.dark.link, towards="#ffffff")
        return f"{light}\n@media (prefers-color-scheme:dark){{{dark}}}"


def _rule(pair: Pair, *, button: str, towards: str) -> str:
    return (
        f":root{{--brand:{pair.brand};--link:{pair.link};"
        f"--button:{button};--button-hover:{mixed(button, towards, HOVER)}}}"
    )


def read_colors(table: Table) -> Colors | None:
    """Read the colors from the table; mistakes are reported to the table."""
    colors = table.table("colors")
    if colors is None:
        return None
    theme = dict(zip(SCHEMES, theme_colors(THEME.read_text(encoding="utf-8")), strict=True))
    pairs = [_pair(colors, scheme, theme[scheme]) for scheme in SCHEMES]
    colors.close()
    return Colors(*pairs)


def _pair(colors: Table, scheme: str, theme: dict[str, str]) -> Pair:
    if scheme not in colors:
        colors.report(scheme, f"is missing: add [colors.{scheme}] with `brand` and `link`")
    table = colors.table(scheme)
    if table is None:
        return Pair("", "")
    brand, link = (_color(table, scheme, key, theme) for key in ("brand", "link"))
    table.close()
    return Pair(brand, link)


def _color(table: Table, scheme: str, key: str, theme: dict[str, str]) -> str:
    color = table.text(key)
    if not color:
        return ""
    if not COLOR.fullmatch(color):
        table.report(key, f"{color!r} is no color: write it like '#1d5246'")
        return ""
    for name in READ_AGAINST[scheme, key]:
        _report_contrast(table, key, color, theme[name])
    return color


def _report_contrast(table: Table, key: str, color: str, other: str) -> None:
    found = contrast(color, other)
    if found < AA:
        move = "darker" if contrast(color, "#000000") < contrast(other, "#000000") else "lighter"
        table.report(
            key,
            f"{color} on {other} has a contrast of {found:.1f} to 1, {AA} is needed: "
            f"make it {move}",
        )
