"""The states that are listed are those that the engine knows, all of them and no other."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from build_scripts.review.states import State, names_of, states, states_page, transitions
from case_inquiry.case import Case, Contact, contact_kinds
from case_inquiry.plan import plan
from case_inquiry.procedure import PROCEDURES, load_procedure, rules_of

START = date(2026, 1, 5)
LATER = [timedelta(days=days) for days in (0, 1, 15, 40, 100, 300)]

type Said = tuple[str | None, str, str | None]


def contacts_of(channels: tuple[str, ...], answer: str | None) -> tuple[Contact, ...]:
    """Return contacts in order of time, with an answer to the last one."""
    days = [START + 45 * n * timedelta(days=1) for n in range(len(channels))]
    made = [
        Contact(channel, on=on, service_request="SR-99")
        for channel, on in zip(channels, days, strict=True)
    ]
    answered = max(len(made) - 1, 0) if answer else len(made)
    if answer and channels[-2:] in (("ombudsman", "congress"), ("congress", "ombudsman")):
        answered -= 1  # each kind of help answers for itself
    return (*made[:answered], *(replace(contact, answer=answer) for contact in made[answered:]))


def said_by_the_engine(name: str) -> set[Said]:
    """Return the states of the plans of many cases, without exits."""
    procedure = load_procedure(name)
    ladders = [
        channels
        for length in range(4)
        for channels in itertools.product(contact_kinds(), repeat=length)
    ]
    gates: list[dict[str, object]] = [
        {},
        {"filed_on": START},
        {"filed_on": START, "inquiry_date": "not_listed"},
    ]
    gates += [{"filed_on": START, "inquiry_date": START + timedelta(days=n)} for n in (0, 1)]
    said: set[Said] = set()
    for channels, answer in itertools.product(ladders, [None, "explained", "not_solved"]):
        contacts = contacts_of(channels, answer)
        last = max((contact.on for contact in contacts if contact.on), default=START)
        for gate, later in itertools.product(gates if not contacts else [{}], LATER):
            case = Case(contacts=contacts, **gate)  # type: ignore[arg-type]
            found = plan(case, procedure, last + later)
            said.add((found.step, found.status, found.reason))
    return said


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_state_of_the_engine_is_listed_and_every_listed_state_is_one(name: str) -> None:
    listed = {(state.step, state.status, state.reason) for state in states(load_procedure(name))}

    assert said_by_the_engine(name) == listed


@pytest.mark.parametrize("name", PROCEDURES)
def test_the_table_names_every_state_and_what_leads_to_it(name: str) -> None:
    procedure = load_procedure(name)
    page = states_page(procedure)

    names = names_of(procedure)
    assert len(set(names.values())) == len(names)
    table = page.partition("\n\n")[0].splitlines()
    assert len(table) == 2 + len(transitions(procedure))
    for item in transitions(procedure):
        source = names[item.source] if item.source else "start"
        assert f"| {source} | {item.event} | {names[item.target]} | " in page


@pytest.mark.parametrize("name", PROCEDURES)
def test_the_table_lists_every_rule_with_its_words_and_source(name: str) -> None:
    procedure = load_procedure(name)
    page = states_page(procedure)

    for step in procedure.steps:
        for rule in rules_of(step):
            assert f"“{rule.words}” (`{rule.rule}`, {rule.days} " in page
            assert rule.source.title in page
    for way in procedure.exits:
        assert f"| {' / '.join(filter(None, [way.step, way.status, way.reason]))} |" in page


def test_an_early_contact_counts_and_is_listed() -> None:
    found = {(item.source, item.target) for item in transitions(load_procedure("notice-2009"))}
    waiting = State("call", "email_center", "wait")

    assert (waiting, State("email_center", "email_hq", "wait")) in found
    assert State("call", "call", "ended", "answered") not in {source for source, _ in found}
