"""Which errors belong on which page of the form."""

from __future__ import annotations

from collections.abc import Callable

from case_inquiry.answers import AnswerError, Reading
from case_inquiry.messages import N_, message
from case_inquiry.questions import PAGES, QuestionPage

#: The one question that may not be passed over: nothing can be worked out without it.
NEEDED = "called"

type Read = Callable[[dict[str, str]], Reading]


def all_errors(reading: Reading) -> list[AnswerError]:
    """Return all errors, with the one question that may not be passed over."""
    errors = list(reading.errors)
    if not reading.counting.get(NEEDED, "").strip():
        words = message(N_("Choose Yes or No. Your next step depends on it."))
        errors.append(AnswerError(NEEDED, "empty", words))
    return errors


def errors_on(page: QuestionPage, answers: dict[str, str], read: Read) -> list[AnswerError]:
    """Return the errors that belong on `page`, as far as the form has been filled up to it.

    Where an answer of this page contradicts an earlier page, the error is shown here, at the answer
    that brought it.
    """
    later = {question.id for other in _after(page) for question in other.questions}
    so_far = {name: text for name, text in answers.items() if name not in later}
    here = [question.id for question in page.questions]
    found: list[AnswerError] = []
    for error in all_errors(read(so_far)):
        if error.question in here:
            found.append(error)
        elif error.question != NEEDED:
            cause = _cause(error, here, so_far, read)
            if cause is not None:
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
