"""Which statements of the procedures are past their shelf life, or cannot be relied on at all.

The shelf life counts from the day of the copy that was read, where it is older than our reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from case_inquiry.procedure import PROCEDURES, Statement, load_procedure
from case_inquiry.procedure.checking.toml_table import DataError


@dataclass(frozen=True)
class Stale:
    """A statement past its shelf life, and the procedures that rest on it."""

    procedures: tuple[str, ...]
    statement: Statement

    def as_json(self) -> dict[str, object]:
        """Return the row as the command line prints it."""
        last_day = self.statement.fresh_until
        return {
            "procedures": list(self.procedures),
            "id": self.statement.id,
            "text": self.statement.text,
            "source": self.statement.source.id,
            "checked_on": self.statement.checked_on.isoformat(),
            "copy_of": self.statement.copy_of,
            "counts_from": self.statement.seen_on.isoformat(),
            "expires_on": last_day and last_day.isoformat(),
        }


def stale_statements(
    today: date, names: Iterable[str] = PROCEDURES
) -> tuple[tuple[Stale, ...], tuple[str, ...]]:
    """Return the statements past their shelf life, and what the check of the files found wrong.

    A statement without a source is among the latter: file, line, key and reason.

    >>> stale, problems = stale_statements(date(2026, 11, 24))
    >>> {row.statement.copy_of is None for row in stale}, problems
    ({False}, ())
    """
    rows: dict[Statement, list[str]] = {}
    problems: list[str] = []
    for name in names:
        try:
            procedure = load_procedure(name)
        except DataError as error:
            problems += error.problems
            continue
        for statement in procedure.statements:
            if not statement.is_fresh(today):
                rows.setdefault(statement, []).append(name)
    stale = tuple(Stale(tuple(using), statement) for statement, using in rows.items())
    return stale, tuple(problems)
