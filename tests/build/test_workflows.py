"""The workflows: every action is pinned, and every job has only the permissions it needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SITE, WEEKLY, RELEASE = (
    ROOT / ".github" / "workflows" / f"{name}.yml" for name in ("site", "weekly", "release")
)
PUBLISHED = "github.ref == 'refs/heads/main' && github.event_name != 'pull_request'"
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
    "weekly.yml": {
        "look": {"contents": "read", "issues": "write"},
        "builders": {"contents": "read"},
    },
}
TITLE = "Facts and links to check"
GH = """#!/bin/sh
case "$*" in
  "repo view"*) echo "${ISSUES:-true}" ;;
  "issue list"*) cat "$LISTED" ;;
  *) echo "$*" >> "$CALLED" ;;
esac
"""


def read(path: Path) -> dict[Any, Any]:
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
    pinned = r"actions/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"
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


def test_what_a_property_found_is_kept_when_a_run_fails() -> None:
    steps = steps_of("test")
    names = [step.get("run") or step["uses"].partition("@")[0] for step in steps]
    assert names.index("actions/cache/restore") < names.index("make test")
    save = steps[names.index("actions/cache/save")]
    assert save["if"] == "failure()"
    assert names.index("actions/cache/save") == names.index("make test") + 1
    restore = inputs_of("actions/cache/restore")
    assert save["with"] == {"path": ".hypothesis", "key": restore["key"]}
    assert restore["path"] == ".hypothesis"
    assert restore["key"].startswith(restore["restore-keys"])


def test_only_main_is_published_and_never_a_pull_request() -> None:
    jobs = read(SITE)["jobs"]
    assert jobs["deploy"]["if"] == PUBLISHED
    upload = jobs["test"]["steps"][-1]
    assert upload["uses"].startswith("actions/upload-pages-artifact@")
    assert (upload["if"], upload["with"]) == (PUBLISHED, {"path": "site"})
    # `on` is a word for "yes" in YAML.
    assert set(read(SITE)[True]) == {"push", "pull_request", "workflow_dispatch"}
    assert read(SITE)[True]["push"] == {"branches": ["main"]}


def test_a_release_is_built_tested_and_attested_before_anything_is_published() -> None:
    workflow = read(RELEASE)
    assert workflow[True] == {"push": {"tags": ["v*"]}}
    jobs = workflow["jobs"]
    names = [
        step.get("run", step.get("uses", "")).partition("@")[0] for step in jobs["build"]["steps"]
    ]
    order = ["make test", "actions/attest-build-provenance", "actions/upload-artifact"]
    assert [name for name in names if name in order] == order
    assert "actions/cache" not in RELEASE.read_text("utf-8")
    assert {jobs[name]["needs"] for name in ("publish", "pypi")} == {"build"}
    assert "--draft" in jobs["publish"]["steps"][-1]["run"]


def test_pypi_is_off_until_a_maintainer_switches_it_on() -> None:
    job = read(RELEASE)["jobs"]["pypi"]
    assert job["if"] == "vars.PUBLISH_TO_PYPI == 'yes'"
    assert job["environment"] == {"name": "pypi"}
    assert "secrets." not in RELEASE.read_text("utf-8")


def test_once_a_week_the_check_looks_two_weeks_ahead() -> None:
    workflow = read(WEEKLY)
    (planned,) = workflow[True]["schedule"]
    minute, hour, day, month, weekday = planned["cron"].split()
    assert (minute.isdigit(), hour.isdigit(), day, month, weekday) == (True, True, "*", "*", "1")
    look = workflow["jobs"]["look"]
    assert "if" not in look
    commands = [line for step in look["steps"] for line in step.get("run", "").splitlines()]
    assert "python -m build_scripts.checks.stale --ahead 14 --report report.md" in commands
    assert "python -m build_scripts.checks.links --report report.md" in commands


def test_once_a_week_both_builders_make_the_same_bytes() -> None:
    job = read(WEEKLY)["jobs"]["builders"]
    assert "if" not in job
    commands = job["steps"][-1]["run"].split("\n")
    assert commands[:2] == ["make build", ".venv/bin/python -m build_scripts.checks.same builders"]


def test_packages_run_no_scripts_and_are_what_the_locks_say() -> None:
    settings = (ROOT / ".npmrc").read_text("utf-8").splitlines()
    assert "ignore-scripts=true" in settings
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (installs,) = re.findall(r"pip install (.*requirements\.lock)", makefile)
    assert {"--require-hashes", "--no-deps"} <= set(installs.split())
    assert "npm install --no-save" in makefile
    locked = re.split(r"\n(?=[a-z])", (ROOT / "requirements.lock").read_text("utf-8"))
    assert len(locked) > 50
    assert [one for one in locked if "--hash=sha256:" not in one] == []
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    bare = [name for name, one in packages.items() if name and "sha512-" not in one["integrity"]]
    assert bare == []


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
    done = keep_issue(tmp_path, report, open_issues)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "calls").read_text("utf-8").splitlines() == called


@pytest.mark.parametrize(("report", "code"), [("text", 1), ("", 0)])
def test_a_fork_without_issues_says_what_to_switch_on(
    tmp_path: Path, report: str, code: int
) -> None:
    done = keep_issue(tmp_path, report, [], ISSUES="false")
    assert done.returncode == code
    assert ("Settings, General, Features" in done.stdout) is bool(report)
    assert report in done.stdout
    assert (tmp_path / "calls").read_text("utf-8") == ""


def keep_issue(
    folder: Path, report: str, open_issues: list[tuple[str, str]], **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the script with a small program in the place of `gh`; `calls` has what it was asked."""
    listed, calls = folder / "listed.json", folder / "calls"
    rows = ",".join(f'{{"number": {number}, "title": "{title}"}}' for number, title in open_issues)
    listed.write_text(f"[{rows}]")
    calls.touch()
    if report:
        (folder / "report.md").write_text(report)
    gh = folder / "gh"
    gh.write_text(GH)
    gh.chmod(0o755)
    return subprocess.run(
        ["sh", ROOT / "build_scripts/checks/keep_issue.sh", TITLE, "report.md"],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        env={
            "PATH": f"{folder}:{os.environ['PATH']}",
            "LISTED": str(listed),
            "CALLED": str(calls),
            **variables,
        },
    )
