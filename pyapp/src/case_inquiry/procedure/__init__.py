"""A procedure: the steps of asking about a case, as data that says where each fact comes from.

The two procedures of this package are the TOML files in `data/`. Their contents are described
by the classes of `model` and checked by `checking`, which a browser never loads: it gets the
procedures ready. Nothing here or in the engine (`plan`) knows the name of an agency: another file
makes another procedure.

Every human-readable text of a file (`text`, `title`, `name`, `words`) is an English sentence for
the catalogs; `texts` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from case_inquiry.procedure.model import (
    After,
    Channel,
    Done,
    Example,
    Gate,
    News,
    Office,
    Procedure,
    Source,
    Statement,
    Step,
    Told,
    Turn,
    WaitingRule,
    Warn,
    Way,
    WayOut,
)
from case_inquiry.ready import ready

__all__ = [
    "PROCEDURES",
    "After",
    "Channel",
    "Done",
    "Example",
    "Gate",
    "News",
    "Office",
    "Procedure",
    "Source",
    "Statement",
    "Step",
    "Told",
    "Turn",
    "WaitingRule",
    "Warn",
    "Way",
    "WayOut",
    "load_procedure",
    "parse_procedure",
    "rules_of",
    "texts",
]

PROCEDURES = ("notice-2009", "current")


@cache
def load_procedure(name: str, /) -> Procedure:
    """Return a procedure of this package, checked.

    Raises KeyError for a name that is not in `PROCEDURES`, DataError where its file is wrong.

    >>> load_procedure("notice-2009").step("email_center").wait.days
    30
    """
    if name not in PROCEDURES:
        raise KeyError(name)
    return ready(name, partial(_read_procedure, name))


def _read_procedure(name: str) -> Procedure:
    from case_inquiry.procedure.checking import DATA

    file = DATA / f"{name}.toml"
    return parse_procedure(file.read_text(encoding="utf-8"), file.name)


def parse_procedure(text: str, name: str) -> Procedure:
    r"""Return the procedure of a TOML text; `name` is the file's name in errors.

    Raises DataError with one line for each mistake: file, line, key and reason.

    >>> parse_procedure("id = 'mine'\ntitle = 'My way'\n", "mine.toml").title
    'My way'
    """
    from case_inquiry.procedure.checking import DATA
    from case_inquiry.procedure.checking.check import read_procedure

    return read_procedure(text, name, DATA)


def texts(procedure: Procedure, /) -> Iterator[str]:
    """Yield every human-readable text of a procedure, for the catalogs.

    >>> next(texts(load_procedure("current")))
    "Today's steps"
    """
    yield procedure.title
    yield from (statement.text for statement in procedure.statements)
    yield from (step.title for step in procedure.steps)
    yield from (channel.name for channel in procedure.channels)
    yield from (office.name for office in procedure.offices)
    yield from (source.title for source in procedure.sources)
    for step in procedure.steps:
        yield from (rule.words for rule in rules_of(step))
        if step.after:
            named = (step.after.told, step.after.promised)
            yield from (told.words for told in named if told)


def rules_of(step: Step, /) -> tuple[WaitingRule, ...]:
    """Return every waiting rule of a step: of its gates, of what follows it, and of its ways.

    >>> [rule.days for rule in rules_of(load_procedure("notice-2009").step("call"))]
    [30]
    """
    found = [rule for gate in step.gates for rule in gate.rules]
    found += [step.after.rule] if step.after and step.after.rule else []
    return (*found, *(rule for way in step.ways for rule in (way.opens, way.closes) if rule))
