"""From a saved case back to the answers of the form, so that a file can be opened again.

The form has one place for each kind of contact, and five for calls. What a file holds beyond that
is named, never dropped in silence; the file itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import NamedTuple

from case_inquiry import forms
from case_inquiry.case import Case, CaseError, Contact, FieldError, read_case
from case_inquiry.case.json_text import load_json
from case_inquiry.case.model import is_empty
from case_inquiry.days.typed import read_time
from case_inquiry.form.pages.more_calls import MORE_CALLS
from case_inquiry.form.to_case import (
    CONTACT_PLACES,
    ONLINE,
    call_questions,
    first_call_questions,
    request_question,
)
from case_inquiry.messages import N_, format_date, message, translator

type Answers = dict[str, str]

#: What a contact may tell beside its channel.
KEYS = (
    "on",
    "at",
    "representative",
    "service_request",
    "no_request_reason",
    "told_to_wait_days",
    "answer",
    "answered_on",
    "by",
)


type Upgrade = Callable[[dict[str, object]], dict[str, object]]

#: The version that is written. A case without a version is read as this one.
NEWEST = 1
#: What turns a file of an older version into one of the next, by the older version.
UPGRADES: Mapping[int, Upgrade] = {}


#: The answers about a special privacy rule, by what the case says.
PRIVACY = {True: "yes", False: "no"}
#: What a person reads where the file is something else, or cut off.
NOT_A_CASE = N_(
    "It is not a case file, or the file is damaged. Look for the file that "
    "“Save my case to a file” made. Most often its name is case.json. "
    "If you have no other copy, answer the questions again."
)
#: The same where the file is a case and something in it cannot be read.
CHANGED = N_(
    "It is a case file, but something in it cannot be read. A program or a person may have changed "
    "it. Choose an older copy, or answer the questions again."
)
#: What is said about these is about the case, and not about the way it is written down.
OF_THE_CASE = ("future_date", "out_of_order")


def open_case_file(
    text: str, today: date, *, upgrades: Mapping[int, Upgrade] = UPGRADES, newest: int = NEWEST
) -> Case:
    """Return the case of a saved file, an older version turned into the newest first.

    Raises CaseError with every mistake of a file that cannot be used, each in words for somebody
    who knows nothing of the way a file is written; the sentence for a version that is not known yet
    says where it can be opened.

    >>> open_case_file('{"version": 1, "form": "I-485"}', date(2026, 11, 24)).form
    'I-485'
    """
    data: object = None
    try:
        data = load_json(text)
        if isinstance(data, dict):
            data = _upgraded(data, upgrades, newest)
        return read_case(data, today)
    except CaseError as refused:
        raise CaseError(_in_plain_words(refused.errors, data)) from None


def _in_plain_words(errors: tuple[FieldError, ...], data: object) -> tuple[FieldError, ...]:
    """Return the mistakes, each kind of sentence once; where it is no case, there is but one."""
    known = {field.name for field in fields(Case)} - {"version"}
    is_newer = any(error.reason == "newer_version" for error in errors)
    if not is_newer and not (isinstance(data, dict) and known & data.keys()):
        return (replace(errors[0], message=message(NOT_A_CASE)),)
    plain = [error for error in errors if error.error in OF_THE_CASE or error.reason is not None]
    other = [error for error in errors if error not in plain]
    return (*(replace(one, message=message(CHANGED)) for one in other[:1]), *plain)


def _upgraded(
    data: dict[str, object], upgrades: Mapping[int, Upgrade], newest: int
) -> dict[str, object]:
    version = data.get("version")
    if type(version) is not int:
        return data
    if version > newest:
        words = message(
            N_(
                "A newer edition of this site wrote this file: version {version}. This one knows "
                "version {newest}. Load this page again, then open the file once more."
            ),
            version=version,
            newest=newest,
        )
        raise CaseError((FieldError("invalid_value", "version", words, "newer_version"),))
    while version in upgrades:
        data = upgrades[version](data) | {"version": version + 1}
        version += 1
    return data


class Reopened(NamedTuple):
    """The answers, and the paths of the case that the form has no place for."""

    answers: Answers
    left_out: tuple[str, ...]


def answers_of(case: Case, *, english: bool = True) -> Reopened:
    """Return the answers that lead to `case`; `english` writes its days in English words.

    >>> called = Case(contacts=(Contact("call", on=date(2026, 10, 1)),))
    >>> answers_of(called).answers["call_date"]
    'October 1, 2026'
    """
    writer = _Writer(case, english=english)
    writer.write_case()
    writer.write_status()
    writer.write_contacts()
    return Reopened(writer.answers, tuple(writer.left_out))


def paths_lost(
    case: Case, again: Mapping[str, object], named: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the paths of what `case` tells and `again`, the case of its answers, does not.

    A file may hold what the questions never lead to: an e-mail to headquarters after an answer, an
    office before any call. `named` are the paths that are known to have no place in the form. What
    is only written in another way is not lost.

    >>> paths_lost(Case(center="NBC", form="I-90"), {"form": "I-90"})
    ('center',)
    """
    whole = {key: value for key, value in _meant(case.as_json()).items() if key != "contacts"}
    lost = [key for key, value in whole.items() if value != again.get(key)]
    found = again.get("contacts")
    told = found if isinstance(found, list) else []
    for place, contact in enumerate(case.contacts):
        path = f"contacts[{place}]"
        wanted = {
            key: value
            for key, value in _meant(contact.as_json()).items()
            if f"{path}.{key}" not in named
        }
        if not any(wanted.items() <= other.items() for other in told):
            lost.append(path)
    return tuple(path for path in lost if path not in named)


