"""Every paper in every role, as it was read by eye.

After a change of words, write the files anew (`cd tests/rules && python -m golden.papers`) and read
what differs.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from case_inquiry.case import Case, Contact
from case_inquiry.papers import KINDS, blank_call_script, blank_letter, write
from case_inquiry.papers import Paper as Written

from .cases import (
    ASKED,
    CALL,
    CASE,
    CENTER,
    HEADQUARTERS,
    NO_REQUEST,
    OMBUDSMAN,
    TODAY,
    with_contacts,
)

FOLDER = Path(__file__).parent


class Paper(NamedTuple):
    """A paper of a case on a day."""

    kind: str
    case: Case
    today: date = TODAY


FULL = with_contacts(
    CALL, CENTER, ASKED, inquiry_date=date(2025, 3, 3), inquiry_date_seen_on=date(2026, 11, 20)
)
WHO = {
    "myself": {"role": "applicant"},
    "organization_g28": {"role": "organization", "consent": "g28"},
    "organization_on_the_line": {"role": "organization", "consent": "on_the_line"},
    "liaison_written": {"role": "liaison", "consent": "written"},
    "organization_without_consent": {"role": "organization", "consent": "none"},
}
BY_ROLE = {
    f"{kind}.{who}": Paper(kind, replace(FULL, **fields))  # type: ignore[arg-type]
    for kind in KINDS
    if kind not in ("center_eml", "hq_eml", "reminders_ics")
    for who, fields in WHO.items()
}
BY_PROBLEM = {
    f"{kind}.{problem}": Paper(kind, replace(FULL, problem=problem))
    for kind in ("center_email", "e_request", "ombudsman_summary", "call_script")
    for problem in ("not_received", "mistake", "address", "other")
}
HELPER = {"role": "organization", "consent": "g28"}
BY_HELPER = {
    f"{kind}.helper_{problem}": Paper(
        kind,
        replace(FULL, problem=problem, situation="not_found_online", **HELPER),  # type: ignore[arg-type]
    )
    for kind in ("center_email", "e_request")
    for problem in ("not_received", "mistake", "address")
}
OTHERS = {
    "call_script.not_found_online": Paper(
        "call_script", replace(CASE, situation="not_found_online")
    ),
    "call_script.called_without_a_reason": Paper(
        "call_script", with_contacts(replace(NO_REQUEST, no_request_reason="no reason given"))
    ),
    "center_email.not_yet": Paper("center_email", with_contacts(CALL), date(2026, 10, 20)),
    "center_email.call_explained": Paper(
        "center_email", with_contacts(replace(CALL, answer="explained"))
    ),
    "center_email.mistake_explained": Paper(
        "center_email", with_contacts(replace(CALL, answer="explained"), problem="mistake")
    ),
    "hq_email.not_yet": Paper("hq_email", with_contacts(CALL)),
    "center_email.number_alone": Paper("center_email", with_contacts(CALL, form=None)),
    "e_request.too_early": Paper(
        "e_request", replace(CASE, filed_on=date(2026, 8, 31), inquiry_date="not_listed")
    ),
    "ombudsman_summary.not_tried": Paper("ombudsman_summary", CASE),
    "record_html.all_ways": Paper(
        "record_html",
        with_contacts(
            CALL,
            replace(CENTER, answer="explained", answered_on=date(2026, 11, 9)),
            replace(HEADQUARTERS, answer="not_solved", answered_on=TODAY),
            Contact("secure_message", on=date(2026, 11, 10), answer="explained"),
            replace(OMBUDSMAN, answer="not_solved"),
            Contact("congress", on=date(2026, 11, 21), answer="solved"),
        ),
    ),
    "call_script.blank": Paper("call_script", Case()),
    "center_email.empty": Paper("center_email", Case()),
    "hq_email.empty": Paper("hq_email", Case()),
    "e_request.empty": Paper("e_request", Case()),
    "center_email.no_request": Paper("center_email", with_contacts(NO_REQUEST)),
    "center_email.no_reason": Paper(
        "center_email", with_contacts(replace(NO_REQUEST, no_request_reason="None."))
    ),
    "center_email.told_to_wait": Paper(
        "center_email", with_contacts(replace(CALL, told_to_wait_days=45))
    ),
    "center_email.moved": Paper("center_email", with_contacts(CALL, center="CSC")),
    "center_email.not_in_the_notice": Paper("center_email", with_contacts(CALL, center="NBC")),
    "center_email.not_found_online": Paper(
        "center_email", with_contacts(CALL, situation="not_found_online")
    ),
    "center_email.called_twice": Paper(
        "center_email",
        with_contacts(
            CALL,
            replace(NO_REQUEST, on=date(2026, 10, 20), at="about noon", told_to_wait_days=1),
            Contact("call"),
        ),
    ),
    "center_email.number_of_a_later_call": Paper(
        "center_email", with_contacts(NO_REQUEST, replace(CALL, on=date(2026, 10, 20)))
    ),
    "center_email.after_an_explained_call": Paper(
        "center_email",
        with_contacts(
            replace(CALL, on=date(2026, 8, 3), answer="explained", service_request="SR-1"),
            replace(CENTER, on=date(2026, 8, 20)),
            NO_REQUEST,
        ),
    ),
    "center_email.number_lost": Paper(
        "center_email",
        with_contacts(replace(CALL, service_request=None, service_request_opened=True)),
    ),
    "center_email.reason_not_known": Paper(
        "center_email",
        with_contacts(replace(CALL, service_request=None, service_request_opened=False)),
    ),
    "center_email.electronic": Paper(
        "center_email", with_contacts(CALL, receipt_number="IOE0906929443")
    ),
    "center_email.card_sent": Paper(
        "center_email",
        with_contacts(CALL, problem="not_received", not_received="card", sent_on=date(2026, 9, 1)),
    ),
    "e_request.receipt_paid": Paper(
        "e_request",
        replace(CASE, problem="not_received", not_received="receipt", sent_on=date(2026, 9, 1)),
    ),
    "e_request.notice_sent": Paper(
        "e_request",
        replace(CASE, problem="not_received", not_received="notice", sent_on=date(2026, 9, 1)),
    ),
    "e_request.form_with_its_own_letter": Paper("e_request", replace(CASE, form="I-131A")),
    "ombudsman_summary.after_60_days": Paper(
        "ombudsman_summary",
        with_contacts(
            replace(ASKED, on=date(2026, 10, 20)),
            replace(CALL, on=date(2026, 11, 10)),
            inquiry_date=date(2025, 3, 3),
        ),
        date(2026, 12, 21),
    ),
    "congress_summary.answer_late": Paper(
        "congress_summary",
        with_contacts(replace(ASKED, on=date(2026, 10, 20)), inquiry_date=date(2025, 3, 3)),
    ),
    "expedite_request.empty": Paper("expedite_request", Case(problem="urgent")),
    "call_script.urgent": Paper("call_script", replace(CASE, problem="urgent")),
    "center_eml": Paper("center_eml", with_contacts(CALL)),
    "center_eml.not_in_the_notice": Paper("center_eml", with_contacts(CALL, center="NBC")),
    "hq_eml": Paper("hq_eml", with_contacts(CALL, CENTER)),
    "hq_email.answered": Paper("hq_email", with_contacts(CALL, replace(CENTER, answer="solved"))),
    "e_request.not_listed": Paper("e_request", replace(CASE, inquiry_date="not_listed")),
    "reminders_ics.call": Paper("reminders_ics", with_contacts(CALL), date(2026, 10, 2)),
    "reminders_ics.both": Paper("reminders_ics", with_contacts(CALL, CENTER, HEADQUARTERS, ASKED)),
    "reminders_ics.look_again": Paper(
        "reminders_ics", replace(CASE, filed_on=date(2025, 6, 10), inquiry_date=date(2025, 3, 3))
    ),
    "reminders_ics.none": Paper("reminders_ics", CASE),
    "record_html.resolved": Paper(
        "record_html",
        with_contacts(
            CALL,
            replace(OMBUDSMAN, answer="solved", answered_on=date(2026, 11, 22), by="Staff"),
            resolved_on=date(2026, 11, 23),
        ),
    ),
    "center_email.protected": Paper("center_email", replace(CASE, protected=True)),
}
PAPERS = BY_ROLE | BY_PROBLEM | BY_HELPER | OTHERS


def write_out(document: Written) -> str:
    """Return a paper with all that stands around it, as its golden file holds it."""
    lines = [document.title, ""]
    lines += [f"Note: {note}" for note in document.notes]
    lines += [f"Missing: {item['label']}" for item in document.missing]
    if document.mailto:
        lines.append(f"Link: {document.mailto.label}")
    if document.file:
        lines.append(f"File: {document.file.name}, {document.file.media_type}")
    return "\n".join([*lines, "-" * 20, document.as_text().replace("\r\n", "\n")])


BLANK_SCRIPT = "call_script.worksheet"
BLANKS = {BLANK_SCRIPT: blank_call_script, "center_email.worksheet": blank_letter}


def blank(name: str) -> str:
    """Return the golden file of one of the worksheet's blank papers."""
    return BLANKS[name](TODAY) + "\n"


def golden_file(name: str) -> Path:
    """Return the golden file of a paper."""
    return FOLDER / f"{name}.txt"


def main() -> None:
    """Rewrite all golden files."""
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name, paper in PAPERS.items():
        text = write_out(write(paper.kind, paper.case, paper.today))
        golden_file(name).write_text(text, encoding="utf-8")
    for name in BLANKS:
        golden_file(name).write_text(blank(name), encoding="utf-8")


if __name__ == "__main__":
    main()
