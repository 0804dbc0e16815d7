"""A row of the board in words, as the table shows it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from case_inquiry import forms
from case_inquiry.caseload.board.states import (
    APART,
    ASK_NOW,
    DONE,
    EMAIL,
    LOOK_UP,
    NO_ANSWER,
    NO_RECEIPT,
    ONLINE,
    OUTSIDE,
    PHONE,
    TO_FIX,
    WAITING,
    BoardRow,
)
from case_inquiry.caseload.columns import on_one_line
from case_inquiry.identifiers.masking import mask
from case_inquiry.messages import N_, DateText, Message, message, one_after_another
from case_inquiry.plan.text import WARNING_WORDS, Say

STATE_WORDS = {
    ASK_NOW: N_("Ask now"),
    NO_ANSWER: N_("No answer in time"),
    LOOK_UP: N_("Look up a date"),
    WAITING: N_("Waiting"),
    APART: N_("Handled apart"),
    DONE: N_("Done"),
    TO_FIX: N_("Needs a fix"),
    NO_RECEIPT: N_("No receipt number"),
}
HOW_WORDS = {
    ONLINE: N_("online"),
    PHONE: N_("phone"),
    EMAIL: N_("email"),
    OUTSIDE: N_("outside"),
}
#: The columns of the table, by the key of a row that each of them shows.
COLUMN_WORDS = {
    "reference": N_("Reference"),
    "receipt": N_("Receipt number"),
    "form": N_("Form"),
    "office": N_("Office"),
    "step": N_("Next step"),
    "when": N_("Next date"),
    "days_left": N_("Days left"),
    "how": N_("How"),
    "warnings": N_("Watch for"),
}
SINCE, FROM, TODAY = N_("since {day}"), N_("from {day}"), N_("today")
MAYBE_MEANT = N_("Did you mean {number}?")
IN_COLUMN = N_("{column}: {words}")


class Mistake(NamedTuple):
    """What is wrong in a row, in words, and the header of its column (empty if in none)."""

    column: str
    text: str


class BoardWords:
    """The words of one board; what many rows have in common is put into words once."""

    def __init__(self, say: Say, today: date) -> None:
        self._say = say
        self._today = today
        self._said: dict[str, str] = {}
        self._days: dict[date, str] = {}

    def as_json(self, found: BoardRow) -> dict[str, object]:
        """Return a row as the table shows it; of a protected one, that it is one and its number.

        >>> from case_inquiry.caseload.row import Row
        >>> words = BoardWords(str, date(2026, 11, 24))
        >>> words.as_json(BoardRow(Row(7, protected=True), APART))
        {'row': 7, 'protected': True}
        """
        row = found.row
        if row.protected:
            return {"row": row.number, "protected": True}
        return {
            "row": row.number,
            "reference": row.reference,
            "receipt": row.receipt_number,
            "receipt_masked": row.receipt_number and mask(row.receipt_number),
            "form": form_of(found),
            "office": office_of(found),
            "state": found.state,
            "step": self.text(found.step),
            "next_date": found.next_date and found.next_date.isoformat(),
            "when": self.when(found.next_date),
            "days_left": self.days_left(found),
            "how": found.how,
            "late": found.is_late,
            "warnings": self.warnings(found),
            "errors": [error._asdict() for error in self.mistakes(found)],
        }

    def text(self, marked: str | None) -> str | None:
        """Return a marked text in words, None for none."""
        if marked is None:
            return None
        if marked not in self._said:
            self._said[marked] = self._say(marked)
        return self._said[marked]

    def when(self, day: date | None) -> str | None:
        """Return the next date in words: since a day, today, or from a day; None for none.

        >>> words = BoardWords(str, date(2026, 11, 24))
        >>> words.when(date(2026, 11, 3)), words.when(date(2027, 1, 4))
        ('since November 3', 'from January 4, 2027')
        """
        if day is None:
            return None
        if day not in self._days:
            self._days[day] = self._say(self._when(day))
        return self._days[day]

    def _when(self, day: date) -> Message:
        if day == self._today:
            return Message(TODAY)
        style = "short" if day.year == self._today.year else "long"
        return message(SINCE if day < self._today else FROM, day=DateText(day, style))

    def days_left(self, found: BoardRow) -> int | None:
        """Return how many days are left to the next date; negative where it has passed."""
        return None if found.next_date is None else (found.next_date - self._today).days

    def warnings(self, found: BoardRow) -> list[str]:
        """Return the words of those warnings that ask for something."""
        codes = found.row.plan.warnings if found.row.plan else ()
        return [str(self.text(WARNING_WORDS[code])) for code in codes if code in WARNING_WORDS]

    def mistakes(self, found: BoardRow) -> list[Mistake]:
        """Return what is wrong in the row, with the number that may have been meant."""
        said = []
        for column, mistake in found.row.errors:
            words = mistake.message
            if mistake.suggestion:
                hint = message(MAYBE_MEANT, number=mistake.suggestion)
                words = one_after_another([words, hint])
            said.append(Mistake(column, self._say(words)))
        return said

    def note(self, found: BoardRow) -> str:
        """Return warnings and mistakes in one cell."""
        wrong = [
            self._say(message(IN_COLUMN, column=column, words=text)) if column else text
            for column, text in self.mistakes(found)
        ]
        return on_one_line(" ".join([*self.warnings(found), *wrong]))


def labels_as_json(say: Say) -> dict[str, dict[str, str]]:
    """Return the labels of the columns, the states and the ways, by their ids.

    >>> labels_as_json(str)["how"]["phone"]
    'phone'
    """
    tables = {"columns": COLUMN_WORDS, "states": STATE_WORDS, "how": HOW_WORDS}
    return {name: {key: say(text) for key, text in table.items()} for name, table in tables.items()}


def form_of(found: BoardRow) -> str | None:
    """Return the form of a row: its number where it is known, else as it was typed.

    >>> from case_inquiry.caseload.row import Row
    >>> form_of(BoardRow(Row(2), TO_FIX)) is None
    True
    """
    typed = found.row.case.form if found.row.case else None
    return forms.compact(typed) if typed else None


def office_of(found: BoardRow) -> str | None:
    """Return the code of the office that has the case, None where it is not known.

    >>> from case_inquiry.caseload.row import Row
    >>> office_of(BoardRow(Row(2), TO_FIX)) is None
    True
    """
    plan = found.row.plan
    return plan.office.code if plan and plan.office else None
