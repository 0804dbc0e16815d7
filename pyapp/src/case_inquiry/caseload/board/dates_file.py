"""The file of case inquiry dates, which an office shares: CSV with five columns and no client."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from case_inquiry.case.model import CaseError, FieldError
from case_inquiry.caseload.board.inquiry_dates import COLUMNS, InquiryDates, SeenDate, read_entry
from case_inquiry.caseload.files import write_csv
from case_inquiry.caseload.sheet import Line, unreadable
from case_inquiry.messages import N_, message

NAME = "inquiry-dates.csv"
MOST_ENTRIES = 5_000
HEADER = N_("This is no table of inquiry dates. Its first row is: {columns}.")
TOO_MANY = N_("The table has more than {most} rows.")
IN_ROW = N_("Row {row}, {column}: {words}")


def write_dates(dates: InquiryDates) -> bytes:
    r"""Return the table as a CSV file, in the order in which the dates were seen.

    >>> entry = SeenDate("I-485", "not_listed", date(2026, 11, 1))
    >>> write_dates(InquiryDates().add(entry)).decode("utf-8-sig")
    'form,category,office,date,seen_on\r\nI-485,,,not_listed,2026-11-01\r\n'
    """
    rows = [dict(zip(COLUMNS, entry.cells(), strict=True)) for entry in dates.seen]
    return write_csv(COLUMNS, rows)


def read_dates(lines: Iterable[Line], today: date) -> InquiryDates:
    """Return the table of a file's `lines`: row numbers with cells.

    `InquiryDates.add` puts two tables together. Raises CaseError: where this is another file, or
    with all that is wrong in its rows, each named by its row and its column.

    >>> lines = [(1, COLUMNS), (2, ("I-485", "", "", "not_listed", "2026-11-01"))]
    >>> read_dates(lines, date(2026, 11, 24)).seen[0].form
    'I-485'
    """
    filled = [line for line in lines if any(cell.strip() for cell in line[1])]
    if not filled or _names(filled[0][1]) != COLUMNS:
        raise unreadable("invalid_file", HEADER, columns=", ".join(COLUMNS))
    if len(filled) > MOST_ENTRIES + 1:
        raise unreadable("too_large", TOO_MANY, most=MOST_ENTRIES)
    entries, errors = list[SeenDate](), list[FieldError]()
    for number, cells in filled[1:]:
        try:
            entries.append(read_entry(dict(zip(COLUMNS, cells, strict=False)), today))
        except CaseError as wrong:
            errors += [_in_row(number, error) for error in wrong.errors]
    if errors:
        raise CaseError(tuple(errors))
    return InquiryDates().add(*entries)


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    names = [cell.strip().casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _in_row(number: int, error: FieldError) -> FieldError:
    words = message(IN_ROW, row=number, column=error.field, words=error.message)
    return FieldError(error.error, error.field, words)
