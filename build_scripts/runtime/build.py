"""Build the runtime: `python -m build_scripts.runtime.build --wheel PATH --out build/runtime`."""

import argparse
import json
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from build_scripts import ROOT
from build_scripts.runtime.compiling import compile_all
from build_scripts.runtime.exports import trim_exports
from build_scripts.runtime.files import sha256
from build_scripts.runtime.library import GLUE_CHANGES, changed
from build_scripts.runtime.lock import PART_OF, lock_wheels
from build_scripts.runtime.manifest import pack
from build_scripts.runtime.package import LATER, PACKAGE, page_archives
from build_scripts.runtime.runner import read_runner
from build_scripts.runtime.wheels import closure, write_pure_wheel
from case_inquiry.web import LATE

PYODIDE = ROOT / "node_modules" / "pyodide"
SCRIPTS = ROOT / "docs" / "assets" / "js" / "runtime"
WORKERS = tuple(
    SCRIPTS / name for name in ("messages.js", "image.js", "worker_start.js", "worker.js")
)
ENTRY = "case_inquiry.web"
LOADER = "pyodide.mjs"
GLUE = "pyodide.asm.mjs"
MODULE = "pyodide.asm.wasm"
RUNNER = "runner.mjs"
# Requests to run before Python's memory is packed for the next visit, so that the first outcome is
# fast there. They contain nothing about a person.
REHEARSAL = [
    json.dumps(
        {
            "op": "outcome",
            "today": "2026-11-24",
            "language": "en",
            "procedure": procedure,
            "answers": {"called": "no"},
        }
    )
    for procedure in ("notice-2009", "current")
]
INPUTS_SUFFIX = ".inputs"


def build(wheel: Path, out: Path) -> Path:
    """Write `out/<digest>/` and `out/manifest.json`; return the folder.

    Does nothing if `out` was built from the same inputs.
    """
    inputs = inputs_digest(wheel)
    if (done := finished_folder(out, inputs)) is not None:
        return done
    out.parent.mkdir(parents=True, exist_ok=True)
    # Build in a temporary folder and move it into place as a whole: if two builds run at once, one
    # complete result remains.
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f"{out.name}-") as temporary:
        work = Path(temporary)
        facts = gather(wheel, work, host_folder(out))
        folder = pack(work / "files", work / "packed", facts)
        shutil.rmtree(out, ignore_errors=True)
        (work / "packed").rename(out)
    out.with_suffix(INPUTS_SUFFIX).write_text(f"{inputs} {folder.name}\n", encoding="utf-8")
    return out / folder.name


def host_folder(out: Path) -> Path:
    """Return the folder of the separate scripts from which Node starts the same interpreter."""
    return out.with_suffix(".host")


def gather(wheel: Path, work: Path, host: Path) -> dict[str, object]:
    """Put all files of the runtime into `work/files`; return the manifest's other facts.

    `host` gets what Node needs to start the same interpreter.
    """
    files = work / "files"
    files.mkdir()
    shutil.rmtree(host, ignore_errors=True)
    host.mkdir(parents=True)
    write_interpreter(host)
    shutil.copyfile(host / MODULE, files / MODULE)
    (files / RUNNER).write_text(read_runner(host, WORKERS), encoding="utf-8")
    pure = {name: write_pure_wheel(name, work) for name in libraries()}
    wheels = {**page_archives(wheel, work), **pure}
    compiled = compile_all(PYODIDE, wheels, work)
    for path in (compiled.library, *compiled.late.values(), *compiled.wheels.values()):
        shutil.copy(path, files)
    (host / "traced.json").write_text(json.dumps(compiled.traced, indent=1), encoding="utf-8")
    lock = lock_wheels(PYODIDE / "pyodide-lock.json", wheels, compiled.wheels, compiled.late)
    return {
        "package": PACKAGE,
        "entry": ENTRY,
        "rehearsal": REHEARSAL,
        "papers": papers(),
        "lock": lock.to_dict(),
    }


def papers() -> list[str]:
    """Return the libraries that papers need, sorted; others come only with a list or a notice.

    >>> papers()
    ['icalendar', 'jinja2']
    """
    return sorted({*LATE.values()} - LATER.keys() - PART_OF.keys())


def libraries() -> list[str]:
    """Return every library that a page may ask for besides our package, sorted.

    >>> "mkdocs" in libraries()
    False
    """
    asked = set(LATE.values()) - set(LATER)
    return sorted(asked.union(*(closure(name) for name in asked)))


def write_interpreter(host: Path) -> None:
    """Write loader, glue and wasm into the folder `host`, with only the exports that are used."""
    loader = (PYODIDE / LOADER).read_text(encoding="utf-8")
    glue = (PYODIDE / GLUE).read_bytes()
    for change in GLUE_CHANGES:
        glue = changed(glue, change)
    trimmed = trim_exports(glue.decode(), loader, (PYODIDE / MODULE).read_bytes())
    (host / LOADER).write_text(loader, encoding="utf-8")
    (host / GLUE).write_text(trimmed.glue, encoding="utf-8")
    (host / MODULE).write_bytes(trimmed.module)


def inputs_digest(wheel: Path) -> str:
    """Return a digest of all inputs of the runtime."""
    own = sorted(path for kind in ("*.py", "*.mjs") for path in Path(__file__).parent.rglob(kind))
    pyodide = [PYODIDE / name for name in ("pyodide.asm.wasm", "python_stdlib.zip", "package.json")]
    digests = [sha256(path.read_bytes()) for path in (wheel, *WORKERS, *own, *pyodide)]
    versions = [f"{name}=={version(name)}" for name in libraries()]
    return sha256("\n".join([*digests, *versions]).encode())


def finished_folder(out: Path, inputs: str) -> Path | None:
    """Return the folder that an earlier build made from the same inputs, if it is still there."""
    try:
        made_from, name = out.with_suffix(INPUTS_SUFFIX).read_text(encoding="utf-8").split()
    except (FileNotFoundError, ValueError):
        return None
    there = {path.relative_to(out).as_posix() for path in out.glob("**/manifest.json")}
    complete = there == {"manifest.json", f"{name}/manifest.json"}
    return out / name if made_from == inputs and complete else None


def main(arguments: list[str]) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="build_scripts.runtime.build", description=__doc__)
    parser.add_argument("--wheel", type=Path, required=True, help="wheel of case_inquiry")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "runtime")
    options = parser.parse_args(arguments)
    sys.stdout.write(f"{build(options.wheel, options.out)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
