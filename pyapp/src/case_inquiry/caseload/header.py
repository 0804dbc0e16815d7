"""Which line of a list names its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from case_inquiry.caseload.columns import LONGEST_HEADER, find_target, names_a_key, no_columns
from case_inquiry.caseload.sheet import MOST_COLUMNS, Line, letters_of_column, unreadable
from case_inquiry.messages import N_

#: Where a list has a title above its columns.
MOST_ROWS_ABOVE = 20
#: In place of a row's number: no row names the columns.
NO_HEADER = 0


def find_header(lines: Iterable[Line], row: int | None = None) -> Line:
    """Return the line that names the columns: the one in `row`, else the one that seems to.

    In a list without such a line (`NO_HEADER`) each column is named by its letters. Raises
    CaseError where the list is empty, where no line names a column that is known, where it has too
    many columns, and where the columns are named in two lines.

    >>> find_header([(1, ["Our open cases"]), (3, ["Receipt #", "Form"]), (4, ["EAC...", "I-90"])])
    (3, ['Receipt #', 'Form'])
    >>> find_header([(1, ["EAC1710450146", "I-485"])], NO_HEADER)
    (0, ['A', 'B'])
    """
    filled = (line for line in lines if any(cell.strip() for cell in line[1]))
    first = list(islice(filled, MOST_ROWS_ABOVE))
    if not first:
        raise unreadable("invalid_value", N_("There is nothing in this list."))
    if row == NO_HEADER:
        width = min(max(len(cells) for _, cells in first), MOST_COLUMNS)
        return NO_HEADER, [letters_of_column(place) for place in range(width)]
    if row is not None:
        found = next((line for line in (*first, *filled) if line[0] == row), None)
        if found is None:
            raise no_columns()
        return _checked(found)
    place = header_place(first)
    if place is None:
        raise no_columns()
    number, header = _checked(first[place])
    if place and is_split_header(first[place - 1][1], header):
        sentence = N_(
            "The columns are named in two rows, {above} and {row}. Name each column in one cell, "
            "like call_date or center_email_date."
        )
        raise unreadable("invalid_value", sentence, above=first[place - 1][0], row=number)
    return number, header


def _checked(line: Line) -> Line:
    _, header = line
    if len(header) > MOST_COLUMNS and any(cell.strip() for cell in header[MOST_COLUMNS:]):
        sentence = N_("The list has more than {most} columns.")
        raise unreadable("too_large", sentence, most=MOST_COLUMNS)
    return line


def header_place(lines: Sequence[Line]) -> int | None:
    """Return the place of the line that names the columns, or None where none does.

    It is the one of the first lines with the most headers that are known.

    >>> header_place([(1, ["Our open cases"]), (3, ["Receipt #", "Form"]), (4, ["EAC...", "I-90"])])
    1
    """
    known = [
        sum(len(cell) <= LONGEST_HEADER and names_a_key(cell) for cell in cells[:MOST_COLUMNS])
        for _, cells in islice(lines, MOST_ROWS_ABOVE)
    ]
    return known.index(max(known)) if any(known) else None


def is_split_header(above: Sequence[str], header: Sequence[str]) -> bool:
    """Tell whether the columns are named in two lines, one of them for groups of columns.

    >>> is_split_header(["Case", "", "Call", ""], ["Receipt #", "Form", "Date", "Answer"])
    True
    >>> is_split_header(["As of", "2026-11-20"], ["Receipt #", "Form"])
    False
    """
    group = ""
    for place, own in enumerate(header):
        group = (above[place].strip() if place < len(above) else "") or group
        if group and find_target(own) is None and find_target(f"{group} {own}") is not None:
            return True
    return False
