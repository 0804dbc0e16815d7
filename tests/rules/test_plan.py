"""Rules for the plan of any case, on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry import case as cases
from case_inquiry.case import Case, Contact, contact_kinds
from case_inquiry.days import counting
from case_inquiry.plan import Plan, plan
from case_inquiry.plan.facts import facts_of
from case_inquiry.procedure import PROCEDURES, load_procedure
from case_inquiry.procedure.model import Done, Procedure

START = date(2026, 1, 1)
DAY = timedelta(days=1)

days = st.dates(START, START + timedelta(days=400))
maybe_days = st.none() | days


@st.composite
def any_contacts(draw: st.DrawFn) -> Contact:
    on = draw(maybe_days)
    answered_on = draw(st.none() | st.integers(0, 60).map(lambda n: (on or START) + n * DAY))
    promised_on = draw(st.none() | st.integers(0, 200).map(lambda n: (on or START) + n * DAY))
    return Contact(
        channel=draw(st.sampled_from(list(contact_kinds()))),
        on=on,
        service_request=draw(st.sampled_from([None, "", " ", "SR-99"])),
        service_request_opened=draw(st.sampled_from([None, False, True])),
        no_request_reason=draw(st.sampled_from([None, "within normal time"])),
        told_to_wait_days=draw(st.none() | st.integers(0, 365)),
        answered_on=answered_on,
        answer=draw(st.none() | st.sampled_from(["explained", "not_solved"])),
        promised_on=promised_on,
    )


def one_of(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


open_cases = st.builds(
    Case,
    role=one_of(cases.ROLES),
    consent=one_of(cases.CONSENTS),
    problem=one_of(tuple(problem for problem in cases.PROBLEMS if problem != "address")),
    not_received=one_of(cases.NOT_RECEIVED),
    sent_on=maybe_days,
    situation=st.sampled_from([None, "not_found_online"]),
    receipt_number=st.sampled_from([None, "EAC1710450146", "IOE0906929443", "QQQ1710450146"]),
    form=st.sampled_from([None, "I-485", "I-821D", "something else"]),
    filed_on=maybe_days,
    center=one_of(cases.CENTERS),
    inquiry_date=st.none() | st.just("not_listed") | days,
    contacts=st.lists(any_contacts(), max_size=5).map(tuple),
)
procedures = st.sampled_from(PROCEDURES)
BOTH = ["congress", "ombudsman"]

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
    """But for the one way whose time runs out: after `closes_on` USCIS must be asked once more."""
    found = [plan_of(case, procedure, START + n * DAY) for n in range(0, 800, 20)]
    closed = [item for item in found if "ask_uscis_again" in item.warnings]
    assert found[len(found) - len(closed) :] == closed
    if closed and (closed[-1].step, closed[-1].status) == ("escalate", "wait"):
        assert {(item.step, item.status, item.act_on) for item in closed} == {
            ("escalate", "wait", None)
        }
        assert {way.opens_on for item in closed for way in item.ways} == {None}
        found = found[: -len(closed)] or closed

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

    of_ways = [*(one for way in found.ways for one in (*way.opening, way.closing) if one)]
    for working in (*found.working, *(item.opened for item in found.early), *of_ways):
        months = len(
            [1 for n in range(8) if counting.add_months(working.start, n) < working.result]
        )
        days = months if working.unit == "calendar_months" else working.days
        span = counting.OPERATORS[working.rule](working.start, days, working.unit)
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
def test_a_way_opens_and_closes_where_its_days_say(case: Case, procedure: str, today: date) -> None:
    found = plan_of(case, procedure, today)

    assert [way.channel for way in found.ways] in ([], ["congress"], ["ombudsman"], BOTH)
    assert any(way.must_ask_again for way in found.ways) == ("ask_uscis_again" in found.warnings)
    for way in found.ways:
        assert found.step in ("answer", "escalate")
        if way.must_ask_again:
            assert (way.opens_on, way.closes_on) == (None, None)
        if way.closes_on is not None:
            assert max(today, way.opens_on or today) <= way.closes_on
            assert way.closing is not None
            assert way.closing.last_day == way.closes_on
        if way.opens_on is not None:
            assert way.opens_on == max(working.result for working in way.opening)
    if found.step == "escalate" and len(found.ways) == len(BOTH):
        assert found.ways[0].opens_on == found.act_on


@given(open_cases, procedures, days)
def test_every_path_that_is_missing_leads_to_an_empty_field(
    case: Case, procedure: str, today: date
) -> None:
    shape: Any = case.as_json()
    for path in plan_of(case, procedure, today).missing:
        position, dot, field = path.removeprefix("contacts[").partition("].")
        value = shape["contacts"][int(position)][field] if dot else shape[path]
        assert value in (None, False) or not value.strip()


def shuffled_by_kind_and_day(contacts: tuple[Contact, ...], random: Any) -> tuple[Contact, ...]:
    """Shuffle contacts; those of one kind on one day are taken in the list's order and keep it."""
    groups: dict[object, list[Contact]] = {}
    for contact in contacts:
        # The online kinds take one step, as does a call that opened a request.
        kind = contact.channel if contact.channel.endswith("email") else "inquiry or help"
        groups.setdefault((kind, contact.on), []).append(contact)
    places = [key for key, group in groups.items() for _ in group]
    random.shuffle(places)
    return tuple(groups[key].pop(0) for key in places)


