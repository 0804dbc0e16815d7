"""From the answers of the form, as typed, to the case of the rules.

Each text is read in one place and at most one way; what cannot be read becomes an error at its own
question, and the rest is read all the same. Answers of questions that are not asked any more stay
in the form but do not count; what is not asked because the case is resolved, or because the other
procedure asks it, stays in the case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from case_inquiry import forms
from case_inquiry.case import MOST_DAYS_TOLD, CaseError, FieldError, read_case
from case_inquiry.days.typed import (
    Suggestion,
    UnclearTextError,
    read_count_of_days,
    read_date,
    read_time,
    say_time,
)
from case_inquiry.form.exits import Exit, open_exit
from case_inquiry.form.to_case import ONLINE, YES, CaseBuilder
from case_inquiry.form.walk import Question, QuestionPage, asked, counting_answers, kept
from case_inquiry.identifiers import a_number, receipt
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.messages import N_, Message, message, one_after_another

#: The prefixes' offices for which the question about the office offers "the one my number names".
OFFICES_BY_NUMBER = ("VSC", "CSC", "NSC", "TSC")
#: The warnings of a receipt number that help to find a typing error, said below the field.
WORTH_SAYING = ("unknown_prefix", "asterisk_removed", "future_fiscal_year")
#: The one question that may not be passed over: nothing can be worked out without it.
NEEDED = "called"


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
    text was read. `pages` are asked; `kept` are not, as the case is resolved or the procedure is
    the other one, but they belong to it; `told` are the answers of both.
    """

    case_data: dict[str, object]
    errors: tuple[AnswerError, ...]
    echoes: dict[str, Message]
    facts: dict[str, str]
    counting: dict[str, str]
    pages: tuple[tuple[QuestionPage, tuple[Question, ...]], ...]
    kept: tuple[tuple[QuestionPage, tuple[Question, ...]], ...]
    told: dict[str, str]

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
    pages, besides = asked(answers, facts, procedure), kept(answers, facts, procedure)
    told = counting | {one.id: answers[one.id] for _, shown in besides for one in shown}
    for _, questions in (*pages, *besides):
        for question in questions:
            reader.read(question, told.get(question.id, "").strip())
    builder = CaseBuilder(told, reader.values)
    case_data = builder.build()
    errors = [*reader.errors, *_errors_of_the_case(case_data, today, builder.places)]
    if not counting.get(NEEDED, "").strip():
        words = message(N_("Choose Yes or No. Your next step depends on it."))
        errors.append(AnswerError(NEEDED, "empty", words))
    return Reading(case_data, tuple(errors), reader.echoes, facts, counting, pages, besides, told)


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
    return AnswerError(question, error.reason or error.error, error.message)


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
            return self._time(question, text)
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

    def _time(self, question: Question, text: str) -> str:
        at = read_time(text)
        if at is None:
            return text
        self.echoes[question.id] = message("{time}", time=say_time(at))
        return at

    def _receipt(self, question: Question, text: str) -> str:
        number = receipt.parse(text, self.today)
        warnings = zip(number.warnings, number.warning_messages(), strict=True)
        helpful = [warning for code, warning in warnings if code in WORTH_SAYING]
        self.echoes[question.id] = _echo(number.formatted, [*helpful, *number.day_messages()])
        return number.number

    def _a_number(self, question: Question, text: str) -> str:
        number = a_number.parse(text, self.today)
        notes = [] if number.note is None else [number.note]
        self.echoes[question.id] = _echo(number.formatted, notes)
        return number.number

    def _form(self, question: Question, text: str) -> str:
        known = forms.find(text)
        if known is not None:
            words = message(N_("{form}: {title}"), form=known.number, title=known.title)
            self.echoes[question.id] = words
        return forms.compact(text)

    def facts(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Return what only the rules know about the answers, for the conditions of the form.

        Every fact has a value, the empty text where it does not hold. Who said that a special
        privacy rule covers the case is asked about it whatever the form: it never gets lost.
        """
        form = forms.find(answers.get("form", "").strip())
        is_protected = answers.get("privacy", "").strip() == YES
        office = self._office_of(answers.get("receipt_number", ""))
        online = answers.get("asked_online", "") in ONLINE
        called = answers.get("called", "") == YES
        return {
            "form_protected": _yes_if(form is not None and form.protected),
            "form_employer": _yes_if(form is not None and form.employer and not is_protected),
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


def _echo(number: str, notes: Sequence[Message]) -> Message:
    """Return how a number was read, with what helps to find a typing error."""
    if not notes:
        return message("{number}", number=number)
    return message(N_("{number}. {notes}"), number=number, notes=one_after_another(notes))


def _yes_if(holds: bool) -> str:
    return YES if holds else ""
