"""Several copies of the site on one origin: each stores and erases only its own data."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from build_scripts.serve import SiteServer
from tests.engines.engines import PlaywrightTab, Tab
from tests.engines.test_offline_site import KEPT
from tests.site.conftest import SITE

UNTIL = """
const until = async (isSo) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
};
const see = (selector) => document.querySelector(selector);
"""
REMEMBER = (
    UNTIL
    + """
const given = new DataTransfer();
given.items.add(new File(['{"version": 1, "receipt_number": "EAC1710450146"}'], "case.json"));
see("[data-open-file]").files = given.files;
see("[data-open-file]").dispatchEvent(new Event("change"));
await until(() => see("[data-remember]").checkVisibility());
see("[data-remember]").click();
await until(() => see("[data-keep-said]").textContent.includes("Kept as case"));
return see("[data-keep-said]").textContent;
"""
)
ERASE = (
    UNTIL
    + """
see("[data-erase-all]").click();
await until(() => /nothing is left|may still be here/.test(see("[data-keep-said]").textContent));
return see("[data-keep-said]").textContent;
"""
)
LISTED = (
    UNTIL
    + """
await until(() => see("[data-open-kept]"));
return document.querySelectorAll("[data-open-kept]").length;
"""
)
# Lists the browser's caches, files, workers and databases, each with its address.
THINGS = """
const things = [];
for (const name of await caches.keys()) {
  const files = await (await caches.open(name)).keys();
  things.push(`cache ${name}`, ...files.map(({ url }) => `file ${url}`));
}
for (const { scope } of await navigator.serviceWorker.getRegistrations()) {
  things.push(`worker ${scope}`);
}
for (const { name } of await indexedDB.databases()) things.push(`database ${name}`);
return things;
"""


@pytest.fixture
def origin(tmp_path: Path) -> Iterator[SiteServer]:
    """One origin with three copies of the site: two in folders, and one at the root."""
    for file in SITE.iterdir():
        (tmp_path / file.name).symlink_to(file)
    for copy in ("copy-a", "copy-b"):
        (tmp_path / copy).symlink_to(SITE)
    with SiteServer(tmp_path) as server:
        yield server


def things(tab: Tab, base: str) -> set[str]:
    """Return the data that the browser stores for the copy at `base`."""
    found: list[str] = tab.run(THINGS)
    return {thing for thing in found if is_of(thing, base)}


def is_of(thing: str, base: str) -> bool:
    kind, name = thing.split(" ", 1)
    if kind == "file":
        return name.startswith(base) and not name.removeprefix(base).startswith("copy-")
    return name.endswith(f"-{base}") or name == base


def remember_in(tab: Tab, base: str) -> set[str]:
    """Visit a copy, remember a case in it, and return the data that it stores then."""
    tab.go(f"{base}checker/")
    tab.run(KEPT)
    assert "Kept as case 1." in tab.run(REMEMBER)
    kept = things(tab, base)
    assert {thing.split()[0] for thing in kept} == {"cache", "database", "file", "worker"}
    return kept


def erase_one_of_two(tab: Tab, erased: str, other: str) -> None:
    """Store a case in both copies and erase one: it has no data left, and the other has all."""
    of_other = remember_in(tab, other)
    remember_in(tab, erased)
    assert of_other <= things(tab, other)
    assert "nothing is left" in tab.run(ERASE)
    assert things(tab, erased) == set()
    assert of_other <= things(tab, other)
    tab.go(f"{other}checker/")
    assert tab.run(LISTED) == 1
    assert of_other <= things(tab, other)


def test_a_copy_lists_and_erases_only_its_own_data(
    tab: Tab,
    origin: SiteServer,
) -> None:
    erase_one_of_two(tab, f"{origin.url}copy-a/", f"{origin.url}copy-b/")


def test_a_copy_at_the_root_does_not_erase_copies_in_folders(
    context: BrowserContext, origin: SiteServer
) -> None:
    tab = PlaywrightTab(context.new_page())
    erase_one_of_two(tab, origin.url, f"{origin.url}copy-b/")


def test_every_cache_worker_and_database_has_the_copys_address_in_its_name(
    context: BrowserContext, origin: SiteServer
) -> None:
    tab = PlaywrightTab(context.new_page())
    base = f"{origin.url}copy-a/"
    remember_in(tab, base)
    found: list[str] = tab.run(THINGS)
    assert [thing for thing in found if not is_of(thing, base)] == []
