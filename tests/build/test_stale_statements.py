"""The build and the weekly report name statements past their shelf life."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from build_scripts.checks.stale import HEADING, main, markdown, warn, warnings
from case_inquiry.procedure import PROCEDURES, load_procedure

FAR = date(2100, 1, 1)
CHECKED = date(2026, 11, 27)


def first_to_expire() -> tuple[str, date]:
    ends = [
        (statement.fresh_until, statement.id)
        for name in PROCEDURES
        for statement in load_procedure(name).statements
        if statement.fresh_until
    ]
    day, statement = min(ends)
    return statement, day


def test_nothing_is_stale_on_the_last_day_of_the_shortest_shelf_life() -> None:
    _, last = first_to_expire()
    assert warnings(last) == []
    assert markdown(last) == ""


def test_the_day_after_the_shelf_life_names_the_statement_with_both_days() -> None:
    statement, last = first_to_expire()
    lines = warnings(last + timedelta(days=1))
    line = next(one for one in lines if one.startswith(f"{statement} "))
    assert line.endswith(f"good until {last}")


@pytest.mark.parametrize("name", PROCEDURES)
def test_statements_of_the_notice_and_of_history_never_expire(name: str) -> None:
    statements = load_procedure(name).statements
    lasting = {one.id for one in statements if one.kind in ("notice", "history")}
    stale = {line.split(" ")[0] for line in warnings(FAR, (name,))}
    assert lasting
    assert stale == {one.id for one in statements} - lasting


def test_the_report_has_a_checkbox_for_each_statement() -> None:
    report = markdown(FAR)
    assert report.startswith(HEADING)
    assert report.count("- [ ] ") == len(warnings(FAR)) > 0


def test_the_build_prints_one_warning_per_statement(capsys: pytest.CaptureFixture[str]) -> None:
    warn(FAR)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(warnings(FAR))
    assert all(line.startswith("Not checked for too long: ") for line in lines)


def test_ahead_finds_statements_that_expire_within_the_given_days(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    statement, last = first_to_expire()
    report = tmp_path / "report.md"
    given = ["--today", last.isoformat(), "--report", str(report)]
    assert main(given) == 0
    assert capsys.readouterr().out == ""
    assert not report.exists()
    assert main([*given, "--ahead", "1"]) == 0
    assert statement in capsys.readouterr().out
    assert statement in report.read_text("utf-8")


def test_a_report_is_appended_to_an_existing_file(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("Before\n")
    main(["--today", FAR.isoformat(), "--report", str(report)])
    assert report.read_text("utf-8").startswith(f"Before\n{HEADING}")


def test_on_the_day_of_the_last_check_only_old_copies_are_listed() -> None:
    facts = [one for name in PROCEDURES for one in load_procedure(name).statements]
    old = {one.id for one in facts if one.is_of_older_copy and not one.is_fresh(CHECKED)}
    assert {line.split(" ")[0] for line in warnings(CHECKED)} == old
    assert all("): from a copy of 20" in line for line in warnings(CHECKED))


def test_the_build_counts_old_copies_and_names_what_was_not_read_for_too_long(
    capsys: pytest.CaptureFixture[str],
) -> None:
    warn(CHECKED)
    (line,) = capsys.readouterr().err.splitlines()
    assert line == f"{len(warnings(CHECKED))} facts come from old copies: see maintain/live-check"
