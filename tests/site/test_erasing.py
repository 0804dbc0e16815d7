""" "Erase everything" deletes all data of this site, and no pending write restores any."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from build_scripts.serve import SiteServer
from tests.engines.test_copies import THINGS
from tests.engines.test_offline_site import KEPT
from tests.site.checker import PYTHON_STARTS_WITHIN_MS, Checker
from tests.site.conftest import NOW, note_troubles
from tests.site.test_remembering import CALLED, ERASE, remember

NOTHING_LEFT = "We looked again: nothing is left."
SOMETHING_LEFT = "Something may still be here."
SECOND_LOOK_MS = 15_000
KEEP_ALL = """async () => {
  const { engineOf } = await import("../assets/js/runtime/start.js");
  await engineOf(document.querySelector("[data-runtime-manifest]")).keepForOffline();
}"""
# A request that is still pending while the person continues.
BEGIN_TO_KEEP_ALL = f"() => {{ globalThis.late = ({KEEP_ALL})(); }}"
DELETES_NOTHING = "CacheStorage.prototype.delete = async () => false"
A_PICTURE_THAT_IS_NOT_KEPT = """async () => {
  const picture = new Image();
  picture.src = "../assets/images/social-card.png";
  await picture.decode();
}"""


@pytest.fixture
def page(context: BrowserContext, site: SiteServer) -> Iterator[Page]:
    """A quiet page whose clock a test can put forward."""
    page = context.new_page()
    page.clock.install(time=NOW)
    troubles = note_troubles(page, site)
    yield page
    assert troubles == []


def things(page: Page) -> list[str]:
    """Return all files, caches, workers and databases of this browser."""
    found: list[str] = page.evaluate(f"async () => {{ {THINGS} }}")
    return found


def kept_case(page: Page, site: SiteServer) -> Checker:
    """The checker with a case that this browser remembers, and the site's files kept."""
    checker = Checker(page, site.url).open()
    checker.open_case(**CALLED)
    remember(checker)
    page.evaluate(f"async () => {{ {KEPT} }}")
    return checker


def test_all_stored_data_is_erased_and_stays_erased(page: Page, site: SiteServer) -> None:
    checker = kept_case(page, site)
    page.evaluate(KEEP_ALL)
    page.reload()
    checker.wait_until_ready()
    assert any(thing.endswith("/memory-image") for thing in things(page))

    checker.button(ERASE).click()
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible()
    assert things(page) == []
    # The page goes on to ask its worker, which is there until the page is closed.
    page.evaluate(A_PICTURE_THAT_IS_NOT_KEPT)
    page.clock.fast_forward(SECOND_LOOK_MS)
    page.evaluate(KEEP_ALL)
    assert things(page) == []
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible()


def test_erasing_says_so_when_the_browser_does_not_delete(page: Page, site: SiteServer) -> None:
    checker = kept_case(page, site)
    page.evaluate(DELETES_NOTHING)
    checker.button(ERASE).click()
    expect(page.get_by_text(SOMETHING_LEFT)).to_be_visible()
    expect(page.get_by_text(NOTHING_LEFT)).to_be_hidden()
    assert any(thing.startswith("cache") for thing in things(page)), things(page)


def test_a_pending_write_does_not_finish_after_erasing(page: Page, site: SiteServer) -> None:
    checker = kept_case(page, site)
    page.evaluate(BEGIN_TO_KEEP_ALL)
    checker.button(ERASE).click()
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible()
    page.evaluate("() => globalThis.late")
    page.clock.fast_forward(SECOND_LOOK_MS)
    assert things(page) == []
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible()


def test_erasing_before_python_is_ready_keeps_nothing_later(page: Page, site: SiteServer) -> None:
    checker = Checker(page, site.url).open()
    checker.button(ERASE).click()
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible()
    checker.wait_until_ready()
    page.clock.fast_forward(SECOND_LOOK_MS)
    page.evaluate(KEEP_ALL)
    assert things(page) == []


def test_the_second_check_names_what_another_tab_wrote_after_erasing(
    page: Page, site: SiteServer
) -> None:
    checker = kept_case(page, site)
    other = page.context.new_page()
    Checker(other, site.url).open().wait_until_ready()
    checker.button(ERASE).click()
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible()
    other.evaluate(KEEP_ALL)
    page.clock.fast_forward(SECOND_LOOK_MS)
    expect(page.get_by_text(SOMETHING_LEFT)).to_be_visible()
    expect(page.get_by_text(NOTHING_LEFT)).to_be_hidden()


def test_a_case_remembered_after_erasing_is_not_a_leftover(page: Page, site: SiteServer) -> None:
    checker = kept_case(page, site)
    checker.button(ERASE).click()
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible()
    checker.open_case(**CALLED)
    remember(checker)
    page.clock.fast_forward(SECOND_LOOK_MS)
    expect(page.get_by_text(SOMETHING_LEFT)).to_be_hidden()


def test_after_erasing_no_page_is_shown_as_saved(page: Page, site: SiteServer) -> None:
    checker = Checker(page, site.url).open().wait_until_ready()
    save = checker.button("Save the other pages for offline")
    expect(save).to_be_visible(timeout=PYTHON_STARTS_WITHIN_MS)
    checker.button(ERASE).click()
    expect(page.get_by_text(NOTHING_LEFT)).to_be_visible()
    save.click()
    expect(page.locator("[data-not-saved-offline]")).to_be_visible()
    assert things(page) == []
