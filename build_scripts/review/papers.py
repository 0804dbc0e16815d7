"""The papers of the review pack: one in full, and its variants as the lines that differ.

They come from the made-up cases of the tests, `tests/rules/golden`.
"""

from __future__ import annotations

import difflib
import importlib
import re
import sys
from collections.abc import Iterator
from html import unescape
from types import ModuleType
from typing import NamedTuple

from build_scripts import ROOT
from case_inquiry import papers
from case_inquiry.papers import Paper

GOLDEN = ROOT / "tests" / "rules"

#: The facts that each kind of paper is based on, by the ids of their statements.
FACTS = {
    "call_script": (
        "phone phone_tty phone_abroad phone_hours phone_interpreter "
        "note_representative note_when note_service_request wait_after_call inboxes_closed "
        "phone_levels phone_call_back phone_caller service_item_number"
    ),
    "expedite_request": (
        "expedite_ground_loss expedite_ground_emergency expedite_ground_nonprofit "
        "expedite_ground_government expedite_ground_error expedite_how expedite_not_enough "
        "expedite_premium expedite_answer"
    ),
    "center_email": "provide_step_1 provide_reason jurisdiction wait_after_call inboxes_closed",
    "hq_email": (
        "provide_step_1 wait_after_center headquarters_email headquarters_unverified "
        "headquarters_inadequate"
    ),
    "center_eml": "inboxes_closed",
    "hq_eml": "headquarters_unverified",
    "e_request": "e_request_url inquiry_date_rule inquiry_date_not_listed",
    "secure_message": "online_account_url",
    "ombudsman_summary": (
        "form_7001 ombudsman_after_uscis ombudsman_service_request ombudsman_60_days "
        "ombudsman_90_days"
    ),
    "congress_summary": "congress congress_release",
    "reminders_ics": "inboxes_closed headquarters_unverified",
    "record_html": "inboxes_closed headquarters_unverified",
}


class Variant(NamedTuple):
    """The same paper for another case: the case's name and the lines that differ."""

    name: str
    differs: str


class PaperKind(NamedTuple):
    """A kind of paper: one example in full, and the others as the lines that differ."""

    kind: str
    title: str
    name: str
    whole: str
    variants: tuple[Variant, ...]
    facts: tuple[str, ...]


def golden(name: str) -> ModuleType:
    """Import a module of the made-up cases from the tests."""
    if str(GOLDEN) not in sys.path:
        sys.path.append(str(GOLDEN))
    return importlib.import_module(f"golden.{name}")


def paper_kinds() -> Iterator[PaperKind]:
    """Yield every kind of paper, in the order in which a person gets them."""
    listed = golden("papers").PAPERS
    for kind in papers.KINDS:
        names = [name for name, paper in listed.items() if paper.kind == kind]
        written = {name: _write(listed[name]) for name in names}
        texts = {name: write_out(document) for name, document in written.items()}
        first = names[0]
        others = tuple(Variant(name, _differs(texts[first], texts[name])) for name in names[1:])
        facts = tuple(FACTS[kind].split())
        title = written[first].title
        yield PaperKind(kind, title, first, texts[first], others, facts)


def _write(paper: NamedTuple) -> Paper:
    kind, case, today = paper
    return papers.write(kind, case, today)


def write_out(document: Paper) -> str:
    """Return everything that a paper says: its text and the notes around it."""
    lines = [f"{piece.label}: {piece.value}" for piece in document.pieces if piece.id != "text"]
    texts = [piece.value for piece in document.pieces if piece.id == "text"]
    lines += texts or _of_file(document)
    lines += [f"Beside it: {note}" for note in document.notes]
    lines += [f"Still empty: {item['label']}" for item in document.missing]
    if document.mailto:
        lines.append(f"Link: {document.mailto.label}")
    return "\n".join(lines)


def _of_file(document: Paper) -> list[str]:
    if document.file is None:
        return []
    # The lines of a calendar file are folded.
    text = document.file.content.decode().replace("\r\n ", "").replace("\r\n", "\n")
    return [plain_text(text) if document.file.media_type == "text/html" else text]


def plain_text(html: str) -> str:
    r"""Return the words of a page, one line for each block.

    >>> plain_text("<style>x</style><p>It&#39;s <b>one</b></p><p>two</p>")
    "It's one\ntwo"
    """
    bare = re.sub(r"<(style|head|svg)\b.*?</\1>", "", html, flags=re.DOTALL)
    lines = re.sub(r"</(?:p|h\d|tr|li|dd|dt|td|th|pre|summary)>", "\n", bare)
    words = unescape(re.sub(r"<[^>]+>", "", lines))
    return "\n".join(line.strip() for line in words.splitlines() if line.strip())


def _differs(first: str, other: str) -> str:
    compared = difflib.ndiff(first.splitlines(), other.splitlines())
    return "\n".join(line for line in compared if line[:1] in "-+" and line[2:].strip())
