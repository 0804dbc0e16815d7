"""The lab: a small test site around the published runtime, with a package that can misbehave.

The scripts, the interpreter, the policy and the server are those of the real site. Only the wheel
differs, so that a test can make Python hang, crash, or try to leak data.
"""

import json
import shutil
from pathlib import Path

from build_scripts import ROOT
from build_scripts.runtime.build import SCRIPTS
from build_scripts.runtime.files import read_zip, write_zip
from build_scripts.runtime.manifest import pack
from build_scripts.runtime.package import PACKAGE
from build_scripts.site import policy

RUNTIME = ROOT / "build" / "runtime"

PACKAGE_SOURCE = """
import json


def handle(text):
    request = json.loads(text)
    return json.dumps({"ok": True, **OPERATIONS[request["op"]](request)})


def hang(request):
    while True:
        pass


def take_long(request):
    import time

    end = time.monotonic() + request["seconds"]
    while time.monotonic() < end:
        pass
    return {"text": request["text"]}


def crash(request):
    import os

    os.abort()


def raise_error(request):
    raise ValueError("a mistake in the package")


def library(request):
    try:
        import jinja2
    except ModuleNotFoundError:
        return {"ok": False, "needs": ["jinja2"]}
    return {"text": jinja2.Template("{{ a }}").render(a="it works")}


def missing(request):
    return {"ok": False, "needs": ["no-such-library"]}


def leak(request):
    results = {}
    for name, attempt in LEAKS.items():
        try:
            attempt(request["target"])
        except BaseException as error:
            results[name] = type(error).__name__
        else:
            results[name] = "started"
    return {"results": results}


def leak_http(target):
    from pyodide import http

    http.open_url(target + "/python-http")


def leak_fetch(target):
    import js

    js.fetch(target + "/python-fetch")


def leak_xhr(target):
    import js

    request = js.XMLHttpRequest.new()
    request.open("GET", target + "/python-xhr", False)
    request.send()


def leak_socket(target):
    import js

    js.WebSocket.new(target.replace("http", "ws") + "/python-socket")


def present(request):
    import js

    return {"names": [name for name in request["names"] if reached(js, name) is not None]}


def reached(owner, path):
    for name in path.split("."):
        owner = getattr(owner, name, None)
    return owner


LEAKS = {"http": leak_http, "fetch": leak_fetch, "xhr": leak_xhr, "socket": leak_socket}
OPERATIONS = {
    "ready": lambda request: {"version": "test"},
    "echo": lambda request: {"text": request["text"]},
    "hang": hang,
    "take_long": take_long,
    "crash": crash,
    "raise": raise_error,
    "library": library,
    "missing": missing,
    "leak": leak,
    "present": present,
}
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lab</title></head>
<body data-manifest="assets/runtime/{folder}/manifest.json" data-state="idle">
<script type="module" src="lab.js"></script></body></html>
"""
SCRIPT = """
import { Engine } from "./assets/js/runtime/engine.js";
import { keptName } from "./assets/js/runtime/names.js";
import { Offline } from "./assets/js/runtime/offline.js";

const parameters = new URLSearchParams(location.search);
const engine = new Engine({
  manifestUrl: document.body.dataset.manifest,
  callTimeout: Number(parameters.get("timeout") ?? 60000),
});
const history = [];
// In the page's own script: a driver's scripts may do what the policy forbids.
const evaluates = () => { try { return Function("return 1")(); } catch { return "refused"; } };
globalThis.lab = { engine, Engine, Offline, keptName, evaluates, history, failure: null };
engine.addEventListener("change", () => {
  history.push({ ...engine.status });
  document.body.dataset.state = engine.state;
});
engine.addEventListener("failure", (event) => { globalThis.lab.failure = String(event.detail); });
globalThis.lab.settled = () => new Promise((resolve) => {
  const look = () => {
    const { state } = engine;
    if (state === "ready" || state === "failed") resolve(state);
  };
  engine.addEventListener("change", look);
  look();
});
if (!parameters.has("wait")) engine.start();
"""


class NotBuiltError(Exception):
    """There is no built runtime to test."""


def write_lab(folder: Path) -> Path:
    """Write the small test site into `folder` and return the folder of its runtime.

    Raise NotBuiltError if there is no built runtime.
    """
    try:
        manifest = json.loads((RUNTIME / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NotBuiltError("There is no runtime in build/. Run `make build` first.") from error
    shutil.copytree(SCRIPTS, folder / "assets" / "js" / "runtime")
    runtime = _pack_with_own_wheel(folder, manifest)
    (folder / "index.html").write_text(PAGE.format(folder=runtime.name), encoding="utf-8")
    (folder / "lab.js").write_text(SCRIPT, encoding="utf-8")
    policy.apply(folder)
    return runtime


def _pack_with_own_wheel(folder: Path, manifest: dict[str, object]) -> Path:
    published = RUNTIME / str(manifest["folder"])
    files = folder.parent / f"{folder.name}-files"
    files.mkdir()
    for name in manifest["files"]:  # type: ignore[attr-defined]
        shutil.copy(published / name, files)
    lock: dict[str, dict[str, dict[str, str]]] = manifest["lock"]  # type: ignore[assignment]
    wheel = files / lock["packages"][PACKAGE]["file_name"]
    info = {name: data for name, data in read_zip(wheel).items() if ".dist-info/" in name}
    sources = {"lab/__init__.py": b"", "lab/web.py": PACKAGE_SOURCE.encode()}
    write_zip(wheel, sorted({**sources, **info}.items()))
    facts: dict[str, object] = {
        "package": PACKAGE,
        "entry": "lab.web",
        "rehearsal": ['{"op": "ready"}'],
        "papers": manifest["papers"],
        "lock": lock,
    }
    return pack(files, folder / "assets" / "runtime", facts)
