"""From the answers of the form, as typed, to the case of the rules.

Each text is read in one place and at most one way; what cannot be read becomes an error at its own
question, and the rest is read all the same. Answers of questions that are not asked any more stay
in the form but do not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from case_inquiry import forms
from case_inquiry.case import MOST_DAYS_TOLD, CaseError, FieldError, read_case
from case_inquiry.identifiers import a_number, receipt
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.messages import N_, Message, message
from case_inquiry.questions import Question, QuestionPage, asked, counting_answers
from case_inquiry.questions.exits import Exit, open_exit
from case_inquiry.questions.part_more_calls import MORE_CALLS
from case_inquiry.written_dates import (
    Suggestion,
    UnclearTextError,
    read_count_of_days,
    read_date,
    read_time,
)

#: The prefixes' offices for which the question about the office offers "the one my number names".
OFFICES_BY_NUMBER = ("VSC", "CSC", "NSC", "TSC")
#: The warnings of a receipt number that help to find a typing error, said below the field.
WORTH_SAYING = ("unknown_prefix", "asterisk_removed", "future_fiscal_year")
#: The one question that may not be passed over: nothing can be worked out without it.
NEEDED = "called"
YES = "yes"


class AnswerError(NamedTuple):
    """What is wrong with the answer of `question`, and how to mend it."""

    question: str
    error: str
    message: Message
    suggestion: Suggestion | None = None


class Reading(NamedTuple):
    """What the answers say.

    `case_data` is the case as the outside knows it, its dates and numbers only where they could be
    read; `counting` are the answers of the questions that are asked; `echoes` tell in words how a
    text was read.
    """

    case_data: dict[str, object]
    errors: tuple[AnswerError, ...]
    echoes: dict[str, Message]
    facts: dict[str, str]
    counting: dict[str, str]
    pages: tuple[tuple[QuestionPage, tuple[Question, ...]], ...]

    def exit(self, page: str | None = None) -> Exit | None:
        """Return the way out that these answers open, on `page` or anywhere."""
        return open_exit(self.counting, self.facts, page)


def read_answers(
    answers: Mapping[str, str],
    today: date,
    language: str = "en",
    *,
    procedure: str = "notice-2009",
) -> Reading:
    """Read the form's `answers`, question id to text.

    The language decides whether the month comes first in a date of numbers.

    >>> reading = read_answers({"called": "yes", "call_date": "10/01/2026"}, date(2026, 11, 24))
    >>> reading.case_data["contacts"]
    [{'channel': 'call', 'on': '2026-10-01'}]
    >>> str(reading.echoes["call_date"])
    'Thursday, October 1, 2026'
    """
    reader = _Reader(today, month_first=language.partition("-")[0] == "en")
    facts = reader.facts(answers)
    counting = counting_answers(answers, facts, procedure)
    pages = asked(answers, facts, procedure)
    for _, questions in pages:
        for question in questions:
            reader.read(question, counting.get(question.id, "").strip())
    builder = _CaseBuilder(counting, reader.values)
    case_data = builder.build()
    errors = [*reader.errors, *_errors_of_the_case(case_data, today, builder.places)]
    if not counting.get(NEEDED, "").strip():
        words = message(N_("Choose Yes or No. Your next step depends on it."))
        errors.append(AnswerError(NEEDED, "empty", words))
    return Reading(case_data, tuple(errors), reader.echoes, facts, counting, pages)


def _errors_of_the_case(
    case_data: dict[str, object], today: date, places: Mapping[str, str]
) -> list[AnswerError]:
    """Return what the rules find wrong in the case, each at the question it came from."""
    try:
        read_case(case_data, today)
    except CaseError as refused:
        return [_at_its_question(error, places) for error in refused.errors]
    return []


def _at_its_question(error: FieldError, places: Mapping[str, str]) -> AnswerError:
    path = error.field
    question = places.get(path) or places.get(path.partition(".")[0], "")
    suggestion = None
    if error.suggestion is not None:
        suggestion = Suggestion(error.suggestion, message("{number}", number=error.suggestion))
    return AnswerError(question, error.reason or error.error, error.message, suggestion)


class _Reader:
    """Reads single texts; collects what they mean, what is wrong, and how they were read."""

    def __init__(self, today: date, *, month_first: bool) -> None:
        self.today = today
        self.month_first = month_first
        self.values: dict[str, object] = {}
        self.errors: list[AnswerError] = []
        self.echoes: dict[str, Message] = {}

    def read(self, question: Question, text: str) -> None:
        """Read the text of one question that is asked."""
        if not text:
            return
        try:
            self.values[question.id] = self._value(question, text)
        except UnclearTextError as unclear:
            self.errors.append(
                AnswerError(question.id, unclear.code, unclear.message, unclear.suggestion)
            )
        except ValidationError as wrong:
            suggestion = None
            if wrong.suggestion is not None:
                label = message("{number}", number=wrong.suggestion)
                suggestion = Suggestion(wrong.suggestion, label)
            self.errors.append(AnswerError(question.id, wrong.code, wrong.message, suggestion))

    def _value(self, question: Question, text: str) -> object:
        if question.kind == "radio":
            return self._choice(question, text)
        if question.kind == "date":
            return self._date(question, text)
        if question.kind == "number":
            return read_count_of_days(text, MOST_DAYS_TOLD)
        if question.id.endswith("_time"):
            return read_time(text) or text
        if question.id == "receipt_number":
            return self._receipt(question, text)
        if question.id == "a_number":
            return self._a_number(question, text)
        if question.id == "form":
            return self._form(question, text)
        return text

    def _choice(self, question: Question, text: str) -> str:
        if question.choice(text) is None:
            raise UnclearTextError("invalid_value", message(N_("Choose one of the answers.")))
        return text

    def _date(self, question: Question, text: str) -> str:
        day = read_date(text, self.today, month_first=self.month_first)
        self.echoes[question.id] = message("{day}", day=day)
        return day.isoformat()

    def _receipt(self, question: Question, text: str) -> str:
        number = receipt.parse(text, self.today)
        words = message("{number}", number=number.formatted)
        for code, warning in zip(number.warnings, number.warning_messages(), strict=True):
            if code in WORTH_SAYING:
                words = message("{before}. {warning}", before=words, warning=warning)
        self.echoes[question.id] = words
        return number.number

    def _a_number(self, question: Question, text: str) -> str:
        number = a_number.parse(text, self.today)
        self.echoes[question.id] = message("{number}", number=number.formatted)
        return number.number

    def _form(self, question: Question, text: str) -> str:
        known = forms.find(text)
        if known is not None:
            words = message("{form}: {title}", form=known.number, title=known.title)
            self.echoes[question.id] = words
        return forms.compact(text)

    def facts(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Return what only the rules know about the answers, for the conditions of the form.

        Every fact has a value, the empty text where it does not hold.
        """
        form = forms.find(answers.get("form", "").strip())
        office = self._office_of(answers.get("receipt_number", ""))
        online = answers.get("asked_online", "") in ("e_request", "secure_message")
        called = answers.get("called", "") == YES
        return {
            "form_protected": _yes_if(form is not None and form.protected),
            "form_employer": _yes_if(form is not None and form.employer),
            "form_asylum": _yes_if(form is not None and form.number == "I-589"),
            "call_is_today": _yes_if(self._is_today(answers.get("call_date", ""))),
            "number_office": office if office in OFFICES_BY_NUMBER else "",
            "asked_uscis": _yes_if(online or called),
            "keep_nothing": _yes_if(answers.get("privacy", "") == "not_said"),
        }

    def _is_today(self, text: str) -> bool:
        try:
            return read_date(text, self.today, month_first=self.month_first) == self.today
        except UnclearTextError:
            return False

    def _office_of(self, text: str) -> str:
        try:
            return receipt.parse(text, self.today).office or ""
        except ValidationError:
            return ""


