"""One measurement each: a first visit, a second visit, a slow visit, a warm call."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from playwright.sync_api import Browser, Playwright

from build_scripts.checks.browsers import CHROMIUM_ARGUMENTS, debian_executable
from build_scripts.serve import Compression, SiteServer
from tests.bench.slow import Line, slow_device
from tests.engines.engines import Tab, open_tab

SLOW_BITS_PER_SECOND = 1_600_000
SLOW_LATENCY_SECONDS = 0.15
SLOW_DEVICE = 4
WARM_CALLS = 200
VERDICT = """
while (!document.body.dataset.verdict) await new Promise((resolve) => setTimeout(resolve, 5));
if (document.body.dataset.ok !== "true") throw new Error("no verdict");
return Number(document.body.dataset.verdict);
"""
WARM = f"""
const times = [];
for (let index = 0; index < {WARM_CALLS}; index += 1) {{
  const start = performance.now();
  await lab.ask();
  times.push(performance.now() - start);
}}
return times;
"""
KEEP = "await lab.engine?.keepForOffline(); await new Promise((done) => setTimeout(done, 3000));"


@dataclass(frozen=True)
class Stand:
    """Where a page is measured: its folder and how its host behaves."""

    folder: Path
    compression: Compression = "none"
    line: Line | None = None

    def serve(self) -> SiteServer:
        """Return a server, not started."""
        return SiteServer(self.folder, "/", compression=self.compression, line=self.line)


def first_visit(stand: Stand, browser: Browser | None) -> float:
    """Return milliseconds from the navigation to the first verdict, nothing cached."""
    with stand.serve() as server, open_tab(browser) as tab:
        return _verdict(tab, server.url)


def slow_first_visit(stand: Stand, browser: Browser | None) -> float:
    """Return the same on a slow line and a slow device."""
    line = Line(SLOW_BITS_PER_SECOND, SLOW_LATENCY_SECONDS)
    slow = Stand(stand.folder, "gzip", line)
    with slow.serve() as server, open_tab(browser) as tab:
        tab.go("about:blank")
        with slow_device(SLOW_DEVICE):
            return _verdict(tab, server.url)


def second_visit(stand: Stand, playwright: Playwright) -> float:
    """Return the same for a visitor who was here before, with a profile on disk."""
    executable = debian_executable("chromium")
    with stand.serve() as server, tempfile.TemporaryDirectory() as profile:
        context: Any = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=executable,
            args=list(CHROMIUM_ARGUMENTS) if executable else [],
        )
        try:
            page = context.new_page()
            page.goto(server.url)
            page.evaluate(f"async () => {{ {VERDICT} }}")
            page.evaluate(f"async () => {{ {KEEP} }}")
            page.close()
            page = context.new_page()
            page.goto(server.url)
            return float(page.evaluate(f"async () => {{ {VERDICT} }}"))
        finally:
            context.close()


def warm_calls(stand: Stand, browser: Browser | None) -> float:
    """Return the 95th percentile of a verdict's round trip once ready, in milliseconds."""
    with stand.serve() as server, open_tab(browser) as tab:
        _verdict(tab, server.url)
        times: list[float] = tab.run(WARM)
        return quantiles(times, n=20)[-1]


def bytes_until_verdict(stand: Stand, browser: Browser | None) -> int:
    """Return the bytes of all bodies until the first verdict of a first visit."""
    with stand.serve() as server, open_tab(browser) as tab:
        _verdict(tab, server.url)
        return sum(server.sent.values())


def page_bytes(site: Path, compression: Compression, browser: Browser | None) -> tuple[int, int]:
    """Return the bytes of the checker's page alone, and those of its runtime, until it is ready."""
    with SiteServer(site, "/", compression=compression) as server, open_tab(browser) as tab:
        tab.go(f"{server.url}checker/")
        tab.run(
            "while (!document.querySelector('[data-runtime=ready]'))"
            " await new Promise((resolve) => setTimeout(resolve, 5));"
        )
        sent = dict(server.sent)
    runtime = sum(size for path, size in sent.items() if "/assets/runtime/" in path)
    return sum(sent.values()) - runtime, runtime


def _verdict(tab: Tab, url: str) -> float:
    tab.go(url)
    return float(tab.run(VERDICT))
