"""The schema of the procedure files: reads a file into a `Procedure`, or says what is wrong.

Each function reads one kind of table and asks for each of its keys; a key that no function asks for
is a mistake. All mistakes of a file are reported together, each with file, line and key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from case_inquiry.procedure.checking.parts import (
    read_channel,
    read_offices,
    read_sources,
    read_statements,
    refer,
    statement_of,
)
from case_inquiry.procedure.checking.rules import needed_when
from case_inquiry.procedure.checking.steps import STATUSES, Known, read_step
from case_inquiry.procedure.checking.toml_table import Table, read_toml
from case_inquiry.procedure.model import News, Procedure, Statement, Step, Warn, WayOut


def read_procedure(text: str, name: str, folder: Path) -> Procedure:
    r"""Return the procedure of a TOML text.

    `folder` has the files that `sources_from`, `statements_from` and `offices_from` name.
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
    known = Known(sources, statements, channels)
    steps = files.named(
        "steps",
        lambda file: [read_step(table, known) for table in file.tables("steps")],
        lambda step: step.id,
    )
    news = files.named(
        "news",
        lambda file: [_read_news(table, statements) for table in file.tables("news")],
        lambda item: item.code,
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
        news=tuple(news.values()),
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


def _read_exit(table: Table) -> WayOut:
    way = WayOut(
        step=table.optional_text("step"),
        status=table.choice("status", STATUSES),
        reason=table.optional_text("reason"),
        when=needed_when(table),
    )
    table.close()
    return way


def _read_warning(table: Table) -> Warn:
    warning = Warn(code=table.text("code"), when=needed_when(table))
    table.close()
    return warning


def _read_news(table: Table, statements: Mapping[str, Statement]) -> News:
    news = News(
        code=table.text("code"),
        statement=statement_of(table, statements),
        when=needed_when(table),
        day=table.optional_text("day"),
        before=table.optional_day("before"),
        since=table.optional_day("since"),
    )
    if (news.day is None) != (news.before is None and news.since is None):
        table.report("day", "goes together with before or since")
    table.close()
    return news


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
    asked = {done.channel for step in procedure.steps for done in step.done_by}
    for place, step in enumerate(procedure.steps):
        path = ("steps", place)
        for name in _names_of_steps(step):
            if name not in ids:
                root.file.report(path, f"there is no step {name!r}")
        if bool(step.done_by) != (step.after is not None):
            root.file.report((*path, "after"), "goes together with done_by")
        for name in sorted(set(_named_channels(step)) - asked):
            root.file.report(path, f"no step is taken by {name!r}")
    _check_exits(root, procedure, ids)


def _check_exits(root: Table, procedure: Procedure, ids: set[str]) -> None:
    for place, way in enumerate(procedure.exits):
        if way.step is not None and way.step not in ids:
            root.file.report(("exits", place), f"there is no step {way.step!r}")


def _names_of_steps(step: Step) -> list[str]:
    names = [path.split(".")[0] for ask in step.asks for path in ask.split("|") if "." in path]
    if step.after is not None:
        names += [step.after.step, *(turn.step for turn in step.after.answers.values())]
        names += [step.after.then] if step.after.then is not None else []
    return names


def _named_channels(step: Step) -> tuple[str, ...]:
    """Return the channels whose contacts a step counts beyond its own."""
    named = (step.after.told, step.after.promised) if step.after is not None else ()
    told = tuple(name for item in named if item is not None for name in item.channels)
    return (*told, *(name for way in step.ways for name in way.latest))
