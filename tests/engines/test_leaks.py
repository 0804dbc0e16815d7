"""Code in the page or in Python cannot send anything to another origin: its server gets no request.

Ways that a policy in a page cannot block are tested too, so that the privacy page tells the truth.
"""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.serve import SiteServer
from tests.engines.engines import Tab
from tests.engines.origins import new_origin

# Each attempt starts a request to `target`; its result or error does not matter.
ATTEMPTS = {
    "fetch": "await fetch(target + '/fetch', {mode: 'no-cors'})",
    "xhr": "const x = new XMLHttpRequest(); x.open('GET', target + '/xhr', false); x.send()",
    "socket": "new WebSocket(target.replace('http', 'ws') + '/socket')",
    "event source": "new EventSource(target + '/events')",
    "import": "await import(target + '/module.js')",
    "beacon": "navigator.sendBeacon(target + '/beacon', 'x')",
}
PAGE_ATTEMPTS = {
    **ATTEMPTS,
    "image": "new Image().src = target + '/image.png'",
    "script": "const s = document.createElement('script'); s.src = target + '/s.js';"
    "document.body.append(s)",
    "style": "const l = document.createElement('link'); l.rel = 'stylesheet';"
    "l.href = target + '/s.css'; document.head.append(l)",
    "prefetch": "const p = document.createElement('link'); p.rel = 'prefetch';"
    "p.href = target + '/p'; document.head.append(p)",
    "frame": "const f = document.createElement('iframe'); f.src = target + '/frame';"
    "document.body.append(f)",
    "form": "const q = document.createElement('form'); q.action = target + '/form';"
    "q.target = 'f'; const i = document.createElement('iframe'); i.name = 'f';"
    "document.body.append(i, q); q.submit()",
    "video": "const v = document.createElement('video'); v.src = target + '/v.mp4';"
    "document.body.append(v); v.load()",
    "worker": "new Worker(target + '/worker.js')",
    "font": "await new FontFace('leak', `url(${target}/font.woff2)`).load()",
}
SECONDS_FOR_A_CALL = 20
# Long enough for a request that was not blocked to arrive.
GRACE = "await new Promise((resolve) => setTimeout(resolve, 700));"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[SiteServer]:
    """A server on another origin that records every request."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html><title>Elsewhere</title>")
    with new_origin(folder) as server:
        yield server


def target_of(server: SiteServer) -> str:
    return server.url.rstrip("/")


def attempt_all(attempts: dict[str, str], target: str) -> str:
    """Return a script that makes every attempt, even if others fail."""
    tries = "".join(f"try {{ {code}; }} catch {{}}\n" for code in attempts.values())
    return f"const target = '{target}';\n{tries}"


def test_server_records_a_request_that_no_policy_blocks(tab: Tab, elsewhere: SiteServer) -> None:
    """Without this test, the other tests could pass because the server records nothing."""
    tab.go(elsewhere.url)
    tab.run(attempt_all({"fetch": ATTEMPTS["fetch"]}, target_of(elsewhere)) + GRACE)
    assert "/fetch" in elsewhere.requests


def test_page_reaches_no_other_origin(tab: Tab, lab: SiteServer, elsewhere: SiteServer) -> None:
    tab.go(f"{lab.url}?wait")
    tab.run(attempt_all(PAGE_ATTEMPTS, target_of(elsewhere)) + GRACE)
    assert elsewhere.requests == []


def test_blob_worker_reaches_no_other_origin(
    tab: Tab, lab: SiteServer, elsewhere: SiteServer
) -> None:
    code = attempt_all(ATTEMPTS, target_of(elsewhere)).replace("`", "\\`")
    tab.go(f"{lab.url}?wait")
    tab.run(
        f"const code = `{code} postMessage('done');`;"
        "const url = URL.createObjectURL(new Blob([code], {type: 'text/javascript'}));"
        "const worker = new Worker(url, {type: 'module'});"
        "await new Promise((resolve) => { worker.onmessage = resolve; worker.onerror = resolve; });"
        + GRACE
    )
    assert elsewhere.requests == []


def test_python_reaches_no_other_origin(tab: Tab, lab: SiteServer, elsewhere: SiteServer) -> None:
    tab.go(lab.url)
    tab.run("await lab.settled();")
    results = tab.run(
        f"return (await lab.engine.call({{op: 'leak', target: '{target_of(elsewhere)}'}})).results;"
    )
    tab.run(GRACE)
    assert results["http"] == "ImportError"
    assert set(results) == {"http", "fetch", "xhr", "socket"}  # each attempt was made
    assert elsewhere.requests == []


# Storage that outlives the page, further workers, and ways to connect: nothing that Python needs.
LOST = [
    *("caches", "indexedDB", "navigator.storage", "navigator.serviceWorker"),
    *("Worker", "SharedWorker", "BroadcastChannel"),
    *("WebSocket", "WebTransport", "EventSource", "XMLHttpRequest"),
]


def test_pythons_worker_has_lost_what_it_does_not_need(tab: Tab, lab: SiteServer) -> None:
    tab.go(lab.url)
    assert tab.run("return await lab.settled();") == "ready"
    asked = [*LOST, "fetch", "navigator.language"]
    left = tab.run(f"return (await lab.engine.call({{op: 'present', names: {asked}}})).names;")
    assert left == ["fetch", "navigator.language"]
    # The page itself has them: the browser knows the names.
    assert tab.run("return typeof caches + typeof indexedDB + typeof Worker;").count("object") == 2


def test_page_runs_no_inline_script_and_no_eval(tab: Tab, lab: SiteServer) -> None:
    tab.go(f"{lab.url}?wait")
    script = (
        "const inline = document.createElement('script');"
        "inline.textContent = 'globalThis.bad = 1'; document.body.append(inline);"
        "const link = document.createElement('a'); link.href = 'javascript:globalThis.bad=1';"
        "document.body.append(link); link.click();"
        "const later = new Promise((tell) => setTimeout(() => tell(lab.evaluates())));"
        "return [globalThis.bad ?? null, await later];"
    )
    assert tab.run(script) == [None, "refused"]


def test_policy_in_a_page_cannot_block_navigation(
    tab: Tab, lab: SiteServer, elsewhere: SiteServer
) -> None:
    """The privacy page says so. The header files for hosts do not block it either."""
    tab.go(f"{lab.url}?wait")
    tab.run(f"setTimeout(() => {{ location.href = '{elsewhere.url}?left'; }}, 0);")
    assert elsewhere.was_asked_for("/?left", within_seconds=20)


def test_policy_in_a_page_cannot_block_a_new_window(
    tab: Tab, lab: SiteServer, elsewhere: SiteServer
) -> None:
    """The privacy page says so. A browser opens a window only after a click, so the test clicks."""
    tab.go(f"{lab.url}?wait")
    tab.run(
        "const button = document.createElement('button'); button.textContent = 'Open';"
        f"button.addEventListener('click', () => window.open('{elsewhere.url}?opened'));"
        "document.body.append(button);"
    )
    tab.press("button")
    assert elsewhere.was_asked_for("/?opened", within_seconds=20)


# Sends a request to a STUN server, as a video call does before it begins.
CALL = """
if (typeof RTCPeerConnection !== "function") return "not there";
const call = new RTCPeerConnection({ iceServers: [{ urls: "stun:%s" }] });
call.createDataChannel("any");
await call.setLocalDescription(await call.createOffer());
return "asked";
"""


def test_policy_in_a_page_cannot_block_webrtc(tab: Tab, lab: SiteServer) -> None:
    """The privacy page says so. WebKitGTK has no WebRTC."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind((own_address(), 0))
        listener.settimeout(SECONDS_FOR_A_CALL)
        tab.go(f"{lab.url}?wait")
        if tab.run(CALL % "{}:{}".format(*listener.getsockname())) == "asked":
            assert listener.recv(64)


def own_address() -> str:
    """Return an address of this machine other than loopback, if it has one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; only selects the local address
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
