"""The table of the board, and its chart of the coming weeks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.case import Contact
from case_inquiry.caseload.board.states import BoardRow, board_of
from case_inquiry.caseload.board.weeks import weeks, weeks_as_json
from case_inquiry.caseload.board.words import BoardWords
from case_inquiry.caseload.row import Row
from case_inquiry.procedure import load_procedure
from tests.rules.cases_of_the_schema import TODAY
from tests.rules.rows_of_a_board import a_case, any_rows, on_the_board, row_of, row_to_fix, say

WORDS = BoardWords(say, TODAY)
ASKED = Contact("e_request", on=date(2026, 10, 20))


def test_a_row_tells_what_is_due_and_shows_its_number_whole_and_masked() -> None:
    case = a_case(ASKED, role="organization", form="i485")
    assert WORDS.as_json(on_the_board(row_of(case, 12, reference="C-104"))) == {
        "row": 12,
        "reference": "C-104",
        "receipt": "EAC1710450146",
        "receipt_masked": "•••••••••0146",
        "form": "I-485",
        "office": "VSC",
        "state": "no_answer",
        "step": "Ask for help from outside",
        "next_date": "2026-11-11",
        "when": "since November 11",
        "days_left": -13,
        "how": "outside",
        "late": False,
        "warnings": ["The person has not yet allowed you to ask for them."],
        "errors": [],
    }


def test_a_row_that_is_wrong_says_what_and_in_which_column() -> None:
    row = row_to_fix(3)
    mistake = replace(row.errors[0].mistake, suggestion="EAC1710450146")
    shown = WORDS.as_json(
        on_the_board(replace(row, errors=(row.errors[0]._replace(mistake=mistake),)))
    )
    assert shown["errors"] == [
        {"column": "Called on", "text": "This is no date. Did you mean EAC1710450146?"}
    ]
    assert (shown["state"], shown["step"], shown["next_date"], shown["when"]) == (
        "to_fix",
        *[None] * 3,
    )


def test_a_protected_row_shows_its_number_and_that_it_is_one() -> None:
    assert WORDS.as_json(on_the_board(Row(9, protected=True))) == {"row": 9, "protected": True}


@pytest.mark.parametrize(
    ("day", "words", "left"),
    [
        (date(2026, 11, 3), "since November 3", -21),
        (date(2025, 11, 3), "since November 3, 2025", -386),
        (TODAY, "today", 0),
        (date(2026, 12, 3), "from December 3", 9),
        (date(2027, 1, 4), "from January 4, 2027", 41),
    ],
)
def test_the_next_date_is_told_in_words_and_in_days(day: date, words: str, left: int) -> None:
    shown = WORDS.as_json(BoardRow(Row(2), "waiting", next_date=day))
    assert (shown["when"], shown["days_left"]) == (words, left)


@given(rows=any_rows("current"))
def test_any_row_can_be_shown(rows: list[Row]) -> None:
    board = board_of(rows, load_procedure("current"), TODAY)
    shown = [WORDS.as_json(found) for found in board]
    assert json.loads(json.dumps(shown)) == shown
    assert [each["row"] for each in shown] == [row.number for row in rows]


def on(*days: date) -> list[BoardRow]:
    return [BoardRow(Row(2), "waiting", next_date=day) for day in days]


def test_the_weeks_begin_on_monday() -> None:
    saturday = date(2026, 11, 28)
    monday = date(2026, 11, 23)
    days = [monday - timedelta(days=1), monday, saturday, monday + timedelta(days=6)]
    last = monday + timedelta(weeks=12) - timedelta(days=1)
    board = on(*days, monday + timedelta(days=7), last, last + timedelta(days=1))
    told = {week.id: week.rows for week in weeks(board, saturday) if week.rows}
    assert told == {"earlier": 1, "2026-11-23": 3, "2026-11-30": 1, "2027-02-08": 1, "later": 1}


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1))),
    st.dates(date(2024, 1, 1), date(2028, 1, 1)),
)
def test_each_date_is_in_one_of_fourteen_bars(days: list[date], today: date) -> None:
    found = weeks([*on(*days), BoardRow(Row(3), "apart")], today)
    assert len(found) == 14
    assert sum(week.rows for week in found) == len(days)


def test_the_chart_has_words_for_a_table() -> None:
    shown = weeks_as_json(on(TODAY), TODAY, say)
    assert shown["caption"] == "Rows by the week of their next date"
    assert shown["headings"] == ["Week", "Rows"]
    assert isinstance(shown["weeks"], list)
    assert shown["weeks"][:2] == [
        {"week": "earlier", "count": 0, "text": "Earlier", "short": "Earlier"},
        {"week": "2026-11-23", "count": 1, "text": "Week of November 23", "short": "November 23"},
    ]
