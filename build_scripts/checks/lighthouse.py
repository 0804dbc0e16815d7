"""Run Lighthouse once on a phone profile, and read the parts of its report that the audit needs."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from build_scripts import ROOT
from build_scripts.checks.browsers import CHROMIUM_ARGUMENTS, debian_executable

PROGRAM = ROOT / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LONGEST_RUN_SECONDS = 180
# How many of the elements or files that Lighthouse names are shown for each cause.
MOST_DETAILS = 3


class LighthouseError(Exception):
    """Lighthouse could not measure a page; the message says which and why."""


@dataclass(frozen=True)
class Cause:
    """An audit that lost points: its title, its score (0 to 1), and the elements or files."""

    category: str
    audit: str
    title: str
    score: float
    shown: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """The result of one run: scores from 0 to 100 by category, the layout shift, lost points."""

    scores: Mapping[str, int]
    layout_shift: float
    causes: tuple[Cause, ...]


def chromium() -> str:
    """Return the browser's path: `CHROME_PATH`, a Debian package's, or Playwright's own."""
    found = os.environ.get("CHROME_PATH") or debian_executable("chromium")
    if found:
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def run(url: str) -> Run:
    """Measure a page once, as a slow phone with an empty cache.

    Raises LighthouseError if there is no report.
    """
    command = [
        str(PROGRAM),
        url,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        "--form-factor=mobile",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new {' '.join(CHROMIUM_ARGUMENTS)}",
        "--no-enable-error-reporting",
    ]
    try:
        finished = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=True,
            timeout=LONGEST_RUN_SECONDS,
            env={**os.environ, "CHROME_PATH": chromium()},
        )
    except subprocess.TimeoutExpired as error:
        raise LighthouseError(f"{url}: no report in {LONGEST_RUN_SECONDS} seconds") from error
    except subprocess.CalledProcessError as error:
        raise LighthouseError(f"{url}: {error.stderr.strip()[-500:]}") from error
    return read_report(json.loads(finished.stdout))


def read_report(report: Mapping[str, Any]) -> Run:
    """Return the parts of a report that the audit needs.

    Raises LighthouseError if the page could not be loaded.
    """
    if "runtimeError" in report:
        raise LighthouseError(f"{report.get('requestedUrl')}: {report['runtimeError']['message']}")
    categories = report["categories"]
    return Run(
        scores={name: round((categories[name]["score"] or 0) * 100) for name in CATEGORIES},
        layout_shift=float(report["audits"]["cumulative-layout-shift"]["numericValue"]),
        causes=tuple(_causes(report)),
    )


def _causes(report: Mapping[str, Any]) -> list[Cause]:
    """Return the audits that count for a score and lost points."""
    found = []
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            score = audit["score"]
            if reference["weight"] and score is not None and score < 1:
                shown = audit.get("displayValue", "")
                details = _details(audit)
                cause = Cause(name, reference["id"], audit["title"], score, shown, details)
                found.append(cause)
    return found


def _details(audit: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the elements, files or messages that an audit names."""
    items = audit.get("details", {}).get("items", [])
    named = [_name_of(item) for item in items if isinstance(item, dict)]
    return tuple(name for name in named if name)[:MOST_DETAILS]


def _name_of(item: Mapping[str, Any]) -> str:
    node = item.get("node", {})
    if isinstance(node, dict) and node.get("snippet"):
        return str(node["snippet"])
    return str(item.get("description") or item.get("url") or item.get("href") or "")
