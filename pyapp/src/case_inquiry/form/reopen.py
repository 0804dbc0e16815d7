"""From a saved case back to the answers of the form, so that a file can be opened again.

The form has one place for each kind of contact, and five for calls. What a file has beyond that
is named, never dropped in silence; the file itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from case_inquiry import forms
from case_inquiry.case import Case, CaseError, Contact, FieldError, read_case
from case_inquiry.case.history import when_and_how
from case_inquiry.case.json_text import load_json
from case_inquiry.case.model import CASE_KEYS, CONTACT_KEYS, contact_kinds, is_empty
from case_inquiry.days.times import read_time
from case_inquiry.form.fields import (
    NO_REQUEST_REASON,
    ONLINE,
    PLACES,
    REQUEST_NUMBER,
    YES,
    Place,
    parts_of_path,
    questions_of,
    rows_of,
)
from case_inquiry.form.meanings import answers_to
from case_inquiry.form.pages.more_calls import of_call
from case_inquiry.form.walk import Shortcut, question_of
from case_inquiry.messages import N_, Message, format_date, message, translator

type Answers = dict[str, str]
type Upgrade = Callable[[dict[str, object]], dict[str, object]]

#: The version that is written. A case without a version is read as this one.
NEWEST = 1
#: What turns a file of an older version into one of the next, by the older version.
UPGRADES: Mapping[int, Upgrade] = {}

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
MORE_THAN_ASKED = N_(
    "The file tells more than these questions ask for. This is in the file, but not here:"
)
KEEP_THE_FILE = N_("Keep this file. If you save your case again, the new file does not have it.")
#: What a call brought at once. Another answer is one that came later.
AT_ONCE = ("solved", "explained")
ANSWER_KEYS = ("answer", "answered_on", "promised_on")
#: The keys of a call that need more than their own question.
OF_A_CALL = (*ANSWER_KEYS, "service_request_opened")
#: These mistakes are about the case, not about how the file is written.
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
    known = CASE_KEYS.keys() - {"version"}
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
    writer.write_contacts()
    writer.put("came_back", YES)
    return Reopened(writer.answers, tuple(writer.left_out))


def paths_lost(
    case: Case, again: Mapping[str, object], named: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the paths of what `case` tells and `again`, the case of its answers, does not.

    A file can have what the questions never lead to: an email to headquarters after an answer, an
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
    if not is_empty(values.get(REQUEST_NUMBER)):  # a number says by itself that one was opened
        meant.pop("service_request_opened", None)
    for key, value in [*meant.items()]:
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
        """Write the keys of the case itself."""
        for row in rows_of():
            answers = answers_to(row, self.case)
            for question, value in answers.items():
                self.put(question, value)
            if not answers and getattr(self.case, row.name) is not None:
                self.left_out.append(row.path)

    def write_contacts(self) -> None:
        """Write each contact in its place; the earliest of a kind comes first."""
        contacts = self.case.contacts
        for index in sorted(range(len(contacts)), key=lambda at: self._since(contacts[at])):
            self._contact(f"contacts[{index}]", contacts[index])
        if "called" not in self.answers:
            self.put("called", "no")

    def _since(self, contact: Contact) -> date:
        """Return the day to sort by; without one, first or last as the contacts after it show.

        Where the next kind of contact is dated before any dated one of this kind, the one without
        a day was the first.
        """
        if contact.on is not None:
            return contact.on
        kinds = contact_kinds()
        dated = [(other.channel, other.on) for other in self.case.contacts if other.on is not None]
        same = [on for channel, on in dated if channel == contact.channel]
        next_ones = [on for channel, on in dated if kinds[channel].after == contact.channel]
        is_first = min(next_ones, default=date.max) < min(same, default=date.min)
        return date.min if is_first else date.max

    def _contact(self, path: str, contact: Contact) -> None:
        found = self._free_place(contact.channel)
        if found is None:
            self.left_out.append(path)
            return
        name, place = found
        self.put(place.group, place.answer)
        is_call = contact.channel == "call"
        if is_call:
            self._request(path, contact, place)
            self._answer_to_call(path, contact, place)
        questions = questions_of(name)
        for key in CONTACT_KEYS:
            value = getattr(contact, key)
            if key == "channel" or is_empty(value) or (is_call and key in OF_A_CALL):
                continue
            if key in questions:
                self.put(questions[key], value)
            else:
                self.left_out.append(f"{path}.{key}")

    def _free_place(self, channel: str) -> tuple[str, Place] | None:
        """Return the first place for a contact of `channel` whose group is not answered yet."""
        places = (item for item in PLACES.items() if item[1].channel == channel)
        return next((item for item in places if item[1].group not in self.answers), None)

    def _request(self, path: str, call: Contact, place: Place) -> None:
        """Write whether a call opened a request."""
        has_reason = not is_empty(call.no_request_reason)
        opened = of_call(place.number, "request_opened")
        if call.number is not None or call.service_request_opened:
            self.put(opened, YES)
            if has_reason:
                self.left_out.append(f"{path}.{NO_REQUEST_REASON}")
        elif has_reason:
            self.put(opened, "no")

    def _answer_to_call(self, path: str, call: Contact, place: Place) -> None:
        """Write what a call brought; the first one can have an answer that came later."""
        told = {key: getattr(call, key) for key in ANSWER_KEYS if not is_empty(getattr(call, key))}
        if call.answer in AT_ONCE:
            self.put(of_call(place.number, "call_answer"), told.pop("answer"))
        if call.answer == "explained":
            self.put(of_call(place.number, "call_promised_on"), told.pop("promised_on", None))
        is_asked_online = any(other.channel in ONLINE for other in self.case.contacts)
        if told and place.number == 1 and call.answer is not None and not is_asked_online:
            questions = questions_of("e_request")
            for key in ANSWER_KEYS:
                self.put(questions[key], told.pop(key, None))
            self.put(questions["answer"], call.answer)
        self.left_out += [f"{path}.{key}" for key in told]


def left_out_in_words(case: Case, paths: list[str]) -> list[Message]:
    """Return the sentences that name `paths` of `case`, for which the form has no place.

    A path is the contract's: `center`, `contacts[0]` or `contacts[0].by`.

    >>> for sentence in left_out_in_words(Case(center="NBC"), ["center"]):
    ...     print(sentence)
    The file tells more than these questions ask for. This is in the file, but not here:
    Which office has your case now?
    Keep this file. If you save your case again, the new file does not have it.
    """
    named = [_in_words(case, path) for path in paths]
    return [message(MORE_THAN_ASKED), *named, message(KEEP_THE_FILE)]


def _in_words(case: Case, path: str) -> Message:
    index, key = parts_of_path(path)
    if index is None:
        return _of_the_case(case, key)
    contact = when_and_how(case.contacts[index])
    if not key:
        return contact
    words = Message(CONTACT_KEYS[key].words)
    return message(N_("{contact}: {key}"), contact=contact, key=words)


def _of_the_case(case: Case, key: str) -> Message:
    """Return the question that asks for `key`, with its answer where a button gives that answer."""
    question = question_of(questions_of("")[key])[1]
    for shortcut in question.shortcuts:
        if isinstance(shortcut, Shortcut) and shortcut.sets.get(key) == getattr(case, key):
            values = {"question": Message(question.label), "answer": Message(shortcut.label)}
            return message(N_("{question}: {answer}"), **values)
    return Message(question.label)
