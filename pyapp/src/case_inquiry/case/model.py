"""A case: what a person told about one stuck application and about every contact so far.

The keys are those of the case files. Names of people are kept out on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path

from case_inquiry.messages import Message, Translator, render, translator
from case_inquiry.ready import ready

LARGEST_CASE = 64 * 1024  # bytes of JSON
LONGEST_TEXT = 1_000  # characters of one field
MOST_DAYS_TOLD = 365

NOT_LISTED = "not_listed"

ROLES = ("applicant", "organization", "liaison")
CONSENTS = ("g28", "on_the_line", "written", "none")
PROBLEMS = ("delay", "not_received", "mistake", "address", "other")
CASE_STATUSES = ("in_progress", "waiting_for_me", "decision")
SITUATIONS = ("no_receipt_yet", "not_found_online")
CENTERS = ("VSC", "CSC", "NSC", "TSC", "NBC", "PSC", "FIELD")
ANSWERS = ("solved", "explained", "not_solved")


@dataclass(frozen=True)
class Contact:
    """One contact with an office. `channel` is a kind of `contacts.toml`; `on` may be unknown."""

    channel: str
    on: date | None = None
    at: str | None = None
    representative: str | None = None
    service_request: str | None = None
    no_request_reason: str | None = None
    told_to_wait_days: int | None = None
    answered_on: date | None = None
    answer: str | None = None
    by: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the contact with the keys of a case file."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


@dataclass(frozen=True)
class Case:
    """One case. Every field may be unknown, which is None (no contacts: an empty tuple).

    `receipt_number` and `a_number` are without spaces and dashes; `inquiry_date` is a day or the
    word `not_listed`. `contacts` stand in the order in which they were told.
    """

    version: int | None = None
    role: str | None = None
    consent: str | None = None
    problem: str | None = None
    case_status: str | None = None
    situation: str | None = None
    protected: bool | None = None
    receipt_number: str | None = None
    a_number: str | None = None
    form: str | None = None
    filed_on: date | None = None
    center: str | None = None
    inquiry_date: date | str | None = None
    inquiry_date_seen_on: date | None = None
    contacts: tuple[Contact, ...] = ()
    resolved_on: date | None = None

    def as_json(self) -> dict[str, object]:
        """Return the case with the keys of a case file; `read_case` reads it back.

        >>> Case(form="I-485", filed_on=date(2017, 2, 7)).as_json()["filed_on"]
        '2017-02-07'
        """
        values = {field.name: _plain(getattr(self, field.name)) for field in fields(self)}
        return values | {"contacts": [contact.as_json() for contact in self.contacts]}


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
    """A case is wrong; `errors` holds every mistake."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__("; ".join(f"{error.field}: {error.message}" for error in errors))
        self.errors = errors

    def as_json(self, using: Translator | None = None) -> dict[str, object]:
        """Return all mistakes, the answer to a wrong case."""
        return {"errors": [error.as_json(using) for error in self.errors]}


@dataclass(frozen=True)
class ContactKind:
    """A kind of contact; `after` is the kind that must come before it, or on the same day."""

    id: str
    name: str
    after: str | None = None


@cache
def contact_kinds() -> Mapping[str, ContactKind]:
    """Return the kinds of contact that a case file may hold, by id.

    >>> contact_kinds()["center_email"].after
    'call'
    """
    return ready("contacts", _read_contact_kinds)


def _read_contact_kinds() -> Mapping[str, ContactKind]:
    import tomllib

    text = Path(__file__).with_name("contacts.toml").read_text(encoding="utf-8")
    return {kind["id"]: ContactKind(**kind) for kind in tomllib.loads(text)["contacts"]}
