"""What every paper is written from: the case, its plan, the day and the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from case_inquiry.case import Case, Contact
from case_inquiry.case.contacts import in_order
from case_inquiry.case.history import gave_no_reason, history_lines
from case_inquiry.case.model import is_empty
from case_inquiry.days.times import say_time
from case_inquiry.form.missing import missing_items
from case_inquiry.forms import Form, compact, load_forms
from case_inquiry.messages import N_, DateText, Message, Translator, message, render, translator
from case_inquiry.outcome.situation import Situation
from case_inquiry.outcome.stale import say_statement
from case_inquiry.outcome.values import values_of
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

    `masked` hides the numbers of a record; with `named`, a calendar's titles name the case.
    `edited` replaces a letter's own words.

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
        """Who speaks in the paper: a helper only as far as the person allowed it.

        A helper who may talk while the person is on the call has the script to say, and no letter.
        """
        in_own_name = ("none",) if self.kind == "call_script" else ("none", "on_the_line")
        return "applicant" if self.case.consent in in_own_name else self.case.role or "applicant"

    @property
    def values(self) -> Mapping[str, object]:
        """The values that outcomes and notes name in braces."""
        return values_of(Situation(self.plan, self.case, self.procedure, self.today))

    def say(self, sentence: Message | str) -> str:
        """Return a sentence in the reader's language."""
        return render(sentence, self.using)

    def value(self, name: str) -> str | None:
        """Return the value of a statement of the procedure, or None where it has none."""
        found = (item.value for item in self.procedure.statements if item.id == name)
        return next(found, None)

    def fact(self, name: str) -> str:
        """Return a statement in the reader's language; past its shelf life, where to look instead.

        Raises KeyError where the procedure has no such statement.
        """
        return self.say(say_statement(self.procedure.statement(name), self.today))

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
        """Return what a step asks for and the case does not have."""
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


def known_form(form: str | None) -> Form | None:
    """Return the form that all of the text names; an edition or a supplement is another form.

    >>> known_form("I-131").number, known_form("I-131A"), known_form("I-485 Supplement J")
    ('I-131', None, None)
    """
    number = compact(form) if form else None
    return next((known for known in load_forms() if known.number == number), None)


def say_form_and_title(form: str | None) -> str | None:
    """Return a form's number with its title where the form is known, else as it was typed.

    >>> say_form_and_title("I-90"), say_form_and_title("N-600K")
    ('I-90, Application to Replace Permanent Resident Card', 'N-600K')
    """
    known = known_form(form)
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
        "was_opened": made.service_request_opened,
        "no_request_reason": _told(made.no_request_reason),
        "gave_no_reason": gave_no_reason(made),
        "told_to_wait": made.told_to_wait_days,
    }


def _told(text: str | None) -> str | None:
    """Return a text that says something; one of blanks says nothing."""
    return None if is_empty(text) else text


def calls_that_count(case: Case) -> list[Contact]:
    """Return the calls after the last one that explained the problem; all where it was the last.

    >>> calls = Contact("call", date(2026, 9, 1), answer="explained"), Contact("call")
    >>> calls_that_count(Case(contacts=calls)) == [calls[1]]
    True
    """
    calls = [contact for contact in in_order(case.contacts) if contact.channel == "call"]
    explained = [place for place, call in enumerate(calls) if call.answer == "explained"]
    later = calls[explained[-1] + 1 :] if explained else []
    return later or calls


def the_call(case: Case) -> Contact | None:
    """Return the call that starts the notice's days: the first that counts.

    >>> the_call(Case(contacts=(Contact("call", at="14:30"), Contact("call")))).at
    '14:30'
    """
    return next(iter(calls_that_count(case)), None)


def call_to_name(case: Case) -> Contact | None:
    """Return the call that a letter describes: the one with a service request, then with a reason.

    >>> calls = Contact("call", date(2026, 9, 1)), Contact("call", service_request="SR-99")
    >>> call_to_name(Case(contacts=calls)).number
    'SR-99'
    """
    calls = calls_that_count(case)
    with_number = [call for call in calls if call.number]
    opened = [call for call in calls if call.service_request_opened]
    with_reason = [call for call in calls if _told(call.no_request_reason)]
    return next(iter([*with_number, *opened, *with_reason, *calls]), None)


def email_that_counts(case: Case, channel: str) -> Contact | None:
    """Return the first email of `channel` since the call that counts; an earlier one is over.

    >>> sent = Contact("center_email", date(2026, 8, 1)), Contact("center_email", date(2026, 11, 1))
    >>> called = Contact("call", date(2026, 10, 1))
    >>> email_that_counts(Case(contacts=(called, *sent)), "center_email").on
    datetime.date(2026, 11, 1)
    """
    call = the_call(case)
    since = call.on if call and call.on else date.min
    sent = (contact for contact in in_order(case.contacts) if contact.channel == channel)
    return next((email for email in sent if (email.on or date.max) >= since), None)


CONSENT_NONE = N_(
    "The person has not allowed you yet to talk with USCIS about this case. "
    "So this paper is made in the person's own name."
)
ON_THE_LINE = N_(
    "USCIS talks with you only while the person is on the call. "
    "So this paper is in the person's own name, for the person to sign."
)
BRACKETS = N_("Fill in the words in [brackets] before you use it.")


def common_notes(desk: Desk, text: str) -> list[str]:
    """Return the notes around any text for an office."""
    notes = []
    if (desk.case.role or "applicant") != desk.role:
        notes.append(desk.say(CONSENT_NONE if desk.case.consent == "none" else ON_THE_LINE))
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
