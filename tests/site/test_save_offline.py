"""Pages that a person has not visited are cached on request."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from build_scripts.serve import SiteServer
from tests.site.checker import PYTHON_STARTS_WITHIN_MS, Checker

VISITED = """async () => {
  const name = (await caches.keys()).find((one) => one.includes("-runtime-"));
  return (await (await caches.open(name)).keys()).map(({ url }) => url);
}"""
VISIT_MANY = """async () => {
  const name = (await caches.keys()).find((one) => one.includes("-runtime-"));
  const cache = await caches.open(name);
  for (let one = 0; one < 250; one += 1) await cache.put(`?${one}`, new Response(""));
  const picture = new Image();
  picture.src = "../assets/images/social-card.png";
  await picture.decode();
}"""


def test_other_pages_are_saved_on_request(noisy_page: Page, site: SiteServer) -> None:
    checker = Checker(noisy_page, site.url).open().wait_until_ready()
    checker.button("Save the other pages for offline").click(timeout=PYTHON_STARTS_WITHIN_MS)
    expect(noisy_page.get_by_text("All pages are on this device now.")).to_be_visible()
    noisy_page.context.set_offline(True)
    noisy_page.goto(f"{site.url}reference/")
    expect(noisy_page.get_by_role("heading", level=1)).to_be_visible()


def test_the_cache_of_visited_files_drops_the_oldest(noisy_page: Page, site: SiteServer) -> None:
    page = noisy_page
    checker = Checker(page, site.url).open().wait_until_ready()
    save = checker.button("Save the other pages for offline")
    expect(save).to_be_visible(timeout=PYTHON_STARTS_WITHIN_MS)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.evaluate(VISIT_MANY)
    page.wait_for_function(f"async () => (await ({VISITED})()).length === 200")
    visited: list[str] = page.evaluate(VISITED)
    assert visited[-1] == f"{site.url}assets/images/social-card.png"
    assert visited[-2].endswith("?249")
