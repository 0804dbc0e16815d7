"""No published code is unused: the page that downloads it can reach it."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from build_scripts import ROOT
from build_scripts.runtime.compiling import LATE_PACKAGES
from build_scripts.runtime.files import read_zip
from build_scripts.runtime.package import LATER, PACKAGE, READY
from build_scripts.runtime.ready import TABLES
from build_scripts.runtime.run_rules import built_runtime
from case_inquiry.web import LATE
from tests.build.test_rooms import HOUSES

MOST_LATE_BYTES = 700_000
MOST_FOR_A_LETTER = 450_000
MOST_FOR_A_NOTICE = 400_000
CHECKING = "procedure/checking/"


@pytest.fixture(scope="module")
def manifest() -> Any:
    return json.loads((built_runtime() / "manifest.json").read_text(encoding="utf-8"))


def files_of(manifest: Any, package: str) -> set[str]:
    """Return the names of what is in a package's archive."""
    return set(read_zip(built_runtime() / manifest["lock"]["packages"][package]["file_name"]))


def bytes_of(manifest: Any, packages: Iterable[str]) -> int:
    """Return what packages weigh on the wire."""
    names = (manifest["lock"]["packages"][package]["file_name"] for package in packages)
    return sum(manifest["files"][name]["gzip"]["size"] for name in names)


def with_needs(manifest: Any, asked: Iterable[str]) -> set[str]:
    """Return packages with all that they need."""
    found: set[str] = set()
    waiting = [*asked]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += manifest["lock"]["packages"][name]["depends"]
    return found


def reached(start: str) -> set[str]:
    """Return the package's modules that one of them imports, directly or not, and it itself."""
    house = HOUSES[0]
    found: set[str] = set()
    waiting = [start]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += house.imports(module)
            folders = module.split("/")[:-1]
            waiting += ["/".join([*folders[:n], "__init__.py"]) for n in range(len(folders) + 1)]
    return found


def test_every_published_library_is_one_that_the_page_may_ask_for(manifest: Any) -> None:
    asked = {PACKAGE, *LATE_PACKAGES.values(), *LATER, *LATE.values()}
    assert with_needs(manifest, asked) == set(manifest["lock"]["packages"])


def test_what_the_page_may_ask_for_is_published_under_that_name(manifest: Any) -> None:
    packages = manifest["lock"]["packages"]
    for module, library in LATE.items():
        files = files_of(manifest, library)
        place = module.replace(".", "/")
        assert module in {
            name for each in with_needs(manifest, [library]) for name in packages[each]["imports"]
        } | ({module} if {f"{place}.pyc", f"{place}/__init__.pyc"} & files else set())


def test_published_modules_are_those_that_the_page_can_reach(manifest: Any) -> None:
    published = {
        name.removeprefix("case_inquiry/").removesuffix("c")
        for package in (PACKAGE, *LATER)
        for name in files_of(manifest, package)
        if name.endswith(".pyc") and not (name.startswith(READY) and "__init__" not in name)
    }
    needed = {module for module in reached("web/__init__.py") if not module.startswith(CHECKING)}
    assert published == needed


def test_tables_are_published_ready_without_code_to_read_or_check_them(manifest: Any) -> None:
    files = {name for package in (PACKAGE, *LATER) for name in files_of(manifest, package)}
    assert {f"{READY}{name.replace('-', '_')}.pyc" for name in TABLES} <= files
    assert [name for name in files if name.endswith((".toml", ".schema.json"))] == []
    library = set(read_zip(built_runtime() / "python_stdlib.zip"))
    late = {name for each in LATE_PACKAGES.values() for name in files_of(manifest, each)}
    assert [name for name in library | late if name.startswith("tomllib")] == []


def test_a_first_paper_downloads_few_bytes(manifest: Any) -> None:
    papers = with_needs(manifest, ["jinja2", "icalendar"])
    assert bytes_of(manifest, papers) <= MOST_LATE_BYTES
    assert bytes_of(manifest, with_needs(manifest, ["pypdf"]) - papers) <= MOST_FOR_A_NOTICE
    assert bytes_of(manifest, with_needs(manifest, ["jinja2"])) <= MOST_FOR_A_LETTER


def test_a_notice_as_text_needs_no_library(manifest: Any) -> None:
    assert bytes_of(manifest, with_needs(manifest, ["case-inquiry-notices"])) <= 15_000


def test_a_library_contains_only_what_the_tour_used(manifest: Any) -> None:
    traced = json.loads((ROOT / "build/runtime.host/traced.json").read_text(encoding="utf-8"))
    for name in set(manifest["lock"]["packages"]) - {PACKAGE, *LATER, *LATE_PACKAGES.values()}:
        modules = {file for file in files_of(manifest, name) if file.endswith(".pyc")}
        assert {file.removesuffix("c") for file in modules} <= set(traced["wheels"])
    zones = [file for file in files_of(manifest, "python-dateutil") if "zoneinfo" in file]
    assert zones == []
