"""What fuzzing finds is kept, and read again from then on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from build_scripts.checks import fuzz


def refuse(given: fuzz.Input) -> object:
    """Read nothing, as a reader with a fault does."""
    raise KeyError(given)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a reader with a fault."""
    monkeypatch.setitem(fuzz.READERS, "faulty", (refuse, lambda: ["IOE0912345678\ud800"]))
    return "faulty"


def run(name: str, folder: Path, seconds: float = 5) -> str | None:
    return fuzz.fuzz(name, seconds, random.Random(1), folder)  # noqa: S311  # no secret


def test_a_finding_is_kept_and_read_first_by_the_next_run(faulty: str, tmp_path: Path) -> None:
    found = run(faulty, tmp_path)
    assert found is not None
    (file,) = tmp_path.iterdir()
    assert file.name in found
    (given,) = fuzz.kept(faulty, tmp_path)
    assert f"KeyError: {given!r}" in found
    assert str(run(faulty, tmp_path, seconds=0)).endswith("which was found before")


@pytest.mark.parametrize("given", ["text \ud800 \u0661", b"PK\x03\x04\xff", ""])
def test_a_kept_input_is_the_input(given: fuzz.Input, tmp_path: Path) -> None:
    fuzz.keep("list", given, tmp_path)
    assert fuzz.kept("list", tmp_path) == [given]
    assert fuzz.kept("date", tmp_path) == []


def test_no_reader_does_wrong_what_one_did_wrong_before() -> None:
    wrong = {
        (name, given): said
        for name, (read, _) in fuzz.READERS.items()
        for given in fuzz.kept(name)
        if (said := fuzz.fault(read, given))
    }
    assert wrong == {}
    names = {file.name.rpartition("-")[0] for file in fuzz.FOUND.iterdir()}
    assert names <= {"", *fuzz.READERS}


@pytest.mark.parametrize("name", fuzz.READERS)
def test_every_reader_has_real_inputs_to_bend(name: str) -> None:
    read, inputs = fuzz.READERS[name]
    assert len(inputs()) > 3
    assert [said for given in inputs() if (said := fuzz.fault(read, given))] == []
