"""Many cases at once: the rows of a list, each read and planned like a single case.

A list comes as rows of texts (`files` reads CSV and Excel files); one of its first rows names the
columns (`columns`). A row that is wrong keeps its place, with its mistakes; the others are planned
all the same. Of a case that a law protects nothing is told but that it is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from case_inquiry.caseload.columns import Target
from case_inquiry.caseload.row import Row, RowError
from case_inquiry.caseload.sheet import FIRST_DAY, MOST_ROWS, Line
from case_inquiry.caseload.stream import OpenList, Tally, open_list
from case_inquiry.days.words import Order
from case_inquiry.messages import Message, Translator, render, translator
from case_inquiry.procedure import Procedure

__all__ = [
    "Caseload",
    "Line",
    "OpenList",
    "Row",
    "RowError",
    "Tally",
    "Target",
    "open_list",
    "plan_lines",
]


@dataclass(frozen=True)
class Caseload:
    """All rows of a list in their order, what of the file was not read, and how it was read."""

    procedure: Procedure
    today: date
    rows: tuple[Row, ...]
    ignored_columns: tuple[str, ...] = ()
    ignored_sheets: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    tally: Tally = field(default_factory=Tally, compare=False)

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong in some row."""
        return any(row.errors for row in self.rows)

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the list as the command line prints it."""
        return {
            "procedure": self.procedure.id,
            "today": self.today.isoformat(),
            "rows": [row.as_json(using) for row in self.rows],
            "ignored_columns": list(self.ignored_columns),
            "ignored_sheets": list(self.ignored_sheets),
            "notes": [render(note, using or translator()) for note in self.notes],
        }


def plan_lines(
    lines: Iterable[Line],
    procedure: Procedure,
    today: date,
    *,
    header_row: int | None = None,
    targets: Mapping[int, Target | None] | None = None,
    dates: str | None = None,
    usual: Order = Order.MONTH_FIRST,
    most_rows: int | None = MOST_ROWS,
    ignored_sheets: tuple[str, ...] = (),
    notes: tuple[Message, ...] = (),
    first_day: date = FIRST_DAY,
) -> Caseload:
    """Return the plans of a list's `lines`: row numbers with cells, one of them names the columns.

    This is `open_list` read to its end, and takes the same options. Empty lines are passed over.
    Raises CaseError where the list as a whole cannot be read: no line, no known column, a column
    that is there twice, columns named in two lines, dates of both orders, too many cases.

    >>> from case_inquiry.procedure import load_procedure
    >>> lines = [(1, ["Receipt #", "Called on"]), (2, ["EAC-17-104-50146", "Oct 1, 2026"])]
    >>> found = plan_lines(lines, load_procedure("notice-2009"), date(2026, 11, 24)).rows[0]
    >>> found.receipt_number, found.plan.step, found.plan.status
    ('EAC1710450146', 'email_center', 'act')
    """
    found = open_list(
        lines,
        procedure,
        today,
        header_row=header_row,
        targets=targets,
        dates=dates,
        usual=usual,
        most_rows=most_rows,
        first_day=first_day,
    )
    rows = tuple(found.rows())
    said = (*notes, *found.notes)
    return Caseload(
        procedure, today, rows, found.ignored_columns, ignored_sheets, said, found.tally
    )
