"""Cleared data is gone from the page, from its fields, and from the files made for it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker

RESOLVED: dict[str, object] = {
    "form": "I-485",
    "receipt_number": "EAC1710452371",
    "a_number": "A087654399",
    "contacts": [
        {"channel": "call", "on": "2026-09-01", "representative": "Agent 1234"},
    ],
    "resolved_on": "2026-11-20",
}
OF_THE_CASE = re.compile(r"2371|452.?371|4399|Agent 1234")
# The texts that fields hold are no part of the markup.
WHOLE_DOCUMENT = """() => [
  document.title,
  document.documentElement.outerHTML,
  ...[...document.querySelectorAll("input, textarea")].map((field) => field.value),
].join("\\n")"""
# The page's policy blocks reading such an address, so record each one that is made or revoked.
NOTES_ADDRESSES = """
globalThis.addresses = new Set();
const { createObjectURL, revokeObjectURL } = URL;
URL.createObjectURL = (file) => {
  const address = createObjectURL.call(URL, file);
  if (file.type === "text/html") globalThis.addresses.add(address);
  return address;
};
URL.revokeObjectURL = (address) => {
  revokeObjectURL.call(URL, address);
  globalThis.addresses.delete(address);
};
"""
ADDRESSES = "[...globalThis.addresses]"


@pytest.mark.parametrize("button", ["Start over", "Erase everything on this device"])
def test_the_document_contains_nothing_of_a_cleared_case(
    checker: Checker, page: Page, button: str
) -> None:
    heading = checker.outcome.get_by_role("heading", level=2)
    checker.open_case(**RESOLVED)
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-status", "resolved")
    told = heading.inner_text()
    checker.open_paper("record_html")
    expect(page.get_by_role("link", name=re.compile(r"Save .*\.html"))).to_be_visible()
    assert OF_THE_CASE.search(page.evaluate(WHOLE_DOCUMENT))
    checker.button(button).click()
    expect(page.get_by_role("heading", name="What is the problem?")).to_be_visible()
    left = page.evaluate(WHOLE_DOCUMENT)
    assert not OF_THE_CASE.search(left)
    assert told not in left


def test_a_file_is_released_when_its_paper_changes_or_the_case_is_cleared(
    page: Page, site: SiteServer
) -> None:
    page.add_init_script(NOTES_ADDRESSES)
    checker = Checker(page, site.url).open().open_case(**RESOLVED)
    checker.go_on()
    link = page.get_by_role("link", name=re.compile(r"Save .*\.html"))
    checker.open_paper("record_html")
    first = link.get_attribute("href") or ""
    assert page.evaluate(ADDRESSES) == [first]
    page.get_by_label("Show my numbers in full in this record").check()
    expect(link).not_to_have_attribute("href", first)
    assert page.evaluate(ADDRESSES) == [link.get_attribute("href")]
    checker.button("Start over").click()
    assert page.evaluate(ADDRESSES) == []


@pytest.mark.parametrize("button", ["Start over", "Erase everything on this device"])
def test_the_way_back_leads_to_nothing_of_a_cleared_case(
    checker: Checker, page: Page, button: str
) -> None:
    checker.open_case(**RESOLVED)
    checker.go_on()
    expect(checker.outcome).to_be_visible()
    checker.button(button).click()
    first = page.get_by_role("heading", name="What is the problem?")
    expect(first).to_be_visible()
    expect(checker.button("Back")).to_be_hidden()
    page.go_back()
    expect(page.locator("[data-checker]")).not_to_contain_text(OF_THE_CASE)
    expect(checker.outcome).to_be_hidden()
    assert not OF_THE_CASE.search(page.evaluate(WHOLE_DOCUMENT))
