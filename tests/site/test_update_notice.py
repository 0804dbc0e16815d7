"""A new version is announced without a reload and starts when the person asks for it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_scripts.serve import SiteServer
from tests.site.checker import PYTHON_STARTS_WITHIN_MS, Checker
from tests.site.conftest import BASE, SITE

ROOT = SITE.parent
READY = "A new version of this site is ready."
OLD, NEW = "What stays on your device", "What we renewed today"
IS_KEPT = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  return navigator.serviceWorker.controller !== null && registration.waiting === null;
}"""
LOOK_FOR_A_NEW_VERSION = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
}"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the built site, which a test may renew."""
    folder = tmp_path / "site"
    shutil.copytree(SITE, folder)
    return folder


@pytest.fixture
def server(copy: Path) -> Iterator[SiteServer]:
    """The copy behind a server."""
    with SiteServer(copy, BASE) as server:
        yield server


def renew(copy: Path) -> None:
    """Publish a new version: one page says something else, and the worker's file names it."""
    page = copy / "privacy" / "index.html"
    words = page.read_text(encoding="utf-8")
    assert OLD in words
    page.write_text(words.replace(OLD, NEW), encoding="utf-8")
    subprocess.run(["node", "build_scripts/site/service_worker.mjs", copy], cwd=ROOT, check=True)


def visit_until_kept(page: Page, server: SiteServer) -> Checker:
    """Open the checker and stay until the worker answers for the site."""
    checker = Checker(page, server.url).open().wait_until_ready()
    page.wait_for_function(IS_KEPT, timeout=PYTHON_STARTS_WITHIN_MS)
    return checker


def test_a_new_version_is_announced_and_waits_for_the_person(
    noisy_page: Page, server: SiteServer, copy: Path
) -> None:
    page = noisy_page
    checker = visit_until_kept(page, server)
    expect(page.get_by_text(READY)).to_be_hidden()
    checker.go_on_to("Date filed")
    checker.field("Date filed").fill("2/7/2017")
    page.evaluate("globalThis.sameAsBefore = true")

    renew(copy)
    page.evaluate(LOOK_FOR_A_NEW_VERSION)
    expect(page.get_by_text(READY)).to_be_visible(timeout=PYTHON_STARTS_WITHIN_MS)
    expect(checker.field("Date filed")).to_have_value("2/7/2017")
    with page.context.expect_page() as opening:
        page.evaluate(f"window.open('{server.url}privacy/')")
    expect(opening.value.get_by_role("heading", name=OLD)).to_be_visible()
    opening.value.close()

    checker.button("Use it").click()
    expect(page.get_by_text(READY)).to_be_hidden()
    expect(page.get_by_text("The next page that you open is the new version.")).to_be_visible()
    page.wait_for_function(IS_KEPT)
    assert page.evaluate("globalThis.sameAsBefore"), "the page was not loaded again by itself"
    expect(checker.field("Date filed")).to_have_value("2/7/2017")
    checker.go_on()
    checker.button("Back").click()
    expect(checker.field("Date filed")).to_have_value("2/7/2017")
    page.goto(f"{server.url}privacy/")
    expect(page.get_by_role("heading", name=NEW)).to_be_visible()


def test_a_waiting_version_is_announced_on_the_next_visit(
    noisy_page: Page, server: SiteServer, copy: Path
) -> None:
    checker = visit_until_kept(noisy_page, server)
    renew(copy)
    noisy_page.evaluate(LOOK_FOR_A_NEW_VERSION)
    expect(noisy_page.get_by_text(READY)).to_be_visible(timeout=PYTHON_STARTS_WITHIN_MS)
    checker.open().wait_until_ready()
    expect(noisy_page.get_by_text(READY)).to_be_visible(timeout=PYTHON_STARTS_WITHIN_MS)
    expect(checker.button("Use it")).to_be_visible()


def test_one_more_byte_in_the_service_worker_is_a_new_version(
    noisy_page: Page, server: SiteServer, copy: Path
) -> None:
    visit_until_kept(noisy_page, server)
    with (copy / "service-worker.js").open("a", encoding="utf-8") as file:
        file.write("\n")
    noisy_page.evaluate(LOOK_FOR_A_NEW_VERSION)
    expect(noisy_page.get_by_text(READY)).to_be_visible(timeout=PYTHON_STARTS_WITHIN_MS)
