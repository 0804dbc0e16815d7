"""Loading a procedure: names, shelf life, and what the check of a file says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from case_inquiry.procedure import PROCEDURES, load_procedure, parse_procedure, rules_of
from case_inquiry.procedure.checking import DATA, toml_table
from case_inquiry.procedure.checking.toml_table import DataError


@pytest.mark.parametrize("name", PROCEDURES)
def test_a_procedure_is_loaded_by_its_own_name_and_only_once(name: str) -> None:
    assert load_procedure(name).id == name
    assert load_procedure(name) is load_procedure(name)


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_rule_of_a_procedure_shows_an_example(name: str) -> None:
    rules = [rule for step in load_procedure(name).steps for rule in rules_of(step)]

    assert all(rule.examples for rule in rules)


def test_an_unknown_name_is_reported() -> None:
    with pytest.raises(KeyError, match="notice-1999"):
        load_procedure("notice-1999")


@pytest.mark.parametrize("part", ["step", "office", "channel", "statement"])
def test_a_part_that_is_not_there_is_reported_by_name(part: str) -> None:
    with pytest.raises(KeyError, match="no_such_part"):
        getattr(load_procedure("current"), part)("no_such_part")


def test_a_prefix_without_an_office_has_none() -> None:
    assert load_procedure("notice-2009").office_of_prefix("IOE") is None


SHELF_LIVES = [
    ("notice", None),
    ("history", None),
    ("phone_hours", date(2027, 5, 24)),
    ("rule", date(2027, 5, 24)),
    ("channel", date(2027, 2, 24)),
    ("news", date(2027, 2, 24)),
]


@pytest.mark.parametrize(("kind", "last_day"), SHELF_LIVES)
def test_a_statement_is_stale_from_the_day_after_its_shelf_life(
    kind: str, last_day: date | None
) -> None:
    statement = replace(load_procedure("current").statement("phone"), kind=kind)

    assert statement.expires_on == last_day
    if last_day is None:
        assert not statement.is_stale(date(2099, 1, 1))
    else:
        assert not statement.is_stale(last_day)
        assert statement.is_stale(last_day.replace(day=last_day.day + 1))


SMALLEST = """
id = "smallest"
title = "The smallest procedure"

[[sources]]
id = "paper"
title = "A paper"

[[steps]]
id = "ask"
title = "Ask"
done_by = [{ channel = "desk" }]

[steps.after]
step = "wait"

[[steps]]
id = "wait"
title = "Wait"
"""

STATEMENT = """
[[statements]]
id = "fact"
text = "A fact."
source = "paper"
confidence = "high"
checked_on = 2026-11-24
checked_by = "someone"
kind = "notice"
"""

CHANNEL = """
[[channels]]
id = "desk"
name = "Desk"
kind = "phone"
state = "open"
statement = "fact"
"""

RULE = """
then = "wait"
status = "overdue"

