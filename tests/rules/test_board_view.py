"""Which rows of the board are shown, and in which order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.case import Contact
from case_inquiry.caseload.board.states import BoardRow, board_of
from case_inquiry.caseload.board.view import SORTS, View, places
from case_inquiry.caseload.board.words import COLUMN_WORDS, BoardWords, labels_as_json
from case_inquiry.caseload.row import Row
from case_inquiry.procedure import load_procedure
from tests.rules.cases_of_the_schema import TODAY
from tests.rules.rows_of_a_board import a_case, any_rows, on_the_board, row_of, row_to_fix, say

LATE = Contact("e_request", date(2026, 9, 1))
ASKED = Contact("e_request", date(2026, 11, 20))
BOARD = tuple(
    map(
        on_the_board,
        [
            row_of(a_case(), 2, reference="C-10"),
            row_of(a_case(LATE, receipt_number="LIN1710450999", form="N-400"), 3, reference="c-9"),
            row_of(a_case(ASKED, receipt_number="IOE0906929443"), 4, reference="B-2"),
            Row(5, protected=True),
            row_to_fix(6),
        ],
    )
)


def rows(**asked: Any) -> list[int]:
    return [BOARD[place].row.number for place in places(BOARD, View(**asked), TODAY)]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, [2, 3, 4, 5, 6]),
        ({"state": "apart"}, [5]),
        ({"state": "to_fix"}, [6]),
        ({"how": "outside"}, [3]),
        ({"is_late": True}, [3]),
        ({"week": "2026-11-23"}, [2]),
        ({"week": "earlier"}, [3]),
        ({"week": "2026-12-14"}, [4]),
        ({"numbers": [6, 2]}, [2, 6]),
        ({"text": "eac 17-104"}, [2]),
        ({"text": "C9"}, [3]),
        ({"text": "n400"}, [3]),
        ({"text": "I-130", "state": "waiting"}, [4]),
        ({"text": "nowhere"}, []),
    ],
)
def test_filters_and_the_search_leave_the_rows_that_fit(
    asked: dict[str, Any], shown: list[int]
) -> None:
    assert rows(**asked) == shown


@pytest.mark.parametrize(
    ("sort", "upward", "downward"),
    [
        ("reference", [4, 6, 3, 2, 5], [2, 3, 6, 4, 5]),
        ("receipt", [6, 2, 4, 3, 5], [3, 4, 2, 6, 5]),
        ("form", [2, 4, 3, 5, 6], [3, 2, 4, 5, 6]),
        ("office", [3, 2, 4, 5, 6], [2, 3, 4, 5, 6]),
        ("step", [2, 3, 4, 5, 6], [6, 5, 4, 3, 2]),
        ("when", [3, 2, 4, 5, 6], [4, 2, 3, 5, 6]),
        ("days_left", [3, 2, 4, 5, 6], [4, 2, 3, 5, 6]),
        ("how", [2, 3, 4, 5, 6], [3, 2, 4, 5, 6]),
    ],
)
def test_a_column_sorts_both_ways_and_what_is_empty_comes_last(
    sort: str, upward: list[int], downward: list[int]
) -> None:
    assert rows(sort=sort) == upward
    assert rows(sort=sort, is_descending=True) == downward


def test_a_number_of_any_length_is_sorted_by_its_size() -> None:
    names = ["9" * 5_000, "C-010", "C-9", "C-10a", "8" * 5_000]
    board = [BoardRow(Row(2, name), "done") for name in names]
    found = places(board, View(sort="reference"), TODAY)
    assert [board[place].row.reference for place in found] == [
        "8" * 5_000,
        "9" * 5_000,
        "C-9",
        "C-010",
        "C-10a",
    ]


def test_a_column_that_is_not_sorted_by_is_refused() -> None:
    with pytest.raises(KeyError):
        rows(sort="color")


@given(
    listed=any_rows("current"),
    sort=st.sampled_from([None, *SORTS]),
    is_descending=st.booleans(),
)
def test_sorting_loses_no_row(listed: list[Row], sort: str | None, is_descending: bool) -> None:
    board: tuple[BoardRow, ...] = board_of(listed, load_procedure("current"), TODAY)
    found = places(board, View(sort=sort, is_descending=is_descending), TODAY)
    assert sorted(found) == list(range(len(listed)))


def test_every_column_of_the_table_has_a_label_and_shows_a_key_of_a_row() -> None:
    shown = BoardWords(say, TODAY).as_json(BOARD[0])
    assert set(COLUMN_WORDS) <= set(shown)
    assert set({key for key in SORTS if key != "due"}) <= set(COLUMN_WORDS)
    labels = labels_as_json(say)
    assert labels["columns"]["warnings"] == "Watch for"
    assert labels["states"]["ask_now"] == "Ask now"
