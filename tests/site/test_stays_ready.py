"""Python stays ready: the start's timeout does not stop it later."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.site.checker import Checker


def test_the_checker_still_works_after_an_hour_on_the_page(checker: Checker, page: Page) -> None:
    contacts = [{"channel": "call", "on": "2026-09-01"}]
    checker.wait_until_ready().open_case(receipt_number="EAC1710450146", contacts=contacts)
    checker.go_on()
    checker.open_paper("center_email")
    page.clock.fast_forward("01:00:00")
    expect(checker.root).to_have_attribute("data-runtime", "ready")
    checker.button("Back").click()
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-step", "email_center")
