"""Rows that tell of several cases: a person's receipt numbers beside each other in one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from case_inquiry.caseload.columns import RECEIPT, Column, Target, form_in


class CaseColumns(NamedTuple):
    """The columns of one case of a row, each as if the row told of that case only.

    `own` are the places of those that are about this case and no other, none where a row is one
    case. `form` is the one that the header of its receipt number names, where no column does.
    """

    columns: tuple[Column, ...]
    own: frozenset[int] = frozenset()
    form: str | None = None


def cases_of(columns: Sequence[Column]) -> tuple[CaseColumns, ...]:
    """Return the columns of each case that a row may tell of; most lists have one.

    What is about no case alone is read for each of them.

    >>> from case_inquiry.caseload.columns import read_header
    >>> columns, _ = read_header(["I-130 receipt", "I-485 receipt", "Date filed"])
    >>> [(sorted(case.own), case.form, len(case.columns)) for case in cases_of(columns)]
    [([0], 'I-130', 2), ([1], 'I-485', 2)]
    """
    numbers = sorted({column.target.number for column in columns if column.target.key == RECEIPT})
    if len(numbers) < 2:
        return (CaseColumns(tuple(columns)),)
    return tuple(_case(number, columns) for number in numbers)


def _case(number: int, columns: Sequence[Column]) -> CaseColumns:
    own = {column.target.key: column for column in columns if _is_about(number, column)}
    read = {
        *own.values(),
        *(each for each in columns if each.target.channel),
        *(each for each in columns if not each.is_own and each.target.key not in own),
    }
    receipt = own.get(RECEIPT)
    return CaseColumns(
        tuple(_as_the_only_one(column) for column in columns if column in read),
        frozenset(column.place for column in own.values()),
        form_in(receipt.header) if receipt and "form" not in own else None,
    )


def _is_about(number: int, column: Column) -> bool:
    return column.is_own and not column.target.channel and column.target.number == number


def _as_the_only_one(column: Column) -> Column:
    if column.target.channel:
        return column
    return column._replace(target=Target(column.target.key))


def told_of(cases: Iterable[CaseColumns], filled: frozenset[int]) -> tuple[CaseColumns, ...]:
    """Return the cases of which a row tells, by the places of its cells that say something.

    A row that has nothing of any one case is one case all the same: what its other cells say.

    >>> cases = CaseColumns((), frozenset({0}), "I-130"), CaseColumns((), frozenset({1}), "I-485")
    >>> [case.form for case in told_of(cases, frozenset({1, 2}))]
    ['I-485']
    >>> [case.form for case in told_of(cases, frozenset({2}))]
    [None]
    """
    every = tuple(cases)
    told = tuple(case for case in every if case.own & filled)
    return told or (every[0]._replace(form=None),)
