"""The plan's warnings in words that say what to do, and the notes that belong to a kind of case."""

from __future__ import annotations

from collections.abc import Callable

from case_inquiry.forms import find as find_form
from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.outcome.situation import Situation
from case_inquiry.outcome.stale import say_statement

#: Why a receipt number names no office. None of them is wrong.
IOE = N_("IOE numbers don't show an office.")
PREFIX_UNKNOWN = N_("We don't know which office gives out numbers that start with {letters}.")
WITHOUT_AN_OFFICE = N_("You don't need to know the office for today's steps.")

#: The statements about a form's own rules, by its number.
OWN_RULES = {
    "I-129": ("premium",),
    "I-140": ("premium",),
    "I-765": ("asylum_permit",),
    "I-821D": ("daca_renewal",),
}

type Paragraphs = tuple[Message, ...]
type Note = tuple[str, Paragraphs]


def warning_notes(here: Situation) -> list[Note]:
    """Return the notes on the plan's warnings, each with its code.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case, notice = Case(role="liaison"), load_procedure("notice-2009")
    >>> today = date(2026, 11, 24)
    >>> here = Situation(plan(case, notice, today), case, notice, today)
    >>> [name for name, _ in warning_notes(here)]
    ['consent_missing']
    """
    codes = [code for code in here.plan.warnings if code in _OF_WARNINGS]
    found = [(code, _OF_WARNINGS[code](here)) for code in codes]
    return [(name, paragraphs) for name, paragraphs in found if paragraphs]


def news_words(here: Situation) -> Paragraphs:
    """Return the facts with a short life that bear on the case, while they are fresh.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case, notice, today = Case(), load_procedure("notice-2009"), date(2026, 11, 24)
    >>> here = Situation(plan(case, notice, today), case, notice, today)
    >>> [str(sentence)[:20] for sentence in news_words(here)]
    ['Since April 27, 2026']
    """
    fresh = [item for item in here.procedure.news if item.code in here.plan.warnings]
    return tuple(say_statement(item.statement, here.today) for item in fresh)


def case_notes(here: Situation) -> list[Note]:
    """Return the notes that belong to the kind of case, each with its name.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case, current = Case(form="I-140"), load_procedure("current")
    >>> today = date(2026, 11, 24)
    >>> here = Situation(plan(case, current, today), case, current, today)
    >>> [name for name, _ in case_notes(here)]
    ['own_rule']
    """
    found = [(name, read(here)) for name, read in _OF_CASES.items()]
    return [(name, paragraphs) for name, paragraphs in found if paragraphs]


def _too_early(here: Situation) -> Paragraphs:
    return tuple(
        message(
            N_(
                "You wrote before the date in the notice. That step opened on {opened}; "
                "you wrote on {wrote}. We still count from the day you wrote."
            ),
            opened=early.opened.result,
            wrote=early.on,
        )
        for early in here.plan.early
    )


def _dates_mismatch(here: Situation) -> Paragraphs:
    number, filed_on = here.case.receipt_on(here.today), here.case.filed_on
    if number is None or number.entered_between is None or filed_on is None:
        return ()
    first, last = number.entered_between
    if last is None:
        about = message(N_("in {month} or later"), month=DateText(first, "month"))
    else:
        about = message(
            N_("from {first} to {last}"),
            first=DateText(first, "month"),
            last=DateText(last, "month"),
        )
    return (
        message(
            N_("Your receipt number looks like it was entered about then: {about}."), about=about
        ),
        message(
            N_(
                "You typed {filed_on} as the date filed. "
                "One of the two may have a typing error. Nothing was changed."
            ),
            filed_on=DateText(filed_on, "long"),
        ),
    )


def _not_found_online(_here: Situation) -> Paragraphs:
    return (
        message(N_("The website does not find your number.")),
        message(
            N_(
                "Check each letter and number against the paper. Then call. "
                'Say: "My receipt number is not found in Case Status Online."'
            )
        ),
    )


def _consent_missing(_here: Situation) -> Paragraphs:
    return (
        message(N_("USCIS talks only with people whom the person has allowed.")),
        message(
            N_(
                "The person may be on the call, sign a paper that allows it, or have Form G-28 on "
                "file. Until then the letters are made in the person's own name."
            )
        ),
    )


def _ask_uscis_again(_here: Situation) -> Paragraphs:
    return (
        message(N_("The time to ask the CIS Ombudsman is over.")),
        message(N_("Ask USCIS again first. Then the CIS Ombudsman is open again later.")),
    )


def _urgent(here: Situation) -> Paragraphs:
    """Say after an ordinary question how to ask for speed."""
    is_said = here.procedure.id != "current" or here.plan.step == "inquire"
    if here.case.problem != "urgent" or is_said:
        return ()
    return _stated(here, "expedite_how")


def _of_the_form(here: Situation) -> Paragraphs:
    """Return the rules that a form has of its own, which no step counts."""
    known = find_form(here.case.form or "")
    return _stated(here, *OWN_RULES.get(known.number if known else "", ()))


def _stated(here: Situation, *names: str) -> Paragraphs:
    statements = [here.statement(name) for name in names]
    return tuple(say_statement(item, here.today) for item in statements if item)


def _office_unknown(here: Situation) -> Paragraphs:
    """Say why the number that was typed names no office, where the next letter goes to one."""
    number = here.case.receipt_on(here.today)
    is_next = here.plan.step == "email_center" and here.plan.status != "ended"
    if not is_next or here.plan.office is not None or number is None:
        return ()
    why = IOE if "electronic_serial" in number.warnings else PREFIX_UNKNOWN
    return (message(why, letters=number.prefix), message(WITHOUT_AN_OFFICE))


_OF_WARNINGS: dict[str, Callable[[Situation], Paragraphs]] = {
    "too_early": _too_early,
    "receipt_date_mismatch": _dates_mismatch,
    "not_found_online": _not_found_online,
    "consent_missing": _consent_missing,
    "ask_uscis_again": _ask_uscis_again,
}
_OF_CASES: dict[str, Callable[[Situation], Paragraphs]] = {
    "urgent": _urgent,
    "own_rule": _of_the_form,
    "office_unknown": _office_unknown,
}
