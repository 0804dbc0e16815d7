"""A case: what a person knows about one stuck application and every contact so far.

The keys are those of the case files. Only this module says what each contains: the check, the
schema, the form and the columns of a list read it. Names of people are kept out on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from case_inquiry.case.nothing import says_nothing
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.identifiers.masking import mask
from case_inquiry.identifiers.prefixes import load_table
from case_inquiry.identifiers.receipt import Receipt, parse
from case_inquiry.messages import N_, Message, Translator, render, translator
from case_inquiry.ready import ready

LARGEST_CASE = 64 * 1024  # bytes of JSON
LONGEST_TEXT = 1_000  # characters of one field
MOST_DAYS_TOLD = 365

NOT_LISTED = "not_listed"

ROLES = ("applicant", "organization", "liaison")
CONSENTS = ("g28", "on_the_line", "written", "none")
PROBLEMS = ("delay", "not_received", "mistake", "address", "urgent", "other")
CASE_STATUSES = ("in_progress", "waiting_for_me", "approved", "decision")
NOT_RECEIVED = ("card", "notice", "receipt")
SITUATIONS = ("no_receipt_yet", "not_found_online")
CENTERS = load_table().offices
ANSWERS = ("solved", "explained", "not_solved")


class Key(NamedTuple):
    """What a key of a case file contains.

    `kind` is `version`, `choice` (one of `choices`), `flag`, `day`, `coming_day` (it may lie in the
    future), `shown_day` (a day or `not_listed`), `time`, `line`, `text`, `days` (a number of them),
    `receipt_number`, `a_number`, `form`, `contacts` or `channel`. `words` name what a step may ask
    for, and what a contact holds.
    """

    kind: str
    choices: tuple[str, ...] = ()
    words: str = ""


def _holds(kind: str, words: str = "", *, choices: tuple[str, ...] = ()) -> Mapping[str, Key]:
    """Describe the value of a field that is a key of a case file."""
    return {"key": Key(kind, choices, words)}


@dataclass(frozen=True)
class Contact:
    """One contact with an office. `channel` is a kind of `contacts.toml`; `on` may be unknown."""

    channel: str = field(metadata=_holds("channel"))
    on: date | None = field(default=None, metadata=_holds("day", N_("Date of the contact")))
    at: str | None = field(default=None, metadata=_holds("time", N_("Time of the call")))
    representative: str | None = field(
        default=None, metadata=_holds("line", N_("Representative's name or ID number"))
    )
    service_request: str | None = field(
        default=None, metadata=_holds("line", N_("Service request referral number"))
    )
    service_request_opened: bool | None = field(
        default=None, metadata=_holds("flag", N_("Was a service request opened?"))
    )
    no_request_reason: str | None = field(
        default=None, metadata=_holds("text", N_("Reason no request was opened"))
    )
    told_to_wait_days: int | None = field(
        default=None, metadata=_holds("days", N_("How many days were you told to wait?"))
    )
    answered_on: date | None = field(default=None, metadata=_holds("day", N_("Date of the answer")))
    answer: str | None = field(
        default=None, metadata=_holds("choice", N_("What the answer was"), choices=ANSWERS)
    )
    promised_on: date | None = field(
        default=None, metadata=_holds("coming_day", N_("Date they named for a result"))
    )
    by: str | None = field(default=None, metadata=_holds("line", N_("who asked")))

    @property
    def number(self) -> str | None:
        """The number that USCIS gave, or None where none is known.

        >>> Contact("call", service_request="none").number is None
        True
        """
        number = self.told("service_request")
        return number if isinstance(number, str) else None

    def told(self, name: str) -> object:
        """Return what a key tells; a word for none in a number's or a name's place tells nothing.

        >>> Contact("call", representative="unknown", no_request_reason="refused").told("by")
        """
        value = getattr(self, name)
        is_line = CONTACT_KEYS[name].kind == "line"
        return None if is_line and isinstance(value, str) and says_nothing(value) else value

    def masked(self) -> Contact:
        """Return the contact with its number hidden but for the end."""
        number = self.number
        return self if number is None else replace(self, service_request=mask(number))

    def as_json(self) -> dict[str, object]:
        """Return the contact with the keys of a case file."""
        return {name: _plain(getattr(self, name)) for name in CONTACT_KEYS}


@dataclass(frozen=True)
class Case:
    """One case. Every field may be unknown, which is None (no contacts: an empty tuple).

    `receipt_number` and `a_number` are without spaces and dashes; `inquiry_date` is a day or the
    word `not_listed`. `contacts` keep the order of the file. `receipt` is no key:
    it is what the number told when the case was read.
    """

    version: int | None = field(default=None, metadata=_holds("version"))
    role: str | None = field(default=None, metadata=_holds("choice", choices=ROLES))
    consent: str | None = field(default=None, metadata=_holds("choice", choices=CONSENTS))
    problem: str | None = field(default=None, metadata=_holds("choice", choices=PROBLEMS))
    case_status: str | None = field(default=None, metadata=_holds("choice", choices=CASE_STATUSES))
    not_received: str | None = field(
        default=None, metadata=_holds("choice", N_("What did you not get?"), choices=NOT_RECEIVED)
    )
    sent_on: date | None = field(default=None, metadata=_holds("day", N_("Day it was sent")))
    situation: str | None = field(default=None, metadata=_holds("choice", choices=SITUATIONS))
    protected: bool | None = field(default=None, metadata=_holds("flag"))
    receipt_number: str | None = field(
        default=None, metadata=_holds("receipt_number", N_("Receipt number"))
    )
    a_number: str | None = field(default=None, metadata=_holds("a_number", N_("A-Number")))
    form: str | None = field(default=None, metadata=_holds("form", N_("Form")))
    filed_on: date | None = field(default=None, metadata=_holds("day", N_("Date filed")))
    center: str | None = field(default=None, metadata=_holds("choice", choices=CENTERS))
    inquiry_date: date | str | None = field(
        default=None, metadata=_holds("shown_day", N_("Case inquiry date"))
    )
    inquiry_date_seen_on: date | None = field(default=None, metadata=_holds("day"))
    contacts: tuple[Contact, ...] = field(default=(), metadata=_holds("contacts"))
    resolved_on: date | None = field(default=None, metadata=_holds("day"))
    receipt: Receipt | None = field(default=None, compare=False, repr=False)

    def receipt_on(self, today: date) -> Receipt | None:
        """Return what the receipt number tells; None without one that can be read on `today`.

        >>> Case(receipt_number="EAC1710450146").receipt_on(date(2026, 11, 24)).office
        'VSC'
        """
        if self.receipt is not None and self.receipt.number == self.receipt_number:
            return self.receipt
        try:
            return parse(self.receipt_number or "", today)
        except ValidationError:
            return None

    @property
    def day_shown(self) -> date | None:
        """The inquiry date, where it is a day and not the word that there is none."""
        return self.inquiry_date if isinstance(self.inquiry_date, date) else None

    @property
    def is_not_listed(self) -> bool:
        """Whether the page of inquiry dates does not list the form."""
        return self.inquiry_date == NOT_LISTED

    @property
    def is_past_the_day_shown(self) -> bool:
        """Whether the case was filed before the inquiry date, so that one may ask.

        >>> Case(filed_on=date(2024, 2, 7), inquiry_date=date(2025, 3, 3)).is_past_the_day_shown
        True
        """
        shown = self.day_shown
        return shown is not None and self.filed_on is not None and self.filed_on < shown

    def masked(self) -> Case:
        """Return the case with its numbers hidden but for their ends.

        >>> Case(a_number="A012345678").masked().a_number
        '••••••5678'
        """
        return replace(
            self,
            receipt_number=self.receipt_number and mask(self.receipt_number),
            a_number=self.a_number and mask(self.a_number),
            contacts=tuple(contact.masked() for contact in self.contacts),
        )

    def as_json(self) -> dict[str, object]:
        """Return the case with the keys of a case file; `read_case` reads it back.

        >>> Case(form="I-485", filed_on=date(2017, 2, 7)).as_json()["filed_on"]
        '2017-02-07'
        """
        values = {name: _plain(getattr(self, name)) for name in CASE_KEYS}
        return values | {"contacts": [contact.as_json() for contact in self.contacts]}


def _keys_of(shape: type) -> dict[str, Key]:
    return {each.name: each.metadata["key"] for each in fields(shape) if "key" in each.metadata}


#: The keys of a case file and of each of its contacts, in their order.
CASE_KEYS = _keys_of(Case)
CONTACT_KEYS = _keys_of(Contact)
_KEYS = CASE_KEYS | CONTACT_KEYS


def key_of(name: str) -> Key:
    """Return what a key of a case or a contact contains: no name is used in both.

    Raises KeyError for what is no key.

    >>> key_of("filed_on").kind, key_of("answered_on").kind
    ('day', 'day')
    """
    return _KEYS[name]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def is_empty(value: object) -> bool:
    """Tell whether a field of a case tells nothing: it is not there, or a text of blanks only.

    >>> is_empty(None), is_empty("  "), is_empty("SR-99"), is_empty(0)
    (True, True, False, False)
    """
    return value is None or (isinstance(value, str) and not value.strip())


@dataclass(frozen=True)
class FieldError:
    """One mistake of a case: its code, the path of its field, and how to mend it.

    A wrong receipt or A-Number has `reason`, the number's own code, and where exactly one mend is
    plausible the mended number as `suggestion`.
    """

    error: str
    field: str
    message: Message
    reason: str | None = None
    suggestion: str | None = None

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return the mistake as the command line and the page show it."""
        shown: dict[str, object] = {
            "error": self.error,
            "field": self.field,
            "message": render(self.message, using or translator()),
        }
        if self.reason is not None:
            shown |= {"reason": self.reason, "suggestion": self.suggestion}
        return shown


class CaseError(Exception):
    """A case is wrong; `errors` lists every mistake."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__("; ".join(f"{error.field}: {error.message}" for error in errors))
        self.errors = errors

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return all mistakes, the answer to a wrong case."""
        return {"errors": [error.as_json(using) for error in self.errors]}


@dataclass(frozen=True)
class ContactKind:
    """A kind of contact; `after` is the kind that must come before it, or on the same day.

    `words` say to the person what was done: "You called USCIS".
    """

    id: str
    name: str
    after: str | None = None
    words: str = ""


@cache
def contact_kinds() -> Mapping[str, ContactKind]:
    """Return the kinds of contact that a case file may contain, by id.

    >>> contact_kinds()["center_email"].after
    'call'
    """
    return ready("contacts", _read_contact_kinds)


def _read_contact_kinds() -> Mapping[str, ContactKind]:
    import tomllib

    text = Path(__file__).with_name("contacts.toml").read_text(encoding="utf-8")
    return {kind["id"]: ContactKind(**kind) for kind in tomllib.loads(text)["contacts"]}
