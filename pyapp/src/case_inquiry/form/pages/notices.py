"""The numbers for papers and addresses. Each may stay empty; the step still comes out."""

from __future__ import annotations

from collections.abc import Iterator

from case_inquiry.conditions import not_said, said
from case_inquiry.form.model import Choice, Note, Question, QuestionPage, Shortcut
from case_inquiry.form.pages.done import (
    CALL_DETAILS,
    DID_CALL,
    NOT_RESOLVED,
)
from case_inquiry.form.stated import stated
from case_inquiry.messages import N_, Message, message
from case_inquiry.procedure import load_procedure

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
            masked=True,
        ),
    ),
    applies=NOT_RESOLVED,
    note=N_("The next pages are for your letter. What you leave empty stays a blank line there."),
    notes=(NO_RECEIPT_YET, NOT_FOUND_ONLINE),
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
        ),
    ),
    applies=(DID_CALL, *NOT_RESOLVED),
)

ASYLUM = Note(
    "asylum_office",
    "",
    (
        stated(
            N_(
                "Asylum offices are not in the {year} notice. You can go on: the days and the "
                "words are the same, but the notice has no email address for them."
            ),
            year="issued:year",
        ),
    ),
    (said("fact:form_asylum", "yes"),),
)

FORM = QuestionPage(
    id="form",
    part="papers",
    heading=N_("Form"),
    questions=(
        Question(
            id="form",
            label=N_("Form"),
            kind="text",
            hint=N_(
                "The number is at the top left or in “Case Type”, like I-485 or N-400. "
                "One form at a time: the one that is late."
            ),
            why=N_("Why we ask: the agent needs it, and some forms have their own rules."),
            where=N_("Where to find it: on your receipt notice, in the box “Case Type”."),
            suggestions="forms",
            shortcuts=(
                Shortcut(
                    "form_unknown",
                    N_("I do not know"),
                    {"form": "", "form_passed": "form_unknown"},
                ),
            ),
        ),
    ),
    applies=NOT_RESOLVED,
    notes=(ASYLUM,),
)

DETAILS = QuestionPage(
    id="details",
    part="papers",
    heading=N_("More for your letter"),
    questions=(
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
            masked=True,
        ),
        *CALL_DETAILS,
    ),
    applies=NOT_RESOLVED,
)

PAGES = (RECEIPT, OFFICE, FORM, DETAILS)
