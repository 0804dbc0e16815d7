"""Run a Python program inside Pyodide under Node, through inside.mjs."""

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

from build_scripts import ROOT

SCRIPT = Path(__file__).with_suffix(".mjs")
# The folder inside Pyodide where the tools of this environment are mounted.
TOOLS = "/tools"


class InsideError(Exception):
    """A program inside Pyodide failed, or Node is missing; the message says what to do."""


@dataclass(frozen=True)
class Plan:
    """What to start and what to run: paths of the runtime's parts, mounts, the program.

    `interpreter` is a folder with Pyodide's scripts and wasm, `library` the standard library,
    `lock_info` the head of its lock, `wheels` what is installed before Python starts. `folders` and
    `texts` are mounted under their keys; `work` is passed to the program.
    """

    interpreter: str
    library: str
    lock_info: dict[str, object]
    wheels: list[str]
    program: str
    folders: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    work: dict[str, object] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)


def run_inside(plan: Plan) -> int:
    """Run the plan's program and return the value of its last expression.

    Raise InsideError if there is no Node.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(asdict(plan), file)
        file.flush()
        command = [node(), str(SCRIPT), file.name]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


def node() -> str:
    """Return the path of Node; prefer the one of this environment.

    Raise InsideError if there is none.
    """
    found = shutil.which("node", path=Path(sys.executable).parent) or shutil.which("node")
    if found is None:
        raise InsideError("There is no Node here. Run `make setup` first.")
    return found


def tool_folders(name: str) -> dict[str, str]:
    """Return where to mount the packages of an installed distribution, and from where.

    >>> next(iter(tool_folders("iniconfig")))
    '/tools/iniconfig'
    """
    installed = distribution(name)
    parts = [PurePosixPath(file).parts for file in installed.files or ()]
    tops = {path[0] for path in parts if len(path) > 1}
    return {
        f"{TOOLS}/{top}": str(Path(str(installed.locate_file(top))).resolve())
        for top in sorted(tops)
        if top.isidentifier() or top.endswith(".dist-info")
    }


def tool_modules(name: str) -> dict[str, str]:
    """Return the text of an installed distribution's modules that are single files.

    >>> sorted(tool_modules("pytest"))
    ['/tools/py.py']
    """
    return {
        f"{TOOLS}/{file}": file.read_text(encoding="utf-8")
        for file in distribution(name).files or ()
        if file.suffix == ".py" and len(PurePosixPath(file).parts) == 1
    }
