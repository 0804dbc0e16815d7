"""The check-your-answers page: what was answered, and what is still empty.

Rows have the order of the form, grouped by its parts; only answers and mistakes have one.
Identifiers are masked to their last characters; "Show" reveals the whole text. A row tells the page
that changes it, and `sets`, the answers that have to be put first so that the page is asked; the
row of a contact's day tells how to remove the contact. What was told and is not asked any more, as
the case is resolved, has its rows, too: it stands in the record and in the file.
"""

from __future__ import annotations

from itertools import zip_longest

from case_inquiry.form.answers import Reading
from case_inquiry.form.fields import ONLINE, PLACES, questions_of
from case_inquiry.form.pages.more_calls import MORE_CALLS, of_call
from case_inquiry.form.walk import PAGES, PARTS, Question, QuestionPage, Shortcut, page_of
from case_inquiry.identifiers.masking import mask
from case_inquiry.messages import N_, Message, Translator, message, render

REMOVALS = {
    "center_email": N_("Remove this email"),
    "hq_email": N_("Remove this email"),
    "e_request": N_("Remove this question"),
    "secure_message": N_("Remove this question"),
    "ombudsman": N_("Remove this request"),
    "congress": N_("Remove this request"),
}

type Row = dict[str, object]


def summary(reading: Reading, using: Translator) -> list[dict[str, object]]:
    """Return the parts with their rows, in the reader's language.

    >>> from datetime import date
    >>> from case_inquiry.form.answers import read_answers
    >>> from case_inquiry.messages import translator
    >>> reading = read_answers({"called": "no"}, date(2026, 11, 24))
    >>> part = summary(reading, translator("en"))[0]
    >>> part["heading"], part["rows"][0]["label"], part["rows"][0]["value"]
    ('What you have done', 'Have you called?', 'No')
    """
    parts: list[dict[str, object]] = []
    pages = sorted((*reading.pages, *reading.kept), key=lambda shown: PAGES.index(shown[0]))
    for part in PARTS:
        rows = [
            _row(page, question, reading, using)
            for page, questions in pages
            if page.part == part.id
            for question in questions
            if _is_told(question, reading)
        ]
        if part.id == "papers":
            rows += _row_of_the_door(reading, using)
        if rows:
            parts.append({"id": part.id, "heading": render(part.heading, using), "rows": rows})
    return parts


def still_empty(reading: Reading, using: Translator) -> list[dict[str, str]]:
    """Return the questions that are asked and have no answer, each with its page.

    >>> from datetime import date
    >>> from case_inquiry.form.answers import read_answers
    >>> from case_inquiry.messages import translator
    >>> still_empty(read_answers({"called": "no"}, date(2026, 11, 24)), translator())[0]
    {'label': 'What is the problem?', 'page': 'problem'}
    """
    return [
        {"label": render(question.label, using), "page": page.id}
        for page, questions in reading.pages
        for question in questions
        if not _is_told(question, reading)
    ]


def _is_told(question: Question, reading: Reading) -> bool:
    """Tell whether a question has an answer, was passed by a button, or has a mistake."""
    is_wrong = any(error.question == question.id for error in reading.errors)
    return is_wrong or _value(question, reading) is not None


def add_call(reading: Reading, using: Translator) -> dict[str, object] | None:
    """Return the button that adds another call, or None where there is no call or no room.

    >>> from datetime import date
    >>> from case_inquiry.form.answers import read_answers
    >>> from case_inquiry.messages import translator
    >>> add_call(read_answers({"called": "yes"}, date(2026, 11, 24)), translator())["page"]
    'call-2'
    """
    if reading.counting.get("called") != "yes":
        return None
    for number in MORE_CALLS:
        if reading.counting.get(f"call_{number}") != "yes":
            return {
                "label": render(N_("Add another call"), using),
                "page": f"call-{number}",
                "sets": {f"call_{number}": "yes"},
            }
    return None


