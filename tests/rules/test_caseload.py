"""Many cases at once: columns, rows, and what is told of them."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from case_inquiry import case_model, caseload_columns, caseload_text, cli_caseload
from case_inquiry.case import Case, CaseError, Contact, read_case
from case_inquiry.caseload import Caseload, Row, plan_lines
from case_inquiry.caseload_columns import Target, find_target, read_header
from case_inquiry.caseload_files import LARGEST_FILE, plain_cell, read_sheet, write_csv
from case_inquiry.messages import Message, render, translator
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
NOTICE = load_procedure("notice-2009")
RECEIPT = "EAC1710450146"


def say(words: Message | str) -> str:
    return render(words, translator("en"))


def planned(*lines: str, procedure: str = "notice-2009", **options: Any) -> Caseload:
    sheet = read_sheet("\n".join(lines).encode())
    return plan_lines(sheet.lines, load_procedure(procedure), TODAY, **options)


def only_row(header: str, cells: str, **options: Any) -> Row:
    [row] = planned(header, cells, **options).rows
    return row


HEADERS = [
    ("receipt_number", Target("receipt_number")),
    ("Receipt #", Target("receipt_number")),
    ("  RECEIPT  NUMBER ", Target("receipt_number")),
    ("A-Number", Target("a_number")),
    ("A#", Target("a_number")),
    ("Date filed", Target("filed_on")),
    ("Date of the call", Target("on", "call")),
    ("call_date", Target("on", "call")),
    ("call_2_date", Target("on", "call", 2)),
    ("Representative's name or ID number", Target("representative", "call")),
    ("Date of the e-mail to the service center", Target("on", "center_email")),
    ("Center e-mail answered on", Target("answered_on", "center_email")),
    ("hq_email_date", Target("on", "hq_email")),
    ("E-Request date", Target("on", "e_request")),
    ("e_request_number", Target("service_request", "e_request")),
    ("secure message by", Target("by", "secure_message")),
    ("ombudsman_answer", Target("answer", "ombudsman")),
    ("congress_date", Target("on", "congress")),
    ("Our reference", Target("reference")),
    ("", None),
    ("name", None),
    ("contacts", None),
    ("call_0_date", None),
    ("call_color", None),
    ("fax_date", None),
]


@pytest.mark.parametrize(("header", "target"), HEADERS)
def test_a_column_is_known_by_the_key_of_the_case_or_by_peoples_words(
    header: str, target: Target | None
) -> None:
    assert find_target(header) == target


def test_every_key_of_a_case_and_of_every_contact_has_a_column() -> None:
    keys = {field.name for field in fields(Case)} - {"contacts"}
    told = {field.name for field in fields(Contact)} - {"channel"}

    assert {key for key in keys if find_target(key) != Target(key)} == set()
    for channel in case_model.contact_kinds():
        named = {find_target(f"{channel}_{name}") for name in caseload_columns.CONTACT_KEYS}
        assert named == {Target(key, channel) for key in told}


def test_every_other_word_stands_for_a_column() -> None:
    for words, name in caseload_columns.OTHER_WORDS.items():
        assert find_target(words) == find_target(name) is not None


def test_the_help_names_every_column_of_the_case() -> None:
    words = cli_caseload.COLUMNS.split()

    assert {*caseload_columns.CASE_KEYS, "reference", *caseload_columns.OF_A_CALL} <= set(words)
    for word in words:
        if word.startswith(("call_", "center_", "hq_")):
            assert find_target(word.rstrip(",")), word


def test_two_columns_that_stand_for_the_same_are_refused_by_name() -> None:
    with pytest.raises(CaseError) as refused:
        read_header(["Receipt #", "form", "receipt_number", "Form type"])

    assert [(error.error, error.field) for error in refused.value.errors] == [
        ("invalid_value", "receipt_number"),
        ("invalid_value", "Form type"),
    ]
    assert "“Receipt #” and “receipt_number”" in str(refused.value.errors[0].message)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ([], "invalid_value"),
        (["", " , ,"], "invalid_value"),
        (["color,size", "red,3"], "invalid_value"),
        (["form", *["I-485"] * 5_001], "too_large"),
    ],
)
def test_a_list_that_cannot_be_read_as_a_whole_is_refused(lines: list[str], error: str) -> None:
    with pytest.raises(CaseError) as refused:
        planned(*lines)

    assert [(each.error, each.field) for each in refused.value.errors] == [(error, "")]


def test_a_list_may_have_5_000_cases_and_none() -> None:
    assert len(planned("form", *["I-485"] * 5_000).rows) == 5_000
    assert planned("form").rows == ()


def test_columns_that_are_not_known_are_named_and_not_read() -> None:
    found = planned("name,form,,color", "Ana,I-485,x,red")

    assert found.ignored_columns == ("name", "color")
    assert "Ana" not in str(found.as_json())


FULL = {
    "version": "1",
    "role": "Organization",
    "consent": "G-28",
    "problem": "Not received",
    "case_status": "in progress",
    "situation": "not_found_online",
    "protected": "no",
    "receipt_number": "EAC-17-104-50146",
    "a_number": "A 012 345 678",
    "form": "I-485",
    "filed_on": "Feb 7; 2017",
    "center": "nsc",
    "inquiry_date": "03/03/2025",
    "inquiry_date_seen_on": "2026-11-24",
    "hq_email_date": "November 23 2026",
    "call_date": "10/01/2026",
    "call_time": "14:30",
    "representative": "Agent 1234",
    "service_request": "SR-99",
    "told_to_wait_days": "20 days",
    "call_answer": "not solved",
    "call_answered_on": "2026-10-02",
    "center_email_date": "2026-11-05",
    "call_2_date": "2026-10-05",
    "call_2_by": "Ben",
    "congress_date": "2026-11-20",
    "congress_answer": "no",
}


def test_a_row_is_planned_as_the_case_that_its_cells_tell() -> None:
    header = ";".join(FULL)
    cells = ";".join(FULL.values()).replace("Feb 7; 2017", "Feb 7 2017")
    call = {
        "channel": "call",
        "on": "2026-10-01",
        "at": "14:30",
        "representative": "Agent 1234",
        "service_request": "SR-99",
        "told_to_wait_days": 20,
        "answer": "not_solved",
        "answered_on": "2026-10-02",
    }
    case = {
        "version": 1,
        "role": "organization",
        "consent": "g28",
        "problem": "not_received",
        "case_status": "in_progress",
        "situation": "not_found_online",
        "protected": False,
        "receipt_number": RECEIPT,
        "a_number": "A012345678",
        "form": "I-485",
        "filed_on": "2017-02-07",
        "center": "NSC",
        "inquiry_date": "2025-03-03",
        "inquiry_date_seen_on": "2026-11-24",
        "contacts": [
            call,
            {"channel": "call", "on": "2026-10-05", "by": "Ben"},
            {"channel": "center_email", "on": "2026-11-05"},
            {"channel": "hq_email", "on": "2026-11-23"},
            {"channel": "congress", "on": "2026-11-20"},
        ],
    }

    row = only_row(header, cells)

    assert row.errors == ()
    assert row.plan == plan(read_case(case, TODAY), NOTICE, TODAY)
    assert (row.number, row.receipt_number) == (2, RECEIPT)


@pytest.mark.parametrize("typed", ["not_listed", "Not listed", "NOT-LISTED"])
def test_an_inquiry_date_may_be_not_listed(typed: str) -> None:
    row = only_row("filed_on;inquiry_date", f"2026-10-01;{typed}", procedure="current")

    assert row.plan is not None
    assert (row.plan.step, row.plan.act_on) == ("gate", date(2027, 4, 1))


@pytest.mark.parametrize("empty", ["", "-", "\u2014", "N/A", "  "])
def test_an_empty_cell_tells_nothing(empty: str) -> None:
    row = only_row("form,call_date,protected", f"I-485,{empty},{empty}")

    assert row.plan is not None
    assert row.plan.step == "call"


def test_a_contact_without_a_day_is_a_contact() -> None:
    row = only_row("representative,form", "Agent 1234,I-485")

    assert row.plan is not None
    assert (row.plan.step, row.plan.missing[-1:]) == ("email_center", ("contacts[0].on",))


def test_the_order_of_numbers_in_a_date_is_the_readers() -> None:
    month_first = only_row("call_date", "10/09/2026")
    day_first = only_row("call_date", "10/09/2026", month_first=False)

    assert month_first.plan is not None
    assert day_first.plan is not None
    assert month_first.plan.act_on == date(2026, 11, 9)
    assert day_first.plan.act_on == date(2026, 10, 11)


WRONG = [
    ("Called on", "24/10/2026", "invalid_date", "contacts[0].on"),
    ("Called on", "Today", "invalid_date", "contacts[0].on"),
    ("Called on", "yesterday", "invalid_date", "contacts[0].on"),
    ("Called on", "2026-11-25", "future_date", "contacts[0].on"),
    ("told_to_wait", "some", "invalid_value", "contacts[0].told_to_wait_days"),
    ("told_to_wait", "366", "invalid_value", "contacts[0].told_to_wait_days"),
    ("call_answer", "nice", "invalid_value", "contacts[0].answer"),
    ("center_email_date", "2026-11-05", "out_of_order", "contacts[0].on"),
    ("Receipt #", "EAC171O450146", "invalid_value", "receipt_number"),
    ("problem", "slow", "invalid_value", "problem"),
    ("protected", "perhaps", "invalid_value", "protected"),
    ("version", "2", "invalid_value", "version"),
    ("form", "I" * 1_001, "too_large", "form"),
    ("resolved", "no", "invalid_date", "resolved_on"),
]


@pytest.mark.parametrize(("header", "cell", "error", "path"), WRONG)
def test_a_wrong_cell_is_told_with_its_column_and_the_case_key(
    header: str, cell: str, error: str, path: str
) -> None:
    row = only_row(f"reference,{header}", f"A-1,{cell}")

    assert row.plan is None
    [wrong] = row.errors
    assert (wrong.mistake.error, wrong.mistake.field, wrong.column) == (error, path, header)
    assert wrong.as_json()["column"] == header
    assert wrong.as_json()["error"] == error


def test_a_wrong_row_keeps_its_place_and_the_others_are_planned() -> None:
    found = planned("Receipt #,called on", f"{RECEIPT},2026-10-01", "EAC17,x", f"{RECEIPT},")

    assert [(row.number, row.plan is not None, len(row.errors)) for row in found.rows] == [
        (2, True, 0),
        (3, False, 2),
        (4, True, 0),
    ]
    assert found.has_errors
    assert found.rows[1].receipt_number == "EAC17"
    assert not planned("form", "I-485").has_errors


def test_rows_are_numbered_as_in_the_file() -> None:
    found = planned("", "form", "", 'I-485,"two\nlines"', "I-90")

    assert [row.number for row in found.rows] == [4, 5]


def test_a_row_may_be_shorter_or_longer_than_the_header() -> None:
    assert planned("form,call_date", "I-485", "I-90,2026-10-01,more").has_errors is False


HIDDEN = "reference,protected,form,receipt_number,call_date"
PROTECTED = ["A-77,yes,,EAC1710450146,2026-10-01", "A-77,,I-918,EAC1710450146,2026-10-01"]
PROTECTED += ["A-77,X,,wrong,also wrong", "A-77,,Form I914,wrong,also wrong"]


@pytest.mark.parametrize("cells", PROTECTED)
def test_of_a_protected_case_only_the_row_is_told(cells: str) -> None:
    found = planned(HIDDEN, cells)
    text = caseload_text.caseload_text(found, say)

    assert found.rows == (Row(2, protected=True),)
    assert found.as_json()["rows"] == [
        {
            "row": 2,
            "reference": None,
            "receipt_number": None,
            "protected": True,
            "plan": None,
            "errors": [],
        }
    ]
    assert not any(secret in text for secret in ["A-77", "0146", "wrong", "914", "918", "October"])
    assert "1 case; Protected by law, not shown: 1" in text
    assert caseload_text.export_rows(found, say) == []


def test_of_a_case_that_may_be_protected_only_that_is_told() -> None:
    row = only_row(HIDDEN, "A-77,not sure,,wrong,also wrong")

    assert (row.reference, row.receipt_number) == (None, None)
    assert [error.column for error in row.errors] == ["protected"]


LIST = [
    "Our reference,Receipt #,A-Number,Form,Date filed,Called on,Center e-mail date,Protected",
    "A-1,EAC1710450146,A012345678,I-485,02/07/2017,2026-10-01,,",
    ",LIN1790250146,,I-90,,2026-10-01,2026-11-05,",
    "A-3,,,,,,,yes",
    "A-4,EAC171O450146,,,,,,",
    "A-5,EAC1710450146,,,,,,",
    "A-6,,,,,,2026-11-05,",
    ",,,,,2026-11-20,,no",
]


def test_a_list_for_people_has_the_warnings_first_then_the_table_then_what_to_do() -> None:
    text = caseload_text.caseload_text(planned(*LIST, ignored_sheets=("Old",)), say)

    assert text == LIST_TEXT


LIST_TEXT = """\
The notice of 2009, on Tuesday, November 24, 2026
7 cases; You may do this now: 2; Wait: 2; To mend: 2; Protected by law, not shown: 1

