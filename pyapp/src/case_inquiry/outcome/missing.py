"""What the step asks for and the person left empty, each with the page that asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from case_inquiry.case import Case
from case_inquiry.messages import N_, Message, Translator, message, render
from case_inquiry.questions import Question, QuestionPage, question_of

NO_REQUEST_REASON = "no_request_reason"

#: Fields of a call, by the question that asks for them of the first call and of a later one.
_OF_CALLS = {
    "on": ("call_date", "call_{n}_date"),
    "at": ("call_time", "call_{n}_time"),
    "representative": ("call_representative", "call_{n}_representative"),
    "service_request": ("service_request", "call_{n}_service_request"),
    "no_request_reason": ("no_request_reason", "call_{n}_no_request_reason"),
}
#: Fields of other contacts, by their channel.
_OF_OTHERS = {
    ("center_email", "on"): "center_email_date",
    ("hq_email", "on"): "hq_email_date",
    ("e_request", "on"): "asked_on",
    ("secure_message", "on"): "asked_on",
    ("e_request", "service_request"): "asked_number",
    ("secure_message", "service_request"): "asked_number",
    ("ombudsman", "on"): "outside_help_on",
    ("congress", "on"): "outside_help_on",
}


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
    index, field = int(match[1]), match[2]
    channel = case.contacts[index].channel
    if channel != "call":
        return question_of(_OF_OTHERS[channel, field])
    number = sum(contact.channel == "call" for contact in case.contacts[: index + 1])
    first, later = _OF_CALLS[field]
    return question_of(first if number == 1 else later.format(n=number))
