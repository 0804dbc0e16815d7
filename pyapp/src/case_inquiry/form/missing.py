"""What the step asks for and the person left empty, each with the page that asks for it."""

from __future__ import annotations

from collections.abc import Iterable

from case_inquiry.case import Case
from case_inquiry.form.fields import (
    NO_REQUEST_REASON,
    REQUEST_NUMBER,
    parts_of_path,
    place_of,
    questions_of,
)
from case_inquiry.form.walk import Question, QuestionPage, question_of
from case_inquiry.messages import N_, Message, Translator, message, render


def missing_items(paths: Iterable[str], case: Case, using: Translator) -> list[dict[str, str]]:
    """Return the missing fields of a case in their order: path, label and page.

    >>> from case_inquiry.messages import translator
    >>> missing_items(["a_number"], Case(), translator())
    [{'path': 'a_number', 'label': 'A-Number', 'page': 'details'}]
    """
    return [
        {
            "path": path,
            "label": render(_label(path, case), using),
            "page": question_for(path, case)[0].id,
        }
        for path in paths
    ]


def _label(path: str, case: Case) -> str | Message:
    """Return the words for an empty field.

    The reason that no request was opened is asked for where the request's number is empty as well.
    Whether one was opened is not known then, and the label does not say it.
    """
    label = question_for(path, case)[1].label
    if not path.endswith(NO_REQUEST_REASON):
        return label
    number = question_for(path.replace(NO_REQUEST_REASON, REQUEST_NUMBER), case)[1].label
    return message(N_("{number}, or: {reason}"), number=Message(number), reason=Message(label))


def question_for(path: str, case: Case) -> tuple[QuestionPage, Question]:
    """Return the question that asks for the field at `path`, and its page.

    Raises KeyError for a field that no question asks for.

    >>> page, question = question_for("filed_on", Case())
    >>> question.id
    'filed_on'
    """
    index, key = parts_of_path(path)
    if index is None:
        return question_of(questions_of("")[key])
    questions = questions_of(place_of(case, index))
    # A later call's answer has no question of its own; its day leads to its page.
    return question_of(questions.get(key, questions["on"]))
