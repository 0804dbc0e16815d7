"""Each press is carried out, shown as waiting, or reported as failed with a retry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker
from tests.site.held_python import HeldPython
from tests.site.test_case_file import NOT_OPENED, open_file
from tests.site.test_late_answers import NO_ANSWER, wait_in_vain
from tests.site.test_remembering import CALLED

TALL = ViewportSize(width=1280, height=2000)
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
EMPTY_THE_CHECK_PAGE = "() => document.querySelector('[data-answers]').replaceChildren()"
RUNTIME_FILE = "**/assets/runtime/**/*.wasm*"
COULD_NOT_START = "The checker could not start"


def finger_down(page: Page, button: Locator) -> None:
    """Press at the button's upper edge, so that it is missed where it moves down."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 2)
    page.mouse.down()


def press_continue(checker: Checker) -> None:
    """Press it as it is: a mere click of Playwright's waits until nothing runs."""
    checker.button("Continue").click(force=True)


def to_date_of_call(checker: Checker) -> None:
    checker.wait_until_ready().go_on_to("Date of the call", {"Have you called?": "Yes"})


def test_an_answer_during_a_press_does_not_move_the_button(checker: Checker, page: Page) -> None:
    # So high that nothing is scrolled: some browsers scroll along with what moves, others do not.
    page.set_viewport_size(TALL)
    to_date_of_call(checker)
    python = HeldPython(page)
    checker.field("Date of the call").fill("2026-10-01")
    checker.field("Date of the call").press("Tab")
    finger_down(page, checker.button("Continue"))
    python.let_go()
    python.wait_until_answered()
    page.mouse.up()
    expect(checker.field("Date of the call")).to_be_hidden()


def test_an_answer_is_drawn_after_a_press_that_ended_in_no_click(
    checker: Checker, page: Page
) -> None:
    to_date_of_call(checker)
    checker.field("Date of the call").fill("2026-10-01")
    page.mouse.move(5, 5)
    page.mouse.down(button="right")
    checker.field("Date of the call").press("Tab")
    expect(page.get_by_text("Thursday, October 1, 2026")).to_be_visible()
    page.mouse.up(button="right")
    page.mouse.down()
    checker.field("Date of the call").press("Enter")
    expect(checker.field("Date of the call")).to_be_hidden()


def test_continue_waits_for_the_day_that_was_pressed_before_it(
    checker: Checker, page: Page
) -> None:
    to_date_of_call(checker)
    python = HeldPython(page)
    checker.button("Yesterday").click()
    press_continue(checker)
    expect(checker.button("Continue")).to_have_attribute("aria-disabled", "true")
    python.let_go()
    expect(checker.field("Date of the call")).to_be_hidden()
    checker.button("Back").click()
    expect(checker.field("Date of the call")).to_have_value("November 23, 2026")


def test_a_late_day_does_not_replace_newer_typing(checker: Checker, page: Page) -> None:
    to_date_of_call(checker)
    python = HeldPython(page)
    checker.button("Yesterday").click()
    checker.field("Date of the call").fill("2026-10-01")
    python.let_go()
    expect(checker.button("Continue")).to_have_attribute("aria-disabled", "false")
    expect(checker.field("Date of the call")).to_have_value("2026-10-01")


def test_a_press_on_the_check_page_waits_until_it_is_filled(checker: Checker, page: Page) -> None:
    checker.open_case(form="I-485").go_on()
    expect(checker.outcome).to_have_attribute("data-step", "call")
    python = HeldPython(page)
    checker.button("Back").click()
    expect(checker.button("Continue")).to_have_attribute("aria-disabled", "true")
    # A second press of the same adds nothing.
    press_continue(checker)
    press_continue(checker)
    python.let_go()
    expect(checker.outcome).to_be_visible()
    checker.button("Back").click()
    checker.wait_for_check_page()


def test_saving_pressed_while_the_check_page_fills_is_carried_out(
    checker: Checker, page: Page
) -> None:
    checker.open_case(form="I-485").go_on()
    expect(checker.outcome).to_have_attribute("data-step", "call")
    python = HeldPython(page)
    checker.button("Back").click()
    checker.button("Save my case to a file").click()
    with page.expect_download() as saving:
        python.let_go()
    assert saving.value.suggested_filename == "case.json"


def test_a_second_press_while_a_check_runs_does_not_go_on_twice(
    checker: Checker, page: Page
) -> None:
    to_date_of_call(checker)
    python = HeldPython(page)
    checker.field("Date of the call").fill("2026-10-01")
    checker.button("Continue").dblclick()
    press_continue(checker)
    python.let_go()
    expect(checker.field("Date of the call")).to_be_hidden()
    checker.button("Back").click()
    expect(checker.field("Date of the call")).to_be_visible()


def test_a_press_starts_python_when_data_saver_is_on(page: Page, site: SiteServer) -> None:
    page.add_init_script(SAVES_DATA)
    checker = Checker(page, site.url).open()
    expect(checker.button("Continue")).to_be_enabled()
    expect(checker.root).to_have_attribute("data-runtime", "idle")
    checker.button("Try it with a made-up case").click()
    checker.wait_for_check_page()


def test_a_press_after_python_failed_says_so_and_works_on_retry(
    noisy_page: Page, site: SiteServer
) -> None:
    noisy_page.route(RUNTIME_FILE, lambda route: route.fulfill(status=404))
    checker = Checker(noisy_page, site.url).open()
    failed = noisy_page.locator("[data-failed]")
    expect(failed.get_by_text(COULD_NOT_START)).to_be_visible()
    expect(failed).not_to_be_focused()
    checker.button("Try it with a made-up case").click()
    expect(failed).to_be_focused()
    noisy_page.unroute(RUNTIME_FILE)
    failed.get_by_role("button", name="Try again", exact=True).click()
    checker.wait_for_check_page()


