"""Join Pyodide's loader, its glue and our worker into one script.

A worker started from a blob inherits the page's policy, and that policy allows scripts of this
site only. So the blob must contain all the code that runs in it: it cannot import from another
blob, and most hosts send a script imported from the network uncompressed.
"""

import re
from pathlib import Path

LOADER_EXPORT = re.compile(r"export\s*\{\s*(\w+) as loadPyodide,\s*\w+ as version\s*\};?")
GLUE_EXPORT = re.compile(r"export default (\w+);?\s*$")
OWN_IMPORT = re.compile(r'^import .* from "\./\w+\.js";$', re.MULTILINE)
OWN_EXPORT = re.compile(r"^export (?=(?:function|const) )", re.MULTILINE)
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


class UnknownShapeError(ValueError):
    """A file of Pyodide does not have the format that this project expects."""


def join_runner(loader: str, glue: str, worker: str) -> str:
    """Return the module script that defines everything and then serves the page.

    Raise UnknownShapeError if a file's export is not found.
    """
    loader_body = _with_return(SOURCE_MAP.sub("", loader), LOADER_EXPORT, "pyodide.mjs")
    glue_body = _with_return(glue, GLUE_EXPORT, "pyodide.asm.mjs")
    worker_body = OWN_EXPORT.sub("", OWN_IMPORT.sub("", worker))
    if "function serve(" not in worker_body or re.search(r"^(import|export)\b", worker_body, re.M):
        raise UnknownShapeError("worker.js does not look as expected")
    return "\n".join(
        (
            f"const loadPyodide = (() => {{{loader_body}}})();",
            f"const createPyodideModule = (() => {{{glue_body}}})();",
            worker_body,
            "serve(globalThis, loadPyodide, createPyodideModule);",
        )
    )


def read_runner(pyodide: Path, workers: tuple[Path, ...]) -> str:
    """Return the runner made from the files on disk, with `workers` in the order of imports."""
    return join_runner(
        (pyodide / "pyodide.mjs").read_text(encoding="utf-8"),
        (pyodide / "pyodide.asm.mjs").read_text(encoding="utf-8"),
        "\n".join(path.read_text(encoding="utf-8") for path in workers),
    )


def _with_return(script: str, export: re.Pattern[str], name: str) -> str:
    body, found = export.subn(r"\nreturn \1;", script)
    if found != 1:
        raise UnknownShapeError(f"{name} does not export what this project expects")
    return body
