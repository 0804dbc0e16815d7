"""What the step asks for and the person left empty, each with the page that asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from case_inquiry.case import Case
from case_inquiry.form.to_case import CONTACT_PLACES, call_questions, first_call_questions
from case_inquiry.form.walk import Question, QuestionPage, question_of
from case_inquiry.messages import N_, Message, Translator, message, render

NO_REQUEST_REASON = "no_request_reason"


def missing_items(paths: Iterable[str], case: Case, using: Translator) -> list[dict[str, str]]:
    """Return the missing fields of a case in their order: path, label and page.

    >>> from case_inquiry.messages import translator
    >>> missing_items(["a_number"], Case(), translator())
    [{'path': 'a_number', 'label': 'A-Number', 'page': 'filed'}]
    """
    found = ((path, question_for(path, case)) for path in paths)
    return [
        {"path": path, "label": render(_label(question), using), "page": page.id}
        for path, (page, question) in found
    ]


def _label(question: Question) -> str | Message:
    """Return the words for an empty field.

    The reason that no request was opened is asked for where the request's number is empty as well.
    Whether one was opened is not known then, and the label does not say it.
    """
    if not question.id.endswith(NO_REQUEST_REASON):
        return question.label
    number = question_of(question.id.replace(NO_REQUEST_REASON, "service_request"))[1]
    return message(
        N_("{number}, or: {reason}"), number=Message(number.label), reason=Message(question.label)
    )


def question_for(path: str, case: Case) -> tuple[QuestionPage, Question]:
    """Return the question that asks for the field at `path`, and its page.

    Raises KeyError for a field that no question asks for.

    >>> page, question = question_for("filed_on", Case())
    >>> question.id
    'filed_on'
    """
    match = re.fullmatch(r"contacts\[(\d+)\]\.(\w+)", path)
    if match is None:
        return question_of(path)
    fields = _questions_of(int(match[1]), case)
    # A later call's answer has no question of its own; its day leads to its page.
    return question_of(fields.get(match[2], fields["on"]))


def _questions_of(index: int, case: Case) -> Mapping[str, str]:
    """Return the questions about the contact at `index`, by the keys of the case."""
    channel = case.contacts[index].channel
    if channel != "call":
        return CONTACT_PLACES[channel].fields
    number = sum(contact.channel == "call" for contact in case.contacts[: index + 1])
    return first_call_questions(asked_online=False) if number == 1 else call_questions(number)
