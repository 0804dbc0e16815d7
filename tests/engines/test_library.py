"""A change to Pyodide's library is either applied or stops the build."""

from pathlib import Path

import pytest

from build_scripts.runtime.build import PYODIDE
from build_scripts.runtime.files import read_zip
from build_scripts.runtime.library import (
    CHANGES,
    WHEEL_CHANGES,
    Change,
    UnknownShapeError,
    changed,
    write_library,
)
from build_scripts.runtime.wheels import write_pure_wheel

CHANGE = Change("m.py", "one", "two", "because")


def test_every_change_finds_its_text_in_this_pyodide(tmp_path: Path) -> None:
    write_library(PYODIDE / "python_stdlib.zip", tmp_path / "library.zip")
    files = read_zip(tmp_path / "library.zip")
    assert all(change.new.encode() in files[change.file] for change in CHANGES)


def test_no_time_zone_is_looked_up_where_a_calendar_asks_for_utc(tmp_path: Path) -> None:
    files = read_zip(write_pure_wheel("python-dateutil", tmp_path))
    assert b"import get_zonefile_instance" not in files["dateutil/tz/tz.py"]


def test_change_says_why_it_is_there() -> None:
    assert all(len(change.reason) > 20 for change in (*CHANGES, *WHEEL_CHANGES))


@pytest.mark.parametrize("text", [b"other", b"one and one"])
def test_change_that_does_not_match_exactly_once_stops_the_build(text: bytes) -> None:
    with pytest.raises(UnknownShapeError, match=r"m\.py"):
        changed(text, CHANGE)
