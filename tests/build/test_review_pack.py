"""The review pack contains everything that the product can say, with its basis."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from build_scripts.review.pack import is_shown, review_pack, sentences
from build_scripts.review.papers import FACTS, golden, plain_text
from build_scripts.review.words import CONFIDENCE, say_conditions
from case_inquiry import papers
from case_inquiry.form.exits import EXITS
from case_inquiry.form.stated import statement_of
from case_inquiry.form.walk import PAGES
from case_inquiry.outcome.exit_words import EXITS as OUTCOMES_OF_EXITS
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.rules.golden.tools import see

TODAY = date(2026, 11, 24)
QUESTIONS = [question for page in PAGES for question in page.questions]
ORDER = ["graph", "questions", "errors", "outcomes", "papers", "facts", "rest"]


@pytest.fixture(scope="module")
def pack() -> str:
    return review_pack(TODAY)


@pytest.fixture(scope="module")
def words(pack: str) -> str:
    return " ".join(plain_text(pack).split())


def part(pack: str, name: str) -> str:
    """Return the words of one part of the pack."""
    following = [*ORDER, ""][ORDER.index(name) + 1]
    begin = pack.index(f'<h2 id="{name}"')
    return plain_text(pack[begin : pack.index(f'<h2 id="{following}"') if following else None])


def test_the_parts_are_in_order(pack: str) -> None:
    assert re.findall(r'<h2 id="(\w+)">', pack) == ORDER


def test_the_way_names_every_page_in_order_with_its_condition_and_its_ways_out(pack: str) -> None:
    begin, end = pack.index('<h2 id="graph"'), pack.index('<h2 id="questions"')
    found = re.findall(
        r'<tr><td><a href="#page-([\w-]+)">(.*?)</a></td><td>(.*?)</td><td>(.*?)</td></tr>',
        unescape(pack[begin:end]),
    )
    assert [(name, heading) for name, heading, _, _ in found] == [
        (page.id, page.heading) for page in PAGES
    ]
    assert all(f'<h3 id="page-{name}">' in pack for name, *_ in found)
    for page, (_, _, when, _) in zip(PAGES, found, strict=True):
        assert (when == "always") == (not page.applies)
        assert say_conditions(page.applies) in when
    assert {name for name, _, _, exits in found if exits} == {leaving.page for leaving in EXITS}
    for leaving in EXITS:
        (exits,) = [exits for name, _, _, exits in found if name == leaving.page]
        assert str(OUTCOMES_OF_EXITS[leaving.reason].heading) in exits


def test_every_sentence_of_the_catalog_is_in_the_pack(words: str) -> None:
    catalog = [text for texts in sentences().values() for text in texts]
    assert [text for text in catalog if not is_shown(text, words)] == []
    assert len(catalog) > 900


def test_a_sentence_that_is_not_in_the_pack_is_not_found(words: str) -> None:
    assert not is_shown("You called the moon on {day}.", words)
    assert not is_shown("No one has ever said this.", words)


def test_every_question_is_in_the_pack_in_order_with_hints_and_answers(pack: str) -> None:
    shown = part(pack, "questions")
    places = [shown.index(f"\n{page.questions[0].label}\n") for page in PAGES]
    assert places == sorted(places)
    for question in QUESTIONS:
        texts = [question.label, str(question.hint), question.where, question.why]
        texts += [str(choice.label) for choice in question.choices]
        assert [text for text in texts if text not in shown] == []


def test_errors_of_every_kind_are_in_the_pack(pack: str) -> None:
    shown = part(pack, "errors")
    for error in (
        "Choose Yes or No. Your next step depends on it.",
        "We are not sure about this date.",
        "A newer edition of this site wrote this file",
        "There is no key “{key}” here.",
    ):
        assert error in shown


def test_every_state_is_in_the_pack_as_an_outcome_with_its_facts(pack: str) -> None:
    shown = part(pack, "outcomes")
    for name, state in golden("cases").STATES.items():
        assert see(state)["heading"] in shown
        assert name.capitalize() in shown
    assert "Rule more_than(30 calendar days), in the words “more than 30 days have passed”" in shown
    assert "CLINIC: Changes in Access to USCIS Field Offices" in shown
    assert "[[Find my Representative]]" in shown


def test_every_paper_of_the_golden_cases_is_in_the_pack(pack: str) -> None:
    shown = part(pack, "papers")
    for name, paper in golden("papers").PAPERS.items():
        assert name in shown
        assert f"Kind: {paper.kind}." in shown
    assert FACTS.keys() == set(papers.KINDS)
    assert [statement_of(name).id for names in FACTS.values() for name in names.split()]


def test_every_fact_has_its_source_confidence_and_day_of_check(pack: str) -> None:
    shown = part(pack, "facts")
    for name in PROCEDURES:
        title = f"\n{load_procedure(name).title}\n"
        for statement in load_procedure(name).statements:
            begin = shown.index(f"{statement.text} [{statement.id}]", shown.index(title))
            row = shown[begin : begin + 1_000]
            assert statement.source.title in row
            assert CONFIDENCE[statement.confidence] in row
            assert f"{statement.checked_on.isoformat()}, {statement.checked_by}" in row


def test_every_tag_of_the_pack_is_closed(pack: str) -> None:
    class Reader(HTMLParser):
        open_tags: list[str] = []  # noqa: RUF012 - one reader, one list

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert not {name for name, _ in attrs} & {"style", "onclick"}
            self.open_tags.append(tag)

        def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            pass

        def handle_endtag(self, tag: str) -> None:
            assert self.open_tags.pop() == tag

    reader = Reader()
    reader.feed(pack)
    assert reader.open_tags == []
    ids = re.findall(r' id="([^"]+)"', pack)
    assert len(ids) == len(set(ids))
    assert "<script" not in pack
