"""The limits of the audit and its report of lost points; measuring itself needs a browser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from build_scripts.checks import audit, lighthouse
from build_scripts.checks.audit import (
    BARS,
    HEAVIEST,
    Scores,
    Weight,
    broken_bars,
    guidance_pages,
    table,
)
from build_scripts.checks.lighthouse import CATEGORIES, Cause, LighthouseError, read_report

FULL = dict.fromkeys(CATEGORIES, 100)
CAUSE = Cause("seo", "meta-description", "No description", 0.0, "", ("<head>",))


def report(**scores: float) -> dict[str, Any]:
    """Return a report with these category scores; each category has one audit."""
    given = {name: scores.get(name.replace("-", "_"), 1.0) for name in CATEGORIES}
    audits: dict[str, Any] = {
        f"{name}-audit": {"title": f"About {name}", "score": score} for name, score in given.items()
    }
    audits["cumulative-layout-shift"] = {"numericValue": 0.0, "score": 1}
    references = {name: [{"id": f"{name}-audit", "weight": 1}] for name in CATEGORIES}
    return {
        "categories": {
            name: {"score": score, "auditRefs": references[name]} for name, score in given.items()
        },
        "audits": audits,
    }


def test_a_page_at_every_limit_passes() -> None:
    scores = Scores("", FULL | {"performance": BARS["performance"]}, 0, ())
    assert broken_bars([scores], [Weight("", HEAVIEST, 0)]) == []


@pytest.mark.parametrize("name", CATEGORIES)
def test_one_point_below_a_limit_fails(name: str) -> None:
    lines = broken_bars([Scores("guide/", FULL | {name: BARS[name] - 1}, 0, ())], [])
    assert lines == [f"/guide/: {audit.HEADS[name]} {BARS[name] - 1}, {BARS[name]} at least"]


@pytest.mark.parametrize(
    ("weight", "broken"),
    [
        (Weight("guide/", HEAVIEST + 1, 0), True),
        (Weight("", HEAVIEST + 1, 0), True),
        (Weight("checker/", HEAVIEST + 1, 0), False),
        (Weight("guide/", HEAVIEST, 0.0001, ("nav",)), True),
        (Weight("checker/", HEAVIEST, 0.0001, ("nav",)), True),
    ],
)
def test_a_heavy_guidance_page_and_any_layout_shift_fail(weight: Weight, broken: bool) -> None:
    lines = broken_bars([], [weight])
    assert bool(lines) == broken
    assert all(line.startswith(f"/{weight.page}: ") for line in lines)


def test_a_layout_shift_names_its_elements() -> None:
    (line,) = broken_bars([], [Weight("guide/", 1, 0.5, ("nav.site-nav", "main"))])
    assert line.endswith("nav.site-nav, main")


def test_a_report_gives_the_scores_and_the_causes_of_lost_points() -> None:
    made = report(seo=0.5)
    made["audits"]["seo-audit"] |= {
        "displayValue": "2 links",
        "details": {"items": [{"node": {"snippet": "<a>"}}, {"url": "/x"}, {}]},
    }
    run = read_report(made)
    assert run.scores == FULL | {"seo": 50}
    assert run.causes == (Cause("seo", "seo-audit", "About seo", 0.5, "2 links", ("<a>", "/x")),)


@pytest.mark.parametrize("change", [{"weight": 0}, {"score": None}, {"score": 1}])
def test_an_audit_without_lost_points_is_not_a_cause(change: Mapping[str, object]) -> None:
    made = report(seo=0.5)
    target = made["categories"]["seo"]["auditRefs"][0] if "weight" in change else None
    (made["audits"]["seo-audit"] if target is None else target).update(change)
    assert read_report(made).causes == ()


def test_a_page_that_did_not_load_is_an_error() -> None:
    with pytest.raises(LighthouseError, match="it broke"):
        read_report({"runtimeError": {"message": "it broke"}, "requestedUrl": "/x"})


def test_without_a_built_site_the_audit_exits_with_2(tmp_path: Path) -> None:
    assert audit.main(["--site", str(tmp_path)]) == 2


def test_the_checker_the_caseload_and_the_maintainers_pages_are_not_guidance(
    tmp_path: Path,
) -> None:
    for name in ("", "guide", "guide/since", "checker", "caseload", "maintain/how"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").touch()
    assert sorted(guidance_pages(tmp_path)) == ["", "guide/", "guide/since/"]


def test_the_table_lists_every_page_once_with_its_causes_below() -> None:
    scores = [Scores("", FULL | {"seo": 90}, 0, (CAUSE,))]
    lines = table(scores, [Weight("guide/", 99_500, 0), Weight("", 96_000, 0)]).splitlines()
    assert lines[1].split() == ["/", "100", "100", "100", "90", "96.0", "0.000"]
    assert lines[2].split() == ["/guide/", "99.5", "0.000"]
    assert lines[3:] == ["/: seo: meta-description 0.00: No description", "    <head>"]


def test_the_figures_are_written_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "RESULTS", tmp_path / "build" / "audit.json")
    audit.write_results([Scores("", FULL, 0, (CAUSE,))], [Weight("", 1, 0)], ["broken"])
    kept = json.loads((tmp_path / "build" / "audit.json").read_text("utf-8"))
    assert kept["scores"][0]["scores"] == FULL
    assert kept["scores"][0]["causes"][0]["audit"] == "meta-description"
    assert kept["broken"] == ["broken"]


def test_chrome_path_sets_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROME_PATH", "/opt/a-browser")
    assert lighthouse.chromium() == "/opt/a-browser"
