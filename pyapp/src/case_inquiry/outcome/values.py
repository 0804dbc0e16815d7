"""The values that the words of an outcome name in braces, by their names.

Each is worked out from the plan, the case and the procedure's data; nothing is said here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from case_inquiry.case.contacts import first_day
from case_inquiry.days import counting
from case_inquiry.days.counting import say_length
from case_inquiry.form.missing import question_for
from case_inquiry.messages import N_, WEEKDAYS, DateText, Message, message
from case_inquiry.outcome import outside_help
from case_inquiry.outcome.situation import (
    PROBLEMS,
    Situation,
    add_one_day,
    line_of,
    look_again_on,
)
from case_inquiry.outcome.stale import STATED, danger_words, say_statement
from case_inquiry.plan.facts import facts_of
from case_inquiry.plan.gates import gates_of, rule_of
from case_inquiry.plan.working import count
from case_inquiry.procedure import WaitingRule, load_procedure

#: The site's own page about help, from the checker's place in the site.
LEGAL_HELP_LINK = "../guide/legal-help/"
LOCKBOX_LINK = "../guide/not-received/#no-receipt"

#: The words for a problem that is a missing notice.
NOTICE_MISSING = N_("your notice")


def values_of(here: Situation) -> Mapping[str, object]:
    """Return every value that is known in a situation, by its name.

    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> case, notice, today = Case(), load_procedure("notice-2009"), date(2026, 11, 24)
    >>> values_of(Situation(plan(case, notice, today), case, notice, today))["step_number"]
    1
    """
    known = {name: read(here) for name, read in VALUES.items()}
    return {name: value for name, value in known.items() if value is not None}


def _in_long(day: date | None) -> DateText | None:
    """Return a day that a person only reads, without its weekday."""
    return DateText(day, "long") if day else None


def _in_short(day: date | None) -> DateText | None:
    """Return a day of the coming months, for a button."""
    return DateText(day, "short") if day else None


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


def _line_words(here: Situation) -> Message | None:
    statement = here.statement("phone_hours")
    if statement is None or statement.is_stale(here.today):
        return say_statement(statement, here.today) if statement else None
    return line_of(here).words or Message(statement.text)


def _opens_after_a_call(here: Situation) -> date | None:
    """Return the day on which the notice's second step opens after a call on the next open day."""
    rule = load_procedure("notice-2009").steps[1].wait
    return count(rule, line_of(here).day).result if rule else None


def _sent_days(here: Situation) -> Message | None:
    """Return how long after it was sent one can ask about what did not come."""
    facts = facts_of(here.case, here.procedure, here.today, is_too_early=False)
    gates = [gate for step in here.procedure.steps for gate in gates_of(step, facts)]
    rules = [rule_of(gate, facts) for gate in gates if gate.day == "sent_on"]
    return say_length(rules[0].days, rules[0].unit) if rules else None


def _goal(here: Situation) -> WaitingRule | None:
    """Return the rule of USCIS's own goal: the only one that counts business days."""
    waits = [step.wait for step in here.procedure.steps if step.wait]
    return next((rule for rule in waits if rule.unit == counting.BUSINESS_DAYS), None)


def _goal_days(here: Situation) -> Message | None:
    rule = _goal(here)
    return say_length(rule.days, rule.unit) if rule else None


def _goal_day(here: Situation) -> DateText | None:
    deciding = here.deciding()
    return DateText(deciding.last_day, "short") if deciding else None


def _asked_on_short(here: Situation) -> DateText | None:
    deciding = here.deciding()
    return DateText(deciding.start, "short") if deciding else None


def _help_day(channel: str, end: str) -> Callable[[Situation], date | None]:
    def read(here: Situation) -> date | None:
        way = outside_help.way_of(here.plan, channel)
        return getattr(way, end) if way else None

    return read


