"""What is taken away from the board, and what never is: anything of a protected row."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import icalendar
import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.case import Contact
from case_inquiry.caseload import plan_lines
from case_inquiry.caseload.board.beside import copy_columns
from case_inquiry.caseload.board.cells import COLUMNS
from case_inquiry.caseload.board.changes import changes, changes_as_json
from case_inquiry.caseload.board.events import days_to_do, save_calendar
from case_inquiry.caseload.board.inquiry_dates import InquiryDates, SeenDate, apply_dates
from case_inquiry.caseload.board.look_ups import look_ups
from case_inquiry.caseload.board.monday import monday_line
from case_inquiry.caseload.board.save import save_csv, save_workbook
from case_inquiry.caseload.board.states import BoardRow, board_of, planned_again
from case_inquiry.caseload.board.weeks import weeks_as_json
from case_inquiry.caseload.board.words import BoardWords
from case_inquiry.caseload.board.worklist import worklist
from case_inquiry.caseload.row import Row
from case_inquiry.messages import translator
from case_inquiry.papers.sheet import Sheet
from case_inquiry.procedure import load_procedure
from tests.rules.cases_of_the_schema import TODAY
from tests.rules.rows_of_a_board import (
    RECEIPT,
    a_case,
    any_rows,
    on_the_board,
    row_of,
    row_to_fix,
    say,
)

CURRENT = load_procedure("current")
ASKED = Contact("e_request", on=date(2026, 11, 20))
HEADINGS = ["Next step", "Status", "Next date", "Days left", "How", "Note"]


def board(*rows: Row) -> tuple[BoardRow, ...]:
    return tuple(map(on_the_board, rows))


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def pasted(*rows: Row, **options: Any) -> list[list[str]]:
    """Return the cells as a spreadsheet program takes them from the clipboard."""
    text = copy_columns(board(*rows), say, TODAY, **options)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


def test_the_columns_stand_beside_their_rows() -> None:
    lines = pasted(row_of(a_case(ASKED), 6), row_of(a_case(), 4), Row(5, protected=True))
    assert lines == [
        [],
        [],
        HEADINGS,
        ["Ask USCIS", "Ask now", "2026-11-24", "0", "online", ""],
        [],
        ["Wait for the answer", "Waiting", "2026-12-15", "21", "", ""],
    ]


def test_the_headings_stand_in_the_row_that_names_the_columns() -> None:
    done = row_of(a_case(resolved_on=TODAY), 3)
    assert pasted(done, header_row=1)[:2] == [HEADINGS, []]
    assert pasted(replace(done, number=1)) == [["The case is resolved.", "Done", "", "", "", ""]]
    assert pasted() == []


def test_the_cases_of_one_row_share_its_line() -> None:
    first = row_of(a_case(role="organization"), 2)
    second = row_of(a_case(ASKED, form="I-485", role="organization"), 2)
    assert pasted(first, second)[1] == [
        "I-130: Ask USCIS | I-485: Wait for the answer",
        "I-130: Ask now | I-485: Waiting",
        "2026-11-24",
        "0",
        "online",
        first_note(first),
    ]
    assert pasted(first, replace(second, case=first.case, plan=first.plan))[1][0] == "Ask USCIS"
    assert pasted(first, Row(2, protected=True))[1] == []


def first_note(row: Row) -> str:
    return BoardWords(say, TODAY).note(on_the_board(row))


def test_no_cell_leaves_its_place_or_is_a_formula() -> None:
    words = '=HYPERLINK("x")\tnext\nline'
    rows = [row_to_fix(2, words, column=""), row_to_fix(3, words, column='"Called')]
    lines = pasted(*rows)
    assert [len(line) for line in lines] == [6, 6, 6]
    assert lines[1][5] == "'=HYPERLINK('x') next line"
    assert lines[2][5].startswith("'Called: =HYPERLINK")


def test_a_csv_file_keeps_zeros_and_runs_nothing() -> None:
    row = row_of(a_case(receipt_number="IOE0906929443"), 2, reference="=1+2")
    [cells] = read_csv(save_csv(board(row), say, TODAY).content)
    assert cells == {
        "row": "2",
        "reference": "'=1+2",
        "receipt_number": "IOE0906929443",
        "form": "I-130",
        "office": "",
        "state": "ask_now",
        "in_words": "Ask now",
        "step": "Ask USCIS",
        "next_date": "2026-11-24",
        "days_left": "0",
        "how": "online",
        "late": "",
        "note": "",
    }


def test_a_workbook_has_days_as_days_and_texts_as_texts() -> None:
    rows = [
        row_of(a_case(), 2, reference="=1+2\x01"),
        Row(3, protected=True),
        row_to_fix(4),
        Row(7, protected=True),
    ]
    content = save_workbook(board(*rows), say, TODAY).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Cases", "Protected"]
    cases = [[cell.value for cell in line] for line in book["Cases"].iter_rows()]
    assert cases[0] == list(COLUMNS)
    assert [line[0] for line in cases[1:]] == [2, 4]
    assert cases[1][1:3] == ["'=1+2?", RECEIPT]
    day = cases[1][COLUMNS.index("next_date")]
    assert (day.year, day.month, day.day) == (2026, 11, 24)
    kinds = {cell.data_type for line in book["Cases"].iter_rows() for cell in line}
    assert "f" not in kinds
    protected = [[cell.value for cell in line] for line in book["Protected"].iter_rows()]
    assert protected == [[3, "protected"], [7, "protected"]]


def test_the_calendar_has_one_event_a_day_and_a_count() -> None:
    waiting = [row_of(a_case(ASKED), number) for number in range(2, 9)]
    later = row_of(a_case(filed_on=date(2026, 8, 31), inquiry_date="not_listed"), 9)
    file = save_calendar(board(*waiting, later, row_of(a_case(), 10)), say, TODAY)
    calendar = icalendar.Calendar.from_ical(file.content)
    events = [item for item in calendar.walk("VEVENT") if isinstance(item, icalendar.Event)]
    assert [(event.start, str(event["summary"])) for event in events] == [
        (date(2026, 12, 15), "Case inquiries: 7 to do"),
        (date(2027, 2, 28), "Case inquiries: 1 to do"),
    ]
    assert events[0]["uid"] == "case-inquiries-2026-12-15@case-inquiry-guide"
    for told in (RECEIPT, "EAC", "0146", "I-130", "USCIS"):
        assert told not in file.content.decode()


@given(rows=any_rows("current"))
def test_the_calendar_counts_every_coming_date_once(rows: list[Row]) -> None:
    found = board_of(rows, CURRENT, TODAY)
    coming = [each for each in found if each.next_date and each.next_date > TODAY]
    assert sum(days_to_do(found, TODAY).values()) == len(coming)


def listed(*rows: Row, day: date = TODAY, **options: Any) -> Sheet:
    return worklist(board(*rows), CURRENT, day, say, **options)


def told_by(sheet: Sheet) -> dict[str, list[tuple[str, ...]]]:
    return {
        section.heading: [tuple(map(str, row)) for row in section.rows]
        for section in sheet.sections
    }


def test_a_worklist_has_what_is_open_grouped_by_how() -> None:
    late = Contact("e_request", on=date(2026, 10, 20))
    sheet = listed(
        row_of(a_case(), 5, reference="C-5"),
        row_of(a_case(late), 3, reference="C-3"),
        row_of(a_case(inquiry_date=None), 4, reference="C-4"),
        row_of(a_case(inquiry_date=None, form="i130"), 9, reference="C-9"),
        row_of(a_case(filed_on=None, receipt_number=None), 6),
        row_of(a_case(ASKED), 7, reference="C-7"),
        row_of(a_case(resolved_on=TODAY), 8, reference="C-8"),
    )
    assert told_by(sheet) == {
        "Online": [("☐", "C-5", MASKED, "I-130", "VSC", "Ask USCIS", "today", "______")],
        "Help from outside": [
            (
                "☐",
                "C-3",
                MASKED,
                "I-130",
                "VSC",
                "Ask for help from outside",
                "since November 11",
                "______",
            )
        ],
        "Missing in the list": [
            ("☐", "Row 6", "", "I-130", "", "Add the Received Date", "today", "______")
        ],
        "Case inquiry dates to look up": [("☐", "I-130", "SCOPS", "2", "______")],
    }
    assert (sheet.title, sheet.lead) == (
        "Worklist for Tuesday, November 24, 2026",
        ("3 rows to do.",),
    )
    assert all(len(section.header) == len(section.rows[0]) for section in sheet.sections)


MASKED = "•••••••••0146"


def test_a_worklist_shows_whole_numbers_where_that_was_chosen() -> None:
    sheet = listed(row_of(a_case(), 5), is_masked=False)
    assert told_by(sheet)["Online"][0][2] == RECEIPT
    assert sheet.lead[1] == "This list has full receipt numbers. Keep it safe."


def test_a_worklist_of_a_coming_day_has_what_opens_until_then() -> None:
    waiting = row_of(a_case(ASKED), 2)
    assert listed(waiting, day=date(2026, 12, 14)).lead == ("There is nothing to do on this day.",)
    [section] = listed(waiting, day=date(2026, 12, 15)).sections
    assert section.heading == "Help from outside"
    assert section.rows[0][5:7] == ("Ask for help from outside", "today")


@given(rows=any_rows("current"), days=st.integers(0, 400))
def test_a_worklist_leaves_out_no_row_that_is_open_on_its_day(rows: list[Row], days: int) -> None:
    day = TODAY + timedelta(days=days)
    planned = [
        planned_again(row, row.case, CURRENT, day) if row.case and row.plan else row for row in rows
    ]
    on_the_day = board_of(planned, CURRENT, day)
    found = worklist(board_of(rows, CURRENT, TODAY), CURRENT, day, say)
    assert found == worklist(on_the_day, CURRENT, day, say)


def test_a_worklist_is_a_page_with_headings_for_its_columns() -> None:
    page = listed(row_of(a_case(), 5, reference="<b>C")).as_page(translator("en"))
    assert '<th scope="col">Receipt number</th>' in page
    assert "<td>&lt;b&gt;C</td>" in page
    assert page.count('<span class="blank">') == 1


SECRET = {
    "reference": "Secretref",
    "receipt_number": "LIN1710477777",
    "form": "I-914",
    "filed_on": "2013-03-13",
    "call_date": "2026-07-07",
    "protected": "yes",
}


def protected_row() -> Row:
    lines = [(1, list(SECRET)), (21, list(SECRET.values()))]
    return plan_lines(lines, CURRENT, TODAY).rows[0]


def test_nothing_of_a_protected_row_is_in_anything_that_the_board_tells() -> None:
    entry = SeenDate("I-914", date(2025, 1, 5), TODAY)
    rows = [row_of(a_case(inquiry_date=None), 20, reference="C-20"), protected_row()]
    applied = apply_dates(rows, InquiryDates().add(entry), CURRENT, TODAY)
    found = board_of(applied.rows, CURRENT, TODAY)
    words = BoardWords(say, TODAY)
    workbook = save_workbook(found, say, TODAY).content
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    cells = [[cell.value for cell in line] for sheet in book for line in sheet.iter_rows()]
    everything = [
        json.dumps([words.as_json(each) for each in found]),
        monday_line(found, say),
        json.dumps(weeks_as_json(found, TODAY, say)),
        str(look_ups(found)),
        copy_columns(found, say, TODAY),
        save_csv(found, say, TODAY).content.decode(),
        str(cells),
        save_calendar(found, say, TODAY).content.decode(),
        worklist(found, CURRENT, TODAY, say, is_masked=False).as_page(translator("en")),
        json.dumps(changes_as_json(changes(found, ()), say)),
    ]
    assert applied.rows[1] == Row(21, protected=True)
    assert [21, "protected"] in cells
    for text in everything:
        for secret in ("Secretref", "LIN17", "7777", "I-914", "2013", "July", "-07-07"):
            assert secret not in text
    assert not copy_columns(found, say, TODAY).splitlines()[20]
    numbers = [line[0] for line in csv.reader(io.StringIO(everything[5]))]
    assert numbers == ["\ufeffrow", "20"]
