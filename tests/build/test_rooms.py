"""The rooms match the architecture page, and a room imports only the rooms it may import there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from build_scripts import ROOT

PAGE = ROOT / "docs/maintain/architecture.md"
SCRIPT_IMPORT = re.compile(r"""(?:from |import |import\()"(\.[^"]+)\"""")


class Room(NamedTuple):
    names: list[str]
    """The names in the table: `messages` is a module, `plan/` is a folder."""
    may_import: list[str]


class House(NamedTuple):
    """A source tree: `top` is its top-level package, `kind` the file extension of its modules."""

    folder: Path
    top: str
    kind: str

    def rooms(self) -> list[Room]:
        heading = self.folder.relative_to(ROOT).as_posix()
        text = PAGE.read_text(encoding="utf-8").partition(f"`{heading}/`\n")[2]
        table = text.partition("| room |")[2].partition("\n\n")[0]
        rows = (line.strip("|").split("|") for line in table.splitlines()[2:])
        return [Room(names(room), names(below)) for room, _, below in rows]

    def modules(self) -> dict[str, Path]:
        files = sorted(self.folder.rglob(f"*{self.kind}"))
        return {file.relative_to(self.folder).as_posix(): file for file in files}

    def imports(self, module: str) -> Iterator[str]:
        """Yield the modules of this tree that a module imports, at its top or in a function."""
        file = self.modules()[module]
        read = self._imports_of_python if self.kind == ".py" else self._imports_of_script
        return read(file)

    def _imports_of_python(self, file: Path) -> Iterator[str]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, "imports are absolute"
                for alias in node.names:
                    yield from self._own_module(f"{node.module}.{alias.name}")
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    yield from self._own_module(alias.name)

    def _own_module(self, dotted: str) -> Iterator[str]:
        """Yield the file that an import loads: `case_inquiry.plan.Plan` loads `plan/__init__`."""
        top, *path = dotted.split(".")
        if top != self.top:
            return
        place = self.folder.joinpath(*path)
        while not place.with_suffix(".py").exists() and not place.is_dir():
            place = place.parent
        module = place / "__init__" if place.is_dir() else place
        yield module.with_suffix(".py").relative_to(self.folder).as_posix()

    def _imports_of_script(self, file: Path) -> Iterator[str]:
        for path in SCRIPT_IMPORT.findall(file.read_text(encoding="utf-8")):
            yield (file.parent / path).resolve().relative_to(self.folder).as_posix()


HOUSES = (
    House(ROOT / "pyapp/src/case_inquiry", "case_inquiry", ".py"),
    House(ROOT / "build_scripts", "build_scripts", ".py"),
    House(ROOT / "docs/assets/js", "", ".js"),
)
MODULES = [(house, module) for house in HOUSES for module in house.modules()]


def names(cell: str) -> list[str]:
    return [name.strip(" `") for name in cell.split(",") if name.strip()]


def room_of(module: str, rooms: list[Room]) -> Room:
    """Return the room of a module: the one with the most specific name."""
    named = [(len(name), room) for room in rooms for name in room.names if is_in(module, name)]
    assert named, f"{module} has no room"
    return max(named, key=lambda found: found[0])[1]


def is_in(module: str, name: str) -> bool:
    return (
        module.startswith(name)
        if name.endswith("/")
        else Path(module).with_suffix("") == Path(name)
    )


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.folder.name)
def test_every_module_has_a_room_and_every_room_has_modules(house: House) -> None:
    rooms = house.rooms()
    used = [room_of(module, rooms) for module in house.modules()]
    assert len(used) > 20
    assert [room for room in rooms if room not in used] == []


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.folder.name)
def test_a_room_may_import_only_rooms_listed_before_it(house: House) -> None:
    before: set[str] = set()
    for room in house.rooms():
        assert set(room.may_import) <= before, room.names
        before |= {*room.names}


@pytest.mark.parametrize(("house", "module"), MODULES, ids=lambda value: str(value)[-40:])
def test_a_module_imports_only_what_its_room_may(house: House, module: str) -> None:
    rooms = house.rooms()
    room = room_of(module, rooms)
    others = {other: room_of(other, rooms) for other in house.imports(module)}
    assert [
        other
        for other, there in others.items()
        if there != room and not set(there.names) & set(room.may_import)
    ] == []


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.folder.name)
def test_a_room_imports_every_room_that_it_may_import(house: House) -> None:
    rooms = house.rooms()
    used = {name: set[str]() for room in rooms for name in room.names}
    for module in house.modules():
        room = room_of(module, rooms)
        for other in house.imports(module):
            for name in room.names:
                used[name] |= {*room_of(other, rooms).names}
    assert {
        room.names[0]: left
        for room in rooms
        if (left := set(room.may_import) - set().union(*(used[name] for name in room.names)))
    } == {}
