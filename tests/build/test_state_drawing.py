"""The drawing has exactly the states that the engine can return."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from build_scripts.review.states import State, draw_states, states, states_page, transitions
from case_inquiry.case import Case, Contact, contact_kinds
from case_inquiry.plan import plan
from case_inquiry.procedure import PROCEDURES, load_procedure

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
    if made and answer:
        last = made.pop()
        made.append(Contact(last.channel, on=last.on, service_request="SR-99", answer=answer))
    return tuple(made)


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
def test_the_drawn_states_are_exactly_the_states_of_the_engine(name: str) -> None:
    drawn = {(state.step, state.status, state.reason) for state in states(load_procedure(name))}

    assert said_by_the_engine(name) == drawn


@pytest.mark.parametrize("name", PROCEDURES)
def test_the_picture_has_a_text_alternative_and_no_inline_style(name: str) -> None:
    picture = ElementTree.fromstring(draw_states(load_procedure(name)))  # noqa: S314
    space = "{http://www.w3.org/2000/svg}"
    parts = list(picture.iter())

    assert picture.get("role") == "img"
    ids = [picture.find(f"{space}{part}").get("id") for part in ("title", "desc")]  # type: ignore[union-attr]
    assert picture.get("aria-labelledby") == " ".join(map(str, ids))
    assert all("style" not in part.attrib and part.tag != f"{space}style" for part in parts)
    boxes = [part for part in parts if part.tag == f"{space}rect"]
    assert len(boxes) == len(states(load_procedure(name))) + 2


def test_two_pictures_on_one_page_have_no_id_in_common() -> None:
    both = "".join(states_page(load_procedure(name)) for name in PROCEDURES)
    ids = re.findall(r' id="([^"]+)"', both)

    assert len(ids) == len(set(ids)) == 6
    assert set(re.findall(r"url\(#([^)]+)\)", both)) <= set(ids)


@pytest.mark.parametrize("name", PROCEDURES)
def test_the_table_lists_every_rule_with_its_words_and_source(name: str) -> None:
    procedure = load_procedure(name)
    page = states_page(procedure)

    for step in procedure.steps:
        for dated in (step.after, step.gate):
            rule = dated.rule if dated else None
            if rule is not None:
                assert f"“{rule.words}” (`{rule.rule}`, {rule.days} " in page
                assert rule.source.title in page
    for way in procedure.exits:
        assert f"| {' / '.join(filter(None, [way.step, way.status, way.reason]))} |" in page


def test_a_contact_before_its_step_opens_counts_and_is_drawn() -> None:
    found = {(item.source, item.target) for item in transitions(load_procedure("notice-2009"))}
    waiting = State("call", "email_center", "wait")

    assert (waiting, State("email_center", "email_hq", "wait")) in found
    assert State("call", "call", "ended", "answered") not in {source for source, _ in found}
