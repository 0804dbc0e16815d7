"""Which errors belong on which page of the form."""

from __future__ import annotations

from collections.abc import Callable

from case_inquiry.form.answers import AnswerError, Reading
from case_inquiry.form.walk import PAGES, QuestionPage

type Read = Callable[[dict[str, str]], Reading]


def errors_on(page: QuestionPage, answers: dict[str, str], read: Read) -> list[AnswerError]:
    """Return the errors that belong on `page`, as far as the form has been filled up to it.

    Where an answer of this page contradicts an earlier page, the error is shown here, at the answer
    that brought it.

    >>> from datetime import date
    >>> from case_inquiry.form.answers import read_answers
    >>> from case_inquiry.form.walk import page_of
    >>> typed = {"called": "yes", "call_date": "soon"}
    >>> read = lambda answers: read_answers(answers, date(2026, 11, 24))
    >>> [error.question for error in errors_on(page_of("call"), typed, read)]
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
