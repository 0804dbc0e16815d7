"""What holds for the plan of any case, on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from gettext import NullTranslations
from typing import Any

import pytest
from case_inquiry import case as cases
from case_inquiry import dates
from case_inquiry.case import Case, Contact, contact_kinds
from case_inquiry.messages import Translator
from case_inquiry.plan import Plan, plan
from case_inquiry.procedure import PROCEDURES, load_procedure
from case_inquiry.procedure_model import WaitingRule
from case_inquiry.working import count
from hypothesis import given
from hypothesis import strategies as st

START = date(2026, 1, 1)
DAY = timedelta(days=1)

days = st.dates(START, START + timedelta(days=400))
maybe_days = st.none() | days


@st.composite
def any_contacts(draw: st.DrawFn) -> Contact:
    on = draw(maybe_days)
    answered_on = draw(st.none() | st.integers(0, 60).map(lambda n: (on or START) + n * DAY))
    return Contact(
        channel=draw(st.sampled_from(list(contact_kinds()))),
        on=on,
        service_request=draw(st.sampled_from([None, "", " ", "SR-99"])),
        no_request_reason=draw(st.sampled_from([None, "within normal time"])),
        told_to_wait_days=draw(st.none() | st.integers(0, 365)),
        answered_on=answered_on,
        answer=draw(st.none() | st.sampled_from(["explained", "not_solved"])),
    )


def one_of(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


open_cases = st.builds(
    Case,
    role=one_of(cases.ROLES),
    consent=one_of(cases.CONSENTS),
    problem=one_of(cases.PROBLEMS),
    situation=st.sampled_from([None, "not_found_online"]),
    receipt_number=st.sampled_from([None, "EAC1710450146", "IOE0906929443", "QQQ1710450146"]),
    form=st.sampled_from([None, "I-485", "something else"]),
    filed_on=maybe_days,
    center=one_of(cases.CENTERS),
    inquiry_date=st.none() | st.just("not_listed") | days,
    contacts=st.lists(any_contacts(), max_size=5).map(tuple),
)
procedures = st.sampled_from(PROCEDURES)

#: How far along a place is; a case never goes back while it stays as it is.
STATUSES = ["wait", "act", "overdue"]
LADDERS = {
    "notice-2009": ["call", "email_center", "email_hq", "answer"],
    "current": ["gate", "inquire", "answer", "escalate"],
}


def plan_of(case: Case, procedure: str, today: date) -> Plan:
    return plan(case, load_procedure(procedure), today)


def rank(found: Plan) -> tuple[int, int]:
    assert found.step is not None
    return LADDERS[found.procedure].index(found.step), STATUSES.index(found.status)


@given(open_cases, procedures)
def test_a_plan_never_goes_back_as_days_pass(case: Case, procedure: str) -> None:
    found = [plan_of(case, procedure, START + n * DAY) for n in range(0, 800, 20)]

    if found[0].status == "ended":
        assert {(item.step, item.status) for item in found} == {(found[0].step, "ended")}
    else:
        ranks = [rank(item) for item in found]
        assert ranks == sorted(ranks)


@given(open_cases, procedures, days)
def test_act_on_is_the_first_day_on_which_the_step_may_be_done(
    case: Case, procedure: str, today: date
) -> None:
    act_on = plan_of(case, procedure, today).act_on

    if act_on is not None:
        assert plan_of(case, procedure, act_on).status == "act"
        assert plan_of(case, procedure, act_on).act_on == act_on
        assert plan_of(case, procedure, act_on - DAY).status == "wait"


@given(open_cases, procedures, days)
def test_answer_due_is_the_last_day_of_waiting(case: Case, procedure: str, today: date) -> None:
    found = plan_of(case, procedure, today)

    if found.answer_due is not None:
        assert found.step == "answer"
        assert plan_of(case, procedure, found.answer_due).status == "wait"
        late = plan_of(case, procedure, found.answer_due + DAY)
        assert (late.step, late.status) in {("answer", "overdue"), ("escalate", "act")}


@given(open_cases, procedures, days)
def test_every_date_of_a_plan_has_a_working_that_counts_to_it_again(
    case: Case, procedure: str, today: date
) -> None:
    found = plan_of(case, procedure, today)

    for working in found.working + tuple(item.opened for item in found.early):
        months = len([1 for n in range(8) if dates.add_months(working.start, n) < working.result])
        days = months if working.unit == "calendar_months" else working.days
        span = dates.OPERATORS[working.rule](working.start, days, working.unit)
        assert (span.last_day, span.result) == (working.last_day, working.result)
        assert span.excluded == working.excluded
        assert str(working.why)
    results = [working.result for working in found.working]
    assert (found.act_on or found.answer_due) is None or results
    if found.act_on is not None:
        assert found.act_on == max(results)
    if found.answer_due is not None:
        assert found.answer_due + DAY == max(results)


@given(open_cases, procedures, days)
def test_every_path_that_is_missing_leads_to_an_empty_field(
    case: Case, procedure: str, today: date
) -> None:
    shape: Any = case.as_json()
    for path in plan_of(case, procedure, today).missing:
        position, dot, field = path.removeprefix("contacts[").partition("].")
        value = shape["contacts"][int(position)][field] if dot else shape[path]
        assert value is None or not value.strip()


@given(open_cases, procedures, days, st.randoms())
def test_the_order_of_the_list_does_not_matter(
    case: Case, procedure: str, today: date, random: Any
) -> None:
    shuffled = list(case.contacts)
    random.shuffle(shuffled)
    other = Case(**{**vars(case), "contacts": tuple(shuffled)})

    here, there = plan_of(case, procedure, today), plan_of(other, procedure, today)
    assert (here.step, here.status, here.reason) == (there.step, there.status, there.reason)
    assert (here.act_on, here.answer_due) == (there.act_on, there.answer_due)
    assert here.warnings == there.warnings


@given(st.dates(date(1990, 1, 1), date(2059, 12, 31)))
def test_each_step_of_the_notice_opens_on_its_day_whenever_it_began(called: date) -> None:
    notice = load_procedure("notice-2009")
    written = called + 31 * DAY
    asked = written + 22 * DAY
    call, center = Contact("call", on=called), Contact("center_email", on=written)
    headquarters = Contact("hq_email", on=asked)

    first = plan(Case(contacts=(call,)), notice, called)
    second = plan(Case(contacts=(call, center)), notice, written)
    third = plan(Case(contacts=(call, center, headquarters)), notice, asked)

    assert (first.act_on, second.act_on) == (written, asked)
    assert third.answer_due == asked + 10 * DAY
    assert "too_early" not in third.warnings


def test_the_latest_of_several_days_says_that_it_is_the_one() -> None:
    call = Contact("call", on=date(2026, 10, 1), told_to_wait_days=1)
    later = Contact("call", on=date(2026, 10, 2), told_to_wait_days=45)

    found = plan(Case(contacts=(call, later)), load_procedure("notice-2009"), date(2026, 10, 3))

    assert [str(working.why) for working in found.working] == [
        "The rule says “more than 30 days have passed”. Thursday, October 1, 2026 is day 0 and "
        "Friday, October 2, 2026 is day 1. Day 30 is Saturday, October 31, 2026; the next day is "
        "Sunday, November 1, 2026.",
        "On Thursday, October 1, 2026 you were told to wait 1 day. It ends on Friday, October 2, "
        "2026; the next day is Saturday, October 3, 2026.",
        "On Friday, October 2, 2026 you were told to wait 45 days. They end on Monday, November "
        "16, 2026; the next day is Tuesday, November 17, 2026. It is the latest of the days "
        "counted here, so it is the one.",
    ]
    assert [working.source.id for working in found.working] == [
        "notice",
        "nafsa_region",
        "nafsa_region",
    ]


def test_of_two_days_the_later_says_that_it_is_the_one() -> None:
    called = Case(contacts=(Contact("call", on=date(2026, 10, 1), told_to_wait_days=15),))

    found = plan(called, load_procedure("notice-2009"), date(2026, 10, 3))

    decided = ["It is the latest" in str(working.why) for working in found.working]
    assert decided == [True, False]


class Marked(Translator):
    """A language that shows which words were looked up in it."""

    def __init__(self) -> None:
        super().__init__("en", NullTranslations())
        self.gettext = lambda message: f"<{message}>"


def test_a_plan_is_written_with_all_its_keys() -> None:
    call = Contact("call", on=date(2026, 10, 1))
    case = Case(
        receipt_number="EAC1710450146",
        contacts=(call, Contact("center_email", on=date(2026, 10, 20))),
    )
    rule = {
        "rule": "more_than",
        "days": 30,
        "unit": "calendar_days",
        "from": "2026-10-01",
        "last_day": "2026-10-31",
        "result": "2026-11-01",
        "excluded": [],
        "words": "more than 30 days have passed",
        "source": "notice",
    }

    found = plan(case, load_procedure("notice-2009"), date(2026, 11, 11))
    written: dict[str, Any] = found.as_json()

    [working] = written.pop("working")
    [early] = written.pop("early")
    opened = early.pop("opened")
    assert opened.pop("why").startswith("The rule says “more than 30 days have passed”.")
    assert opened == rule
    assert early == {"contact": "contacts[1].on", "on": "2026-10-20"}
    assert working.pop("why").startswith("The rule says “no response within 21 days”.")
    assert working == {
        **rule,
        "rule": "unanswered_within",
        "days": 21,
        "from": "2026-10-20",
        "last_day": "2026-11-10",
        "result": "2026-11-11",
        "words": "no response within 21 days",
    }
    assert written == {
        "procedure": "notice-2009",
        "today": "2026-11-11",
        "step": "email_hq",
        "status": "act",
        "reason": None,
        "act_on": "2026-11-11",
        "answer_due": None,
        "office": {
            "code": "VSC",
            "name": "Vermont Service Center",
            "email": "vsc.ncscfollowup@dhs.gov",
        },
        "missing": [
            "a_number",
            "form",
            "filed_on",
            "contacts[0].representative",
            "contacts[0].at",
            "contacts[0].no_request_reason",
        ],
        "warnings": ["channel_unverified", "too_early"],
    }


def test_the_days_that_a_count_passed_over_are_written() -> None:
    asked = Case(contacts=(Contact("e_request", on=date(2026, 11, 24)),))

    [working] = plan(asked, load_procedure("current"), date(2026, 11, 24)).working

    assert working.as_json()["excluded"] == [
        "2026-11-26",
        "2026-11-28",
        "2026-11-29",
        "2026-12-05",
        "2026-12-06",
        "2026-12-12",
        "2026-12-13",
    ]


def test_a_plan_is_written_in_the_words_of_the_reader() -> None:
    call, wrote = Contact("call", on=date(2026, 10, 1)), Contact("center_email", on=START)
    found = plan(Case(contacts=(call, wrote)), load_procedure("notice-2009"), date(2026, 11, 24))

    written: dict[str, Any] = found.as_json(Marked())

    for working in (written["working"][0], written["early"][0]["opened"]):
        assert working["words"].startswith("<")
        assert working["why"].startswith("<")


UNCLEAR = [
    ("notice-2009", "call", date(2026, 10, 2), ("email_center", "wait")),
    ("notice-2009", "call", date(2026, 11, 24), ("email_center", "act")),
    ("notice-2009", "center_email", date(2026, 10, 2), ("email_hq", "wait")),
    ("notice-2009", "center_email", date(2026, 11, 24), ("email_hq", "act")),
    ("notice-2009", "hq_email", date(2026, 10, 2), ("answer", "wait")),
    ("notice-2009", "hq_email", date(2026, 11, 24), ("answer", "overdue")),
    ("current", "e_request", date(2026, 10, 2), ("answer", "wait")),
    ("current", "e_request", date(2026, 11, 24), ("escalate", "act")),
    ("current", "ombudsman", date(2026, 11, 24), ("answer", "wait")),
]


@pytest.mark.parametrize(("procedure", "channel", "today", "place"), UNCLEAR)
def test_an_answer_that_came_and_is_not_told_is_missing(
    procedure: str, channel: str, today: date, place: tuple[str, str]
) -> None:
    asked = Contact(channel, on=date(2026, 10, 1), answered_on=date(2026, 10, 2))

    found = plan(Case(contacts=(asked,)), load_procedure(procedure), today)

    assert (found.step, found.status) == place
    assert found.missing[-1] == "contacts[0].answer"


def test_a_rule_of_one_month_is_said_in_the_singular() -> None:
    source = load_procedure("current").sources[0]
    rule = WaitingRule("months_after", 1, "calendar_months", "after a month", source)

    assert str(count(rule, date(2026, 1, 31)).why) == (
        "The rule says “after a month”. 1 month after Saturday, January 31, 2026 is Saturday, "
        "February 28, 2026."
    )


WHY = [
    (
        Case(inquiry_date="not_listed", filed_on=date(2026, 8, 31)),
        "The rule says “after six months”. 6 months after Monday, August 31, 2026 is Sunday, "
        "February 28, 2027.",
    ),
    (
        Case(contacts=(Contact("e_request", on=date(2026, 11, 24)),)),
        "The rule says “15 business days”. Counting starts after Tuesday, November 24, 2026. "
        "Weekends and federal holidays do not count; days on which offices close by special order "
        "are not known ahead. Business day 15 is Wednesday, December 16, 2026; the next day is "
        "Thursday, December 17, 2026.",
    ),
    (
        Case(
            contacts=(
                Contact(
                    "e_request",
                    on=date(2026, 11, 2),
                    answer="explained",
                    answered_on=date(2026, 11, 24),
                ),
            )
        ),
        "The answer came on Tuesday, November 24, 2026. The step is open from that day.",
    ),
]


@pytest.mark.parametrize(("case", "why"), WHY)
def test_every_date_is_explained_in_a_sentence(case: Case, why: str) -> None:
    found = plan(case, load_procedure("current"), date(2026, 11, 24))

    assert [str(working.why) for working in found.working] == [why]
    assert found.working[0].as_json()["why"] == why


def test_a_working_may_go_without_a_sentence() -> None:
    called = Case(contacts=(Contact("call", on=date(2026, 10, 1)),))
    working = plan(called, load_procedure("notice-2009"), date(2026, 11, 24)).working[0]

    assert replace(working, why=None).as_json()["why"] is None


def test_a_number_that_was_good_when_it_was_read_stays_good_as_years_pass() -> None:
    """In 2031 this number has the shape of a State Department number of that year."""
    case = Case(receipt_number="GUZ2031747003", filed_on=date(2026, 1, 1))

    assert plan(case, load_procedure("notice-2009"), date(2031, 1, 1)).warnings == ()


def test_a_procedure_in_which_no_contact_takes_a_step_is_a_mistake_of_its_file() -> None:
    empty = replace(load_procedure("current"), steps=())
    with pytest.raises(ValueError, match="no step that a contact takes"):
        plan(Case(), empty, START)


def test_a_step_that_nothing_follows_is_a_mistake_of_its_file() -> None:
    notice = load_procedure("notice-2009")
    bare = replace(notice, steps=(replace(notice.step("call"), after=None),))
    with pytest.raises(ValueError, match="nothing follows the step 'call'"):
        plan(Case(contacts=(Contact("call"),)), bare, START)
