"""The values that Pyodide's start reads from its package loader, without the loader.

The loader imports tarfile, tempfile, bz2 and more at every start to unpack archives. This runtime
does not need it, because the worker unpacks the wheels.
"""

import sys


class _Folder:
    """A path with the `__str__` that Pyodide calls; a plain string loses it in JavaScript."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


_VERSION = f"python{sys.version_info[0]}.{sys.version_info[1]}"
SITE_PACKAGES = _Folder(f"{sys.prefix.rstrip('/')}/lib/{_VERSION}/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Do nothing: Pyodide does not load packages here, so it needs no list of them."""
