"""Many cases at once: columns, rows, and what is told of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from case_inquiry.case import CaseError, model, read_case
from case_inquiry.caseload import Caseload, Row, columns, plan_lines
from case_inquiry.caseload.columns import Target, find_target, read_header
from case_inquiry.caseload.files import read_sheet
from case_inquiry.caseload.sheet import LARGEST_FILE
from case_inquiry.cli import caseload
from case_inquiry.messages import Message, render, translator
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure

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
    ("Date of the email to the service center", Target("on", "center_email")),
    ("Center e-mail answered on", Target("answered_on", "center_email")),
    ("hq_email_date", Target("on", "hq_email")),
    ("E-Request date", Target("on", "e_request")),
    ("e_request_number", Target("service_request", "e_request")),
    ("secure message by", Target("by", "secure_message")),
    ("ombudsman_answer", Target("answer", "ombudsman")),
    ("congress_date", Target("on", "congress")),
    ("Our reference", Target("reference")),
    ("ReceiptNumber", Target("receipt_number")),
    ("Receipt N\u00ba", Target("receipt_number")),
    ("Receipt Number(s)", Target("receipt_number")),
    ("Receipt # (see I-797C)", Target("receipt_number")),
    ("I-485 Receipt #", Target("receipt_number")),
    ("USCIS Case No.", Target("receipt_number")),
    ("Client receipt number", Target("receipt_number")),
    ("Alien Reg. No.", Target("a_number")),
    ("Form No.", Target("form")),
    ("Receipt Date", Target("filed_on")),
    ("Call 2 SR #", Target("service_request", "call", 2)),
    ("2nd call", Target("on", "call", 2)),
    ("VAWA/U/T", Target("protected")),
    ("T-visa holder", Target("protected")),
    ("no_request_reason", Target("no_request_reason", "call")),
    ("receipt" + "t" * 300, None),
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
    keys = model.CASE_KEYS.keys() - {"contacts"}
    told = model.CONTACT_KEYS.keys() - {"channel"}

    assert {key for key in keys if find_target(key) != Target(key)} == set()
    for channel in model.contact_kinds():
        named = {find_target(f"{channel}_{name}") for name in columns.CONTACT_COLUMNS}
        assert named == {Target(key, channel) for key in told}


def test_every_other_word_means_a_column() -> None:
    for words, name in columns.other_words().items():
        assert find_target(words) == find_target(name) is not None


def test_the_help_names_every_column_of_the_case() -> None:
    words = caseload.columns_in_words().split()

    assert {*columns.CASE_COLUMNS, "reference", *columns.OF_A_CALL} <= set(words)
    for word in words:
        if word.startswith(("call_", "center_", "hq_")):
            assert find_target(word.rstrip(",")), word


def test_two_columns_that_mean_the_same_are_refused_by_name() -> None:
    with pytest.raises(CaseError) as refused:
        read_header(["Receipt #", "form", "receipt_number", "Form type"])

    assert [(error.error, error.field) for error in refused.value.errors] == [
        ("invalid_value", "receipt_number"),
        ("invalid_value", "Form type"),
    ]
    assert "“Receipt #” and “receipt_number”" in str(refused.value.errors[0].message)


def test_headers_of_which_none_is_known_are_refused() -> None:
    with pytest.raises(CaseError, match="names no column that we know"):
        read_header(["color", "size"])


@pytest.mark.parametrize(
    ("headers", "keys", "left_out"),
    [
        (["Called?", "Call date"], ["on"], ("Called?",)),
        (["Case No.", "Receipt #"], ["reference", "receipt_number"], ()),
        (["File #", "Case No.", "Receipt #"], ["reference", "receipt_number"], ("Case No.",)),
        (["Spouse receipt", "Receipt #"], ["receipt_number"], ("Spouse receipt",)),
    ],
)
def test_of_two_headers_the_vaguer_one_gives_way(
    headers: list[str], keys: list[str], left_out: tuple[str, ...]
) -> None:
    found, ignored = read_header(headers)
    assert ([column.target.key for column in found], ignored) == (keys, left_out)


@pytest.mark.parametrize(
    "headers",
    [
        ["Receipt #", "receipt_number"],
        ["I-485 Receipt #", "Form I-485 receipt"],
        ["Date filed", "Receipt date"],
    ],
)
def test_two_headers_of_one_strength_are_refused_if_they_mean_the_same(headers: list[str]) -> None:
    with pytest.raises(CaseError, match="stand for the same"):
        read_header(headers)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ([], "invalid_value"),
        (["", " , ,"], "invalid_value"),
        (["color,size", "red,3"], "invalid_value"),
        (["form", *["I-485"] * 50_001], "too_large"),
    ],
)
def test_a_list_that_cannot_be_read_as_a_whole_is_refused(lines: list[str], error: str) -> None:
    with pytest.raises(CaseError) as refused:
        planned(*lines)

    assert [(each.error, each.field) for each in refused.value.errors] == [(error, "")]


def test_a_list_may_have_many_cases_and_none() -> None:
    assert len(planned("form", *["I-485"] * 3, most_rows=3).rows) == 3
    assert len(planned("form", *["I-485"] * 9, most_rows=None).rows) == 9
    assert planned("form").rows == ()


def test_columns_that_are_not_known_are_named_and_not_read() -> None:
    found = planned("name,form,,color", "Ana,I-485,x,red")

    assert found.ignored_columns == ("name", "color", "(C)")
    assert "Ana" not in str(found.as_json())


FULL = {
    "version": "1",
    "role": "Organization",
    "consent": "G-28",
    "problem": "Not received",
    "case_status": "in progress",
    "not_received": "Card",
    "sent": "2026-11-02",
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
    "request_opened": "X",
    "told_to_wait_days": "20 days",
    "call_promised_on": "12/24/2026",
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
        "service_request_opened": True,
        "told_to_wait_days": 20,
        "promised_on": "2026-12-24",
        "answer": "not_solved",
        "answered_on": "2026-10-02",
    }
    case = {
        "version": 1,
        "role": "organization",
        "consent": "g28",
        "problem": "not_received",
        "case_status": "in_progress",
        "not_received": "card",
        "sent_on": "2026-11-02",
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
def test_an_empty_cell_means_nothing(empty: str) -> None:
    row = only_row("form,call_date,protected", f"I-485,{empty},{empty}")

    assert row.plan is not None
    assert row.plan.step == "call"


def test_a_contact_without_a_day_is_a_contact() -> None:
    row = only_row("representative,form", "Agent 1234,I-485")

    assert row.plan is not None
    assert (row.plan.step, row.plan.missing[-1:]) == ("email_center", ("contacts[0].on",))


def test_the_month_comes_first_in_a_date_unless_the_reader_says_otherwise() -> None:
    month_first = only_row("call_date", "10/09/2026")
    day_first = only_row("call_date", "10/09/2026", dates="day-first")

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
    ("request_opened", "perhaps", "invalid_value", "contacts[0].service_request_opened"),
    ("call_answer", "nice", "invalid_value", "contacts[0].answer"),
    ("center_email_date", "2026-11-05", "out_of_order", "contacts[0].on"),
    ("Receipt #", "EAC171O450146", "invalid_value", "receipt_number"),
    ("problem", "slow", "invalid_value", "problem"),
    ("protected", "perhaps", "invalid_value", "protected"),
    ("version", "2", "invalid_value", "version"),
    ("form", "I" * 1_001, "too_large", "form"),
    ("resolved", "yes", "invalid_date", "resolved_on"),
]


@pytest.mark.parametrize(("header", "cell", "error", "path"), WRONG)
def test_a_wrong_cell_is_reported_with_its_column_and_the_case_key(
    header: str, cell: str, error: str, path: str
) -> None:
    row = only_row(f"reference,{header}", f"A-1,{cell}")

    assert row.plan is None
    [wrong] = row.errors
    assert (wrong.mistake.error, wrong.mistake.field, wrong.column) == (error, path, header)
    assert wrong.as_json()["column"] == header
    assert wrong.as_json()["error"] == error


def test_a_wrong_row_keeps_its_place_and_the_others_are_planned() -> None:
    found = planned("Receipt #,called on", f"{RECEIPT},2026-10-01", "EAC17,x", "IOE0906929443,")

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


def test_a_row_may_be_shorter_than_the_header() -> None:
    assert planned("form,call_date,notes", "I-485", "I-90,2026-10-01,more").has_errors is False


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
