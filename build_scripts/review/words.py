"""Put conditions, states and facts into English words for the lawyer who reads the review pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from case_inquiry.conditions import Condition
from case_inquiry.form.walk import question_of
from case_inquiry.procedure import Procedure, Source, Statement, WaitingRule

#: The facts and buttons that the form's conditions check besides the answers, in words.
SUBJECTS = {
    "came_back": "the case was opened again",
    "fact:form_protected": "the form is always protected",
    "fact:form_employer": "an employer or investor files the form",
    "fact:form_asylum": "the form is I-589",
    "fact:call_is_today": "the call was today",
    "fact:number_office": "the receipt number stands for the office",
    "fact:asked_uscis": "USCIS was called or asked online",
    "door": "the door of the home page",
    "situation": "the button beside the number",
    "problem_go_on": "the button past it was pressed",
    "case_status_go_on": "the button past it was pressed",
    "call_2": "a second call was added",
    "call_3": "a third call was added",
    "call_4": "a fourth call was added",
    "call_5": "a fifth call was added",
}
CONFIDENCE = {"high": "sure", "medium": "fairly sure", "low": "not sure"}


class Basis(NamedTuple):
    """The basis of a text: a rule or fact, its source, its confidence, and the day of its check."""

    rule: str
    source: str
    confidence: str
    checked_on: str
    good_until: str
    look_live: bool


def say_conditions(conditions: Iterable[Condition]) -> str:
    """Say when something is shown; an empty text means always.

    >>> say_conditions([Condition("called", ("yes",))])
    '“Have you called?” is “Yes”'
    """
    return "; ".join(say_condition(condition) for condition in conditions)


def say_condition(condition: Condition) -> str:
    """Say one condition in words.

    >>> say_condition(Condition("fact:call_is_today", ("yes",), negate=True))
    'not: the call was today'
    >>> say_condition(Condition("receipt_number", ("",), negate=True))
    '“Receipt number” is not empty'
    """
    if "+" in condition.subject:
        parts = condition.subject.split("+")
        return " or ".join(say_condition(replace(condition, subject=part)) for part in parts)
    names = condition.subject.split("|")
    is_pressed = names[0].endswith("_go_on")
    if is_pressed or (condition.values == ("yes",) and names[0] in SUBJECTS):
        return ("not: " if condition.negate else "") + SUBJECTS[names[0]]
    subject = " or ".join(_subject(name) for name in names)
    values = " or ".join(_value(names[0], value) for value in condition.values)
    return f"{subject} {'is not' if condition.negate else 'is'} {values}"


def _subject(name: str) -> str:
    return SUBJECTS.get(name) or f"“{question_of(name)[1].label}”"


def _value(name: str, value: str) -> str:
    if not value:
        return "empty"
    choice = None if name in SUBJECTS else question_of(name)[1].choice(value)
    return f"“{choice.label if choice else value}”"


def basis_of(statement: Statement) -> Basis:
    """Return a fact as the basis of a text."""
    sources = (statement.source, *statement.also)
    fresh_until = statement.fresh_until
    copy = f"; from a copy of {statement.copy_of}" if statement.copy_of else ""
    return Basis(
        f"{statement.text} [{statement.id}]",
        "; ".join(map(say_source, sources)),
        CONFIDENCE[statement.confidence],
        f"{statement.checked_on.isoformat()}, {statement.checked_by}{copy}",
        fresh_until.isoformat() if fresh_until else "for ever",
        statement.verify_live,
    )


def basis_of_rule(rule: WaitingRule, procedure: Procedure) -> Basis:
    """Return a waiting rule as the basis of a text, with the confidence of the fact behind it."""
    unit = rule.unit.replace("_", " ")
    stated = next((item for item in procedure.statements if _is_behind(item, rule)), None)
    name = f"Rule {rule.rule}({rule.days} {unit}), in the words “{rule.words}”"
    if stated is None:
        return Basis(name, say_source(rule.source), "", "", "", look_live=False)
    return basis_of(stated)._replace(rule=name, source=say_source(rule.source))


def _is_behind(statement: Statement, rule: WaitingRule) -> bool:
    return statement.source.id == rule.source.id and statement.value == str(rule.days)


def say_source(source: Source) -> str:
    """Return a source, with its address if it has one."""
    return f"{source.title} ({source.url})" if source.url else source.title
