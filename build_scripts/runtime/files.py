"""Small helpers for files that must be identical, byte for byte, on every machine."""

import gzip
import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path

# The earliest time that a zip entry can have; real times would change the folder's name.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def sha256(data: bytes) -> str:
    """Return the digest as lower-case hexadecimal digits.

    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


def gzipped(data: bytes) -> bytes:
    """Compress with gzip at its highest level, without a time stamp.

    >>> gzip.decompress(gzipped(b"case")) == b"case"
    True
    """
    return gzip.compress(data, compresslevel=9, mtime=0)


def write_zip(path: Path, entries: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip with stored entries in the given order.

    The entries are not compressed, since the whole file is sent gzipped: the browser inflates it
    faster than Python inflates entry by entry.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)


def read_zip(path: Path) -> dict[str, bytes]:
    """Return all files of a zip by name, without folders."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
