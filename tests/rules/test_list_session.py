"""A list at work on the page: every row is accounted for, and nothing of it is lost or changed."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Any

import pytest

from case_inquiry import web
from case_inquiry.caseload import plan_lines
from case_inquiry.caseload.board.accounting import counts
from case_inquiry.caseload.board.session import Options, Session
from case_inquiry.caseload.board.states import STATES
from case_inquiry.caseload.columns import Target
from case_inquiry.caseload.files import read_sheet
from case_inquiry.procedure import load_procedure
from tests.rules.damaged_lists import DAMAGE, TODAY, damaged_csv

CURRENT = load_procedure("current")
COUNT = 1_100
DAMAGED = damaged_csv(COUNT)
LIST = b"Reference,Receipt #,Form,Date filed,Color\nC-1,EAC1710450146,I-485,2023-03-02,red\n"


def ask(op: str, content: bytes = b"", **more: object) -> dict[str, Any]:
    request = {"op": f"list_{op}", "today": TODAY.isoformat(), "procedure": "current", **more}
    answer: dict[str, Any] = json.loads(
        web.handle(json.dumps(request), b64encode(content).decode())
    )
    return answer


def begin(content: bytes, count: int = 500) -> list[dict[str, Any]]:
    """Open a list, plan it to its end, and return its rows."""
    ask("open", content)
    assert ask("begin")["ok"]
    while not ask("more", count=count)["finished"]:
        pass
    places = ask("view")["places"]
    parts = [places[start : start + 200] for start in range(0, len(places), 200)]
    return [row for part in parts for row in ask("rows", places=part)["rows"]]


def session_of(content: bytes, count: int = 300) -> Session:
    session = Session(content, CURRENT, TODAY)
    session.begin()
    while not session.progress.is_finished:
        session.go_on(count)
    return session


def test_every_line_of_a_damaged_list_is_accounted_for() -> None:
    assert len(DAMAGE) >= 20
    session = session_of(DAMAGED)
    found, tally = counts(session), session.open().tally
    assert tally.lines == COUNT + 1
    assert found.ready + found.to_fix + found.no_receipt == found.cases == len(session.board)
    assert {row.state for row in session.board} <= set(STATES)


def test_the_page_gives_the_same_plans_as_the_command_line() -> None:
    session = session_of(DAMAGED)
    alone = plan_lines(read_sheet(DAMAGED).lines, CURRENT, TODAY)
    assert [row.as_json() for row in session.rows] == [row.as_json() for row in alone.rows]


@pytest.mark.parametrize("count", [1, 7, 2_000])
def test_the_size_of_the_slices_changes_nothing(count: int) -> None:
    rows = begin(damaged_csv(60), count)
    assert rows == begin(damaged_csv(60), 50)
    assert [row["place"] for row in rows] == list(range(len(rows)))


def test_states_add_up_to_the_rows() -> None:
    rows = begin(DAMAGED)
    above = ask("board")
    assert sum(state["count"] for state in above["states"]) == above["rows"] == len(rows)
    assert above["said"][0] == f"{ask_rows()} rows read."


def ask_rows() -> int:
    return session_of(DAMAGED).open().tally.told


def test_a_whole_list_says_that_nothing_was_left_out() -> None:
    begin(LIST)
    said = ask("board")["said"]
    assert said == [
        "1 row read.",
        "1 is ready.",
        "Nothing was left out and your file was not changed.",
    ]


def test_a_row_of_two_cases_is_counted_once_and_tells_of_two() -> None:
    begin(b"Reference,I-130 receipt,I-485 receipt\nC-1,EAC1710450146,EAC1710450147\n")
    assert ask("board")["said"][:2] == ["1 row read.", "They tell of 2 cases."]


def test_the_worklist_is_of_the_day_that_is_typed() -> None:
    begin(LIST)
    assert ask("sheet", day="Dec 20, 2026")["sheet"]["title"].endswith("December 20, 2026")
    assert ask("sheet")["sheet"]["title"].endswith("November 24, 2026")


def test_an_empty_list_to_fill_in_has_columns_that_are_read() -> None:
    content = b64decode(ask("save", kind="template")["file"]["base64"])
    found = ask("open", content + b"C-1,EAC1710450146\r\n")["list"]
    assert [column["header"] for column in found["columns"] if not column["target"]] == []


def test_a_stopped_list_keeps_what_is_done() -> None:
    ask("open", DAMAGED)
    ask("begin")
    while not ask("more", count=50)["rows"]:
        pass
    above = ask("board")
    assert above["rows"] == 50
    assert above["said"][0].startswith("Stopped after 50 of ")


def test_nothing_of_a_protected_row_leaves_python() -> None:
    rows = begin(DAMAGED)
    hidden = [row for row in rows if row.get("protected")]
    assert hidden
    assert all(set(row) == {"place", "row", "protected"} for row in hidden)
    place = hidden[0]["place"]
    assert ask("case", place=place)["errors"][0]["error"] == "invalid_value"
    assert ask("status", place=place, key="1")["errors"][0]["error"] == "invalid_value"


def test_a_preview_shows_what_each_column_is_read_as() -> None:
    found = ask("open", LIST)["list"]
    assert [(each["header"], each["target"]) for each in found["columns"]] == [
        ("Color", ""),
        ("Reference", "reference||1"),
        ("Receipt #", "receipt_number||1"),
        ("Form", "form||1"),
        ("Date filed", "filed_on||1"),
    ]
    assert (found["header_row"], found["wrong"], found["ask"]) == (1, [], None)
    assert found["columns"][0]["samples"] == ["red"]
    offered = {each["id"] for each in found["targets"]}
    assert {each["target"] for each in found["columns"]} <= offered


@pytest.mark.parametrize("row", [b"SRC1710450148,I-918,no,green", b"SRC1710450148,I-485,yes,green"])
def test_a_preview_shows_nothing_of_a_protected_row(row: bytes) -> None:
    header = b"Receipt #,Form,Protected,Color\n"
    found = json.dumps(ask("open", header + b"EAC1710450146,I-90,no,red\n" + row + b"\n"))
    assert "red" in found
    assert "50148" not in found
    assert "green" not in found


def test_unread_columns_about_contacts_come_first() -> None:
    found = ask("open", b"Color,Receipt #,Agent mood on call\nred,EAC1710450146,calm\n")["list"]
    assert [each["header"] for each in found["columns"]][:2] == ["Agent mood on call", "Color"]


def test_a_column_can_be_read_as_another_one() -> None:
    found = ask("open", b"No.,When\nEAC1710450146,2026-10-01\n")["list"]
    assert "only the column of receipt numbers" in found["wrong"][0]
    chosen = {"0": "receipt_number||1", "1": "on|call|1"}
    assert ask("choose", targets=chosen)["list"]["wrong"] == []
    ask("begin")
    while not ask("more", count=10)["finished"]:
        pass
    assert ask("board")["rows"] == 1


def test_a_list_without_known_columns_can_be_told_what_they_are() -> None:
    found = ask("open", b"alpha,beta\none,two\n")["list"]
    assert found["wrong"]
    assert [each["target"] for each in found["columns"]] == ["", ""]


def test_dates_of_both_orders_are_asked_back_with_the_evidence() -> None:
    content = b"Receipt #,Date of the call\nEAC1710450146,05/03/2026\nEAC1710450147,25/03/2026\n"
    found = ask("open", content)["list"]
    assert found["dates"] is None
    assert "Row 3 has 25/03/2026" in found["ask"]
    again = ask("choose", dates="day-first")["list"]
    assert (again["ask"], again["dates"]) == (None, "day-first")


def test_a_plain_list_of_numbers_needs_no_header() -> None:
    rows = begin(b"EAC1710450146\nplease look at LIN-17-104-50147 and SRC1710450148\n")
    assert [row["receipt"] for row in rows] == ["EAC1710450146", "LIN1710450147", "SRC1710450148"]


def test_a_date_that_is_typed_once_counts_for_all_rows_of_the_form() -> None:
    begin(LIST)
    assert ask("board")["look_ups_text"] == "Look up this 1: it decides 1 row."
    entry = {"form": "I-485", "category": "", "office": "", "date": "1/5/2025", "seen_on": "today"}
    assert ask("dates", entry=entry)["changed"] == 1
    assert ask("rows", places=[0])["rows"][0]["state"] == "ask_now"
    above = ask("board")
    assert (above["look_ups"], above["dates"][0]["rows"]) == ([], 1)


def test_a_wrong_date_is_named_and_changes_nothing() -> None:
    begin(LIST)
    entry = {"form": "I-485", "category": "", "office": "", "date": "soon", "seen_on": "today"}
    assert ask("dates", entry=entry)["errors"][0]["field"] == "date"
    assert ask("board")["dates"] == []


def test_the_file_of_dates_is_read_back() -> None:
    begin(LIST)
    entry = {"form": "I-485", "category": "", "office": "", "date": "1/5/2025", "seen_on": "today"}
    ask("dates", entry=entry)
    file = ask("save", kind="dates")["file"]
    begin(LIST)
    assert ask("dates", b64decode(file["base64"]))["changed"] == 1


def test_a_status_plans_the_row_again() -> None:
    begin(LIST)
    assert ask("status", place=0, key="4")["rows"][0]["state"] == "apart"
    assert ask("status", place=0, key="9")["errors"][0]["error"] == "invalid_value"


def test_a_round_shows_each_number_once() -> None:
    begin(LIST)
    assert ask("next", seen=[])["row"]["receipt"] == "EAC1710450146"
    assert ask("next", seen=[0])["row"] is None
    ask("status", place=0, key="4")
    assert ask("next", seen=[])["row"] is None


def test_the_first_rows_come_with_the_slices() -> None:
    ask("open", DAMAGED)
    ask("begin")
    rows: list[dict[str, Any]] = []
    finished = False
    while not finished:
        found = ask("more", count=20)
        rows, finished = [*rows, *found["rows"]], found["finished"]
    assert [row["place"] for row in rows] == list(range(50))


def test_a_status_stays_when_a_date_is_typed() -> None:
    session = session_of(LIST)
    session.set_status(0, "4")
    assert session.rows[0].case is not None
    assert session.rows[0].case.case_status == "decision"


def test_columns_that_are_not_read_travel_untouched() -> None:
    begin(LIST)
    text = b64decode(ask("save", kind="csv")["file"]["base64"]).decode("utf-8-sig")
    header, row = text.splitlines()
    assert header.endswith(",Color")
    assert row.endswith(",red")
    assert ",EAC1710450146," in row


def test_a_column_with_the_name_of_one_of_ours_keeps_its_cells() -> None:
    session = session_of(b"Receipt #,state,state \nEAC1710450146,Ohio,Utah\n")
    assert session.untouched().names == ("state (2)", "state (3)")
    assert session.untouched().of(2) == {"state (2)": "Ohio", "state (3)": "Utah"}


def test_six_columns_line_up_with_the_sheet() -> None:
    begin(LIST)
    first, second = ask("copy")["text"].splitlines()
    assert first.split("\t")[0] == "Next step"
    assert len(second.split("\t")) == 6


def test_last_weeks_own_workbook_tells_what_changed() -> None:
    begin(LIST)
    last = b64decode(ask("save", kind="xlsx")["file"]["base64"])
    assert ask("changes", last)["text"] == "Nothing changed."
    ask("status", place=0, key="4")
    assert ask("changes")["text"] == "1 changed"


def test_a_row_opens_as_the_answers_of_the_checker() -> None:
    begin(LIST)
    answers = ask("case", place=0)["answers"]
    assert answers["receipt_number"] == "EAC1710450146"


@pytest.mark.parametrize(
    "op", ["board", "begin", "more", "view", "rows", "next", "copy", "sheet", "choose"]
)
def test_after_closing_nothing_is_left(op: str) -> None:
    begin(LIST)
    ask("close")
    assert ask(op, count=1)["errors"][0]["error"] == "list_gone"


@pytest.mark.parametrize(
    ("op", "more"),
    [
        ("more", {"count": 0}),
        ("more", {"count": True}),
        ("choose", {"targets": {"0": "shoe size||1"}}),
        ("choose", {"targets": []}),
        ("choose", {"dates": "year-first"}),
        ("view", {"numbers": "all"}),
        ("view", {"sort": "color"}),
        ("save", {"kind": "pdf"}),
        ("sheet", {"day": "soon"}),
        ("case", {"place": 5}),
        ("rows", {"places": [5]}),
        ("rows", {"places": [0] * 201}),
        ("next", {"seen": 1}),
    ],
)
def test_a_request_that_cannot_be_meant_is_refused(op: str, more: dict[str, object]) -> None:
    begin(LIST)
    assert ask(op, b"", **more)["errors"][0]["error"] in ("invalid_value", "invalid_date")


def test_another_sheet_of_a_workbook_can_be_chosen() -> None:
    import io

    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    first.title = "Old"
    first.append(["Receipt #"])
    second = book.create_sheet("New")
    second.append(["Receipt #", "Form"])
    second.append(["EAC1710450146", "I-485"])
    content = io.BytesIO()
    book.save(content)
    found = ask("open", content.getvalue())["list"]
    assert (found["sheet"], found["sheets"]) == ("Old", ["Old", "New"])
    assert ask("choose", sheet="New")["list"]["lines"] == 2


def test_the_header_row_can_be_chosen() -> None:
    session = Session(b"Receipt #,Form\nReceipt #,Kind\nEAC1710450146,I-90\n", CURRENT, TODAY)
    session.choose(Options(header_row=2, targets=((1, Target("form")),)))
    assert session.open().headers == ["Receipt #", "Kind"]
