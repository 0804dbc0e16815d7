"""Excel files, and the command that plans a list of cases."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import warnings
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.reader.excel import ExcelReader

from case_inquiry import cli
from case_inquiry.case import CaseError
from case_inquiry.caseload import workbook
from case_inquiry.caseload.files import read_sheet

TODAY = ["--today", "2026-11-24"]
LIST = """\
reference,Receipt #,Form,Called on,Protected
A-1,EAC1710450146,I-485,2026-10-01,
A-2,EAC171O450146,,,
A-3,IOE0906929443,,,yes
"""


def excel(*rows: list[Any], others: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for name in others:
        book.create_sheet(name)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


CELLS = [
    ("EAC1710450146", "EAC1710450146"),
    (12345678, "12345678"),
    (45.0, "45"),
    (1e16, "10000000000000000"),
    (4.5, "4.5"),
    (True, "yes"),
    (False, "no"),
    (None, ""),
    (datetime(2026, 10, 1), "2026-10-01"),
    (datetime(2026, 10, 1, 14, 30), "2026-10-01T14:30:00"),
    (date(2026, 10, 1), "2026-10-01"),
    (time(14, 30), "14:30"),
    ("=1+2", "=1+2"),
]


@pytest.mark.parametrize(("cell", "text"), CELLS)
def test_a_cell_of_an_excel_file_is_read_as_text(cell: object, text: str) -> None:
    sheet = read_sheet(excel(["form", "x"], ["I-485", cell], ["", "end"]))

    second = ["I-485", text] if text else ["I-485"]
    assert sheet.lines == ((1, ["form", "x"]), (2, second), (3, ["", "end"]))


def test_only_the_first_sheet_is_read_and_the_others_are_named() -> None:
    sheet = read_sheet(excel(["form"], ["I-485"], others=("Old", "Done")))

    assert sheet.others == ("Old", "Done")


@pytest.mark.parametrize("content", [b"PK\x03\x04", excel(["form"])[:-40], b"PK\x03\x04" * 99])
def test_a_damaged_excel_file_is_refused(content: bytes) -> None:
    with pytest.raises(CaseError) as refused:
        read_sheet(content)

    assert refused.value.errors[0].error == "invalid_file"


def test_a_zip_file_without_a_sheet_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as parts:
        parts.writestr("letter.txt", "Dear")

    with pytest.raises(CaseError):
        read_sheet(written.getvalue())


def test_a_file_that_unpacks_to_too_much_is_refused_before_unpacking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "LARGEST_UNPACKED", 1_000)

    with pytest.raises(CaseError) as refused:
        read_sheet(excel(["form"]))

    assert refused.value.errors[0].error == "too_large"


def test_warnings_of_the_excel_library_are_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = ExcelReader.read_manifest

    def warn(reader: ExcelReader) -> object:
        warnings.warn("Data Validation extension is not supported", stacklevel=1)
        return read(reader)

    monkeypatch.setattr(ExcelReader, "read_manifest", warn)

    assert read_sheet(excel(["form"])).lines == ((1, ["form"]),)


class Desk:
    """A folder with a list of cases, and the command that reads it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.out = ""
        self.err = ""

    def file(self, name: str, content: str | bytes = LIST) -> str:
        raw = content if isinstance(content, bytes) else content.encode()
        (self.folder / name).write_bytes(raw)
        return str(self.folder / name)

    def run(self, *arguments: str) -> int:
        try:
            code = cli.main(["caseload", *arguments, *TODAY])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        self.out, self.err = self.capsys.readouterr()
        return code


@pytest.fixture(name="desk")
def fixture_desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_a_list_with_a_wrong_row_exits_with_1(desk: Desk) -> None:
    assert desk.run(desk.file("cases.csv")) == 1
    assert "2    A-1   Email the service center  You may do this now." in desk.out
    assert "- Row 3: Receipt #: Character 7 is the letter O." in desk.out


def test_a_list_without_mistakes_exits_with_0(desk: Desk) -> None:
    assert desk.run(desk.file("cases.csv", "form\nI-485\n")) == 0


