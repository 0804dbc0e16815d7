"""The Received Date on a notice, and no other day that stands there.

A notice prints labels and days in rows, below each other, or in sentences. A day counts only where
it certainly belongs to the label: a Notice Date or Priority Date in its place would open a step too
early.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from case_inquiry.days.typed import UnclearTextError, read_date
from case_inquiry.messages import MONTHS

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_DAY = (
    r"(?:\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|(?:{_MONTH})\.? \d{{1,2}},? \d{{4}}|\d{{1,2}} (?:{_MONTH})\.? \d{{4}})(?!\d)"
)
_LABEL = r"\b(?:[a-z]+ date\b|date (?:of )?[a-z]+\b|valid (?:from|to|until)\b)"
_TOKEN = re.compile(rf"(?P<day>(?<![\d/-]){_DAY})|(?P<label>{_LABEL})", re.IGNORECASE)
_RECEIVED = re.compile(r"received date|receipt date|date (?:of )?rec(?:eived|eipt)", re.IGNORECASE)
_PRIORITY = re.compile(r"priority date", re.IGNORECASE)
#: What USCIS writes on a status page. A response to its letter is received, too: it is another day.
_SENTENCES = (
    re.compile(
        rf"\bon ({_DAY}),? (?:we|uscis) received your (?:form|application|petition|case)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\breceived your (?:form|application|petition|case)\b"
        rf"(?:(?!respon|evidence|request)[^.]){{0,120}}? on ({_DAY})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:form|application|petition|case)(?: [-\w]+)? was received on ({_DAY})",
        re.IGNORECASE,
    ),
)
#: Between labels and their days stand at most so many other lines.
_LINES_BETWEEN = 2
#: Columns that kept their places have wide gaps between them.
_GAP = re.compile(r" {3,}")


class _Token(NamedTuple):
    text: str
    is_day: bool
    start: int
    end: int

    def distance(self, other: _Token) -> int:
        """Return how many letters lie between two tokens of two lines; 0 below each other."""
        return max(0, other.start - self.end, self.start - other.end)


def received_dates(lines: Sequence[str], today: date) -> Iterator[tuple[date, str]]:
    """Yield each Received Date in `lines`, with the line in which it stands.

    >>> list(received_dates(["Received Date  Priority Date", "02/07/2017     01/03/2015"],
    ...     date(2026, 11, 24)))
    [(datetime.date(2017, 2, 7), '02/07/2017     01/03/2015')]
    """
    rows = [_tokens(line) for line in lines]
    for place, row in enumerate(rows):
        for number, token in enumerate(row):
            if token.is_day or not _RECEIVED.fullmatch(token.text):
                continue
            found = _beside(lines[place], row, number) or _below(lines, rows, place, token)
            if found and (day := _past_day(found[0], today)):
                yield day, found[1]
    yield from _in_sentences(lines, today)


def _tokens(line: str) -> list[_Token]:
    return [
        _Token(found[0], found["day"] is not None, found.start(), found.end())
        for found in _TOKEN.finditer(line)
    ]


def _beside(line: str, row: Sequence[_Token], number: int) -> tuple[str, str] | None:
    """Return the day that stands right behind the label."""
    following = row[number + 1] if number + 1 < len(row) else None
    if following is None or not following.is_day:
        return None
    between = line[row[number].end : following.start]
    return (following.text, line) if not between.strip(" \t:.-") else None


def _below(
    lines: Sequence[str], rows: Sequence[Sequence[_Token]], place: int, label: _Token
) -> tuple[str, str] | None:
    """Return the day below the label, where it is certain which day is whose."""
    labels = list(rows[place])
    for below in range(place + 1, min(place + 2 + _LINES_BETWEEN, len(rows))):
        days = [token for token in rows[below] if token.is_day]
        if not days:
            labels += rows[below]
        elif len(days) < len(rows[below]) or any(token.is_day for token in labels):
            return None
        else:
            day = _own(label, labels, days, lines[place], lines[below])
            return (day.text, lines[below]) if day else None
    return None


def _own(
    label: _Token, labels: Sequence[_Token], days: Sequence[_Token], above: str, below: str
) -> _Token | None:
    if len(days) == len(labels):
        return days[labels.index(label)]
    if label is labels[0] and all(map(_may_be_empty, labels[1:])) and len(days) == 1:
        is_under_it = not _GAP.search(above) or label is min(labels, key=days[0].distance)
        return days[0] if is_under_it else None
    if _GAP.search(above) and _GAP.search(below.strip()):
        nearest = min(days, key=label.distance)
        return nearest if label is min(labels, key=nearest.distance) else None
    return None


def _may_be_empty(label: _Token) -> bool:
    """Tell whether a notice leaves the box of a label empty: most cases have no Priority Date."""
    return _PRIORITY.fullmatch(label.text) is not None


def _in_sentences(lines: Sequence[str], today: date) -> Iterator[tuple[date, str]]:
    text = " ".join(" ".join(lines).split())
    for sentence in _SENTENCES:
        for found in sentence.finditer(text):
            if day := _past_day(found[1], today):
                yield day, found[0]


def _past_day(text: str, today: date) -> date | None:
    """Return the day that a notice prints, the month first; None if it has not come."""
    try:
        day = read_date(text, today)
    except UnclearTextError as unclear:
        likely = unclear.suggestion
        day = date.fromisoformat(likely.value) if likely else date.max
    return day if day <= today else None
