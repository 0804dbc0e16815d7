"""Who outside USCIS can help now, or from which day: the words for a plan's `ways`."""

from __future__ import annotations

from datetime import date

from case_inquiry.messages import N_, Message, message
from case_inquiry.plan import Plan
from case_inquiry.plan.ways import OpenWay


def way_of(plan: Plan, channel: str) -> OpenWay | None:
    """Return the plan's way to this kind of help, or None where it is not open to ask.

    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> way_of(plan(Case(), load_procedure("current"), date(2026, 11, 24)), "congress") is None
    True
    """
    return next((way for way in plan.ways if way.channel == channel), None)


def can_ask_congress(plan: Plan, today: date) -> bool:
    """Tell whether Congress can be asked today, also where the day that opened it is not known.

    >>> from case_inquiry.case import Case, Contact
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case = Case(contacts=(Contact("e_request", date(2026, 10, 1), answer="not_solved"),))
    >>> today = date(2026, 11, 24)
    >>> can_ask_congress(plan(case, load_procedure("current"), today), today)
    True
    """
    way = way_of(plan, "congress")
    if way is None:
        return False
    if way.opens_on is None:
        return (plan.step, plan.status) == ("escalate", "act")
    return way.opens_on <= today


def is_ombudsman_shut(plan: Plan) -> bool:
    """Tell whether the CIS Ombudsman waits for the inquiry date: asking USCIS again is no help.

    >>> from case_inquiry.case import Case, Contact
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case = Case(contacts=(Contact("e_request", date(2026, 10, 1)),))
    >>> is_ombudsman_shut(plan(case, load_procedure("current"), date(2026, 11, 24)))
    True
    """
    way = way_of(plan, "ombudsman")
    return way is not None and way.opens_on is None and "ask_uscis_again" not in plan.warnings


def ombudsman_has_a_day(plan: Plan) -> bool:
    """Tell whether it is known from which day the CIS Ombudsman can be asked.

    >>> from case_inquiry.case import Case, Contact
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case = Case(problem="other", contacts=(Contact("e_request", date(2026, 10, 1)),))
    >>> ombudsman_has_a_day(plan(case, load_procedure("current"), date(2026, 11, 24)))
    True
    """
    way = way_of(plan, "ombudsman")
    return way is not None and way.opens_on is not None


def congress_way(plan: Plan, today: date) -> Message | None:
    """Return from which day Congress can be asked; None where it is no way of the plan.

    >>> from case_inquiry.case import Case, Contact
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case, today = Case(contacts=(Contact("e_request", date(2026, 10, 1)),)), date(2026, 11, 24)
    >>> str(congress_way(plan(case, load_procedure("current"), today), today))
    'Now: your Representative or one Senator.'
    """
    way = way_of(plan, "congress")
    if way is None:
        return None
    if way.opens_on is None or way.opens_on <= today:
        return message(N_("Now: your Representative or one Senator."))
    return message(N_("From {day}: your Representative or one Senator."), day=way.opens_on)


def ombudsman_way(plan: Plan) -> Message | None:
    """Return from and until which day the CIS Ombudsman can be asked; None where it is no way.

    >>> from case_inquiry.case import Case, Contact
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case = Case(problem="other", contacts=(Contact("e_request", date(2026, 10, 1)),))
    >>> words = ombudsman_way(plan(case, load_procedure("current"), date(2026, 11, 24)))
    >>> words.values["first"], words.values["last"]
    (datetime.date(2026, 11, 30), datetime.date(2026, 12, 30))
    """
    way = way_of(plan, "ombudsman")
    if way is None:
        return None
    if way.opens_on is None or way.closes_on is None:
        return message(N_("Not open now: the CIS Ombudsman."))
    sentence = N_("From {first} to {last}: the CIS Ombudsman. After that, ask USCIS again first.")
    return message(sentence, first=way.opens_on, last=way.closes_on)