First:
- This inbox is reported closed. Expect no answer. (rows: 2, 8)
- We do not know if anyone reads this inbox. (rows: 3)

Row  Case           Step                       Status                       Day
2    A-1            E-mail the service center  You may do this now.         from November 1, 2026
3    LIN1790250146  E-mail headquarters        Wait.                        from November 27, 2026
4    -              -                          Protected by law, not shown
5    A-4            -                          To mend
6    A-5            Call USCIS                 You may do this now.
7    A-6            -                          To mend
8    -              E-mail the service center  Wait.                        from December 21, 2026

To mend:
- Row 5: Receipt #: Character 7 is the letter O. A digit belongs there; the letter looks like the \
digit 0. Count without spaces and dashes. Did you mean EAC1710450146?
- Row 7: Center e-mail date: Here, “e-mail to the service center” comes after “call”, on the same \
day or later. Check the dates, or add what is missing.

Still missing:
- Row 2: Representative's name or ID number, Time of the call, Service request referral number, or \
the reason none was opened
- Row 3: A-Number, Date filed, Representative's name or ID number, Time of the call, Service \
request referral number, or the reason none was opened
- Row 6: A-Number, Form, Date filed
- Row 8: Receipt number, A-Number, Form, Date filed, Representative's name or ID number, Time of \
the call, Service request referral number, or the reason none was opened

