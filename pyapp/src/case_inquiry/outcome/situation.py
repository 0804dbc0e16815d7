"""What the words of an outcome may ask about a case, and the values that they name in braces.

The keys of the case, `FACTS` and `VALUES` are the whole vocabulary of the tables of words. Each
entry is worked out from the plan, the case and the procedure's data; nothing is said here.
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
from case_inquiry.days.counting import say_length
from case_inquiry.days.hours import on_own_clock
from case_inquiry.form.missing import question_for
from case_inquiry.messages import (
    N_,
    WEEKDAYS,
    DateText,
    Message,
    message,
)
from case_inquiry.outcome import outside_help
from case_inquiry.outcome.stale import STATED, danger_words, say_statement
from case_inquiry.plan import Plan, Working
from case_inquiry.plan.facts import facts_of
from case_inquiry.plan.gates import rule_of
from case_inquiry.procedure import Procedure, Statement, WaitingRule, load_procedure

#: The site's own page about help, from the checker's place in the site.
LEGAL_HELP_LINK = "../guide/legal-help/"
LOCKBOX_LINK = "../guide/not-received/#no-receipt"

PROBLEMS = {
    "not_received": N_("your card or document"),
    "mistake": N_("the mistake on your notice or card"),
    "address": N_("your new address"),
    "urgent": N_("your urgent problem"),
    "other": N_("your problem"),
}
#: The words for a problem that is a missing notice.
NOTICE_MISSING = N_("your notice")


@dataclass(frozen=True)
class Situation:
    """A plan together with all that its words rest on.

    >>> from case_inquiry.plan import plan
    >>> case, notice, today = Case(), load_procedure("notice-2009"), date(2026, 11, 24)
    >>> here = Situation(plan(case, notice, today), case, notice, today)
    >>> here.facts["center_unknown"], here.values()["step_number"]
    ('yes', 1)
    """

    plan: Plan
    case: Case
    procedure: Procedure
    today: date
    #: How many minutes the reader's clock is ahead of UTC; None where it is not known.
    offset: int | None = None

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

    def values(self) -> Mapping[str, object]:
        """Return every value that is known, by its name."""
        known = {name: read(self) for name, read in VALUES.items()}
        return {name: value for name, value in known.items() if value is not None}

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
    >>> today, notice = date(2026, 11, 24), load_procedure("notice-2009")
    >>> case = Case(center="NBC")
    >>> has_no_address(Situation(plan(case, notice, today), case, notice, today))
    True
    """
    office = here.plan.office
    is_not_named = office is not None and office.email is None
    return is_not_named or _has_number_without_office(here)


def _helps_without_g28(here: Situation) -> bool:
    return here.case.role in HELPERS and here.case.consent != "g28"


HELPERS = ("organization", "liaison")

FACTS: dict[str, Callable[[Situation], bool]] = {
    "about_a_delay": lambda here: here.case.problem not in PROBLEMS,
    "ask_again": lambda here: "ask_uscis_again" in here.plan.warnings,
    "congress_left": lambda here: outside_help.way_of(here.plan, "congress") is not None,
    "congress_open": lambda here: outside_help.can_ask_congress(here.plan, here.today),
    "day_is_named": lambda here: not _is_goal(here),
    "day_is_promised": _is_promised,
    "day_of_help_known": lambda here: here.plan.act_on is not None,
    "helper_without_g28": _helps_without_g28,
    "no_address": has_no_address,
    "ombudsman_has_a_day": lambda here: outside_help.ombudsman_has_a_day(here.plan),
    "ombudsman_shut": lambda here: outside_help.is_ombudsman_shut(here.plan),
    "ombudsman_left": lambda here: outside_help.way_of(here.plan, "ombudsman") is not None,
    "asked_outside": _asked_outside,
    "center_not_in_notice": lambda here: bool(here.plan.office and not here.plan.office.email),
    "center_unknown": lambda here: here.plan.office is None,
    "day_unknown": lambda here: here.plan.act_on is None and here.plan.answer_due is None,
    "line_closed": lambda here: not counting.is_business_day(here.today),
    "no_request_opened": _no_request_opened,
    "other_clock": lambda here: _own_hours(here) is not None,
    "number_without_office": _has_number_without_office,
    "told_longer": _told_longer,
}


def _contact_day(channel: str) -> Callable[[Situation], date | None]:
    def read(here: Situation) -> date | None:
        contact = first_contact(here.case, channel)
        return contact.on if contact else None

    return read


def _statement_value(name: str) -> Callable[[Situation], str | None]:
    def read(here: Situation) -> str | None:
        statement = here.statement(name)
        return statement.value if statement else None

    return read


def _statement_text(name: str) -> Callable[[Situation], Message | None]:
    def read(here: Situation) -> Message | None:
        statement = here.statement(name)
        return say_statement(statement, here.today) if statement else None

    return read


def _checked_on(name: str) -> Callable[[Situation], date | None]:
    def read(here: Situation) -> date | None:
        statement = here.statement(name)
        return statement.checked_on if statement else None

    return read


def _closed_on(here: Situation) -> DateText | None:
    days = [item.closed_on for item in here.procedure.channels if item.closed_on]
    return DateText(min(days), "long") if days else None


def _sources_of(*names: str) -> Callable[[Situation], str | None]:
    def read(here: Situation) -> str | None:
        statements = [here.statement(name) for name in names]
        titles = dict.fromkeys(item.source.title for item in statements if item)
        return "; ".join(titles) or None

    return read


def _own_hours(here: Situation) -> Message | None:
    hours = _statement_value("phone_hours")(here)
    if hours is None or here.offset is None:
        return None
    found = on_own_clock(hours, here.today, here.offset)
    if found is None:
        return None
    return message(N_("On your clock: {opens} to {closes}"), opens=found[0], closes=found[1])