def _the_center_first(here: Situation) -> Message:
    office = here.plan.office
    return message(N_("The {office}"), office=office.name) if office else Message(FIRST_CENTER)


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
FIRST_CENTER = N_("The service center")

VALUES: dict[str, Callable[[Situation], object]] = {
    **{f"{name}_words": _statement_text(name) for name in STATED},
    "appointment_url": _statement_value("appointment_url"),
    "asylum_fee_url": _statement_value("asylum_fee"),
    "congress_way": lambda here: outside_help.congress_way(here.plan, here.today),
    "house_url": _statement_value("house_url"),
    "ombudsman_way": lambda here: outside_help.ombudsman_way(here.plan),
    "senate_url": _statement_value("senate_url"),
    "act_on": lambda here: here.plan.act_on,
    "act_on_short": lambda here: _in_short(here.plan.act_on),
    "answer_due": lambda here: here.plan.answer_due,
    "asked_on": _asked_on,
    "asked_on_short": _asked_on_short,
    "called_on": lambda here: first_day(here.case, "call"),
    "case_status_url": _statement_value("case_status_url"),
    "center_emailed_on": lambda here: first_day(here.case, "center_email"),
    "closed_because": _closed_because,
    "closed_checked_on": _checked_on("inboxes_closed"),
    "closed_on": _closed_on,
    "closed_sources": _sources_of("inboxes_closed", "inboxes_closed_announced"),
    "congress": _statement_text("congress"),
    "danger_words": lambda here: danger_words(here.procedure.statements, here.today),
    "day_after_due_short": lambda here: _in_short(add_one_day(here.plan.answer_due)),
    "e_request_url": _statement_value("e_request_url"),
    "filed_on": lambda here: _in_long(here.case.filed_on),
    "missing_day_page": _missing_day_page,
    "form_7001": _statement_value("form_7001"),
    "goal_day": _goal_day,
    "goal_days": _goal_days,
    "hq_emailed_on": lambda here: first_day(here.case, "hq_email"),
    "inquiry_date": lambda here: _in_long(here.case.day_shown),
    "inquiry_date_seen_on": lambda here: _in_long(here.case.inquiry_date_seen_on),
    "last_day": lambda here: here.plan.act_on and here.plan.act_on - timedelta(days=1),
    "last_sign_year": _statement_value("headquarters_unverified"),
    "legal_help_link": lambda _here: LEGAL_HELP_LINK,
    "lockbox_link": lambda _here: LOCKBOX_LINK,
    "look_again_on": lambda here: look_again_on(here.today),
    "look_again_on_short": lambda here: _in_short(look_again_on(here.today)),
    "next_open_day": lambda here: line_of(here).day,
    "line_words": _line_words,
    "opens_after_a_call": _opens_after_a_call,
    "not_listed_time": _unlisted_time,
    "notice_offices": _notice_offices,
    "notice_year": _notice_year,
    "office": lambda here: here.plan.office and here.plan.office.name,
    "ombudsman_closes": _help_day("ombudsman", "closes_on"),
    "ombudsman_opens": _help_day("ombudsman", "opens_on"),
    "ombudsman_url": _statement_value("ombudsman_url"),
    "online_account_url": _statement_value("online_account_url"),
    "phone": _statement_value("phone"),
    "phone_hours": _statement_text("phone_hours"),
    "phone_link": _phone_link,
    "problem": _problem,
    "processing_times_url": _statement_value("processing_times_url"),
    "resolved_words": _resolved_on,
    "rule_days": _rule_days,
    "sent_days": _sent_days,
    "sent_on": lambda here: _in_long(here.case.sent_on),
    "step_number": _step_number,
    "the_center": _the_center,
    "the_center_first": _the_center_first,
    "told_until": lambda here: here.plan.told_until,
    "told_days": _told_days,
    "unverified_checked_on": _checked_on("headquarters_unverified"),
    "unverified_sources": _sources_of("headquarters_unverified", "inboxes_closed"),
}
