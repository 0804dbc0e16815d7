"""Run `tests/rules` inside the published runtime: `python -m build_scripts.runtime.run_rules`.

Arguments are passed to pytest. The tools for the tests (pytest, hypothesis and their dependencies)
are mounted from this environment. The interpreter, the library, our package and the libraries of
the papers are the same files that the site serves. The modules that no page uses have tests too, so
they are mounted beside the published ones, with their dependencies.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from build_scripts import ROOT
from build_scripts.runtime.build import PYODIDE, host_folder
from build_scripts.runtime.inside import (
    InsideError,
    Plan,
    run_inside,
    tool_folders,
    tool_modules,
)
from build_scripts.runtime.package import NOWHERE
from build_scripts.runtime.wheels import closure

RUNTIME = ROOT / "build" / "runtime"
PROGRAM = Path(__file__).parent / "programs" / "rules.py"
TEST_TOOLS = ("pytest", "hypothesis", "pyyaml")
SOURCES = ROOT / "pyapp" / "src"
BESIDE = "/beside"
RULES = "tests/rules"
CONFIGURATION = """\
[pytest]
addopts = --import-mode=importlib --strict-markers -ra -p no:cacheprovider
 -o console_output_style=classic
pythonpath = .
filterwarnings = error
xfail_strict = true
"""


def rules_plan(runtime: Path, arguments: list[str]) -> Plan:
    """Return the plan that runs pytest with these arguments inside the runtime in `runtime`."""
    manifest = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))
    folders = {
        "/project/tests/rules": str(ROOT / RULES),
        "/program": str(PROGRAM.parent),
        "/stock": str(PYODIDE),
        **{f"{BESIDE}/{path}": str(SOURCES / path) for path in NOWHERE if path.endswith("/")},
    }
    texts = {"/project/pytest.ini": CONFIGURATION}
    for path in (path for path in NOWHERE if not path.endswith("/")):
        texts[f"{BESIDE}/{path}"] = (SOURCES / path).read_text(encoding="utf-8")
    needed = {name for tool in TEST_TOOLS for name in closure(tool)}
    for tool in sorted({*TEST_TOOLS, *needed}):
        folders |= tool_folders(tool)
        texts |= tool_modules(tool)
    return Plan(
        interpreter=str(host_folder(RUNTIME)),
        library=str(runtime / "python_stdlib.zip"),
        lock_info=manifest["lock"]["info"],
        wheels=[str(runtime / one["file_name"]) for one in manifest["lock"]["packages"].values()],
        program=str(PROGRAM),
        folders=folders,
        texts=texts,
        work={
            "arguments": arguments or [RULES],
            "beside": BESIDE,
            "packages": packages_of(NOWHERE),
        },
    )


def packages_of(paths: Iterable[str]) -> list[str]:
    """Return the names of the packages that contain these files and folders.

    >>> packages_of(["a/b/c/", "a/d.py", "a/e/"])
    ['a', 'a.b']
    """
    return sorted({".".join(PurePosixPath(path).parts[:-1]) for path in paths})


def built_runtime() -> Path:
    """Return the folder of the most recent runtime build.

    Raise InsideError if there is none.
    """
    try:
        manifest = json.loads((RUNTIME / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InsideError("There is no runtime in build/. Run `make build` first.") from error
    return RUNTIME / str(manifest["folder"])


def main(arguments: list[str]) -> int:
    """Run the tests; return pytest's status, or 2 and one clear sentence if they cannot run."""
    try:
        return run_inside(rules_plan(built_runtime(), arguments))
    except InsideError as error:
        sys.stderr.write(f"{error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
