"""Answers that mean something else than their text, and how a case says it back to the form.

Each pair is in one place: what the answers mean for a key of the case, and the answers that lead to
it again. All other keys get what was read of their question (`fields`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from case_inquiry.case import NOT_LISTED, Case
from case_inquiry.form.exits import open_exit
from case_inquiry.form.fields import (
    NO_ANSWER,
    ONLINE,
    PLACES,
    USCIS_ANSWER,
    USCIS_PROMISED_ON,
    YES,
    Field,
)
from case_inquiry.form.pages.more_calls import of_call

#: The answers about a special privacy rule, by what the case says.
PRIVACY = {True: YES, False: "no", None: ""}
#: One answer says two things: it is no delay, and USCIS waits for the person.
USCIS_ACTED = "uscis_acted"
#: What Case Status Online shows that is more urgent than any step.
URGENT = ("waiting_for_me", "decision")


class Told(NamedTuple):
    """The texts that belong to the case, and what they mean, by their questions."""

    texts: Mapping[str, str]
    values: Mapping[str, object]

    def says(self, question: str) -> str:
        """Return the text of a question or of a button's mark, empty where there is none."""
        return self.texts.get(question, "").strip()


def value_of(row: Field, told: Told) -> object:
    """Return what the answers mean for a row's key; None where they tell nothing.

    >>> value_of(Field("center", "center", nothing="unknown"), Told({}, {"center": "unknown"}))
    """
    value = told.values.get(row.question)
    if value is not None and value == row.nothing:
        return None
    meaning = _MEANINGS.get(row.path)
    return value if meaning is None else meaning(told)


def _role(told: Told) -> object:
    return told.values.get("role") or told.texts.get("door") or "applicant"


def _problem(told: Told) -> object:
    problem = told.values.get("problem")
    return "other" if problem == USCIS_ACTED else problem


def _case_status(told: Told) -> object:
    if open_exit(dict(told.texts), {}, "problem") is not None:
        return "waiting_for_me"
    status = told.values.get("case_status")
    is_settled = status in URGENT and told.texts.get("case_status_go_on") == status
    return None if is_settled or status == "not_found_online" else status


def _situation(told: Told) -> object:
    if told.values.get("case_status") == "not_found_online":
        return "not_found_online"
    situation = told.texts.get("situation")
    is_over = situation == "no_receipt_yet" and told.says("receipt_number")
    return None if is_over else situation or None


def _protected(told: Told) -> object:
    return True if told.values.get("privacy") == YES else None


def _center(told: Told) -> object:
    """Return the office, unless it is the one that the number already names."""
    center = told.values.get("center")
    return None if str(center).startswith("number_") else center


def _inquiry_date(told: Told) -> object:
    if not told.says("inquiry_date") and told.texts.get("inquiry_date_passed") == NOT_LISTED:
        return NOT_LISTED
    return told.values.get("inquiry_date")


def _seen_on(told: Told) -> object:
    """Return the day on which the inquiry date was seen; the field is filled before that."""
    return None if _inquiry_date(told) is None else told.values.get("inquiry_date_seen_on")


def _answer_to_call(told: Told) -> object:
    """Return what the call brought, or what USCIS answered later to its request."""
    at_once = told.values.get("call_answer")
    if at_once in (None, NO_ANSWER) and not _asked_online(told):
        later = told.values.get(USCIS_ANSWER)
        return None if later == NO_ANSWER else later
    return None if at_once == NO_ANSWER else at_once


def _promised_on_call(told: Told) -> object:
    return told.values.get(_promise_of_call(told))


def _promise_of_call(told: Told) -> str:
    """Return the question whose answer is the day that was named for the first call."""
    is_later = told.values.get("call_promised_on") is None and not _asked_online(told)
    return USCIS_PROMISED_ON if is_later else "call_promised_on"


def _asked_online(told: Told) -> bool:
    return told.says("asked_online") in ONLINE


def _opened(told: Told, number: int) -> object:
    """Return that a call opened a request whose number is not known; a number says it by itself."""
    is_opened = told.values.get(of_call(number, "request_opened")) == YES
    has_number = told.values.get(of_call(number, "service_request")) is not None
    return True if is_opened and not has_number else None


def question_behind(row: Field, told: Told) -> str:
    """Return the question that filled a row: the first call has two for the day that was named.

    >>> row = Field("call_promised_on", "contacts[call].promised_on")
    >>> question_behind(row, Told({}, {"uscis_promised_on": "2026-12-01"}))
    'uscis_promised_on'
    """
    return _promise_of_call(told) if row.path == "contacts[call].promised_on" else row.question


_MEANINGS: Mapping[str, Callable[[Told], object]] = {
    "contacts[call].answer": _answer_to_call,
    "contacts[call].promised_on": _promised_on_call,
    **{
        f"contacts[{name}].service_request_opened": partial(_opened, number=place.number)
        for name, place in PLACES.items()
        if place.channel == "call"
    },
    "role": _role,
    "problem": _problem,
    "case_status": _case_status,
    "situation": _situation,
    "protected": _protected,
    "center": _center,
    "inquiry_date": _inquiry_date,
    "inquiry_date_seen_on": _seen_on,
}


def is_resolved_without_a_day(told: Told) -> bool:
    """Return whether the person says that the case is resolved, but not when.

    The case has no word for this but an answer that solved it, so the first call gets one.

    >>> is_resolved_without_a_day(Told({}, {"resolved": "yes"}))
    True
    """
    return told.values.get("resolved") == YES and not told.says("resolved_on")


def answers_to(row: Field, case: Case) -> Mapping[str, object]:
    """Return the answers that fill a key of the case itself; none without a place.

    >>> answers_to(Field("privacy", "protected"), Case(protected=True))
    {'privacy': 'yes'}
    """
    written = _WRITTEN.get(row.path)
    return {row.question: getattr(case, row.name)} if written is None else written(case)


def _write_status(case: Case) -> Mapping[str, object]:
    """Write the status where its page is asked, or the answer that says the same, if there is."""
    is_asked = case.problem in (None, "delay")
    if is_asked or case.case_status == "in_progress":
        return {"case_status": case.case_status}
    return {"problem": USCIS_ACTED} if case.case_status == "waiting_for_me" else {}


def _write_inquiry_date(case: Case) -> Mapping[str, object]:
    return {"inquiry_date_passed" if case.is_not_listed else "inquiry_date": case.inquiry_date}


_WRITTEN: Mapping[str, Callable[[Case], Mapping[str, object]]] = {
    "case_status": _write_status,
    "situation": lambda case: {"situation": case.situation},
    "protected": lambda case: {"privacy": PRIVACY[case.protected]},
    "inquiry_date": _write_inquiry_date,
    "resolved_on": lambda case: {
        "resolved": case.resolved_on and YES,
        "resolved_on": case.resolved_on,
    },
}
