"""The lock file that lists the published wheels for Pyodide, with their hashes and dependencies."""

from pathlib import Path

from pyodide_lock.spec import PackageSpec, PyodideLockSpec
from pyodide_lock.utils import parse_top_level_import_name, update_package_sha256

from build_scripts.runtime.compiling import LATE_PACKAGE
from build_scripts.runtime.files import read_zip
from build_scripts.runtime.package import LATER, PACKAGE
from build_scripts.runtime.wheels import dependencies


def lock_wheels(
    stock: Path, wheels: dict[str, Path], published: dict[str, Path], late: Path
) -> PyodideLockSpec:
    """Return the lock of `wheels` (by canonical name) for the interpreter of the `stock` lock.

    `published` are their compiled forms, which the site serves; a wheel's import names are read
    from its sources. `late` is the part of the standard library on which all libraries depend.
    The packages of the stock lock are left out: the site publishes none of them.
    """
    spec = PyodideLockSpec(info=PyodideLockSpec.from_json(stock).info, packages={})
    spec.packages[LATE_PACKAGE] = _package(LATE_PACKAGE, late, _modules(late), [])
    for name, path in wheels.items():
        imports = parse_top_level_import_name(path) or []
        # The package's dependencies are loaded when a paper first needs them, not at the start.
        own = name == PACKAGE or name in LATER
        depends = [] if own else [LATE_PACKAGE, *dependencies(name)]
        spec.packages[name] = _package(name, published[name], imports, depends)
    spec.check_wheel_filenames()
    return spec


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
