"""Reading the rules of a procedure file: what is counted, under which conditions, with examples."""

from __future__ import annotations

from collections.abc import Mapping

from case_inquiry.conditions import FACT, Condition, Conditions
from case_inquiry.days.counting import BUSINESS_DAYS, CALENDAR_DAYS, CALENDAR_MONTHS, OPERATORS
from case_inquiry.procedure.checking.parts import source_of
from case_inquiry.procedure.checking.toml_table import Table
from case_inquiry.procedure.model import FACTS, Example, Source, WaitingRule

#: No rule waits longer; the bound keeps every count within the calendar.
MOST_DAYS = 3_660

#: The operators that a file may name, each with its units; the first is the usual one.
UNITS = {
    "more_than": (CALENDAR_DAYS,),
    "unanswered_within": (CALENDAR_DAYS,),
    "answer_within": (CALENDAR_DAYS, BUSINESS_DAYS),
    "days_after": (CALENDAR_DAYS,),
    "within": (CALENDAR_DAYS,),
    "months_after": (CALENDAR_MONTHS,),
}


def read_rule(table: Table, sources: Mapping[str, Source]) -> WaitingRule:
    r"""Read a waiting rule; its examples are counted again.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> text = "rule = 'days_after'\ndays = 30\nwords = '30 days'\nsource = 'paper'"
    >>> rule = read_rule(read_toml(text, "mine.toml"), {"paper": Source("paper", "A paper")})
    >>> rule.days, rule.unit
    (30, 'calendar_days')
    """
    name = table.choice("rule", tuple(UNITS))
    units = UNITS.get(name, (CALENDAR_DAYS,))
    rule = WaitingRule(
        rule=name,
        days=table.number("days"),
        unit=table.choice("unit", units, units[0]),
        words=table.text("words"),
        source=source_of(table, sources),
        examples=tuple(_read_example(example) for example in table.tables("examples")),
        when=read_when(table),
    )
    table.close()
    _check_examples(table, rule)
    return rule


def optional_rule(table: Table, key: str, sources: Mapping[str, Source]) -> WaitingRule | None:
    """Read the waiting rule at `key`, or return None where the key is absent.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> optional_rule(read_toml("", "mine.toml"), "rule", {}) is None
    True
    """
    rule = table.table(key)
    return None if rule is None else read_rule(rule, sources)


def _check_examples(table: Table, rule: WaitingRule) -> None:
    if rule.days > MOST_DAYS:
        table.report("days", f"must be {MOST_DAYS} or less, not {rule.days}")
        return
    count = OPERATORS.get(rule.rule)
    for place, example in enumerate(rule.examples):
        if count is None or count(example.start, rule.days, rule.unit).result == example.result:
            continue
        result = count(example.start, rule.days, rule.unit).result
        table.file.report((*table.path, "examples", place), f"the rule counts to {result}")


def _read_example(table: Table) -> Example:
    example = Example(start=table.day("from"), result=table.day("result"))
    table.close()
    return example


def _read_condition(table: Table) -> Condition:
    condition = Condition(FACT + table.choice("fact", FACTS), table.texts("is"))
    if not condition.values:
        table.report("is", "needs a value")
    table.close()
    return condition


def read_when(table: Table) -> Conditions:
    r"""Read the conditions at `when`; an absent key is none.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> read_when(read_toml("when = [{ fact = 'resolved', is = ['yes'] }]", "mine.toml"))[0].subject
    'fact:resolved'
    """
    return tuple(_read_condition(condition) for condition in table.tables("when"))


def needed_when(table: Table) -> Conditions:
    """Read the conditions at `when`; none is a mistake of the file.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> table = read_toml("", "mine.toml")
    >>> needed_when(table), table.file.problems
    ((), ['mine.toml:1: when: needs a condition'])
    """
    when = read_when(table)
    if not when:
        table.report("when", "needs a condition")
    return when
