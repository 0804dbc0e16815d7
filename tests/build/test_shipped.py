"""Everything that others wrote is named on the page of licenses, with the text of its license."""

from __future__ import annotations

import json
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest

from build_scripts import ROOT
from build_scripts.runtime.library import CHANGES, GLUE_CHANGES, WHEEL_CHANGES
from build_scripts.site.shipped import LISTED, ShippedError, listed_parts, shipped

SITE = ROOT / "site"
WHEELS = sorted((SITE / "assets" / "runtime").rglob("*.whl"))
MAPS = sorted((SITE / "assets" / "javascripts").rglob("*.map"))
STYLE_MAPS = sorted((SITE / "assets" / "stylesheets").rglob("*.map"))
PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
OURS = ("case_inquiry", "stdlib_")


def page() -> str:
    """Return the text of the page, without tags."""
    html = (SITE / "licenses" / "index.html").read_text("utf-8")
    return unescape(re.sub(r"<[^>]+>", "", html))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("wheel", WHEELS, ids=lambda path: path.name)
def test_the_page_has_every_license_inside_a_published_library(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licenses = [name for name in archive.namelist() if "LICEN" in name.upper()]
        texts = [archive.read(name).decode() for name in licenses]
    assert bool(texts) is not wheel.name.startswith(OURS)
    shown = squeezed(page())
    assert [text for text in texts if squeezed(text) not in shown] == []


def test_the_page_names_every_package_inside_the_themes_scripts_and_styles() -> None:
    sources = [
        source
        for file in (*MAPS, *STYLE_MAPS)
        for source in json.loads(file.read_text("utf-8"))["sources"]
    ]
    inside = {PACKAGE.findall(source)[-1] for source in sources if PACKAGE.search(source)}
    assert len(inside) > 5
    assert inside <= {part.name for part in shipped().parts}


def test_the_page_says_what_was_changed_in_others_files() -> None:
    shown = squeezed(page())
    changes = (*GLUE_CHANGES, *CHANGES, *WHEEL_CHANGES)
    assert [change.reason for change in changes if squeezed(change.reason) not in shown] == []
    changed = {part.name for part in shipped().parts if part.changed}
    assert changed == {"Pyodide", "Python", "python-dateutil", "pypdf"}


def test_the_page_names_the_versions_that_are_shipped() -> None:
    lock = json.loads((ROOT / "node_modules" / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    versions = {part.name: part.version for part in shipped().parts}
    assert versions["Python"] == lock["info"]["python"]
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert versions["Pyodide"] == package["devDependencies"]["pyodide"]


def test_every_part_has_a_source_and_a_license_text() -> None:
    parts = shipped().parts
    assert [part.name for part in parts if not part.source.startswith("https://")] == []
    assert [part.name for part in parts if not part.texts] == []


@pytest.mark.parametrize("path", ["", "checker/", "maintain/"])
def test_the_foot_of_every_page_leads_to_the_licenses(path: str) -> None:
    html = (SITE / path / "index.html").read_text("utf-8")
    foot = html.partition("<footer")[2]
    assert re.search(r'href="[./]*licenses/">Licenses<', foot)


def test_no_search_in_another_language_is_published() -> None:
    assert not list(SITE.rglob("lunr*"))


def test_a_license_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    row = LISTED.read_text("utf-8").partition("[[parts]]")[2].partition("[[parts]]")[0]
    wrong = tmp_path / "shipped.toml"
    wrong.write_text("[[parts]]" + row.replace("licenses/LICENSE", "licenses/NOTHING"))
    with pytest.raises(ShippedError, match="there is no python pyodide-build licenses/NOTHING"):
        list(listed_parts(wrong))
