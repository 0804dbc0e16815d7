"""Put together what a release publishes: the site as a zip, the wheel, the SBOM, the checksums.

Run as `python -m build_scripts.release.bundle [--out dist] [--tag v1.2.3]`, after `make build`.
With `--tag` it stops unless the tag names the version of the package.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import zipfile
from pathlib import Path

from build_scripts import ROOT
from build_scripts.release.sbom import NAME, sbom
from build_scripts.runtime.files import ZIP_TIME
from build_scripts.site.checksums import LEFT_OUT, write_checksums
from case_inquiry import __version__

SITE = ROOT / "site"
WHEELS = ROOT / "build" / "wheel"
#: `sitemap.xml.gz` contains the time of the build; hosts use the plain `sitemap.xml`.
TIMED = tuple(name for name in LEFT_OUT if name.endswith(".gz"))


class ReleaseError(ValueError):
    """The release cannot be put together; the message says why."""


def bundle(out: Path, listed: str, site: Path = SITE, wheels: Path = WHEELS) -> list[str]:
    """Write the files of a release into a new folder; return their names. `listed` is the SBOM.

    Raise ReleaseError if the site or the wheel of this version is not built.
    """
    found = sorted(wheels.glob(f"*-{__version__}-*.whl"))
    if len(found) != 1 or not (site / "index.html").is_file():
        raise ReleaseError(f"version {__version__} is not built: run `make build`")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    write_archive(site, out / f"{NAME}-{__version__}-site.zip")
    shutil.copyfile(found[0], out / found[0].name)
    (out / f"{NAME}-{__version__}.cdx.json").write_text(listed, encoding="utf-8")
    write_checksums(out)
    return sorted(path.name for path in out.iterdir())


def write_archive(site: Path, target: Path) -> None:
    """Write a folder as a zip, with the same bytes from the same files on every machine."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(site.rglob("*")):
            name = path.relative_to(site).as_posix()
            if path.is_file() and name not in TIMED:
                info = zipfile.ZipInfo(name, ZIP_TIME)
                info.external_attr = 0o644 << 16
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, path.read_bytes())


def check_tag(tag: str) -> None:
    """Raise ReleaseError unless the tag names the version of the package.

    >>> check_tag("v0.0.0")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    build_scripts.release.bundle.ReleaseError: the tag v0.0.0 is not that of version ...
    """
    if tag != f"v{__version__}":
        raise ReleaseError(f"the tag {tag} is not that of version {__version__}")


def main(arguments: list[str]) -> int:
    """Write the files and print their names; return the exit status."""
    parser = argparse.ArgumentParser(prog="build_scripts.release.bundle", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--tag", help="the tag of the release, such as v1.2.3")
    given = parser.parse_args(arguments)
    try:
        if given.tag:
            check_tag(given.tag)
        names = bundle(given.out, sbom())
    except ReleaseError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"{name}\n" for name in names))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
