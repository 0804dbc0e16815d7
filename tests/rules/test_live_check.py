"""The live check: the form has every fact that can change, and a filled form is taken back."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from case_inquiry.procedure import PROCEDURES, Statement, load_procedure
from case_inquiry.procedure.checking import DATA
from case_inquiry.procedure.checking.check import read_procedure
from case_inquiry.procedure.live_check import blank, levels, read_results, write_results

TODAY = date(2026, 11, 28)
FACTS = {one.id: one for name in PROCEDURES for one in load_procedure(name).statements}
HEAD = "id,page,look_for,result,on,by\n"


def line(name: str, result: str = "same", on: str = "2026-11-26", by: str = "AB") -> str:
    return f"{name},,,{result},{on},{by}\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data files, below the same folders as theirs."""
    copy = tmp_path / "procedure" / "data"
    copy.mkdir(parents=True)
    for file in DATA.glob("*.toml"):
        (copy / file.name).write_bytes(file.read_bytes())
    (tmp_path / "offices.toml").write_bytes((DATA.parents[1] / "offices.toml").read_bytes())
    return copy


def again(data: Path, name: str) -> dict[str, Statement]:
    """Return the facts of a procedure as the files of a folder say them now."""
    text = (data / f"{name}.toml").read_text("utf-8")
    return {one.id: one for one in read_procedure(text, name, data).statements}


def test_the_form_has_each_fact_that_can_change_once_the_worst_first() -> None:
    rows = list(csv.DictReader(io.StringIO(blank())))
    ids = [row["id"] for row in rows]
    assert sorted(ids) == sorted(name for name, one in FACTS.items() if one.fresh_until)
    assert ids[: len(levels()[0].statements)] == [one.id for one in levels()[0].statements]
    assert (
        ids.index("hotline_domestic_violence") < ids.index("phone_today") < ids.index("note_when")
    )
    assert all(row["page"] and len(row["look_for"]) > 3 for row in rows)
    assert {row["result"] + row["on"] + row["by"] for row in rows} == {""}


@pytest.mark.parametrize("name", ["phone_today", "e_request_url", "phone_levels"])
def test_what_is_the_same_gets_the_day_and_the_person_and_loses_the_age_of_its_copy(
    data: Path, name: str
) -> None:
    results, problems = read_results(HEAD + line(name), TODAY)
    assert problems == []
    assert write_results(results, data) == [name]
    fact = again(data, "current")[name]
    assert fact.checked_on == date(2026, 11, 26)
    assert fact.checked_by == "AB, on the official page"
    assert (fact.is_seen_live, fact.copy_of) == (True, None)
    others = {key: one for key, one in again(data, "current").items() if key != name}
    assert all(one == FACTS[key] for key, one in others.items() if key in FACTS)


def test_nothing_but_the_lines_of_that_fact_is_written(data: Path) -> None:
    write_results(read_results(HEAD + line("e_request_url"), TODAY)[0], data)
    changed = [
        file.name
        for file in DATA.glob("*.toml")
        if file.read_bytes() != (data / file.name).read_bytes()
    ]
    assert changed == ["current.toml"]
    old, new = (
        (folder / "current.toml").read_text("utf-8").splitlines() for folder in (DATA, data)
    )
    added = [text for text in new if text not in old]
    assert added == ["checked_on = 2026-11-26", 'checked_by = "AB, on the official page"']
    assert [text for text in old if text not in new] == []


@pytest.mark.parametrize("result", ["changed", "gone"])
def test_what_changed_is_not_written(data: Path, result: str) -> None:
    results, _ = read_results(HEAD + line("phone_today", result), TODAY)
    assert [one.result for one in results] == [result]
    assert write_results(results, data) == []
    assert (data / "statements.toml").read_bytes() == (DATA / "statements.toml").read_bytes()


def test_a_form_that_no_one_filled_has_no_results() -> None:
    assert read_results(blank(), TODAY) == ([], [])
    assert read_results(f"\ufeff{blank()}", TODAY) == ([], [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (line("phone_of_the_moon"), "2: there is no statement 'phone_of_the_moon'"),
        (line("phone_today", "fine"), "2: result: write same, changed, gone, or leave it empty"),
        (line("phone_today", on="11/26/2026"), "2: on: write the day like 2026-11-24"),
        (line("phone_today", on=""), "2: on: write the day like 2026-11-24"),
        (line("phone_today", on="2026-11-29"), "2: on: this day is in the future"),
        (line("phone_today", by=""), "2: by: write initials or a name"),
        (line("phone_today", by='A"'), "2: by: write initials or a name"),
        (line("issued"), "2: there is no statement 'issued'"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_to_write(text: str, problem: str) -> None:
    assert read_results(HEAD + text, TODAY)[1] == [problem]


def test_a_table_without_its_columns_is_refused() -> None:
    assert read_results("id,result\nphone_today,same\n", TODAY) == (
        [],
        ["1: the columns by, on are missing"],
    )
