"""`case-inquiry caseload` on long lists: streamed, from standard input, bounded on a terminal."""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from case_inquiry import cli
from case_inquiry.caseload import open_list
from case_inquiry.caseload.text import MOST_SHOWN, MOST_WHOLE
from case_inquiry.cli.caseload import OutFile
from case_inquiry.cli.common import SECONDS_BETWEEN, Progress
from case_inquiry.messages import translator
from case_inquiry.procedure import load_procedure
from tests.bench import lists
from tests.cli.shell import Shell

TODAY = ["--today", "2026-11-24"]


@pytest.fixture(name="seeded")
def fixture_seeded(tmp_path: Path) -> Path:
    return lists.write_csv(tmp_path / "cases.csv", 1_500)


def piped(file: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with a file that comes through a pipe."""
    command = [sys.executable, "-m", "case_inquiry", "caseload", "-", *arguments, *TODAY]
    return subprocess.run(command, input=file.read_bytes(), capture_output=True, check=False)


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_standard_input_gives_what_the_file_gives(seeded: Path, shell: Shell) -> None:
    read = shell("caseload", str(seeded), "--json", *TODAY)
    streamed = piped(seeded, "--json")

    assert (streamed.returncode, streamed.stderr) == (1, b"")
    assert json.loads(streamed.stdout) == read.json
    assert len(read.json["rows"]) == 1_500


def test_the_document_has_its_keys_in_their_order_with_rows_and_without(
    tmp_path: Path, shell: Shell
) -> None:
    for name, content in (("none.csv", "form,color\n"), ("one.csv", "form,color\nI-485,red\n")):
        (tmp_path / name).write_text(content, encoding="utf-8")
        found = shell("caseload", str(tmp_path / name), "--json", *TODAY).json
        assert list(found) == [
            "procedure",
            "today",
            "rows",
            "ignored_columns",
            "ignored_sheets",
            "notes",
        ]


def test_a_workbook_comes_through_a_pipe_too(tmp_path: Path) -> None:
    book = tmp_path / "cases.xlsx"
    book.write_bytes(lists.workbook(20))
    lists.write_csv(tmp_path / "cases.csv", 20)

    rows = [
        json.loads(piped(tmp_path / name, "--json").stdout)["rows"]
        for name in ("cases.xlsx", "cases.csv")
    ]
    assert rows[0] == rows[1]


def test_a_list_of_any_length_is_read(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "cases.csv").write_text("form\n" + "I-485\n" * 60_000, encoding="utf-8")
    answer = shell("caseload", str(tmp_path / "cases.csv"), *TODAY)

    assert answer.code == 0
    assert answer.out.splitlines()[1].startswith("60000 cases; ")


def test_a_long_list_is_counted_and_its_first_rows_are_shown(seeded: Path, shell: Shell) -> None:
    lines = shell("caseload", str(seeded), *TODAY).out.splitlines()

    assert lines[1].startswith("1500 cases; ")
    more = f"… and {1_500 - MOST_SHOWN:,} more cases. To see every case, write a file with --out."
    assert more.replace(",", "", 1) in lines
    assert len(lines) < 5 * MOST_SHOWN


def test_a_list_is_shown_whole_up_to_its_limit(tmp_path: Path, shell: Shell) -> None:
    file = lists.write_csv(tmp_path / "cases.csv", MOST_WHOLE)
    out = shell("caseload", str(file), *TODAY).out

    assert "more cases" not in out
    assert f"\n{MOST_WHOLE + 1}  C-{MOST_WHOLE} " in out


def test_what_is_written_while_reading_is_the_same_list(seeded: Path, shell: Shell) -> None:
    out = seeded.with_name("plans.csv")
    found = shell("caseload", str(seeded), "--json", "--out", str(out), *TODAY).json
    written = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"), newline="")))

    told = [str(row["row"]) for row in found["rows"] if not row["protected"]]
    assert [row["row"] for row in written] == told
    assert names_in(seeded.parent) == ["cases.csv", "plans.csv"]


def test_a_list_that_is_damaged_far_down_writes_nothing(tmp_path: Path, shell: Shell) -> None:
    file = tmp_path / "cases.csv"
    file.write_text("form\n" + "I-485\n" * 3_000 + '"I-4', encoding="utf-8")
    (tmp_path / "plans.csv").write_text("old", encoding="utf-8")
    answer = shell("caseload", str(file), "--json", "--out", str(tmp_path / "plans.csv"), *TODAY)

    assert (answer.code, list(answer.json)) == (1, ["errors"])
    assert "Row 3002" in answer.json["errors"][0]["message"]
    assert (tmp_path / "plans.csv").read_text("utf-8") == "old"
    assert names_in(tmp_path) == ["cases.csv", "plans.csv"]


def test_a_reader_that_has_enough_ends_the_command_quietly(seeded: Path) -> None:
    command = [sys.executable, "-m", "case_inquiry", "caseload", str(seeded), "--json", *TODAY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""


def test_a_pipe_is_read_as_a_file_is(seeded: Path, shell: Shell) -> None:
    file = shell("caseload", str(seeded), "--json", *TODAY)
    assert shell("caseload", "-", "--json", *TODAY, case=seeded.read_bytes()).json == file.json


def all_that_comes(terminal: int) -> str:
    """Return what was written to a terminal whose other end is closed."""
    parts: list[bytes] = []
    with contextlib.suppress(OSError):  # how the end of a terminal is told
        while part := os.read(terminal, 10_000):
            parts.append(part)
    return b"".join(parts).decode()


def test_a_terminal_is_told_how_far_a_long_list_is(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        progress = Progress(translator())
        for count in (None, 2_000_000):
            end = time.monotonic() + 2 * SECONDS_BETWEEN
            while time.monotonic() < end:
                progress.show(1_000_000, count)
        progress.clear()
    told = all_that_comes(ours)
    os.close(ours)
    assert "1,000,000 rows looked at" in told
    assert "1,000,000 of 2,000,000 rows, 0:0" in told
    assert told.endswith("\r\x1b[K")


def test_who_reads_only_the_beginning_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert cli.main(["receipt", "EAC1710450146"]) == 0


def test_out_is_not_there_where_its_rows_broke_off(tmp_path: Path) -> None:
    out = tmp_path / "plans.csv"
    found = open_list([(1, ["Form"])], load_procedure("current"), lists.TODAY)
    given = argparse.Namespace(out=str(out), language="en")
    with pytest.raises(KeyboardInterrupt), OutFile(given, found, str):
        raise KeyboardInterrupt
    assert names_in(tmp_path) == []
