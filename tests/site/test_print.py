"""An outcome on paper: boxes are open, fields are text, and a protected case has no other words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.checker import Checker

CALLED: dict[str, object] = {
    "form": "I-485",
    "receipt_number": "EAC1710450146",
    "contacts": [{"channel": "call", "on": "2026-09-01"}],
}


@pytest.fixture
def checker(ready_checker: Checker) -> Checker:
    """The page that many tests share: nothing here is kept from one to the next."""
    return ready_checker


@pytest.fixture
def page(ready_checker: Checker) -> Page:
    """The same page."""
    return ready_checker.page


def open_boxes(boxes: Locator) -> list[bool]:
    opened: list[bool] = boxes.evaluate_all("boxes => boxes.map((box) => box.open)")
    return opened


def style_of(element: Locator, name: str) -> str:
    value: str = element.evaluate("(element, name) => getComputedStyle(element)[name]", name)
    return value


def test_closed_boxes_print_open_and_close_again(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    checker.go_on()
    boxes = page.locator("main details:not([data-paper])")
    expect(boxes.nth(1)).to_be_attached()
    boxes.first.evaluate("box => { box.open = true; }")
    before = open_boxes(boxes)
    assert before.count(False) > 0
    for event in ("beforeprint", "beforeprint"):
        page.evaluate("event => dispatchEvent(new Event(event))", event)
    assert open_boxes(boxes) == [True] * len(before)
    for folded in page.locator("main details[data-paper]").all():
        expect(folded).not_to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert open_boxes(boxes) == before


def test_a_printed_letter_has_no_resize_handle_and_no_focus_ring(
    checker: Checker, page: Page
) -> None:
    checker.open_case(**CALLED)
    checker.go_on()
    letter = checker.edit_paper("center_email").get_by_role("textbox", name="Text", exact=True)
    letter.fill("Hello")
    expect(letter).to_be_focused()
    assert (style_of(letter, "resize"), style_of(letter, "outlineStyle")) == ("vertical", "solid")
    page.emulate_media(media="print")
    assert (style_of(letter, "resize"), style_of(letter, "outlineStyle")) == ("none", "none")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(letter).to_be_hidden()
    expect(page.get_by_text("Hello", exact=True)).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(letter).to_be_visible()
    expect(page.get_by_text("Hello", exact=True)).to_have_count(0)
    expect(checker.outcome.get_by_role("link", name="Open this email")).to_be_hidden()
    expect(checker.outcome.get_by_role("button", name="Save this email")).to_be_hidden()


@pytest.mark.parametrize("case", [{"protected": True}, {"form": "I-918"}], ids=["told", "form"])
def test_a_protected_case_prints_its_own_text_and_nothing_else(
    checker: Checker, page: Page, case: dict[str, object]
) -> None:
    checker.open_case(**case)
    checker.go_on()
    # Found by its name, which is not shown.
    expect(checker.outcome).to_have_attribute("data-reason", "protected_case")
    page.emulate_media(media="print")
    outcome = checker.outcome.inner_text().split()
    assert page.locator("body").inner_text().split() == outcome
    assert outcome[3:9] == ["Your", "case", "has", "special", "privacy", "rules"]


def test_other_outcomes_print_their_title_and_their_case(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    checker.go_on()
    expect(checker.outcome.locator(".step-card")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(checker.outcome.get_by_role("listitem").filter(has_text="A-Number")).to_have_text(
        "A-Number"
    )
    expect(checker.button("A-Number")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
