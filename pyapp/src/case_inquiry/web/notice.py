"""Read a notice for the page: its text or its file, and what of it can answer the form's questions.

It comes with the reader of notices, once the page asks for it.
"""

from __future__ import annotations

from datetime import date

from case_inquiry.form.walk import question_of
from case_inquiry.messages import N_, Message, format_date, message
from case_inquiry.notices import LONGEST_TEXT, Find, Notice, read_notice
from case_inquiry.notices.files import (
    LARGEST_FILE,
    WHERE_IT_STANDS,
    UnreadableFileError,
    text_of,
)
from case_inquiry.web.request import Json, Request, refuse

NOTHING_FOUND = N_("We found no receipt number, form, Received Date or A-Number here. {where}")
PROTECTED = N_(
    "This looks like a case with special privacy rules (VAWA, T or U). We filled in nothing."
)
SEVERAL = N_("There is more than one receipt number here. Use the one of your case.")
TOO_LONG = N_("This is more text than a notice has. Paste the text of one notice.")
NOW = N_("Your answer now: {answer}")


def answer(request: Request) -> Json:
    """Return what a notice says, each as an answer that may be taken; `said` are sentences.

    >>> from case_inquiry.messages import translator
    >>> request = Request({"text": "Form I-485"}, date(2026, 11, 24), translator())
    >>> [(found["question"], found["value"]) for found in answer(request)["finds"]]
    [('form', 'I-485')]
    """
    try:
        text = text_of(request.file(LARGEST_FILE)) if request.content else request.text("text")
    except UnreadableFileError as unreadable:
        return _answer(request, Notice(), [request.say(unreadable.message)])
    if len(text) > LONGEST_TEXT:
        refuse("too_large", "text", TOO_LONG)
    found = read_notice(text, request.today)
    return _answer(request, found, [request.say(words) for words in _sentences(found)])


def _sentences(found: Notice) -> list[Message | str]:
    if found.protected:
        return [PROTECTED]
    if not found.finds:
        return [message(NOTHING_FOUND, where=message(WHERE_IT_STANDS))]
    numbers = [each for each in found.finds if each.question == "receipt_number"]
    return [SEVERAL] if len(numbers) > 1 else []


def _answer(request: Request, found: Notice, said: list[str]) -> Json:
    finds = [_find(request, each) for each in found.finds]
    return {"ok": True, "finds": finds, "said": said, "protected": found.protected}


def _find(request: Request, found: Find) -> Json:
    value, shown = _written(request, found.value)
    typed = request.answers.get(found.question, "").strip()
    is_new = bool(typed) and typed != value
    return {
        "question": found.question,
        "label": request.say(question_of(found.question)[1].label),
        "value": value,
        "shown": shown,
        "line": found.line,
        "now": request.say(message(NOW, answer=typed)) if is_new else "",
    }


def _written(request: Request, value: str | date) -> tuple[str, str]:
    """Return the text for the field, and how the page shows it."""
    if isinstance(value, str):
        return value, value
    in_words = format_date(value, request.using, style="long")
    return (in_words if request.is_english else value.isoformat()), in_words
