"""Cells of the board's own files, read back as they were before they were written."""

from __future__ import annotations

from case_inquiry.caseload.files import plain_cell


def as_read(cell: str) -> str:
    """Return the text of a cell that was written so that no spreadsheet program runs it.

    >>> as_read("'=1+2"), as_read("'tis"), as_read("I-485")
    ('=1+2', "'tis", 'I-485')
    """
    text = cell.removeprefix("'")
    return text if text != cell and plain_cell(text) == cell else cell
