"""After one visit the checker works with the server stopped, in every engine."""

from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError
from selenium.common.exceptions import WebDriverException

from build_scripts.serve import SiteServer
from tests.engines.conftest import add_service_worker
from tests.engines.engines import Tab

VISIT = """
await lab.settled();
lab.offline = new lab.Offline({ workerUrl: "service-worker.js", pages: ["other.html"] });
await lab.engine.call({ op: "ready" });
await lab.offline.start();
await lab.engine.keepForOffline();
"""
ANSWER = "return (await lab.engine.call({ op: 'library' })).text;"


def test_checker_works_with_the_server_stopped(tab: Tab, offline_lab: SiteServer) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    offline_lab.stop()
    tab.go(offline_lab.url)
    assert tab.run("return await lab.settled();") == "ready"
    assert tab.run(ANSWER) == "it works"


def test_listed_pages_open_with_the_server_stopped(tab: Tab, offline_lab: SiteServer) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    offline_lab.stop()
    tab.go(f"{offline_lab.url}other.html")
    assert tab.run("return document.querySelector('p').textContent;") == "kept"


PUT = """
const html = { headers: { "content-type": "text/html" } };
for (const name of await caches.keys()) {
  const cache = await caches.open(name);
  for (const { url } of await cache.keys()) {
    if (!url.includes("/assets/")) {
      await cache.put(url, new Response("<!doctype html><p>not ours</p>", html));
    }
  }
}
return (await (await caches.open(lab.keptName("runtime"))).keys()).length;
"""


def text_at(tab: Tab, url: str) -> str:
    """Return what a page shows, also where the browser shows its own page about an error."""
    with suppress(PlaywrightError, WebDriverException):
        tab.go(url)
    return str(tab.run("return document.documentElement.textContent;"))


def test_a_page_that_something_else_put_into_the_cache_is_not_served(
    tab: Tab, offline_lab: SiteServer
) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    assert tab.run(PUT) == 1
    tab.go(offline_lab.url)
    assert tab.run("return document.title;") == "Lab"
    assert "kept" in text_at(tab, f"{offline_lab.url}other.html")
    tab.go(offline_lab.url)
    assert tab.run(PUT)
    offline_lab.stop()
    for page in ("other.html", ""):
        assert "not ours" not in text_at(tab, offline_lab.url + page)


def test_runtime_is_downloaded_only_once(tab: Tab, offline_lab: SiteServer) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    tab.go(offline_lab.url)
    assert tab.run("return await lab.settled();") == "ready"
    asked = [path for path in offline_lab.requests if "/assets/runtime/" in path]
    assert len(asked) == len(set(asked))


def test_damaged_file_in_the_cache_is_downloaded_again(tab: Tab, offline_lab: SiteServer) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    tab.run(
        "const cache = await caches.open(lab.keptName('python'));"
        "for (const { url } of await cache.keys()) {"
        " if (url.endsWith('.gz')) await cache.put(url, new Response('damaged')); }"
    )
    tab.go(offline_lab.url)
    assert tab.run("return await lab.settled();") == "ready"


def test_old_versions_of_the_runtime_are_removed(tab: Tab, offline_lab: SiteServer) -> None:
    tab.go(offline_lab.url)
    old = "assets/runtime/000000000000000000000000/runner.mjs.gz"
    tab.run(f"await (await caches.open(lab.keptName('python'))).put('{old}', new Response('old'));")
    tab.run(VISIT)
    kept = tab.run(
        "return (await (await caches.open(lab.keptName('python'))).keys()).map((one) => one.url);"
    )
    assert kept
    assert not any("/000000" in url for url in kept)


def test_new_version_is_announced_without_a_reload(tab: Tab, offline_lab: SiteServer) -> None:
    tab.go(offline_lab.url)
    tab.run(VISIT)
    tab.go(offline_lab.url)
    (offline_lab.folder / "index.html").write_text("<!doctype html><title>Newer</title>")
    add_service_worker(offline_lab.folder)
    told = tab.run(
        "const offline = new lab.Offline({ workerUrl: 'service-worker.js', pages: [] });"
        "const told = new Promise((tell) => offline.addEventListener('update', () => tell()));"
        "await offline.start(); await offline.registration.update();"
        "await told; return document.title;"
    )
    assert told == "Lab"
