"""Rows that tell of several cases: one reference, one row, a case for each receipt number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from case_inquiry.case import CaseError
from case_inquiry.caseload import Caseload, Row, plan_lines
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)
FIRST, SECOND = "EAC1710450146", "IOE0906929443"


def listed(header: str, *rows: str, **options: Any) -> Caseload:
    cells = [line.split(";") for line in (header, *rows)]
    return plan_lines(enumerate(cells, start=1), load_procedure("notice-2009"), TODAY, **options)


def told(rows: tuple[Row, ...]) -> list[tuple[int, str | None, str | None, str | None]]:
    return [
        (row.number, row.reference, row.receipt_number, row.case.form if row.case else None)
        for row in rows
    ]


WIDE = [
    ("Reference;Receipt 1;Form 1;Receipt 2;Form 2", f"C-1;{FIRST};I-130;{SECOND};I-485"),
    ("Reference;Receipt #1;Form #1;Receipt #2;Form #2", f"C-1;{FIRST};I-130;{SECOND};I-485"),
    ("Reference;Receipt #;Form;Receipt 2;Form 2", f"C-1;{FIRST};I-130;{SECOND};I-485"),
    ("Reference;I-130 receipt;I-485 receipt", f"C-1;{FIRST};{SECOND}"),
    ("Reference;I-130 Receipt #;I-485 Receipt #;Form", f"C-1;{FIRST};{SECOND};I-90"),
]


@pytest.mark.parametrize(("header", "row"), WIDE)
def test_a_row_with_several_receipt_numbers_is_several_cases(header: str, row: str) -> None:
    found = listed(header, row)

    assert told(found.rows) == [(2, "C-1", FIRST, "I-130"), (2, "C-1", SECOND, "I-485")]
    assert "became 2 cases: 2." in str(found.notes[0])
    assert (found.tally.told, found.tally.cases, found.tally.lines) == (1, 2, 2)


def test_a_case_that_a_row_does_not_have_is_no_case() -> None:
    header = "Reference;Receipt 1;Form 1;Receipt 2;Form 2"
    found = listed(header, f"C-1;{FIRST};I-130;;", f"C-2;;;{SECOND};I-485", "C-3;none;I-90;none;")

    assert told(found.rows) == [
        (2, "C-1", FIRST, "I-130"),
        (3, "C-2", SECOND, "I-485"),
        (4, "C-3", None, "I-90"),
    ]
    assert found.notes == ()


def test_other_columns_are_read_for_each_case_and_numbered_ones_for_theirs() -> None:
    header = "Receipt 1;Receipt 2;Date filed 2;Called on"
    first, second = listed(header, f"{FIRST};{SECOND};2026-01-05;2026-10-01").rows

    assert first.case is not None
    assert second.case is not None
    assert (first.case.filed_on, second.case.filed_on) == (None, date(2026, 1, 5))
    assert [len(row.case.contacts) for row in (first, second) if row.case] == [1, 1]


def test_a_mistake_is_told_of_its_own_case() -> None:
    found = listed("Receipt 1;Receipt 2", f"{FIRST};EAC17")

    assert [row.plan is not None for row in found.rows] == [True, False]
    assert [error.column for error in found.rows[1].errors] == ["Receipt 2"]


@pytest.mark.parametrize("row", [f"C-1;{FIRST};I-130;{SECOND};I-918", f"C-1;x;VAWA;{SECOND};"])
def test_a_protected_case_hides_all_of_its_row(row: str) -> None:
    found = listed("Reference;Receipt 1;Form 1;Receipt 2;Form 2", row)

    assert found.rows == (Row(2, protected=True),)


def test_a_number_of_a_protected_row_hides_the_whole_row_that_has_it_too() -> None:
    found = listed(
        "Reference;Receipt 1;Receipt 2;Protected", f"C-1;{FIRST};;yes", f"C-2;{FIRST};{SECOND};"
    )

    assert found.rows == (Row(2, protected=True), Row(3, protected=True))


def test_only_the_case_whose_number_is_in_another_row_is_not_planned() -> None:
    found = listed("Receipt 1;Receipt 2", f"{FIRST};{SECOND}", f";{FIRST}")

    assert [(row.number, row.plan is not None) for row in found.rows] == [
        (2, False),
        (2, True),
        (3, False),
    ]


def test_numbered_columns_without_a_second_receipt_number_are_not_read() -> None:
    found = listed("Receipt #;Form;Form 2;Office 1", f"{FIRST};I-485;I-90;NSC")

    assert found.ignored_columns == ("Form 2", "Office 1")
    assert told(found.rows) == [(2, None, FIRST, "I-485")]


def test_a_vaguer_word_for_a_receipt_number_makes_no_second_case() -> None:
    found = listed("Receipt #;Spouse receipt", f"{FIRST};{SECOND}")

    assert found.ignored_columns == ("Spouse receipt",)
    assert len(found.rows) == 1


@pytest.mark.parametrize("header", ["Receipt 1;Receipt #1", "Receipt 1;Receipt 2;Form 1;Form #1"])
def test_two_columns_of_one_case_cannot_mean_the_same(header: str) -> None:
    with pytest.raises(CaseError, match="stand for the same"):
        listed(header, ";;;")
