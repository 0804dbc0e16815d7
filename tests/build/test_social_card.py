"""The preview card for shared links and the app icons: sizes, colors, margins, same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from build_scripts.host import Host, load_host
from build_scripts.site import card
from build_scripts.site.card import (
    CARD_SIZE,
    FULL_ICONS,
    ICONS,
    MARK,
    MASKABLE_SHARE,
    MarkError,
    read_mark,
    write_images,
)

RIVERSIDE = Path(__file__).parent / "hosts" / "riverside" / "host.toml"
PLAIN = Host("A")
# Messengers crop the edges of a card, so the words keep this distance from them.
CARD_MARGIN = 60
LARGEST_CARD = 60_000


def rgb(color: str) -> tuple[int, ...]:
    return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))


def drawn_box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return the edges of everything that differs from the color of the corner."""
    flat = picture.convert("RGB")
    ground = Image.new("RGB", flat.size, flat.getpixel((0, 0)))
    box = ImageChops.difference(flat, ground).getbbox()
    assert box is not None
    return box


def test_the_card_has_the_size_for_social_networks_and_keeps_its_margin(tmp_path: Path) -> None:
    write_images(tmp_path, PLAIN)
    with Image.open(tmp_path / "social-card.png") as card:
        assert card.size == CARD_SIZE == (1200, 630)
        left, top, right, low = drawn_box(card)
    assert min(left, top, CARD_SIZE[0] - right, CARD_SIZE[1] - low) >= CARD_MARGIN
    assert (tmp_path / "social-card.png").stat().st_size <= LARGEST_CARD


@pytest.mark.parametrize(("name", "pixels"), [*ICONS.items(), *FULL_ICONS.items()])
def test_each_icon_has_its_size(tmp_path: Path, name: str, pixels: int) -> None:
    write_images(tmp_path, PLAIN)
    with Image.open(tmp_path / name) as picture:
        assert picture.size == (pixels, pixels)
        assert picture.format == "PNG"


@pytest.mark.parametrize(("name", "pixels"), FULL_ICONS.items())
def test_a_full_icon_keeps_the_mark_in_the_area_that_no_system_crops(
    tmp_path: Path, name: str, pixels: int
) -> None:
    write_images(tmp_path, PLAIN)
    with Image.open(tmp_path / name) as picture:
        left, top, right, low = drawn_box(picture)
    # The farthest corner of the drawing is in the circle of the inner 80 %.
    middle = pixels / 2
    farthest = max(
        ((x - middle) ** 2 + (y - middle) ** 2) ** 0.5 for x in (left, right) for y in (top, low)
    )
    assert farthest <= pixels * MASKABLE_SHARE / 2


def test_icons_have_the_colors_of_the_mark_or_of_the_host(tmp_path: Path) -> None:
    mark = read_mark()
    write_images(tmp_path / "own", PLAIN)
    write_images(tmp_path / "host", load_host(RIVERSIDE))
    for folder, brand in (("own", mark.colors["ground"]), ("host", "#5b2a6e")):
        with Image.open(tmp_path / folder / "icon-maskable-512.png") as picture:
            colors = {color for _, color in picture.convert("RGB").getcolors(1 << 16) or []}
        assert {rgb(brand), rgb(mark.colors["line"]), rgb(mark.colors["dot"])} <= colors


def test_the_corners_of_a_round_icon_are_transparent(tmp_path: Path) -> None:
    write_images(tmp_path, PLAIN)
    with Image.open(tmp_path / "icon-192.png") as picture:
        assert picture.getpixel((0, 0)) == (0, 0, 0, 0)


def test_the_same_drawing_gives_the_same_bytes(tmp_path: Path) -> None:
    one = write_images(tmp_path / "one", PLAIN)
    two = write_images(tmp_path / "two", PLAIN)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


@pytest.mark.parametrize(
    ("old", "new"),
    [("<circle ", "<ellipse "), ("</svg>", '<rect x="0"/></svg>'), ("M7 24h6", "M7 24l6 1")],
)
def test_a_mark_with_other_shapes_is_refused(tmp_path: Path, old: str, new: str) -> None:
    other = tmp_path / "mark.svg"
    other.write_text(MARK.read_text("utf-8").replace(old, new))
    with pytest.raises(MarkError):
        read_mark(other)


def test_the_command_writes_into_the_named_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert card.main([str(tmp_path / "images")]) == 0
    assert (tmp_path / "images" / "social-card.png").is_file()
    assert card.main([]) == 2
    assert "Usage" in capsys.readouterr().err
