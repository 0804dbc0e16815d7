"""From a case to the answers of the form and back: the same case, or a loss that is named."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry import forms
from case_inquiry.case import Case, read_case
from case_inquiry.days.typed import read_time
from case_inquiry.form.answers import Reading, read_answers
from case_inquiry.form.reopen import answers_of, paths_lost
from case_inquiry.form.to_case import question_of_key
from case_inquiry.identifiers.receipt import parse
from case_inquiry.procedure import PROCEDURES
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


def is_asked(key: str, reading: Reading) -> bool:
    """Tell whether the form asks for a key of the case itself."""
    shown = {one.id for _, questions in (*reading.pages, *reading.kept) for one in questions}
    return question_of_key(key) in shown


def contacts_told(case: Json, named: tuple[str, ...] = ()) -> list[Told]:
    """Return what the contacts tell, without the paths that are `named`."""
    found = []
    for place, contact in enumerate(case.get("contacts") or ()):
        path = f"contacts[{place}]"
        if path not in named:
            values = told(contact)
            found.append({k: v for k, v in values.items() if f"{path}.{k}" not in named})
    return sorted(found, key=str)


@settings(max_examples=300, deadline=None)
@given(case_files, st.sampled_from(PROCEDURES), st.booleans())
def test_a_case_comes_back_from_its_answers_or_the_loss_is_named(
    data: Json, procedure: str, english: bool
) -> None:
    case = read_case(data, TODAY)
    reopened = answers_of(case, english=english)
    reading = read_answers(reopened.answers, TODAY, "en" if english else "es", procedure=procedure)
    assert not reading.errors
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
    kept = contacts_told(case.as_json(), named)
    assert [one for one in kept if one not in contacts_told(again)] == []
    assert len(contacts_told(again)) <= len(contacts_told(case.as_json()))
    if not named:
        assert contacts_told(again) == kept
