"""What the site ships that others wrote: names, versions, licenses, sources and our changes.

`shipped.toml` lists the parts. The Python libraries come from the runtime's own list, so a new one
cannot be forgotten. A license that is not found stops the build.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

from build_scripts import ROOT
from build_scripts.runtime.build import libraries
from build_scripts.runtime.library import (
    CHANGES,
    GLUE_CHANGES,
    GLYPHS,
    OVERLAY,
    WHEEL_CHANGES,
    Change,
)

LISTED = Path(__file__).with_name("shipped.toml")
TEXTS = Path(__file__).with_name("licenses")
MODULES = ROOT / "node_modules"
LICENSE_NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
FEWER_GLYPHS = Change(GLYPHS, "", "", "Names of letters that no notice has are left out.")


class ShippedError(ValueError):
    """A part has no version or license that the build can find; the message names it."""


@dataclass(frozen=True)
class Part:
    """One thing that the site ships and others wrote."""

    name: str
    license: str
    files: str
    source: str
    texts: tuple[str, ...]
    version: str = ""
    changed: bool = False


@dataclass(frozen=True)
class Shipped:
    """All parts; each license text once, under its number; and the changes to others' files."""

    parts: tuple[Part, ...]
    texts: tuple[str, ...]
    changes: tuple[Change, ...]
    added: tuple[str, ...]

    def numbers(self, part: Part) -> list[int]:
        """Return the numbers of a part's license texts, from 1."""
        return [self.texts.index(text) + 1 for text in part.texts]

    def names(self, text: str) -> list[str]:
        """Return the names of the parts that a license text is for."""
        return [part.name for part in self.parts if text in part.texts]


def shipped() -> Shipped:
    """Return everything that the page of licenses shows.

    >>> [part.license for part in shipped().parts if part.name == "Pyodide"]
    ['MPL-2.0']
    """
    parts = (*listed_parts(LISTED), *library_parts())
    texts = dict.fromkeys(text for part in parts for text in part.texts)
    added = sorted(path.relative_to(OVERLAY).as_posix() for path in OVERLAY.rglob("*.py"))
    changes = (*GLUE_CHANGES, *CHANGES, *WHEEL_CHANGES, FEWER_GLYPHS)
    return Shipped(parts, tuple(texts), changes, tuple(added))


def listed_parts(path: Path) -> Iterator[Part]:
    """Yield the parts that a file lists.

    Raise ShippedError if a version or a license is not where the file says.
    """
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["parts"]:
        version = _version(row.get("version", ""))
        yield Part(
            name=row["name"],
            version=version,
            license=row["license"],
            files=row["files"],
            source=row["source"].format(version=version),
            changed=row.get("changed", False),
            texts=tuple(_text(place) for place in row["texts"]),
        )


def library_parts() -> Iterator[Part]:
    """Yield the Python libraries that the runtime ships."""
    changed = {change.file.partition("/")[0] for change in WHEEL_CHANGES}
    for name in libraries():
        found = distribution(name)
        yield Part(
            name=found.metadata["Name"],
            version=found.version,
            license=_license_name(found),
            files=f"assets/runtime/: the {name} archive",
            source=f"https://pypi.org/project/{name}/{found.version}/",
            changed=bool(changed & _top_folders(found)),
            texts=tuple(_license_texts(found)),
        )


def _version(place: str) -> str:
    kind, _, name = place.partition(" ")
    if kind == "npm":
        package = json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))
        return str(package["version"])
    return distribution(name).version if kind == "python" else place


def _text(place: str) -> str:
    kind, *names = place.split()
    if kind == "here":
        found = TEXTS / names[0]
    elif kind == "npm":
        found = MODULES / names[0] / names[1]
    else:
        found = _installed(distribution(names[0]), names[1])
    if not found.is_file():
        raise ShippedError(f"shipped.toml: there is no {place}")
    return found.read_text(encoding="utf-8").strip("\n")


def _installed(package: Distribution, ending: str) -> Path:
    """Return a package's file whose path is `ending`, or ends with it below its own folder."""
    for file in package.files or ():
        if str(file) == ending or str(PurePosixPath(*file.parts[1:])) == ending:
            return Path(str(file.locate()))
    return Path(ending)


def _license_name(package: Distribution) -> str:
    """Return the license as its package names it: the newer field first, then the older ones."""
    metadata = package.metadata
    for key in ("License-Expression", "License"):
        if key in metadata:
            return str(metadata[key])
    classifiers: Iterable[str] = metadata.get_all("Classifier") or ()
    named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::")]
    return ", ".join(named) or "as below"


def _license_texts(package: Distribution) -> Iterator[str]:
    names = [
        file
        for file in package.files or ()
        if file.parts[0].endswith(".dist-info") and file.name.upper().startswith(LICENSE_NAMES)
    ]
    if not names:
        raise ShippedError(f"{package.metadata['Name']}: no license is installed with it")
    for file in names:
        yield Path(str(file.locate())).read_text(encoding="utf-8").strip("\n")


def _top_folders(package: Distribution) -> set[str]:
    return {file.parts[0] for file in package.files or ()}
