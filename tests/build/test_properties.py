"""A property's failure can be repeated: its seed is printed, and what was found is kept."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts import ROOT

PROPERTY = """
from hypothesis import given, strategies as st

@given(st.integers(0, 10**9))
def test_small(number):
    assert number < 10**5, f"found {number}"
"""
OPTIONS = ("-p", "no:cacheprovider", "--import-mode=importlib")
FINDING = re.compile(r"found (\d+)")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with one property that fails, and with the settings of ours."""
    for name in ("tests/conftest.py", "tests/rules/conftest.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "tests" / "rules" / "test_small.py").write_text(PROPERTY)
    (tmp_path / "pytest.ini").write_text(f"[pytest]\npythonpath = {ROOT}\n")
    return tmp_path


def run(project: Path, *arguments: str, ci: str = "") -> str:
    """Run the property; return what pytest prints."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, *arguments, "tests/rules"],
        cwd=project,
        env={"PATH": "", "CI": ci, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_the_seed_is_printed_and_repeats_the_run(project: Path) -> None:
    first = run(project, "--hypothesis-seed=7")
    assert "Seed of the properties: 7 " in first
    assert FINDING.findall(run(project, "--hypothesis-seed=7")) == FINDING.findall(first)
    seeds = {re.findall(r"Seed of the properties: (\d+)", run(project))[0] for _ in range(2)}
    assert len(seeds) == 2


@pytest.mark.parametrize("ci", ["", "true"])
def test_what_was_found_is_kept_also_where_the_workflow_runs(project: Path, ci: str) -> None:
    said = run(project, ci=ci)
    assert "@reproduce_failure(" in said
    assert [file for file in (project / ".hypothesis").rglob("*") if file.is_file()]
