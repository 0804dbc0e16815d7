"""Measure how hard the pages are to read: the Flesch-Kincaid grade of their sentences.

Run as `python -m build_scripts.checks.reading_grade [SITE] [--worst N]` after a build. The grade is
that of all sentences of a page. Headings, labels and items without a sentence are left out: they
are short and would make every page look easier than it is. Names and terms of the trade
(`reading_terms.txt` and the names in the procedures' data), dates and addresses count as one short
word each.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import textstat

from build_scripts import ROOT
from build_scripts.checks.prose import STAND_IN, sentences_of
from case_inquiry.forms import load_forms
from case_inquiry.procedure import PROCEDURES, load_procedure

SITE = ROOT / "site"
TERMS = Path(__file__).with_name("reading_terms.txt")
HIGHEST_GRADE = 8.0
# Pages with a limit on their grade, and pages that are only shown.
HELD = ("index.html", "checker/index.html", "guide/**/index.html")
SHOWN = ("reference/**/index.html", "worksheet/index.html", "privacy/index.html")

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(?:\w+day, )?(?:{_MONTHS}) (?:\d{{4}}|\d{{1,2}}(?:, \d{{4}})?)\b")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")  # a.m., U.S.C.
_NUMBER = re.compile(r"\b\d+[.,]\d+\b")
_ADDRESS = re.compile(r"\bhttps?://\S+|\S+@\S+\w")
_END = re.compile(r"(?<=[.?!:])\s+")


@dataclass(frozen=True)
class Reading:
    """The figures of one text; `as_printed` is its grade without any exception."""

    words: int
    words_per_sentence: float
    syllables_per_word: float
    grade: float
    as_printed: float


@cache
def _terms() -> re.Pattern[str]:
    """Return a pattern of every excepted name and term, longest first, with plurals."""
    lines = TERMS.read_text(encoding="utf-8").splitlines()
    terms = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    for name in PROCEDURES:
        procedure = load_procedure(name)
        terms |= {source.title for source in procedure.sources}
        terms |= {office.name for office in procedure.offices}
    terms |= {form.title for form in load_forms()}
    listed = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?:s|'s|s')?(?!\w)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text with names, terms, dates and addresses as one short word each.

    >>> plain("On August 6, 2009 USCIS told the Vermont Service Center, at 8 a.m.")
    'On today this told the this, at 8 am'
    """
    text = _terms().sub(STAND_IN, text)
    text = _ADDRESS.sub(STAND_IN, text)
    text = _DATE.sub("today", text)
    text = _NUMBER.sub("10", text)
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), text)


def measure(blocks: Iterable[str]) -> Reading:
    """Return the figures of some blocks of sentences; a colon ends a sentence like a period.

    >>> measure(["The agents will talk with you. You may call them on any day."]).grade < 3
    True
    """
    printed = list(blocks)
    text = _as_sentences(plain(block) for block in printed)
    words = textstat.lexicon_count(text)
    return Reading(
        words=words,
        words_per_sentence=words / max(1, textstat.sentence_count(text)),
        syllables_per_word=textstat.syllable_count(text) / max(1, words),
        grade=textstat.flesch_kincaid_grade(text),
        as_printed=textstat.flesch_kincaid_grade(_as_sentences(printed)),
    )


def _as_sentences(blocks: Iterable[str]) -> str:
    parts = [part for block in blocks for part in _END.split(block)]
    return " ".join(re.sub(r"[:.?!]*\Z", ".", part) for part in parts)


def pages_of(site: Path, patterns: Iterable[str]) -> list[Path]:
    """Return the pages of a built site that match, in the order of the patterns."""
    return [page for pattern in patterns for page in sorted(site.glob(pattern))]


def read_page(page: Path) -> Reading:
    """Return the figures of a built page."""
    return measure(sentences_of(page.read_text(encoding="utf-8")))


def hardest(page: Path, count: int) -> list[tuple[float, str]]:
    """Return the hardest blocks of a page with their grades, hardest first."""
    found = sentences_of(page.read_text(encoding="utf-8"))
    rated = [(measure([block]).grade, block) for block in found]
    return sorted(rated, reverse=True)[:count]


def table(site: Path, worst: int) -> str:
    """Return the figures of all pages as text."""
    held = pages_of(site, HELD)
    lines = [
        f"{'page':<40} {'words':>6} {'w/sent':>7} {'syl/w':>6} {'grade':>6} {'as printed':>11}"
    ]
    for page in held + pages_of(site, SHOWN):
        reading = read_page(page)
        note = "" if page in held else "  (shown only)"
        lines.append(
            f"{page.parent.relative_to(site).as_posix() + '/':<40} {reading.words:>6} "
            f"{reading.words_per_sentence:>7.1f} {reading.syllables_per_word:>6.2f} "
            f"{reading.grade:>6.1f} {reading.as_printed:>11.1f}{note}"
        )
        lines += [f"    {grade:5.1f}  {block}" for grade, block in hardest(page, worst)]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print the figures; return 1 if a page is over the limit, 2 if there is no built site."""
    parser = argparse.ArgumentParser(prog="build_scripts.checks.reading_grade", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=SITE)
    parser.add_argument("--worst", type=int, default=0, help="show each page's N hardest blocks")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        sys.stderr.write(f"There is no site in {options.site}. Run `make build` first.\n")
        return 2
    sys.stdout.write(table(options.site, options.worst) + "\n")
    held = [read_page(page) for page in pages_of(options.site, HELD)]
    return int(any(reading.grade > HIGHEST_GRADE for reading in held))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
