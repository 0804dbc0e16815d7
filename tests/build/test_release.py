"""A release: its list of software is complete, and its bytes are the same each time."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tomllib
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from build_scripts import ROOT
from build_scripts.release.bundle import ReleaseError, bundle, check_tag, main
from build_scripts.release.sbom import sbom
from build_scripts.site.shipped import shipped
from case_inquiry import __version__

LOCKED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
NAME = f"case-inquiry-guide-{__version__}"


@pytest.fixture(scope="module")
def text() -> str:
    return sbom()


@pytest.fixture(scope="module")
def listed(text: str) -> dict[str, Any]:
    return dict(json.loads(text))


@pytest.fixture
def small(tmp_path: Path) -> tuple[Path, Path]:
    """A site of two files, and a folder with a wheel of this version."""
    site, wheels = tmp_path / "site", tmp_path / "wheel"
    (site / "guide").mkdir(parents=True)
    wheels.mkdir()
    (site / "index.html").write_text("home")
    (site / "guide" / "index.html").write_text("guide")
    (site / "sitemap.xml.gz").write_text("the time of the build")
    (wheels / f"case_inquiry-{__version__}-py3-none-any.whl").write_text("wheel")
    return site, wheels


def test_the_list_follows_the_schema_of_cyclonedx(text: str) -> None:
    with warnings.catch_warnings():
        # The validator's own use of its library.
        warnings.simplefilter("ignore", DeprecationWarning)
        assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_every_locked_package_is_in_the_list_with_its_hashes(listed: dict[str, Any]) -> None:
    found = {(one["name"], one["version"]) for one in listed["components"] if "version" in one}
    locked = set(LOCKED.findall((ROOT / "requirements.lock").read_text("utf-8")))
    assert len(locked) > 50
    assert locked <= found
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    names = {
        f"{path.rpartition('node_modules/')[2]}@{one.get('version')}"
        for path, one in packages.items()
        if path
    }
    urls = {
        one.get("purl", "").replace("%40", "@").removeprefix("pkg:npm/")
        for one in listed["components"]
    }
    assert names <= urls
    bare = [
        one["name"]
        for one in listed["components"]
        if "purl" in one and not one["externalReferences"][0].get("hashes")
    ]
    assert bare == []


def test_what_ships_is_marked_and_what_only_builds_is_too(listed: dict[str, Any]) -> None:
    scope = {one["name"]: one["scope"] for one in listed["components"] if "group" not in one}
    assert {scope[name] for name in ("pyodide", "jinja2", "openpyxl", "SQLite")} == {"required"}
    assert {scope[name] for name in ("ruff", "pytest", "esbuild", "mkdocs")} == {"excluded"}
    ships = [name for name, one in scope.items() if one == "required"]
    assert len(ships) >= len(shipped().parts)


def test_the_list_is_the_same_each_time(text: str) -> None:
    assert sbom() == text


def test_a_release_has_the_site_the_wheel_the_list_and_the_checksums(
    small: tuple[Path, Path], tmp_path: Path
) -> None:
    names = bundle(tmp_path / "dist", "{}", *small)
    wheel = f"case_inquiry-{__version__}-py3-none-any.whl"
    assert names == [f"{NAME}-site.zip", f"{NAME}.cdx.json", wheel, "sha256sums.txt"]
    with zipfile.ZipFile(tmp_path / "dist" / f"{NAME}-site.zip") as archive:
        assert archive.namelist() == ["guide/index.html", "index.html"]
    sums = (tmp_path / "dist" / "sha256sums.txt").read_text("utf-8")
    assert f"{hashlib.sha256(b'wheel').hexdigest()}  {wheel}\n" in sums
    assert sums.count("\n") == 3


def test_two_releases_of_one_site_have_the_same_bytes(
    small: tuple[Path, Path], tmp_path: Path
) -> None:
    bundle(tmp_path / "one", "{}", *small)
    (small[0] / "index.html").touch()
    bundle(tmp_path / "two", "{}", *small)
    one, two = (
        (tmp_path / folder / "sha256sums.txt").read_text("utf-8") for folder in ("one", "two")
    )
    assert one == two


def test_without_a_build_there_is_no_release(small: tuple[Path, Path], tmp_path: Path) -> None:
    site, wheels = small
    with pytest.raises(ReleaseError, match="run `make build`"):
        bundle(tmp_path / "dist", "{}", site / "guide" / "nowhere", wheels)
    next(wheels.iterdir()).rename(wheels / "case_inquiry-9.9.9-py3-none-any.whl")
    with pytest.raises(ReleaseError, match=re.escape(__version__)):
        bundle(tmp_path / "dist", "{}", site, wheels)


def test_a_tag_of_another_version_stops_the_release(capsys: pytest.CaptureFixture[str]) -> None:
    check_tag(f"v{__version__}")
    assert main(["--tag", "v99.0.0"]) == 1
    assert "the tag v99.0.0 is not" in capsys.readouterr().err


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyapp" / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/case_inquiry/__init__.py"


def test_the_package_carries_the_license_of_the_project() -> None:
    assert (ROOT / "pyapp" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_every_pin_is_the_version_in_the_lock() -> None:
    pins = set(LOCKED.findall((ROOT / "requirements.in").read_text("utf-8")))
    locked = set(LOCKED.findall((ROOT / "requirements.lock").read_text("utf-8")))
    assert len(pins) > 20
    assert pins - locked == set()
    package = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in package} == package


def test_updates_are_asked_for_each_by_itself() -> None:
    settings = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))
    kinds = [update["package-ecosystem"] for update in settings["updates"]]
    assert kinds == ["github-actions", "npm", "pip"]
    assert not [update for update in settings["updates"] if "groups" in update]


def test_the_upload_installs_only_uv_with_its_hashes(tmp_path: Path) -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
    command = workflow["jobs"]["pypi"]["steps"][-1]["run"].splitlines()[0]
    (tmp_path / "requirements.lock").write_bytes((ROOT / "requirements.lock").read_bytes())
    subprocess.run(["bash", "-ec", command], cwd=tmp_path, check=True)
    text = (tmp_path / "uv.lock").read_text("utf-8")
    assert [name for name, _ in LOCKED.findall(text)] == ["uv"]
    whole = f"{(ROOT / 'requirements.lock').read_text('utf-8')}\nend"
    own = re.split(r"\n(?=[a-z])", whole.partition("\nuv==")[2])[0]
    assert text.count("--hash=") == own.count("--hash=") > 5
