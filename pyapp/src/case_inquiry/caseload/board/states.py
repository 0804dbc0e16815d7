"""The state of each row: one of eight, decided from its plan.

ask_now
    A step is open, and no answer is late.
no_answer
    The time for an answer has passed without one, and that opened the step.
look_up
    The plan waits for a day that a person can look up: the Received Date, the case inquiry date,
    or a case inquiry date that was seen more than a month ago and moves without notice. (The month
    is our idea, not a USCIS rule; the card of a single case has the same.)
waiting
    Nothing is to be done before another day.
apart
    The case leaves the ordinary way, or is protected: someone reads the letter or asks a lawyer.
done
    The case is resolved, or approved: nothing is left to ask.
to_fix
    Something in the row cannot be read.
no_receipt
    A step is open, and it needs a receipt number. A row without one stays where it is as long as
    the number is not needed: a case inquiry date is looked up without it, and a wait goes on
    without it. Whoever asks about a receipt that never came has none to give and can ask now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from case_inquiry.case.model import Case
from case_inquiry.caseload.row import Row
from case_inquiry.days.counting import add_months
from case_inquiry.messages import N_
from case_inquiry.plan import Plan, plan
from case_inquiry.plan.rungs import Rung, contacts_of, rungs_of
from case_inquiry.plan.text import REASON_WORDS, STATUS_WORDS
from case_inquiry.procedure import Procedure, Step

ASK_NOW, NO_ANSWER, LOOK_UP, WAITING = "ask_now", "no_answer", "look_up", "waiting"
APART, DONE, TO_FIX, NO_RECEIPT = "apart", "done", "to_fix", "no_receipt"
STATES = (ASK_NOW, NO_ANSWER, LOOK_UP, WAITING, APART, DONE, TO_FIX, NO_RECEIPT)
#: The states in which something can be done today.
OPEN = (ASK_NOW, NO_ANSWER, LOOK_UP, NO_RECEIPT)

ONLINE, PHONE, EMAIL, OUTSIDE = "online", "phone", "email", "outside"
#: How a channel of each kind is used.
HOW_OF_KINDS = {"web": ONLINE, "phone": PHONE, "email": EMAIL, "post": OUTSIDE}

#: A step that has been open for longer is late.
LATE_AFTER = timedelta(days=14)
APPROVED, NO_RECEIPT_YET = "approved", "no_receipt_yet"
#: Rules after which an answer is late.
ANSWER_RULES = ("answer_within", "unanswered_within")
ASK_AGAIN = "ask_uscis_again"

ADD_FILED_ON = N_("Add the Received Date")
ADD_BOTH = N_("Add the Received Date and look up the case inquiry date")
LOOK_AGAIN = N_("Look up the case inquiry date again")
DATE_IS_LATER = N_("Wait: filed on or after the case inquiry date")
ASK_USCIS_AGAIN = N_("Ask USCIS again")
FIND_RECEIPT = N_("Find the receipt number")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A row with its state.

    `step` is a marked text. `how` is `online`, `phone`, `email` or `outside`, and None where
    nothing is to be done. `next_date` is the first day on which something can be done; `is_late`
    tells that this was more than 14 days ago.
    """

    row: Row
    state: str
    step: str | None = None
    how: str | None = None
    next_date: date | None = None
    is_late: bool = False


def board_of(rows: Iterable[Row], procedure: Procedure, today: date) -> tuple[BoardRow, ...]:
    """Return the rows of a list, planned in `procedure` on `today`, each with its state.

    >>> from case_inquiry.procedure import load_procedure
    >>> current, today = load_procedure("current"), date(2026, 11, 24)
    >>> [found.state for found in board_of([Row(2, protected=True)], current, today)]
    ['apart']
    """
    return tuple(board_row(row, procedure, today) for row in rows)


def board_row(row: Row, procedure: Procedure, today: date) -> BoardRow:
    """Return one row with its state.

    >>> from case_inquiry.procedure import load_procedure
    >>> current, today = load_procedure("current"), date(2026, 11, 24)
    >>> row = planned_again(Row(2), Case(form="I-485"), current, today)
    >>> found = board_row(row, current, today)
    >>> found.state, found.step, found.how
    ('look_up', 'Add the Received Date and look up the case inquiry date', 'online')
    """
    if row.protected:
        return BoardRow(row, APART)
    if row.plan is None or row.errors:
        return BoardRow(row, TO_FIX)
    return _Planned(row, row.plan, procedure, today).board_row()


def planned_again(row: Row, case: Case, procedure: Procedure, today: date) -> Row:
    """Return a row with another case and the plan of it.

    >>> from case_inquiry.procedure import load_procedure
    >>> case, today = Case(case_status="decision"), date(2026, 11, 24)
    >>> planned_again(Row(2), case, load_procedure("current"), today).plan.reason
    'decision_made'
    """
    return replace(row, case=case, plan=plan(case, procedure, today))