def test_a_list_as_json_is_one_document_with_the_plan_of_each_row(desk: Desk) -> None:
    assert desk.run(desk.file("cases.csv"), "--json", "--procedure", "current") == 1
    found = json.loads(desk.out)

    assert (found["procedure"], found["today"]) == ("current", "2026-11-24")
    assert found["ignored_columns"] == found["ignored_sheets"] == []
    assert [row["row"] for row in found["rows"]] == [2, 3, 4]
    assert found["rows"][0]["plan"]["step"] == "gate"
    assert found["rows"][1]["errors"] == [
        {
            "error": "invalid_value",
            "field": "receipt_number",
            "message": "Character 7 is the letter O. A digit belongs there; the letter looks like "
            "the digit 0. Count without spaces and dashes.",
            "reason": "invalid_format",
            "suggestion": "EAC1710450146",
            "column": "Receipt #",
        }
    ]


def test_an_excel_list_is_planned_like_a_csv_list(desk: Desk) -> None:
    rows: list[list[Any]] = [["form", "called on"], ["I-485", datetime(2026, 10, 1)]]
    code = desk.run(desk.file("cases.xlsx", excel(*rows, others=("Old",))), "--json")
    found = json.loads(desk.out)

    assert code == 0
    assert found["rows"][0]["plan"]["act_on"] == "2026-11-01"
    assert found["ignored_sheets"] == ["Old"]


def test_a_list_is_written_as_csv_without_its_protected_cases(desk: Desk) -> None:
    out = desk.folder / "plans.CSV"

    assert desk.run(desk.file("cases.csv"), "--out", str(out)) == 1
    assert desk.out == (
        "3 cases; You may do this now: 1; To mend: 1; Protected by law, not shown: 1\n"
        f"Written to {out}.\n"
    )
    content = out.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfrow,reference,")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [(row["row"], row["step"]) for row in rows] == [("2", "email_center"), ("3", "")]
    assert desk.run(desk.file("cases.csv"), "--json", "--out", str(out)) == 1
    assert len(json.loads(desk.out)["rows"]) == 3


def test_days_are_read_in_the_order_that_is_named(desk: Desk) -> None:
    file = desk.file("cases.csv", "called on\n09/10/2026\n")

    assert desk.run(file, "--json") == 0
    assert json.loads(desk.out)["rows"][0]["plan"]["act_on"] == "2026-10-11"
    for language in ("en", "es"):
        for order, act_on in (("month-first", "2026-10-11"), ("day-first", "2026-11-09")):
            assert desk.run(file, "--json", "--language", language, "--dates", order) == 0
            assert json.loads(desk.out)["rows"][0]["plan"]["act_on"] == act_on


def test_in_spanish_days_that_may_be_two_are_asked_about(desk: Desk) -> None:
    file = desk.file("cases.csv", "called on\n09/10/2026\n")

    assert desk.run(file, "--json", "--language", "es") == 1
    assert json.loads(desk.out)["errors"][0]["error"] == "invalid_date"


def test_a_list_that_cannot_be_read_exits_with_1_and_the_reason(desk: Desk) -> None:
    file = desk.file("cases.csv", "color\nred\n")

    assert desk.run(file, "--json") == 1
    assert json.loads(desk.out)["errors"][0]["error"] == "invalid_value"
    assert desk.run(file) == 1
    assert desk.out.startswith("The first row names no column that we know.")


def test_a_missing_file_or_one_that_cannot_be_written_exits_with_2(desk: Desk) -> None:
    file = desk.file("cases.csv")

    for arguments in (
        [str(desk.folder / "none.csv")],
        [file, "--out", str(desk.folder / "none" / "plans.csv")],
        [file, "--out", str(desk.folder / "plans.xlsx")],
        [file, "--out", file],
        [file, "--procedure", "none"],
        [],
    ):
        assert desk.run(*arguments) == 2
        assert (desk.out, bool(desk.err)) == ("", True)
    assert Path(file).read_text(encoding="utf-8") == LIST


def test_the_help_of_the_command_lists_the_columns(desk: Desk) -> None:
    assert desk.run("--help") == 0
    assert "center_email_answered_on" in desk.out


def test_a_csv_list_is_planned_without_any_library(desk: Desk) -> None:
    code = (
        "import sys; from case_inquiry.cli import main;"
        f"main(['caseload', {desk.file('cases.csv')!r}]);"
        "assert 'openpyxl' not in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_plain_list_of_numbers_is_read_as_on_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "numbers.txt"
    file.write_text("EAC1710450146\nplease look at LIN-17-104-50147\n", encoding="utf-8")
    assert cli.main(["caseload", str(file), "--json", *TODAY]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["receipt_number"] for row in rows] == ["EAC1710450146", "LIN1710450147"]
