"""The board: each row is in one state, and the states add up to the rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.case import Case, Contact
from case_inquiry.caseload.board.monday import counts, monday_line, state_counts
from case_inquiry.caseload.board.states import OPEN, STATES, BoardRow, board_of
from case_inquiry.caseload.board.words import HOW_WORDS, STATE_WORDS
from case_inquiry.caseload.row import Row
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.rules.cases_of_the_schema import TODAY
from tests.rules.rows_of_a_board import (
    FILED,
    SHOWN,
    a_case,
    any_rows,
    on_the_board,
    row_of,
    row_to_fix,
    say,
)

ASKED = Contact("e_request", on=date(2026, 10, 20))
ASKED_NOW = Contact("e_request", on=date(2026, 11, 20))
ANSWERED = replace(ASKED, answered_on=date(2026, 10, 30), answer="not_solved")
CONGRESS = Contact("congress", on=date(2026, 11, 12))
CALLED = Contact("call", on=date(2026, 10, 1))
WROTE = Contact("center_email", on=date(2026, 11, 1))
NO_DATE = {"inquiry_date": None}
NO_RECEIPT = {"receipt_number": None}


@pytest.mark.parametrize(
    ("case", "state", "step", "how", "day"),
    [
        (a_case(), "ask_now", "Ask USCIS", "online", TODAY),
        (a_case(problem="mistake", filed_on=None), "ask_now", "Ask USCIS", "online", TODAY),
        (
            a_case(ASKED),
            "no_answer",
            "Ask for help from outside",
            "outside",
            date(2026, 11, 11),
        ),
        (
            a_case(ANSWERED),
            "ask_now",
            "Ask for help from outside",
            "outside",
            date(2026, 10, 30),
        ),
        (a_case(ASKED_NOW), "waiting", "Wait for the answer", None, date(2026, 12, 15)),
        (a_case(ASKED, CONGRESS), "waiting", "Wait for the answer", None, None),
        (a_case(**NO_DATE), "look_up", "Look up the case inquiry date", "online", TODAY),
        (a_case(filed_on=None), "look_up", "Add the Received Date", None, TODAY),
        (
            Case(),
            "look_up",
            "Add the Received Date and look up the case inquiry date",
            "online",
            TODAY,
        ),
        (
            a_case(**NO_DATE, **NO_RECEIPT),
            "look_up",
            "Look up the case inquiry date",
            "online",
            TODAY,
        ),
        (a_case(**NO_RECEIPT), "no_receipt", "Find the receipt number", None, TODAY),
        (
            a_case(ASKED, **NO_RECEIPT),
            "no_receipt",
            "Find the receipt number",
            None,
            date(2026, 11, 11),
        ),
        (
            a_case(ASKED_NOW, **NO_RECEIPT),
            "waiting",
            "Wait for the answer",
            None,
            date(2026, 12, 15),
        ),
        (
            a_case(situation="no_receipt_yet", **NO_RECEIPT),
            "no_receipt",
            "Find the receipt number",
            None,
            TODAY,
        ),
        (
            a_case(problem="not_received", not_received="receipt", **NO_RECEIPT),
            "ask_now",
            "Ask USCIS",
            "online",
            TODAY,
        ),
        (
            a_case(filed_on=date(2026, 8, 31), inquiry_date="not_listed"),
            "waiting",
            "Ask USCIS",
            None,
            date(2027, 2, 28),
        ),
        (
            a_case(filed_on=SHOWN),
            "waiting",
            "Wait: filed on or after the case inquiry date",
            None,
            None,
        ),
        (a_case(resolved_on=TODAY), "done", "The case is resolved.", None, None),
        (
            a_case(case_status="approved"),
            "done",
            "The case is approved. Watch for the card or the notice.",
            None,
            None,
        ),
        (
            a_case(case_status="waiting_for_me"),
            "apart",
            "First read the letter; the office may be waiting for you.",
            None,
            None,
        ),
        (
            a_case(case_status="decision"),
            "apart",
            "There is a decision. Read the letter.",
            None,
            None,
        ),
    ],
)
def test_a_row_of_todays_steps_has_a_state_a_step_a_way_and_a_day(
    case: Case, state: str, step: str, how: str | None, day: date | None
) -> None:
    found = on_the_board(row_of(case))
    assert (found.state, found.step, found.how, found.next_date) == (state, step, how, day)


@pytest.mark.parametrize(
    ("case", "state", "step", "how"),
    [
        (a_case(), "ask_now", "Call USCIS", "phone"),
        (a_case(**NO_RECEIPT), "no_receipt", "Find the receipt number", None),
        (a_case(CALLED), "ask_now", "Email the service center", "email"),
        (
            a_case(replace(CALLED, on=date(2026, 11, 2))),
            "waiting",
            "Email the service center",
            None,
        ),
        (a_case(CALLED, WROTE), "no_answer", "Email headquarters", "email"),
        (
            a_case(CALLED, WROTE, Contact("hq_email", on=date(2026, 11, 20))),
            "waiting",
            "Wait for the answer",
            None,
        ),
        (
            a_case(CALLED, WROTE, Contact("hq_email", on=date(2026, 11, 10))),
            "no_answer",
            "The answer is late.",
            "email",
        ),
        (
            a_case(replace(CALLED, answer="explained")),
            "apart",
            "There was an answer, and the procedure has no step after it.",
            None,
        ),
    ],
)
def test_a_row_of_the_notice_has_a_state_a_step_and_a_way(
    case: Case, state: str, step: str, how: str | None
) -> None:
    found = on_the_board(row_of(case, procedure="notice-2009"), "notice-2009")
    assert (found.state, found.step, found.how) == (state, step, how)


@pytest.mark.parametrize(
    ("last", "how"), [("call", "phone"), ("secure_message", "online"), ("e_request", "online")]
)
def test_a_row_whose_outside_help_is_over_asks_uscis_again_in_the_same_way(
    last: str, how: str
) -> None:
    helped = Contact("congress", date(2026, 6, 1), answered_on=date(2026, 7, 1), answer="explained")
    first = Contact("e_request", on=date(2026, 1, 20))
    found = on_the_board(row_of(a_case(first, Contact(last, on=date(2026, 2, 2)), helped)))
    assert found.row.plan is not None
    assert (found.row.plan.status, found.row.plan.act_on) == ("wait", None)
    assert (found.state, found.step, found.how) == ("ask_now", "Ask USCIS again", how)


@pytest.mark.parametrize(
    ("seen_on", "state", "day"),
    [
        (date(2026, 10, 25), "waiting", date(2026, 11, 25)),
        (date(2026, 10, 24), "look_up", date(2026, 11, 24)),
        (date(2026, 9, 24), "look_up", date(2026, 10, 24)),
    ],
)
def test_a_date_that_moves_is_looked_up_again_a_month_after_it_was_seen(
    seen_on: date, state: str, day: date
) -> None:
    found = on_the_board(row_of(a_case(filed_on=SHOWN, inquiry_date_seen_on=seen_on)))
    assert (found.state, found.next_date) == (state, day)


@pytest.mark.parametrize(("days", "is_late"), [(14, False), (15, True)])
def test_a_step_is_late_when_it_opened_more_than_14_days_ago(days: int, is_late: bool) -> None:
    answered = replace(ANSWERED, answered_on=TODAY - timedelta(days=days))
    assert on_the_board(row_of(a_case(answered))).is_late is is_late


def test_a_wait_is_never_late() -> None:
    seen_on = date(2026, 10, 25)
    found = on_the_board(row_of(a_case(filed_on=FILED, inquiry_date_seen_on=seen_on)))
    assert not found.is_late
    assert not on_the_board(row_of(a_case(case_status="decision"))).is_late


def test_a_row_that_is_wrong_and_a_protected_one_are_in_states_of_their_own() -> None:
    assert on_the_board(row_to_fix(3)).state == "to_fix"
    protected = on_the_board(Row(4, protected=True))
    assert protected == BoardRow(Row(4, protected=True), "apart")


@pytest.mark.parametrize("procedure", PROCEDURES)
@given(data=st.data())
def test_the_states_of_any_list_add_up_to_its_rows(procedure: str, data: st.DataObject) -> None:
    rows = data.draw(any_rows(procedure))
    board = board_of(rows, load_procedure(procedure), TODAY)
    assert [found.row for found in board] == rows
    assert sum(counts(board).values()) == len(rows)
    told = [part["count"] for part in state_counts(board, say)]
    assert 0 not in told
    assert sum(map(int, map(str, told))) == len(rows)
    for found in board:
        assert found.state in STATES
        assert found.how is None or (found.state in OPEN and found.how in HOW_WORDS)
        assert found.row.protected or found.step or found.state == "to_fix"


def board_with(**rows: int) -> tuple[BoardRow, ...]:
    return tuple(BoardRow(Row(2), state) for state, count in rows.items() for _ in range(count))


def test_mondays_line_names_every_state_that_has_rows() -> None:
    needed = [
        on_the_board(row_of(a_case(form=form, **NO_DATE), number))
        for number in range(96)
        for form in [["I-130", "I-140", "I-765", "I-131", "I-751"][number % 5]]
    ]
    others = board_with(
        ask_now=41, no_answer=12, waiting=118, apart=14, done=6, to_fix=9, no_receipt=4
    )
    assert monday_line((*needed, *others), say) == (
        "300 rows: 41 ask now · 12 no answer in time · 96 look up a date (5 look-ups) · "
        "118 waiting · 14 handled apart · 6 done · 9 need a fix · 4 no receipt number"
    )


def test_mondays_line_speaks_of_one_row_as_of_one() -> None:
    assert monday_line(board_with(to_fix=1), say) == "1 row: 1 needs a fix"
    needed = on_the_board(row_of(a_case(**NO_DATE)))
    assert monday_line((needed,), say) == "1 row: 1 look up a date (1 look-up)"
    undated = on_the_board(row_of(a_case(filed_on=None)))
    assert monday_line((undated,), say) == "1 row: 1 look up a date"
    assert monday_line((), say) == "0 rows"


def test_every_state_and_every_way_has_a_label() -> None:
    assert tuple(STATE_WORDS) == STATES
    assert list(HOW_WORDS) == ["online", "phone", "email", "outside"]
