"""The review pack: everything that the product can say, in order, for a lawyer to read and sign.

Everything comes from the data that the checker itself uses. Sentences that no made-up case shows
are listed at the end from the message catalog, so that the pack contains every sentence.

Run as `python -m build_scripts.review.pack` to print it.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from build_scripts import catalogs
from build_scripts.build_day import build_day
from build_scripts.review.papers import golden, paper_kinds, plain_text
from build_scripts.review.words import basis_of, basis_of_rule, say_conditions
from case_inquiry import papers
from case_inquiry.form.exits import EXITS
from case_inquiry.form.model import Shortcut, Text
from case_inquiry.form.stated import Stated, statement_of
from case_inquiry.form.walk import PAGES, PARTS, Question, QuestionPage, page_warning
from case_inquiry.messages import Message, translator
from case_inquiry.outcome import statements_of, view
from case_inquiry.outcome.exit_words import EXITS as OUTCOMES_OF_EXITS
from case_inquiry.plan import plan
from case_inquiry.procedure import PROCEDURES, Procedure, Statement, load_procedure, rules_of

TEMPLATES = Path(__file__).parent / "templates"
PACKAGE = next(domain for domain in catalogs.DOMAINS if domain.name == "case_inquiry")

#: The modules with the words of errors, by subject.
ERRORS = {
    "form/answers.py": "Answers of the form",
    "days/typed.py": "Dates, times and numbers of days as people write them",
    "identifiers/receipt_errors.py": "Receipt number",
    "identifiers/receipt.py": "Receipt number: hints",
    "identifiers/a_number.py": "A-Number",
    "identifiers/look_alikes.py": "Another number in the field of a number",
    "case/check.py": "Case files",
    "case/json_text.py": "Case files that cannot be read",
    "form/reopen.py": "Case files of another version",
    "web/__init__.py": "The page's requests",
    "web/request.py": "The page's requests, piece by piece",
}

#: Warnings that can be added to an outcome: the state to show it in, the changes, and the day.
TROUBLES: dict[str, tuple[str, dict[str, object], date | None]] = {
    "the website does not find the number": (
        "not called yet",
        {"situation": "not_found_online"},
        None,
    ),
    "a helper without the person's consent": ("not called yet", {"role": "organization"}, None),
    "the center is not in the notice": ("called", {"center": "NBC"}, None),
    "the number and the date filed do not fit": (
        "called",
        {"filed_on": date(2016, 1, 1)},
        None,
    ),
    "Case Status Online was not looked at": ("called", {"case_status": None}, None),
    "moved": ("not called yet", {"problem": "address"}, None),
    "no one has checked the facts for too long": ("not called yet", {}, date(2027, 6, 5)),
    "the same for the lines to call in danger": ("protected", {}, date(2027, 6, 5)),
}

type Shown = dict[str, object]


class Group(NamedTuple):
    """A group of sentences with its title."""

    heading: str
    sentences: tuple[str, ...]


def review_pack(today: date) -> str:
    """Return the pack as HTML to insert into a page; its headings begin at the second level.

    `today` decides whether a fact is past its shelf life.
    """
    pages = [_page(page) for page in PAGES]
    values: Shown = {
        "pages": pages,
        "errors": list(errors()),
        "outcomes": list(_outcomes()),
        "papers": [
            {**kind._asdict(), "basis": [basis_of(_fact(name)) for name in kind.facts]}
            for kind in paper_kinds()
        ],
        "worksheet": plain_text(papers.blank_call_script(today)),
        "procedures": [_procedure(load_procedure(name)) for name in PROCEDURES],
        "rest": [],
    }
    template = _environment().get_template("review_pack.html.jinja")
    shown = " ".join(plain_text(template.render(values)).split())
    return template.render(values | {"rest": list(rest(shown))})


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _page(page: QuestionPage) -> Shown:
    part = next(part for part in PARTS if part.id == page.part)
    warning = page_warning(page)
    return {
        "id": page.id,
        "part": part.heading,
        "heading": page.heading,
        "when": say_conditions(page.applies),
        "asked_when": say_conditions(page.applies) or "always",
        "warning": str(warning) if warning else "",
        "note": page.note,
        "intro": page.intro,
        "questions": [_question(question) for question in page.questions],
        "notes": [
            {
                "when": say_conditions(note.applies),
                "heading": note.heading,
                "paragraphs": [str(paragraph) for paragraph in note.paragraphs],
            }
            for note in page.notes
        ],
        "exits": list(_exits(page)),
        "basis": [basis_of(statement) for statement in dict.fromkeys(_facts_of(page))],
    }


def _question(question: Question) -> Shown:
    buttons = [
        *(item.label for item in question.shortcuts if isinstance(item, Shortcut)),
        *(str(item).capitalize() for item in question.shortcuts if isinstance(item, str)),
        *(link.text for link in question.links),
    ]
    return {
        "label": question.label,
        "when": say_conditions(question.applies),
        "hint": str(question.hint),
        "where": question.where,
        "why": question.why,
        "choices": [
            {
                "label": choice.label,
                "hint": choice.hint,
                "when": say_conditions(choice.applies),
            }
            for choice in question.choices
        ],
        "buttons": " · ".join(buttons),
    }


def _exits(page: QuestionPage) -> Iterator[dict[str, str]]:
    for leaving in EXITS:
        if leaving.page == page.id:
            yield {
                "heading": str(OUTCOMES_OF_EXITS[leaving.reason].heading),
                "when": say_conditions(leaving.applies),
                "button": leaving.go_on.label if leaving.go_on else "",
            }


def _facts_of(page: QuestionPage) -> Iterator[Statement]:
    if page.warning:
        yield _fact(page.warning)
    texts: list[Text] = [question.hint for question in page.questions]
    texts += [paragraph for note in page.notes for paragraph in note.paragraphs]
    for text in texts:
        if isinstance(text, Message) and isinstance(text.values, Stated):
            yield from text.values.statements
    for question in page.questions:
        yield from (_fact(link.statement) for link in question.links)


_fact = statement_of


def _outcomes() -> Iterator[Shown]:
    """Yield the outcome of every state in the tests, then the outcomes with an added warning."""
    states = golden("cases").STATES
    for name, state in states.items():
        yield _outcome(name, state)
    for name, (after, changes, today) in TROUBLES.items():
        case = replace(states[after].case, **changes)
        state = replace(states[after], case=case, today=today or states[after].today)
        yield _outcome(f"{after}; {name}", state)


def _outcome(name: str, state: Any) -> Shown:
    rules = load_procedure(state.procedure)
    found = plan(state.case, rules, state.today)
    seen = view(state.case, state.today, translator(), first=state.procedure)
    facts = statements_of(state.case, state.today)
    waits = {item.words: item for item in _rules_of(rules)}
    return {
        "name": name.capitalize(),
        "state": f"{state.procedure} {found.step}/{found.status} {found.reason or ''}".rstrip(),
        "today": state.today.isoformat(),
        "heading": seen["heading"],
        "text": "\n".join(golden("outcome_text").lines_of(seen)),
        "basis": [
            *(
                basis_of_rule(waits[item.words], rules)
                for item in found.working
                if item.words in waits
            ),
            *(basis_of(fact) for fact in facts),
        ],
    }


def _procedure(procedure: Procedure) -> Shown:
    return {
        "id": procedure.id,
        "title": procedure.title,
        "rules": [basis_of_rule(rule, procedure) for rule in _rules_of(procedure)],
        "facts": [basis_of(statement) for statement in procedure.statements],
    }


def _rules_of(procedure: Procedure) -> list[Any]:
    return [rule for step in procedure.steps for rule in rules_of(step)]


def errors() -> Iterator[Group]:
    """Yield the sentences of every module with error messages."""
    by_file = sentences()
    for file, heading in ERRORS.items():
        yield Group(heading, by_file[file])


def rest(shown: str) -> Iterator[Group]:
    """Yield the sentences of the catalog that are not in `shown`."""
    for file, texts in sentences().items():
        missing = tuple(text for text in texts if not is_shown(text, shown))
        if missing:
            yield Group(file, missing)


def is_shown(text: str, shown: str) -> bool:
    """Tell whether a sentence is in the text `shown`, with any values filled in.

    >>> is_shown("You called on {day}.", "First: You called on Monday.")
    True
    """
    pieces = [re.escape(" ".join(piece.split())) for piece in re.split(r"\{\w+\}|%\(\w+\)s", text)]
    return re.search(".{0,300}?".join(pieces), shown) is not None


@cache
def sentences() -> dict[str, tuple[str, ...]]:
    """Return every sentence of the package by its file, with both forms of a plural."""
    catalog = read_po(io.BytesIO(catalogs.extract(PACKAGE).encode()))
    found: dict[str, list[str]] = {}
    for entry in catalog:
        forms: Iterable[str] = (entry.id,) if isinstance(entry.id, str) else entry.id
        if entry.id:
            found.setdefault(entry.locations[0][0], []).extend(forms)
    return {file: tuple(texts) for file, texts in sorted(found.items())}


if __name__ == "__main__":
    sys.stdout.write(review_pack(build_day()) + "\n")
