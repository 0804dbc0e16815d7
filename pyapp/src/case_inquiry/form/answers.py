"""From the answers of the form, as typed, to the case of the rules.

Each text is read in one place and at most one way; what cannot be read becomes an error at its own
question, and the rest is still read. Answers of questions that are not asked any more stay
in the form but do not count; what is not asked because the case is resolved stays in the case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from case_inquiry import forms
from case_inquiry.case import MOST_DAYS_TOLD, Case, CaseError, FieldError, read_case
from case_inquiry.case.nothing import says_nothing
from case_inquiry.days.times import read_time, say_time
from case_inquiry.days.typed import Suggestion, UnclearTextError, read_date
from case_inquiry.days.waits import read_count_of_days
from case_inquiry.days.words import Order, order_of
from case_inquiry.form.exits import Exit, open_exit
from case_inquiry.form.fields import (
    NO_ANSWER,
    ONLINE,
    PLACES,
    USCIS_ANSWER,
    YES,
    day_beside,
    kind_of,
    rows_of,
)
from case_inquiry.form.meanings import (
    Told,
    is_resolved_without_a_day,
    question_behind,
    value_of,
)
from case_inquiry.form.pages.more_calls import MORE_CALLS, of_call
from case_inquiry.form.walk import (
    PAGES,
    Question,
    QuestionPage,
    asked,
    counting_answers,
    kept,
    question_of,
)
from case_inquiry.identifiers import a_number, receipt
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.messages import N_, Message, message, one_after_another

CENTER = question_of("center")[1]
#: The warnings of a receipt number that help to find a typing error, shown below the field.
WORTH_SAYING = ("unknown_prefix", "asterisk_removed", "future_fiscal_year")
#: The kinds of answers that a word like “none” leaves empty.
MAY_BE_NOTHING = ("a_number", "line")
#: The one question that may not be passed over: nothing can be worked out without it.
NEEDED = "called"


type Read = Callable[[dict[str, str]], Reading]


class AnswerError(NamedTuple):
    """What is wrong with the answer of `question`, and how to mend it."""

    question: str
    error: str
    message: Message
    suggestion: Suggestion | None = None


class Reading(NamedTuple):
    """What the answers say.

    `case_data` is the case as the outside knows it, its dates and numbers only where they could be
    read; `case` is the same as the rules know it, None where they refuse it. `counting` are the
    answers of the questions that are asked; `echoes` tell in words how a text was read. `pages` are
    asked; `kept` are not, as the case is resolved, but they belong to it; `told` are the answers
    of both.
    """

    case_data: dict[str, object]
    errors: tuple[AnswerError, ...]
    echoes: dict[str, Message]
    offers: dict[str, Suggestion]
    facts: dict[str, str]
    counting: dict[str, str]
    pages: tuple[tuple[QuestionPage, tuple[Question, ...]], ...]
    kept: tuple[tuple[QuestionPage, tuple[Question, ...]], ...]
    told: dict[str, str]
    case: Case | None

    def exit(self, page: str | None = None) -> Exit | None:
        """Return the way out that these answers open, on `page` or anywhere."""
        return open_exit(self.counting, self.facts, page)


def read_answers(answers: Mapping[str, str], today: date, language: str = "en") -> Reading:
    """Read the form's `answers`, question id to text.

    The language decides which comes first in a date of numbers (`order_of`).

    >>> reading = read_answers({"called": "yes", "call_date": "10/01/2026"}, date(2026, 11, 24))
    >>> reading.case_data["contacts"]
    [{'channel': 'call', 'on': '2026-10-01'}]
    >>> str(reading.echoes["call_date"])
    'Thursday, October 1, 2026'
    """
    reader = _Reader(today, order_of(language))
    facts = reader.facts(answers)
    counting = counting_answers(answers, facts)
    pages, besides = asked(answers, facts), kept(answers, facts)
    told = counting | {one.id: answers[one.id] for _, shown in besides for one in shown}
    for _, questions in (*pages, *besides):
        for question in questions:
            reader.read(question, told.get(question.id, "").strip())
    case_data, places = _case_data(Told(told, reader.values))
    case, refused = _read_case(case_data, today, places)
    errors = [*reader.errors, *refused]
    if not counting.get(NEEDED, "").strip():
        words = message(N_("Choose Yes or No. Your next step depends on it."))
        errors.append(AnswerError(NEEDED, "empty", words))
    return Reading(
        case_data,
        tuple(errors),
        reader.echoes,
        reader.offers,
        facts,
        counting,
        pages,
        besides,
        told,
        case,
    )


def errors_on(page: QuestionPage, answers: dict[str, str], read: Read) -> list[AnswerError]:
    """Return the errors that belong on `page`, as far as the form has been filled up to it.

    Where an answer of this page contradicts an earlier page, the error is shown here, at the answer
    that brought it.

    >>> from case_inquiry.form.walk import page_of
    >>> typed = {"called": "yes", "call_date": "soon"}
    >>> read = lambda answers: read_answers(answers, date(2026, 11, 24))
    >>> [error.question for error in errors_on(page_of("called"), typed, read)]
    ['call_date']
    """
    later = {question.id for other in _after(page) for question in other.questions}
    so_far = {name: text for name, text in answers.items() if name not in later}
    here = [question.id for question in page.questions]
    found: list[AnswerError] = []
    for error in read(so_far).errors:
        if error.question in here:
            found.append(error)
        elif (cause := _cause(error, here, so_far, read)) is not None:
            found.append(error._replace(question=cause))
    return found


def _after(page: QuestionPage) -> tuple[QuestionPage, ...]:
    return PAGES[PAGES.index(page) + 1 :]


def _cause(error: AnswerError, here: list[str], answers: dict[str, str], read: Read) -> str | None:
    """Return the question among `here` without whose answer the error would not be."""
    for name in here:
        if answers.get(name, "").strip():
            without = {other: text for other, text in answers.items() if other != name}
            if error not in read(without).errors:
                return name
    return None


def _case_data(told: Told) -> tuple[dict[str, object], dict[str, str]]:
    """Return the case that the answers describe, and the question that each of its paths came from.

    Keys that tell nothing are left out.
    """
    contacts, questions = _contacts(told)
    case: dict[str, object] = {"version": 1, "contacts": contacts}
    for row in rows_of():
        questions[row.path] = row.question
        value = value_of(row, told)
        if value is not None:
            case[row.name] = value
    return case, questions


def _contacts(told: Told) -> tuple[list[dict[str, object]], dict[str, str]]:
    """Return the contacts that were made, and the question that each of their paths came from."""
    asked_online = told.says("asked_online") in ONLINE
    contacts: list[dict[str, object]] = []
    questions: dict[str, str] = {}
    for name, place in PLACES.items():
        if not place.is_taken(told.texts):
            continue
        path = f"contacts[{len(contacts)}]"
        rows = rows_of(name, asked_online=asked_online)
        questions[path] = place.question
        questions |= {f"{path}.{row.name}": question_behind(row, told) for row in rows}
        values = {row.name: value_of(row, told) for row in rows}
        known = {key: value for key, value in values.items() if value is not None}
        contacts.append({"channel": place.channel, **known})
    is_solved = any(contact.get("answer") == "solved" for contact in contacts)
    if is_resolved_without_a_day(told) and not is_solved:
        contacts[0]["answer"] = "solved"
    return contacts, questions


def _read_case(
    case_data: dict[str, object], today: date, questions: Mapping[str, str]
) -> tuple[Case | None, list[AnswerError]]:
    """Return the case, or what the rules find wrong in it, each at the question it came from."""
    try:
        return read_case(case_data, today), []
    except CaseError as refused:
        return None, [_at_its_question(error, questions) for error in refused.errors]


def _at_its_question(error: FieldError, questions: Mapping[str, str]) -> AnswerError:
    path = error.field
    question = questions.get(path) or questions.get(path.partition(".")[0], "")
    return AnswerError(question, error.reason or error.error, error.message)


class _Reader:
    """Reads single texts; collects what they mean, what is wrong, and how they were read."""

    def __init__(self, today: date, order: Order) -> None:
        self.today = today
        self.order = order
        self.values: dict[str, object] = {}
        self.errors: list[AnswerError] = []
        self.echoes: dict[str, Message] = {}
        self.offers: dict[str, Suggestion] = {}
        self._receipts: dict[str, receipt.Receipt] = {}
        self._readers: Mapping[str, Callable[[Question, str], object]] = {
            "time": self._time,
            "receipt_number": self._receipt,
            "a_number": self._a_number,
            "form": self._form,
        }

    def read(self, question: Question, text: str) -> None:
        """Read the text of one question that is asked."""
        if not text:
            return
        if kind_of(question.id) in MAY_BE_NOTHING and says_nothing(text):
            self.echoes[question.id] = message(N_("Not given"))
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
            since = self.values.get(day_beside(question.id))
            told_on = date.fromisoformat(since) if isinstance(since, str) else None
            return read_count_of_days(
                text, MOST_DAYS_TOLD, self.today, since=told_on, order=self.order
            )
        reader = self._readers.get(kind_of(question.id))
        return text if reader is None else reader(question, text)

    def _choice(self, question: Question, text: str) -> str:
        if question.choice(text) is None:
            raise UnclearTextError("invalid_value", message(N_("Choose one of the answers.")))
        return text

    def _date(self, question: Question, text: str) -> str:
        day = read_date(text, self.today, order=self.order)
        self.echoes[question.id] = message("{day}", day=day)
        return day.isoformat()

    def _time(self, question: Question, text: str) -> str:
        at = read_time(text)
        if at is None:
            return text
        self.echoes[question.id] = message("{time}", time=say_time(at))
        return at

    def _receipt(self, question: Question, text: str) -> str:
        number = self._parse_receipt(text)
        warnings = zip(number.warnings, number.warning_messages(), strict=True)
        helpful = [warning for code, warning in warnings if code in WORTH_SAYING]
        if number.suggestion:
            near = N_("We don't recognize the letters {letters}. Did you mean {near}?")
            values = {"letters": number.prefix, "near": number.suggestion[: len(number.prefix)]}
            helpful[0] = message(near, **values)
            label = message("{number}", number=number.suggestion)
            self.offers[question.id] = Suggestion(number.suggestion, label)
        self.echoes[question.id] = _echo(number.formatted, [*helpful, *number.day_messages()])
        return number.number

    def _parse_receipt(self, text: str) -> receipt.Receipt:
        """Return what a receipt number tells, each text read but once."""
        if text not in self._receipts:
            self._receipts[text] = receipt.parse(text, self.today)
        return self._receipts[text]

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
        self._offer_form(question, text)
        return forms.compact(text)

    def _offer_form(self, question: Question, text: str) -> None:
        """Ask back where a word may mean one form or another."""
        meant = forms.perhaps(text)
        if meant is not None:
            words = message(N_("Did you mean {form}?"), form=meant.number)
            self.echoes[question.id] = words
            self.offers[question.id] = Suggestion(
                meant.number, message("{form}", form=meant.number)
            )

    def facts(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Return what only the rules know about the answers, for the conditions of the form.

        Every fact has a value, the empty text where it is not true. Who said that a special
        privacy rule covers the case is asked about it whatever the form: it never gets lost.
        """
        form = forms.find(answers.get("form", "").strip())
        is_protected = answers.get("privacy", "").strip() == YES
        office = self._office_of(answers.get("receipt_number", ""))
        online = answers.get("asked_online", "") in ONLINE
        return {
            "form_protected": _yes_if(forms.is_protected(answers.get("form", ""))),
            "form_employer": _yes_if(form is not None and form.employer and not is_protected),
            "form_asylum": _yes_if(form is not None and form.number == "I-589"),
            "call_is_today": _yes_if(self._is_today(answers.get("call_date", ""))),
            "number_office": office if CENTER.choice(f"number_{office}") else "",
            "asked_uscis": _yes_if(online or _has_asked_by_phone(answers)),
            "keep_nothing": _yes_if(answers.get("privacy", "") == "not_said"),
        }

    def _is_today(self, text: str) -> bool:
        try:
            return read_date(text, self.today, order=self.order) == self.today
        except UnclearTextError:
            return False

    def _office_of(self, text: str) -> str:
        try:
            return self._parse_receipt(text.strip()).office or ""
        except ValidationError:
            return ""


def _echo(number: str, notes: Sequence[Message]) -> Message:
    """Return how a number was read, with what helps to find a typing error."""
    if not notes:
        return message("{number}", number=number)
    return message(N_("{number}. {notes}"), number=number, notes=one_after_another(notes))


def _has_asked_by_phone(answers: Mapping[str, str]) -> bool:
    """Tell whether a call opened a request, or what came of it was told already."""
    if answers.get("called", "") != YES:
        return False
    opened = (of_call(number, "request_opened") for number in (1, *MORE_CALLS))
    told = answers.get(USCIS_ANSWER, "") not in ("", NO_ANSWER)
    helped = answers.get("outside_help", "") not in ("", "no")
    return told or helped or any(answers.get(question, "") == YES for question in opened)


def _yes_if(holds: bool) -> str:
    return YES if holds else ""