def _row(page: QuestionPage, question: Question, reading: Reading, using: Translator) -> Row:
    found = _value(question, reading)
    value = "" if found is None else render(found, using)
    typed = reading.told.get(question.id, "").strip()
    masked = _masked(value, question, reading) if question.masked and typed else None
    marks = _marks(question, reading, using) if typed else ""
    row: Row = {
        "page": page.id,
        "question": question.id,
        "label": render(question.label, using),
        "value": value + marks,
        "masked": masked and masked + marks,
        "sets": {},
        "error": any(error.question == question.id for error in reading.errors),
    }
    removal = _removal(question, reading)
    if removal is not None:
        label, sets = removal
        row["remove"] = {"label": render(label, using), "sets": sets}
    return row


def _masked(value: str, question: Question, reading: Reading) -> str:
    """Return the words of an answer with its number hidden; notes on the number stay."""
    echo = reading.echoes.get(question.id)
    # The echo of a word for none has no number.
    number = value if echo is None else str(echo.values.get("number", ""))
    return value.replace(number, mask(number))


def _removal(question: Question, reading: Reading) -> tuple[str, dict[str, str]] | None:
    """Return the button that removes the contact whose day `question` asks for, or None."""
    for name, place in PLACES.items():
        questions = questions_of(name)
        if question.id != questions["on"] or not place.is_taken(reading.told):
            continue
        if place.channel == "call":
            return N_("Remove this call"), _without_call(place.number, reading)
        emptied = dict.fromkeys(questions.values(), "")
        return REMOVALS[place.channel], emptied | {place.group: "no"}
    return None


def _without_call(number: int, reading: Reading) -> dict[str, str]:
    """Return the answers after which call `number` is gone and the later ones have moved up."""
    pages = {page.id for page, _ in (*reading.pages, *reading.kept)}
    told = [1, *(other for other in MORE_CALLS if f"call-{other}" in pages)]
    sets = _without_answer_to_call(reading) if number == 1 else {}
    for place in range(number, told[-1] + 1):
        following = _questions_of_call(place + 1) if place < told[-1] else ()
        for question, other in zip_longest(_questions_of_call(place), following, fillvalue=""):
            sets[question] = reading.told.get(other, "")
    last = {f"call_{told[-1]}": ""} if told[-1] > 1 else {"called": "no"}
    return sets | last


def _without_answer_to_call(reading: Reading) -> dict[str, str]:
    """Return the answers after which the answer of the first call is gone, too."""
    if reading.told.get("asked_online") in ONLINE:
        return {}
    questions = questions_of("e_request")
    return {questions[key]: "" for key in ("answer", "answered_on", "promised_on")}


def _questions_of_call(number: int) -> tuple[str, ...]:
    first = questions_of("call", asked_online=True).values()
    return tuple(of_call(number, question) for question in (*first, "request_opened"))


def _value(question: Question, reading: Reading) -> str | Message | None:
    """Return the words of the answer, or None where there is none."""
    typed = reading.told.get(question.id, "").strip()
    if not typed:
        shortcut = _shortcut_taken(question, reading)
        return None if shortcut is None else shortcut.label
    choice = question.choice(typed)
    if choice is not None:
        return choice.label
    return reading.echoes.get(question.id) or message("{typed}", typed=typed)


def _marks(question: Question, reading: Reading, using: Translator) -> str:
    """Return what a button adds to the text ("It is not found online"), or nothing."""
    shortcut = _shortcut_taken(question, reading)
    return "" if shortcut is None else f" · {render(shortcut.label, using)}"


def _shortcut_taken(question: Question, reading: Reading) -> Shortcut | None:
    """Return the button that was pressed and still counts."""
    for shortcut in question.shortcuts:
        if isinstance(shortcut, Shortcut) and all(
            reading.told.get(name, "") == value for name, value in shortcut.sets.items()
        ):
            return shortcut
    return None


def _row_of_the_door(reading: Reading, using: Translator) -> list[Row]:
    """Return the row of who is asking where a door of the home page answered it already."""
    page = page_of("who")
    question = page.questions[0]
    door = reading.counting.get("door", "")
    choice = question.choice(door)
    papers_are_asked = any(asked.id == "receipt" for asked, _ in reading.pages)
    if choice is None or not papers_are_asked:
        return []
    return [
        {
            "page": page.id,
            "question": question.id,
            "label": render(question.label, using),
            "value": render(choice.label, using),
            "masked": None,
            "sets": {"door": "", "role": door},
            "error": False,
        }
    ]
