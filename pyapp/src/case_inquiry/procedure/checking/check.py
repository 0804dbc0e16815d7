"""The schema of the procedure files: reads a file into a `Procedure`, or says what is wrong.

Each function reads one kind of table and asks for each of its keys; a key that no function asks for
is a mistake. All mistakes of a file are reported together, each with file, line and key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from case_inquiry.conditions import FACT, Condition, Conditions
from case_inquiry.days.counting import BUSINESS_DAYS, CALENDAR_DAYS, CALENDAR_MONTHS, OPERATORS
from case_inquiry.procedure.checking.parts import (
    read_channel,
    read_offices,
    read_sources,
    read_statements,
    refer,
    source_of,
)
from case_inquiry.procedure.checking.toml_table import Table, read_toml
from case_inquiry.procedure.model import (
    FACTS,
    After,
    Channel,
    Done,
    Example,
    Gate,
    Procedure,
    Source,
    Statement,
    Step,
    Told,
    Turn,
    WaitingRule,
    Warn,
    WayOut,
)

#: No rule waits longer; the bound keeps every count within the calendar.
MOST_DAYS = 3_660

STATUSES = ("act", "wait", "overdue", "ended", "resolved")
ANSWERS = ("explained", "not_solved")
UNITS = {
    "more_than": (CALENDAR_DAYS,),
    "unanswered_within": (CALENDAR_DAYS,),
    "answer_within": (CALENDAR_DAYS, BUSINESS_DAYS),
    "months_after": (CALENDAR_MONTHS,),
}


@dataclass(frozen=True)
class _Known:
    """What was read so far and may be referred to by id."""

    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    channels: Mapping[str, Channel]


def read_procedure(text: str, name: str, folder: Path) -> Procedure:
    r"""Return the procedure of a TOML text.

    `folder` holds the files that `sources_from`, `statements_from` and `offices_from` name.
    Raises DataError.

    >>> read_procedure("id = 'mine'\ntitle = 'My way'\n", "mine.toml", Path()).steps
    ()
    >>> read_procedure("id = 'mine'", "mine.toml", Path())
    Traceback (most recent call last):
        ...
    case_inquiry.procedure.checking.toml_table.DataError: mine.toml:1: title: is missing
    """
    root = read_toml(text, name)
    files = _Files(root, folder)
    sources = files.named("sources", read_sources, lambda source: source.id)
    statements = files.named(
        "statements", lambda file: read_statements(file, sources), lambda statement: statement.id
    )
    offices = files.named("offices", read_offices, lambda office: office.code)
    channels = files.named(
        "channels",
        lambda file: [read_channel(table, statements) for table in file.tables("channels")],
        lambda channel: channel.id,
    )
    known = _Known(sources, statements, channels)
    steps = files.named(
        "steps",
        lambda file: [_read_step(table, known) for table in file.tables("steps")],
        lambda step: step.id,
    )
    procedure = Procedure(
        id=root.text("id"),
        title=root.text("title"),
        issued_on=root.optional_day("issued_on"),
        audiences=refer(root, "audiences", statements),
        steps=_with_waits(list(steps.values())),
        offices=tuple(offices.values()),
        channels=tuple(channels.values()),
        statements=tuple(statements.values()),
        sources=tuple(sources.values()),
        exits=tuple(_read_exit(table) for table in root.tables("exits")),
        warnings=tuple(_read_warning(table) for table in root.tables("warnings")),
    )
    _check_steps(root, procedure)
    root.close()
    root.file.finish()
    return procedure


@dataclass(frozen=True)
class _Files:
    """A procedure's own file and the shared files it takes parts from."""

    root: Table
    folder: Path

    def named[T](
        self, key: str, read: Callable[[Table], Iterable[T]], name: Callable[[T], str]
    ) -> dict[str, T]:
        """Read one part from the file that `KEY_from` names, if any, and from the own file."""
        found: dict[str, T] = {}
        for file in self._files(key):
            for place, item in enumerate(read(file)):
                if name(item) in found:
                    file.file.report((key, place), f"{name(item)!r} is there twice")
                found[name(item)] = item
        return found

    def _files(self, key: str) -> Iterator[Table]:
        if f"{key}_from" in self.root:
            file = self.folder / self.root.text(f"{key}_from")
            if file.is_file():
                other = read_toml(file.read_text(encoding="utf-8"), file.name)
                yield other
                other.close()
                self.root.file.problems.extend(other.file.problems)
            else:
                self.root.report(f"{key}_from", f"there is no file {file.name!r}")
        yield self.root


def _read_rule(table: Table, known: _Known) -> WaitingRule:
    name = table.choice("rule", tuple(UNITS))
    units = UNITS.get(name, (CALENDAR_DAYS,))
    rule = WaitingRule(
        rule=name,
        days=table.number("days"),
        unit=table.choice("unit", units, units[0]),
        words=table.text("words"),
        source=source_of(table, known.sources),
        examples=tuple(_read_example(example) for example in table.tables("examples")),
    )
    table.close()
    _check_examples(table, rule)
    return rule


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


