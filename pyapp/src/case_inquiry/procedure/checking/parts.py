"""The part of a procedure file that a step may refer to: sources, statements, channels, offices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from case_inquiry.procedure.checking.toml_table import Table
from case_inquiry.procedure.model import (
    CHANNEL_KINDS,
    CHANNEL_STATES,
    CONFIDENCES,
    SHELF_LIFE_MONTHS,
    Channel,
    Office,
    Source,
    Statement,
)

#: Replaces a missing source, so that the reading goes on.
NO_SOURCE = Source("", "")

#: How old a stored copy is, as far as it tells.
COPY_AGE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?|undated")


def refer[T](table: Table, key: str, known: Mapping[str, T]) -> tuple[T, ...]:
    """Return the parts whose ids are at `key`; an id that is not known is a mistake.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> table = read_toml("channels = ['phone']", "mine.toml")
    >>> refer(table, "channels", {"phone": "1-800-375-5283"})
    ('1-800-375-5283',)
    """
    names = table.texts(key)
    for name in names:
        if name not in known:
            table.report(key, f"there is no {name!r} in this file")
    return tuple(known[name] for name in names if name in known)


def read_sources(file: Table) -> list[Source]:
    r"""Read the sources of a file.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> file = read_toml("[[sources]]\nid = 'notice'\ntitle = 'The notice'", "mine.toml")
    >>> read_sources(file)[0].title
    'The notice'
    """
    return [_read_source(table) for table in file.tables("sources")]


def _read_source(table: Table) -> Source:
    source = Source(
        id=table.text("id"),
        title=table.text("title"),
        url=table.optional_text("url"),
        published=table.optional_day("published"),
    )
    table.close()
    return source


def source_of(table: Table, sources: Mapping[str, Source]) -> Source:
    """Return the source whose id is at `source`.

    One that is not there is a mistake of the file; `NO_SOURCE` replaces it.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> table = read_toml("source = 'notice'", "mine.toml")
    >>> source_of(table, {"notice": Source("notice", "The notice")}).title
    'The notice'
    """
    name = table.text("source")
    if name and name not in sources:
        table.report("source", f"there is no source {name!r}")
    return sources.get(name, NO_SOURCE)


def read_statements(file: Table, sources: Mapping[str, Source]) -> list[Statement]:
    r"""Read the statements; the table `checked` says when and by whom where they do not.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> text = "[checked]\non = 2026-11-24\nby = 'us'\n[[statements]]\nid = 'scope'"
    >>> statement = read_statements(read_toml(text, "mine.toml"), {})[0]
    >>> statement.id, statement.checked_by
    ('scope', 'us')
    """
    checked = file.table("checked")
    checked_on, checked_by = None, None
    if checked is not None:
        checked_on, checked_by = checked.day("on"), checked.text("by")
        checked.close()
    return [
        _read_statement(table, sources, checked_on, checked_by)
        for table in file.tables("statements")
    ]


def _read_statement(
    table: Table,
    sources: Mapping[str, Source],
    checked_on: date | None,
    checked_by: str | None,
) -> Statement:
    statement = Statement(
        id=table.text("id"),
        text=table.text("text"),
        value=table.optional_text("value"),
        source=source_of(table, sources),
        confidence=table.choice("confidence", CONFIDENCES),
        checked_on=table.day("checked_on", checked_on),
        checked_by=table.text("checked_by", checked_by),
        kind=table.choice("kind", tuple(SHELF_LIFE_MONTHS)),
        verify_live=table.flag("verify_live"),
        also=refer(table, "also", sources),
        copy_of=_read_age(table),
    )
    table.close()
    return statement


def _read_age(table: Table) -> str | None:
    age = table.optional_text("copy_of")
    if age is not None and not COPY_AGE.fullmatch(age):
        table.report("copy_of", f"must be YYYY, YYYY-MM or undated, not {age!r}")
    return age


def statement_of(table: Table, statements: Mapping[str, Statement]) -> Statement:
    r"""Return the statement whose id is at `statement`.

    One that is not there is a mistake of the file; an empty one replaces it.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> table = read_toml("statement = 'rumor'", "mine.toml")
    >>> statement_of(table, {}).id, table.file.problems
    ('rumor', ["mine.toml:1: statement: there is no statement 'rumor'"])
    """
    name = table.text("statement")
    if name and name not in statements:
        table.report("statement", f"there is no statement {name!r}")
    missing = Statement(name, "", None, NO_SOURCE, "low", date.min, "", "channel")
    return statements.get(name, missing)


def read_channel(table: Table, statements: Mapping[str, Statement]) -> Channel:
    r"""Read a channel; what is known of it rests on one of the statements.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> table = read_toml("id = 'letter'\nname = 'A letter'\nkind = 'post'", "mine.toml")
    >>> read_channel(table, {}).kind, table.file.problems[-1]
    ('post', 'mine.toml:1: statement: is missing')
    """
    channel = Channel(
        id=table.text("id"),
        name=table.text("name"),
        kind=table.choice("kind", CHANNEL_KINDS),
        address=table.optional_text("address"),
        state=table.choice("state", CHANNEL_STATES),
        closed_on=table.optional_day("closed_on"),
        statement=statement_of(table, statements),
    )
    table.close()
    return channel


def read_offices(file: Table) -> list[Office]:
    r"""Read the offices of a file.

    >>> from case_inquiry.procedure.checking.toml_table import read_toml
    >>> file = read_toml("[[offices]]\ncode = 'VSC'\nname = 'V'\nprefixes = ['EAC']", "mine.toml")
    >>> read_offices(file)[0].prefixes
    ('EAC',)
    """
    file.leave("prefixes_checked_on", "prefix_sources", "prefix")
    return [_read_office(table) for table in file.tables("offices")]


def _read_office(table: Table) -> Office:
    office = Office(
        code=table.text("code"),
        name=table.text("name"),
        email=table.optional_text("email"),
        prefixes=table.texts("prefixes"),
        state=table.choice("state", CHANNEL_STATES) if "state" in table else None,
        in_notice=table.flag("in_notice"),
        label=table.optional_text("label"),
    )
    table.close()
    return office
