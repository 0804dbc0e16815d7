"""The built pages as a person reads them: how many words, where old links lead, when checked."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from build_scripts.site.facts import Facts
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.build.test_pages import TODAY, words

SITE = Path(__file__).resolve().parents[2] / "site"
MOST_WORDS = 900
# From the first to the last: a page can have an article inside its own.
ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
UNSEEN = re.compile(r"<(script|style|template|noscript|svg)\b.*?</\1>", re.DOTALL)

#: Places that other people's links, older copies and saved papers name, by their page.
ANCHORS = {
    "guide/": "before step-1 step-2 step-3 after-step-3 today gate ask outside-help",
    "guide/special-situations/": (
        "urgent appointment not-received own-times moved-case no-receipt not-found other-letters "
        "protected address letter court for-someone legal-help fraud"
    ),
    "reference/": (
        "receipt-number wrong-claims look-alikes offices days holidays status forms words sources"
    ),
    "worksheet/": "call-script letter days addresses",
}
#: What the reference answers, each on a page of its own.
QUESTIONS = ("numbers", "offices", "days", "forms", "words", "sources")


def html_of(path: str) -> str:
    """Return a built page."""
    return (SITE / path / "index.html").read_text("utf-8")


def article_words(path: str) -> list[str]:
    """Return the words of a page's article, those of folded parts too."""
    article = UNSEEN.sub(" ", ARTICLE.findall(html_of(path))[0])
    return unescape(re.sub(r"<[^>]*>", " ", article)).split()


@pytest.mark.parametrize(
    "path", [f"{page.parent.relative_to(SITE)}/" for page in SITE.glob("guide/**/index.html")]
)
def test_a_page_of_the_guide_is_short(path: str) -> None:
    assert 40 < len(article_words(path)) <= MOST_WORDS


@pytest.mark.parametrize(
    ("path", "anchor"), [(path, one) for path, names in ANCHORS.items() for one in names.split()]
)
def test_an_old_link_still_leads_to_its_topic(path: str, anchor: str) -> None:
    assert f'id="{anchor}"' in ARTICLE.findall(html_of(path))[0]


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_reference_leads_to_each_question(name: str) -> None:
    assert f'href="{name}/"' in html_of("reference/")
    assert '<p class="up"><a href="../">' in html_of(f"reference/{name}/")


@pytest.mark.parametrize("path", ["", "guide/", "checker/", "reference/sources/"])
def test_the_footer_says_when_the_facts_were_last_checked(path: str) -> None:
    facts = Facts("en", TODAY)
    days = {
        statement.checked_on for name in PROCEDURES for statement in load_procedure(name).statements
    }
    footer = words(html_of(path).partition('<footer class="site-footer"')[2])
    for day in (min(days), max(days)):
        assert facts.say(day, "long") in footer
    assert "Facts last checked" in footer


def test_the_home_page_has_two_doors_the_three_steps_and_no_table() -> None:
    article = ARTICLE.findall(html_of(""))[0]
    doors = re.findall(r'<a class="door[^"]*" href="([^"]+)"><strong>([^<]+)</strong>', article)
    assert doors == [("checker/", "Check my case"), ("caseload/", "I help many people")]
    assert article.count('<span class="ladder__what">') == 3
    assert "<table" not in article
    assert len(article_words("")) <= 130
