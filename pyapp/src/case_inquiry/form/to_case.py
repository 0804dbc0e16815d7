"""The case that the answers of the form tell of, and the question each of its fields came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from case_inquiry.form.exits import open_exit
from case_inquiry.form.pages.more_calls import MORE_CALLS

YES = "yes"
#: The questions of the keys of a case that have another name.
QUESTIONS = {"protected": "privacy", "situation": "receipt_number"}
#: The channels of a question that is asked online, which are the answers of one group.
ONLINE = ("e_request", "secure_message")


def call_questions(number: int) -> dict[str, str]:
    """Return the questions about call `number` by the keys of its contact.

    >>> call_questions(1)["service_request"], call_questions(2)["service_request"]
    ('service_request', 'call_2_service_request')
    """
    name, prefix = ("call", "") if number == 1 else (f"call_{number}", f"call_{number}_")
    return {
        "on": f"{name}_date",
        "at": f"{name}_time",
        "representative": f"{name}_representative",
        "service_request": f"{prefix}service_request",
        "no_request_reason": f"{prefix}no_request_reason",
        "told_to_wait_days": f"{prefix}told_to_wait_days",
    }


def request_question(number: int) -> str:
    """Return the question of call `number` that asks if a service request was opened.

    >>> request_question(1), request_question(2)
    ('request_opened', 'call_2_request_opened')
    """
    number_question = call_questions(number)["service_request"]
    return f"{number_question.removesuffix('service_request')}request_opened"


def first_call_questions(*, asked_online: bool) -> dict[str, str]:
    """Return the questions about the first call, with the answer of USCIS where it is the call's.

    Today's way asks for one answer; after a question online it belongs to that question.

    >>> first_call_questions(asked_online=False)["answer"]
    'uscis_answer'
    """
    if asked_online:
        return call_questions(1)
    return call_questions(1) | {"answer": "uscis_answer", "answered_on": "uscis_answered_on"}


def _email(name: str) -> dict[str, str]:
    return {
        "on": f"{name}_email_date",
        "answer": f"{name}_answer",
        "answered_on": f"{name}_answered_on",
    }


_ONLINE = {
    "on": "asked_on",
    "service_request": "asked_number",
    "answer": "uscis_answer",
    "answered_on": "uscis_answered_on",
}
_OUTSIDE_HELP = {
    "on": "outside_help_on",
    "answer": "outside_help_answer",
    "answered_on": "outside_help_answered_on",
}


def question_of_key(key: str) -> str:
    """Return the question that fills a key of the case itself; one of a contact has its place.

    >>> question_of_key("filed_on"), question_of_key("protected")
    ('filed_on', 'privacy')
    """
    return QUESTIONS.get(key, key)


class ContactPlace(NamedTuple):
    """Where the form asks for a contact: the group and its answer, and the fields by their keys."""

    group: str
    answer: str
    fields: Mapping[str, str]


#: The contacts other than calls, in the order in which the form asks for them.
CONTACT_PLACES: Mapping[str, ContactPlace] = {
    "center_email": ContactPlace("emailed_center", YES, _email("center")),
    "hq_email": ContactPlace("emailed_hq", YES, _email("hq")),
    "e_request": ContactPlace("asked_online", "e_request", _ONLINE),
    "secure_message": ContactPlace("asked_online", "secure_message", _ONLINE),
    "ombudsman": ContactPlace("outside_help", "ombudsman", _OUTSIDE_HELP),
    "congress": ContactPlace("outside_help", "congress", _OUTSIDE_HELP),
}


class CaseBuilder:
    """Puts the values of the questions into the keys of the case; remembers where each came from.

    `told` are the texts that belong to the case, `values` what they mean. `places` leads from a
    path of the case (`contacts[0].on`) to the question that it came from.
    """

    def __init__(self, told: Mapping[str, str], values: Mapping[str, object]) -> None:
        self.told = told
        self.values = values
        self.contacts: list[dict[str, object]] = []
        self.places: dict[str, str] = {}

    def build(self) -> dict[str, object]:
        """Return the case, its keys without those that are empty."""
        self._add_contacts()
        self._mark_solved()
        case: dict[str, object] = {
            "version": 1,
            "role": self.values.get("role") or self.told.get("door") or "applicant",
            "consent": self.values.get("consent"),
            "problem": self._problem(),
            "case_status": self._case_status(),
            "situation": self._situation(),
            "protected": True if self.values.get("privacy") == YES else None,
            "receipt_number": self.values.get("receipt_number"),
            "a_number": self.values.get("a_number"),
            "form": self.values.get("form"),
            "filed_on": self.values.get("filed_on"),
            "center": self._center(),
            "inquiry_date": self._inquiry_date(),
            "inquiry_date_seen_on": self._seen_on(),
            "contacts": self.contacts,
            "resolved_on": self.values.get("resolved_on"),
        }
        self.places.update({key: question_of_key(key) for key in case})
        return {key: value for key, value in case.items() if value is not None}

    def _problem(self) -> object:
        problem = self.values.get("problem")
        return "other" if problem == "uscis_acted" else problem

    def _case_status(self) -> object:
        if open_exit(dict(self.told), {}, "problem") is not None:
            return "waiting_for_me"
        status = self.values.get("case_status")
        if status in ("not_found_online", "not_looked"):
            return None
        if status in ("waiting_for_me", "decision"):
            return None if self.told.get("case_status_go_on") == status else status
        return status

    def _situation(self) -> object:
        situation = self.told.get("situation")
        if self.values.get("case_status") == "not_found_online":
            return "not_found_online"
        if situation == "no_receipt_yet" and self.told.get("receipt_number", "").strip():
            return None
        return situation or None

    def _center(self) -> object:
        center = self.values.get("center")
        if center == "unknown" or str(center).startswith("number_"):
            return None
        return center

    def _inquiry_date(self) -> object:
        typed = self.told.get("inquiry_date", "").strip()
        if not typed and self.told.get("inquiry_date_passed") == "not_listed":
            return "not_listed"
        return self.values.get("inquiry_date")

    def _seen_on(self) -> object:
        """Return the day on which the inquiry date was seen; the field is filled before that."""
        return None if self._inquiry_date() is None else self.values.get("inquiry_date_seen_on")

    def _add_contacts(self) -> None:
        if self.values.get("called") == YES:
            online = self.values.get("asked_online") in ONLINE
            self._add("call", "called", first_call_questions(asked_online=online))
            for number in MORE_CALLS:
                if self.told.get(f"call_{number}") != YES:
                    break
                fields = call_questions(number)
                self._add("call", fields["on"], fields)
        for channel, place in CONTACT_PLACES.items():
            if self.values.get(place.group) == place.answer:
                self._add(channel, place.group, place.fields)

    def _add(self, channel: str, question: str, fields: Mapping[str, str]) -> None:
        place = f"contacts[{len(self.contacts)}]"
        contact: dict[str, object] = {"channel": channel}
        self.places[place] = question
        for key, source in fields.items():
            value = self.values.get(source)
            self.places[f"{place}.{key}"] = source
            if value is not None and not (key == "answer" and value == "none"):
                contact[key] = value
        self.contacts.append(contact)

    def _mark_solved(self) -> None:
        """Say that the case is resolved where no day was given for it.

        The case has no word for this but an answer that solved it, so the first call gets one.
        """
        resolved = self.values.get("resolved") == YES and "resolved_on" not in self.values
        if any(contact.get("answer") == "solved" for contact in self.contacts):
            return
        if resolved and not self.told.get("resolved_on", "").strip():
            self.contacts[0]["answer"] = "solved"
