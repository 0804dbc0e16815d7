"""Numbers and sentences of the form that come from the procedures' data.

They are read when a sentence is rendered, not when the questions are imported: the form is walked
long before anything of a procedure is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from case_inquiry.messages import Message
from case_inquiry.procedure import PROCEDURES, Statement, load_procedure

YEAR_DIGITS = 4


def stated(text: str, **values: str) -> Message:
    """Return a marked text whose values come from statements of the procedures.

    Each value is a statement's id; `ID:text` takes its sentence, `ID:year` the year of its date.
    Rendering raises KeyError for a statement that no procedure has.

    >>> str(stated("Call {phone}.", phone="phone"))
    'Call 1-800-375-5283.'
    >>> str(stated("The {year} notice", year="issued:year"))
    'The 2009 notice'
    """
    return Message(text, Stated(values))


class Stated(Mapping[str, object]):
    """Values that are looked up in the procedures' statements when they are asked for."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def __getitem__(self, key: str) -> object:
        name, _, part = self._names[key].partition(":")
        statement = statement_of(name)
        if part == "text":
            return Message(statement.text)
        value = statement.value or ""
        return value[:YEAR_DIGITS] if part == "year" else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that the values rest on."""
        return tuple(statement_of(name.partition(":")[0]) for name in self._names.values())


def statement_of(name: str) -> Statement:
    """Return the statement of any procedure with this id; raises KeyError where there is none.

    >>> statement_of("answer_goal").value
    '15'
    """
    for procedure in PROCEDURES:
        for statement in load_procedure(procedure).statements:
            if statement.id == name:
                return statement
    raise KeyError(name)
