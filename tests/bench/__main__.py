"""Measure: `python -m tests.bench [--runs 7] [--only TEXT] [--lists] [--long] [--write]`."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from build_scripts import ROOT
from tests.bench.caseload import list_rows
from tests.bench.list_page import list_page_rows
from tests.bench.measure import (
    Stand,
    bytes_until_verdict,
    first_visit,
    page_bytes,
    second_visit,
    slow_first_visit,
    warm_calls,
)
from tests.bench.report import Row, as_json, machine, picture, results_by_name, table, with_result
from tests.bench.sites import write_ours, write_stock
from tests.engines.engines import launch, screen

RESULT = ROOT / "tests" / "bench" / "result.json"
PICTURE = ROOT / "docs" / "maintain" / "performance.svg"
PAGE = PICTURE.with_suffix(".md")
SITE = ROOT / "site"
LEAST_RUNS = 7


class Bench:
    """Two stands, the browsers, and how often to measure."""

    def __init__(self, folder: Path, runs: int, only: str) -> None:
        self.ours = Stand(_written(folder / "ours", write_ours))
        self.stock = Stand(_written(folder / "stock", write_stock))
        self.runs = runs
        self.only = only
        self.rows: list[Row] = []

    def add(self, name: str, bar: float, beyond: float, take: Callable[[Stand], float]) -> None:
        """Measure ours and stock in turn, so that both meet the same weather."""
        if self.only not in name:
            return
        ours: list[float] = []
        stock: list[float] = []
        for run in range(self.runs):
            _say(f"{name}: {run + 1} of {self.runs}")
            ours.append(take(self.ours))
            stock.append(take(self.stock))
        self.rows.append(Row(name, "ms", ours, stock, bar, beyond))

    def add_bytes(
        self, name: str, compression: str, bar: float, beyond: float, browser: Browser
    ) -> None:
        """Add what a first visit of the checker costs on the wire."""
        if self.only not in name:
            return
        _say(name)
        kind: object = compression
        page, runtime = page_bytes(SITE, kind, browser)  # type: ignore[arg-type]
        stock = bytes_until_verdict(Stand(self.stock.folder, kind), browser)  # type: ignore[arg-type]
        self.rows.append(Row(name, "bytes", [page + runtime], [page + stock], bar, beyond))


def measure(bench: Bench, stack: ExitStack) -> dict[str, str]:
    """Fill the rows; return the browsers' versions."""
    playwright = stack.enter_context(sync_playwright())
    chromium = launch(playwright, "chromium")
    firefox = launch(playwright, "firefox")
    stack.enter_context(screen())
    bench.add("first verdict, Chromium", 0.38, 0.32, lambda it: first_visit(it, chromium))
    bench.add("first verdict, Firefox", 0.34, 0.28, lambda it: first_visit(it, firefox))
    bench.add("first verdict, WebKitGTK", 0.30, 0.22, lambda it: first_visit(it, None))
    bench.add("second visit, Chromium", 0.32, 0.20, lambda it: second_visit(it, playwright))
    bench.add(
        "slow line and device, Chromium", 0.70, 0.60, lambda it: slow_first_visit(it, chromium)
    )
    bench.add_bytes("bytes, host compresses nothing", "none", 0.40, 0.38, chromium)
    bench.add_bytes("bytes, host gzips everything", "gzip", 0.80, 0.75, chromium)
    if bench.only in "verdict once ready, p95":
        times = [warm_calls(bench.ours, chromium) for _ in range(3)]
        bench.rows.append(Row("verdict once ready, p95", "ms", times, [], 16, 5, absolute=True))
    if bench.only in "list":
        bench.rows += list_page_rows(SITE, chromium)
    return {"Chromium": chromium.version, "Firefox": firefox.version}


def main(arguments: list[str]) -> int:
    """Measure and print; with `--write` also write what is committed."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=LEAST_RUNS)
    parser.add_argument("--only", default="", help="measure rows whose name has this text")
    parser.add_argument("--lists", action="store_true", help="measure lists only, no browser")
    parser.add_argument("--long", action="store_true", help="also measure a million rows")
    parser.add_argument("--write", action="store_true", help="write result.json and the picture")
    options = parser.parse_args(arguments)
    before = results_by_name(RESULT.read_text("utf-8")) if RESULT.exists() else {}
    moment = datetime.now(UTC).isoformat(timespec="minutes")
    facts = machine()
    rows: list[Row] = []
    versions: dict[str, str] = {}
    if not options.lists:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            bench = Bench(Path(folder), options.runs, options.only)
            versions = measure(bench, stack)
            rows += bench.rows
    if options.only in "list":
        rows += list_rows(is_long=options.long)
    sys.stdout.write(f"{facts}\n{versions}\n\n{table(rows, before)}\n")
    if options.write:
        RESULT.write_text(as_json(rows, versions, moment) + "\n", encoding="utf-8")
        PICTURE.write_text(picture(rows), encoding="utf-8")
        page = with_result(PAGE.read_text("utf-8"), rows, versions, moment)
        PAGE.write_text(page, encoding="utf-8")
    return 0


def _written(folder: Path, write: Callable[[Path], None]) -> Path:
    folder.mkdir()
    write(folder)
    return folder


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
