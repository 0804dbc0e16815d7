"""The timeline: its events in order, each with its day and its state."""

from dataclasses import replace
from datetime import date

import pytest

from case_inquiry.case import Case, Contact, contact_kinds
from case_inquiry.case.model import ANSWERS
from case_inquiry.outcome import timeline
from case_inquiry.outcome.situation import Situation
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure
from tests.rules.golden.cases import (
    ASKED,
    CALL,
    CASE,
    CENTER,
    CURRENT,
    HEADQUARTERS,
    NOTICE,
    State,
    with_contacts,
)
from tests.rules.golden.todays_cases import STATES
from tests.rules.golden.tools import ENGLISH, blocks, see

NOW = date(2026, 11, 24)


def rows(case: Case, procedure: str = NOTICE, today: date = NOW) -> list[list[str]]:
    return rows_of(State(procedure, "", case, today))


def rows_of(state: State) -> list[list[str]]:
    """Return the days of the procedure that a state is of."""
    rules = load_procedure(state.procedure)
    here = Situation(plan(state.case, rules, state.today), state.case, rules, state.today)
    return [
        [item["state"], item["day"], item["what"]]
        for item in timeline.timeline_items(here, here, ENGLISH)
    ]


def whats(case: Case, procedure: str = NOTICE, today: date = NOW) -> list[str]:
    return [what for _, _, what in rows(case, procedure, today)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "called",
            [
                ["done", "Thursday, October 1, 2026", "You called USCIS"],
                ["today", "Saturday, October 31, 2026", "Today"],
                [
                    "waiting",
                    "Sunday, November 1, 2026",
                    "Next step opens: Email the service center "
                    "(inbox: reported closed since January 21, 2019)",
                ],
            ],
        ),
        (
            "the center did not answer",
            [
                ["done", "Thursday, October 1, 2026", "You called USCIS"],
                ["done", "Sunday, November 1, 2026", "You emailed the service center"],
                [
                    "open",
                    "Monday, November 23, 2026",
                    "Next step opened: Email headquarters "
                    "(inbox: we don't know if anyone reads it)",
                ],
                ["today", "Tuesday, November 24, 2026", "Today"],
            ],
        ),
        (
            "emailed headquarters",
            [
                ["done", "Thursday, October 1, 2026", "You called USCIS"],
                ["done", "Sunday, November 1, 2026", "You emailed the service center"],
                ["done", "Monday, November 23, 2026", "You emailed headquarters"],
                ["today", "Tuesday, November 24, 2026", "Today"],
                ["waiting", "Thursday, December 3, 2026", "Last day for the answer"],
            ],
        ),
        (
            "today: asked",
            [
                ["done", "Tuesday, November 24, 2026", "You sent an e-Request"],
                ["today", "Tuesday, November 24, 2026", "Today"],
                ["waiting", "Wednesday, December 16, 2026", "USCIS goal: answer by about this day"],
            ],
        ),
        (
            "today: form not listed, too early",
            [
                ["today", "Tuesday, November 24, 2026", "Today"],
                ["waiting", "Sunday, February 28, 2027", "Next step opens: Ask USCIS"],
            ],
        ),
        (
            "today: too early",
            [
                ["today", "Tuesday, November 24, 2026", "Today"],
                [
                    "waiting",
                    "Thursday, December 24, 2026",
                    "Look at the USCIS page again. This day is our idea, not a USCIS rule.",
                ],
            ],
        ),
        (
            "resolved",
            [
                ["done", "Thursday, October 1, 2026", "You called USCIS"],
                ["done", "Friday, November 20, 2026", "Your case was resolved"],
                ["today", "Tuesday, November 24, 2026", "Today"],
            ],
        ),
        (
            "headquarters did not answer",
            [
                ["done", "Thursday, October 1, 2026", "You called USCIS"],
                ["done", "Sunday, November 1, 2026", "You emailed the service center"],
                ["done", "Monday, November 23, 2026", "You emailed headquarters"],
                ["done", "Thursday, December 3, 2026", "Last day for the answer"],
                ["today", "Friday, December 4, 2026", "Today"],
            ],
        ),
    ],
)
def test_the_list_contains_what_was_done_today_and_the_days_of_the_plan(
    name: str, expected: list[list[str]]
) -> None:
    assert rows_of(STATES[name]) == expected


