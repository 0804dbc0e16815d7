"""The days of a case: a list on a line, on a small phone, from right to left, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.axe import look, look_at_print
from tests.site.checker import Checker

CALLED: dict[str, object] = {
    "form": "I-485",
    "contacts": [{"channel": "call", "on": "2026-09-01"}, {"channel": "e_request"}],
}


@pytest.fixture
def days(checker: Checker) -> Locator:
    """The list of the days in the outcome of a person who has called."""
    checker.open_case(**CALLED)
    checker.go_on()
    checker.button("Why these dates").click()
    found = checker.outcome.get_by_role("list").filter(has_text="You called USCIS")
    expect(found).to_be_visible()
    return found


def mark_of_today(days: Locator) -> tuple[float, float, float]:
    """Return the two sides of today's entry and the middle of the line beside its words."""
    left, right, middle = days.locator("[aria-current]").evaluate(
        """(item) => {
            const { left, right } = item.getBoundingClientRect();
            const mark = getComputedStyle(item, "::before");
            const inset = parseFloat(mark.left) + parseFloat(mark.borderLeftWidth);
            return [left, right, left + inset];
        }"""
    )
    return left, right, middle


def test_today_is_the_current_date_among_the_items(days: Locator) -> None:
    items = days.get_by_role("listitem")
    assert items.count() > 2
    today = days.locator("[aria-current=date]")
    expect(today).to_have_count(1)
    expect(today.get_by_text("Today", exact=True)).to_be_visible()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_phone_of_320_pixels_shows_the_days_without_scrolling_sideways(
    days: Locator, page: Page, direction: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("direction => { document.body.dir = direction; }", direction)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for item in days.get_by_role("listitem").all():
        assert item.evaluate("item => item.scrollWidth <= item.clientWidth")


def test_the_line_is_on_the_side_where_reading_begins(days: Locator, page: Page) -> None:
    left, right, middle = mark_of_today(days)
    assert middle - left < right - middle
    page.evaluate("document.body.dir = 'rtl'")
    left, right, middle = mark_of_today(days)
    assert right - middle < middle - left


def test_the_printed_timeline_has_the_days_and_their_marks(days: Locator, page: Page) -> None:
    page.emulate_media(media="print")
    expect(days.get_by_text("You called USCIS", exact=True)).to_be_visible()
    width = "item => parseFloat(getComputedStyle(item, '::before').borderTopWidth)"
    for item in days.get_by_role("listitem").all():
        assert item.evaluate(width) > 0


def test_axe_finds_nothing_in_light_in_dark_and_on_paper(days: Locator, page: Page) -> None:
    expect(days).to_be_visible()
    look(page, "the days of a case")
    look_at_print(page, "the days of a case")
