"""The journey in pictures: every station has its pictures, in small files, and its answers fit."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from build_scripts.review.journey import (
    MOST_BYTES,
    MOST_BYTES_TOGETHER,
    PICTURES,
    STATIONS,
    TO_COME,
    MissingPictureError,
    Station,
    journey_page,
)
from case_inquiry.form import walk

FILES = sorted(station.file(view) for station in STATIONS for view in station.views)
LABELS = {question.label for page in walk.PAGES for question in page.questions}


def test_each_station_has_its_pictures_and_each_picture_has_a_station() -> None:
    assert sorted(path.name for path in PICTURES.iterdir()) == FILES
    assert len({station.name for station in STATIONS}) == len(STATIONS)


def test_the_pictures_are_small_files() -> None:
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}
    assert sum(sizes.values()) <= MOST_BYTES_TOGETHER


@pytest.mark.parametrize("station", STATIONS, ids=lambda station: station.name)
def test_a_station_answers_only_questions_of_the_form(station: Station) -> None:
    assert set(station.answers) <= LABELS


@pytest.mark.parametrize("station", STATIONS, ids=lambda station: station.name)
def test_the_page_shows_a_station_with_its_words_and_the_size_of_its_pictures(
    station: Station,
) -> None:
    page = journey_page([station])
    assert f"## {station.title} {{ #{station.name} }}\n\n{station.caption}\n" in page
    shown = re.findall(r'<img src="(.+)" alt="(.+)" width="(\d+)" height="(\d+)" load', page)
    assert [name for name, _, _, _ in shown] == [station.file(view) for view in station.views]
    for name, text, width, height in shown:
        assert unescape(text).startswith(station.shows)
        with Image.open(PICTURES / name) as picture:
            assert int(height) == round(picture.height * int(width) / picture.width)


def test_a_missing_picture_stops_the_build_and_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "journey"
    shutil.copytree(PICTURES, folder)
    (folder / FILES[0]).unlink()
    monkeypatch.delenv(TO_COME, raising=False)
    with pytest.raises(MissingPictureError, match=f"{FILES[0]}.*make pictures"):
        journey_page(folder=folder)


def test_a_missing_picture_is_left_out_while_pictures_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TO_COME, "1")
    page = journey_page(folder=tmp_path)
    assert "<img" not in page
    assert page.count("## ") == len(STATIONS)
