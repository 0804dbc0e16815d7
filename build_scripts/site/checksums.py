"""The checksum of every file of a built site, so that anyone can compare a copy with the source.

Run as `python -m build_scripts.site.checksums site`; `sha256sum --check` reads the list.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

NAME = "sha256sums.txt"
# sitemap.xml.gz contains the time of the build; the list has the plain sitemap.xml instead.
LEFT_OUT = (NAME, "sitemap.xml.gz")


def checksums(site: Path) -> str:
    """Return one line for each file, in the order of their paths."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    named = {file.relative_to(site).as_posix(): file for file in files}
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {name}\n"
        for name, file in named.items()
        if name not in LEFT_OUT
    )


def write_checksums(site: Path) -> None:
    """Write the list into the site, as its last file."""
    (site / NAME).write_text(checksums(site), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the list for the named site; return the exit status."""
    if len(arguments) != 1:
        sys.stderr.write("Usage: python -m build_scripts.site.checksums SITE\n")
        return 2
    write_checksums(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
