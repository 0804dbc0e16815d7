"""Data in the form in which a browser loads it: read and checked before it travels.

The package's tables are TOML files, and reading and checking them takes a phone longer than all
that it does with them. So the runtime is built with a module in this folder for each table, which
makes the checked objects at once (`build_scripts.runtime.ready` writes it). Everywhere else the
folder has none, and the file is read.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module


def ready[T](name: str, read: Callable[[], T]) -> T:
    """Return the table `name` as it was made ready, or what `read` returns where none was.

    >>> ready("no-such-table", lambda: "read from its file")
    'read from its file'
    """
    module = f"{__name__}.{name.replace('-', '_')}"
    try:
        table: T = import_module(module).TABLE
    except ModuleNotFoundError as missing:
        if missing.name != module:
            raise
        return read()
    return table