@dataclass(frozen=True)
class Press:
    """Something to press where Python gives no answer: what comes before, the press, its effect."""

    name: str
    prepare: Callable[[Checker], object]
    press: Callable[[Checker], object]
    carried_out: Callable[[Checker], None]
    said: str = NO_ANSWER


def open_called(checker: Checker) -> None:
    checker.open_case(form="I-485", **CALLED)


def open_outcome(checker: Checker) -> None:
    checker.open_case(form="I-485", **CALLED).go_on()
    expect(checker.outcome).to_have_attribute("data-step", "email_center")


def to_typed_date(checker: Checker) -> None:
    to_date_of_call(checker)
    checker.field("Date of the call").fill("2026-10-01")


def to_changed_page(checker: Checker) -> None:
    open_called(checker)
    checker.change("Receipt number")
    expect(checker.field("Receipt number")).to_be_visible()


def keep_called(checker: Checker) -> None:
    open_called(checker)
    checker.page.get_by_label("Remember on this device").check()
    expect(checker.page.get_by_text("Kept as case 1")).to_be_visible()
    checker.open().wait_until_ready()


def back_to_an_empty_check_page(checker: Checker) -> None:
    checker.button("Back").click()
    checker.page.evaluate(EMPTY_THE_CHECK_PAGE)


def open_a_file(checker: Checker) -> None:
    open_file(checker.page, '{"version": 1, "form": "I-485"}')


def stands_on_check_page(checker: Checker) -> None:
    checker.wait_for_check_page()


def stands_on_kept_case(checker: Checker) -> None:
    expect(checker.outcome).to_have_attribute("data-step", "email_center")
    expect(checker.page.get_by_label("Remember on this device")).to_be_checked()


def stands_past_the_date(checker: Checker) -> None:
    expect(checker.field("Date of the call")).to_be_hidden()
    checker.button("Back").click()
    expect(checker.field("Date of the call")).to_have_value("2026-10-01")


def shows_the_outcome(checker: Checker) -> None:
    expect(checker.outcome).to_have_attribute("data-step", "email_center")


def wrote_yesterday(checker: Checker) -> None:
    expect(checker.field("Date of the call")).to_have_value("November 23, 2026")


def removed_the_call(checker: Checker) -> None:
    expect(checker.page.get_by_text("It was removed.")).to_be_visible()
    expect(checker.page.get_by_role("button", name="Remove this call")).to_have_count(1)


def saved(checker: Checker) -> None:
    expect(checker.page.get_by_text("case.json goes to your downloads")).to_be_visible()


TWO_CALLS: dict[str, object] = {
    "form": "I-485",
    "contacts": [{"channel": "call", "on": "2026-09-01"}, {"channel": "call", "on": "2026-10-01"}],
}
PRESSES = (
    Press(
        "Continue on a question page",
        to_typed_date,
        lambda checker: checker.button("Continue").click(),
        stands_past_the_date,
    ),
    Press("the check page", open_outcome, back_to_an_empty_check_page, stands_on_check_page),
    Press(
        "the outcome",
        open_called,
        lambda checker: checker.button("Continue").click(),
        shows_the_outcome,
    ),
    Press("a case file", Checker.wait_until_ready, open_a_file, stands_on_check_page, NOT_OPENED),
    Press(
        "a kept case",
        keep_called,
        lambda checker: checker.button("Open case 1").click(),
        stands_on_kept_case,
    ),
    Press(
        "saving",
        open_called,
        lambda checker: checker.button("Save my case to a file").click(),
        saved,
    ),
    Press(
        "the made-up case",
        Checker.wait_until_ready,
        lambda checker: checker.button("Try it with a made-up case").click(),
        stands_on_check_page,
    ),
    Press(
        "Change",
        to_changed_page,
        lambda checker: checker.button("Continue").click(),
        stands_on_check_page,
    ),
    Press(
        "a day",
        to_date_of_call,
        lambda checker: checker.button("Yesterday").click(),
        wrote_yesterday,
    ),
    Press(
        "removing a call",
        lambda checker: checker.open_case(**TWO_CALLS),
        lambda checker: checker.page.get_by_role("button", name="Remove this call").last.click(),
        removed_the_call,
    ),
)


@pytest.mark.parametrize("press", PRESSES, ids=[press.name for press in PRESSES])
def test_a_press_without_an_answer_offers_a_retry_that_works(
    checker: Checker, page: Page, press: Press
) -> None:
    press.prepare(checker)
    HeldPython(page)
    press.press(checker)
    wait_in_vain(page, press.said)
    again = page.get_by_role("button", name="Try again", exact=True)
    expect(again).to_have_count(1)
    checker.wait_until_ready()
    again.click()
    press.carried_out(checker)
    expect(again).to_have_count(0)
    expect(page.get_by_text(press.said)).to_be_hidden()


def test_an_unused_retry_button_disappears_with_its_page(checker: Checker, page: Page) -> None:
    to_typed_date(checker)
    HeldPython(page)
    checker.button("Continue").click()
    wait_in_vain(page, NO_ANSWER)
    checker.button("Back").click()
    expect(page.get_by_role("button", name="Try again", exact=True)).to_have_count(0)
