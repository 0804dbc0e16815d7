"""Ways to look at outcomes and papers that several tests share."""

import re
from collections.abc import Iterator
from typing import Any

from case_inquiry import papers, web
from case_inquiry.case import Case
from case_inquiry.messages import Translator, translator
from case_inquiry.outcome import view
from case_inquiry.procedure import PROCEDURES, Procedure, load_procedure, parse_procedure
from case_inquiry.procedure.checking import DATA

from .cases import TODAY, State

type Seen = dict[str, Any]

ENGLISH = translator("en")
NOT_WORDS = ("kind", "id", "state", "action", "value", "paper", "href", "path", "page")


def edited(name: str, *changes: tuple[str, str]) -> Procedure:
    """Return a procedure of the package with pieces of its file replaced.

    Its rules' examples go: they would say, rightly, that the file counts otherwise now.
    """
    text = (DATA / f"{name}.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    text = re.sub(r"^examples = \[.*?^\]\n", "", text, flags=re.MULTILINE | re.DOTALL)
    return parse_procedure(text, f"{name}.toml")


def see(state: State, using: Translator = ENGLISH, procedure: Procedure | None = None) -> Seen:
    """Return the outcome of a state; `procedure` stands for the package's own of the same name."""
    procedures = tuple(
        procedure if procedure and procedure.id == name else load_procedure(name)
        for name in PROCEDURES
    )
    return view(state.case, state.today, using, first=state.procedure, procedures=procedures)


def blocks(seen: Seen, kind: str) -> list[Seen]:
    """Return an outcome's blocks of one kind."""
    return [block for block in seen["blocks"] if block["kind"] == kind]


def card(seen: Seen) -> Seen:
    """Return an outcome's card."""
    first: Seen = seen["blocks"][0]
    return first


def actions(seen: Seen) -> list[Seen]:
    """Return everything in an outcome that can be pressed, in order."""
    return list(_actions(seen["blocks"]))


def _actions(value: object) -> Iterator[Seen]:
    if isinstance(value, list):
        for item in value:
            yield from _actions(item)
    elif isinstance(value, dict):
        if value.get("kind") == "action":
            yield value
        for item in value.values():
            yield from _actions(item)


def papers_in(seen: Seen) -> list[str]:
    """Return the kinds of papers that an outcome carries."""
    return [paper["paper"] for block in blocks(seen, "papers") for paper in block["papers"]]


def section(seen: Seen, heading: str) -> Seen:
    """Return a section of a fold by its heading; empty where there is none."""
    found = [
        part
        for block in blocks(seen, "details")
        for part in block["sections"]
        if heading in (part["heading"], block["heading"])
    ]
    return found[-1] if found else {"heading": "", "paragraphs": [], "items": []}


def texts(value: object) -> Iterator[str]:
    """Yield every text that a person reads."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_WORDS:
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def words(seen: Seen) -> str:
    """Return all that an outcome says."""
    return "\n".join([seen["heading"], *texts(seen["blocks"])])


def text_of(kind: str, case: Case, **options: Any) -> str:
    """Return the text of a paper."""
    parts = {piece.id: piece.value for piece in papers.write(kind, case, TODAY, **options).pieces}
    return parts["text"]


def assert_is_well_formed(answer: object) -> None:
    """The page relies on this shape, whatever it asked."""
    assert isinstance(answer, dict)
    assert isinstance(answer["ok"], bool)
    if not answer["ok"] and "needs" in answer:
        assert set(answer["needs"]) <= set(web.LATE.values())
    elif not answer["ok"]:
        assert answer["errors"]
    for error in answer.get("errors", ()):
        assert isinstance(error["error"], str)
        assert error["error"]
        assert error["message"]
        assert isinstance(error.get("field", error.get("question")), str)
        assert "Traceback" not in error["message"]
