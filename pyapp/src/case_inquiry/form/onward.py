"""Where an outcome leads back into the form: what was passed over, and what has happened since."""

from __future__ import annotations

import json

from case_inquiry.form.answers import Reading
from case_inquiry.form.summary import add_call
from case_inquiry.form.walk import DECIDING, QuestionPage, page_of
from case_inquiry.messages import N_, Translator, render

type Line = dict[str, object]

NOT_ANSWERED = N_("Not answered yet:")
SINCE_THEN = N_("Since then:")
THEY_ANSWERED = N_("They answered")
CALLED_AGAIN = N_("I called again")
RESOLVED = N_("It is resolved")
#: The pages that ask about an answer, the newest contact first, with what says that it was made.
ANSWERS = (("uscis-answer", ""), ("hq-email", "emailed_hq"), ("center-email", "emailed_center"))


def onward(reading: Reading, using: Translator) -> tuple[Line, ...]:
    """Return the lines of the card that lead back into the form, each with its links.

    >>> from datetime import date
    >>> from case_inquiry.form.answers import read_answers
    >>> from case_inquiry.messages import translator
    >>> called = {"called": "yes", "call_date": "2026-10-01", "problem": "delay"}
    >>> [line] = onward(read_answers(called, date(2026, 11, 24)), translator())
    >>> [link["value"] for link in line["actions"]][:2]
    ['privacy', 'request']
    """
    links = [
        (NOT_ANSWERED, _passed_over(reading, using)),
        (SINCE_THEN, _since_then(reading, using)),
        ("", _past_the_exit(reading, using)),
    ]
    return tuple(
        {"text": render(text, using) if text else "", "actions": actions}
        for text, actions in links
        if actions
    )


def _link(label: str, action: str, value: str, using: Translator) -> Line:
    return {
        "kind": "action",
        "label": render(label, using),
        "action": action,
        "value": value,
        "primary": False,
    }


def _passed_over(reading: Reading, using: Translator) -> list[Line]:
    """Return a link to each page that decides and has no answer, after a call or a question."""
    if reading.facts["asked_uscis"] == "" and reading.counting.get("called") != "yes":
        return []
    is_told_later = reading.counting.get("came_back") == "yes"
    if reading.exit() is not None or reading.kept or is_told_later:
        return []
    asked = [page for page, _ in reading.pages]
    empty = [page for page in DECIDING if page in asked and not _is_told(page, reading)]
    return [_link(page.short, "go_to_page", page.id, using) for page in empty if page.short]


def _is_told(page: QuestionPage, reading: Reading) -> bool:
    return any(
        reading.counting.get(question.id, "").strip() and not question.prefill
        for question in page.questions
    )


def _since_then(reading: Reading, using: Translator) -> list[Line]:
    """Return what a person who comes back can tell with one press."""
    if reading.counting.get("came_back") != "yes" or reading.exit() is not None:
        return []
    pages = [page.id for page, _ in reading.pages]
    answers = [
        page
        for page, made in ANSWERS
        if page in pages and (not made or reading.counting.get(made) == "yes")
    ]
    found = [_link(THEY_ANSWERED, "go_to_page", page, using) for page in answers[:1]]
    added = add_call(reading, using)
    if added is not None:
        found.append(_link(CALLED_AGAIN, "add_call", json.dumps(added), using))
    if page_of("resolved").id in pages:
        found.append(_link(RESOLVED, "go_to_page", "resolved", using))
    return found


def _past_the_exit(reading: Reading, using: Translator) -> list[Line]:
    """Return the button that leads past an exit, where there is one."""
    leaving = reading.exit()
    if leaving is None or leaving.go_on is None:
        return []
    return [_link(leaving.go_on.label, "go_on", json.dumps(leaving.go_on.sets), using)]
