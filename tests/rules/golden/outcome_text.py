"""An outcome as plain lines, for those who review its words and for the tests that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def lines_of(view: dict[str, Any]) -> Iterator[str]:
    """Yield what a person reads of an outcome, in reading order; buttons stand in brackets.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.messages import translator
    >>> from case_inquiry.outcome import view
    >>> next(lines_of(view(Case(), date(2026, 11, 24), translator())))
    '# You can call USCIS today'
    """
    yield f"# {view['heading']}"
    for block in view["blocks"]:
        yield from _lines_of_block(block)


def _lines_of_block(block: dict[str, Any]) -> Iterator[str]:
    if block.get("heading"):
        yield ""
        yield f"## {block['heading']}" + (" (paper)" if block["kind"] == "paper" else "")
    yield from block.get("above", ())
    if block["kind"] == "notice":
        yield " | ".join(
            f"{_mark(item)}{item['number']} {item['title']}: {item['when']}"
            for item in block["items"]
        )
    else:
        yield from map(_item, (*block.get("events", ()), *block.get("items", ())))
    yield from filter(None, [block.get("lawyer", "")])
    yield from block.get("paragraphs", ())
    for section in block.get("sections", ()):
        yield from filter(None, [section["heading"] and f"### {section['heading']}"])
        yield from section["paragraphs"]
        yield from map(_item, section["items"])
    for paper in block.get("papers", ()):
        yield from _lines_of_block(paper)
    yield from filter(None, [block.get("inbox", "")])
    yield from _actions(block)
    yield from block.get("small", ())
    for line in (*block.get("asides", ()), *block.get("onward", ())):
        yield " ".join([line["text"], *_actions(line)]).strip()
    for link in block.get("links", ()):
        yield f"<{link['href']}>"


def _mark(item: dict[str, str]) -> str:
    return "* " if item["state"] == "here" else ""


def _item(item: Any) -> str:
    if isinstance(item, str):
        return f"- {item}"
    if "what" in item:
        return f"{item['day']}: {item['what']}"
    if "term" in item:
        return f"{item['term']}: {item['text']}".removeprefix(": ")
    return f"- [{item['label']}]"


def _actions(block: dict[str, Any]) -> Iterator[str]:
    for action in block.get("actions", ()):
        yield f"[[{action['label']}]]" if action["primary"] else f"[{action['label']}]"
