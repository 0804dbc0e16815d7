"""The one function that the page calls: JSON in, JSON out, never a traceback.

Every request names its `op` and carries `today`, the device's local date. Those of the form carry
the `answers` as typed and the `procedure`. What a person reads comes back in their `language`.

A paper needs a library that is loaded late. While it is not there, the answer is
`{"ok": false, "needs": [...]}`; the worker loads it and asks again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta

from case_inquiry import __version__
from case_inquiry.case import Case, CaseError, read_case
from case_inquiry.case.json_text import load_json
from case_inquiry.case.model import LARGEST_CASE
from case_inquiry.days.counting import parse_day
from case_inquiry.days.typed import Suggestion
from case_inquiry.form.answers import NEEDED, AnswerError, Reading, errors_on
from case_inquiry.form.walk import PAGES, QuestionPage
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.messages import N_, Translator, format_date, render, translator
from case_inquiry.plan import Plan, plan
from case_inquiry.procedure import load_procedure
from case_inquiry.web.request import (
    Json,
    RefusedRequestError,
    Request,
    refuse,
)

LONGEST_LANGUAGE = 35
#: A file is escaped in its request, which makes six bytes of one at most; the rest is for the keys.
LARGEST_REQUEST = 8 * LARGEST_CASE
#: The person opened a picture as a case file, or typed a book.
TOO_MUCH = N_(
    "This is more than one case can hold. If you opened a file, it is another kind of file: look "
    "for the one that “Save my case to a file” made. If you typed much, make it shorter."
)
#: What is loaded late, and the libraries that come with it.
LATE = {
    "jinja2": "jinja2",
    "markupsafe": "jinja2",
    "icalendar": "icalendar",
    "dateutil": "icalendar",
    "tzdata": "icalendar",
    "pypdf": "pypdf",
    "openpyxl": "openpyxl",
    "et_xmlfile": "openpyxl",
    "case_inquiry.web.lists": "case-inquiry-lists",
    "case_inquiry.notices": "case-inquiry-notices",
    "case_inquiry.web.notice": "case-inquiry-notices",
}


def handle(request: str, content: str = "") -> str:
    """Answer one request of the page; `content` is a file that it sends along, in base64.

    >>> handle('{"op": "ready", "today": "2026-11-24"}')
    '{"ok": true, "version": "0.1.0"}'
    >>> json.loads(handle("no JSON"))["errors"][0]["error"]
    'invalid_json'
    """
    return json.dumps(_answer(request, content))


def _answer(request: str, content: str) -> Json:
    using = translator()
    try:
        data = _load(request)
        using = translator(_language(data))
        return _operation(data)(Request(data, _today(data), using, content))
    except RefusedRequestError as refused:
        return _failed(refused.code, refused.field, render(refused.message, using))
    except CaseError as wrong:
        return {"ok": False, "errors": [error.as_json(using) for error in wrong.errors]}
    except ModuleNotFoundError as missing:
        package = _late_package(missing.name or "")
        if package is not None:
            return {"ok": False, "needs": [package]}
        return _unforeseen(missing, using)
    except Exception as unforeseen:  # the page has to say something, whatever went wrong
        return _unforeseen(unforeseen, using)


def _late_package(module: str) -> str | None:
    """Return what has to be loaded for a module that is not there; None if nothing can help."""
    top = module.partition(".")[0]
    # In the browser, what only papers need of the standard library comes late, too.
    return LATE.get(module) or LATE.get(top, top if top in sys.stdlib_module_names else None)


def _unforeseen(error: Exception, using: Translator) -> Json:
    words = render(N_("Something went wrong here. Your answers are still in the form."), using)
    answer = _failed("internal", "", words)
    answer["detail"] = f"{type(error).__name__}: {error}"
    return answer


def _failed(code: str, field: str, words: str) -> Json:
    return {"ok": False, "errors": [{"error": code, "field": field, "message": words}]}


def _load(request: str) -> Json:
    _refuse_too_much(request, LARGEST_REQUEST)
    data = load_json(request, most=LARGEST_REQUEST)
    if not isinstance(data, dict):
        refuse("invalid_json", "", N_("A request must be an object."))
    return data


def _refuse_too_much(text: str, most: int) -> None:
    if len(text.encode("utf-8", "surrogatepass")) > most:
        refuse("too_large", "", TOO_MUCH)


def _language(data: Json) -> str:
    language = data.get("language", "en")
    if not isinstance(language, str) or len(language) > LONGEST_LANGUAGE:
        refuse("invalid_value", "language", N_("This must be a language, like en."))
    if not all(part.isascii() and part.isalnum() for part in language.split("-")):
        refuse("invalid_value", "language", N_("This must be a language, like en."))
    return language


def _today(data: Json) -> date:
    text = data.get("today")
    try:
        return parse_day(text)
    except ValueError:
        refuse("invalid_date", "today", N_("The date of today must look like 2026-11-24."))


def _operation(data: Json) -> Callable[[Request], Json]:
    name = data.get("op")
    operation = OPERATIONS.get(name) if isinstance(name, str) else None
    if operation is None:
        refuse("invalid_value", "op", N_("There is no such operation."))
    return operation


def _ready(_: Request) -> Json:
    return {"ok": True, "version": __version__}


def _check(request: Request) -> Json:
    reading = request.read()
    page = _page(request)
    errors = (
        list(reading.errors) if page is None else errors_on(page, request.answers, request.read)
    )
    leaving = reading.exit(None if page is None else page.id)
    return {
        "ok": True,
        "errors": _errors_as_json(errors, request),
        "echoes": {name: request.say(words) for name, words in reading.echoes.items()},
        "offers": {name: _offer(offer, request) for name, offer in reading.offers.items()},
        "facts": reading.facts,
        "pages": [asked.id for asked, _ in reading.pages],
        "exit": None if leaving is None else leaving.reason,
    }


def _page(request: Request) -> QuestionPage | None:
    name = request.data.get("page")
    page = next((page for page in PAGES if page.id == name), None)
    if page is None and name is not None:
        refuse("invalid_value", "page", N_("There is no such page."))
    return page


def _errors_as_json(errors: list[AnswerError], request: Request) -> list[Json]:
    found: list[Json] = []
    for error in errors:
        suggestion = None if error.suggestion is None else _offer(error.suggestion, request)
        found.append(
            {
                "question": error.question,
                "error": error.error,
                "message": request.say(error.message),
                "suggestion": suggestion,
            }
        )
    return found


def _offer(suggestion: Suggestion, request: Request) -> Json:
    return {"value": suggestion.value, "label": request.say(suggestion.label)}


def _summary(request: Request) -> Json:
    from case_inquiry.form.summary import add_call, still_empty, summary

    reading = request.read()
    return {
        "ok": True,
        "parts": summary(reading, request.using),
        "add_call": add_call(reading, request.using),
        "still_empty": still_empty(reading, request.using),
        "errors": _errors_as_json(list(reading.errors), request),
    }


def _case_of(request: Request) -> tuple[Case | None, Reading, list[AnswerError]]:
    """Return the case of the answers, or what is wrong with them."""
    reading = request.read()
    leaving = reading.exit()
    if leaving is not None and leaving.reason == "protected_case":
        return Case(version=1, protected=True), reading, []
    errors = [error for error in reading.errors if leaving is None or error.question != NEEDED]
    return None if errors else reading.case, reading, errors


def _outcome(request: Request) -> Json:
    from case_inquiry.form.onward import onward
    from case_inquiry.outcome import view

    case, reading, errors = _case_of(request)
    if case is None:
        return {"ok": False, "errors": _errors_as_json(errors, request)}
    lines = () if case.protected else onward(reading, request.using)
    found = view(
        case,
        request.today,
        request.using,
        first=request.procedure,
        clock=request.clock,
        onward=lines,
    )
    return {"ok": True, "view": found}


def _document(request: Request) -> Json:
    from case_inquiry import papers

    kind = request.text("kind")
    if kind not in papers.KINDS:
        refuse("invalid_value", "kind", N_("There is no such paper."))
    case, _, errors = _case_of(request)
    if case is None:
        return {"ok": False, "errors": _errors_as_json(errors, request)}
    edited = request.texts("edited", ("subject", "text"))
    paper = papers.write(
        kind,
        case,
        request.today,
        request.using.language,
        masked=request.flag("masked", default=True),
        named=request.flag("named", default=False),
        edited=papers.Edited(**edited) if edited else None,
    )
    return {"ok": True, "document": paper.as_json()}


def _receipt(request: Request) -> Json:
    from case_inquiry.identifiers import receipt

    try:
        number = receipt.parse(request.text("number"), request.today)
    except ValidationError as wrong:
        return {"ok": True, "receipt": wrong.as_json(request.using)}
    return {"ok": True, "receipt": number.as_json()}


def _a_number(request: Request) -> Json:
    from case_inquiry.identifiers import a_number

    try:
        number = a_number.parse(request.text("number"), request.today)
    except ValidationError as wrong:
        return {"ok": True, "a_number": wrong.as_json(request.using)}
    return {"ok": True, "a_number": number.as_json()}


def _plan(request: Request) -> Json:
    case = read_case(request.data.get("case", {}), request.today)
    found: Plan = plan(case, load_procedure(request.procedure), request.today)
    return {"ok": True, "plan": found.as_json(request.using)}


def _case(request: Request) -> Json:
    """Return the case of the answers, for a file that can be opened again."""
    case, _, errors = _case_of(request)
    if case is None:
        return {"ok": False, "errors": _errors_as_json(errors, request)}
    file = None if case.protected else _case_file(case)
    return {"ok": True, "case": case.as_json(), "file": file}


def _case_file(case: Case) -> Json:
    """Return the file in the shape of a paper's; its name says nothing about the case."""
    from base64 import b64encode

    text = json.dumps(case.as_json(), indent=2, ensure_ascii=False) + "\n"
    content = b64encode(text.encode()).decode("ascii")
    return {"name": "case.json", "media_type": "application/json", "base64": content}