class _Planned:
    """A row that has a plan."""

    def __init__(self, row: Row, its_plan: Plan, procedure: Procedure, today: date) -> None:
        self._row = row
        self._plan = its_plan
        self._case = row.case or Case(receipt_number=row.receipt_number)
        self._procedure = procedure
        self._today = today
        self._step = procedure.step(its_plan.step) if its_plan.step else None

    def board_row(self) -> BoardRow:
        state = self._state()
        next_date = self._next_date(state)
        is_late = next_date is not None and self._today - next_date > LATE_AFTER
        return BoardRow(self._row, state, self._words(state), self._how(state), next_date, is_late)

    def _state(self) -> str:
        status = self._plan.status
        if status in ("resolved", "ended"):
            return self._state_at_an_end()
        if self._is_date_missing or self._is_date_old:
            return LOOK_UP
        if status == "wait" and not self._must_ask_again:
            return WAITING
        if "receipt_number" in self._plan.missing and self._case.not_received != "receipt":
            return NO_RECEIPT
        return NO_ANSWER if self._is_unanswered else ASK_NOW

    def _state_at_an_end(self) -> str:
        if self._plan.reason == NO_RECEIPT_YET:
            return NO_RECEIPT
        return DONE if self._plan.reason in (None, APPROVED) else APART

    @property
    def _is_date_missing(self) -> bool:
        """Whether a gate asks for a day that the row does not have."""
        return bool(self._step and self._step.gates) and self._plan.status == "act"

    @property
    def _awaits_moving_date(self) -> bool:
        """Whether the case was filed on or after the case inquiry date."""
        is_gate = bool(self._step and self._step.gates)
        return is_gate and self._plan.status == "wait" and self._plan.act_on is None

    @property
    def _look_again_on(self) -> date | None:
        seen_on = self._case.inquiry_date_seen_on
        return add_months(seen_on, 1) if seen_on and self._awaits_moving_date else None

    @property
    def _is_date_old(self) -> bool:
        again = self._look_again_on
        return again is not None and again <= self._today

    @property
    def _must_ask_again(self) -> bool:
        """Whether no outside help is open any more, unless USCIS is asked once more first."""
        is_stuck = self._plan.act_on is None and self._plan.answer_due is None
        has_ways = bool(self._step and self._step.ways)
        return has_ways and is_stuck and ASK_AGAIN in self._plan.warnings

    @property
    def _is_unanswered(self) -> bool:
        """Whether the time for an answer opened the step, and no answer did."""
        if self._plan.status == "overdue":
            return True
        top = self._top_rung()
        after = top.step.after if top else None
        if top is None or after is None or after.rule is None:
            return False
        is_next = after.then == self._plan.step
        return is_next and after.rule.rule in ANSWER_RULES and not top.answered

    def _top_rung(self) -> Rung | None:
        if not self._case.contacts:
            return None
        rungs = rungs_of(self._case, self._procedure)
        return rungs[-1] if rungs else None

    def _next_date(self, state: str) -> date | None:
        if state in (APART, DONE):
            return None
        if self._plan.act_on is not None:
            return self._plan.act_on
        if self._plan.answer_due is not None:
            return self._plan.answer_due + timedelta(days=1)
        if state == WAITING or self._is_date_old:
            return self._look_again_on
        return self._today

    def _how(self, state: str) -> str | None:
        if state not in OPEN or state == NO_RECEIPT or self._step is None:
            return None
        if state == LOOK_UP and self._words(state) == ADD_FILED_ON:
            return None
        if self._must_ask_again:
            return self._how_asked_last()
        return OUTSIDE if self._step.ways else _how_of(self._step)

    def _how_asked_last(self) -> str | None:
        """Return how USCIS was asked the last time: the person can do the same again."""
        before = self._step_before()
        names = {channel.id: channel.kind for channel in before.channels}
        asked = [each.contact.channel for each in contacts_of(self._case, self._procedure)]
        kinds = [names[name] for name in asked if name in names]
        return HOW_OF_KINDS[kinds[-1]] if kinds else _how_of(before)

    def _step_before(self) -> Step:
        """Return the step whose unanswered contact opens this one."""
        steps = self._procedure.steps
        before = (step for step in steps if step.after and step.after.then == self._plan.step)
        return next(before, steps[0])

    def _words(self, state: str) -> str | None:
        if state == LOOK_UP:
            return self._words_of_a_look_up()
        if state == NO_RECEIPT:
            return FIND_RECEIPT
        if self._plan.reason is not None:
            return REASON_WORDS[self._plan.reason]
        if self._step is None or self._plan.status == "overdue":
            return STATUS_WORDS[self._plan.status]
        if self._must_ask_again:
            return ASK_USCIS_AGAIN
        return DATE_IS_LATER if self._awaits_moving_date else self._step_behind(self._step).title

    def _words_of_a_look_up(self) -> str:
        if self._is_date_old:
            return LOOK_AGAIN
        if "filed_on" not in self._plan.missing:
            return self._step.title if self._step else LOOK_AGAIN
        return ADD_BOTH if "inquiry_date" in self._plan.missing else ADD_FILED_ON

    def _step_behind(self, step: Step) -> Step:
        """Return the step that a gate leads to; any other step is returned as it is."""
        if not step.gates:
            return step
        behind = self._procedure.steps[self._procedure.steps.index(step) :]
        return next((each for each in behind if each.done_by), step)


def _how_of(step: Step) -> str | None:
    kinds = [channel.kind for channel in step.channels]
    return HOW_OF_KINDS[kinds[0]] if kinds else None
