"""Two builds are compared byte for byte, whatever built them."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from build_scripts.checks import same


def site(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def test_a_file_that_differs_or_is_missing_is_named(tmp_path: Path) -> None:
    one = site(tmp_path / "one", a="1", b="2", c="3")
    two = site(tmp_path / "two", a="1", b="x", d="4")
    assert same.differences(one, two) == ["b", "c", "d"]
    assert same.differences(one, one) == []


def test_only_the_file_with_the_time_of_the_build_may_differ(tmp_path: Path) -> None:
    one = site(tmp_path / "one", **{"sitemap.xml.gz": "1", "sitemap.xml": "1"})
    two = site(tmp_path / "two", **{"sitemap.xml.gz": "2", "sitemap.xml": "2"})
    assert same.differences(one, two) == ["sitemap.xml"]


@pytest.mark.parametrize(("second", "code"), [("1", 0), ("2", 1)])
def test_the_command_fails_when_a_byte_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: str, code: int
) -> None:
    sites = site(tmp_path / "one", a="1"), site(tmp_path / "two", a=second)
    monkeypatch.setitem(same.WAYS, "builders", lambda _: sites)
    assert same.main(["builders"]) == code


def test_nothing_built_is_not_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = site(tmp_path / "one"), site(tmp_path / "two")
    monkeypatch.setitem(same.WAYS, "builders", lambda _: empty)
    assert same.main(["builders"]) == 1


@pytest.mark.parametrize("arguments", [[], ["others"], ["builders", "clones"]])
def test_the_command_needs_one_way(arguments: list[str]) -> None:
    assert same.main(arguments) == 2


def test_both_builders_are_installed_and_called_in_the_same_way(tmp_path: Path) -> None:
    assert version("properdocs") == "1.6.7"
    first, second = (same.command(builder, tmp_path) for builder in same.BUILDERS)
    assert [word for word in first if word not in second] == ["mkdocs"]
    assert {"--strict", "--clean"} <= set(first)


def test_both_builds_have_the_same_day_and_nothing_of_the_make_around_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")
    monkeypatch.setenv("MAKEFLAGS", "--jobs=2")
    given = same.environment()
    assert given["SOURCE_DATE_EPOCH"] == "1795996800"
    assert "MAKEFLAGS" not in given
