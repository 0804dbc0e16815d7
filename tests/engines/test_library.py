"""A change to Pyodide's library is either applied or stops the build."""

from pathlib import Path

import pytest

from build_scripts.runtime.build import PYODIDE
from build_scripts.runtime.files import read_zip
from build_scripts.runtime.library import CHANGES, Change, UnknownShapeError, changed, write_library

CHANGE = Change("m.py", "one", "two", "because")


def test_every_change_finds_its_text_in_this_pyodide(tmp_path: Path) -> None:
    write_library(PYODIDE / "python_stdlib.zip", tmp_path / "library.zip")
    files = read_zip(tmp_path / "library.zip")
    assert all(change.new.encode() in files[change.file] for change in CHANGES)


def test_every_change_has_a_reason() -> None:
    assert all(len(change.reason) > 20 for change in CHANGES)


@pytest.mark.parametrize("text", [b"other", b"one and one"])
def test_change_that_does_not_match_exactly_once_stops_the_build(text: bytes) -> None:
    with pytest.raises(UnknownShapeError, match=r"m\.py"):
        changed(text, CHANGE)
