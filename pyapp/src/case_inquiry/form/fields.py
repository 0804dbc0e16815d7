"""The table of fields: which question fills which key of the case.

A row leads both ways: the answers of the form become a case by it, and a case the answers of the
form. What a key holds says the case (`CASE_KEYS`, `CONTACT_KEYS`), what a person reads says the
question. Answers that mean something else than their text are in `meanings`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from case_inquiry.case import Case
from case_inquiry.case.model import CASE_KEYS, CONTACT_KEYS, Key
from case_inquiry.form.pages.more_calls import MORE_CALLS, of_call
from case_inquiry.form.walk import question_of

YES = "yes"
#: The answer of a group that asks whether an answer came, and none did.
NO_ANSWER = "none"
#: What USCIS answered to a question online, or later to the request of the first call.
USCIS_ANSWER, USCIS_PROMISED_ON = "uscis_answer", "uscis_promised_on"
#: Of these two a call has one: the number of a request, or the reason why none was opened.
REQUEST_NUMBER, NO_REQUEST_REASON = "service_request", "no_request_reason"


class Field(NamedTuple):
    """One row: the question, and the path of the case that it fills.

    A path is `filed_on`, or `contacts[PLACE].on` with one of `PLACES`. `nothing` is the answer of a
    group that tells nothing.
    """

    question: str
    path: str
    nothing: str = ""

    @property
    def place(self) -> str:
        """The contact's place in the form; empty for a key of the case itself."""
        return self.path.removeprefix("contacts[").partition("]")[0] if "[" in self.path else ""

    @property
    def name(self) -> str:
        """The name of the key."""
        return self.path.rpartition(".")[2]

    @property
    def key(self) -> Key:
        """What the key contains."""
        return CONTACT_KEYS[self.name] if self.place else CASE_KEYS[self.name]

    @property
    def label(self) -> str:
        """The question's label."""
        return question_of(self.question)[1].label


class Place(NamedTuple):
    """Room for one contact in the form: `answer` to all `groups` says that it was made.

    `question` is where a mistake of the contact as a whole is shown. `number` counts the calls; a
    later one is there only with those before it.
    """

    channel: str
    groups: tuple[str, ...]
    answer: str
    question: str
    number: int = 1

    @property
    def group(self) -> str:
        """The group or mark that is the place's own."""
        return self.groups[-1]

    def is_taken(self, texts: Mapping[str, str]) -> bool:
        """Tell whether the answers say that the contact was made.

        >>> PLACES["call_3"].is_taken({"called": "yes", "call_3": "yes"})
        False
        """
        return all(texts.get(group, "").strip() == self.answer for group in self.groups)


def _later_call(number: int) -> Place:
    marks = (f"call_{other}" for other in range(2, number + 1))
    return Place("call", ("called", *marks), YES, of_call(number, "call_date"), number)


def _other(channel: str, group: str, answer: str) -> Place:
    return Place(channel, (group,), answer, group)


PLACES: Mapping[str, Place] = {
    "call": Place("call", ("called",), YES, "called"),
    **{f"call_{number}": _later_call(number) for number in MORE_CALLS},
    "center_email": _other("center_email", "emailed_center", YES),
    "hq_email": _other("hq_email", "emailed_hq", YES),
    **{name: _other(name, "asked_online", name) for name in ("e_request", "secure_message")},
    **{name: _other(name, "outside_help", name) for name in ("ombudsman", "congress")},
}
#: The channels of a question that is asked online.
ONLINE = tuple(place.channel for place in PLACES.values() if place.group == "asked_online")

