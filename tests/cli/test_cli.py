"""The command line for scripts and caseworkers: its usage, papers, statements and schemas."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from case_inquiry import cli, papers
from case_inquiry.procedure import Procedure, load_procedure
from case_inquiry.procedure.checking import DATA
from case_inquiry.procedure.checking.toml_table import DataError
from tests.cli.cli_case import EXAMPLE, TODAY
from tests.cli.shell import Shell


def test_a_missing_file_exits_with_2_and_prints_nothing_on_stdout(
    shell: Shell, tmp_path: Path
) -> None:
    for name in ["none.json", "", "\x00"]:
        answer = shell("plan", str(tmp_path / name) if name != "\x00" else name, "--json")
        assert (answer.code, answer.out) == (2, "")
        assert answer.err


@pytest.mark.parametrize("mark", ["\x1b[2J", "\x9b31m", "\u202e", "\x07", "\r"])
def test_keys_and_file_names_of_others_command_no_terminal(
    shell: Shell, tmp_path: Path, mark: str
) -> None:
    told = shell("plan", "-", case={f"form{mark}": "I-485"})
    assert told.code == 1
    missing = shell("plan", str(tmp_path / f"none{mark}.json"))
    assert missing.code == 2
    nothing = shell("document", "-", "record_html", case={f"a{mark}b": 1})
    for said in (told.out, missing.err, nothing.out):
        assert mark not in said
        assert repr(mark)[1:-1] in said


WRONG_USAGE = [
    [],
    ["hope"],
    ["receipt"],
    ["plan"],
    ["plan", "-", "--procedure", "notice-1999"],
    ["plan", "-", "--today", "24 November"],
    ["plan", "-", "--today", "2026-02-30"],
    ["document", "-", "poem"],
    ["document", "-"],
]


@pytest.mark.parametrize("arguments", WRONG_USAGE)
def test_wrong_usage_exits_with_2_and_prints_nothing_on_stdout(
    shell: Shell, arguments: list[str]
) -> None:
    answer = shell(*arguments, case={})

    assert (answer.code, answer.out) == (2, "")
    assert answer.err


def test_help_lists_every_command_and_shows_a_case(shell: Shell) -> None:
    answer = shell("--help")

    assert answer.code == 0
    for word in ["receipt", "a-number", "plan", "document", "caseload", "statements", "schema"]:
        assert word in answer.out


def test_the_kinds_of_papers_are_those_that_can_be_written() -> None:
    assert set(cli.DOCUMENT_KINDS) == set(papers.KINDS)


@pytest.mark.parametrize("kind", cli.DOCUMENT_KINDS)
def test_every_paper_is_printed_as_text_or_as_json(shell: Shell, kind: str) -> None:
    text = shell("document", "-", kind, *TODAY, case=EXAMPLE)
    shape = shell("document", "-", kind, "--json", *TODAY, case=EXAMPLE)

    assert (text.code, shape.code) == (0, 0)
    assert text.out.strip()
    assert shape.json["kind"] == kind


def test_statements_past_their_shelf_life_are_listed_and_exit_with_1(shell: Shell) -> None:
    answer = shell("statements", "--json", "--today", "2027-02-25")
    rows = {row["id"]: row for row in answer.json["stale"]}

    assert answer.code == 1
    assert rows["phone_today"]["procedures"] == ["notice-2009", "current"]
    assert rows["e_request_url"]["procedures"] == ["current"]
    assert "phone_hours" not in rows
    one = shell("statements", "--procedure", "current", "--today", "2027-02-25")
    assert "congress (current): not checked since Tuesday, November 24, 2026" in one.out


def test_a_statement_from_an_old_copy_is_listed_with_the_age_of_the_copy(shell: Shell) -> None:
    answer = shell("statements", *TODAY)

    assert answer.code == 1
    line = (
        "phone_levels (notice-2009, current): from a copy of 2022, read Friday, November 27, 2026"
    )
    assert line in answer.out
    rows = {row["id"]: row for row in shell("statements", "--json", *TODAY).json["stale"]}
    row = rows["phone_levels"]
    assert (row["copy_of"], row["counts_from"]) == ("2022", "2022-12-31")
    assert (row["checked_on"], row["expires_on"]) == ("2026-11-27", "2023-03-31")
    assert "phone_today" not in rows


def test_a_live_check_is_printed_filled_and_taken_back(shell: Shell, tmp_path: Path) -> None:
    for file in DATA.glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    form = shell("statements", "--blank").out
    assert form.startswith("id,page,look_for,result,on,by\n")
    filled = re.sub(r"(?m)^(phone_today,.*),,,$", r"\1,same,2026-11-24,AB", form)
    filled = re.sub(r"(?m)^(phone_tty,.*),,,$", r"\1,gone,2026-11-24,AB", filled)
    checked = tmp_path / "check.csv"
    checked.write_text(filled, encoding="utf-8")
    taken = ("--checked", str(checked), "--data", str(tmp_path), *TODAY)

    answer = shell("statements", *taken, "--json")
    assert (answer.code, answer.json["written"]) == (0, ["phone_today"])
    assert answer.json["to_change"] == [{"id": "phone_tty", "result": "gone"}]
    assert "AB, on the official page" in (tmp_path / "statements.toml").read_text("utf-8")
    words = shell("statements", *taken).out
    assert words.splitlines() == [
        "Checked on the official page: 1.",
        "phone_today",
        "phone_tty: gone. Change the fact in its data file.",
    ]


def test_a_live_check_with_a_mistake_writes_nothing(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "statements.toml").write_bytes((DATA / "statements.toml").read_bytes())
    rows = b"id,result,on,by\nphone_today,same,2026-11-24,AB\nnothing,same,2026-11-24,AB\n"
    (tmp_path / "check.csv").write_bytes(rows)
    taken = ("--checked", str(tmp_path / "check.csv"), "--data", str(tmp_path), *TODAY)

    answer = shell("statements", *taken)
    assert answer.code == 1
    assert "Nothing was written.\n3: there is no statement 'nothing'" in answer.out + answer.err
    assert (tmp_path / "statements.toml").read_bytes() == (DATA / "statements.toml").read_bytes()
    assert shell("statements", "--checked", str(tmp_path / "no.csv")).code == 2


def test_fresh_statements_exit_with_0(shell: Shell) -> None:
    answer = shell("statements", "--today", "2011-02-01")

    assert (answer.code, answer.out) == (
        0,
        "Every statement has a source and is within its shelf life.\n",
    )


def test_a_statement_without_a_source_is_listed_with_file_line_and_key(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "current.toml:7: statements.0.source: is missing"

    def load(name: str) -> Procedure:
        if name == "current":
            raise DataError([told])
        return load_procedure(name)

    monkeypatch.setattr("case_inquiry.procedure.shelf.load_procedure", load)
    answer = shell("statements", "--json", *TODAY)

    assert (answer.code, answer.json["problems"]) == (1, [told])
    assert shell("statements", *TODAY).out.startswith(f"{told}\n")


@pytest.mark.parametrize("name", ["case", "plan"])
def test_a_schema_is_printed(shell: Shell, name: str) -> None:
    answer = shell("schema", name)

    assert answer.code == 0
    assert answer.json["title"].lower() == name
