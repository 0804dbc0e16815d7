"""A walk through everything that the page can ask for, to see which modules and files it takes."""

import importlib
import json
import pkgutil
from typing import Any

import case_inquiry

TODAY = "2026-11-24"
# Loaded when a paper first asks for them; imported here by the modules that need them.
LATE = ("jinja2", "icalendar", "openpyxl")


def ask(op: str, **more: object) -> dict[str, Any]:
    """Ask as the page does; raise where the answer is an unforeseen error or a missing library."""
    web = importlib.import_module("case_inquiry.web")
    request = {"op": op, "today": TODAY, "language": "en", **more}
    answer: dict[str, Any] = json.loads(web.handle(json.dumps(request)))
    unforeseen = [one for one in answer.get("errors") or [] if one["error"] == "internal"]
    if unforeseen or "needs" in answer:
        raise RuntimeError(f"{request}: {answer}")
    return answer


def first_verdict() -> None:
    """Ask for all that a person meets until the first outcome."""
    ask("ready")
    example = ask("example")["answers"]
    for answers in ({}, {"called": "no"}, example):
        for procedure in ("notice-2009", "current"):
            for op in ("check", "summary", "outcome"):
                ask(op, answers=answers, procedure=procedure)


def everything_else() -> None:
    """Import every module of the package, and ask for every paper of the made-up case."""
    for module in pkgutil.walk_packages(case_inquiry.__path__, "case_inquiry."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for library in LATE:
        importlib.import_module(library)
    papers = importlib.import_module("case_inquiry.papers")
    example = ask("example")["answers"]
    waiting = {**example, "call_date": TODAY}  # only a coming day makes a calendar file
    for kind in papers.KINDS:
        for answers in (example, waiting):
            ask("document", kind=kind, answers=answers)