def test_an_answer_has_its_own_day_and_one_without_a_day_comes_before_today() -> None:
    answered = replace(CENTER, answer="not_solved", answered_on=date(2026, 11, 9))
    assert rows(with_contacts(CALL, answered))[2] == [
        "done",
        "Monday, November 9, 2026",
        "An answer came, but did not help",
    ]
    undated = rows(with_contacts(CALL, replace(CENTER, answer="explained")))
    assert undated[-2:] == [
        ["done", "Date unknown", "An answer explained it or gave a date"],
        ["today", "Tuesday, November 24, 2026", "Today"],
    ]


def test_on_one_day_what_was_done_comes_before_today_and_what_opens_after_it() -> None:
    case = with_contacts(CALL, replace(CENTER, on=date(2026, 11, 2)))
    opening = date(2026, 11, 24)
    assert [what.split(":")[0] for what in whats(case, today=opening)][-2:] == [
        "Today",
        "Next step opens",
    ]
    both = with_contacts(CALL, CENTER, replace(HEADQUARTERS, on=NOW), Contact("call", on=NOW))
    assert whats(both)[-4:-1] == ["You called USCIS", "You emailed headquarters", "Today"]


def test_contacts_of_the_other_procedure_are_in_it_too() -> None:
    assert "You sent an e-Request" in whats(with_contacts(CALL, ASKED))


def test_every_kind_of_contact_and_answer_has_its_words() -> None:
    assert all(kind.words.startswith("You ") for kind in contact_kinds().values())
    assert timeline.ANSWERS.keys() == set(ANSWERS)


@pytest.mark.parametrize("name", STATES)
def test_a_timeline_has_today_once_and_something_beside_it(name: str) -> None:
    seen = see(STATES[name])
    if seen["plan"]["step"] == "elsewhere":
        assert not blocks(seen, "days")
        return
    for block in blocks(seen, "days"):
        states = [item["state"] for item in block["events"]] or ["today", "open"]
        assert states.count("today") == 1
        assert len(states) > 1


@pytest.mark.parametrize("name", STATES)
def test_only_what_is_past_or_open_comes_before_today(name: str) -> None:
    for block in blocks(see(STATES[name]), "days"):
        states = [item["state"] for item in block["events"]] or ["today", "open"]
        before, after = states[: states.index("today")], states[states.index("today") + 1 :]
        assert set(before) <= {"done", "open"}
        assert set(after) <= {"open", "waiting"}


def test_a_step_that_opens_today_is_open_and_one_of_tomorrow_is_waited_for() -> None:
    called = with_contacts(CALL)
    assert rows(called, today=date(2026, 11, 1))[-1][0] == "open"
    assert rows(called, today=date(2026, 10, 31))[-1][0] == "waiting"


@pytest.mark.parametrize("way_out", [{"case_status": "waiting_for_me"}, {"protected": True}])
def test_a_way_out_shows_no_days_beside_what_is_urgent(way_out: dict[str, object]) -> None:
    assert not blocks(see(State(NOTICE, "", with_contacts(CALL, **way_out))), "days")


def test_a_case_without_contacts_and_days_has_no_timeline() -> None:
    assert not blocks(see(State(NOTICE, "", CASE)), "days")
    assert not blocks(see(State(CURRENT, "", CASE)), "days")


def test_the_days_of_both_plans_are_in_one_list_each_once() -> None:
    events = blocks(see(STATES["called"]), "days")[0]["events"]
    said = [event["what"] for event in events]
    assert "Next step opened: Ask for help from outside" in said
    assert said[-1].startswith("Next step opens: Email the service center")
    assert said.count("You called USCIS") == said.count("Today") == 1
