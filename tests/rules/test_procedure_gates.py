"""What the check of a procedure's file says of gates, ways of help, named waits and news."""

from __future__ import annotations

import pytest

from case_inquiry.procedure import parse_procedure
from case_inquiry.procedure.checking.toml_table import DataError
from tests.rules.test_procedure import CHANNEL, RULE, SMALLEST, STATEMENT

GATE = """
[[steps.gates]]
day = "sent_on"

[[steps.gates.rules]]
rule = "days_after"
days = 14
words = "14 days"
source = "paper"
"""

# (what is changed, into what, the line and the key that are named, words of the reason)
MISTAKES = [
    (
        'title = "Ask"\n',
        'title = "Ask"\ngates = [{ day = "filed_on" }]\n',
        "t.toml:12: steps.0.gates.0.before: is missing: without it there must be a rule",
    ),
    (
        'step = "wait"\n',
        f'step = "wait"\n{GATE}when = [{{ fact = "form", is = ["I-821D"] }}]\n',
        "steps.0.gates.0.rules: the last rule is for every other case",
    ),
    (
        'step = "wait"\n',
        f'step = "wait"\n{GATE}examples = [{{ from = 2026-11-10, result = 2026-11-25 }}]\n',
        "steps.0.gates.0.rules.0.examples.0: the rule counts to 2026-11-24",
    ),
    (
        'title = "Ask"\n',
        'title = "Ask"\nways = [{ channel = "court" }]\n',
        "t.toml:12: steps.0.ways: needs a way for each channel of done_by, and no other",
    ),
    (
        'step = "wait"\n',
        f'step = "wait"\n{RULE}[[steps.ways]]\nchannel = "desk"\n',
        "steps.0.ways: needs an after without a rule",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\n[[steps.ways]]\nchannel = "desk"\ngated = true\n',
        "steps.0.ways.0.gated: needs opens beside it",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\n[[steps.ways]]\nchannel = "desk"\nlatest = ["desk"]\n',
        "steps.0.ways.0.latest: goes together with closes",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\npromised = { words = "x", source = "paper" }\n',
        "t.toml:16: steps.0.after.promised: needs a rule beside it",
    ),
    (
        'step = "wait"\n',
        f'step = "wait"\n{RULE}[steps.after.told]\nwords = "x"\nsource = "paper"\n'
        'channels = ["letter"]\n',
        "t.toml:9: steps.0: no step is taken by 'letter'",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\nanswered = "never"\n',
        "t.toml:16: steps.0.after.answered: must be one of any, last, until_next",
    ),
    (
        "[[sources]]\n",
        '[[news]]\ncode = "fee"\nstatement = "fact"\nbefore = 2026-04-27\n'
        'when = [{ fact = "resolved", is = ["no"] }]\n[[sources]]\n',
        "news.0.day: goes together with before or since",
    ),
    (
        "[[sources]]\n",
        '[[news]]\ncode = "fee"\nstatement = "rumor"\n[[sources]]\n',
        "t.toml:7: news.0.statement: there is no statement 'rumor'",
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), MISTAKES)
def test_a_mistake_is_reported_with_file_line_key_and_reason(old: str, new: str, told: str) -> None:
    text = SMALLEST + STATEMENT + CHANNEL
    assert old in text

    with pytest.raises(DataError) as caught:
        parse_procedure(text.replace(old, new, 1), "t.toml")

    assert any(told in problem for problem in caught.value.problems), caught.value.problems


def test_a_gate_a_way_and_news_without_a_mistake_are_read() -> None:
    text = SMALLEST + STATEMENT + CHANNEL
    way = '[[steps.ways]]\nchannel = "desk"\n'
    news = (
        '[[news]]\ncode = "fee"\nstatement = "fact"\nday = "filed_on"\nsince = 2025-10-30\n'
        'when = [{ fact = "form", is = ["I-765"] }]\n'
    )
    text = text.replace('step = "wait"\n', f'step = "wait"\n{way}{GATE}', 1)

    procedure = parse_procedure(text.replace("[[sources]]", f"{news}[[sources]]", 1), "t.toml")

    assert [way.channel for way in procedure.step("ask").ways] == ["desk"]
    assert [gate.rules[0].days for gate in procedure.step("ask").gates] == [14]
    assert [(item.code, item.before) for item in procedure.news] == [("fee", None)]
