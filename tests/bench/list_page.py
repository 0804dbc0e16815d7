"""The bars of "many cases" in the browser, against the same requests in this Python."""

from __future__ import annotations

import json
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from build_scripts.serve import SiteServer
from case_inquiry import web
from tests.bench import lists
from tests.bench.report import Row

RUNS = 3
COUNT = 10_000
SLICE = 500
MILLISECONDS = 1_000
#: Note when the button was pressed, when the first row stood there, and when the last was planned.
WATCH = """() => {
  const times = window.listTimes = { tasks: [] };
  const rows = document.querySelector("[data-case-rows]");
  const table = document.querySelector("[data-cases]");
  const note = (name) => { times[name] ??= performance.now(); };
  new MutationObserver(() => rows.rows.length && note("first")).observe(rows, { childList: true });
  new MutationObserver(() => table.dataset.rows && note("done"))
    .observe(table, { attributes: true });
  document.querySelector("[data-show-board]")
    .addEventListener("click", () => note("pressed"), { capture: true });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) times.tasks.push(task.duration);
  }).observe({ type: "longtask" });
}"""


def list_page_rows(site: Path, browser: Browser) -> Iterator[Row]:
    """Measure the page with a list, a row of the table each."""
    with tempfile.TemporaryDirectory() as folder:
        file = lists.write_csv(Path(folder) / "list.csv", COUNT)
        pairs = [(_in_browser(site, browser, file), _native(file)) for _ in range(RUNS)]
    done = [page["done"] - page["pressed"] for page, _ in pairs]
    native = [seconds * MILLISECONDS for _, seconds in pairs]
    yield Row("list: 10,000 rows on the page, against native", "ms", done, native, 2.0, 1.6)
    first = [page["first"] - page["pressed"] for page, _ in pairs]
    yield Row("list: first rows of 10,000 on the board", "ms", first, [], 1_000, 500, absolute=True)
    blocked = [max(page["tasks"], default=0.0) for page, _ in pairs]
    yield Row("list: the page's longest task", "ms", blocked, [], 50, 40, absolute=True)


def _in_browser(site: Path, browser: Browser, file: Path) -> Any:
    with SiteServer(site) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server.url}caseload/")
        page.wait_for_selector('[data-runtime="ready"]', timeout=120_000)
        page.evaluate(WATCH)
        page.get_by_label("List of cases", exact=True).set_input_files(file)
        page.wait_for_selector("[data-preview]:not([hidden])", timeout=120_000)
        page.get_by_role("button", name="Show the board", exact=True).click()
        page.wait_for_selector('[data-cases]:not([data-rows=""])', timeout=120_000)
        times = page.evaluate("() => window.listTimes")
        context.close()
    return times


def _native(file: Path) -> float:
    """Return the seconds that the same requests take without a browser, from the press on."""
    _ask("list_open", b64encode(file.read_bytes()).decode())
    start = time.perf_counter()
    _ask("list_begin")
    while not _ask("list_more", count=SLICE)["finished"]:
        pass
    _ask("list_board")
    _ask("list_view", sort="due")
    return time.perf_counter() - start


def _ask(op: str, content: str = "", **more: object) -> dict[str, Any]:
    request = {"op": op, "today": lists.TODAY.isoformat(), "procedure": "current", **more}
    answer: dict[str, Any] = json.loads(web.handle(json.dumps(request), content))
    return answer