def _read_when(table: Table) -> Conditions:
    return tuple(_read_condition(condition) for condition in table.tables("when"))


def _needed_when(table: Table) -> Conditions:
    when = _read_when(table)
    if not when:
        table.report("when", "needs a condition")
    return when


def _read_exit(table: Table) -> WayOut:
    way = WayOut(
        step=table.optional_text("step"),
        status=table.choice("status", STATUSES),
        reason=table.optional_text("reason"),
        when=_needed_when(table),
    )
    table.close()
    return way


def _read_warning(table: Table) -> Warn:
    warning = Warn(code=table.text("code"), when=_needed_when(table))
    table.close()
    return warning


def _read_step(table: Table, known: _Known) -> Step:
    gate, after = table.table("gate"), table.table("after")
    step = Step(
        id=table.text("id"),
        number=table.number("number") if "number" in table else None,
        title=table.text("title"),
        channels=refer(table, "channels", known.channels),
        done_by=tuple(_read_done(done) for done in table.tables("done_by")),
        asks=table.texts("asks"),
        have_ready=refer(table, "have_ready", known.statements),
        note_down=refer(table, "note_down", known.statements),
        provide=refer(table, "provide", known.statements),
        gate=_read_gate(gate, known) if gate is not None else None,
        after=_read_after(after, known) if after is not None else None,
    )
    table.close()
    return step


def _read_done(table: Table) -> Done:
    done = Done(channel=table.text("channel"), needs=table.optional_text("needs"))
    table.close()
    return done


def _read_gate(table: Table, known: _Known) -> Gate:
    rule = table.table("rule")
    gate = Gate(
        day=table.text("day"),
        before=table.text("before"),
        when=_read_when(table),
        unlisted=table.optional_text("unlisted"),
        rule=_read_rule(rule, known) if rule is not None else None,
    )
    if (gate.unlisted is None) != (gate.rule is None):
        table.report("unlisted", "needs a rule, and a rule needs it")
    table.close()
    return gate


def _read_after(table: Table, known: _Known) -> After:
    rule, told, answers = table.table("rule"), table.table("told"), table.table("answers")
    after = After(
        step=table.text("step"),
        then=table.optional_text("then"),
        status=table.choice("status", STATUSES) if "status" in table else None,
        rule=_read_rule(rule, known) if rule is not None else None,
        told=_read_told(told, known) if told is not None else None,
        answers=_read_answers(answers) if answers is not None else {},
    )
    if len({after.then is None, after.status is None, after.rule is None}) > 1:
        table.report("rule", "rule, then and status go together: give all or none")
    if after.told is not None and after.rule is None:
        table.report("told", "needs a rule beside it")
    table.close()
    return after


def _read_told(table: Table, known: _Known) -> Told:
    told = Told(words=table.text("words"), source=source_of(table, known.sources))
    table.close()
    return told


def _read_answers(table: Table) -> dict[str, Turn]:
    answers: dict[str, Turn] = {}
    for key in table.names():
        if key in ANSWERS and (turn := table.table(key)) is not None:
            answers[key] = Turn(
                step=turn.text("step"),
                status=turn.choice("status", STATUSES),
                reason=turn.optional_text("reason"),
                since_answer=turn.flag("since_answer"),
            )
            turn.close()
    table.close()
    return answers


def _with_waits(steps: list[Step]) -> tuple[Step, ...]:
    """Give each step the rule that opens it: the rule that runs after the step before."""
    opened_by = {
        step.after.then: step.after.rule
        for step in steps
        if step.after is not None and step.after.then is not None
    }
    return tuple(replace(step, wait=opened_by.get(step.id)) for step in steps)


def _check_steps(root: Table, procedure: Procedure) -> None:
    """Report steps that are referred to and not there, and paths that lead nowhere."""
    ids = {step.id for step in procedure.steps}
    for place, step in enumerate(procedure.steps):
        path = ("steps", place)
        for name in _names_of_steps(step):
            if name not in ids:
                root.file.report(path, f"there is no step {name!r}")
        if bool(step.done_by) != (step.after is not None):
            root.file.report((*path, "after"), "goes together with done_by")
    for place, way in enumerate(procedure.exits):
        if way.step is not None and way.step not in ids:
            root.file.report(("exits", place), f"there is no step {way.step!r}")


def _names_of_steps(step: Step) -> list[str]:
    names = [path.split(".")[0] for ask in step.asks for path in ask.split("|") if "." in path]
    if step.after is not None:
        names += [step.after.step, *(turn.step for turn in step.after.answers.values())]
        names += [step.after.then] if step.after.then is not None else []
    return names