[steps.after.rule]
rule = "answer_within"
days = 10
words = "ten days"
source = "paper"
"""


def test_the_smallest_procedure_is_one() -> None:
    procedure = parse_procedure(SMALLEST + STATEMENT + CHANNEL, "smallest.toml")

    assert [step.id for step in procedure.steps] == ["ask", "wait"]
    assert procedure.channel("desk").statement.text == "A fact."


# (what is changed, into what, the line and the key that are named, words of the reason)
MISTAKES = [
    ('title = "The smallest procedure"\n', "", "t.toml:1: title: is missing"),
    ('id = "smallest"', "id = 7", "t.toml:2: id: must be a text that is not empty, not 7"),
    ('title = "Ask"', 'title = " "', "t.toml:11: steps.0.title: must be a text"),
    ('id = "wait"\n', 'id = "wait"\nnumber = -1\n', "t.toml:19: steps.1.number: must be a whole"),
    ('id = "wait"\n', 'id = "wait"\nnumber = true\n', "t.toml:19: steps.1.number: must be a whole"),
    ('id = "wait"\n', 'id = "wait"\nnumer = 1\n', "t.toml:19: steps.1.numer: is not a key"),
    ('id = "wait"\n', 'id = "ask"\n', "t.toml:17: steps.1: 'ask' is there twice"),
    ('step = "wait"', 'step = "hope"', "t.toml:9: steps.0: there is no step 'hope'"),
    (
        'title = "Ask"\n',
        'title = "Ask"\nasks = "form"\n',
        "t.toml:12: steps.0.asks: must be a list",
    ),
    ('title = "Ask"\n', 'title = "Ask"\nasks = ["hope.on"]\n', "there is no step 'hope'"),
    (
        'title = "Ask"\n',
        'title = "Ask"\nhave_ready = ["x"]\n',
        "steps.0.have_ready: there is no 'x'",
    ),
    ('title = "Ask"\n', 'title = "Ask"\nchannels = ["x"]\n', "steps.0.channels: there is no 'x'"),
    ('title = "Ask"\n', 'title = "Ask"\ngates = 1\n', "steps.0.gates: must be an array"),
    (
        'id = "smallest"',
        'id = "smallest"\nexits = 1',
        "t.toml:3: exits: must be an array of tables",
    ),
    (
        'id = "wait"\ntitle = "Wait"\n',
        'id = "wait"\ntitle = "Wait"\ndone_by = 3\n',
        "must be an array",
    ),
    (
        'id = "wait"\ntitle = "Wait"\n',
        'id = "wait"\ntitle = "Wait"\ndone_by = [{ channel = "x" }]\n',
        "steps.1.after: goes together with done_by",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\nthen = "wait"\n',
        "steps.0.after.rule: rule, then and status",
    ),
    (
        'step = "wait"\n',
        f'step = "wait"\n{RULE}unit = "weeks"\n',
        "after.rule.unit: must be one of",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\n' + RULE.replace("answer_within", "hoping"),
        "t.toml:21: steps.0.after.rule.rule: must be one of more_than",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\n' + RULE.replace('"paper"', '"nowhere"'),
        "t.toml:24: steps.0.after.rule.source: there is no source 'nowhere'",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\n' + RULE.replace("days = 10\n", ""),
        "t.toml:20: steps.0.after.rule.days: is missing",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\n' + RULE.replace("days = 10", "days = 3661"),
        "t.toml:22: steps.0.after.rule.days: must be 3660 or less, not 3661",
    ),
    (
        'step = "wait"\n',
        f'step = "wait"\n{RULE}examples = [{{ from = 2026-11-28, result = 2026-12-08 }}]\n',
        "steps.0.after.rule.examples.0: the rule counts to 2026-12-09",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\ntold = { words = "x", source = "paper" }\n',
        "t.toml:16: steps.0.after.told: needs a rule beside it",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\nanswers = { perhaps = { step = "wait", status = "ended" } }\n',
        "t.toml:16: steps.0.after.answers.perhaps: is not a key",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\nanswers = { explained = { step = "hope", status = "ended" } }\n',
        "there is no step 'hope'",
    ),
    (
        'step = "wait"\n',
        'step = "wait"\nanswers = { explained = 3 }\n',
        "t.toml:16: steps.0.after.answers.explained: must be a table",
    ),
    (
        'title = "Ask"\n',
        'title = "Ask"\ngates = [{ day = "filed_on", before = "resolved_on", unlisted = "x" }]\n',
        "t.toml:12: steps.0.gates.0.unlisted: needs a rule",
    ),
    (
        "[[sources]]\n",
        '[[exits]]\nstatus = "ended"\nwhen = [{ fact = "hungry", is = ["yes"] }]\n[[sources]]\n',
        "t.toml:7: exits.0.when.0.fact: must be one of resolved",
    ),
    (
        "[[sources]]\n",
        '[[exits]]\nstatus = "ended"\nwhen = [{ fact = "resolved", is = 1.5 }]\n[[sources]]\n',
        "t.toml:7: exits.0.when.0.is: must be a list of texts, not 1.5",
    ),
    (
        "[[sources]]\n",
        '[[exits]]\nstatus = "ended"\nwhen = [{ fact = "resolved" }]\n[[sources]]\n',
        "t.toml:7: exits.0.when.0.is: needs a value",
    ),
    (
        "[[sources]]\n",
        '[[exits]]\nstatus = "ended"\nwhen = []\n[[sources]]\n',
        "t.toml:7: exits.0.when: needs a condition",
    ),
    (
        "[[sources]]\n",
        '[[exits]]\nstep = "out"\nstatus = "ended"\n'
        'when = [{ fact = "resolved", is = ["yes"] }]\n[[sources]]\n',
        "t.toml:5: exits.0: there is no step 'out'",
    ),
    (
        'id = "smallest"',
        'id = "smallest"\noffices_from = "x.toml"',
        "t.toml:3: offices_from: there is no file",
    ),
    (
        'id = "smallest"',
        'id = "smallest"\nissued_on = "2009-08-06"',
        "t.toml:3: issued_on: must be a day",
    ),
    (
        'id = "smallest"',
        'id = "smallest"\nchecked = { on = 2026-11-24 }',
        "t.toml:3: checked.by: is missing",
    ),
    (
        'kind = "notice"',
        'kind = "rumour"\nverify_live = 1',
        "statements.0.verify_live: must be true or false, not 1",
    ),
    ('kind = "notice"', 'kind = "rumour"', "t.toml:28: statements.0.kind: must be one of notice"),
    ('source = "paper"\nconf', "conf", "t.toml:21: statements.0.source: is missing"),
    ("checked_on = 2026-11-24\n", "", "t.toml:21: statements.0.checked_on: is missing"),
    (
        "checked_on = 2026-11-24",
        "checked_on = 2026-11-24T10:00:00",
        "must be a day like 2026-11-24",
    ),
    ('statement = "fact"', 'statement = "rumour"', "channels.0.statement: there is no statement"),
]


@pytest.mark.parametrize(("old", "new", "told"), MISTAKES)
def test_a_mistake_is_reported_with_file_line_key_and_reason(old: str, new: str, told: str) -> None:
    text = SMALLEST + STATEMENT + CHANNEL
    assert old in text

    with pytest.raises(DataError) as caught:
        parse_procedure(text.replace(old, new, 1), "t.toml")

    assert any(told in problem for problem in caught.value.problems), caught.value.problems


def test_all_mistakes_of_a_file_are_reported_together() -> None:
    text = SMALLEST.replace('title = "Ask"', "").replace('title = "Wait"', 'title = ""')

    with pytest.raises(DataError) as caught:
        parse_procedure(text, "t.toml")

    assert [problem.split(": ")[1] for problem in caught.value.problems] == [
        "steps.0.title",
        "steps.1.title",
    ]
    assert str(caught.value) == "\n".join(caught.value.problems)


def test_a_mistake_of_a_shared_file_names_that_file(tmp_path: Path) -> None:
    from case_inquiry.procedure.checking.check import read_procedure

    (tmp_path / "shared.toml").write_text('[[sources]]\nid = "other"\n', encoding="utf-8")
    text = SMALLEST.replace("[[sources]]", 'sources_from = "shared.toml"\n[[sources]]', 1)

    with pytest.raises(DataError) as caught:
        read_procedure(text, "t.toml", tmp_path)

    assert caught.value.problems == ("shared.toml:1: sources.0.title: is missing",)


def test_text_that_is_no_toml_is_reported_with_its_line() -> None:
    with pytest.raises(DataError, match=r"t\.toml:2: not TOML"):
        parse_procedure("id = 'x'\nwhat is this\n", "t.toml")


LINES = '''
a = 1 # one
"b c".d = [
  1, # ] not here
  "]", { e = 2 },
]
text = """
[not.a.table]
f = 1
"""
other = "# no comment [" # comment ["
[t.u] # a table
g = { h = 1 }
[[x]]
i = 1
[[x.y]]
j = 1
[[x.y]]
j = 2
[x.z]
k = 1
[[x]]
i = 2
long = \'\'\'
[no]\'\'\'
m = 3
'''


def test_the_line_of_every_key_is_found_again() -> None:
    assert toml_table.key_lines(LINES) == {
        ("a",): 2,
        ("b c", "d"): 3,
        ("text",): 7,
        ("other",): 11,
        ("t", "u"): 12,
        ("t", "u", "g"): 13,
        ("x", 0): 14,
        ("x", 0, "i"): 15,
        ("x", 0, "y", 0): 16,
        ("x", 0, "y", 0, "j"): 17,
        ("x", 0, "y", 1): 18,
        ("x", 0, "y", 1, "j"): 19,
        ("x", 0, "z"): 20,
        ("x", 0, "z", "k"): 21,
        ("x", 1): 22,
        ("x", 1, "i"): 23,
        ("x", 1, "long"): 24,
        ("x", 1, "m"): 26,
    }


def test_the_lines_found_are_the_keys_that_toml_sees() -> None:
    for name in PROCEDURES:
        text = (DATA / f"{name}.toml").read_text(encoding="utf-8")
        statements = load_procedure(name).statements
        lines = toml_table.key_lines(text)
        own = [path for path in lines if path[0] == "statements" and path[-1] == "id"]
        shared = (DATA / "statements.toml").read_text(encoding="utf-8").count("[[statements]]")
        assert len(own) + shared == len(statements)
