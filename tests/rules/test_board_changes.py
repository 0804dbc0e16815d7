"""What changed since last week, read from the file that was saved from the board then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from case_inquiry.case import CaseError, Contact
from case_inquiry.caseload.board.changes import (
    Change,
    changes,
    changes_as_json,
    read_last,
)
from case_inquiry.caseload.board.save import save_csv, save_workbook
from case_inquiry.caseload.board.states import BoardRow, board_of
from case_inquiry.caseload.files import read_sheet
from case_inquiry.caseload.row import Row
from case_inquiry.procedure import load_procedure
from tests.rules.cases_of_the_schema import TODAY
from tests.rules.rows_of_a_board import a_case, any_rows, on_the_board, row_of, row_to_fix, say

OTHER = "EAC1710450147"
ASKED = Contact("e_request", on=date(2026, 11, 20))


def board(*rows: Row) -> tuple[BoardRow, ...]:
    return tuple(map(on_the_board, rows))


def since(
    last: tuple[BoardRow, ...], now: tuple[BoardRow, ...], save: str = "csv"
) -> tuple[Change, ...]:
    write = save_csv if save == "csv" else save_workbook
    return changes(now, read_last(read_sheet(write(last, say, TODAY).content).lines))


@pytest.mark.parametrize("save", ["csv", "workbook"])
def test_a_row_is_found_by_its_receipt_number_wherever_it_stands(save: str) -> None:
    last = board(row_of(a_case(), 2, reference="C-1"), row_of(a_case(receipt_number=OTHER), 3))
    now = board(
        row_of(a_case(receipt_number=OTHER), 2),
        row_of(a_case(ASKED), 9, reference="renamed"),
        row_of(a_case(receipt_number="LIN1710450146"), 10),
    )
    assert since(last, now, save) == (
        Change("changed", 9, "ask_now", "waiting"),
        Change("new", 10, None, "ask_now"),
    )
    assert since(last, last, save) == ()


def test_a_row_without_a_number_is_found_by_its_reference_and_form() -> None:
    bare = a_case(receipt_number=None)
    last = board(
        row_of(bare, 2, reference="=C-1"),
        row_of(replace(bare, form="I-485", inquiry_date=None), 2, reference="=C-1"),
        row_of(replace(bare, form="I-765"), 3, reference="C-2"),
    )
    now = board(
        row_of(replace(bare, form="I-485", receipt_number=OTHER), 2, reference="=C-1"),
        row_of(replace(bare, case_status="decision"), 2, reference="=C-1"),
        row_of(replace(bare, form="I-90", resolved_on=TODAY), 5, reference="C-2"),
    )
    assert since(last, now) == (
        Change("changed", 2, "look_up", "ask_now"),
        Change("changed", 2, "no_receipt", "apart"),
        Change("changed", 5, "no_receipt", "done"),
    )


def test_of_a_row_that_is_gone_only_its_place_in_the_old_list_is_told() -> None:
    last = board(row_of(a_case(), 7, reference="C-1"), row_of(a_case(receipt_number=OTHER), 8))
    now = board(row_of(a_case(receipt_number=OTHER), 8), Row(7, protected=True))
    told = since(last, now)
    assert told == (Change("gone", 7),)
    assert changes_as_json(told, say) == {
        "text": "1 gone",
        "changes": [
            {"kind": "gone", "row": 7, "before": None, "now": None, "text": "no longer in the list"}
        ],
    }


def test_a_row_that_has_no_name_is_not_told() -> None:
    unnamed = replace(row_to_fix(4), reference=None, receipt_number=None)
    assert since((), board(unnamed, Row(5, protected=True))) == ()


def test_the_changes_are_counted_and_told_in_words() -> None:
    last = board(row_of(a_case(), 2), row_of(a_case(receipt_number=OTHER), 3))
    now = board(row_of(a_case(ASKED), 2), row_of(a_case(receipt_number="LIN1710450146"), 3))
    shown = changes_as_json(since(last, now), say)
    assert shown["text"] == "1 changed · 1 new · 1 gone"
    assert isinstance(shown["changes"], list)
    assert [each["text"] for each in shown["changes"]] == [
        "was “Ask now”, now “Waiting”",
        "new in the list",
        "no longer in the list",
    ]
    assert changes_as_json((), say) == {"text": "Nothing changed.", "changes": []}


@given(rows=any_rows("current"))
def test_a_list_has_not_changed_against_its_own_file(rows: list[Row]) -> None:
    now = board_of(rows, load_procedure("current"), TODAY)
    assert since(now, now) == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Receipt #,Form\nEAC1710450146,I-485\n", "It has no column “row”."),
        ("row,receipt_number,reference,form,state\n2,,C-1,,soon\n", "Row 2: “soon” is no state"),
    ],
)
def test_another_file_is_refused(content: str, words: str) -> None:
    with pytest.raises(CaseError) as wrong:
        read_last(read_sheet(content.encode()).lines)
    assert words in str(wrong.value)
