"""Reading TOML with errors that name the file, the key and the line.

`tomllib` keeps no line numbers. `key_lines` finds them again in the text, and `Table` hands out
typed values and collects what is wrong, so that one answer names every mistake in a file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

type Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[|\[)([^\[\]]+)\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=""")
_STRING = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[\[\]{}]')


class DataError(Exception):
    """A data file is wrong; `problems` has one line for each mistake: file, line, key, reason."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class _Scan(NamedTuple):
    """How deep in brackets a line ends, and the quotes of a text that goes on."""

    depth: int
    quotes: str


def key_lines(text: str, /) -> dict[Path, int]:
    r"""Return the line (from 1) on which each table and key of a TOML text begins.

    >>> key_lines("a = 1\n[[steps]]\nid = 'call'\n")[("steps", 0, "id")]
    3
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    state = _Scan(0, "")
    for number, line in enumerate(text.splitlines(), start=1):
        inside = state.depth > 0 or bool(state.quotes)
        if not inside and (header := _HEADER.match(line)):
            here = _enter(_split(header[2]), is_array=header[1] == "[[", counts=counts)
            lines.setdefault(here, number)
            continue
        if not inside and (key := _KEY.match(line)):
            lines.setdefault((*here, *_split(key[1])), number)
        state = _scan(line, state)
    return lines


def _split(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]


def _enter(names: list[str], *, is_array: bool, counts: dict[Path, int]) -> Path:
    path: Path = ()
    for place, name in enumerate(names):
        path = (*path, name)
        if is_array and place == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _scan(line: str, state: _Scan) -> _Scan:
    depth, quotes = state
    at = 0
    while True:
        if quotes:
            end = line.find(quotes, at)
            if end < 0:
                return _Scan(depth, quotes)
            at, quotes = end + 3, ""
        token = _STRING.search(line, at)
        if token is None:
            return _Scan(depth, quotes)
        at = token.end()
        if token[0] in ('"""', "'''"):
            quotes = token[0]
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1


@dataclass
class DataFile:
    """A TOML file while it is being read: its name, its text, and what was found wrong."""

    name: str
    text: str
    problems: list[str] = field(default_factory=list)

    @cached_property
    def lines(self) -> Mapping[Path, int]:
        """The lines of the keys, looked for only when there is something to report."""
        return key_lines(self.text)

    def report(self, path: Path, reason: str) -> None:
        """Note a mistake at the key of `path`."""
        known = next((path[:n] for n in range(len(path), 0, -1) if path[:n] in self.lines), ())
        shown = ".".join(str(part) for part in path)
        self.problems.append(f"{self.name}:{self.lines.get(known, 1)}: {shown}: {reason}")

    def finish(self) -> None:
        """Raise DataError where anything was found wrong."""
        if self.problems:
            raise DataError(self.problems)


def read_toml(text: str, name: str) -> Table:
    r"""Return the root table of a TOML text; `name` is the file's name in errors.

    Raises DataError where the text is no TOML.

    >>> read_toml("days = 30\n", "rules.toml").number("days")
    30
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise DataError([f"{name}:{line[1] if line else 1}: not TOML: {error}"]) from error
    return Table(values, (), DataFile(name, text))


class Table:
    """One table of a data file: typed access to its keys, each of which is to be asked for once.

    A wrong or missing value is reported to the file and answered with a stand-in, so that the
    reading goes on and finds the other mistakes. `close` reports the keys that were never read.
    """

    def __init__(self, values: Mapping[str, object], path: Path, file: DataFile) -> None:
        self._values = values
        self._asked: set[str] = set()
        self.path = path
        self.file = file

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def report(self, key: str, reason: str) -> None:
        """Note a mistake at `key`."""
        self.file.report((*self.path, key), reason)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not empty."""
        value = self._take(key, default)
        if isinstance(value, str) and value.strip():
            return value
        if value is not None:
            self.report(key, f"must be a text that is not empty, not {value!r}")
        return ""

    def optional_text(self, key: str) -> str | None:
        """Return a text, or None where the key is absent."""
        return self.text(key) if key in self._values else None

    def choice(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        """Return one of `choices`."""
        value = self.text(key, default)
        if value and value not in choices:
            self.report(key, f"must be one of {', '.join(choices)}, not {value!r}")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """Return a whole number from 0 up."""
        value = self._take(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        if value is not None:
            self.report(key, f"must be a whole number from 0 up, not {value!r}")
        return 0

    def flag(self, key: str) -> bool:
        """Return true or false; an absent key is false."""
        value = self._take(key, default=False)
        if not isinstance(value, bool):
            self.report(key, f"must be true or false, not {value!r}")
        return value is True

    def day(self, key: str, default: date | None = None) -> date:
        """Return a day written without quotes as YYYY-MM-DD."""
        value = self._take(key, default)
        if type(value) is date:
            return value
        if value is not None:
            self.report(key, f"must be a day like 2026-11-24, without quotes, not {value!r}")
        return date.min

    def optional_day(self, key: str) -> date | None:
        """Return a day, or None where the key is absent."""
        return self.day(key) if key in self._values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; an absent key is an empty list."""
        value = self._take(key, default=[])
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self.report(key, f"must be a list of texts, not {value!r}")
        return ()

    def table(self, key: str) -> Table | None:
        """Return a table below this one, or None where the key is absent."""
        if key not in self._values:
            return None
        value = self._take(key, None)
        if isinstance(value, dict):
            return Table(value, (*self.path, key), self.file)
        self.report(key, f"must be a table, not {value!r}")
        return None

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of an array; an absent key is an empty array."""
        value = self._take(key, default=[])
        if not (isinstance(value, list) and all(isinstance(item, dict) for item in value)):
            self.report(key, f"must be an array of tables, not {value!r}")
            return
        for place, item in enumerate(value):
            yield Table(item, (*self.path, key, place), self.file)

    def names(self) -> tuple[str, ...]:
        """Return the table's keys."""
        return tuple(self._values)

    def leave(self, *keys: str) -> None:
        """Accept keys that another module reads."""
        self._asked.update(keys)

    def close(self) -> None:
        """Report the keys that are not in the schema."""
        for key in self._values:
            if key not in self._asked:
                self.report(key, "is not a key of this table")

    def _take(self, key: str, default: object) -> object:
        self._asked.add(key)
        if key not in self._values and default is None:
            self.report(key, "is missing")
            return None
        return self._values.get(key, default)
