"""Made-up cases, one for each state of both procedures, and the day on which each is looked at."""

from dataclasses import dataclass, replace
from datetime import date

from case_inquiry.case import Case, Contact

TODAY = date(2026, 11, 24)
NOTICE = "notice-2009"
CURRENT = "current"

CASE = Case(
    version=1,
    receipt_number="EAC1710450146",
    a_number="A012345678",
    form="I-485",
    filed_on=date(2017, 2, 7),
    case_status="in_progress",
)
EARLY = replace(CASE, filed_on=date(2025, 6, 10), inquiry_date=date(2025, 3, 3))
CALL = Contact(
    "call", date(2026, 10, 1), "14:30", representative="Agent 1234", service_request="SR-99"
)
NO_REQUEST = replace(CALL, service_request=None, no_request_reason="within normal time")
CENTER = Contact("center_email", on=date(2026, 11, 1))
HEADQUARTERS = Contact("hq_email", on=date(2026, 11, 23))
ASKED = Contact("e_request", on=date(2026, 11, 24), service_request="T1-55")
OMBUDSMAN = Contact("ombudsman", on=date(2026, 11, 20))
NO_HELP = replace(OMBUDSMAN, answer="not_solved", answered_on=TODAY)


def with_contacts(*contacts: Contact, **changes: object) -> Case:
    """Return the made-up case with these contacts and other changes."""
    return replace(CASE, contacts=contacts, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class State:
    """A state of a procedure: the case and day that bring it about."""

    procedure: str
    place: str
    case: Case
    today: date = TODAY


STATES = {
    "not called yet": State(
        NOTICE,
        "call/act",
        CASE,
    ),
    "not called yet, on a holiday": State(
        NOTICE,
        "call/act",
        CASE,
        date(2026, 11, 26),
    ),
    "not called yet, on a Saturday": State(
        NOTICE,
        "call/act",
        CASE,
        date(2026, 11, 28),
    ),
    "called": State(
        NOTICE,
        "email_center/wait",
        with_contacts(CALL),
        date(2026, 10, 31),
    ),
    "called, told to wait longer": State(
        NOTICE,
        "email_center/wait",
        with_contacts(replace(CALL, told_to_wait_days=60)),
    ),
    "called, day not known": State(
        NOTICE,
        "email_center/wait",
        with_contacts(Contact("call")),
    ),
    "called more than 30 days ago": State(
        NOTICE,
        "email_center/act",
        with_contacts(CALL),
        date(2026, 11, 2),
    ),
    "called, no request opened": State(
        NOTICE,
        "email_center/act",
        with_contacts(NO_REQUEST),
    ),
    "called, the longer time is over": State(
        NOTICE,
        "email_center/act",
        with_contacts(replace(CALL, told_to_wait_days=45)),
    ),
    "called, center not in the notice": State(
        NOTICE,
        "email_center/act",
        with_contacts(CALL, center="NBC"),
    ),
    "called, center not known": State(
        NOTICE,
        "email_center/act",
        with_contacts(CALL, receipt_number=None),
    ),
    "called, the number names no office": State(
        NOTICE,
        "email_center/act",
        with_contacts(CALL, receipt_number="IOE0906929443"),
    ),
    "called, IOE, the step is not open": State(
        NOTICE,
        "email_center/wait",
        with_contacts(replace(CALL, on=date(2026, 11, 20)), receipt_number="IOE0906929443"),
    ),
    "the call explained it": State(
        NOTICE,
        "call/ended",
        with_contacts(replace(CALL, answer="explained")),
    ),
    "emailed the center": State(
        NOTICE,
        "email_hq/wait",
        with_contacts(CALL, replace(CENTER, on=date(2026, 11, 5))),
    ),
    "emailed the center, day not known": State(
        NOTICE,
        "email_hq/wait",
        with_contacts(CALL, Contact("center_email")),
    ),
    "emailed the center too early": State(
        NOTICE,
        "email_hq/act",
        with_contacts(CALL, replace(CENTER, on=date(2026, 10, 20))),
    ),
    "the center did not answer": State(
        NOTICE,
        "email_hq/act",
        with_contacts(CALL, CENTER),
    ),
    "the center answered, not solved": State(
        NOTICE,
        "email_center/ended",
        with_contacts(CALL, replace(CENTER, answer="not_solved", answered_on=date(2026, 11, 9))),
    ),
    "emailed headquarters": State(
        NOTICE,
        "answer/wait",
        with_contacts(CALL, CENTER, HEADQUARTERS),
    ),
    "emailed headquarters, day not known": State(
        NOTICE,
        "answer/wait",
        with_contacts(CALL, CENTER, Contact("hq_email")),
    ),
    "headquarters did not answer": State(
        NOTICE,
        "answer/overdue",
        with_contacts(CALL, CENTER, HEADQUARTERS),
        date(2026, 12, 4),
    ),
    "headquarters answered, explained": State(
        NOTICE,
        "email_hq/ended",
        with_contacts(CALL, CENTER, replace(HEADQUARTERS, answer="explained")),
    ),
    "resolved": State(
        NOTICE,
        "None/resolved",
        with_contacts(CALL, resolved_on=date(2026, 11, 20)),
    ),
    "protected": State(
        NOTICE,
        "elsewhere/ended",
        replace(CASE, protected=True),
    ),
    "no receipt number yet": State(
        NOTICE,
        "elsewhere/ended",
        replace(CASE, receipt_number=None, situation="no_receipt_yet"),
    ),
    "USCIS waits": State(
        NOTICE,
        "elsewhere/ended",
        replace(CASE, case_status="waiting_for_me"),
    ),
    "decided": State(
        NOTICE,
        "elsewhere/ended",
        replace(CASE, case_status="decision"),
    ),
}
