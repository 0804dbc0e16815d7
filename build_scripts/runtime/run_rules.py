"""Run `tests/rules` inside the published runtime: `python -m build_scripts.runtime.run_rules`.

Arguments are handed to pytest. The tools that the tests need (pytest, hypothesis and their needs)
are mounted from this environment; the interpreter, the library, our package and the libraries of
the papers are the very files that the site serves.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

from build_scripts.runtime.build import PACKAGE, ROOT, host_folder
from build_scripts.runtime.wheels import closure

RUNTIME = ROOT / "build" / "runtime"
TOOLS = ("pytest", "hypothesis", "pyyaml")
RULES = "tests/rules"
SCRIPT = Path(__file__).with_suffix(".mjs")
CONFIGURATION = """\
[pytest]
addopts = --import-mode=importlib --strict-markers -ra -p no:cacheprovider
 -o console_output_style=classic
pythonpath = .
filterwarnings = error
xfail_strict = true
"""


class NoRuntimeError(Exception):
    """The runtime is not built, or Node is not there; the message says how to mend it."""


def top_level_folders(name: str) -> dict[str, str]:
    """Return where to mount the packages of an installed distribution, and from where.

    >>> next(iter(top_level_folders("iniconfig")))
    '/tools/iniconfig'
    """
    installed = distribution(name)
    tops = {
        PurePosixPath(file).parts[0]
        for file in installed.files or ()
        if len(PurePosixPath(file).parts) > 1
    }
    return {
        f"/tools/{top}": str(Path(str(installed.locate_file(top))).resolve())
        for top in sorted(tops)
        if top.isidentifier() or top.endswith(".dist-info")
    }


def single_modules(name: str) -> dict[str, str]:
    """Return the text of an installed distribution's modules that are single files."""
    return {
        f"/tools/{file}": file.read_text(encoding="utf-8")
        for file in distribution(name).files or ()
        if file.suffix == ".py" and len(PurePosixPath(file).parts) == 1
    }


def plan(runtime: Path, arguments: list[str]) -> dict[str, object]:
    """Return what run_rules.mjs must mount and run."""
    tools = sorted({*TOOLS, *(needed for tool in TOOLS for needed in closure(tool))})
    folders = {"/project/tests/rules": str(ROOT / RULES)}
    texts = {"/project/pytest.ini": CONFIGURATION}
    for tool in tools:
        folders |= top_level_folders(tool)
        texts |= single_modules(tool)
    return {
        "host": str(host_folder(RUNTIME)),
        "runtime": str(runtime),
        "packages": closure(PACKAGE),
        "folders": folders,
        "texts": texts,
        "arguments": arguments or [RULES],
    }


def built_runtime() -> Path:
    """Return the folder of the runtime that was built last.

    Raise NoRuntimeError where there is none.
    """
    try:
        manifest = json.loads((RUNTIME / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NoRuntimeError("There is no runtime in build/. Run `make build` first.") from error
    return RUNTIME / str(manifest["folder"])


def node() -> str:
    """Return the path of Node, the one of this environment first.

    Raise NoRuntimeError where there is none.
    """
    found = shutil.which("node", path=Path(sys.executable).parent) or shutil.which("node")
    if found is None:
        raise NoRuntimeError("There is no Node here. Run `make setup` first.")
    return found


def run_rules(arguments: list[str]) -> int:
    """Run the tests and return pytest's exit status."""
    work = plan(built_runtime(), arguments)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(work, file)
        file.flush()
        return subprocess.run([node(), SCRIPT, file.name], cwd=ROOT, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run the command; print one clear sentence where it cannot run."""
    try:
        return run_rules(arguments)
    except NoRuntimeError as error:
        sys.stderr.write(f"{error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
