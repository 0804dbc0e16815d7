"""What Python says late, or never says, puts nothing back and leaves nobody waiting."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.site.checker import Checker
from tests.site.held_python import HeldPython
from tests.site.test_case_file import NOT_OPENED, open_file

NUMBER = "LIN-17-104-50146"
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
