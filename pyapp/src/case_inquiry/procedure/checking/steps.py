"""Reading the steps of a procedure file: their gates, what follows them, the ways they offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from case_inquiry.procedure.checking.parts import refer, source_of
from case_inquiry.procedure.checking.rules import optional_rule, read_rule, read_when
from case_inquiry.procedure.checking.toml_table import Table
from case_inquiry.procedure.model import (
    ANSWERED,
    After,
    Channel,
    Done,
    Gate,
    Source,
    Statement,
    Step,
    Told,
    Turn,
    Way,
)

STATUSES = ("act", "wait", "overdue", "ended", "resolved")
ANSWERS = ("explained", "not_solved")


@dataclass(frozen=True)
class Known:
    """What was read so far and may be referred to by id."""

    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    channels: Mapping[str, Channel]


def read_step(table: Table, known: Known) -> Step:
    r"""Read a step.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> text = "id = 'ask'\ntitle = 'Ask'\ndone_by = [{ channel = 'desk' }]"
    >>> read_step(read_toml(text, "mine.toml"), Known({}, {}, {})).done_by[0].channel
    'desk'
    """
    after = table.table("after")
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
        gates=tuple(_read_gate(gate, known) for gate in table.tables("gates")),
        after=_read_after(after, known) if after is not None else None,
        ways=tuple(_read_way(way, known) for way in table.tables("ways")),
    )
    if step.ways and {way.channel for way in step.ways} != {done.channel for done in step.done_by}:
        table.report("ways", "needs a way for each channel of done_by, and no other")
    if step.ways and (step.after is None or step.after.rule is not None):
        table.report("ways", "needs an after without a rule")
    table.close()
    return step


def _read_done(table: Table) -> Done:
    done = Done(channel=table.text("channel"), needs=table.texts("needs"))
    table.close()
    return done


def _read_gate(table: Table, known: Known) -> Gate:
    gate = Gate(
        day=table.text("day"),
        before=table.optional_text("before"),
        when=read_when(table),
        unlisted=table.optional_text("unlisted"),
        rules=tuple(read_rule(rule, known.sources) for rule in table.tables("rules")),
    )
    if gate.before is not None and (gate.unlisted is None) != (not gate.rules):
        table.report("unlisted", "needs a rule, and a rule needs it")
    if gate.before is None and (gate.unlisted is not None or not gate.rules):
        table.report("before", "is missing: without it there must be a rule and no unlisted")
    if gate.rule is not None and gate.rule.when:
        table.report("rules", "the last rule is for every other case and has no when")
    table.close()
    return gate


def _read_way(table: Table, known: Known) -> Way:
    way = Way(
        channel=table.text("channel"),
        gated=table.flag("gated"),
        opens=optional_rule(table, "opens", known.sources),
        closes=optional_rule(table, "closes", known.sources),
        latest=table.texts("latest"),
    )
    if way.gated and way.opens is None:
        table.report("gated", "needs opens beside it")
    if bool(way.latest) != (way.closes is not None):
        table.report("latest", "goes together with closes")
    table.close()
    return way


def _read_after(table: Table, known: Known) -> After:
    told, promised, answers = table.table("told"), table.table("promised"), table.table("answers")
    after = After(
        step=table.text("step"),
        then=table.optional_text("then"),
        status=table.choice("status", STATUSES) if "status" in table else None,
        rule=optional_rule(table, "rule", known.sources),
        told=_read_told(told, known) if told is not None else None,
        promised=_read_told(promised, known) if promised is not None else None,
        answers=_read_answers(answers) if answers is not None else {},
        answered=table.choice("answered", ANSWERED, ANSWERED[0]),
    )
    if len({after.then is None, after.status is None, after.rule is None}) > 1:
        table.report("rule", "rule, then and status go together: give all or none")
    for key, named in (("told", after.told), ("promised", after.promised)):
        if named is not None and after.rule is None:
            table.report(key, "needs a rule beside it")
    table.close()
    return after


def _read_told(table: Table, known: Known) -> Told:
    told = Told(
        words=table.text("words"),
        source=source_of(table, known.sources),
        channels=table.texts("channels"),
    )
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
