"""What the words of an outcome may ask about a case.

The keys of the case, `FACTS` and the `VALUES` in braces are the whole vocabulary of the tables of
words. Each entry is worked out from the plan, the case and the procedure's data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from case_inquiry.case import Case
from case_inquiry.case.contacts import first_contact
from case_inquiry.case.model import is_empty
from case_inquiry.conditions import Condition, all_hold, as_fact
from case_inquiry.days import counting
from case_inquiry.days.hours import Clock
from case_inquiry.messages import (
    N_,
)
from case_inquiry.outcome import outside_help
from case_inquiry.outcome.phone_line import Line, line_on
from case_inquiry.plan import Plan, Working
from case_inquiry.procedure import Procedure, Statement, WaitingRule

PROBLEMS = {
    "not_received": N_("your card or document"),
    "mistake": N_("the mistake on your notice or card"),
    "address": N_("your new address"),
    "urgent": N_("your urgent problem"),
    "other": N_("your problem"),
}


@dataclass(frozen=True)
class Situation:
    """A plan together with all that its words rest on.

    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case, notice, today = Case(), load_procedure("notice-2009"), date(2026, 11, 24)
    >>> here = Situation(plan(case, notice, today), case, notice, today)
    >>> here.facts["center_unknown"]
    'yes'
    """

    plan: Plan
    case: Case
    procedure: Procedure
    today: date
    clock: Clock | None = None

    @cached_property
    def answers(self) -> Mapping[str, str]:
        """The texts of the case by their keys, as conditions compare them."""
        return {name: told for name, told in self.case.as_json().items() if isinstance(told, str)}

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """What follows from the plan and the day, by its name."""
        return {name: as_fact(is_so(self)) for name, is_so in FACTS.items()}

    def holds(self, *conditions: Condition) -> bool:
        """Tell whether each of these conditions is met."""
        return all_hold(conditions, self.answers, self.facts)

    def statement(self, name: str) -> Statement | None:
        """Return the procedure's statement of this name, or None where it has none."""
        return next((item for item in self.procedure.statements if item.id == name), None)

    def rule(self) -> WaitingRule | None:
        """Return the waiting rule of the plan's step, if it has one."""
        return self.procedure.step(self.plan.step).wait if self.plan.step else None

    def deciding(self) -> Working | None:
        """Return the count that set the plan's date, if there was one."""
        ends = {self.plan.act_on, self.plan.answer_due} - {None}
        return next(
            (item for item in self.plan.working if {item.result, item.last_day} & ends), None
        )


def add_one_day(day: date | None) -> date | None:
    """Return the day after `day`.

    >>> add_one_day(date(2026, 10, 31))
    datetime.date(2026, 11, 1)
    """
    return day + timedelta(days=1) if day else None


def look_again_on(today: date) -> date:
    """Return the day on which to look at a moving date again: a month on. No rule says so.

    >>> look_again_on(date(2026, 1, 31))
    datetime.date(2026, 2, 28)
    """
    return counting.add_months(today, 1)


def is_moving_date_awaited(here: Situation) -> bool:
    """Tell whether the next step waits for the inquiry date, which moves without notice.

    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> today, current = date(2026, 11, 24), load_procedure("current")
    >>> case = Case(filed_on=date(2026, 2, 7), inquiry_date=date(2025, 3, 3))
    >>> is_moving_date_awaited(Situation(plan(case, current, today), case, current, today))
    True
    """
    return (here.plan.step, here.plan.status) == ("gate", "wait") and here.plan.act_on is None


def _told_longer(here: Situation) -> bool:
    deciding, rule = here.deciding(), here.rule()
    if deciding is None or rule is None or deciding.rule == "after_promised":
        return False
    return deciding.words != rule.words


def _is_goal(here: Situation) -> bool:
    """Tell whether USCIS's own goal sets the day of the answer, and nothing that it named."""
    deciding = here.deciding()
    return deciding is None or deciding.unit == counting.BUSINESS_DAYS


def _is_promised(here: Situation) -> bool:
    deciding = here.deciding()
    return deciding is not None and deciding.rule == "after_promised"


def _no_request_opened(here: Situation) -> bool:
    call = first_contact(here.case, "call")
    return call is not None and call.number is None and not is_empty(call.no_request_reason)


def _asked_outside(here: Situation) -> bool:
    return any(contact.channel in ("ombudsman", "congress") for contact in here.case.contacts)


def _has_number_without_office(here: Situation) -> bool:
    return here.plan.office is None and here.case.receipt_number is not None


def has_no_address(here: Situation) -> bool:
    """Tell whether the notice names no address for the office that has the case.

    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> today, notice = date(2026, 11, 24), load_procedure("notice-2009")
    >>> case = Case(center="NBC")
    >>> has_no_address(Situation(plan(case, notice, today), case, notice, today))
    True
    """
    office = here.plan.office
    is_not_named = office is not None and office.email is None
    return is_not_named or _has_number_without_office(here)


def _is_goal_over(here: Situation) -> bool:
    deciding = here.deciding()
    return (
        here.plan.step == "escalate"
        and deciding is not None
        and deciding.unit == counting.BUSINESS_DAYS
    )


def line_of(here: Situation) -> Line:
    """Return whether agents answer the phone line on the reader's day, see `line_on`."""
    hours = here.statement("phone_hours")
    return line_on((hours and hours.value) or "", here.today, here.clock)


FACTS: dict[str, Callable[[Situation], bool]] = {
    "about_a_delay": lambda here: here.case.problem not in PROBLEMS,
    "ask_again": lambda here: "ask_uscis_again" in here.plan.warnings,
    "day_known": lambda here: here.plan.act_on is not None,
    "day_not_known": lambda here: here.plan.act_on is None,
    "goal_is_over": _is_goal_over,
    "has_address": lambda here: not has_no_address(here),
    "congress_left": lambda here: outside_help.way_of(here.plan, "congress") is not None,
    "congress_open": lambda here: outside_help.can_ask_congress(here.plan, here.today),
    "day_is_named": lambda here: not _is_goal(here),
    "day_is_promised": _is_promised,
    "day_of_help_known": lambda here: here.plan.act_on is not None,
    "no_address": has_no_address,
    "ombudsman_has_a_day": lambda here: outside_help.ombudsman_has_a_day(here.plan),
    "ombudsman_shut": lambda here: outside_help.is_ombudsman_shut(here.plan),
    "ombudsman_left": lambda here: outside_help.way_of(here.plan, "ombudsman") is not None,
    "asked_outside": _asked_outside,
    "center_not_in_notice": lambda here: bool(here.plan.office and not here.plan.office.email),
    "center_unknown": lambda here: here.plan.office is None,
    "day_unknown": lambda here: here.plan.act_on is None and here.plan.answer_due is None,
    "line_closed": lambda here: line_of(here).is_closed,
    "no_request_opened": _no_request_opened,
    "number_without_office": _has_number_without_office,
    "told_longer": _told_longer,
}
