"""The timeline: its events, the table behind it, and a picture in which no words overlap."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.case import Case, Contact, contact_kinds
from case_inquiry.case.model import ANSWERS
from case_inquiry.messages import translator
from case_inquiry.outcome import timeline
from case_inquiry.outcome.timeline_picture import (
    COUNTED,
    DAY_LETTERS,
    DONE,
    LINE,
    TODAY,
    WIDTH,
    WORD_LETTERS,
    Entry,
    draw,
    width,
    wrap,
)
from tests.rules.golden.cases import (
    ASKED,
    CALL,
    CASE,
    CENTER,
    CURRENT,
    HEADQUARTERS,
    NOTICE,
    STATES,
    State,
    with_contacts,
)
from tests.rules.golden.tools import blocks, see

NOW = date(2026, 11, 24)


def rows(case: Case, procedure: str = NOTICE, today: date = NOW) -> list[list[str]]:
    (block,) = blocks(see(State(procedure, "", case, "", "", today)), "timeline")
    found: list[list[str]] = block["rows"]
    return found


def whats(case: Case, procedure: str = NOTICE, today: date = NOW) -> list[str]:
    return [what for _, what in rows(case, procedure, today)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "called",
            [
                ["Thursday, October 1, 2026", "You called USCIS"],
                ["Saturday, October 31, 2026", "Today"],
                [
                    "Sunday, November 1, 2026",
                    "From this day: E-mail the service center "
                    "(inbox: reported closed since January 21, 2019)",
                ],
            ],
        ),
        (
            "the center did not answer",
            [
                ["Thursday, October 1, 2026", "You called USCIS"],
                ["Sunday, November 1, 2026", "You e-mailed the service center"],
                [
                    "Monday, November 23, 2026",
                    "Since this day: E-mail headquarters (inbox: we don't know if anyone reads it)",
                ],
                ["Tuesday, November 24, 2026", "Today"],
            ],
        ),
        (
            "e-mailed headquarters",
            [
                ["Thursday, October 1, 2026", "You called USCIS"],
                ["Sunday, November 1, 2026", "You e-mailed the service center"],
                ["Monday, November 23, 2026", "You e-mailed headquarters"],
                ["Tuesday, November 24, 2026", "Today"],
                ["Thursday, December 3, 2026", "Last day for the answer"],
            ],
        ),
        (
            "today: asked",
            [
                ["Tuesday, November 24, 2026", "You sent an e-Request"],
                ["Tuesday, November 24, 2026", "Today"],
                ["Wednesday, December 16, 2026", "Goal for the answer: about this day"],
            ],
        ),
        (
            "today: form not listed, too early",
            [
                ["Tuesday, November 24, 2026", "Today"],
                ["Sunday, February 28, 2027", "From this day: Ask USCIS"],
            ],
        ),
        (
            "today: too early",
            [
                ["Tuesday, November 24, 2026", "Today"],
                [
                    "Thursday, December 24, 2026",
                    "Look at the USCIS page again. This day is our idea, not a USCIS rule.",
                ],
            ],
        ),
        (
            "resolved",
            [
                ["Thursday, October 1, 2026", "You called USCIS"],
                ["Friday, November 20, 2026", "Your case was resolved"],
                ["Tuesday, November 24, 2026", "Today"],
            ],
        ),
        (
            "headquarters did not answer",
            [
                ["Thursday, October 1, 2026", "You called USCIS"],
                ["Sunday, November 1, 2026", "You e-mailed the service center"],
                ["Monday, November 23, 2026", "You e-mailed headquarters"],
                ["Thursday, December 3, 2026", "Last day for the answer"],
                ["Friday, December 4, 2026", "Today"],
            ],
        ),
    ],
)
def test_the_table_holds_what_was_done_today_and_the_days_of_the_plan(
    name: str, expected: list[list[str]]
) -> None:
    (block,) = blocks(see(STATES[name]), "timeline")
    assert block["rows"] == expected
    assert block["head"] == ["Day", "What"]


def test_an_answer_has_its_own_day_and_one_without_a_day_stands_before_today() -> None:
    answered = replace(CENTER, answer="not_solved", answered_on=date(2026, 11, 9))
    assert rows(with_contacts(CALL, answered))[2] == [
        "Monday, November 9, 2026",
        "An answer came, but did not help",
    ]
    undated = rows(with_contacts(CALL, replace(CENTER, answer="explained")))
    assert undated[-2:] == [
        ["Day not known", "An answer explained it or gave a date"],
        ["Tuesday, November 24, 2026", "Today"],
    ]


def test_on_one_day_what_was_done_comes_before_today_and_what_opens_after_it() -> None:
    case = with_contacts(CALL, replace(CENTER, on=date(2026, 11, 2)))
    opening = date(2026, 11, 24)
    assert [what.split(":")[0] for what in whats(case, today=opening)][-2:] == [
        "Today",
        "From this day",
    ]
    both = with_contacts(CALL, CENTER, replace(HEADQUARTERS, on=NOW), Contact("call", on=NOW))
    assert whats(both)[-4:-1] == ["You called USCIS", "You e-mailed headquarters", "Today"]


def test_contacts_of_the_other_procedure_are_in_it_too() -> None:
    assert "You sent an e-Request" in whats(with_contacts(CALL, ASKED))


def test_every_kind_of_contact_and_answer_has_its_words() -> None:
    assert timeline.CONTACTS.keys() == contact_kinds().keys()
    assert timeline.ANSWERS.keys() == set(ANSWERS)


@pytest.mark.parametrize("name", STATES)
def test_a_timeline_has_today_once_and_something_beside_it(name: str) -> None:
    seen = see(STATES[name])
    if seen["plan"]["step"] == "elsewhere":
        assert not blocks(seen, "timeline")
        return
    for block in blocks(seen, "timeline"):
        assert [what for _, what in block["rows"]].count("Today") == 1
        assert len(block["rows"]) > 1


@pytest.mark.parametrize("way_out", [{"case_status": "waiting_for_me"}, {"protected": True}])
def test_a_way_out_shows_no_days_beside_what_is_urgent(way_out: dict[str, object]) -> None:
    assert not blocks(see(State(NOTICE, "", with_contacts(CALL, **way_out), "", "")), "timeline")


def test_a_case_without_contacts_and_days_has_no_timeline() -> None:
    assert not blocks(see(State(NOTICE, "", CASE, "", "")), "timeline")
    assert not blocks(see(State(CURRENT, "", CASE, "", "")), "timeline")


@pytest.mark.parametrize("name", STATES)
def test_the_picture_shows_and_tells_the_rows_of_the_table(name: str) -> None:
    for block in blocks(see(STATES[name]), "timeline"):
        svg = block["svg"]
        drawn = "".join(re.findall(r"<tspan[^>]*>([^<]*)", svg)).replace(" ", "")
        told = re.findall(r"<desc[^>]*>([^<]*)</desc>", svg)[0]
        for day, what in block["rows"]:
            assert f"{day}{what}".replace(" ", "") in drawn
            assert f"{day}: {what.rstrip('.')}." in told
        assert f'<title id="timeline-title">{block["heading"]}</title>' in svg
        assert 'role="img" aria-labelledby="timeline-title timeline-told"' in svg


def test_the_picture_has_no_style_script_or_colour_of_its_own() -> None:
    (block,) = blocks(see(STATES["called"]), "timeline")
    svg = block["svg"]
    assert not re.search(r"style|script|href|url\(| on[a-z]+=|#[0-9a-f]{3}", svg)
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg))
    assert colours == {"currentColor", "none"}


def test_done_today_and_counted_differ_by_their_shape() -> None:
    def shape(kind: str) -> tuple[str, bool]:
        mark = re.findall(r"<(?:polygon|circle)[^>]*>", draw([Entry("a", "b", kind)], "t"))[0]
        return mark.split()[0], 'fill="none"' in mark

    assert shape(DONE) == ("<circle", False)
    assert shape(TODAY) == ("<polygon", False)
    assert shape(COUNTED) == ("<circle", True)


def test_what_a_text_holds_cannot_become_a_tag() -> None:
    svg = draw([Entry("<script>", 'a "b" & </svg>', DONE)], "<i>")
    assert "<script" not in svg
    assert svg.count("</svg>") == 1
    assert "&lt;i&gt;" in svg


lines_of_text = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=120)


@given(lines_of_text, st.integers(2, 30))
def test_text_is_broken_into_lines_that_fit_and_nothing_is_lost(text: str, letters: int) -> None:
    lines = wrap(text, letters)
    assert all(width(line) <= letters for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.lists(st.builds(Entry, lines_of_text, lines_of_text, st.just(DONE)), min_size=1))
def test_no_line_of_words_stands_on_another_or_leaves_the_picture(entries: list[Entry]) -> None:
    svg = draw(entries, "Days")
    (height,) = re.findall(rf'viewBox="0 0 {WIDTH} (\d+)"', svg)
    for anchor in ("start", "end"):
        places = [
            int(place)
            for text in re.findall(rf'text-anchor="{anchor}".*?</text>', svg)
            for place in re.findall(r' y="(\d+)"', text)
        ]
        assert places == sorted(places)
        assert all(b - a >= LINE for a, b in pairwise(places))
        assert places[-1] < int(height)


def test_the_columns_leave_room_for_their_longest_lines() -> None:
    # The widest letters of the usual fonts are about as wide as the font is high.
    assert len("September 30,") <= DAY_LETTERS
    assert WORD_LETTERS * 8.4 + DAY_LETTERS * 8.4 <= WIDTH


def test_a_wide_letter_takes_the_place_of_two() -> None:
    assert wrap("十一月一日", 4) == ["十一", "月一", "日"]


def test_from_right_to_left_the_picture_is_turned_round() -> None:
    entries = [Entry("a", "b", DONE), Entry("c", "d", TODAY)]
    there, back = draw(entries, "t"), draw(entries, "t", right_to_left=True)
    assert ('direction="ltr"' in there, 'direction="rtl"' in back) == (True, True)
    for x in re.findall(r'tspan x="(\d+)"', there):
        assert f'tspan x="{WIDTH - int(x)}"' in back


def test_the_language_decides_the_direction() -> None:
    state = STATES["called"]
    (block,) = blocks(see(state, translator("ar")), "timeline")
    assert 'direction="rtl"' in block["svg"]
