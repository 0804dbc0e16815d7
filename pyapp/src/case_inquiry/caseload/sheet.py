"""What every file of a list becomes, whatever its kind: numbered lines of texts, within bounds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from case_inquiry.case.model import CaseError, FieldError
from case_inquiry.messages import Message, message

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
MOST_ROWS = 50_000
MOST_COLUMNS = 200
#: Numbers in place of days count from here, except in the workbooks of old Macs.
FIRST_DAY = date(1899, 12, 30)

type Line = tuple[int, Sequence[str]]


class Sheet(NamedTuple):
    """The lines of one sheet with their numbers, and what must be said about the file.

    `others` are the names of sheets that were not read, `notes` say what was done with the cells,
    and a number that stands for a day counts from `first_day`. `name` is the name of this sheet.
    """

    lines: tuple[Line, ...]
    others: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    first_day: date = FIRST_DAY
    name: str = ""


def unreadable(code: str, sentence: str, **values: object) -> CaseError:
    """Return the error of a file that cannot be read as a whole.

    >>> unreadable("invalid_file", "Save it again.").errors[0].error
    'invalid_file'
    """
    return CaseError((FieldError(code, "", message(sentence, **values)),))


def letters_of_column(place: int) -> str:
    """Return the name of the column at `place`, counted from 0, as spreadsheet programs show it.

    >>> letters_of_column(0), letters_of_column(27)
    ('A', 'AB')
    """
    before, last = divmod(place, 26)
    return (letters_of_column(before - 1) if before else "") + chr(ord("A") + last)
