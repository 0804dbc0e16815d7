"""A table that was made ready is taken as it is; any other is read."""

from pathlib import Path

import pytest

from case_inquiry import ready as package
from case_inquiry.procedure import PROCEDURES, load_procedure, parse_procedure
from case_inquiry.procedure.checking import DATA
from case_inquiry.ready import ready


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which tables are looked for, too."""
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    return tmp_path


def read() -> str:
    return "read"


def test_a_table_that_was_made_ready_is_not_read(folder: Path) -> None:
    (folder / "made_ready.py").write_text("TABLE = 'ready'\n", encoding="utf-8")
    assert ready("made-ready", read) == "ready"


def test_a_table_that_was_not_made_ready_is_read(folder: Path) -> None:
    (folder / "made_ready.py").write_text("TABLE = 'ready'\n", encoding="utf-8")
    assert ready("another", read) == "read"


def test_an_error_in_a_ready_table_does_not_fall_back_to_reading(folder: Path) -> None:
    (folder / "broken.py").write_text("import no_such_module\n", encoding="utf-8")
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        ready("broken", read)


@pytest.mark.parametrize("name", PROCEDURES)
def test_a_procedure_travels_as_it_was_checked(name: str) -> None:
    """Inside Pyodide what is loaded was made ready; elsewhere both are read."""
    text = (DATA / f"{name}.toml").read_text(encoding="utf-8")
    assert load_procedure(name) == parse_procedure(text, f"{name}.toml")
