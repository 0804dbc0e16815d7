"""Part 3: the numbers and dates of the papers. Each may stay empty; the dates still come out."""

from __future__ import annotations

from collections.abc import Iterator

from case_inquiry.conditions import not_said, said
from case_inquiry.form.model import Choice, Link, Note, Question, QuestionPage, Shortcut
from case_inquiry.form.pages.done import (
    CALL_DID_NOT_SOLVE,
    DID_CALL,
    LEFT_EMPTY,
    TODAY_OR_YESTERDAY,
)
from case_inquiry.form.stated import stated
from case_inquiry.messages import N_, Message, message
from case_inquiry.procedure import load_procedure

NOT_RESOLVED = (
    not_said("resolved", "yes"),
    CALL_DID_NOT_SOLVE,
    not_said("center_answer", "solved"),
    not_said("hq_answer", "solved"),
)

NO_RECEIPT_YET = Note(
    "no_receipt_yet",
    N_("You do not have a receipt number yet"),
    (
        N_(
            "Look for three things. Did your bank take the payment? Did you get a text or email "
            "from USCIS? When did you mail your papers?"
        ),
        stated(
            N_(
                "After {days} business days you may write to USCIS Lockbox Support. "
                "Never put your A-Number or Social Security number in that email."
            ),
            days="lockbox_support",
        ),
    ),
    (said("receipt_number", ""), said("situation", "no_receipt_yet")),
)

NOT_FOUND_ONLINE = Note(
    "not_found_online",
    N_("The website does not find your number"),
    (
        N_(
            "Check each letter and number against the paper. Then call. Say: "
            "“My receipt number is not found in Case Status Online.”"
        ),
    ),
    (said("situation", "not_found_online"),),
)

RECEIPT = QuestionPage(
    id="receipt",
    part="papers",
    heading=N_("Receipt number"),
    questions=(
        Question(
            id="receipt_number",
            label=N_("Receipt number"),
            kind="text",
            hint=N_("3 letters and 10 numbers, like EAC 99 123 45678. Dashes and spaces are fine."),
            why=N_("Why we ask: its first letters name the office, and the agent asks for it."),
            where=N_("Where to find it: at the top left of your receipt notice (Form I-797)."),
            shortcuts=(
                Shortcut(
                    "no_receipt_yet",
                    N_("I do not have one"),
                    {"receipt_number": "", "situation": "no_receipt_yet"},
                ),
                Shortcut(
                    "not_found_online",
                    N_("It is not found online"),
                    {"situation": "not_found_online"},
                ),
            ),
            passed_over=LEFT_EMPTY,
            masked=True,
        ),
    ),
    applies=NOT_RESOLVED,
    note=N_(
        "This part goes into your script or letter. Each box may stay empty; "
        "we then leave a blank line for you to fill by hand."
    ),
    notes=(NO_RECEIPT_YET, NOT_FOUND_ONLINE),
)

FILED = QuestionPage(
    id="filed",
    part="papers",
    heading=N_("More from your notice"),
    questions=(
        Question(
            id="filed_on",
            label=N_("Date filed"),
            kind="date",
            hint=N_("The Received Date on the notice. Not the Notice Date, not the Priority Date."),
            why=N_("Why we ask: the agent asks for it, and it helps to find typing errors."),
            shortcuts=TODAY_OR_YESTERDAY,
            passed_over=LEFT_EMPTY,
        ),
        Question(
            id="a_number",
            label=N_("A-Number"),
            kind="text",
            hint=N_("A and 7 to 9 numbers. Not everyone has one."),
            where=N_("Where to find it: on your notice, work permit or green card (“USCIS#”)."),
            shortcuts=(
                Shortcut(
                    "no_a_number",
                    N_("I do not have one"),
                    {"a_number": "", "a_number_passed": "no_a_number"},
                ),
            ),
            passed_over=LEFT_EMPTY,
            masked=True,
        ),
    ),
    applies=NOT_RESOLVED,
)


def _by_number(code: str, label: Message) -> Choice:
    return Choice(f"number_{code}", label, applies=(said("fact:number_office", code),))


def _offices() -> Iterator[Choice]:
    """Yield the office of the number, if the notice names it, then all others."""
    offices = load_procedure("notice-2009").offices
    for office in offices:
        if office.in_notice:
            label = N_("The one my number stands for: {office}")
            yield _by_number(office.code, message(label, office=Message(office.name)))
    for office in offices:
        applies = (not_said("fact:number_office", office.code),) if office.in_notice else ()
        yield Choice(office.code, office.label or office.name, applies=applies)


OFFICE = QuestionPage(
    id="office",
    part="papers",
    heading=N_("Which office has your case now?"),
    questions=(
        Question(
            id="center",
            label=N_("Which office has your case now?"),
            kind="radio",
            choices=(
                *_offices(),
                Choice("unknown", N_("I do not know")),
            ),
            hint=N_(
                "Look at your newest letter. Cases are often moved; the number stays the same."
            ),
            passed_over=N_("Not said. We go by the first letters of the receipt number."),
        ),
    ),
    applies=(DID_CALL, *NOT_RESOLVED),
)

STATUS = QuestionPage(
    id="status",
    part="papers",
    heading=N_("What does Case Status Online show?"),
    questions=(
        Question(
            id="case_status",
            label=N_("What does Case Status Online show?"),
            kind="radio",
            choices=(
                Choice("in_progress", N_("Received, or being reviewed")),
                Choice("waiting_for_me", N_("USCIS asked for something, or set an appointment")),
                Choice("approved", N_("Approved")),
                Choice("decision", N_("A decision: denied, closed, returned")),
                Choice("not_found_online", N_("It cannot find my number")),
                Choice("not_looked", N_("I have not looked")),
            ),
            why=N_("Why we ask: a letter with a last day may be waiting for you."),
            passed_over=N_("Not said"),
            links=(Link(N_("Open Case Status Online"), "case_status_url"),),
            copies="receipt_number",
            copy_label=N_("Copy my number"),
        ),
    ),
    applies=(
        said("problem", "", "delay"),
        *NOT_RESOLVED,
        not_said("receipt_number", ""),
    ),
)

PAGES = (RECEIPT, FILED, OFFICE, STATUS)
