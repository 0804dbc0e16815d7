"""The pages are easy to read: their sentences are at most at grade 8."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checks import reading_grade
from build_scripts.checks.prose import blocks, sentences_of
from build_scripts.checks.reading_grade import HELD, HIGHEST_GRADE, SITE, measure, pages_of, plain

EASY = "You may call on any day. Have your papers with you. Write down what the agent says."
HARD = (
    "Notwithstanding the aforementioned determination, individuals contemplating supplementary "
    "administrative correspondence should familiarize themselves with applicable jurisdictional "
    "considerations."
)
# Enough text for the grade to be meaningful.
FEWEST_WORDS = 100


def test_every_guide_page_and_the_checker_reads_at_grade_8_or_below() -> None:
    pages = pages_of(SITE, HELD)
    names = {page.parent.relative_to(SITE).as_posix() for page in pages}
    assert {".", "checker", "guide"} <= names, f"no built site in {SITE}: run `make build` first"
    readings = {page: reading_grade.read_page(page) for page in pages}
    assert {page: one.grade for page, one in readings.items() if one.grade > HIGHEST_GRADE} == {}
    assert readings[SITE / "guide" / "index.html"].words >= FEWEST_WORDS
    assert readings[SITE / "checker" / "index.html"].words >= FEWEST_WORDS
    # The grade of a short page says little, so all short pages are measured as one text, too.
    short = [page for page, one in readings.items() if one.words < FEWEST_WORDS]
    together = measure(block for page in short for block in sentences_of(page.read_text("utf-8")))
    assert together.words >= FEWEST_WORDS
    assert together.grade <= HIGHEST_GRADE


def test_hard_words_get_a_higher_grade_than_easy_words() -> None:
    assert measure([EASY]).grade < 3
    assert measure([HARD]).grade > HIGHEST_GRADE


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Ask the CIS Ombudsman.", "Ask the this."),
        ("Two service centers answered.", "Two this answered."),
        ("Service centers answered.", "this answered."),
        ("Reset the recenter.", "Reset the recenter."),
        ("The Vermont Service Center has it.", "The this has it."),
        ("Due Thursday, November 26, 2026.", "Due today."),
        ("In November 2026 or on November 1.", "In today or on today."),
        ("You may call in May.", "You may call in May."),
        ("From 8 a.m. to 8 p.m. here.", "From 8 am to 8 pm here."),
        ("A law (8 U.S.C. 1367) holds.", "A law (8 USC 1367) holds."),
        ("Write to a.b@c.example today.", "Write to this today."),
    ],
)
def test_names_dates_and_addresses_count_as_one_short_word(text: str, read_as: str) -> None:
    assert plain(text) == read_as


def test_an_exception_lowers_the_grade_but_not_the_figure_as_printed() -> None:
    reading = measure(["Then you may write to the National Customer Service Center again."])
    assert reading.grade < reading.as_printed


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<p>You <b>may</b> <a href='#'>call</a> now.</p>", ["You may call now."]),
        ("<p>Call us on <i translate='no'>1-800</i>, now.</p>", ["Call us on this, now."]),
        ("<button>Go on to the next page.</button>", []),
        ("<template><p>Not yet on the page.</p></template>", []),
        ("<p>One line.<br>And one more line.</p>", ["And one more line."]),
        ("<p hidden>Shown later on this page.</p>", ["Shown later on this page."]),
        ("<h1>The way that works today</h1><li>Your receipt number</li>", []),
        ("<p>Said two times here.</p><p>Said two times here.</p>", ["Said two times here."]),
        ("</article><p>Outside the article, this is no prose.</p>", []),
    ],
)
def test_only_sentences_of_the_article_are_measured(inside: str, expected: list[str]) -> None:
    assert sentences_of(f"<article>{inside}</article>") == expected


def test_blocks_include_headings() -> None:
    assert blocks("<article><h1>Call</h1>Text<div>More</div></article>") == ["Call", "Text", "More"]


def write_site(folder: Path, text: str) -> Path:
    for page in ("", "guide/"):
        (folder / page).mkdir(exist_ok=True)
        (folder / page / "index.html").write_text(f"<article><p>{text}</p></article>")
    return folder


def test_the_command_shows_the_figures_and_fails_on_a_hard_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reading_grade.main([str(write_site(tmp_path, EASY))]) == 0
    assert "guide/" in capsys.readouterr().out
    assert reading_grade.main([str(write_site(tmp_path, HARD)), "--worst", "1"]) == 1
    assert "Notwithstanding" in capsys.readouterr().out


def test_the_command_reports_a_missing_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reading_grade.main([str(tmp_path)]) == 2
    assert "make build" in capsys.readouterr().err