@given(open_cases, procedures, days, st.randoms())
def test_the_order_of_the_list_does_not_matter(
    case: Case, procedure: str, today: date, random: Any
) -> None:
    shuffled = shuffled_by_kind_and_day(case.contacts, random)
    other = Case(**{**vars(case), "contacts": shuffled})

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
def test_a_received_answer_without_details_is_missing(
    procedure: str, channel: str, today: date, place: tuple[str, str]
) -> None:
    asked = Contact(channel, on=date(2026, 10, 1), answered_on=date(2026, 10, 2))

    found = plan(Case(contacts=(asked,)), load_procedure(procedure), today)

    assert (found.step, found.status) == place
    assert found.missing[-1] == "contacts[0].answer"


@pytest.mark.parametrize(("days", "asked"), [(None, False), (60, True)])
def test_a_later_contact_that_named_days_needs_its_own_day(days: int | None, asked: bool) -> None:
    first, later = Contact("call", on=date(2026, 10, 1)), Contact("call", told_to_wait_days=days)
    notice = plan(Case(contacts=(first, later)), load_procedure("notice-2009"), date(2026, 10, 2))
    numbered = (replace(first, service_request="1"), replace(later, service_request="2"))
    current = plan(Case(contacts=numbered), load_procedure("current"), date(2026, 10, 2))

    assert ("contacts[1].on" in notice.missing) is asked
    assert ("contacts[1].on" in current.missing) is asked


def test_a_gate_that_opened_by_a_count_shows_the_count() -> None:
    case = Case(inquiry_date="not_listed", filed_on=date(2026, 1, 31))

    found = plan(case, load_procedure("current"), date(2026, 11, 24))

    assert (found.step, found.status, found.act_on) == ("inquire", "act", date(2026, 7, 31))
    assert [working.result for working in found.working] == [date(2026, 7, 31)]


def test_an_answer_that_comes_after_a_way_has_closed_does_not_open_it() -> None:
    """A case is read on the day of its last news or later; the library also asks for other days."""
    asked = Contact("e_request", on=date(2026, 10, 20))
    answered_on = date(2027, 2, 1)
    helped = Contact("congress", date(2026, 11, 20), answer="not_solved", answered_on=answered_on)

    case = Case(problem="mistake", contacts=(asked, helped))
    found = plan(case, load_procedure("current"), date(2027, 1, 10))

    assert (found.step, found.status, found.act_on) == ("escalate", "wait", None)
    assert [way.closes_on for way in found.ways] == [date(2027, 1, 18)]


def test_a_missing_problem_counts_as_a_delay() -> None:
    facts = facts_of(Case(), load_procedure("current"), START, is_too_early=False)

    assert facts["problem"] == "delay"


def four_rungs(after_call: str) -> Procedure:
    """Return the notice's ladder with a step above it, and another place after the call."""
    notice = load_procedure("notice-2009")
    call, center, headquarters, *places = notice.steps
    assert call.after is not None
    assert center.after is not None
    top = replace(headquarters, id="top", done_by=(Done("congress"),))
    steps = (
        replace(call, after=replace(call.after, then=after_call)),
        center,
        replace(headquarters, after=replace(center.after, then="top")),
        top,
        *places,
    )
    return replace(notice, steps=steps)


@pytest.mark.parametrize("after_call", ["email_center", "answer"])
def test_a_step_without_news_does_not_hide_an_early_step_above_it(after_call: str) -> None:
    contacts = (
        Contact("call", on=date(2026, 8, 1)),
        Contact("center_email"),
        Contact("hq_email", on=date(2026, 11, 5)),
        Contact("congress", on=date(2026, 11, 6)),
    )

    found = plan(Case(contacts=contacts), four_rungs(after_call), date(2026, 11, 24))

    assert [early.contact for early in found.early] == ["contacts[3].on"]


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
