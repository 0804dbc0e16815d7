"""What a person reads of a case file that tells more than the questions of the form ask for."""

from __future__ import annotations

import re

from case_inquiry.case import Case
from case_inquiry.case.history import when_and_how
from case_inquiry.form.to_case import question_of_key
from case_inquiry.form.walk import Shortcut, question_of
from case_inquiry.messages import N_, Message, message

MORE_THAN_ASKED = N_(
    "The file tells more than these questions ask for. This is in the file, but not here:"
)
KEEP_THE_FILE = N_("Keep this file. If you save your case again, the new file does not have it.")

ANSWERED = N_("{question}: {answer}")

KEYS = {
    "on": N_("{contact}: the day"),
    "at": N_("{contact}: the time"),
    "representative": N_("{contact}: the name of the person you talked with"),
    "service_request": N_("{contact}: the number of the request"),
    "no_request_reason": N_("{contact}: the reason why no request was opened"),
    "told_to_wait_days": N_("{contact}: the days you were told to wait"),
    "answer": N_("{contact}: the answer"),
    "answered_on": N_("{contact}: the day of the answer"),
    "by": N_("{contact}: who asked"),
}


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
    at = re.fullmatch(r"contacts\[(\d+)\](?:\.(\w+))?", path)
    if at is None:
        return _of_the_case(case, path)
    contact = when_and_how(case.contacts[int(at[1])])
    return contact if at[2] is None else message(KEYS[at[2]], contact=contact)


def _of_the_case(case: Case, key: str) -> Message:
    """Return the question that asks for `key`, with its answer where a button gives that answer."""
    question = question_of(question_of_key(key))[1]
    for shortcut in question.shortcuts:
        if isinstance(shortcut, Shortcut) and shortcut.sets.get(key) == getattr(case, key):
            values = {"question": Message(question.label), "answer": Message(shortcut.label)}
            return message(ANSWERED, **values)
    return Message(question.label)