def _open(request: Request) -> Json:
    """Return the answers of a case file's text, and what the form has no place for."""
    from case_inquiry.form.reopen import answers_of, open_case_file, paths_lost

    text = request.text("text")
    _refuse_too_much(text, LARGEST_CASE)
    case = open_case_file(text, request.today)
    reopened = answers_of(case, english=request.is_english)
    again = request.read(reopened.answers).case_data
    left_out = [*reopened.left_out, *paths_lost(case, again, reopened.left_out)]
    return {
        "ok": True,
        "answers": reopened.answers,
        "left_out": left_out,
        "notes": _notes(case, left_out, request) if left_out else [],
    }


def _notes(case: Case, left_out: list[str], request: Request) -> list[str]:
    from case_inquiry.form.reopen import left_out_in_words

    return [request.say(sentence) for sentence in left_out_in_words(case, left_out)]


def _date(request: Request) -> Json:
    """Return the text for a date field whose button "Today" or "Yesterday" was pressed."""
    days = {"today": 0, "yesterday": 1}.get(request.text("day"))
    if days is None:
        refuse("invalid_value", "day", N_("This must be today or yesterday."))
    day = request.today - timedelta(days=days)
    in_words = format_date(day, request.using, style="long")
    value = in_words if request.is_english else day.isoformat()
    return {"ok": True, "value": value, "echo": format_date(day, request.using)}


def _example(request: Request) -> Json:
    from case_inquiry.form.example import example_answers

    return {"ok": True, "answers": example_answers(request.today)}


def _notice(request: Request) -> Json:
    from case_inquiry.web.notice import answer

    return answer(request)


def _list(request: Request) -> Json:
    from case_inquiry.web.lists import answer

    return answer(request)


#: What can be asked about a list; `web.lists` answers.
LIST_OPERATIONS = (
    "list_open",
    "list_choose",
    "list_begin",
    "list_more",
    "list_board",
    "list_view",
    "list_rows",
    "list_next",
    "list_dates",
    "list_status",
    "list_case",
    "list_save",
    "list_copy",
    "list_sheet",
    "list_changes",
    "list_close",
)
OPERATIONS: dict[str, Callable[[Request], Json]] = {
    "ready": _ready,
    "check": _check,
    "summary": _summary,
    "outcome": _outcome,
    "document": _document,
    "receipt": _receipt,
    "a_number": _a_number,
    "plan": _plan,
    "case": _case,
    "open": _open,
    "date": _date,
    "example": _example,
    "notice": _notice,
    **dict.fromkeys(LIST_OPERATIONS, _list),
}
