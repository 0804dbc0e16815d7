"""What became of the rows of a list: every row that was read is counted in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from case_inquiry.caseload.board.session import Session
from case_inquiry.caseload.board.states import NO_RECEIPT, TO_FIX
from case_inquiry.messages import N_, NN_, Message, message

ROWS_READ = NN_("{count} row read.", "{count} rows read.")
STOPPED = N_("Stopped after {done} of {total} rows.")
CASES = N_("They tell of {count} cases.")
READY = NN_("{count} is ready.", "{count} are ready.")
FIX = NN_("{count} needs a fix.", "{count} need a fix.")
NUMBER = NN_("{count} has no receipt number.", "{count} have no receipt number.")
NOT_A_CASE = NN_("{count} other row tells of no case.", "{count} other rows tell of no case.")
WHOLE = N_("Nothing was left out and your file was not changed.")
UNCHANGED = N_("Your file was not changed.")


class Counts(NamedTuple):
    """`rows` of the file that tell of cases, the `cases`, and how many of these are what.

    `ready`, `to_fix` and `no_receipt` add up to the cases; `others` are rows without a case.
    """

    rows: int
    cases: int
    ready: int
    to_fix: int
    no_receipt: int
    others: int


def counts(session: Session) -> Counts:
    """Return the counts of a list, so far as it is planned.

    >>> from datetime import date
    >>> from case_inquiry.procedure import load_procedure
    >>> made = Session(b"EAC1710450146", load_procedure("current"), date(2026, 11, 24))
    >>> made.begin()
    >>> while not made.progress.is_finished:
    ...     _ = made.go_on(10)
    >>> counts(made).cases
    1
    """
    states = [found.state for found in session.board]
    to_fix, no_receipt = states.count(TO_FIX), states.count(NO_RECEIPT)
    tally = session.open().tally
    others = len(tally.left_out) + len(tally.repeated)
    ready = len(states) - to_fix - no_receipt
    return Counts(tally.told, len(states), ready, to_fix, no_receipt, others)


def sentences(session: Session) -> Iterator[Message]:
    """Yield what became of the rows, one sentence after the other.

    >>> from datetime import date
    >>> from case_inquiry.procedure import load_procedure
    >>> made = Session(b"EAC1710450146", load_procedure("current"), date(2026, 11, 24))
    >>> made.begin()
    >>> while not made.progress.is_finished:
    ...     _ = made.go_on(10)
    >>> str(next(sentences(made)))
    '1 row read.'
    """
    found, progress = counts(session), session.progress
    if not progress.is_finished:
        yield message(STOPPED, done=progress.done, total=progress.total)
    yield message(ROWS_READ, count=found.rows)
    if found.cases != found.rows:
        yield message(CASES, count=found.cases)
    yield message(READY, count=found.ready)
    if found.to_fix:
        yield message(FIX, count=found.to_fix)
    if found.no_receipt:
        yield message(NUMBER, count=found.no_receipt)
    if found.others:
        yield message(NOT_A_CASE, count=found.others)
    yield message(UNCHANGED if found.others or not progress.is_finished else WHOLE)
