"""Workbooks as programs really write them, and the bounds beyond which none is read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from case_inquiry.case import CaseError
from case_inquiry.caseload.files import read_sheet
from case_inquiry.caseload.sheet import FIRST_DAY, MEGABYTE

HEADER = ["Receipt #", "Form", "Call date"]
ROW = ["IOE0912345678", "I-485", "2026-10-01"]
SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
NAMES = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
TAIL = b"</sheetData></worksheet>"


def written(*rows: list[Any], change: Callable[[Any], None] = lambda _: None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for each in (*old.namelist(), name):
            if each not in new.namelist():
                new.writestr(each, part if each == name else old.read(each))
    return file.getvalue()


def with_sheet(text: bytes) -> bytes:
    return with_part(written(HEADER), SHEET, HEAD + text + TAIL)


def error_of(content: bytes) -> str:
    with pytest.raises(CaseError) as refused:
        read_sheet(content)
    [error] = refused.value.errors
    return error.error


@pytest.mark.parametrize("size", ["A1", "A1:B1", "B1:C2", "A1:XFD1048576", "nonsense"])
def test_the_size_that_a_sheet_gives_itself_is_not_believed(size: str) -> None:
    content = written(HEADER, ROW)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read(SHEET).replace(b'ref="A1:C2"', f'ref="{size}"'.encode())
    assert size.encode() in text
    sheet = read_sheet(with_part(content, SHEET, text))
    assert sheet.lines == ((1, HEADER), (2, ROW))


def test_cells_without_places_follow_each_other() -> None:
    cells = b"".join(
        b'<row><c t="inlineStr"><is><t>%s</t></is></c><c><v>4</v></c></row>' % text.encode()
        for text in ("Form", "I-485")
    )
    assert read_sheet(with_sheet(cells)).lines == ((1, ["Form", "4"]), (2, ["I-485", "4"]))


def test_texts_that_many_cells_share_are_read() -> None:
    cells = b'<row r="1">\n <c r="A1" t="s"><v>1</v></c> <c r="B1" t="s"><v>0</v></c></row>'
    content = with_part(written(HEADER), SHEET, HEAD + cells + TAIL)
    name = "[Content_Types].xml"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read(name).replace(b"</Types>", SHARED + b"</Types>")
    texts = b'<sst xmlns="%s"><si><t>Form</t></si><si><t>Receipt #</t></si></sst>' % NAMES
    content = with_part(with_part(content, name, types), "xl/sharedStrings.xml", texts)
    assert read_sheet(content).lines == ((1, ["Receipt #", "Form"]),)


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    def hide_first(book: Any) -> None:
        book.active.sheet_state = "hidden"
        book.create_sheet("Cases").append(HEADER)

    sheet = read_sheet(written(["Form"], ["I-90"], change=hide_first))
    assert sheet.lines == ((1, HEADER),)
    assert sheet.others == ("Sheet",)


def test_a_file_whose_sheets_are_all_hidden_is_refused() -> None:
    content = written(HEADER)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("xl/workbook.xml").replace(b'"visible"', b'"veryHidden"')
    assert error_of(with_part(content, "xl/workbook.xml", text)) == "invalid_file"


def test_a_cover_sheet_is_passed_over() -> None:
    def add_cases(book: Any) -> None:
        book.create_sheet("Cases").append(HEADER)

    sheet = read_sheet(written(["How to use this workbook"], change=add_cases))
    assert sheet.lines == ((1, HEADER),)
    assert sheet.others == ("Sheet",)


def test_without_known_columns_the_first_sheet_in_view_is_read() -> None:
    sheet = read_sheet(written(["color"], ["red"]))
    assert sheet.lines == ((1, ["color"]), (2, ["red"]))


def test_merged_cells_hold_for_each_of_their_rows_and_it_is_said() -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("C2:C3")
        book.active.merge_cells("A1:B1")

    second = ["IOE0912345679", "I-765", None]
    sheet = read_sheet(written(["Receipt #", None, "Call date"], ROW, second, change=merge))
    assert sheet.lines[2] == (3, ["IOE0912345679", "I-765", "2026-10-01"])
    assert [str(note) for note in sheet.notes] == [
        "What stands in merged cells was read for each of their rows: C2:C3."
    ]


def test_a_block_that_only_makes_a_row_higher_makes_no_row() -> None:
    def merge(book: Any) -> None:
        for column in "ABC":
            book.active.merge_cells(f"{column}2:{column}4")

    sheet = read_sheet(written(HEADER, ROW, change=merge))
    assert sheet.lines == ((1, HEADER), (2, ROW))
    assert sheet.notes == ()


def test_many_blocks_are_not_named_one_by_one() -> None:
    def merge(book: Any) -> None:
        for row in range(2, 20, 2):
            book.active.merge_cells(f"C{row}:C{row + 1}")

    sheet = read_sheet(written(HEADER, *([*ROW[:2], f"day {i}"] for i in range(18)), change=merge))
    assert str(sheet.notes[0]).endswith(", ….")


def test_numbers_for_days_count_from_the_first_day_of_the_workbook() -> None:
    def make_old(book: Any) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    assert read_sheet(written(HEADER)).first_day == FIRST_DAY
    assert read_sheet(written(HEADER, change=make_old)).first_day == date(1904, 1, 1)


def test_a_number_that_is_no_day_stays_a_number() -> None:
    def style(book: Any) -> None:
        book.active["A2"].number_format = "yyyy-mm-dd"
        book.active["A2"] = 99999999

    assert read_sheet(written(["Form"], [1], change=style)).lines[1] == (2, ["99999999"])


def color_far_away(book: Any) -> None:
    book.active["XFD1048576"].fill = PatternFill("solid", fgColor="FF0000")


def write_far_away(book: Any) -> None:
    book.active["XFD1048576"] = "x"


MEASURED = """\
import sys, time
from pathlib import Path
from case_inquiry.case import CaseError
from case_inquiry.caseload.files import read_sheet
content = sys.stdin.buffer.read()
start = time.process_time()
try:
    read_sheet(content)
