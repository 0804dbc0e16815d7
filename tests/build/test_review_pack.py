"""The review pack contains everything that the product can say, with its basis."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.review import graph
from build_scripts.review.pack import is_shown, review_pack, sentences
from build_scripts.review.papers import FACTS, golden, plain_text
from build_scripts.review.words import CONFIDENCE
from case_inquiry import papers
from case_inquiry.form.pages.more_calls import MORE_CALLS
from case_inquiry.form.stated import statement_of
from case_inquiry.form.walk import PAGES, pages_that_apply
from case_inquiry.procedure import PROCEDURES, load_procedure

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


def test_the_parts_are_in_order_and_the_picture_comes_first(pack: str) -> None:
    assert re.findall(r'<h2 id="(\w+)">', pack) == ORDER
    assert pack.count("<svg") == 1
    assert pack.index("<svg") < pack.index('<h2 id="questions"')


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
        texts += [choice.label for choice in question.choices]
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
        assert state.heading in shown
        assert name.capitalize() in shown
    assert "Rule more_than(30 calendar days), in the words “more than 30 days have passed”" in shown
    assert "CLINIC: service center e-mail addresses discontinued" in shown
    assert "[Button, filled: Use the way that works today]" in shown


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


marks = {f"call_{number}": st.sampled_from(["", "yes"]) for number in MORE_CALLS}
ways = st.fixed_dictionaries(
    {
        question.id: st.sampled_from(["", "x", *[choice.value for choice in question.choices]])
        for question in QUESTIONS
    }
    | marks
    | {"door": st.sampled_from(["", "applicant", "organization", "liaison"])}
)
facts = st.fixed_dictionaries(
    {
        name: st.sampled_from(["", "yes"])
        for name in ("form_employer", "call_is_today", "asked_uscis")
    }
)


@settings(max_examples=200)
@given(ways, facts, st.sampled_from(PROCEDURES))
def test_every_move_from_page_to_page_is_an_arrow_of_the_graph(
    answers: dict[str, str], known: dict[str, str], procedure: str
) -> None:
    names = [page.id for page in pages_that_apply(answers, known, procedure)]
    way = [graph.START, *names, graph.CHECK]
    assert set(pairwise(way)) <= graph.edges()


def test_no_arrow_goes_back_and_each_box_has_an_arrow_in_and_out() -> None:
    order = [graph.START, *(page.id for page in PAGES), graph.CHECK]
    found = graph.edges()
    assert all(order.index(source) < order.index(target) for source, target in found)
    assert {source for source, _ in found} == set(order[:-1])
    assert {target for _, target in found} == set(order[1:])


def test_the_boxes_of_the_picture_do_not_overlap_and_show_their_words(pack: str) -> None:
    svg = pack[pack.index("<svg") : pack.index("</svg>")]
    boxes = re.findall(
        r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)" rx="4"', unescape(svg)
    )
    assert len(boxes) == len(PAGES) + 2
    ends = [(int(y), int(y) + int(height)) for _, y, _, height in boxes]
    assert all(upper[1] < lower[0] for upper, lower in pairwise(sorted(ends)))
    for page in PAGES:
        assert page.heading.replace(" ", "") in re.sub(r"<[^>]+>|\s", "", unescape(svg))
    assert svg.count('rx="12"') == len({"problem", "form", "privacy", "status"})


def test_arrows_with_overlapping_rows_are_in_different_lanes() -> None:
    chosen = graph.lanes({"a": (0, 4), "b": (4, 6), "c": (5, 9), "d": (7, 8)})
    assert chosen["a"] != chosen["b"]
    assert chosen["b"] != chosen["c"]
    assert chosen["d"] == 0
