"""The engine reports every state of Python, and no call is lost."""

import gzip
from pathlib import Path

import pytest

from build_scripts.serve import SiteServer
from tests.engines.engines import Tab

SETTLED = "return await lab.settled();"
ECHO = "return (await lab.engine.call({ op: 'echo', text: 'a' })).text;"


def runtime_of(server: SiteServer) -> Path:
    return next((server.folder / "assets" / "runtime").glob("*/"))


def test_start_goes_through_its_states_and_counts_bytes(tab: Tab, lab: SiteServer) -> None:
    tab.go(lab.url)
    assert tab.run(SETTLED) == "ready"
    history = tab.run("return lab.history;")
    states = list(dict.fromkeys((step["state"], step["stage"]) for step in history))
    assert states == [("loading", "download"), ("loading", "start"), ("ready", "")]
    last = history[-1]
    assert last["loadedBytes"] == last["totalBytes"] > 4_000_000


def test_call_before_ready_is_answered_when_ready(tab: Tab, lab: SiteServer) -> None:
    tab.go(f"{lab.url}?wait")
    answer = tab.run(
        "const asked = lab.engine.call({ op: 'echo', text: 'early' });"
        "lab.engine.start(); return [(await asked).text, lab.engine.state];"
    )
    assert answer == ["early", "ready"]


def test_library_is_loaded_when_a_call_first_needs_it(tab: Tab, lab: SiteServer) -> None:
    tab.go(lab.url)
    assert tab.run("return (await lab.engine.call({ op: 'library' })).text;") == "it works"


@pytest.mark.parametrize("file", ["pyodide.asm.wasm", "python_stdlib.zip", "runner.mjs"])
def test_missing_file_fails_and_a_retry_succeeds(tab: Tab, lab: SiteServer, file: str) -> None:
    runtime = runtime_of(lab)
    away = {path: path.read_bytes() for path in (runtime / file, runtime / f"{file}.gz")}
    for path in away:
        path.unlink()
    tab.go(lab.url)
    assert tab.run("lab.asked = lab.engine.call({ op: 'ready' });" + SETTLED) == "failed"
    assert tab.run("return lab.engine.status.reason;") == "download"
    for path, data in away.items():
        path.write_bytes(data)
    answer = tab.run("lab.engine.retry(); return [await lab.settled(), (await lab.asked).version];")
    assert answer == ["ready", "test"]


@pytest.mark.parametrize("file", ["pyodide.asm.wasm", "python_stdlib.zip", "runner.mjs"])
def test_flipped_byte_fails_before_any_code_runs(tab: Tab, lab: SiteServer, file: str) -> None:
    path = runtime_of(lab) / file
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    path.with_name(f"{file}.gz").write_bytes(gzip.compress(data, compresslevel=1, mtime=0))
    tab.go(lab.url)
    assert tab.run(SETTLED) == "failed"
    assert tab.run("return lab.engine.worker;") is None


def test_flipped_byte_in_the_manifest_fails(tab: Tab, lab: SiteServer) -> None:
    path = runtime_of(lab) / "manifest.json"
    path.write_text(path.read_text().replace("lab.web", "lab.wab"))
    tab.go(lab.url)
    assert tab.run(SETTLED) == "failed"
    assert tab.run("return lab.engine.status.reason;") == "integrity"


def test_plain_file_is_the_fallback_for_a_missing_gzipped_one(tab: Tab, lab: SiteServer) -> None:
    for path in runtime_of(lab).glob("*.gz"):
        path.unlink()
    tab.go(lab.url)
    assert tab.run(SETTLED) == "ready"


class BreaksOnce:
    """A connection that breaks off once, in the middle of a large file."""

    def __init__(self) -> None:
        self.left = 1_000_000  # all scripts of the page are together smaller

    def wait(self) -> None:
        """Begin at once."""

    def pass_on(self, size: int) -> None:
        """Break off when the bytes are used up, once."""
        before, self.left = self.left, self.left - size
        if before > 0 >= self.left:
            raise ConnectionResetError


