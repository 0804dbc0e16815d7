"""Trim and precompile the standard library and the wheels with the published interpreter."""

import json
from dataclasses import dataclass
from pathlib import Path

from pyodide_lock.spec import PyodideLockSpec

from build_scripts.runtime.files import read_zip, write_zip
from build_scripts.runtime.inside import InsideError, Plan, run_inside, tool_folders, tool_modules
from build_scripts.runtime.library import write_library

PROGRAMS = Path(__file__).parent / "programs"
COMPILER_TOOLS = ("pyodide-build", "packaging", "platformdirs", "rich", "pygments")
LIBRARY = "python_stdlib.zip"
# The parts of the standard library that a page needs later, by the part of the tour that uses them.
# Each part stands on those before it.
LATE_PACKAGES = {"papers": "stdlib-late", "notices": "stdlib-notices"}
# Leave out docstrings and assertions; write sets in the same order on every machine.
ENVIRONMENT = {"PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "0"}


@dataclass(frozen=True)
class Compiled:
    """The result: the library, its late parts by package, the wheels by name, and the trace."""

    library: Path
    late: dict[str, Path]
    wheels: dict[str, Path]
    traced: dict[str, list[str]]


def compile_all(pyodide: Path, wheels: dict[str, Path], work: Path) -> Compiled:
    """Trim and compile Pyodide's standard library and these pure wheels below the folder `work`.

    Raise InsideError if the tour of the package fails; standard error has the reason.
    """
    sources = work / "wheels"
    out = work / "out"
    for folder in (sources, out):
        folder.mkdir(parents=True)
    for path in wheels.values():
        write_zip(sources / path.name, sorted(read_zip(path).items()))
    write_library(pyodide / LIBRARY, work / LIBRARY)
    if run_inside(_plan(pyodide, sources, work)) != 0:
        raise InsideError("The runtime could not be compiled; the reason is above.")
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return Compiled(
        library=out / LIBRARY,
        late={
            package: out / report["names"][name] for package, name in late_names(pyodide).items()
        },
        wheels={name: out / report["names"][path.name] for name, path in wheels.items()},
        traced=report["traced"],
    )


def late_names(pyodide: Path) -> dict[str, str]:
    """Return the file names of the library's late parts, in the form of a wheel's name."""
    info = PyodideLockSpec.from_json(pyodide / "pyodide-lock.json").info
    return {
        package: f"{package.replace('-', '_')}-{info.python}-py3-none-any.whl"
        for package in LATE_PACKAGES.values()
    }


def _plan(pyodide: Path, sources: Path, work: Path) -> Plan:
    folders = {"/work": str(work), "/program": str(PROGRAMS)}
    texts: dict[str, str] = {}
    for tool in COMPILER_TOOLS:
        folders |= tool_folders(tool)
        texts |= tool_modules(tool)
    return Plan(
        interpreter=str(pyodide),
        library=str(work / LIBRARY),
        lock_info=PyodideLockSpec.from_json(pyodide / "pyodide-lock.json").info.to_dict(),
        wheels=[str(path) for path in sorted(sources.iterdir())],
        program=str(PROGRAMS / "compile.py"),
        work={
            "late_names": {
                part: late_names(pyodide)[package] for part, package in LATE_PACKAGES.items()
            }
        },
        folders=folders,
        texts=texts,
        environment=ENVIRONMENT,
    )