def _meant(values: Mapping[str, object]) -> dict[str, object]:
    """Return the values that tell something, as the form reads what is written in many ways.

    Not protected is what a case is anyway.
    """
    meant = dict(values)
    for key, value in values.items():
        if value is False or is_empty(value):
            del meant[key]
        elif isinstance(value, str):
            meant[key] = _READ.get(key, str)(value.strip())
    return meant


#: How the form reads the texts that it writes in its own way.
_READ: Mapping[str, Callable[[str], str]] = {
    "form": forms.compact,
    "at": lambda text: read_time(text) or text,
}


class _Writer:
    def __init__(self, case: Case, *, english: bool) -> None:
        self.case = case
        self.english = english
        self.answers: Answers = {}
        self.left_out: list[str] = []

    def put(self, question: str, value: object) -> None:
        """Put a value of the case as the text of a question; an empty one leaves it empty."""
        if isinstance(value, date):
            in_words = format_date(value, translator("en"), style="long")
            self.answers[question] = in_words if self.english else value.isoformat()
        elif not is_empty(value):
            self.answers[question] = str(value)

    def write_case(self) -> None:
        """Write what the case tells of itself."""
        case = self.case
        self.put("problem", case.problem)
        self.put("privacy", None if case.protected is None else PRIVACY[case.protected])
        self.put("role", case.role)
        self.put("center", case.center)
        self.put("situation", case.situation)
        self.put("resolved", None if case.resolved_on is None else "yes")
        for question in ("consent", "form", "receipt_number", "a_number", "filed_on"):
            self.put(question, getattr(case, question))
        for question in ("inquiry_date_seen_on", "resolved_on"):
            self.put(question, getattr(case, question))
        if case.inquiry_date == "not_listed":
            self.put("inquiry_date_passed", "not_listed")
        else:
            self.put("inquiry_date", case.inquiry_date)

    def write_status(self) -> None:
        """Write what Case Status Online shows, where its page is asked or another way is left."""
        status = self.case.case_status
        is_asked = self.case.problem in (None, "delay") and self.case.receipt_number is not None
        if is_asked or status == "in_progress":
            self.put("case_status", status)
        elif status == "waiting_for_me":
            self.put("problem", "uscis_acted")
        elif status is not None:
            self.left_out.append("case_status")

    def write_contacts(self) -> None:
        """Write each contact in its place; the earliest of a kind comes first."""
        places = sorted(
            range(len(self.case.contacts)),
            key=lambda place: self.case.contacts[place].on or date.max,
        )
        calls = 0
        for place in places:
            contact = self.case.contacts[place]
            if contact.channel == "call":
                calls += 1
                self._call(calls, place, contact)
            else:
                self._other(place, contact)
        self.put("called", "yes" if calls else "no")

    def _call(self, number: int, place: int, call: Contact) -> None:
        if number > len(MORE_CALLS) + 1:
            self.left_out.append(f"contacts[{place}]")
            return
        if number > 1:
            self.put(f"call_{number}", "yes")
        questions = self._questions_of_call(number)
        opened = request_question(number)
        has_number = not is_empty(call.service_request)
        has_reason = not is_empty(call.no_request_reason)
        if has_number:
            self.put(opened, "yes")
        elif has_reason:
            self.put(opened, "no")
        if has_number and has_reason:
            self.left_out.append(f"contacts[{place}].no_request_reason")
        if call.answer == "solved":
            self.put("resolved", "yes")
        self._fields(place, call, questions)

    def _questions_of_call(self, number: int) -> Mapping[str, str]:
        if number > 1:
            return call_questions(number)
        online = any(contact.channel in ONLINE for contact in self.case.contacts)
        return first_call_questions(asked_online=online)

    def _other(self, place: int, contact: Contact) -> None:
        form = CONTACT_PLACES[contact.channel]
        if form.group in self.answers:
            self.left_out.append(f"contacts[{place}]")
            return
        self.put(form.group, form.answer)
        self._fields(place, contact, form.fields)

    def _fields(self, place: int, contact: Contact, questions: Mapping[str, str]) -> None:
        for key in KEYS:
            value = getattr(contact, key)
            if key in questions:
                self.put(questions[key], value)
            elif not is_empty(value) and (key, value) != ("answer", "solved"):
                self.left_out.append(f"contacts[{place}].{key}")
