"""A text is shared only after the person has seen it, and exactly as it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.site.checker import Checker

CASE: dict[str, object] = {
    "form": "I-485",
    "receipt_number": "EAC1710450146",
    "a_number": "A012345678",
    "filed_on": "2017-02-07",
}
# Headless browsers have no list of apps: these stand where the browser's own would.
SHARES = """
globalThis.shared = [];
Object.defineProperty(navigator, "canShare", { configurable: true, value: () => true });
Object.defineProperty(navigator, "share", {
  configurable: true,
  value: async (data) => { globalThis.shared.push(data); },
});
"""
REFUSES = """
Object.defineProperty(navigator, "share", {
  configurable: true,
  value: async () => { throw new DOMException("no", "NotAllowedError"); },
});
"""
CANNOT_SHARE_TEXT = """
Object.defineProperty(navigator, "canShare", { configurable: true, value: () => false });
Object.defineProperty(navigator, "share", { configurable: true, value: async () => {} });
"""
NONE = "delete Navigator.prototype.share; delete Navigator.prototype.canShare;"


@pytest.fixture
def checker(ready_checker: Checker) -> Iterator[Checker]:
    """The page that many tests share: what stands here for the browser's own goes again."""
    yield ready_checker
    ready_checker.page.evaluate("() => { delete navigator.share; delete navigator.canShare; }")


def at_the_call(checker: Checker, sharing: str) -> Page:
    """Come to the script for a call in a browser that shares in this way; return the page."""
    page = checker.page
    page.evaluate(f"() => {{ {sharing} }}")
    checker.open_case(**CASE)
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-step", "call")
    checker.edit_paper("call_script")
    return page


def test_sharing_sends_the_edited_text(checker: Checker) -> None:
    page = at_the_call(checker, SHARES)
    script = checker.outcome.get_by_role("textbox", name="Text", exact=True)
    assert "Alfa" in script.input_value()
    script.fill("My own words.")
    checker.outcome.get_by_role("button", name="Share", exact=True).first.click()
    assert page.evaluate("globalThis.shared") == [{"text": "My own words."}]


def test_sharing_the_call_day_names_no_case(checker: Checker) -> None:
    page = at_the_call(checker, SHARES)
    day = checker.outcome.get_by_role("textbox", name="The day of the call, for somebody else")
    expect(day).to_be_visible()
    checker.outcome.get_by_role("button", name="Share", exact=True).last.click()
    ((_, text),) = page.evaluate("globalThis.shared")[0].items()
    assert text == day.input_value()
    assert text == (
        "Call about my papers: Tuesday, November 24, 2026. The number is 1-800-375-5283."
    )
    assert not re.search("EAC|0146|485|5678|USCIS|2017", text)


def test_a_refused_share_shows_a_message_and_keeps_the_text(checker: Checker) -> None:
    at_the_call(checker, REFUSES)
    script = checker.outcome.get_by_role("textbox", name="Text", exact=True)
    script.fill("My own words.")
    checker.outcome.get_by_role("button", name="Share", exact=True).first.click()
    said = checker.outcome.get_by_role("status").filter(has_text="Nothing was shared.")
    expect(said).to_be_visible()
    expect(script).to_have_value("My own words.")


@pytest.mark.parametrize("sharing", [NONE, CANNOT_SHARE_TEXT])
def test_browsers_without_sharing_show_no_share_button(checker: Checker, sharing: str) -> None:
    at_the_call(checker, sharing)
    expect(checker.outcome.get_by_role("button", name="Copy text")).to_be_visible()
    expect(checker.outcome.get_by_role("button", name="Share", exact=True)).to_have_count(0)


def test_on_a_phone_the_call_comes_first_and_the_file_last(checker: Checker) -> None:
    page = at_the_call(checker, SHARES)
    outcome = checker.outcome
    in_order = (
        outcome.get_by_role("link", name=re.compile("^Call 1-800")),
        outcome.get_by_role("button", name="Copy text"),
        outcome.get_by_role("button", name="Share", exact=True).first,
        outcome.get_by_role("link", name=re.compile(r"^Save .*\.html")),
    )
    expect(in_order[0]).to_have_attribute("href", "tel:+18003755283")
    places = [one.evaluate("element => element.getBoundingClientRect().top") for one in in_order]
    lefts = [one.evaluate("element => element.getBoundingClientRect().left") for one in in_order]
    assert sorted(zip(places, lefts, strict=True)) == list(zip(places, lefts, strict=True))
    hint = outcome.get_by_text("Inside a chat or news app, files may not be saved.")
    expect(hint.first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
