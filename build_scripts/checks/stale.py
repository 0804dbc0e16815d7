"""List the statements of the procedures that are past their shelf life or have no source.

Run as `python -m build_scripts.checks.stale [--today D] [--ahead DAYS] [--report FILE]`. The build
only warns, because the page itself shows a warning beside a statement past its shelf life. The
weekly workflow looks ahead and writes a report for an issue.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from case_inquiry.procedure import PROCEDURES
from case_inquiry.procedure.shelf import Stale, stale_statements

HEADING = "## Statements to check again"


def warnings(today: date, names: Sequence[str] = PROCEDURES) -> list[str]:
    """Return one line for each statement past its shelf life and each mistake in a file.

    >>> warnings(date(2100, 1, 1))[0]  # doctest: +ELLIPSIS
    '... (notice-2009, current): checked on 20..., good until 20...'
    """
    stale, problems = stale_statements(today, names)
    return [_line(row) for row in stale] + list(problems)


def _line(row: Stale) -> str:
    statement = row.statement
    read = f"checked on {statement.checked_on}"
    if statement.is_of_older_copy:
        read = f"from a copy of {statement.copy_of}, read {statement.checked_on}"
    return (
        f"{statement.id} ({', '.join(row.procedures)}): {read}, good until {statement.fresh_until}"
    )


def markdown(today: date, names: Sequence[str] = PROCEDURES) -> str:
    """Return the report for an issue; empty if nothing needs a check."""
    stale, problems = stale_statements(today, names)
    if not stale and not problems:
        return ""
    lines = [HEADING, ""]
    lines += [f"- [ ] {_line(row)}  \n  {row.statement.text} ({_source(row)})" for row in stale]
    lines += [f"- [ ] `{problem}`" for problem in problems]
    return "\n".join([*lines, ""])


def _source(row: Stale) -> str:
    source = row.statement.source
    return f"[{source.title}]({source.url})" if source.url else source.title


def warn(today: date) -> None:
    """Print the warnings during a build; those about old copies are counted only."""
    stale, problems = stale_statements(today)
    unread = [_line(row) for row in stale if row.statement.is_stale(today)]
    for line in (*unread, *problems):
        sys.stderr.write(f"Not checked for too long: {line}\n")
    if copies := len(stale) - len(unread):
        sys.stderr.write(f"{copies} facts come from old copies: see maintain/live-check\n")


def main(arguments: Sequence[str]) -> int:
    """Print the warnings; with `--report`, append the report to that file if there is one."""
    parser = argparse.ArgumentParser(prog="build_scripts.checks.stale", description=__doc__)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    parser.add_argument("--ahead", type=int, default=0, help="count as if so many days had passed")
    parser.add_argument("--report", type=Path, help="a Markdown file to add to")
    given = parser.parse_args(arguments)
    day = given.today + timedelta(days=given.ahead)
    for line in warnings(day):
        sys.stdout.write(f"{line}\n")
    report = markdown(day)
    if given.report and report:
        with given.report.open("a", encoding="utf-8") as file:
            file.write(report + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
