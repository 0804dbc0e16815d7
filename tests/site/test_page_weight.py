"""What a first visit costs: every guidance page stays light, and the measure itself is right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_scripts.checks.audit import HEAVIEST, guidance_pages
from build_scripts.checks.weight import visit
from build_scripts.serve import SiteServer

SITE = Path(__file__).resolve().parents[2] / "site"
SHIFTING = """<!doctype html><title>A</title><body style="padding: 1em">
<nav hidden>Menu</nav><p class="pushed">Text</p>
<script>requestAnimationFrame(() => requestAnimationFrame(() => {
  document.querySelector("nav").hidden = false;
}));</script>"""
QUIET = """<!doctype html><title>A</title><link rel="icon" href="data:,"><p>Text</p>
<script>fetch("assets/runtime/1/python.gz")</script>"""


@pytest.fixture(scope="module")
def zipped_site() -> Iterator[SiteServer]:
    """The built site behind a host that compresses, as the usual ones do."""
    with SiteServer(SITE, "/case-inquiry-guide/", compression="gzip") as server:
        yield server


@pytest.mark.parametrize("path", guidance_pages(SITE))
def test_a_first_visit_to_a_guidance_page_is_light_and_nothing_moves(
    browser: Browser, zipped_site: SiteServer, path: str
) -> None:
    found = visit(browser, zipped_site, path)
    assert 10_000 < found.weight <= HEAVIEST, found.sent
    assert found.layout_shift == 0, found.moved


def test_the_measure_detects_a_layout_shift(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(SHIFTING)
    with SiteServer(tmp_path) as server:
        found = visit(browser, server, "")
    assert found.layout_shift > 0
    assert "p.pushed" in found.moved


def test_the_prefetched_runtime_does_not_count_as_page_weight(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(QUIET)
    runtime = tmp_path / "assets" / "runtime" / "1"
    runtime.mkdir(parents=True)
    (runtime / "python.gz").write_bytes(bytes(5000))
    with SiteServer(tmp_path) as server:
        found = visit(browser, server, "")
    assert found.sent["/assets/runtime/1/python.gz"] == 5000
    assert found.weight == len(QUIET)
    assert (found.layout_shift, found.moved) == (0, ())
