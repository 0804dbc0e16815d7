"""The lock file that tells Pyodide which wheels there are, with their hashes and needs."""

from pathlib import Path

from pyodide_lock.spec import PackageSpec, PyodideLockSpec
from pyodide_lock.utils import parse_top_level_import_name, update_package_sha256

from build_scripts.runtime.wheels import dependencies


def lock_wheels(
    stock: Path, wheels: dict[str, Path], published: dict[str, Path] | None = None
) -> PyodideLockSpec:
    """Return the lock of `wheels` (by canonical name) for the interpreter of the `stock` lock.

    `published` are the compiled forms, where those are to be downloaded; what a wheel can import
    is read from its sources. The packages of the stock lock are left out: none is published here.
    """
    spec = PyodideLockSpec(info=PyodideLockSpec.from_json(stock).info, packages={})
    for name, path in wheels.items():
        target = (published or wheels)[name]
        package = PackageSpec(
            name=name,
            version=target.name.split("-")[1],
            file_name=target.name,
            install_dir="site",
            imports=parse_top_level_import_name(path) or [],
            depends=_depends(name, wheels),
        )
        spec.packages[name] = update_package_sha256(package, target)
    spec.check_wheel_filenames()
    return spec


def _depends(name: str, wheels: dict[str, Path]) -> list[str]:
    # The package's own needs are loaded when a paper first asks for them, never at the start.
    if name == "case-inquiry":
        return []
    return [needed for needed in dependencies(name) if needed in wheels]
