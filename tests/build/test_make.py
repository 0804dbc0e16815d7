"""A first `make` in a fresh clone names each long step in plain words before it begins.

Make and its file are the real ones; Python and npm are small programs that print how they were
called.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from build_scripts.build import STEPS, take

ROOT = Path(__file__).resolve().parents[2]
# Asked for a virtual environment, it copies itself there, as the real Python does.
PYTHON = """#!/bin/sh
case "$*" in
  *"print(sys.executable)"*) echo "$0" ;;
  "-c "*) ;;
  "-m venv "*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; cp "$0" "$3/bin/npm" ;;
  *) echo "called: ${0##*/} $1 $2 $3" ;;
esac
"""
FIRST_BUILD = [
    "Installing the Python packages (about a minute)…",
    "called: python -m pip install",
    "called: python -m pip install",
    "called: python -m pip check",
    "Installing the npm packages…",
    "called: npm install --no-save --no-progress",
    "called: python -m build_scripts.build",
]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the files that the Makefile reads."""
    for name in ("Makefile", "build_scripts/find_python.sh"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for folder in ("docs", "pyapp/src", "build", "node_modules"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("requirements.lock", "package.json", "package-lock.json", "pyapp/pyproject.toml"):
        (tmp_path / name).touch()
    for name in ("mkdocs.yml", "host.toml"):
        (tmp_path / name).touch()
    python = tmp_path / "programs" / "python3"
    python.parent.mkdir()
    python.write_text(PYTHON)
    python.chmod(0o755)
    return tmp_path


def make(clone: Path, *targets: str) -> list[str]:
    """Return the lines that make prints."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    made = subprocess.run(
        ["make", *targets],
        cwd=clone,
        env={**environment, "PYTHON": str(clone / "programs" / "python3")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stderr == ""
    return [line.rstrip() for line in made.stdout.splitlines()]


def test_a_first_build_names_each_long_step_before_it_begins(clone: Path) -> None:
    assert make(clone, "build") == FIRST_BUILD


def test_a_first_serve_says_the_same_and_then_serves(clone: Path) -> None:
    assert make(clone, "serve") == [*FIRST_BUILD, "called: python -m build_scripts.serve"]


def test_a_second_build_does_not_install_the_packages_again(clone: Path) -> None:
    make(clone, "build")
    (clone / "site" / "checker").mkdir(parents=True)
    (clone / "site" / "checker" / "index.html").touch()
    assert make(clone, "build") == ["make: Nothing to be done for 'build'."]
    for ready in (clone / "build").glob(".site-*"):
        os.utime(ready, (0, 0))  # older than every source
    assert make(clone, "build") == ["called: python -m build_scripts.build"]


def test_a_build_names_its_steps_in_order_each_before_it_begins(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert [words for words, _ in STEPS] == [
        "Building the package",
        "Preparing Python for the browser",
        "Building the pages",
        "Adding scripts, pictures and the offline copy",
    ]
    said = []
    take([(words, lambda: said.append(capsys.readouterr().out)) for words, _ in STEPS])
    assert said == [f"{words}…\n" for words, _ in STEPS]