Not read:
- Sheets: Old

The way that works today: add --procedure current to this command."""


def test_a_list_without_news_has_no_empty_headings() -> None:
    header = "form,receipt_number,a_number,filed_on,e_request_date,resolved"
    cells = ["I-485,EAC1710450146,A012345678,2017-02-07,2026-11-20,"]
    cells += ["I-485,EAC1710450146,,,,2026-11-01", "I-485,,,,,"]
    text = caseload_text.caseload_text(planned(header, *cells[:2], procedure="current"), say)

    assert text.splitlines() == [
        "The way that works today, on Tuesday, November 24, 2026",
        "2 cases; Wait: 1; The case is resolved: 1",
        "",
        "Row  Case           Step                 Status                 Day",
        "2    EAC1710450146  Wait for the answer  Wait.                  by December 14, 2026",
        "3    EAC1710450146  -                    The case is resolved.",
    ]


def test_columns_that_were_not_read_are_named_for_people() -> None:
    text = caseload_text.caseload_text(planned("form,name", "I-485,Ana"), say)

    assert "Not read:\n- Columns: name" in text


def test_what_a_file_says_cannot_break_the_table_or_command_the_terminal() -> None:
    lines = [
        (1, ["our\nreference", "called on", "co\x1blor\n", "\x07"]),
        (2, ["A\n1\x1b[2J" + "x" * 60, "2026-10-01"]),
        (3, ["A-2", "\x1b[2J"]),
    ]
    text = caseload_text.caseload_text(plan_lines(lines, NOTICE, TODAY), say)

    assert all(line.isprintable() for line in text.split("\n"))
    assert f"2    A 1?[2J{'x' * 33}  E-mail the service center" in text
    assert "- Columns: co?lor, ?" in text
    assert plan_lines(lines, NOTICE, TODAY).rows[1].reference == "A-2"


def exported(found: Caseload) -> list[dict[str, str]]:
    content = write_csv(caseload_text.EXPORT, caseload_text.export_rows(found, say))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_written_list_has_a_row_for_each_case_that_is_not_protected() -> None:
    rows = exported(planned(*LIST))

    assert [row["row"] for row in rows] == ["2", "3", "5", "6", "7", "8"]
    assert rows[1] == {
        "row": "3",
        "reference": "",
        "receipt_number": "LIN1790250146",
        "step": "email_hq",
        "status": "wait",
        "reason": "",
        "act_on": "2026-11-27",
        "answer_due": "",
        "office": "Nebraska Service Center",
        "in_words": "E-mail headquarters. Wait. Possible from: Friday, November 27, 2026",
        "send_to": "Inbox of headquarters: SCOPSSCATA@dhs.gov (no one knows if it is read)",
        "notes": "We do not know if anyone reads this inbox.",
        "missing": "A-Number | Date filed | Representative's name or ID number | Time of the call"
        " | Service request referral number, or the reason none was opened",
        "warnings": "channel_unverified",
        "errors": "",
    }
    assert rows[2]["errors"].startswith("Receipt #: Character 7 is the letter O.")
    assert (rows[2]["receipt_number"], rows[2]["step"]) == ("EAC171O450146", "")


def test_an_address_never_stands_without_its_state() -> None:
    for row in exported(planned(*LIST)):
        for cell in row.values():
            assert "@" not in cell or "reported closed since" in cell or "no one knows" in cell
    assert "@" not in caseload_text.caseload_text(planned(*LIST), say)


def test_a_resolved_case_is_written_without_a_step() -> None:
    [row] = exported(planned("resolved,call_date", "2026-11-01,2026-10-01"))

    assert (row["step"], row["status"], row["in_words"]) == (
        "",
        "resolved",
        "The case is resolved.",
    )
    assert (row["send_to"], row["office"]) == ("", "")


def test_a_reason_is_said_instead_of_the_status() -> None:
    [row] = exported(planned("case_status", "decision"))

    assert row["reason"] == "decision_made"
    assert row["in_words"].endswith("There is a decision. Read the letter.")


CELLS = [
    ("=1+2", "'=1+2"),
    ("+cmd|x", "'+cmd|x"),
    ("-x", "'-x"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("  =1", "'  =1"),
    ("\uff1d1+2", "'\uff1d1+2"),
    ("-5", "-5"),
    ("+1.5", "+1.5"),
    ("-5+cmd", "'-5+cmd"),
    ("A-1", "A-1"),
    ("1-800", "1-800"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "cell"), CELLS)
def test_no_cell_that_is_written_can_run_as_a_formula(text: str, cell: str) -> None:
    assert plain_cell(text) == cell


@pytest.mark.parametrize(
    "content",
    [
        "Form;Called on\nI-485;2026-10-01\n",
        "Form,Called on\r\nI-485,2026-10-01\r\n",
        "\ufeffForm\tCalled on\nI-485\t2026-10-01",
        '"Form","Called on"\n"I-485","2026-10-01"',
        ';;\nForm;Called on;"a, b, c"\nI-485;2026-10-01;x',
    ],
)
def test_a_csv_file_may_be_parted_by_commas_semicolons_or_tabs(content: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        lines = read_sheet(content.lstrip("\ufeff").encode(encoding)).lines
        assert [cells[:2] for _, cells in lines[-2:]] == [
            ["Form", "Called on"],
            ["I-485", "2026-10-01"],
        ]
    assert read_sheet(content.encode()).lines == lines


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"form\nI-485 \xe9", "invalid_file"),
        (b'form\n"I-485', "invalid_file"),
        (b"\xff\xfef", "invalid_file"),
        (b"form\n" + b"x" * 140_000, "invalid_file"),
        (b"\xd0\xcf\x11\xe0 old", "invalid_file"),
        (b" " * (LARGEST_FILE + 1), "too_large"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(content: bytes, error: str) -> None:
    with pytest.raises(CaseError) as refused:
        read_sheet(content)

    assert [each.error for each in refused.value.errors] == [error]


CELL = st.text(max_size=12) | st.sampled_from(["yes", "2026-10-01", "EAC1710450146", "I-485", "="])


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=5))
def test_every_row_has_a_plan_or_errors_or_is_protected(rows: list[list[str]]) -> None:
    lines = [(1, ["receipt_number", "call_date", "protected"]), *enumerate(rows, start=2)]
    found = plan_lines(lines, NOTICE, TODAY)

    for row in found.rows:
        assert [row.plan is not None, bool(row.errors), row.protected].count(True) == 1
    caseload_text.caseload_text(found, say)
    for exported_row in exported(found):
        for cell in exported_row.values():
            assert plain_cell(cell) == cell or cell.startswith("'")
