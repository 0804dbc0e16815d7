"""The facts of a case that a procedure's conditions may name, in the words of `conditions`."""

from __future__ import annotations

from datetime import date, timedelta

from case_inquiry import forms
from case_inquiry.case.model import Case
from case_inquiry.conditions import as_fact
from case_inquiry.procedure.model import Office, Procedure

#: A case may be filed this long before its number is entered without one of the two looking wrong.
LONGEST_ENTRY = timedelta(days=90)
PREFIX_LENGTH = 3


def facts_of(
    case: Case, procedure: Procedure, today: date, *, is_too_early: bool
) -> dict[str, str]:
    """Return the facts by name; empty where a fact is not known.

    >>> from case_inquiry.procedure import load_procedure
    >>> case = Case(form="I-918", center="VSC")
    >>> notice, today = load_procedure("notice-2009"), date(2026, 11, 24)
    >>> facts = facts_of(case, notice, today, is_too_early=False)
    >>> facts["protected"], facts["office_listed"], facts["case_status"]
    ('yes', 'yes', '')
    """
    office = office_of(case, procedure)
    form = forms.find(case.form) if case.form else None
    return {
        "resolved": as_fact(case.resolved_on is not None or is_solved(case)),
        "protected": as_fact(case.protected or forms.is_protected(case.form or "")),
        "problem": case.problem or "delay",
        "case_status": case.case_status or "",
        "situation": case.situation or "",
        "not_received": case.not_received or "card",
        "form": form.number if form else "",
        "office_listed": as_fact(office.in_notice if office else None),
        "dates_mismatch": as_fact(is_date_mismatched(case, today)),
        "too_early": as_fact(is_too_early),
        "consent_missing": as_fact(is_consent_missing(case)),
    }


def office_of(case: Case, procedure: Procedure, /) -> Office | None:
    """Return the office that has the case: the one named, else the one of the number.

    >>> from case_inquiry.procedure import load_procedure
    >>> notice = load_procedure("notice-2009")
    >>> office_of(Case(receipt_number="EAC1710450146"), notice).code
    'VSC'
    >>> office_of(Case(receipt_number="EAC1710450146", center="CSC"), notice).code
    'CSC'
    """
    if case.center is not None:
        return next((item for item in procedure.offices if item.code == case.center), None)
    if case.receipt_number is None:
        return None
    return procedure.office_of_prefix(case.receipt_number[:PREFIX_LENGTH])


def is_solved(case: Case, /) -> bool:
    """Tell whether an answer to some contact solved the problem.

    >>> from case_inquiry.case.model import Contact
    >>> is_solved(Case(contacts=(Contact("center_email", answer="solved"),)))
    True
    """
    return any(contact.answer == "solved" for contact in case.contacts)


def is_consent_missing(case: Case, /) -> bool:
    """Return whether someone other than the applicant asks without a consent.

    >>> is_consent_missing(Case(role="organization")), is_consent_missing(Case(role="applicant"))
    (True, False)
    """
    is_helper = case.role not in (None, "applicant")
    return is_helper and case.consent in (None, "none")


def is_date_mismatched(case: Case, today: date, /) -> bool:
    """Tell whether the filing date lies outside what the receipt number allows.

    That is after the window in which the number was entered, or more than 90 calendar days
    (`LONGEST_ENTRY`) before it.

    >>> case = Case(receipt_number="EAC1710450146", filed_on=date(2017, 7, 2))
    >>> is_date_mismatched(case, date(2026, 11, 24))  # the number was given by March 6, 2017
    True
    """
    number = case.receipt_on(today)  # none that cannot be read: it was good on another day
    if number is None or number.entered_between is None or case.filed_on is None:
        return False
    first, last = number.entered_between
    return case.filed_on < first - LONGEST_ENTRY or (last is not None and case.filed_on > last)
