"""A walk through everything that the page can ask for, to see which modules and files it takes."""

import importlib
import json
from typing import Any

TODAY = "2026-11-24"
PROCEDURES = ("notice-2009", "current")


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
        for procedure in PROCEDURES:
            for op in ("check", "summary", "outcome"):
                ask(op, answers=answers, procedure=procedure)


def everything_else() -> None:
    """Ask for all else, for every paper of the made-up case, and for what goes wrong."""
    example = ask("example")["answers"]
    for day in ("today", "yesterday"):
        ask("date", day=day)
    for number in ("EAC1710450146", "EAC17104501"):
        ask("receipt", number=number)
    for number in ("A123456789", "A12"):
        ask("a_number", number=number)
    for procedure in PROCEDURES:
        ask("plan", case={}, procedure=procedure)
    ask("case", answers=example)
    ask("open", text=json.dumps({"contacts": [{"channel": "call", "by": "A friend"}]}))
    ask("no such operation")
    # Jinja2 takes it to report a template's mistake, which no paper has.
    importlib.import_module("jinja2.debug")
    papers = importlib.import_module("case_inquiry.papers")
    waiting = {**example, "call_date": TODAY}  # only a coming day makes a calendar file
    for kind in papers.KINDS:
        for answers in (example, waiting):
            ask("document", kind=kind, answers=answers)