except CaseError as refused:
    print(refused.errors[0].error)
print(time.process_time() - start)
status = Path("/proc/self/status")  # only Linux has it
text = status.read_text() if status.exists() else "VmHWM: 0 kB"
print(text.partition("VmHWM:")[2].split()[0])
"""


def quickly(content: bytes) -> str:
    """Return the error of a file that is refused in a second and with less than 200 MB."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], input=content, capture_output=True, check=True
    )
    error, seconds, kilobytes = done.stdout.decode().split()
    assert float(seconds) < 1
    assert int(kilobytes) < 200 * 1024
    return error


def test_a_cell_far_away_that_has_only_a_color_costs_nothing() -> None:
    assert read_sheet(written(HEADER, ROW, change=color_far_away)).lines == ((1, HEADER), (2, ROW))


TOO_LARGE: dict[str, Callable[[], bytes]] = {
    "a value far away": lambda: written(HEADER, change=write_far_away),
    "rows": lambda: with_sheet(b'<row><c t="str"><v>x</v></c></row>' * 50_002),
    "empty rows": lambda: with_sheet(b"<row/>" * 1_200_000),
    "cells in a row": lambda: with_sheet(b"<row>" + b"<c/>" * 1_500_000 + b"</row>"),
    "empty cells": lambda: with_sheet((b"<row>" + b"<c/>" * 99 + b"</row>") * 6_000),
    "blanks": lambda: with_sheet(b" " * 120_000_000),
    "a part that describes": lambda: with_part(
        written(HEADER), "xl/styles.xml", b"<styleSheet>" + b" " * 3_000_000 + b"</styleSheet>"
    ),
    "merged cells": lambda: with_part(
        written(HEADER),
        SHEET,
        HEAD
        + b'<row><c t="str"><v>x</v></c></row>' * 1_001
        + b"</sheetData><mergeCells>"
        + b'<mergeCell ref="A1:A1048576"/>' * 1_001
        + b"</mergeCells></worksheet>",
    ),
    "a file": lambda: written(HEADER) + bytes(20 * MEGABYTE),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_what_is_too_large_is_refused_before_it_costs_anything(name: str) -> None:
    content = TOO_LARGE[name]()
    assert quickly(content) == error_of(content) == "too_large"


OTHERS: dict[str, Callable[[], bytes]] = {
    "entities": lambda: with_part(
        written(HEADER),
        SHEET,
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
        + b"]>"
        + HEAD
        + b'<row><c t="inlineStr"><is><t>&j;</t></is></c></row>'
        + TAIL,
    ),
    "half a file": lambda: written(HEADER)[:2_000],
    "a locked file": lambda: b"\xd0\xcf\x11\xe0" + os.urandom(5_000),
    "a letter": lambda: with_part(written(HEADER), "xl/workbook.xml", b"<letter/>"),
    "a PDF": lambda: b"%PDF-1.7\n" + os.urandom(5_000),
    "a page": lambda: b"\n<html><table><tr><td>Receipt #</td></tr></table></html>",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + os.urandom(5_000),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_kind_of_file_is_refused_in_one_sentence(name: str) -> None:
    content = OTHERS[name]()
    assert quickly(content) == error_of(content) == "invalid_file"


def test_a_workbook_with_another_name_is_read() -> None:
    assert read_sheet(written(HEADER, ROW)).lines == ((1, HEADER), (2, ROW))
