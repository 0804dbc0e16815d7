"""The table of receipt number prefixes, read from `offices.toml` when it is first needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from case_inquiry.ready import ready

CENTER = "center"
ELECTRONIC = "electronic"
UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class Prefix:
    """The letters at the start of a receipt number and what is known of them.

    `office` is the code of the center that took the case in, None where the letters name no
    place. `kind` is `center`, `electronic` or `unconfirmed`; `confidence` `high`, `medium` or
    `low`; `source` says where this was read; `examples` are numbers that begin so.
    """

    letters: str
    office: str | None
    kind: str
    confidence: str
    source: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class PrefixTable:
    """All known prefixes by their letters, and the day on which they were last checked.

    `offices` are the codes of all offices, also of those without letters.
    """

    checked_on: date
    prefixes: Mapping[str, Prefix]
    offices: tuple[str, ...]


@cache
def load_table() -> PrefixTable:
    """Return the table; it is loaded once.

    >>> load_table().prefixes["EAC"].office
    'VSC'
    """
    return ready("prefixes", _read_table)


def _read_table() -> PrefixTable:
    import tomllib

    text = Path(__file__).parents[1].joinpath("offices.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    offices = data["offices"]
    office_of = {
        letters: office["code"] for office in offices for letters in office.get("prefixes", ())
    }
    rows = (
        Prefix(
            letters=row["letters"],
            office=office_of.get(row["letters"]),
            kind=row["kind"],
            confidence=row["confidence"],
            source=data["prefix_sources"][row["source"]],
            examples=tuple(row["examples"]),
        )
        for row in data["prefix"]
    )
    codes = tuple(office["code"] for office in offices)
    return PrefixTable(data["prefixes_checked_on"], {row.letters: row for row in rows}, codes)


def find(number: str) -> Prefix | None:
    """Return the prefix that the clean `number` begins with, None where it is unknown.

    >>> find("YSC1890044628").office
    'PSC'
    """
    return load_table().prefixes.get(number[:3])


def is_known(letters: str) -> bool:
    """Tell whether the table has `letters`, unconfirmed ones included.

    >>> is_known("LIN"), is_known("GUZ")
    (True, False)
    """
    return letters in load_table().prefixes