def _yes_if(holds: bool) -> str:
    return YES if holds else ""


class _CaseBuilder:
    """Puts the values of the questions into the keys of the case; remembers where each came from.

    `places` leads from a path of the case (`contacts[0].on`) to the question that it came from.
    """

    def __init__(self, counting: Mapping[str, str], values: Mapping[str, object]) -> None:
        self.counting = counting
        self.values = values
        self.contacts: list[dict[str, object]] = []
        self.places: dict[str, str] = {}

    def build(self) -> dict[str, object]:
        """Return the case, its keys without those that are empty."""
        self._add_contacts()
        self._mark_solved()
        case: dict[str, object] = {
            "version": 1,
            "role": self.values.get("role") or self.counting.get("door") or "applicant",
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
            "inquiry_date_seen_on": self.values.get("inquiry_date_seen_on"),
            "contacts": self.contacts,
            "resolved_on": self.values.get("resolved_on"),
        }
        self.places.update({key: key for key in case})
        self.places["protected"] = "privacy"
        return {key: value for key, value in case.items() if value is not None}

    def _problem(self) -> object:
        problem = self.values.get("problem")
        return "other" if problem == "uscis_acted" else problem

    def _case_status(self) -> object:
        if open_exit(dict(self.counting), {}, "problem") is not None:
            return "waiting_for_me"
        status = self.values.get("case_status")
        if status in ("not_found_online", "not_looked"):
            return None
        if status in ("waiting_for_me", "decision"):
            return None if self.counting.get("case_status_go_on") == status else status
        return status

    def _situation(self) -> object:
        situation = self.counting.get("situation")
        if self.values.get("case_status") == "not_found_online":
            return "not_found_online"
        if situation == "no_receipt_yet" and self.counting.get("receipt_number", "").strip():
            return None
        return situation or None

    def _center(self) -> object:
        center = self.values.get("center")
        if center == "unknown" or str(center).startswith("number_"):
            return None
        return center

    def _inquiry_date(self) -> object:
        typed = self.counting.get("inquiry_date", "").strip()
        if not typed and self.counting.get("inquiry_date_passed") == "not_listed":
            return "not_listed"
        return self.values.get("inquiry_date")

    def _add_contacts(self) -> None:
        if self.values.get("called") == YES:
            self._add_call("call", "")
            for number in MORE_CALLS:
                if self.counting.get(f"call_{number}") == YES:
                    self._add_call(f"call_{number}", f"call_{number}_")
        if self.values.get("emailed_center") == YES:
            self._add("center_email", "emailed_center", _email("center"))
        if self.values.get("emailed_hq") == YES:
            self._add("hq_email", "emailed_hq", _email("hq"))
        online = self.values.get("asked_online")
        if online in ("e_request", "secure_message"):
            self._add(str(online), "asked_online", ONLINE)
        helper = self.values.get("outside_help")
        if helper in ("ombudsman", "congress"):
            self._add(str(helper), "outside_help", OUTSIDE_HELP)

    def _add_call(self, name: str, prefix: str) -> None:
        keys = {
            "on": f"{name}_date",
            "at": f"{name}_time",
            "representative": f"{name}_representative",
            "service_request": f"{prefix}service_request",
            "no_request_reason": f"{prefix}no_request_reason",
            "told_to_wait_days": f"{prefix}told_to_wait_days",
        }
        if name == "call" and "asked_online" in self.counting and not self._asked_online():
            keys |= {"answer": "uscis_answer", "answered_on": "uscis_answered_on"}
        self._add("call", f"{name}_date", keys)

    def _asked_online(self) -> bool:
        return self.values.get("asked_online") in ("e_request", "secure_message")

    def _add(self, channel: str, question: str, keys: Mapping[str, str]) -> None:
        place = f"contacts[{len(self.contacts)}]"
        contact: dict[str, object] = {"channel": channel}
        self.places[place] = question
        for key, source in keys.items():
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
        if resolved and not self.counting.get("resolved_on", "").strip():
            self.contacts[0]["answer"] = "solved"


def _email(name: str) -> dict[str, str]:
    return {
        "on": f"{name}_email_date",
        "answer": f"{name}_answer",
        "answered_on": f"{name}_answered_on",
    }


ONLINE = {
    "on": "asked_on",
    "service_request": "asked_number",
    "answer": "uscis_answer",
    "answered_on": "uscis_answered_on",
}
OUTSIDE_HELP = {
    "on": "outside_help_on",
    "answer": "outside_help_answer",
    "answered_on": "outside_help_answered_on",
}
