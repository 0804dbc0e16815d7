"""Case inquiry dates typed once for all rows, and the round through Case Status Online."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.case import CaseError
from case_inquiry.case.model import CASE_STATUSES, CENTERS, NOT_LISTED
from case_inquiry.caseload.board.dates_file import read_dates, write_dates
from case_inquiry.caseload.board.inquiry_dates import (
    COLUMNS,
    InquiryDates,
    SeenDate,
    apply_dates,
    history,
    read_entry,
)
from case_inquiry.caseload.board.look_ups import LookUp, load_shown_as, look_ups, look_ups_words
from case_inquiry.caseload.board.monday import counts
from case_inquiry.caseload.board.states import BoardRow, board_of
from case_inquiry.caseload.board.status_round import keys_as_json, with_status
from case_inquiry.caseload.files import read_sheet
from case_inquiry.caseload.row import Row
from case_inquiry.procedure import load_procedure
from tests.rules.cases_of_the_schema import TODAY
from tests.rules.rows_of_a_board import a_case, on_the_board, row_of, row_to_fix, say

CURRENT = load_procedure("current")
SEEN = date(2026, 11, 1)
DAY = date(2025, 1, 5)
ENTRY = SeenDate("I-130", DAY, SEEN)


def row(number: int = 2, **fields: object) -> Row:
    return row_of(a_case(**({"inquiry_date": None} | fields)), number)


def board(*rows: Row) -> tuple[BoardRow, ...]:
    return board_of(rows, CURRENT, TODAY)


def table(*entries: SeenDate) -> InquiryDates:
    return InquiryDates().add(*entries)


def applied_to(one: Row, *entries: SeenDate) -> date | str | None:
    [found] = apply_dates([one], table(*entries), CURRENT, TODAY).rows
    assert found.case is not None
    return found.case.inquiry_date


def test_the_look_up_that_decides_most_rows_comes_first() -> None:
    needed = look_ups(
        board(
            row(2, receipt_number="EAC1710450146"),
            row(3, receipt_number="MSC1690012345", form="I-485"),
            row(4, receipt_number="LIN1710450146", form="i130"),
            row(5, receipt_number="IOE0906929443"),
            row(6, filed_on=None),
            row(7, form=None),
            row(8, inquiry_date=DAY),
            Row(9, protected=True),
            row_to_fix(10),
        )
    )
    assert needed == (
        LookUp("I-130", "SCOPS", 2),
        LookUp("I-130", None, 1),
        LookUp("I-485", "FIELD", 1),
    )
    assert look_ups_words(needed, say) == "Look up these 3: they decide 4 rows."
    assert look_ups_words(needed[1:2], say) == "Look up this 1: it decides 1 row."


def test_the_offices_of_the_page_are_those_of_its_statements() -> None:
    for shown in load_shown_as():
        assert {shown.office, *shown.of} <= set(CENTERS)
        statement = CURRENT.statement(shown.statement)
        assert not shown.forms or ", ".join(shown.forms) == statement.value


def test_one_look_up_decides_all_rows_that_it_names() -> None:
    rows = [row(number) for number in range(2, 50)] + [row(50, form="I-485")]
    applied = apply_dates(rows, table(ENTRY), CURRENT, TODAY)
    assert applied.decided == {ENTRY: 48}
    assert [each.number for each in applied.rows] == [each.number for each in rows]
    assert counts(board_of(applied.rows, CURRENT, TODAY)) == counts(()) | {
        "ask_now": 48,
        "look_up": 1,
    }
    case = applied.rows[0].case
    assert case is not None
    assert (case.inquiry_date, case.inquiry_date_seen_on) == (DAY, SEEN)


@pytest.mark.parametrize(
    ("entry", "is_used"),
    [
        (ENTRY, True),
        (replace(ENTRY, form="I-485"), False),
        (replace(ENTRY, office="VSC"), True),
        (replace(ENTRY, office="SCOPS"), True),
        (replace(ENTRY, office="CSC"), False),
        (replace(ENTRY, category="Spouse"), True),
        (replace(ENTRY, category="Parent"), False),
    ],
)
def test_an_entry_is_for_the_rows_that_form_office_and_category_fit(
    entry: SeenDate, is_used: bool
) -> None:
    found = applied_to(row(form="I-130 for a spouse"), entry)
    assert found == (DAY if is_used else None)


def test_the_most_exact_entry_counts_and_of_those_the_newest() -> None:
    whole = replace(ENTRY, shown=date(2025, 1, 1), seen_on=TODAY)
    office = replace(ENTRY, shown=date(2025, 2, 2), office="VSC")
    older = replace(office, shown=date(2025, 3, 3), seen_on=SEEN - timedelta(days=9))
    category = replace(ENTRY, shown=date(2025, 4, 4), category="spouse")
    one = row(form="I-130 spouse")
    assert applied_to(one, whole) == whole.shown
    assert applied_to(one, whole, office, older) == office.shown
    assert applied_to(one, whole, office, older, category) == category.shown


@pytest.mark.parametrize(
    ("own_seen_on", "is_own"), [(None, True), (SEEN, True), (date(2026, 10, 31), False)]
)
def test_a_rows_own_date_counts_unless_the_tables_was_seen_later(
    own_seen_on: date | None, is_own: bool
) -> None:
    own = row(inquiry_date=date(2024, 6, 6), inquiry_date_seen_on=own_seen_on)
    assert applied_to(own, ENTRY) == (date(2024, 6, 6) if is_own else DAY)
    assert apply_dates([own], table(ENTRY), CURRENT, TODAY).kept == is_own


def test_rows_without_a_case_stay_as_they_are() -> None:
    rows = (Row(2, protected=True), row_to_fix(3))
    assert apply_dates(rows, table(ENTRY), CURRENT, TODAY).rows == rows


def test_earlier_dates_stay_with_the_day_on_which_they_were_seen() -> None:
    older = replace(ENTRY, shown=date(2024, 12, 1), seen_on=date(2026, 10, 1))
    other = replace(ENTRY, office="NBC")
    dates = table(ENTRY, older, other)
    assert history(dates, older) == [ENTRY, older]
    assert dates.newest() == (ENTRY, other)
    mended = replace(ENTRY, shown=NOT_LISTED)
    assert history(dates.add(mended), ENTRY) == [mended, older]


def test_a_form_that_is_not_listed_opens_six_months_after_filing() -> None:
    applied = apply_dates(
        [row(filed_on=date(2026, 8, 31))], table(replace(ENTRY, shown=NOT_LISTED)), CURRENT, TODAY
    )
    assert applied.rows[0].plan is not None
    assert applied.rows[0].plan.act_on == date(2027, 2, 28)


TEXTS = st.text(max_size=30)
ENTRIES = st.fixed_dictionaries(
    {
        "form": st.one_of(st.sampled_from(["I-485", "i130", "=1+2", "'-x"]), TEXTS),
        "category": st.one_of(
            st.sampled_from(
                ["", "=SUM(A1)", "a;b", '"'],
            ),
            TEXTS,
        ),
        "office": st.sampled_from(["", *CENTERS]),
        "date": st.one_of(st.just("not listed"), st.dates(date(1990, 1, 1), TODAY).map(str)),
        "seen_on": st.dates(date(2020, 1, 1), TODAY).map(str),
    }
)


@given(st.lists(ENTRIES, max_size=5))
def test_the_file_is_read_back_exactly(typed: list[dict[str, str]]) -> None:
    dates = InquiryDates()
    for each in typed:
        with suppress(CaseError):  # a form of blanks
            dates = dates.add(read_entry(each, TODAY))
    assert read_dates(read_sheet(write_dates(dates)).lines, TODAY) == dates


def test_a_spreadsheet_program_may_have_written_the_file_again() -> None:
    content = (
        "Form;Category;Office;Date;Seen_on;;\r\ni130;;Vermont Service Center;1/5/2025;11/1/2026\r\n"
    )
    assert read_dates(read_sheet(content.encode()).lines, TODAY) == table(
        replace(ENTRY, office="VSC")
    )


def test_what_is_wrong_is_named_by_its_row_and_column() -> None:
    lines = [
        (1, COLUMNS),
        (2, ("I-130", "", "", "2025-01-05", "2026-11-01")),
        (3, ("", "", "Mars", "soon", "2027-01-01")),
        (4, ("I-130", "x" * 101, "", "", "")),
    ]
    with pytest.raises(CaseError) as wrong:
        read_dates(lines, TODAY)
    places = [str(error.message).split(":")[0] for error in wrong.value.errors]
    assert places == [
        "Row 3, form",
        "Row 3, office",
        "Row 3, date",
        "Row 3, seen_on",
        "Row 4, category",
        "Row 4, date",
        "Row 4, seen_on",
    ]
    codes = [error.error for error in wrong.value.errors]
    assert codes[1:4] == ["invalid_value", "invalid_date", "future_date"]


@pytest.mark.parametrize("lines", [[], [(1, ["Receipt #", "Form"])], [(1, ["form", "category"])]])
def test_another_file_is_no_table_of_dates(lines: list[tuple[int, list[str]]]) -> None:
    with pytest.raises(CaseError) as wrong:
        read_dates(lines, TODAY)
    assert wrong.value.errors[0].error == "invalid_file"


def test_a_table_that_is_too_long_is_refused() -> None:
    line = ("I-130", "", "", "not_listed", "2026-11-01")
    with pytest.raises(CaseError) as wrong:
        read_dates([(1, COLUMNS), *((number, line) for number in range(2, 5_003))], TODAY)
    assert wrong.value.errors[0].error == "too_large"


def test_an_office_adds_its_file_to_what_was_typed() -> None:
    typed, shared = (
        table(ENTRY),
        table(replace(ENTRY, form="I-485"), replace(ENTRY, shown=NOT_LISTED)),
    )
    assert {entry.cells()[:4] for entry in typed.add(*shared.seen).seen} == {
        ("I-485", "", "", "2025-01-05"),
        ("I-130", "", "", "not_listed"),
    }


@pytest.mark.parametrize(
    ("key", "state"), [("1", "ask_now"), ("2", "apart"), ("3", "done"), ("4", "apart")]
)
def test_one_key_says_what_case_status_online_shows(key: str, state: str) -> None:
    before = row(inquiry_date=DAY)
    found = with_status(before, key, CURRENT, TODAY)
    assert found.case is not None
    assert found.case.case_status == CASE_STATUSES[int(key) - 1]
    assert on_the_board(found).state == state
    assert replace(found, case=before.case, plan=before.plan) == before


def test_another_key_and_a_row_without_a_case_are_refused() -> None:
    with pytest.raises(KeyError):
        with_status(row(), "5", CURRENT, TODAY)
    with pytest.raises(ValueError, match="row 2"):
        with_status(Row(2, protected=True), "1", CURRENT, TODAY)


def test_the_keys_say_what_they_mean() -> None:
    told = keys_as_json(say)
    assert [each["key"] for each in told] == ["1", "2", "3", "4"]
    assert [each["case_status"] for each in told] == list(CASE_STATUSES)
