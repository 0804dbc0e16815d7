"""The columns of a list of cases: what each header of a spreadsheet stands for.

A column is named like the key of a case file (`receipt_number`, `filed_on`). A contact's column is
named after its channel and what it tells: `call_date`, `center_email_answer`, `call_2_date` for the
second call. Spelling, spaces and dashes do not matter, and the words that people use are known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from typing import NamedTuple

from case_inquiry.case.model import Case, CaseError, FieldError, contact_kinds
from case_inquiry.messages import N_, message

#: The office's own word for a case, given back as it is. No key of a case.
REFERENCE = "reference"
CASE_KEYS = tuple(field.name for field in fields(Case) if field.name != "contacts")

#: What a contact's column tells, and the contact's key.
CONTACT_KEYS = {
    "date": "on",
    "on": "on",
    "time": "at",
    "at": "at",
    "representative": "representative",
    "service_request": "service_request",
    "number": "service_request",
    "no_request_reason": "no_request_reason",
    "told_to_wait_days": "told_to_wait_days",
    "answer": "answer",
    "answered_on": "answered_on",
    "by": "by",
}
#: What only a call tells needs no channel before it.
OF_A_CALL = ("representative", "service_request", "no_request_reason", "told_to_wait_days")

#: Headers in people's words, and the questions of the form: what they stand for.
OTHER_WORDS = {
    "our_reference": REFERENCE,
    "client_number": REFERENCE,
    "file_number": REFERENCE,
    "receipt": "receipt_number",
    "receipt_no": "receipt_number",
    "uscis_receipt_number": "receipt_number",
    "alien_number": "a_number",
    "alien_registration_number": "a_number",
    "anumber": "a_number",
    "form_type": "form",
    "form_number": "form",
    "type_of_application_filed": "form",
    "filed": "filed_on",
    "date_filed": "filed_on",
    "filing_date": "filed_on",
    "received_date": "filed_on",
    "office": "center",
    "service_center": "center",
    "which_office_has_your_case_now": "center",
    "who_is_asking": "role",
    "may_uscis_talk_with_you_about_this_case": "consent",
    "what_is_the_problem": "problem",
    "case_status_online": "case_status",
    "what_does_case_status_online_show": "case_status",
    "protected_case": "protected",
    "is_this_case_covered_by_a_special_privacy_rule": "protected",
    "case_inquiry_date": "inquiry_date",
    "day_you_saw_it": "inquiry_date_seen_on",
    "resolved": "resolved_on",
    "date_it_was_resolved": "resolved_on",
    "call": "call_date",
    "called_on": "call_date",
    "date_of_call": "call_date",
    "date_of_the_call": "call_date",
    "time_of_call": "call_time",
    "time_of_the_call": "call_time",
    "agent": "representative",
    "representative_s_name_or_id_number": "representative",
    "sr": "service_request",
    "sr_number": "service_request",
    "service_request_number": "service_request",
    "service_request_referral_number": "service_request",
    "reason_no_request_was_opened": "no_request_reason",
    "told_to_wait": "told_to_wait_days",
    "how_many_days_were_you_told_to_wait": "told_to_wait_days",
    "date_of_the_email_to_the_service_center": "center_email_date",
    "did_the_service_center_answer": "center_email_answer",
    "date_of_the_email_to_headquarters": "hq_email_date",
    "headquarters_email_date": "hq_email_date",
    "did_headquarters_answer": "hq_email_answer",
}

_NOT_A_WORD = re.compile(r"[\W_]+")


class Target(NamedTuple):
    """What a column fills: a key of the case, or of the `number`-th contact of a `channel`."""

    key: str
    channel: str = ""
    number: int = 1


class Column(NamedTuple):
    """A column that is read: its place from the left, its header as written, what it fills."""

    place: int
    header: str
    target: Target


def find_target(header: str) -> Target | None:
    """Return what the column under `header` fills, or None where the header is not known.

    >>> find_target("Receipt #"), find_target("E-Request date"), find_target("Favorite color")
    (Target(key='receipt_number', channel='', number=1), Target(key='on', channel='e_request', \
number=1), None)
    """
    words = _NOT_A_WORD.sub("_", header.casefold().replace("#", " number ")).strip("_")
    # An e-mail is written in two ways, an e-Request in one.
    name = re.sub(r"(?<![a-z])e_mail", "email", words)
    name = OTHER_WORDS.get(name, name)
    if name in (*CASE_KEYS, REFERENCE):
        return Target(name)
    if name in OF_A_CALL:
        return Target(name, "call")
    return _find_contact(name)


def _find_contact(name: str) -> Target | None:
    for channel in contact_kinds():
        found = re.fullmatch(rf"{channel}(?:_([1-9]))?_([a-z_]+)", name)
        key = CONTACT_KEYS.get(found[2]) if found else None
        if found and key:
            return Target(key, channel, int(found[1] or 1))
    return None


def on_one_line(text: str) -> str:
    r"""Return what a file says so that it can be shown: on one line, nothing in it but signs.

    >>> on_one_line("Receipt\n number\x1b[2J")
    'Receipt number?[2J'
    """
    line = " ".join(text.split())
    return "".join(sign if sign.isprintable() else "?" for sign in line)


def read_header(headers: Sequence[str]) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """Return the columns that are read, and the headers of those that are not.

    Raises CaseError where no header is known, or where two columns stand for the same.

    >>> columns, ignored = read_header(["Receipt #", "Favorite color"])
    >>> columns[0].target.key, ignored
    ('receipt_number', ('Favorite color',))
    """
    columns: list[Column] = []
    ignored: list[str] = []
    taken: dict[Target, str] = {}
    twice: list[FieldError] = []
    for place, header in enumerate(map(on_one_line, headers)):
        target = find_target(header)
        if target is None:
            ignored += [header] if header else []
        elif target in taken:
            sentence = N_("The columns “{first}” and “{second}” stand for the same. Keep one.")
            words = message(sentence, first=taken[target], second=header)
            twice.append(FieldError("invalid_value", header, words))
        else:
            taken[target] = header
            columns.append(Column(place, header, target))
    if twice:
        raise CaseError(tuple(twice))
    if not columns:
        sentence = N_(
            "The first row names no column that we know. Name the columns like receipt_number, "
            "filed_on, call_date."
        )
        raise CaseError((FieldError("invalid_value", "", message(sentence)),))
    return tuple(columns), tuple(ignored)
