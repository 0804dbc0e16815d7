"""The list of all software that a release contains or is built with, as CycloneDX reads it (SBOM).

Run as `python -m build_scripts.release.sbom > FILE`. Names, versions and hashes come from the two
lock files. What ships is marked `required`; what only builds and tests is marked `excluded`. The
same commit always gives the same bytes.
"""

from __future__ import annotations

import base64
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from build_scripts import ROOT
from build_scripts.build_day import build_day
from build_scripts.runtime.wheels import closure, dependencies
from build_scripts.site.shipped import Part, shipped
from build_scripts.site.version import commit
from case_inquiry import __version__

PYTHON_LOCK = ROOT / "requirements.lock"
NPM_LOCK = ROOT / "package-lock.json"
NAME = "case-inquiry-guide"
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
#: The files that these packages write are in the site.
WORKBOX = "workbox-"


def sbom() -> str:
    """Return the list as JSON in the format CycloneDX 1.6."""
    names = shipped_names()
    components = [*python_components(names), *npm_components(names)]
    named = {component.name for component in components if component.group is None}
    components += [inner_component(part) for part in shipped().parts if key(part.name) not in named]
    bom = Bom(
        components=components,
        serial_number=uuid5(NAMESPACE_URL, f"{NAME} {__version__} {commit()}"),
    )
    bom.metadata.timestamp = datetime.combine(build_day(), time(), UTC)
    bom.metadata.component = Component(
        name=NAME,
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref=NAME,
        licenses=[LicenseFactory().make_from_string("MIT")],
    )
    ships = [one for one in components if one.scope is ComponentScope.REQUIRED]
    bom.register_dependency(bom.metadata.component, ships)
    return f"{JsonV1Dot6(bom).output_as_string(indent=1)}\n"


def key(name: str) -> str:
    """Return a part's name as the lock files write it.

    >>> key("Material for MkDocs"), key("MarkupSafe")
    ('mkdocs-material', 'markupsafe')
    """
    return {"Material for MkDocs": "mkdocs-material", "Workbox": "workbox-build"}.get(
        name, name.lower().replace("_", "-")
    )


def shipped_names() -> frozenset[str]:
    """Return the names of the packages that ship, in the site or with the command line.

    >>> {"pyodide", "jinja2", "openpyxl"} <= shipped_names(), "ruff" in shipped_names()
    (True, False)
    """
    own = dependencies("case-inquiry")
    needed = {name for one in own for name in (one, *closure(one))}
    return frozenset(needed | {key(part.name) for part in shipped().parts})


def python_components(ships: Iterable[str]) -> Iterator[Component]:
    """Yield the packages of `requirements.lock`."""
    text = PYTHON_LOCK.read_text(encoding="utf-8")
    found = list(PINNED.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        name, version = match.groups()
        hashes = [
            HashType(alg=HashAlgorithm.SHA_256, content=digest)
            for digest in HASH.findall(text, match.end(), end)
        ]
        yield Component(
            name=name,
            version=version,
            type=ComponentType.LIBRARY,
            scope=_scope(name in ships),
            purl=PackageURL("pypi", None, name, version),
            bom_ref=f"pypi:{name}@{version}",
            external_references=[_download(f"https://pypi.org/project/{name}/{version}/", hashes)],
        )


def npm_components(ships: Iterable[str]) -> Iterator[Component]:
    """Yield the packages of `package-lock.json`."""
    packages = json.loads(NPM_LOCK.read_text(encoding="utf-8"))["packages"]
    for path, package in packages.items():
        whole = path.rpartition("node_modules/")[2]
        if not whole:
            continue
        group, _, name = whole.rpartition("/")
        version = package["version"]
        kind, _, digest = package["integrity"].partition("-")
        hashes = [HashType(alg=_algorithm(kind), content=base64.b64decode(digest).hex())]
        yield Component(
            name=name,
            group=group or None,
            version=version,
            type=ComponentType.LIBRARY,
            scope=_scope(whole in ships or whole.startswith(WORKBOX)),
            purl=PackageURL("npm", group or None, name, version),
            bom_ref=f"npm:{path}@{version}",
            licenses=[LicenseFactory().make_from_string(package.get("license", "unknown"))],
            external_references=[
                _download(f"https://www.npmjs.com/package/{whole}/v/{version}", hashes)
            ],
        )


def inner_component(part: Part) -> Component:
    """Return a part that no lock names, because it is inside another package."""
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED,
        bom_ref=f"inside:{part.name}",
        licenses=[LicenseFactory().make_from_string(part.license)],
        external_references=[_download(part.source, [])],
    )


def _scope(ships: bool) -> ComponentScope:
    return ComponentScope.REQUIRED if ships else ComponentScope.EXCLUDED


def _algorithm(kind: str) -> HashAlgorithm:
    return {"sha512": HashAlgorithm.SHA_512, "sha1": HashAlgorithm.SHA_1}[kind]


def _download(address: str, hashes: list[HashType]) -> ExternalReference:
    return ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION, url=XsUri(address), hashes=hashes
    )


if __name__ == "__main__":
    sys.stdout.write(sbom())
