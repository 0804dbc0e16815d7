"""A status round: a number is looked up, and one key says what Case Status Online shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from case_inquiry.case.model import CASE_STATUSES
from case_inquiry.caseload.board.states import APART, DONE, TO_FIX, BoardRow, planned_again
from case_inquiry.caseload.choices import QUESTIONS
from case_inquiry.caseload.row import Row
from case_inquiry.form.walk import question_of
from case_inquiry.plan.text import Say
from case_inquiry.procedure import Procedure

#: Rows in these states are not looked up.
NOT_LOOKED_UP = (APART, DONE, TO_FIX)
#: The keys, with the value of `case_status` that each of them means.
KEYS = dict(zip("1234", CASE_STATUSES, strict=True))


def is_looked_up(found: BoardRow) -> bool:
    """Tell whether a round looks up a row: it has a number, and something can still happen.

    >>> is_looked_up(BoardRow(Row(2, receipt_number="EAC1710450146"), "waiting"))
    True
    """
    return bool(found.row.receipt_number) and found.state not in NOT_LOOKED_UP


def keys_as_json(say: Say) -> list[dict[str, str]]:
    """Return the keys with their values in a case file and the form's words for them.

    >>> keys_as_json(str)[0]
    {'key': '1', 'case_status': 'in_progress', 'text': 'Received, or being reviewed'}
    """
    _, group = question_of(QUESTIONS["case_status"].question)
    return [
        {"key": key, "case_status": value, "text": say(choice.label)}
        for key, value in KEYS.items()
        if (choice := group.choice(value)) is not None
    ]


def with_status(row: Row, key: str, procedure: Procedure, today: date) -> Row:
    """Return the row, planned again with the status that `key` names.

    Raises KeyError for another key, ValueError for a row without a case: a protected one, or one
    that cannot be read.

    >>> from case_inquiry.case import Case
    >>> from case_inquiry.procedure import load_procedure
    >>> current, today = load_procedure("current"), date(2026, 11, 24)
    >>> with_status(Row(2, case=Case(form="I-90")), "4", current, today).plan.reason
    'decision_made'
    """
    status = KEYS[key]
    if row.case is None:
        raise ValueError(f"row {row.number} has no case")
    return planned_again(row, replace(row.case, case_status=status), procedure, today)
