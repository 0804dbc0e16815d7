"""The facts that Pyodide's start asks of its package loader, without the loader.

The loader unpacks archives with tarfile, tempfile, bz2 and more, all imported at every start. Here
the worker unpacks the wheels, so nothing of it is needed.
"""

import sys


class _Folder:
    """A path as Pyodide asks for it: by `__str__`, which a plain string loses on the way."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


_VERSION = f"python{sys.version_info[0]}.{sys.version_info[1]}"
SITE_PACKAGES = _Folder(f"{sys.prefix.rstrip('/')}/lib/{_VERSION}/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Tell Pyodide of packages that are there already: it is not asked to load any."""
