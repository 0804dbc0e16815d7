"""Seeded lists of made-up cases: the same rows on every machine, as CSV or as a workbook."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SEED = 20091
TODAY = date(2026, 11, 24)
HEADER = (
    "Reference",
    "Receipt #",
    "A-Number",
    "Form",
    "Date filed",
    "Protected",
    "Date of the call",
    "Agent",
    "SR #",
    "Center email date",
    "HQ email date",
    "Notes",
)
FORMS = ("I-485", "I-765", "I-130", "N-400", "I-90", "I-131", "I-751", "I-140")
PREFIXES = ("EAC", "WAC", "LIN", "SRC", "MSC", "IOE")
NOTES = ("", "", "", "spouse asked again", "moved to Ohio", "call after 3 pm", "file in drawer 4")
#: How many contacts were made, in ten cases of a list.
STEPS = (0, 0, 0, 0, 1, 1, 1, 2, 2, 3)
#: Of so many rows, about one has this.
PROTECTED, WRONG_NUMBER, WRONG_DAY = 100, 50, 200


def rows(count: int, seed: int = SEED) -> Iterator[list[str]]:
    """Yield the cells of `count` made-up cases at mixed steps; no number comes twice.

    >>> [row[0] for row in rows(2)]
    ['C-1', 'C-2']
    """
    chance = random.Random(seed)  # noqa: S311 - made-up rows, not secrets
    for number in range(1, count + 1):
        yield _row(number, chance)


def _row(number: int, chance: random.Random) -> list[str]:
    filed = TODAY - timedelta(days=chance.randint(200, 1_400))
    receipt = _receipt(number, filed, chance)
    if not chance.randrange(WRONG_NUMBER):
        receipt = receipt[:-1]
    contacts = _contacts(chance)
    if not chance.randrange(WRONG_DAY):
        contacts[0] = "soon"
    return [
        f"C-{number}",
        receipt,
        f"A{chance.randrange(10**8):09}",
        chance.choice(FORMS),
        _written(filed, chance),
        "" if chance.randrange(PROTECTED) else "yes",
        *contacts,
        chance.choice(NOTES),
    ]


def _receipt(number: int, filed: date, chance: random.Random) -> str:
    prefix = chance.choice(PREFIXES)
    if prefix == "IOE":
        return f"IOE09{number:08}"
    year = (filed.year + (filed.month >= 10)) % 100
    # The day in the year and the count together are another number for each row.
    plain = f"{prefix}{year:02}{number % 250 + 1:03}{number // 250:05}"
    return (
        plain if chance.random() < 0.5 else "-".join((plain[:3], plain[3:5], plain[5:8], plain[8:]))
    )


def _contacts(chance: random.Random) -> list[str]:
    """Return the cells of a call and two emails: none, one, two or all three were made."""
    steps = chance.choice(STEPS)
    called = TODAY - timedelta(days=chance.randint(70, 160))
    call = [
        _written(called, chance),
        f"Agent {chance.randrange(10_000):04}",
        f"SR-{chance.randrange(10**6):06}",
    ]
    emailed = called + timedelta(days=chance.randint(31, 40))
    return [
        *(call if steps else [""] * len(call)),
        _written(emailed, chance) if steps > 1 else "",
        _written(emailed + timedelta(days=chance.randint(22, 29)), chance) if steps > 2 else "",
    ]


def _written(day: date, chance: random.Random) -> str:
    """Return a day in one of the spellings that a list has."""
    return chance.choice((day.isoformat(), f"{day:%m/%d/%Y}", f"{day:%b} {day.day}, {day.year}"))


def write_csv(path: Path, count: int) -> Path:
    """Write a list as CSV, row by row, and return its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(count))
    return path


def workbook(count: int) -> bytes:
    """Return the same list as a workbook."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Cases")
    sheet.append(HEADER)
    for row in rows(count):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
