"""Trim and precompile inside Pyodide, so that the bytecode is the published interpreter's own.

Only modules that the start, the package or its libraries import are published. The list comes from
a tour of every request that the page can make. The last expression is the exit status.
"""

# Import only modules that Pyodide has already imported: the tour must see all other imports.
import importlib
import json
import marshal
import sys
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

work: dict[str, Any] = globals()["work"]  # set by inside.mjs
LIBRARY = "/lib/python314.zip/"
SITE_PACKAGES = "/lib/python3.14/site-packages/"
OWN = "case_inquiry"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
# Header of a .pyc that is never compared with its source: magic, flags, and an empty source hash.
UNCHECKED = (1).to_bytes(4, "little") + bytes(8)
HEADER_SIZE = 16

WARMED = """\
import marshal

TEXTS, PATTERNS = marshal.loads({tables!r})


def text(source):
    return TEXTS.get(source, source)


def pattern(expression, flags):
    return PATTERNS.get((expression, flags))
"""

imported: set[str] = set()
opened: set[str] = set()


def note_opened(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook: record every file of a library that is read as data."""
    if event == "open" and str(arguments[0]).startswith(SITE_PACKAGES):
        opened.add(str(arguments[0]).removeprefix(SITE_PACKAGES))


def files_below(folder: str) -> list[str]:
    """Return the files below a folder that have been imported so far."""
    return sorted(
        file.removeprefix(folder)
        for module in list(sys.modules.values())
        if isinstance(module, ModuleType)
        and (file := getattr(module, "__file__", None) or "").startswith(folder)
    )


def no_lines(code: CodeType) -> bytes:
    """Return a line table that says "no line" for every instruction.

    An empty table would make the formatting of a traceback fail.
    """
    whole, rest = divmod(len(code.co_code) // 2, 8)
    return b"\xff" * whole + (bytes([0xF8 | (rest - 1)]) if rest else b"")


def without_lines(code: CodeType) -> CodeType:
    """Return the code without line numbers, including all nested code."""
    constants = tuple(
        without_lines(constant) if isinstance(constant, CodeType) else constant
        for constant in code.co_consts
    )
    return code.replace(co_linetable=no_lines(code), co_consts=constants)


def published_form(name: str, data: bytes) -> bytes:
    """Return an archive's entry in its published form."""
    if not name.endswith(".pyc"):
        return data
    code = without_lines(marshal.loads(data[HEADER_SIZE:]))  # noqa: S302
    return data[:4] + UNCHECKED + marshal.dumps(code)


def is_used(name: str) -> bool:
    """Tell whether a wheel's file is published: our own, used by the tour, or metadata."""
    return (
        name.startswith(OWN)
        or name.removesuffix("c") in imported
        or name in opened
        or ".dist-info/" in name
    )


def rewrite(source: Path, target: Path, *, is_wheel: bool) -> None:
    """Rewrite the archive: used files only, in a fixed order, uncompressed, without times."""
    import zipfile

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in sorted(old.namelist()):
            if not name.endswith("/") and (is_used(name) or not is_wheel):
                info = zipfile.ZipInfo(name, ZIP_TIME)
                info.external_attr = 0o644 << 16
                new.writestr(info, published_form(name, old.read(name)))


def shared_out(traced: dict[str, list[str]], parts: list[str]) -> dict[str, set[str]]:
    """Return the library's files by the first part of the tour that needs them, in whole packages.

    A package cannot be split between two archives: if one module is needed early, all are early.
    """
    first_use = {
        top_level(file): part for part in reversed(["first", *parts]) for file in traced[part]
    }
    files: dict[str, set[str]] = {part: set() for part in ("first", *parts)}
    for file in traced[parts[-1]]:
        files[first_use[top_level(file)]].add(file)
    return files


def top_level(file: str) -> str:
    """Return the first part of a module's path."""
    return file.partition("/")[0].removesuffix(".py")


def pick(source: Path, target: Path, names: set[str], extra: dict[str, str]) -> None:
    """Write an archive with only these files, some with replaced text."""
    import zipfile

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in sorted(names | extra.keys()):
            new.writestr(name, extra[name] if name in extra else old.read(name))


def compiled(source: Path, folder: Path) -> Path:
    """Compile each module with this interpreter; return the new archive."""
    from pyodide_build._py_compile import _compile, _get_py_compiled_archive_name

    name: str | None = _get_py_compiled_archive_name(source)
    if name is None:
        raise RuntimeError(f"{source.name} cannot be compiled")
    target = folder / name
    _compile(source, target, verbose=False, compression_level=0)
    return target


def warmed() -> str:
    """Return the source of `_warmed` with the results of everything compiled so far."""
    texts = {
        source: without_lines(compile(source, "<string>", "exec"))
        for source in importlib.import_module("_warmed").asked_texts
    }
    patterns = {(expression, flags): ready(expression, flags) for expression, flags in asked()}
    return WARMED.format(tables=marshal.dumps((texts, patterns)))


def asked() -> list[tuple[str | bytes, int]]:
    """Return the patterns compiled so far, with plain numbers as flags."""
    patterns = importlib.import_module("_warmed").asked_patterns
    return list(dict.fromkeys((pattern, int(flags)) for pattern, flags in patterns))


def ready(expression: str | bytes, flags: int) -> tuple[Any, ...]:
    """Return the arguments that `re._compiler.compile` gives `_sre.compile` after the pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(expression, flags)
    names = parsed.state.groupdict
    by_index = [None] * parsed.state.groups
    for name, index in names.items():
        by_index[index] = name
    # Convert to plain numbers: marshal cannot write the named constants.
    code = [int(part) for part in _compiler._code(parsed, flags)]
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(by_index)


def trace() -> tuple[dict[str, list[str]], str]:
    """Run the tour; return the library files that each part uses, and the source of `_warmed`."""
    sys.path.insert(0, "/program")
    boot = files_below(LIBRARY)
    tour = importlib.import_module("tour")

    sys.addaudithook(note_opened)
    tour.first_verdict()
    first = files_below(LIBRARY)
    ready_for_first = warmed()
    traced = {"boot": boot, "first": first}
    for part in work["late_names"]:
        getattr(tour, part)()
        traced[part] = files_below(LIBRARY)
    imported.update(files_below(SITE_PACKAGES))
    return traced | {"wheels": sorted(imported)}, ready_for_first


def build() -> int:
    """Trace, trim, compile; write the results and a report into the mounted folder."""
    traced, warm = trace()
    sys.path.insert(0, "/tools")
    scratch = Path("/tmp/scratch")  # noqa: S108
    (scratch / "compiled").mkdir(parents=True)
    out = Path("/work/out")
    names: dict[str, str] = {}
    stock = Path("/work/python_stdlib.zip")
    files = shared_out(traced, list(work["late_names"]))
    pick(stock, scratch / stock.name, files["first"], {"_warmed.py": warm})
    for part, name in work["late_names"].items():
        pick(stock, scratch / name, files[part], {})
    sources = [*sorted(scratch.glob("*.*")), *sorted(Path("/work/wheels").glob("*.whl"))]
    for source in sources:
        done = compiled(source, scratch / "compiled")
        rewrite(done, out / done.name, is_wheel=source.parent != scratch)
        names[source.name] = done.name
    report = {"traced": traced, "names": names, "opened": sorted(opened)}
    (out / "report.json").write_text(json.dumps(report, indent=1))
    return 0


build()