_OF_THE_CASE = (
    Field("role", "role"),
    Field("consent", "consent"),
    Field("problem", "problem"),
    Field("not_received", "not_received"),
    Field("sent_on", "sent_on"),
    Field("case_status", "case_status", nothing="not_looked"),
    Field("receipt_number", "situation"),
    Field("privacy", "protected"),
    Field("receipt_number", "receipt_number"),
    Field("a_number", "a_number"),
    Field("form", "form"),
    Field("filed_on", "filed_on"),
    Field("center", "center", nothing="unknown"),
    Field("inquiry_date", "inquiry_date"),
    Field("inquiry_date_seen_on", "inquiry_date_seen_on"),
    Field("resolved_on", "resolved_on"),
)
_OF_THE_FIRST_CALL = (
    Field("call_date", "contacts[call].on"),
    Field("call_time", "contacts[call].at"),
    Field("call_representative", "contacts[call].representative"),
    Field("call_answer", "contacts[call].answer"),
    Field("call_promised_on", "contacts[call].promised_on"),
    Field("request_opened", "contacts[call].service_request_opened"),
    Field("service_request", "contacts[call].service_request"),
    Field("no_request_reason", "contacts[call].no_request_reason"),
    Field("told_to_wait_days", "contacts[call].told_to_wait_days"),
)
_OF_LATER_CALLS = tuple(
    Field(
        of_call(number, row.question),
        row.path.replace("[call]", f"[call_{number}]"),
        nothing=NO_ANSWER if row.name == "answer" else "",
    )
    for number in MORE_CALLS
    for row in _OF_THE_FIRST_CALL
)
_OF_OTHERS = (
    Field("center_email_date", "contacts[center_email].on"),
    Field("center_answer", "contacts[center_email].answer", nothing=NO_ANSWER),
    Field("center_answered_on", "contacts[center_email].answered_on"),
    Field("center_promised_on", "contacts[center_email].promised_on"),
    Field("hq_email_date", "contacts[hq_email].on"),
    Field("hq_answer", "contacts[hq_email].answer", nothing=NO_ANSWER),
    Field("hq_answered_on", "contacts[hq_email].answered_on"),
    Field("hq_promised_on", "contacts[hq_email].promised_on"),
    Field("asked_on", "contacts[e_request].on"),
    Field("asked_number", "contacts[e_request].service_request"),
    Field("asked_on", "contacts[secure_message].on"),
    Field("asked_number", "contacts[secure_message].service_request"),
    *(
        row
        for place in ("e_request", "secure_message")
        for row in (
            Field(USCIS_ANSWER, f"contacts[{place}].answer", nothing=NO_ANSWER),
            Field("uscis_answered_on", f"contacts[{place}].answered_on"),
            Field(USCIS_PROMISED_ON, f"contacts[{place}].promised_on"),
        )
    ),
    *(
        row
        for place in ("ombudsman", "congress")
        for row in (
            Field("outside_help_on", f"contacts[{place}].on"),
            Field("outside_help_answer", f"contacts[{place}].answer", nothing=NO_ANSWER),
            Field("outside_help_answered_on", f"contacts[{place}].answered_on"),
            Field("outside_help_promised_on", f"contacts[{place}].promised_on"),
        )
    ),
)

#: The day of USCIS's answer to the request of the first call. After a question online, the answer
#: belongs to that question.
_ANSWERED_LATER = Field("uscis_answered_on", "contacts[call].answered_on")

FIELDS: tuple[Field, ...] = (
    *_OF_THE_CASE,
    *_OF_THE_FIRST_CALL,
    _ANSWERED_LATER,
    *_OF_LATER_CALLS,
    *_OF_OTHERS,
)


@cache
def rows_of(place: str = "", *, asked_online: bool = False) -> tuple[Field, ...]:
    """Return the rows of a place, or of the case itself.

    An answer that came later belongs to the question online, where there is one, and is none of
    the call's.

    >>> [row.question for row in rows_of("hq_email")]
    ['hq_email_date', 'hq_answer', 'hq_answered_on', 'hq_promised_on']
    """
    rows = tuple(row for row in FIELDS if row.place == place)
    if place != "call" or not asked_online:
        return rows
    return tuple(row for row in rows if row != _ANSWERED_LATER)


def questions_of(place: str, *, asked_online: bool = False) -> dict[str, str]:
    """Return the questions of a place by the keys that they fill.

    >>> questions_of("call_2")["on"], questions_of("call")["answer"]
    ('call_2_date', 'call_answer')
    """
    return {row.name: row.question for row in rows_of(place, asked_online=asked_online)}


@cache
def kind_of(question: str) -> str:
    """Return the kind of the key that a question fills; empty where it fills none.

    >>> kind_of("call_2_time"), kind_of("called")
    ('time', '')
    """
    kinds = (row.key.kind for row in FIELDS if row.question == question and row.path != "situation")
    return next(kinds, "")


@cache
def day_beside(question: str) -> str:
    """Return the question for the day of the contact of which `question` asks; empty for none.

    >>> day_beside("told_to_wait_days"), day_beside("filed_on")
    ('call_date', '')
    """
    place = next((row.place for row in FIELDS if row.question == question), "")
    return questions_of(place)["on"] if place else ""


def place_of(case: Case, index: int) -> str:
    """Return the place in which the form asks about the contact at `index`, calls by their turn.

    >>> from case_inquiry.case import Contact
    >>> place_of(Case(contacts=(Contact("call"), Contact("call"))), 1)
    'call_2'
    """
    channel = case.contacts[index].channel
    turn = sum(contact.channel == channel for contact in case.contacts[: index + 1])
    if channel != "call" or turn == 1:
        return channel
    return f"call_{min(turn, MORE_CALLS[-1])}"


def parts_of_path(path: str) -> tuple[int | None, str]:
    """Return the place in the list of contacts, or None, and the key that a path of a case names.

    >>> parts_of_path("contacts[1].on"), parts_of_path("contacts[1]"), parts_of_path("form")
    ((1, 'on'), (1, ''), (None, 'form'))
    """
    match = re.fullmatch(r"contacts\[(\d+)\](?:\.(\w+))?", path)
    return (None, path) if match is None else (int(match[1]), match[2] or "")
