"""Build the site twice and compare every byte.

`python -m build_scripts.checks.same builders` builds the pages with MkDocs and with ProperDocs, its
continuation: the weekly workflow keeps that way open. `python -m build_scripts.checks.same clones`
(`make reproducible`) builds the whole site in two fresh clones with two new environments.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from build_scripts import ROOT
from build_scripts.build_day import build_day

BUILDERS = ("mkdocs", "properdocs")
#: It contains the time of the build; the plain sitemap.xml is compared.
LEFT_OUT = "sitemap.xml.gz"
DAY_SECONDS = 86_400


def differences(one: Path, two: Path) -> list[str]:
    """Return the files that are not the same in two folders, or only in one of them."""
    names = {
        path.relative_to(folder).as_posix()
        for folder in (one, two)
        for path in folder.rglob("*")
        if path.is_file()
    }
    return [name for name in sorted(names - {LEFT_OUT}) if _bytes(one / name) != _bytes(two / name)]


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def command(builder: str, site: Path) -> list[str]:
    """Return the command that builds the pages with a builder.

    >>> command("properdocs", Path("site"))[1:4]
    ['-m', 'properdocs', 'build']
    """
    return [
        *(sys.executable, "-m", builder, "build", "--strict", "--clean"),
        *("--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(site)),
    ]


def build_pages(work: Path) -> tuple[Path, Path]:
    """Build the pages with both builders; return their folders."""
    sites = tuple(work / builder for builder in BUILDERS)
    for builder, site in zip(BUILDERS, sites, strict=True):
        print(f"Building the pages with {builder}…", flush=True)
        subprocess.run(
            command(builder, site),
            cwd=ROOT,
            check=True,
            env={**environment(), "NO_MKDOCS_2_WARNING": "1"},
        )
    return sites[0], sites[1]


def build_clones(work: Path) -> tuple[Path, Path]:
    """Build the site in two clones at paths of different lengths; return their folders."""
    clones = (work / "one", work / "another" / "folder" / "two")
    # Both have the commit of now, even if there is another by the time of the second.
    now = ["git", "rev-parse", "HEAD"]
    commit = subprocess.run(
        now, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    for clone in clones:
        print(f"Building in {clone} with a new environment…", flush=True)
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        subprocess.run(["git", "checkout", "--quiet", commit], cwd=clone, check=True)
        subprocess.run(["make", "build"], cwd=clone, check=True, env=environment())
    return clones[0] / "site", clones[1] / "site"


def environment() -> Mapping[str, str]:
    """Return the environment of a build: this one, but make's own, with the day of today."""
    kept = {key: text for key, text in os.environ.items() if not key.startswith("MAKE")}
    epoch = (build_day().toordinal() - EPOCH) * DAY_SECONDS
    return {**kept, "SOURCE_DATE_EPOCH": str(epoch)}


EPOCH = 719_163  # the ordinal of January 1, 1970
WAYS: Mapping[str, Callable[[Path], tuple[Path, Path]]] = {
    "builders": build_pages,
    "clones": build_clones,
}


def main(arguments: list[str]) -> int:
    """Build twice and print what differs; return 1 if anything does."""
    if len(arguments) != 1 or arguments[0] not in WAYS:
        sys.stderr.write(f"Usage: python -m build_scripts.checks.same {'|'.join(WAYS)}\n")
        return 2
    with tempfile.TemporaryDirectory() as work:
        one, two = WAYS[arguments[0]](Path(work))
        differing = differences(one, two)
        count = sum(path.is_file() for path in one.rglob("*"))
    for name in differing:
        print(f"Not the same: {name}")
    print(f"{count} files, {len(differing)} not the same")
    return 1 if differing or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
