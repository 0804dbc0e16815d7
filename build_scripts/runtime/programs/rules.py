"""Run pytest inside Pyodide; the last expression is the exit status.

The published library is trimmed, and pytest needs more of it. So only the tools may import from
Pyodide's whole library: if our own code or a library of the papers imports a module that is not
published, the import fails as it would on a person's phone.
"""

import importlib
import os
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import FrameType
from typing import Any

WHOLE_LIBRARY = "/stock/python_stdlib.zip"
PUBLISHED = "/lib/python3.14/site-packages/"
TOOLS = ("/tools/", "/project/", "/beside/", "<exec>")


class ToolsLibrary(MetaPathFinder):
    """Finds modules that are not published, for the tools only."""

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Return the module from the whole library, or None if our own code imports it."""
        if not asked_by_tool(sys._getframe(1)):
            return None
        parent = fullname.rpartition(".")[0].replace(".", "/")
        return PathFinder.find_spec(fullname, [f"{WHOLE_LIBRARY}/{parent}".rstrip("/")])


def asked_by_tool(frame: FrameType | None) -> bool:
    """Tell whether the nearest caller outside the standard library is a tool or a test."""
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(TOOLS):
            return True
        if name.startswith(PUBLISHED):
            return False
        frame = frame.f_back
    return False


def walk() -> None:
    """Run the tour with published files only."""
    sys.path.insert(0, "/program")
    tour = importlib.import_module("tour")
    tour.first_verdict()
    tour.papers()
    tour.notices()


def put_beside(folder: str, packages: list[str]) -> None:
    """Add the unpublished modules to these packages."""
    for name in packages:
        package = importlib.import_module(name)
        package.__path__.append(f"{folder}/{name.replace('.', '/')}")


def run() -> int:
    """Run the tour, then the tests."""
    work: dict[str, Any] = globals()["work"]  # set by inside.mjs
    walk()
    put_beside(work["beside"], work["packages"])
    sys.meta_path.append(ToolsLibrary())
    sys.path.insert(0, "/tools")
    os.chdir("/project")
    pytest = importlib.import_module("pytest")
    return int(pytest.main(work["arguments"]))


run()
