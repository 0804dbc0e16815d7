"""The lock file that lists the published wheels for Pyodide, with their hashes and dependencies."""

from pathlib import Path

from pyodide_lock.spec import PackageSpec, PyodideLockSpec
from pyodide_lock.utils import parse_top_level_import_name, update_package_sha256

from build_scripts.runtime.compiling import LATE_PACKAGES
from build_scripts.runtime.files import read_zip
from build_scripts.runtime.package import LATER, PACKAGE
from build_scripts.runtime.wheels import dependencies

#: The part of the tour that first needs a library, where it is not the first one.
PART_OF = {"pypdf": "notices"}


def lock_wheels(
    stock: Path, wheels: dict[str, Path], published: dict[str, Path], late: dict[str, Path]
) -> PyodideLockSpec:
    """Return the lock of `wheels` (by canonical name) for the interpreter of the `stock` lock.

    `published` are their compiled forms, which the site serves; a wheel's import names are read
    from its sources. `late` are the parts of the standard library that come late.
    The packages of the stock lock are left out: the site publishes none of them.
    """
    spec = PyodideLockSpec(info=PyodideLockSpec.from_json(stock).info, packages={})
    for name, path in late.items():
        spec.packages[name] = _package(name, path, _modules(path), [])
    for name, path in wheels.items():
        imports = parse_top_level_import_name(path) or []
        # The package's dependencies are loaded when a paper first needs them, not at the start.
        own = name == PACKAGE or name in LATER
        depends = [] if own else [*_library_parts(name), *dependencies(name)]
        spec.packages[name] = _package(name, published[name], imports, depends)
    spec.check_wheel_filenames()
    return spec


def _library_parts(name: str) -> list[str]:
    """Return the late parts of the standard library that a library needs."""
    parts = [*LATE_PACKAGES]
    return [LATE_PACKAGES[part] for part in parts[: parts.index(PART_OF.get(name, parts[0])) + 1]]


def _package(name: str, path: Path, imports: list[str], depends: list[str]) -> PackageSpec:
    package = PackageSpec(
        name=name,
        version=path.name.split("-")[1],
        file_name=path.name,
        install_dir="site",
        imports=imports,
        depends=depends,
    )
    return update_package_sha256(package, path)


def _modules(archive: Path) -> list[str]:
    """Return the top-level modules of an archive of compiled files."""
    return sorted({name.partition("/")[0].removesuffix(".pyc") for name in read_zip(archive)})
