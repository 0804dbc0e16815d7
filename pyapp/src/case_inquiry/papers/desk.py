"""What every paper is written from: the case, its plan, the day and the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from case_inquiry.case import Case, Contact
from case_inquiry.case.contacts import first_contact
from case_inquiry.case.history import gave_no_reason, history_lines
from case_inquiry.case.model import is_empty
from case_inquiry.days.typed import say_time
from case_inquiry.form.missing import missing_items
from case_inquiry.forms import find
from case_inquiry.messages import N_, DateText, Message, Translator, message, render, translator
from case_inquiry.outcome.situation import Situation
from case_inquiry.papers.paper import Edited, Piece
from case_inquiry.plan import Plan, plan
from case_inquiry.plan.ladder import asked_and_empty
from case_inquiry.plan.rungs import rungs_of
from case_inquiry.procedure import PROCEDURES, Procedure, load_procedure

NOT_KNOWN = Message(N_("[not known]"))
TIME_NOT_KNOWN = Message(N_("time [not known]"))
NOT_KNOWN_DATE = Message(N_("[date]"))

#: The names of a paper's pieces, and the words of their copy buttons before and after.
LABELS = {
    "address": N_("Address"),
    "subject": N_("Subject"),
    "text": N_("Text"),
    "day": N_("The day of the call, for somebody else"),
}
COPY = {
    "address": (N_("Copy address"), N_("Address copied")),
    "subject": (N_("Copy subject"), N_("Subject copied")),
    "text": (N_("Copy text"), N_("Text copied")),
    "day": (N_("Copy day"), N_("Day copied")),
}


@dataclass(frozen=True)
class Desk:
    """One paper's ingredients. `using` is the reader's language; papers to offices are English.

    `masked` hides the numbers of a record; `named` lets a calendar's titles tell the case.
    `edited` stands in the place of a letter's own words.

    >>> case, rules, today = Case(), load_procedure("notice-2009"), date(2026, 11, 24)
    >>> desk = Desk("call_script", case, rules, plan(case, rules, today), today, translator())
    >>> desk.value("phone"), note(desk, "It is {phone}."), make_piece(desk, "day", "Today").label
    ('1-800-375-5283', 'It is 1-800-375-5283.', 'The day of the call, for somebody else')
    """

    kind: str
    case: Case
    procedure: Procedure
    plan: Plan
    today: date
    using: Translator
    masked: bool = True
    named: bool = False
    edited: Edited | None = None

    @property
    def english(self) -> Translator:
        """The language of every paper to an office."""
        return translator("en")

    @property
    def role(self) -> str:
        """Who speaks in the paper: without the person's consent only the person."""
        return "applicant" if self.case.consent == "none" else self.case.role or "applicant"

    @property
    def values(self) -> Mapping[str, object]:
        """The values that outcomes and notes name in braces."""
        return Situation(self.plan, self.case, self.procedure, self.today).values()

    def say(self, sentence: Message | str) -> str:
        """Return a sentence in the reader's language."""
        return render(sentence, self.using)

    def value(self, name: str) -> str | None:
        """Return the value of a statement of the procedure, or None where it has none."""
        found = (item.value for item in self.procedure.statements if item.id == name)
        return next(found, None)

    def in_each_procedure(self) -> list[Desk]:
        """Return the same desk in every procedure, this one's own among them."""
        others = [load_procedure(name) for name in PROCEDURES if name != self.procedure.id]
        return [
            self,
            *(
                replace(self, procedure=other, plan=plan(self.case, other, self.today))
                for other in others
            ),
        ]

    def missing(self, step: str) -> tuple[Mapping[str, str], ...]:
        """Return what a step asks for and the case does not hold."""
        rungs = rungs_of(self.case, self.procedure)
        paths = asked_and_empty(self.procedure.step(step), self.case, rungs)
        return tuple(missing_items(paths, self.case, self.using))


def long_date(day: date | None) -> DateText | Message:
    """Return a day as letters say it, or the words for a day that is not known.

    >>> long_date(date(2026, 11, 1)).style
    'long'
    >>> str(long_date(None))
    '[not known]'
    """
    return DateText(day, "long") if day else NOT_KNOWN


def case_values(desk: Desk) -> dict[str, object]:
    """Return what every letter says about the case, `[not known]` for what is empty."""
    case, office = desk.case, desk.plan.office
    by_number = desk.procedure.office_of_prefix((case.receipt_number or "")[:3])
    return {
        "role": desk.role,
        "consent": case.consent,
        "not_known": NOT_KNOWN,
        "phone": desk.value("phone"),
        "receipt_number": case.receipt_number or NOT_KNOWN,
        "a_number": case.a_number or NOT_KNOWN,
        "form": say_form_and_title(case.form) or NOT_KNOWN,
        "filed_on": long_date(case.filed_on),
        "office": office.name if office else NOT_KNOWN,
        "was_moved": bool(case.center and by_number and case.center != by_number.code),
        "all_contacts": history_lines(case.contacts),
    }


def say_form_and_title(form: str | None) -> str | None:
    """Return a form's number with its title where the form is known, else as it was typed.

    >>> say_form_and_title("I-90")
    'I-90, Application to Replace Permanent Resident Card'
    """
    known = find(form) if form else None
    return f"{known.number}, {known.title}" if known else form


def call_values(call: Contact | None) -> dict[str, object]:
    """Return what the letters of the notice say about the call.

    `told_to_wait` is in calendar days.

    >>> call_values(Contact("call", told_to_wait_days=45))["told_to_wait"]
    45
    """
    made = call or Contact("call")
    return {
        "called_on": long_date(made.on),
        "called_at": say_time(made.at) or TIME_NOT_KNOWN,
        "representative": made.representative or NOT_KNOWN,
        "service_request": made.number,
        "no_request_reason": _told(made.no_request_reason),
        "gave_no_reason": gave_no_reason(made),
        "told_to_wait": made.told_to_wait_days,
    }


def _told(text: str | None) -> str | None:
    """Return a text that says something; one of blanks says nothing."""
    return None if is_empty(text) else text


def the_call(case: Case) -> Contact | None:
    """Return the call that counts: the first one.

    >>> the_call(Case(contacts=(Contact("call", at="14:30"), Contact("call")))).at
    '14:30'
    """
    return first_contact(case, "call")


CONSENT_NONE = N_(
    "The person has not allowed you yet to talk with USCIS about this case. "
    "So this paper is made in the person's own name."
)
BRACKETS = N_("Fill in the words in [brackets] before you use it.")


def common_notes(desk: Desk, text: str) -> list[str]:
    """Return the notes that stand around any text for an office."""
    notes = []
    if desk.case.consent == "none" and (desk.case.role or "applicant") != "applicant":
        notes.append(desk.say(CONSENT_NONE))
    if "[" in text:
        notes.append(desk.say(BRACKETS))
    return notes


def note(desk: Desk, text: str) -> str:
    """Return a marked text with the values it names, in the reader's language."""
    return desk.say(message(text, **desk.values))


def make_piece(desk: Desk, name: str, value: str, label: Message | None = None) -> Piece:
    """Return the piece `name`; all but an address may be edited."""
    copy_label, copied = COPY[name]
    return Piece(
        name,
        desk.say(label or LABELS[name]),
        value,
        desk.say(copy_label),
        desk.say(copied),
        editable=name != "address",
        shareable=name in ("text", "day"),
    )
