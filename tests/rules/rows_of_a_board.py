"""Rows for the tests of the board: made from what a case says, and arbitrary ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from case_inquiry.case import Case, Contact, read_case
from case_inquiry.case.model import FieldError
from case_inquiry.caseload.board.states import BoardRow, board_row
from case_inquiry.caseload.row import Row, RowError
from case_inquiry.messages import Message, render, translator
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure
from tests.rules.cases_of_the_schema import TODAY, Json, case_files

RECEIPT = "EAC1710450146"
FILED = date(2017, 2, 7)
SHOWN = date(2025, 1, 5)


def say(words: Message | str) -> str:
    return render(words, translator("en"))


def row_of(case: Case, number: int = 2, *, procedure: str = "current", reference: str = "") -> Row:
    """Return the row of a case, as the reader of lists returns it."""
    found = plan(case, load_procedure(procedure), TODAY)
    return Row(number, reference or None, case.receipt_number, plan=found, case=case)


def on_the_board(row: Row, procedure: str = "current") -> BoardRow:
    return board_row(row, load_procedure(procedure), TODAY)


def a_case(*contacts: Contact, **fields: Any) -> Case:
    """Return a case about which USCIS can be asked today, if nothing else is given."""
    known: dict[str, Any] = {
        "receipt_number": RECEIPT,
        "form": "I-130",
        "filed_on": FILED,
        "inquiry_date": SHOWN,
    }
    return Case(**(known | fields), contacts=contacts)


def row_to_fix(number: int, words: str = "This is no date.", column: str = "Called on") -> Row:
    mistake = FieldError("invalid_date", "contacts[0].on", Message(words))
    return Row(number, f"C-{number}", "EAC17", errors=(RowError(column, mistake),))


@st.composite
def any_rows(draw: st.DrawFn, procedure: str) -> list[Row]:
    """Draw the rows of a list: any cases, some of them protected and some that cannot be read."""
    files = draw(st.lists(st.one_of(st.none(), st.just("fix"), case_files), max_size=6))
    return [_row(number, file, procedure) for number, file in enumerate(files, start=2)]


def _row(number: int, file: Json | str | None, procedure: str) -> Row:
    if file is None:
        return Row(number, protected=True)
    if isinstance(file, str):
        return row_to_fix(number)
    row = row_of(read_case(file, TODAY), number, procedure=procedure, reference=f"C-{number}")
    is_protected = row.plan is not None and row.plan.reason == "protected_case"
    return Row(number, protected=True) if is_protected else row
