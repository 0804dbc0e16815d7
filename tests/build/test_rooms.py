"""The rooms of the house are those of the architecture page, and imports go down only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "pyapp/src"
PAGE = ROOT / "docs/maintain/architecture.md"


class Room(NamedTuple):
    modules: list[str]
    """Patterns as the table writes them: `dates`, `caseload*`, `outcome/`."""
    may_import: list[str]
    """The names by which the table calls other rooms."""


def rooms() -> list[Room]:
    table = PAGE.read_text(encoding="utf-8").partition("| room |")[2].partition("\n\n")[0]
    rows = (line.strip("|").split("|") for line in table.splitlines()[2:])
    return [Room(names(room), names(below)) for room, _, below in rows]


def names(cell: str) -> list[str]:
    return [name.strip(" `") for name in cell.split(",") if name.strip()]


def room_of(module: str, house: list[Room]) -> Room:
    """Return the one room of a module; `outcome/facts` is a module of `outcome/`."""
    (room,) = [room for room in house if any(is_named(module, name) for name in room.modules)]
    return room


def is_named(module: str, name: str) -> bool:
    return fnmatchcase(module, name.replace("/", "/*"))


def modules() -> dict[str, Path]:
    package = SOURCES / "case_inquiry"
    files = sorted(package.rglob("*.py"))
    return {str(file.relative_to(package).with_suffix("")): file for file in files}


def imported_by(file: Path) -> Iterator[str]:
    """Yield the modules of this package that a file imports, at its top or when it is called."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out"
            for alias in node.names:
                yield from own_module(f"{node.module}.{alias.name}")
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield from own_module(alias.name)


def own_module(dotted: str) -> Iterator[str]:
    """Yield the module that an import reads: `case_inquiry.dates.Span` reads `dates`."""
    path = SOURCES.joinpath(*dotted.split("."))
    if not path.is_relative_to(SOURCES / "case_inquiry"):
        return
    while not path.with_suffix(".py").exists() and not path.is_dir():
        path = path.parent
    module = path / "__init__" if path.is_dir() else path
    yield str(module.relative_to(SOURCES / "case_inquiry"))


def test_every_module_has_one_room_and_every_name_of_the_table_has_modules() -> None:
    house = rooms()
    used = [room_of(module, house) for module in modules()]
    assert len(used) > 60
    named = [name for room in house for name in room.modules]
    assert [name for name in named if not any(is_named(one, name) for one in modules())] == []


def test_a_room_is_allowed_only_rooms_that_stand_before_it() -> None:
    house = rooms()
    before: set[str] = set()
    for room in house:
        assert set(room.may_import) <= before, room.modules
        before |= {*room.modules}


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_what_its_room_may(module: str) -> None:
    house = rooms()
    room = room_of(module, house)
    others = {other: room_of(other, house) for other in imported_by(modules()[module])}
    assert [
        other
        for other, there in others.items()
        if there != room and not set(there.modules) & set(room.may_import)
    ] == []
