"""The papers that a person leaves with, all written from the same case.

Texts for USCIS and other offices are English and contain only what the person typed, one fixed
request, and `[brackets]` for names and for what is not known. The state of an inbox is shown
beside the letter, never in it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from case_inquiry.case import Case
from case_inquiry.messages import N_, translator
from case_inquiry.papers import letters, record, reminders, script, todays
from case_inquiry.papers.desk import Desk
from case_inquiry.papers.paper import DraftOffer, Edited, File, MailLink, Paper, Piece
from case_inquiry.plan import plan
from case_inquiry.procedure import Procedure, load_procedure

__all__ = [
    "KINDS",
    "DraftOffer",
    "Edited",
    "File",
    "MailLink",
    "Paper",
    "Piece",
    "blank_call_script",
    "blank_letter",
    "write",
]

_HOW_TO_WRITE: dict[str, tuple[str, Callable[[Desk], Paper]]] = {
    "call_script": ("notice-2009", script.write_call_script),
    "expedite_request": ("current", todays.write_text),
    "center_email": ("notice-2009", letters.write_center_email),
    "hq_email": ("notice-2009", letters.write_hq_email),
    "center_eml": ("notice-2009", letters.write_center_draft),
    "hq_eml": ("notice-2009", letters.write_hq_draft),
    "e_request": ("current", todays.write_text),
    "secure_message": ("current", todays.write_text),
    "ombudsman_summary": ("current", todays.write_text),
    "congress_summary": ("current", todays.write_text),
    "reminders_ics": ("notice-2009", reminders.write_reminders),
    "record_html": ("notice-2009", record.write_record),
}

#: The kinds of papers, in the order in which a person meets them.
KINDS: tuple[str, ...] = tuple(_HOW_TO_WRITE)

PROTECTED_TITLE = N_("No paper for this case")
PROTECTED = N_(
    "This case has special privacy rules. USCIS talks about such cases in its own way, "
    "so no paper is made for it here."
)


def write(
    kind: str,
    case: Case,
    today: date,
    language: str = "en",
    *,
    procedure: Procedure | None = None,
    masked: bool = True,
    named: bool = False,
    edited: Edited | None = None,
) -> Paper:
    """Return the paper `kind` of a case; the notes around it are in the reader's `language`.

    `procedure` is the kind's own where not given. `masked` hides the numbers of a record but for
    their last characters; `named` puts the form and the number into the titles of a calendar,
    which are neutral otherwise. `edited` is what a letter, its link and its draft carry instead of
    their own words. No paper is made for a protected case. Raises KeyError for a kind
    that is not in `KINDS`, and ModuleNotFoundError where `jinja2` (for every text and page) or
    `icalendar` (for `reminders_ics`) is not there.

    >>> letter = write("center_email", Case(receipt_number="EAC1710450146"), date(2026, 11, 24))
    >>> letter.pieces[0].value
    'vsc.ncscfollowup@dhs.gov'
    >>> edited = Edited("My case", "Hello")
    >>> write("hq_email", Case(), date(2026, 11, 24), edited=edited).mailto.href
    'mailto:SCOPSSCATA@dhs.gov?subject=My%20case&body=Hello'
    """
    own, write_kind = _HOW_TO_WRITE[kind]
    rules = procedure or load_procedure(own)
    using = translator(language)
    desk = Desk(kind, case, rules, plan(case, rules, today), today, using, masked, named, edited)
    if desk.plan.reason == "protected_case":
        return Paper(kind, desk.say(PROTECTED_TITLE), notes=(desk.say(PROTECTED),))
    return write_kind(desk)


def blank_call_script(today: date, language: str = "en") -> str:
    """Return the call script with empty lines, as HTML for a page (headings from `h2`).

    `today` is the day on which its facts are looked at. Raises ModuleNotFoundError where `jinja2`
    is not there.

    >>> "Call script for Step 1</h2>" in blank_call_script(date(2026, 11, 24))
    True
    """
    desk = _empty_desk("call_script", today, language)
    return script.blank_sheet(desk).as_part_of_a_page(desk.using)


def blank_letter(today: date, language: str = "en") -> str:
    """Return the letter to the service center with empty lines, as HTML for a page.

    Raises ModuleNotFoundError where `jinja2` is not there.

    >>> "The letter for Step 2, to fill in</h2>" in blank_letter(date(2026, 11, 24))
    True
    """
    desk = _empty_desk("center_email", today, language)
    return letters.blank_sheet(desk).as_part_of_a_page(desk.using)


def _empty_desk(kind: str, today: date, language: str) -> Desk:
    rules, case = load_procedure("notice-2009"), Case()
    return Desk(kind, case, rules, plan(case, rules, today), today, translator(language))
