"""A seeded list of made-up cases; every twentieth row is damaged, in twenty kinds in turn."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

SEED = 5000
TODAY = date(2026, 11, 24)
HEADER = (
    "Reference",
    "Receipt #",
    "A-Number",
    "Form",
    "Date filed",
    "Date of the call",
    "SR #",
    "Told to wait (days)",
    "Did the call solve or explain it?",
    "Center email date",
    "Notes",
)
FORMS = ("I-485", "I-765", "I-130", "N-400", "I-90")
EVERY = 20

type Cells = list[str]


def _set(place: int, text: str) -> Callable[[Cells], Cells]:
    return lambda cells: [*cells[:place], text, *cells[place + 1 :]]


#: What is done to a row. A line may become another one, or none.
DAMAGE: dict[str, Callable[[Cells], Cells]] = {
    "a letter for a digit": lambda cells: _set(1, cells[1][:-1] + "O")(cells),
    "mistyped letters": lambda cells: _set(1, "LlN" + cells[1][3:])(cells),
    "no receipt number": _set(1, ""),
    "a number in a sentence": lambda cells: _set(1, f"I-485: {cells[1]} (Ana)")(cells),
    "an amount": _set(1, "1.71E+09"),
    "the number of another row": _set(1, "EAC1710450146"),
    "a protected form": _set(3, "I-918"),
    "a word that says protected": _set(10, "VAWA self-petition"),
    "a short year": _set(5, "10/24/26"),
    "a day to come": _set(5, "12/31/2026"),
    "a day that moves": _set(5, "yesterday"),
    "a word for no number": _set(6, "none"),
    "a range of days": _set(7, "45-60 days"),
    "another answer": _set(8, "maybe"),
    "a total": lambda cells: ["Total", *[""] * (len(cells) - 1)],
    "the header again": lambda _: list(HEADER),
    "an empty line": lambda cells: [""] * len(cells),
    "a cell too many": lambda cells: [*cells, "moved here"],
    "a masked number": _set(2, "A**3456789"),
    "two numbers": lambda cells: _set(1, f"{cells[1]} {cells[1][:-1]}9")(cells),
    "an email before the call": lambda cells: _set(5, "11/20/2026")(_set(9, "10/01/2026")(cells)),
    "a formula": _set(0, "=HYPERLINK(1)"),
}


def lines(count: int = 5_000) -> Iterator[Cells]:
    """Yield the header and `count` lines."""
    chance = random.Random(SEED)  # noqa: S311 - made-up cases
    yield list(HEADER)
    kinds = list(DAMAGE.values())
    for number in range(count):
        cells = _row(number, chance)
        damaged = number % EVERY == EVERY - 1
        yield kinds[number // EVERY % len(kinds)](cells) if damaged else cells


def _row(number: int, chance: random.Random) -> Cells:
    filed = TODAY - timedelta(days=chance.randrange(200, 900))
    called = TODAY - timedelta(days=chance.randrange(1, 120))
    emailed = called + timedelta(days=40)
    has_call = chance.random() < 0.8
    return [
        f"C-{number + 1}",
        f"IOE09{number:08}",
        "",
        chance.choice(FORMS),
        filed.isoformat(),
        called.isoformat() if has_call else "",
        f"SR-{number}" if has_call and chance.random() < 0.6 else "",
        chance.choice(("", "", "30", "60")) if has_call else "",
        chance.choice(("", "", "No")) if has_call else "",
        emailed.isoformat() if has_call and emailed <= TODAY else "",
        chance.choice(("", "", "asked again")),
    ]


def damaged_csv(count: int = 5_000) -> bytes:
    """Return the list as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines(count))
    return text.getvalue().encode()
