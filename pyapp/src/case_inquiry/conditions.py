"""One language for conditions: of a page, of a procedure's ways out, of an outcome's words.

A condition is data, so that the form carries it in its HTML and a procedure in its file. Several
conditions hold where each of them does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

FACT = "fact:"
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Condition:
    """One reason to show, ask or say something.

    `subject` is a question's id or a key of the case, or `fact:NAME`, something that only Python
    works out. Of several joined by `|` the first that is not empty counts; of several joined by `+`
    each one does. What is missing counts as the empty text, and so does the answer of a question
    that is itself not asked.

    >>> Condition("called", ("yes",)).holds({"called": "yes"}, {})
    True
    >>> Condition("fact:call_is_today", ("yes",), negate=True).holds({}, {})
    True
    >>> Condition("called+fact:called", ("yes",)).holds({"called": "no"}, {"called": "yes"})
    True
    """

    subject: str
    values: tuple[str, ...]
    negate: bool = False

    @cached_property
    def _fact(self) -> str | None:
        """The name of the only fact that the subject names, or None where it names more."""
        is_one = self.subject.startswith(FACT) and "+" not in self.subject
        return self.subject.removeprefix(FACT) if is_one else None

    def holds(self, answers: Mapping[str, str], facts: Mapping[str, str]) -> bool:
        """Tell whether the condition is met by `answers` and `facts`."""
        if self._fact is not None:
            return (facts.get(self._fact, "") in self.values) is not self.negate
        for subject in self.subject.split("+"):
            if _value_of(subject, answers, facts) in self.values:
                return not self.negate
        return self.negate


def _value_of(subject: str, answers: Mapping[str, str], facts: Mapping[str, str]) -> str:
    if subject.startswith(FACT):
        return facts.get(subject.removeprefix(FACT), "")
    for name in subject.split("|"):
        answer = answers.get(name, "").strip()
        if answer:
            return answer
    return ""


type Conditions = tuple[Condition, ...]


def said(subject: str, *values: str) -> Condition:
    """Return the condition that the answer is one of `values`.

    >>> said("called", "yes").holds({"called": "yes"}, {})
    True
    """
    return Condition(subject, values)


def not_said(subject: str, *values: str) -> Condition:
    """Return the condition that the answer is none of `values`.

    >>> not_said("called", "yes").holds({}, {})  # what is missing is not "yes"
    True
    """
    return Condition(subject, values, negate=True)


def fact(name: str) -> Condition:
    """Return the condition that the fact `name` is a yes.

    >>> fact("too_early").holds({}, {"too_early": "yes"})
    True
    """
    return Condition(FACT + name, (YES,))


def as_fact(value: bool | None) -> str:
    """Return a yes or no as facts say it, empty where it is not known.

    >>> as_fact(True), as_fact(False), as_fact(None)
    ('yes', 'no', '')
    """
    return "" if value is None else YES if value else NO


def all_hold(
    conditions: Iterable[Condition], answers: Mapping[str, str], facts: Mapping[str, str]
) -> bool:
    """Return whether all `conditions` are true.

    >>> all_hold([said("called", "yes"), fact("call_is_today")], {"called": "yes"}, {})
    False
    """
    for condition in conditions:  # noqa: SIM110 - the same in half the time
        if not condition.holds(answers, facts):
            return False
    return True
