"""The first Python on a machine can be too old, or a shim for one that is not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "build_scripts" / "find_python.sh"


def _program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def _find(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(SCRIPT)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path), **environment},
    )


def _only_old_pythons(tmp_path: Path) -> None:
    for name in ("python3", "python3.12", "python3.13"):
        _program(tmp_path / "bin", name, "exit 127")


def test_a_failing_shim_is_skipped_for_a_pyenv_version(tmp_path: Path) -> None:
    _only_old_pythons(tmp_path)
    real = tmp_path / ".pyenv" / "versions" / "3.12.9" / "bin"
    _program(real, "python3", f'exec "{sys.executable}" "$@"')
    found = _find(tmp_path)
    assert (found.returncode, found.stdout.strip()) == (0, sys.executable)


def test_a_named_python_is_taken_first(tmp_path: Path) -> None:
    chosen = _program(tmp_path, "chosen", f'exec "{sys.executable}" "$@"')
    assert _find(tmp_path, PYTHON=str(chosen)).returncode == 0


def test_without_a_python_one_sentence_says_what_is_needed(tmp_path: Path) -> None:
    _only_old_pythons(tmp_path)
    found = _find(tmp_path, PYENV_ROOT=str(tmp_path / "none"))
    assert found.returncode == 1
    assert found.stderr.startswith("This project needs Python 3.12 or newer")
    assert found.stderr.count("\n") == 1
