"""Make pure wheels of the libraries that the papers need from the installed files.

pip has checked the hashes of the installed files against the project's lock. So a build downloads
nothing again and works without a network.
"""

from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from build_scripts.runtime.files import write_zip
from build_scripts.runtime.library import GLYPHS, WHEEL_CHANGES, changed, with_latin_glyphs

# The values that `packaging` reports inside Pyodide 314.
PYODIDE_MARKERS = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_system": "Emscripten",
    "python_full_version": "3.14.2",
    "python_version": "3.14",
    "sys_platform": "emscripten",
    "extra": "",
}
# Files that are compiled for this machine or that no interpreter uses.
UNUSED_SUFFIXES = (".so", ".pyd", ".dylib", ".c", ".pyc", ".pyi", ".typed")
UNUSED_FOLDERS = {"tests", "__pycache__"}
INSTALLER_FILES = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "WHEEL"}


def dependencies(name: str) -> list[str]:
    """Return the canonical names of the direct dependencies of `name` inside Pyodide.

    >>> dependencies("openpyxl")
    ['et-xmlfile']
    """
    wanted = (Requirement(text) for text in distribution(name).requires or ())
    return [
        canonicalize_name(requirement.name)
        for requirement in wanted
        if requirement.marker is None or requirement.marker.evaluate(PYODIDE_MARKERS)
    ]


def closure(name: str) -> list[str]:
    """Return all dependencies of `name`, direct and indirect, sorted.

    >>> closure("jinja2")
    ['markupsafe']
    """
    found: set[str] = set()
    waiting = dependencies(name)
    while waiting:
        needed = waiting.pop()
        if needed not in found:
            found.add(needed)
            waiting.extend(dependencies(needed))
    return sorted(found)


def write_pure_wheel(name: str, folder: Path) -> Path:
    """Write the installed distribution `name` as a `py3-none-any` wheel and return its path."""
    installed = distribution(name)
    file_name = f"{canonicalize_name(name).replace('-', '_')}-{installed.version}-py3-none-any.whl"
    path = folder / file_name
    entries = dict(_pure_files(installed))
    for change in WHEEL_CHANGES:
        if change.file in entries:
            entries[change.file] = changed(entries[change.file], change)
    if GLYPHS in entries:
        entries[GLYPHS] = with_latin_glyphs(entries[GLYPHS])
    info = next(PurePosixPath(entry).parts[0] for entry in entries if ".dist-info/" in entry)
    entries[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    write_zip(path, sorted(entries.items()))
    return path


def _pure_files(installed: Distribution) -> Iterator[tuple[str, bytes]]:
    for file in installed.files or ():
        if _is_used(PurePosixPath(file)):
            yield str(PurePosixPath(file)), file.read_binary()


def _is_used(file: PurePosixPath) -> bool:
    outside = file.parts[0] == ".."
    in_info = file.parts[0].endswith(".dist-info")
    installers_own = in_info and file.name in INSTALLER_FILES
    unused = file.name.endswith(UNUSED_SUFFIXES) or UNUSED_FOLDERS & set(file.parts)
    return not (outside or installers_own or unused)
