"""Write the package's tables as modules that create the objects without parsing or checking.

`python -m build_scripts.runtime.ready` writes the modules to standard output as JSON, by name.
`case_inquiry.ready` uses them if they are installed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from build_scripts import ROOT
from case_inquiry.case import contact_kinds
from case_inquiry.case.nothing import load_words
from case_inquiry.caseload.board.look_ups import load_shown_as
from case_inquiry.caseload.choices import load_answers
from case_inquiry.caseload.columns import load_headers
from case_inquiry.days.words import load_words as load_day_words
from case_inquiry.forms import load_forms
from case_inquiry.identifiers.prefixes import load_table
from case_inquiry.procedure import PROCEDURES, load_procedure

#: The tables to write, by the name that the package uses for each.
TABLES: Mapping[str, Callable[[], object]] = {
    "prefixes": load_table,
    "forms": load_forms,
    "contacts": contact_kinds,
    "nothing": load_words,
    "day-words": load_day_words,
    "headers": load_headers,
    "answers": load_answers,
    "look-ups": load_shown_as,
    **{name: partial(load_procedure, name) for name in PROCEDURES},
}


def ready_modules(package: Path) -> dict[str, bytes]:
    """Return the modules for the tables of the package in the folder `package`, by file name."""
    made = subprocess.run(
        [sys.executable, "-m", "build_scripts.runtime.ready"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(package)},
        check=True,
        capture_output=True,
    )
    sources: dict[str, str] = json.loads(made.stdout)
    return {f"{name.replace('-', '_')}.py": text.encode() for name, text in sources.items()}


def source_of(table: object) -> str:
    """Return the source of a module whose `TABLE` equals this one.

    >>> from datetime import date
    >>> print(source_of({"day": date(2026, 11, 24)}))
    from datetime import date
    TABLE = {'day': date(2026, 11, 24), }
    """
    writer = _Writer()
    whole = writer.expression(table)
    imports = sorted(f"from {kind.__module__} import {kind.__name__}" for kind in writer.kinds)
    return "\n".join([*imports, *writer.lines, f"TABLE = {whole}"])


class _Writer:
    """Writes objects as the calls that create them, each object once."""

    def __init__(self) -> None:
        self.kinds: set[type] = set()
        self.lines: list[str] = []
        self.names: dict[int, str] = {}

    def expression(self, value: object) -> str:
        """Return an expression that creates this value."""
        if value is None or isinstance(value, bool | int | str):
            return repr(value)
        if isinstance(value, date):
            return self.call(date, value.year, value.month, value.day)
        if isinstance(value, tuple):
            return f"({''.join(f'{self.expression(item)}, ' for item in value)})"
        if isinstance(value, Mapping):
            items = ((self.expression(key), self.expression(item)) for key, item in value.items())
            return f"{{{''.join(f'{key}: {item}, ' for key, item in items)}}}"
        if is_dataclass(value):
            return self.name_of(value)
        raise TypeError(f"a table holds {value!r}")

    def name_of(self, value: Any) -> str:
        """Return the name of a data class object that is already written."""
        if id(value) not in self.names:
            parts = (getattr(value, field.name) for field in fields(value))
            made = self.call(type(value), *parts)
            self.names[id(value)] = f"_{len(self.names)}"
            self.lines.append(f"{self.names[id(value)]} = {made}")
        return self.names[id(value)]

    def call(self, kind: type, *parts: object) -> str:
        """Return the call that creates an object of a class."""
        self.kinds.add(kind)
        return f"{kind.__name__}({', '.join(self.expression(part) for part in parts)})"


if __name__ == "__main__":
    json.dump({name: source_of(load()) for name, load in TABLES.items()}, sys.stdout)
