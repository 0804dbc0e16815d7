"""From a case to the answers of the form and back: the same case, or a loss that is named."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry import forms
from case_inquiry.case import Case, read_case
from case_inquiry.case.model import CASE_KEYS, CONTACT_KEYS, contact_kinds
from case_inquiry.days.times import read_time
from case_inquiry.form.answers import Reading, read_answers
from case_inquiry.form.fields import FIELDS, PLACES, Field, questions_of
from case_inquiry.form.reopen import answers_of, paths_lost
from case_inquiry.identifiers.receipt import parse
from case_inquiry.plan.facts import is_solved
from tests.rules.cases_of_the_schema import TODAY, Json, case_files


def office_of_number(case: Case) -> str | None:
    return None if case.receipt_number is None else parse(case.receipt_number, TODAY).office


type Told = dict[str, Any]

#: What a case says of itself where nothing was told.
DEFAULTS = {"version": 1, "role": "applicant"}
#: What one answer says beside: "USCIS asked me for something" is no delay.
SAID_BESIDE = {"problem": "other"}
#: What may be lost although it is asked for, and what the case has with it.
CONTRADICTED: dict[str, Callable[[Case], bool]] = {
    "problem": lambda case: case.case_status == "waiting_for_me",
    "center": lambda case: office_of_number(case) == case.center,
    "situation": lambda case: case.receipt_number is not None,
    "inquiry_date_seen_on": lambda case: case.inquiry_date is None,
}


def told(values: Json) -> Told:
    """Return what an object tells, each text as the form reads it; not protected is the rule."""
    found: Told = {}
    for key, value in values.items():
        text = value.strip() if isinstance(value, str) else value
        if text in (None, False, "") or key == "contacts":
            continue
        found[key] = {"form": forms.compact, "at": at_as_read}.get(key, same)(text)
    return found


def at_as_read(text: str) -> str:
    return read_time(text) or text


def same(value: Any) -> Any:
    return value


def is_over(case: Case) -> bool:
    return case.resolved_on is not None or is_solved(case)


def solved_by_a_call(case: Case, left_out: tuple[str, ...]) -> bool:
    """Tell whether a call for which the form has a place solved the case."""
    return any(
        (contact.channel, contact.answer) == ("call", "solved")
        for place, contact in enumerate(case.contacts)
        if f"contacts[{place}]" not in left_out
    )


def is_asked(key: str, reading: Reading) -> bool:
    """Tell whether the form asks for a key of the case itself."""
    shown = {one.id for _, questions in (*reading.pages, *reading.kept) for one in questions}
    return questions_of("").get(key) in shown


def contacts_told(case: Json, named: tuple[str, ...] = ()) -> list[Told]:
    """Return what the contacts tell, without the paths that are `named`.

    That a call solved the case is told on the first call, whichever it was, or by a day.
    """
    found = []
    for place, contact in enumerate(case.get("contacts") or ()):
        path = f"contacts[{place}]"
        if path not in named:
            values = told(contact)
            if values.get("service_request"):  # the number says that one was opened
                values.pop("service_request_opened", None)
            if contact["channel"] == "call" and values.get("answer") == "solved":
                del values["answer"]
            found.append({k: v for k, v in values.items() if f"{path}.{k}" not in named})
    return sorted(found, key=str)


@settings(max_examples=300, deadline=None)
@given(case_files, st.booleans())
def test_a_case_comes_back_from_its_answers_or_the_loss_is_named(data: Json, english: bool) -> None:
    case = read_case(data, TODAY)
    reopened = answers_of(case, english=english)
    reading = read_answers(reopened.answers, TODAY, "en" if english else "es")
    if reading.errors:  # what was left out may be the contact that another one must follow
        assert {error.error for error in reading.errors} == {"out_of_order"}
        assert reopened.left_out
        return
    again = reading.case_data
    named = (*reopened.left_out, *paths_lost(case, again, reopened.left_out))
    for key in named:
        if is_asked(key, reading):
            assert CONTRADICTED[key](case)
    before = DEFAULTS | told(case.as_json())
    if reopened.answers.get("problem") == "uscis_acted":
        before = SAID_BESIDE | before
    assert {k: v for k, v in before.items() if k not in named} == {
        k: v for k, v in told(again).items() if k not in named
    }
    assert reading.case is not None
    assert is_over(reading.case) or not solved_by_a_call(case, reopened.left_out)
    kept = contacts_told(case.as_json(), named)
    assert [one for one in kept if one not in contacts_told(again)] == []
    assert len(contacts_told(again)) <= len(contacts_told(case.as_json()))
    if not named:
        assert contacts_told(again) == kept


CALL: Json = {"channel": "call"}
#: What else a case must tell so that the form has a place for a key, or for a contact.
BESIDE: dict[str, Json] = {
    "consent": {"role": "organization"},
    "not_received": {"problem": "not_received"},
    "sent_on": {"problem": "not_received"},
    "case_status": {"receipt_number": "EAC1710450146"},
    "center": {"contacts": [CALL]},
    "inquiry_date_seen_on": {"inquiry_date": "2025-03-03"},
    "resolved_on": {"contacts": [CALL]},
}
BEFORE: dict[str, list[Json]] = {
    "center_email": [CALL],
    "hq_email": [CALL, {"channel": "center_email"}],
    "ombudsman": [CALL],
    "congress": [CALL],
}
#: A value of each kind, where a key has no choices.
VALUES: Json = {
    "flag": True,
    "day": "2026-11-20",
    "coming_day": "2026-12-30",
    "shown_day": "2025-03-03",
    "time": "14:30",
    "line": "SR-99",
    "text": "too early",
    "days": 45,
    "receipt_number": "EAC1710450146",
    "a_number": "A012345678",
    "form": "I-485",
}


def case_with(row: Field) -> Json:
    """Return the smallest case that fills a row's key."""
    value = row.key.choices[-1] if row.key.choices else VALUES[row.key.kind]
    if row.question.startswith("call_") and row.name == "answer":
        value = "explained"  # what did not help came later, and another question asks for it
    if not row.place:
        return DEFAULTS | BESIDE.get(row.name, {}) | {row.name: value}
    place = PLACES[row.place]
    earlier = [CALL | {"on": f"2026-10-0{day}"} for day in range(1, place.number)]
    contact = {"channel": place.channel, row.name: value}
    if row.name in ("answered_on", "promised_on"):
        contact["answer"] = "explained"
    return DEFAULTS | {"contacts": [*BEFORE.get(row.place, earlier), contact]}


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.path)
def test_each_row_of_the_table_leads_both_ways(row: Field) -> None:
    case = read_case(case_with(row), TODAY)
    reopened = answers_of(case)
    reading = read_answers(reopened.answers, TODAY)
    assert (reopened.left_out, reading.errors) == ((), ())
    assert reading.case == case
    if row.path != "situation":  # it is told by a button beside the number's field
        assert reopened.answers[row.question]


def test_each_key_and_each_kind_of_contact_has_its_rows() -> None:
    asked = {row.name for row in FIELDS}
    never_asked = {"version", "contacts", "channel", "by"}
    assert {*CASE_KEYS, *CONTACT_KEYS} - asked == never_asked
    assert {place.channel for place in PLACES.values()} == contact_kinds().keys()
    assert {row.place for row in FIELDS} == {"", *PLACES}
    assert len({row.path for row in FIELDS}) == len(FIELDS)
