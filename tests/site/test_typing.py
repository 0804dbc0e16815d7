"""Typed text is read, confirmed with the person if it is unclear, and never lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-10-01", "Thursday, October 1, 2026"),
        ("10/01/2026", "Thursday, October 1, 2026"),
        ("Oct 1, 2026", "Thursday, October 1, 2026"),
        ("1 October 2026", "Thursday, October 1, 2026"),
    ],
)
def test_a_date_is_read_as_people_write_it(ready_checker: Checker, typed: str, words: str) -> None:
    ready_checker.go_on_to("Date of the call", {"Have you called?": "Yes"})
    ready_checker.answer("Date of the call", typed)
    ready_checker.go_on()
    ready_checker.button("Back").click()
    expect(ready_checker.field("Date of the call")).to_have_value(typed)
    expect(ready_checker.page.get_by_text(words).locator("visible=true")).to_be_visible()


def test_a_date_that_cannot_be_month_first_asks_for_confirmation(ready_checker: Checker) -> None:
    ready_checker.go_on_to("Date of the call", {"Have you called?": "Yes"})
    ready_checker.answer("Date of the call", "24/10/2026")
    ready_checker.button("Continue").click()
    field = ready_checker.field("Date of the call")
    described = field.get_attribute("aria-describedby") or ""
    expect(field).to_have_attribute("aria-invalid", "true")
    assert described, "the message must be linked to the field"
    expect(field).to_have_value("24/10/2026")
    ready_checker.page.get_by_role("button", name=re.compile("October 24, 2026")).click()
    ready_checker.go_on()
    expect(ready_checker.field("Date of the call")).to_be_hidden()


def test_a_wrong_receipt_number_offers_a_correction(ready_checker: Checker) -> None:
    ready_checker.go_on_to("Receipt number")
    ready_checker.answer("Receipt number", "EACI710450146")
    ready_checker.button("Continue").click()
    expect(ready_checker.field("Receipt number")).to_have_value("EACI710450146")
    ready_checker.page.get_by_role("button", name=re.compile("EAC.?17.?104.?50146")).click()
    ready_checker.go_on()
    expect(ready_checker.field("Form")).to_be_visible()


def test_typed_text_is_kept_while_python_loads(page: Page, site: SiteServer) -> None:
    held: list[Route] = []
    # Before the first visit: what was kept by one would come without the network.
    page.route("**/assets/runtime/**/*.wasm*", lambda route: held.append(route))
    checker = Checker(page, site.url).open()
    checker.go_on_to("Date of the call", {"Have you called?": "Yes"})
    checker.answer("Date of the call", "2026-10-01")
    expect(checker.root).to_have_attribute("data-runtime", "loading")
    for route in held:
        route.continue_()
    page.unroute("**/assets/runtime/**/*.wasm*")
    checker.wait_until_ready()
    # It is out of sight by now; which of the files came first, and was counted, is not sure.
    counted = page.locator("[data-bytes]")
    expect(counted).to_have_text(re.compile(r"^\d\.\d of \d\.\d MB$"))
    expect(checker.field("Date of the call")).to_have_value("2026-10-01")
    outcome = checker.walk({"Date of the call": "2026-10-01"})
    expect(outcome).to_have_attribute("data-act-on", "2026-11-01")


def test_a_missing_file_shows_the_failed_state_and_the_worksheet(
    noisy_page: Page, site: SiteServer
) -> None:
    noisy_page.route("**/assets/runtime/**/*.wasm*", lambda route: route.fulfill(status=404))
    checker = Checker(noisy_page, site.url).open()
    expect(checker.root).to_have_attribute("data-runtime", "failed", timeout=60_000)
    expect(noisy_page.get_by_role("link", name=re.compile("worksheet")).first).to_be_visible()
    noisy_page.unroute("**/assets/runtime/**/*.wasm*")
    checker.button("Try again").click()
    checker.wait_until_ready()


def test_the_example_case_fills_every_box(ready_checker: Checker) -> None:
    ready_checker.button("Try it with a made-up case").click()
    outcome = ready_checker.walk({})
    expect(outcome).to_have_attribute("data-step", re.compile("."))


def test_typed_text_never_appears_in_the_url(ready_checker: Checker) -> None:
    ready_checker.walk({"Have you called?": "No", "Receipt number": "EAC-17-104-50146"})
    assert "50146" not in ready_checker.page.url
    assert "EAC" not in ready_checker.page.url


def test_every_field_turns_off_the_browsers_helpers(noisy_page: Page, site: SiteServer) -> None:
    """In the HTML as it was built, where the fields of all questions are."""
    noisy_page.route("**/*.js", lambda route: route.abort())
    Checker(noisy_page, site.url).open()
    fields = noisy_page.locator("main input[type=text], main textarea")
    assert fields.count() > 15
    for field in fields.all():
        expect(field).to_have_attribute("autocomplete", "off")
        expect(field).to_have_attribute("spellcheck", "false")
        assert field.evaluate("element => element.closest('[translate=no]') !== null")


def test_a_label_names_one_field(ready_checker: Checker) -> None:
    assert ready_checker.page.get_by_label("Date of the answer", exact=True).count() == 0
    ready_checker.go_on_to(
        "Did the service center answer?",
        {
            "Have you called?": "Yes",
            "Date of the call": "9/20/2026",
            "Have you emailed the service center?": "Yes",
            "Date of the email to the service center": "10/25/2026",
        },
    )
    ready_checker.answer("Did the service center answer?", "Yes, but it did not help")
    ready_checker.page.get_by_label("Date of the answer", exact=True).fill("11/2/2026")
    ready_checker.go_on()
    ready_checker.button("Back").click()
    expect(ready_checker.page.get_by_label("Date of the answer", exact=True)).to_have_value(
        "11/2/2026"
    )


def test_a_number_that_may_begin_otherwise_is_read_and_the_other_is_offered(
    ready_checker: Checker,
) -> None:
    ready_checker.go_on_to("Receipt number")
    ready_checker.answer("Receipt number", "WCA2190512345")
    ready_checker.field("Receipt number").press("Tab")
    offer = ready_checker.page.get_by_role("button", name=re.compile("WAC2190512345"))
    expect(offer).to_be_visible()
    offer.click()
    expect(ready_checker.field("Receipt number")).to_have_value("WAC2190512345")
    ready_checker.go_on()
    expect(ready_checker.field("Form")).to_be_visible()


def test_a_word_for_two_forms_is_asked_back(ready_checker: Checker) -> None:
    ready_checker.go_on_to("Form")
    ready_checker.field("Form").fill("green card")
    ready_checker.field("Form").press("Tab")
    expect(ready_checker.page.get_by_text("Did you mean I-485?")).to_be_visible()
    ready_checker.button("I-485").click()
    expect(ready_checker.field("Form")).to_have_value("I-485")
