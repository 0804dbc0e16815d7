"""Lists as offices really keep them: nothing dropped, nothing planned from half a row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from case_inquiry.case import CaseError
from case_inquiry.caseload import Caseload, Row, plan_lines
from case_inquiry.caseload.files import read_sheet
from case_inquiry.caseload.text import caseload_text
from case_inquiry.messages import render, translator
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)
RECEIPT = "EAC1710450146"


def listed(*lines: str, procedure: str = "notice-2009", **options: Any) -> Caseload:
    sheet = read_sheet("\n".join(lines).encode())
    return plan_lines(sheet.lines, load_procedure(procedure), TODAY, **options)


def row_of(header: str, cells: str, **options: Any) -> Row:
    [row] = listed(header, cells, **options).rows
    return row


def words_of(row: Row) -> str:
    return " ".join(str(error.mistake.message) for error in row.errors)


def step_of(row: Row) -> str | None:
    assert row.plan is not None, words_of(row)
    return row.plan.step


NOTHING = [
    "none",
    "NA",
    "nan",
    "NULL",
    "#N/A",
    "not opened",
    "refused",
    "--",
    "no SR",
    "pending",
    "No",
]


@pytest.mark.parametrize("nothing", NOTHING)
def test_a_word_for_none_is_no_service_request(nothing: str) -> None:
    row = row_of("call_date,SR #,problem", f"2026-10-01,{nothing},mistake", procedure="current")
    assert step_of(row) == "inquire"


@pytest.mark.parametrize("nothing", [each for each in NOTHING if each != "No"])
def test_a_word_for_none_leaves_every_number_name_and_day_empty(nothing: str) -> None:
    header = "receipt_number,a_number,filed_on,call_date,call_time,told_to_wait,resolved,form"
    row = row_of(header, ",".join([nothing] * 7) + ",I-485")
    assert step_of(row) == "call"
    assert row.plan is not None
    assert "a_number" in row.plan.missing


@pytest.mark.parametrize("words", ["the agent would not", "Yes", "opened"])
def test_a_service_request_without_a_digit_is_asked_back(words: str) -> None:
    row = row_of("call_date,SR #,form", f"2026-10-01,{words},I-485")
    assert [error.mistake.field for error in row.errors] == ["contacts[0].service_request"]


def test_consent_may_be_none() -> None:
    assert step_of(row_of("role,consent", "organization,none")) == "call"


@pytest.mark.parametrize(
    "header", ["VAWA", "VAWA/U/T", "U visa?", "T-visa (Y/N)", "VAWA case?", "1367"]
)
@pytest.mark.parametrize("cell", ["Yes", "X", "VAWA", "u", "T visa"])
def test_a_column_of_its_own_says_that_a_law_protects_the_case(header: str, cell: str) -> None:
    row = row_of(f"Receipt #,{header}", f"{RECEIPT},{cell}")
    assert (row.protected, row.receipt_number, row.plan) == (True, None, None)


def test_such_a_column_may_say_no_and_anything_else_is_asked() -> None:
    assert step_of(row_of("Receipt #,VAWA", f"{RECEIPT},No")) == "call"
    row = row_of("Receipt #,VAWA", f"{RECEIPT},maybe")
    assert (row.plan, row.receipt_number) == (None, None)


@pytest.mark.parametrize("column", ["Notes", "Client number", "no_request_reason"])
def test_a_word_elsewhere_in_the_row_is_asked_about_and_nothing_is_told(column: str) -> None:
    row = row_of(f"Receipt #,{column}", f"{RECEIPT},client has a U visa")
    assert (row.plan, row.receipt_number, row.reference) == (None, None, None)
    assert "a law protects the case" in words_of(row)
    told = row_of(f"Receipt #,{column},protected", f"{RECEIPT},client has a U visa,no")
    assert step_of(told) is not None


def test_a_row_with_more_cells_than_headers_is_not_planned() -> None:
    row = row_of("Receipt #,Call date,Representative", f"{RECEIPT},10/01/2026,Smith, Agent 44")
    assert row.plan is None
    assert "Column D has no header, but this row has “Agent 44” in it." in words_of(row)


def test_one_number_in_several_rows_is_planned_in_none() -> None:
    rows = listed(
        "Receipt #,Call date", f"{RECEIPT},10/01/2026", f"eac-17-104-50146,{''}", "x,"
    ).rows
    assert [row.plan for row in rows] == [None, None, None]
    assert "The same number is in the rows 2, 3." in words_of(rows[0])


def test_one_number_in_a_protected_row_is_protected_in_every_row() -> None:
    rows = listed("Receipt #,VAWA", f"{RECEIPT},yes", f"{RECEIPT},").rows
    assert [row.protected for row in rows] == [True, True]


def test_many_rows_with_one_number_are_not_all_named() -> None:
    found = listed("Receipt #", *[RECEIPT] * 40)
    assert words_of(found.rows[0]).count(",") < 20


@pytest.mark.parametrize(
    "line",
    [
        "Total,,",
        "Total: 3 cases,,",
        "Grand total,,I-485",
        "C-9,,",
        "C-9,N/A,--",
        "Average wait,,45",
    ],
)
def test_a_row_that_tells_of_no_case_is_named_and_not_planned(line: str) -> None:
    found = listed("File number,Receipt #,Form", f"C-1,{RECEIPT},I-485", line)
    assert [row.number for row in found.rows] == [2]
    assert [str(note) for note in found.notes] == [
        "These rows tell of no case and were not read: 3."
    ]


def test_a_header_that_is_repeated_is_named() -> None:
    found = listed("Receipt #,Form", f"{RECEIPT},I-485", "Receipt #,Form", "IOE0912345678,I-90")
    assert [row.number for row in found.rows] == [2, 4]
    assert [str(note) for note in found.notes] == ["These rows repeat the header: 3."]


def test_title_rows_are_passed_over_and_it_is_said() -> None:
    found = listed("Our open cases", "As of,11/20/2026", "", "Receipt #,Form", f"{RECEIPT},I-485")
    assert [row.number for row in found.rows] == [5]
    assert "The columns are named in row 4." in str(found.notes[0])
    text = caseload_text(found, lambda words: render(words, translator("en")))
    assert "Look at:\n- The columns are named in row 4." in text
    assert found.as_json()["notes"] == [str(found.notes[0])]


def test_columns_named_in_two_rows_are_refused() -> None:
    with pytest.raises(CaseError, match="named in two rows, 1 and 2"):
        listed(
            "Case,,Call,,", "Receipt #,Form,Date,Answer,Notes", f"{RECEIPT},I-485,10/01/2026,no,"
        )


def test_a_list_has_up_to_200_columns() -> None:
    assert listed(",".join(["Form", *["x"] * 199]), "I-485").rows
    with pytest.raises(CaseError, match="more than 200 columns"):
        listed(",".join(["Form", *["x"] * 200]), "I-485")


@pytest.mark.parametrize(
    ("cell", "words"),
    [("1.71E+09", "took this receipt number for an amount"), ("912345678", "for an amount")],
)
def test_a_receipt_number_that_a_spreadsheet_spoiled_is_said(cell: str, words: str) -> None:
    assert words in words_of(row_of("Receipt #", cell))


def test_a_likely_slip_in_the_letters_is_named() -> None:
    found = listed("Receipt #,Form", "SCR2190512345,I-485")
    text = caseload_text(found, lambda words: render(words, translator("en")))
    assert "- Row 2: Did you mean SRC2190512345?" in text
    assert found.rows[0].as_json()["suggestion"] == "SRC2190512345"


def test_days_as_a_spreadsheet_counts_them_are_read_and_shown() -> None:
    found = listed("Form,Call date", "I-485,46296", "I-90,46297")
    assert [row.plan and row.plan.act_on for row in found.rows] == [
        date(2026, 11, 1),
        date(2026, 11, 2),
    ]
    assert "“Call date” in row 2 was read as October 1, 2026." in str(found.notes[0])
    old = listed("Form,Call date", "I-485,44834", first_day=date(1904, 1, 1)).rows[0]
    assert old.plan is not None
    assert old.plan.act_on == date(2026, 11, 1)


def test_dates_of_both_orders_are_asked_about_once_for_the_whole_list() -> None:
    lines = ["Form,Call date", "I-485,05/03/2026", "I-90,25/03/2026"]
    with pytest.raises(CaseError, match=r"Row 3 has 25/03/2026, so .* Row 2 has 05/03/2026"):
        listed(*lines)
    day_first = listed(*lines, dates="day-first").rows
    assert [row.plan and row.plan.act_on for row in day_first] == [
        date(2026, 4, 5),
        date(2026, 4, 25),
    ]
    month_first = listed(*lines, dates="month-first").rows
    assert [row.plan is None for row in month_first] == [False, True]


def test_a_date_of_the_other_order_alone_is_asked_back_in_its_row() -> None:
    assert "Did you mean March 25, 2026?" in words_of(row_of("Call date", "25/03/2026"))


@pytest.mark.parametrize("header", ["Inquiry date", "inquiry_date"])
def test_a_recent_inquiry_date_may_be_the_day_on_which_the_office_asked(header: str) -> None:
    row = row_of(f"filed_on,{header}", "2021-03-01,2026-11-16", procedure="current")
    assert "is recent. If it is the day you asked" in words_of(row)


def test_an_older_inquiry_date_and_its_whole_name_are_read() -> None:
    for header, cell in (("Inquiry date", "2025-03-03"), ("Case inquiry date", "2026-11-16")):
        row = row_of(f"filed_on,{header}", f"2021-03-01,{cell}", procedure="current")
        assert step_of(row) == "inquire"


def test_a_wait_is_counted_from_the_call_of_its_row() -> None:
    row = row_of("told_to_wait,call_date", "2 months,2026-10-01")
    assert "Did you mean 61?" in words_of(row)


@pytest.mark.parametrize(
    "content",
    [
        "sep=;\r\nForm;Call date\r\nI-485;2026-10-01",
        '"Form\nType";"Call date"\nI-485;2026-10-01',
        'Form, Call date\nI-485, "October 1, 2026"',
        "Form|Call date\nI-485|10/1/2026 0:00",
    ],
)
def test_a_csv_file_of_another_program_is_read(content: str) -> None:
    [row] = listed(*content.split("\n")).rows
    assert row.plan is not None
    assert row.plan.act_on == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('Form\nI-485\n"told "wait" again"', "Row 3 cannot be read as CSV"),
        ('Form\n"I-485', "Row 2 cannot be read as CSV"),
        ("Form\n" + "x" * 140_000, "A cell in row 2 is too long"),
        ("Form\n" + "x," * 600_000, "longer than 1 MB"),
        ("F\0o\0r\0m", "CSV UTF-8"),
    ],
)
def test_what_is_wrong_in_a_csv_file_is_named_with_its_row(content: str, words: str) -> None:
    with pytest.raises(CaseError, match=words):
        read_sheet(content.encode())
