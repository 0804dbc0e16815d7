"""An image of Python's memory is cached for the next visit; without it, Python starts as usual."""

import pytest

from build_scripts.serve import SiteServer
from tests.engines.engines import Tab

TYPED = "a-name-that-was-typed"
# With the service worker, because a browser with storage in memory drops caches not in use.
VISIT = f"""
await lab.settled();
await lab.engine.call({{ op: "echo", text: "{TYPED}" }});
await new lab.Offline({{ workerUrl: "service-worker.js", pages: [] }}).start();
await lab.engine.keepForOffline();
"""
FIND_IMAGE = """
const cache = await caches.open(lab.keptName("python"));
const key = (await cache.keys()).find((request) => request.url.endsWith("memory-image"));
"""
START = "return [await lab.settled(), lab.engine.fromImage];"


def test_second_visit_starts_from_the_cached_image(tab: Tab, offline_lab: SiteServer) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    tab.go(offline_lab.url)
    assert tab.run(START) == ["ready", True]
    assert tab.run("return (await lab.engine.call({ op: 'library' })).text;") == "it works"


def test_cached_image_contains_no_answers(tab: Tab, offline_lab: SiteServer) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    script = FIND_IMAGE + (
        "const bytes = await (await cache.match(key)).arrayBuffer();"
        "const text = new TextDecoder('latin1').decode(bytes);"
        f"return [text.includes('lab.web'), text.includes('{TYPED}')];"
    )
    assert tab.run(script) == [True, False]


def test_damaged_image_is_not_used(tab: Tab, offline_lab: SiteServer) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    tab.run(
        FIND_IMAGE + "const kept = await cache.match(key); const { headers } = kept;"
        "const bytes = new Uint8Array(await kept.arrayBuffer());"
        "bytes[bytes.length >> 1] ^= 1; await cache.put(key, new Response(bytes, { headers }));"
    )
    tab.go(offline_lab.url)
    assert tab.run(START) == ["ready", False]


@pytest.mark.parametrize("bytes_", ["new Uint8Array(64)", "new Uint8Array(4).fill(255)"])
def test_image_that_does_not_start_is_deleted_and_python_starts_without_it(
    tab: Tab, offline_lab: SiteServer, bytes_: str
) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    tab.run(
        FIND_IMAGE + f"const bytes = {bytes_};"
        "const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));"
        "const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');"
        "await cache.put(key, new Response(bytes, { headers: { 'x-sha256': hex } }));"
    )
    tab.go(offline_lab.url)
    assert tab.run(START) == ["ready", False]
    assert tab.run("return lab.history.some(({ state }) => state === 'failed');") is False
    assert tab.run(FIND_IMAGE + "return key ?? null;") is None


def test_image_is_made_only_when_no_call_is_running(tab: Tab, lab: SiteServer) -> None:
    tab.go(lab.url)
    waits = tab.run(
        "for (let asked = 0; asked < 50; asked += 1) {"
        " await lab.engine.call({ op: 'echo', text: 'a' }); }"
        "return lab.engine.keeper.imageComing === null;"
    )
    assert waits is True
    tab.run(
        "while (!lab.engine.keeper.imageComing) {"
        " await new Promise((resolve) => setTimeout(resolve, 50)); }"
    )
