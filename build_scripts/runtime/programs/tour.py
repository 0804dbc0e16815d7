"""Make every request that the page can make, to record which modules and files are used."""

import importlib
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

TODAY = "2026-11-24"
PROCEDURES = ("notice-2009", "current")


def ask(op: str, content: str = "", **more: object) -> dict[str, Any]:
    """Send a request as the page does; raise on an internal error or a missing library."""
    web = importlib.import_module("case_inquiry.web")
    request = {"op": op, "today": TODAY, "language": "en", **more}
    answer: dict[str, Any] = json.loads(web.handle(json.dumps(request), content))
    unforeseen = [one for one in answer.get("errors") or [] if one["error"] == "internal"]
    if unforeseen or "needs" in answer:
        raise RuntimeError(f"{request}: {answer}")
    return answer


def first_verdict() -> None:
    """Make all requests up to the first outcome."""
    ask("ready")
    example = ask("example")["answers"]
    for answers in ({}, {"called": "no"}, example):
        for procedure in PROCEDURES:
            for op in ("check", "summary", "outcome"):
                ask(op, answers=answers, procedure=procedure)


def papers() -> None:
    """Make all other requests of the form: every paper of the example, and requests that fail."""
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
    # Jinja2 imports it only to report an error in a template, and no paper has one.
    importlib.import_module("jinja2.debug")
    papers = importlib.import_module("case_inquiry.papers")
    waiting = {**example, "call_date": TODAY}  # a calendar file needs a day in the future
    for kind in papers.KINDS:
        for answers in (example, waiting):
            ask("document", kind=kind, answers=answers)


def lists() -> None:
    """Work with a list as text, and with the workbook that is saved from it."""
    date = TODAY.replace("-11-", "-10-")
    header = "Reference,Receipt #,Form,Date filed,Called on,Color"
    text = f"{header}\nC-1,EAC1710450146,I-485,{date},{date},red\n"
    workbook = ""
    for content in (b64encode(text.encode()).decode(), None):
        ask("list_open", content=content or workbook, procedure="current")
        ask("list_choose", procedure="current", dates="month-first")
        ask("list_begin")
        while not ask("list_more", count=500)["finished"]:
            pass
        ask("list_board")
        ask("list_view", sort="due", text="c1")
        ask("list_rows", places=[0])
        ask("list_next", seen=[])
        entry = {"form": "I-485", "category": "", "office": "", "date": date, "seen_on": "today"}
        ask("list_dates", entry=entry)
        ask("list_case", place=0)
        ask("list_status", place=0, key="1")
        for kind in ("template", "csv", "calendar", "dates", "xlsx"):
            workbook = ask("list_save", kind=kind)["file"]["base64"]
        for op in ("list_copy", "list_sheet"):
            ask(op)
        ask("list_changes", content=workbook)
    ask("list_close")


def notices() -> None:
    """Read a notice as text, and the same as a PDF that a browser printed."""
    ask("notice", text="Receipt Number: EAC1710450146")
    file = Path(__file__).with_name("notice.pdf").read_bytes()
    found = ask("notice", content=b64encode(file).decode())["finds"]
    if not found:
        raise RuntimeError("nothing was read from notice.pdf")