def test_a_gzipped_file_that_breaks_off_is_asked_for_again_before_the_plain_one(
    tab: Tab, lab: SiteServer
) -> None:
    lab.line = BreaksOnce()
    tab.go(lab.url)
    assert tab.run(SETTLED) == "ready"
    asked = [path for path in lab.requests if "/assets/runtime/" in path]
    plain = [path for path in asked if not path.endswith((".gz", "manifest.json"))]
    assert plain == []
    again = {path for path in asked if asked.count(path) > 1}
    assert len(again) == 1
    assert again.pop().endswith(".gz")


def test_page_downloads_by_itself_if_the_depot_worker_fails_to_load(
    tab: Tab, lab: SiteServer
) -> None:
    (lab.folder / "assets" / "js" / "runtime" / "worker_depot.js").unlink()
    tab.go(lab.url)
    assert tab.run(SETTLED) == "ready"
    assert tab.run("return 'worker' in lab.engine.loaded.depot;") is False


def test_downloads_run_in_a_worker(tab: Tab, lab: SiteServer) -> None:
    tab.go(lab.url)
    assert tab.run(SETTLED) == "ready"
    assert tab.run("return 'worker' in lab.engine.loaded.depot;") is True


def test_hanging_call_times_out_and_the_next_one_is_answered(tab: Tab, lab: SiteServer) -> None:
    tab.go(f"{lab.url}?timeout=1500")
    tab.run(SETTLED)
    hung = "return await lab.engine.call({ op: 'hang' }).catch((error) => error.name);"
    assert tab.run(hung) == "CallTimedOut"
    assert tab.run(ECHO) == "a"


def test_timeout_of_a_queued_call_starts_when_its_turn_comes(tab: Tab, lab: SiteServer) -> None:
    tab.go(f"{lab.url}?timeout=3000")
    tab.run(SETTLED)
    script = (
        "const ask = (text) => lab.engine.call({ op: 'take_long', seconds: 1.3, text })"
        ".then((answer) => answer.text, (error) => error.name);"
        "return Promise.all([ask('a'), ask('b'), ask('c')]);"
    )
    assert tab.run(script) == ["a", "b", "c"]
    assert [step["state"] for step in tab.run("return lab.history;")].count("ready") == 1


def test_crash_fails_only_its_own_call(tab: Tab, lab: SiteServer) -> None:
    tab.go(lab.url)
    tab.run(SETTLED)
    script = (
        "const crash = lab.engine.call({ op: 'crash' }).catch((error) => error.name);"
        "const echo = lab.engine.call({ op: 'echo', text: 'kept' });"
        "return [await crash, (await echo).text];"
    )
    assert tab.run(script) == ["CallFailed", "kept"]


def test_unknown_library_fails_only_its_own_call(tab: Tab, lab: SiteServer) -> None:
    tab.go(lab.url)
    tab.run(SETTLED)
    missing = "return await lab.engine.call({ op: 'missing' }).catch((error) => error.name);"
    assert tab.run(missing) == "CallFailed"
    assert tab.run("return lab.engine.state;") == "ready"


def test_page_that_was_open_during_a_deploy_loads_the_new_runtime(
    tab: Tab, lab: SiteServer
) -> None:
    tab.go(f"{lab.url}?wait")
    runtime = runtime_of(lab)
    tab.run(
        "lab.engine.manifestUrl = lab.engine.manifestUrl.replace(/[0-9a-f]{24}/, 'f'.repeat(24));"
    )
    assert tab.run("lab.engine.start();" + SETTLED) == "ready"
    assert tab.run("return lab.engine.bundle.base;").endswith(f"{runtime.name}/")


@pytest.mark.parametrize("feature", ["WebAssembly", "DecompressionStream", "Worker"])
def test_unsupported_browser_fails_before_any_download(
    tab: Tab, lab: SiteServer, feature: str
) -> None:
    tab.go(f"{lab.url}?wait")
    script = f"delete globalThis.{feature}; lab.engine.start(); return lab.engine.status.reason;"
    assert tab.run(script) == "unsupported"
    assert [path for path in lab.requests if "/assets/runtime/" in path] == []