def _closed_because(here: Situation) -> Message:
    return Message(counting.holiday_name(here.today) or WEEKDAYS[here.today.weekday()])


def _told_days(here: Situation) -> Message | None:
    deciding = here.deciding()
    return say_length(deciding.days, deciding.unit) if deciding else None


def _rule_days(here: Situation) -> Message | None:
    rule = here.rule() or here.deciding()
    return say_length(rule.days, rule.unit) if rule else None


def _unlisted_time(here: Situation) -> Message | None:
    facts = facts_of(here.case, here.procedure, here.today, is_too_early=False)
    gates = [gate for step in here.procedure.steps for gate in step.gates]
    rules = [rule_of(gate, facts) for gate in gates if gate.unlisted]
    return say_length(rules[0].days, rules[0].unit) if rules else None


def _the_center(here: Situation) -> Message:
    office = here.plan.office
    return message(N_("the {office}"), office=office.name) if office else Message(SERVICE_CENTER)


def _notice_offices(here: Situation) -> str:
    return ", ".join(office.name for office in here.procedure.offices if office.in_notice)


def _asked_on(here: Situation) -> date | None:
    deciding = here.deciding()
    return deciding.start if deciding else None


def _resolved_on(here: Situation) -> Message:
    solved = [item.answered_on for item in here.case.contacts if item.answer == "solved"]
    day = here.case.resolved_on or next((day for day in solved if day), None)
    if day is None:
        return message(N_("You told us so."))
    return message(N_("You told us so: on {day}."), day=day)


def _days_left(here: Situation) -> int | None:
    return (here.plan.act_on - here.today).days if here.plan.act_on else None


def _step_number(here: Situation) -> int | None:
    return here.procedure.step(here.plan.step).number if here.plan.step else None


def _notice_year(_here: Situation) -> int | None:
    issued_on = load_procedure("notice-2009").issued_on
    return issued_on.year if issued_on else None


def _phone_link(here: Situation) -> str | None:
    number = _statement_value("phone")(here)
    return "tel:+" + "".join(filter(str.isdecimal, number)) if number else None


def _problem(here: Situation) -> Message:
    if (here.case.problem, here.case.not_received) == ("not_received", "notice"):
        return Message(NOTICE_MISSING)
    return Message(PROBLEMS.get(here.case.problem or "", PROBLEMS["other"]))


def _missing_day_page(here: Situation) -> str | None:
    days = [path for path in here.plan.missing if path.endswith(".on")]
    return question_for(days[0], here.case)[0].id if days else None


SERVICE_CENTER = N_("the service center")

VALUES: dict[str, Callable[[Situation], object]] = {
    **{f"{name}_words": _statement_text(name) for name in STATED},
    "appointment_url": _statement_value("appointment_url"),
    "asylum_fee_url": _statement_value("asylum_fee"),
    "congress_way": lambda here: outside_help.congress_way(here.plan, here.today),
    "house_url": _statement_value("house_url"),
    "ombudsman_way": lambda here: outside_help.ombudsman_way(here.plan),
    "senate_url": _statement_value("senate_url"),
    "act_on": lambda here: here.plan.act_on,
    "answer_due": lambda here: here.plan.answer_due,
    "asked_on": _asked_on,
    "called_on": _contact_day("call"),
    "case_status_url": _statement_value("case_status_url"),
    "center_emailed_on": _contact_day("center_email"),
    "closed_because": _closed_because,
    "closed_checked_on": _checked_on("inboxes_closed"),
    "closed_on": _closed_on,
    "closed_sources": _sources_of("inboxes_closed", "inboxes_closed_announced"),
    "congress": _statement_text("congress"),
    "count": _days_left,
    "danger_words": lambda here: danger_words(here.procedure.statements, here.today),
    "day_after_due": lambda here: add_one_day(here.plan.answer_due),
    "e_request_url": _statement_value("e_request_url"),
    "filed_on": lambda here: here.case.filed_on,
    "missing_day_page": _missing_day_page,
    "form_7001": _statement_value("form_7001"),
    "hq_emailed_on": _contact_day("hq_email"),
    "inquiry_date": lambda here: here.case.day_shown,
    "inquiry_date_seen_on": lambda here: here.case.inquiry_date_seen_on,
    "issued_year": _notice_year,
    "last_day": lambda here: here.plan.act_on and here.plan.act_on - timedelta(days=1),
    "last_sign_year": _statement_value("headquarters_unverified"),
    "legal_help_link": lambda _here: LEGAL_HELP_LINK,
    "lockbox_link": lambda _here: LOCKBOX_LINK,
    "look_again_on": lambda here: look_again_on(here.today),
    "next_open_day": lambda here: counting.nth_business_day(here.today, 1),
    "not_listed_time": _unlisted_time,
    "notice_offices": _notice_offices,
    "notice_year": _notice_year,
    "office": lambda here: here.plan.office and here.plan.office.name,
    "ombudsman_url": _statement_value("ombudsman_url"),
    "online_account_url": _statement_value("online_account_url"),
    "phone": _statement_value("phone"),
    "own_hours": _own_hours,
    "phone_hours": _statement_text("phone_hours"),
    "phone_link": _phone_link,
    "problem": _problem,
    "processing_times_url": _statement_value("processing_times_url"),
    "resolved_words": _resolved_on,
    "rule_days": _rule_days,
    "step_number": _step_number,
    "the_center": _the_center,
    "told_days": _told_days,
    "unverified_checked_on": _checked_on("headquarters_unverified"),
    "unverified_sources": _sources_of("headquarters_unverified", "inboxes_closed"),
}
