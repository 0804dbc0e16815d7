"""The workflows: every action is pinned, and every job has only the permissions it needs."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ALLOWED = {
    "site.yml": {
        "test": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    },
    "release.yml": {
        "build": {"contents": "read", "id-token": "write", "attestations": "write"},
        "publish": {"contents": "write"},
        "pypi": {"contents": "read", "id-token": "write"},
    },
    "weekly.yml": {"look": {"contents": "read", "issues": "write"}},
}
TITLE = "Facts and links to check"
GH = """#!/bin/sh
case "$*" in
  "issue list"*) cat "$LISTED" ;;
  *) echo "$*" >> "$CALLED" ;;
esac
"""


def read(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


def steps_of(job: str) -> list[dict[str, Any]]:
    """Return the steps of a job of the site's workflow."""
    return list(read(ROOT / ".github" / "workflows" / "site.yml")["jobs"][job]["steps"])


def inputs_of(action: str) -> dict[str, str]:
    """Return the inputs that the site's workflow passes to an action."""
    uses = (step for step in steps_of("test") if step.get("uses", "").startswith(f"{action}@"))
    return dict(next(uses)["with"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_hash_with_its_version_in_a_comment(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert uses
    pinned = r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"
    assert [use for use in uses if not re.fullmatch(pinned, use)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_each_job_has_the_least_permissions(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    found = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert found == ALLOWED[path.name]


def test_downloads_are_cached_until_a_lock_file_changes() -> None:
    python, kept = inputs_of("actions/setup-python"), inputs_of("actions/cache")
    assert (python["cache"], python["cache-dependency-path"]) == ("pip", "requirements.lock")
    assert kept["path"].split() == ["~/.npm", "~/.cache/ms-playwright"]
    assert "hashFiles('package-lock.json', 'requirements.lock')" in kept["key"]


def test_the_site_is_published_only_after_make_test_passes() -> None:
    commands = [step["run"] for step in steps_of("test") if "run" in step]
    assert commands == ["make test"]
    assert "\nmake test " in (ROOT / "README.md").read_text("utf-8")
    assert read(ROOT / ".github" / "workflows" / "site.yml")["jobs"]["deploy"]["needs"] == "test"


@pytest.mark.parametrize(
    ("open_issues", "report", "called"),
    [
        ([], "text", [f"issue create --title {TITLE} --body-file report.md"]),
        ([("7", TITLE)], "text", ["issue edit 7 --body-file report.md"]),
        ([("7", "Another"), ("8", TITLE)], "text", ["issue edit 8 --body-file report.md"]),
        ([("7", TITLE)], "", ["issue close 7 --comment Nothing is left to check."]),
        ([("7", "Another")], "", []),
    ],
)
def test_one_issue_is_open_while_there_is_a_report(
    tmp_path: Path, open_issues: list[tuple[str, str]], report: str, called: list[str]
) -> None:
    listed, calls = tmp_path / "listed.json", tmp_path / "calls"
    rows = ",".join(f'{{"number": {number}, "title": "{title}"}}' for number, title in open_issues)
    listed.write_text(f"[{rows}]")
    calls.touch()
    if report:
        (tmp_path / "report.md").write_text(report)
    gh = tmp_path / "gh"
    gh.write_text(GH)
    gh.chmod(0o755)
    subprocess.run(
        ["sh", ROOT / "build_scripts/checks/keep_issue.sh", TITLE, "report.md"],
        cwd=tmp_path,
        check=True,
        env={
            "PATH": f"{tmp_path}:{os.environ['PATH']}",
            "LISTED": str(listed),
            "CALLED": str(calls),
        },
    )
    assert calls.read_text("utf-8").splitlines() == called
