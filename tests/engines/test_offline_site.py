"""After one visit to the published checker, it works without a network, in every engine."""

from collections.abc import Iterator

import pytest

from build_scripts.serve import SiteServer
from tests.engines.engines import Tab
from tests.engines.origins import new_origin
from tests.site.conftest import BASE, SITE

# Waits until the page has cached its files; it starts that by itself when it is idle.
KEPT = """
const root = document.querySelector("[data-runtime-manifest]");
const base = new URL(".", new URL(root.dataset.runtimeManifest, document.baseURI)).href;
const pages = root.dataset.keepPages.split(" ").map((page) => new URL(page, document.baseURI).href);
const needed = [
  ...["manifest.json", "runner.mjs.gz", "pyodide.asm.wasm.gz", "python_stdlib.zip.gz"].map(
    (name) => base + name,
  ),
  ...pages,
];
await navigator.serviceWorker.ready;
const isKept = (url) => caches.match(url, { ignoreVary: true, ignoreSearch: true });
while (!(await Promise.all(needed.map(isKept))).every(Boolean)) {
  await new Promise((resolve) => setTimeout(resolve, 100));
}
"""
OUTCOME = """
const { engineOf } = await import("../assets/js/runtime/start.js");
const engine = engineOf(document.querySelector("[data-runtime-manifest]"));
const answer = await engine.call({
  op: "outcome", today: "2026-11-24", language: "en", procedure: "notice-2009",
  answers: { called: "no" },
});
return [answer.ok, answer.view.plan.step];
"""


@pytest.fixture
def server() -> Iterator[SiteServer]:
    """The built site behind a server that a test may stop."""
    with new_origin(SITE, BASE) as server:
        yield server


def test_checker_worksheet_and_guide_work_with_the_server_stopped(
    tab: Tab,
    server: SiteServer,
) -> None:
    tab.go(f"{server.url}checker/")
    tab.run(KEPT)
    server.stop()
    tab.go(f"{server.url}checker/")
    assert tab.run(OUTCOME) == [True, "call"]
    for page in ("worksheet/", "guide/"):
        tab.go(f"{server.url}{page}")
        assert tab.run("return location.pathname;") == f"{BASE}{page}"
        assert tab.run("return document.querySelectorAll('main h1').length;") == 1
