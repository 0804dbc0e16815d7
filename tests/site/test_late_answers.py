"""A stale response of Python restores no old data, and a missing one ends in a timeout message."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.site.checker import Checker
from tests.site.held_python import HeldPython
from tests.site.test_case_file import NOT_OPENED, open_file

NUMBER = "LIN-17-104-50146"
IS_BEING_READ = "The file is being read."
NO_ANSWER = "That took too long or broke off."
GIVEN_UP_AFTER_MS = 20_001
ROUND_TRIPS_UNTIL_A_FILE_IS_READ = 100
ALL_THAT_CAN_BE_READ = """() => [
  document.documentElement.outerHTML,
  ...[...document.querySelectorAll("input, textarea")].map((field) => field.value),
].join(" ")"""


def test_a_late_answer_about_a_number_that_was_dropped_is_not_shown(
    checker: Checker, page: Page
) -> None:
    checker.wait_until_ready().go_on_to("Receipt number")
    python = HeldPython(page)
    checker.field("Receipt number").fill(NUMBER)
    checker.field("Receipt number").press("Tab")
    checker.button("Start over").click()
    open_file(page, "no case")
    python.let_go()
    # Python answers in the order in which it was asked.
    expect(page.get_by_text(NOT_OPENED)).to_be_visible()
    assert "50146" not in page.evaluate(ALL_THAT_CAN_BE_READ)


def wait_in_vain(page: Page, words: str) -> None:
    """Advance the clock past the timeout of a call, until the page shows `words`."""
    said = page.get_by_text(words)
    for _ in range(ROUND_TRIPS_UNTIL_A_FILE_IS_READ):
        page.clock.fast_forward(GIVEN_UP_AFTER_MS)
        if said.is_visible():
            return
    raise AssertionError(f"never said: {words}")


def test_a_file_that_python_does_not_answer_about_is_said_not_to_be_opened(
    checker: Checker, page: Page
) -> None:
    checker.wait_until_ready()
    HeldPython(page)
    open_file(page, '{"version": 1, "form": "I-485"}')
    expect(page.get_by_text(IS_BEING_READ)).to_be_visible()
    wait_in_vain(page, NOT_OPENED)
    expect(page.get_by_text(NO_ANSWER)).to_be_visible()
    expect(page.get_by_text(IS_BEING_READ)).to_be_hidden()
    checker.open_case(form="I-485")


def test_a_day_that_python_does_not_write_is_said_not_to_come(checker: Checker, page: Page) -> None:
    checker.wait_until_ready().go_on_to("Date of the call", {"Have you called?": "Yes"})
    HeldPython(page)
    checker.button("Yesterday").click()
    wait_in_vain(page, NO_ANSWER)
    expect(page.get_by_role("alert")).to_be_focused()
    checker.wait_until_ready().button("Yesterday").click()
    expect(checker.field("Date of the call")).to_have_value("November 23, 2026")


def test_a_file_that_is_gone_is_said_not_to_be_opened(checker: Checker, page: Page) -> None:
    checker.wait_until_ready()
    page.evaluate(
        "() => { Blob.prototype.text = async () => {"
        " throw new DOMException('gone', 'NotFoundError'); }; }"
    )
    open_file(page, '{"version": 1}')
    expect(page.get_by_text(NOT_OPENED)).to_be_visible()
    expect(page.get_by_text(IS_BEING_READ)).to_be_hidden()


def test_a_file_that_is_read_after_starting_over_is_not_opened(
    checker: Checker, page: Page
) -> None:
    checker.open_case(form="I-485")
    python = HeldPython(page)
    open_file(page, '{"version": 1, "receipt_number": "LIN1710450146"}')
    expect(page.get_by_text(IS_BEING_READ)).to_be_visible()
    checker.button("Start over").click()
    open_file(page, "no case")
    python.let_go()
    expect(page.get_by_text(NOT_OPENED)).to_be_visible()
    assert "50146" not in page.evaluate(ALL_THAT_CAN_BE_READ)
