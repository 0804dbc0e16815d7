"""A page that stays open past midnight uses the new day."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.site.checker import Checker
from tests.site.conftest import NOW
from tests.site.test_remembering import CALLED, remember

TODAY, TOMORROW = "November 24, 2026", "November 25, 2026"
SEEN_ON = "Day you saw it"


def test_a_case_that_is_begun_after_midnight_starts_with_the_new_day(
    checker: Checker, page: Page
) -> None:
    checker.wait_until_ready().go_on_to("Date filed")
    expect(page.get_by_label(SEEN_ON)).to_have_value(TODAY)
    page.clock.set_system_time(NOW + timedelta(days=1))
    checker.button("Start over").click()
    expect(page.get_by_label(SEEN_ON)).to_have_value(TOMORROW)


def test_a_file_that_is_opened_after_midnight_starts_with_the_new_day(
    checker: Checker, page: Page
) -> None:
    checker.wait_until_ready()
    expect(page.get_by_label(SEEN_ON)).to_have_value(TODAY)
    page.clock.set_system_time(NOW + timedelta(days=1))
    checker.open_case(**CALLED)
    expect(page.get_by_label(SEEN_ON)).to_have_value(TOMORROW)


def test_a_case_saved_after_midnight_has_the_new_day(checker: Checker, page: Page) -> None:
    checker.wait_until_ready().open_case(**CALLED)
    page.clock.set_system_time(NOW + timedelta(days=1))
    remember(checker)
    page.reload()
    expect(page.get_by_text(f"Last changed: {TOMORROW}.")).to_be_visible()
