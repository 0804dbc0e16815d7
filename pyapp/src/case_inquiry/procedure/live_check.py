"""The live check: a person opens the official page of each fact and writes down what is there.

`python -m case_inquiry statements --blank` prints the form as CSV, and `--checked FILE` takes it
back. A fact that is the same gets the day and the person; one that changed is listed for a person
to change, because only reading tells what is right now.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from case_inquiry.days.counting import parse_day
from case_inquiry.procedure import PROCEDURES, Statement, load_procedure
from case_inquiry.procedure.checking import DATA
from case_inquiry.procedure.model import ON_THE_PAGE

COLUMNS = ("id", "page", "look_for", "result", "on", "by")
RESULTS = ("same", "changed", "gone")
BLOCK = re.compile(r"(?m)^\[\[statements\]\]\n(?:(?!\[).*\n?)*")
ID = re.compile(r'(?m)^id = "(\w+)"$')
REPLACED = re.compile(r"(?m)^(?:checked_on|checked_by|copy_of) = .*\n")


@dataclass(frozen=True)
class Level:
    """What a wrong fact does, in words, and the statements of which that is true."""

    id: str
    words: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Result:
    """What a person found on the page of one statement."""

    id: str
    result: str
    on: date
    by: str


def levels(names: Iterable[str] = PROCEDURES) -> tuple[Level, ...]:
    """Return the statements that can change, by what a wrong one does, the worst first.

    >>> [level.id for level in levels()]
    ['danger', 'wrong_way', 'misled']
    """
    rows = _harm()
    waiting = {one.id: one for name in names for one in load_procedure(name).statements}
    waiting = {key: one for key, one in waiting.items() if one.fresh_until is not None}
    found = []
    for name, words, patterns in rows:
        named = [key for key in waiting if any(fnmatchcase(key, each) for each in patterns)]
        found.append(Level(name, words, tuple(waiting.pop(key) for key in named)))
    return tuple(found)


@cache
def _harm() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    table = tomllib.loads((DATA / "harm.toml").read_text(encoding="utf-8"))
    return tuple((row["id"], row["words"], tuple(row["statements"])) for row in table["levels"])


def page_of(statement: Statement) -> str:
    """Return the page to open: the fact's own address, or its source's; else the source's title.

    >>> page_of(load_procedure("current").statement("processing_times_url")).partition("//")[0]
    'https:'
    """
    value = statement.value or ""
    own = value if value.startswith("https://") else statement.source.url
    return own or statement.source.title


def look_for(statement: Statement) -> str:
    """Return the words to look for on the page: the value if it tells something there, or the text.

    >>> look_for(load_procedure("current").statement("phone_today"))
    '1-800-375-5283'
    """
    value = statement.value or ""
    tells = (
        value and not value.startswith("https://") and not re.fullmatch(r"\d{1,3}|[a-z_]+", value)
    )
    return value if tells else statement.text


def blank() -> str:
    """Return the form as CSV: a line for each statement, the worst first, results empty.

    >>> blank().splitlines()[0]
    'id,page,look_for,result,on,by'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for level in levels():
        for one in level.statements:
            # In quotes: a spreadsheet would work out a number that begins with a plus.
            writer.writerow((one.id, page_of(one), f"“{look_for(one)}”", "", "", ""))
    return text.getvalue()


def read_results(text: str, today: date) -> tuple[list[Result], list[str]]:
    r"""Return the results of a filled form, and what is wrong with it by line.

    A line without a result was not looked at.

    >>> read_results("id,result,on,by\nphone_today,same,2026-11-26,AB\n", date(2026, 11, 28))[1]
    []
    """
    known = {one.id for level in levels() for one in level.statements}
    results, problems = [], []
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = {"id", "result", "on", "by"} - set(rows.fieldnames or ())
    if missing:
        return [], [f"1: the columns {', '.join(sorted(missing))} are missing"]
    for row in rows:
        if not (row["result"] or "").strip():
            continue
        read = _read_row(
            {key: (row[key] or "").strip() for key in ("id", "result", "on", "by")}, known, today
        )
        if isinstance(read, str):
            problems.append(f"{rows.line_num}: {read}")
        else:
            results.append(read)
    return results, problems


def _read_row(row: dict[str, str], known: set[str], today: date) -> Result | str:
    """Return a line's result, or what is wrong with it."""
    if row["id"] not in known:
        return f"there is no statement {row['id']!r}"
    if row["result"] not in RESULTS:
        return f"result: write {', '.join(RESULTS)}, or leave it empty"
    try:
        day = parse_day(row["on"])
    except ValueError:
        return "on: write the day like 2026-11-24"
    if day > today:
        return "on: this day is in the future"
    if not re.fullmatch(r"[\w. -]{1,40}", row["by"]):
        return "by: write initials or a name"
    return Result(row["id"], row["result"], day, row["by"])


def write_results(results: Iterable[Result], folder: Path | None = None) -> list[str]:
    """Write the day and the person into the data files of a folder; return the ids that were found.

    Only what is the same is written. Without a folder, the package's own files are written.

    >>> write_results([Result("phone_today", "gone", date(2026, 11, 24), "AB")])
    []
    """
    same = {one.id: one for one in results if one.result == "same"}
    written: list[str] = []
    for file in sorted((folder or DATA).glob("*.toml")):
        text = file.read_text(encoding="utf-8")
        new = BLOCK.sub(lambda block: _renewed(block[0], same, written), text)
        if new != text:
            file.write_text(new, encoding="utf-8")
    return written


def _renewed(block: str, same: dict[str, Result], written: list[str]) -> str:
    found = ID.search(block)
    result = same.get(found[1]) if found else None
    if result is None:
        return block
    written.append(result.id)
    body = REPLACED.sub("", block)
    end = len(body.rstrip("\n")) + 1
    lines = f'checked_on = {result.on}\nchecked_by = "{result.by}{ON_THE_PAGE}"\n'
    return body[:end] + lines + body[end:]
