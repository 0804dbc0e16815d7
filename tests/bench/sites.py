"""The two things that are compared: our runtime, and Pyodide as its documentation shows it."""

import json
import shutil
from pathlib import Path

from pyodide_lock.spec import PackageSpec, PyodideLockSpec
from pyodide_lock.utils import update_package_sha256

from build_scripts import ROOT
from build_scripts.runtime.build import PYODIDE
from build_scripts.runtime.package import PACKAGE
from build_scripts.site import policy

RUNTIME = ROOT / "build" / "runtime"
SITE = ROOT / "site"
WHEELS = ROOT / "build" / "wheel"
REQUEST = {
    "op": "outcome",
    "today": "2026-11-24",
    "language": "en",
    "procedure": "notice-2009",
    "answers": {"called": "no"},
}
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>
<link rel="icon" href="data:,"></head>
<body data-runtime-manifest="assets/runtime/{folder}/manifest.json">
<script type="module" src="bench.js"></script></body></html>
"""
OUR_SCRIPT = """
import {{ engineOf }} from "./assets/js/runtime/start.js";
const engine = engineOf(document.body);
globalThis.lab = {{ engine, ask: () => engine.call({request}) }};
const answer = await lab.ask();
document.body.dataset.verdict = String(performance.now());
document.body.dataset.ok = String(answer.ok);
"""
STOCK_SCRIPT = """
const worker = new Worker("worker.js", {{ type: "module" }});
const waiting = [];
worker.onmessage = (event) => waiting.shift()(JSON.parse(event.data));
const ask = () => new Promise((resolve) => {{
  waiting.push(resolve);
  worker.postMessage(JSON.stringify({request}));
}});
globalThis.lab = {{ ask }};
const answer = await ask();
document.body.dataset.verdict = String(performance.now());
document.body.dataset.ok = String(answer.ok);
"""
# As in Pyodide's documentation, "Using Pyodide in a web worker".
STOCK_WORKER = """
import { loadPyodide } from "./pyodide/pyodide.mjs";
const ready = (async () => {
  const pyodide = await loadPyodide();
  await pyodide.loadPackage("case-inquiry");
  return pyodide.pyimport("case_inquiry.web").handle;
})();
self.onmessage = async (event) => {
  const handle = await ready;
  self.postMessage(handle(event.data));
};
"""


def write_ours(folder: Path) -> None:
    """Write a page with nothing but our runtime, started by the script that the site publishes."""
    manifest = json.loads((RUNTIME / "manifest.json").read_text(encoding="utf-8"))
    shutil.copytree(SITE / "assets" / "js" / "runtime", folder / "assets" / "js" / "runtime")
    shutil.copytree(RUNTIME, folder / "assets" / "runtime")
    _write_page(folder, OUR_SCRIPT, manifest["folder"])
    policy.apply(folder)


def write_stock(folder: Path) -> None:
    """Write a page with stock Pyodide and the same package through its lock file."""
    shutil.copytree(PYODIDE, folder / "pyodide")
    wheel = Path(shutil.copy(next(WHEELS.glob("*.whl")), folder / "pyodide"))
    spec = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    package = PackageSpec(
        name=PACKAGE,
        version=wheel.name.split("-")[1],
        file_name=wheel.name,
        install_dir="site",
        imports=["case_inquiry"],
    )
    spec.packages[PACKAGE] = update_package_sha256(package, wheel)
    spec.to_json(folder / "pyodide" / "pyodide-lock.json")
    _write_page(folder, STOCK_SCRIPT)
    (folder / "worker.js").write_text(STOCK_WORKER, encoding="utf-8")


def _write_page(folder: Path, script: str, runtime: str = "") -> None:
    page = PAGE.format(folder=runtime)
    (folder / "index.html").write_text(page, encoding="utf-8")
    text = script.format(request=json.dumps(REQUEST))
    (folder / "bench.js").write_text(text, encoding="utf-8")
