"""A case goes to a file and comes back; a file that cannot be used changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.site.checker import Checker
from tests.site.test_remembering import CALLED


def open_file(page: Page, text: str) -> None:
    file = FilePayload(name="case.json", mimeType="application/json", buffer=text.encode())
    page.get_by_label("Open a case file").set_input_files(files=[file])


def test_a_saved_case_opens_again_with_the_same_outcome(checker: Checker, page: Page) -> None:
    checker.open_case(form="I-485", **CALLED)
    with page.expect_download() as saving:
        checker.button("Save my case to a file").click()
    text = Path(saving.value.path()).read_text(encoding="utf-8")
    assert saving.value.suggested_filename == "case.json"
    assert json.loads(text)["receipt_number"] == "EAC1710450146"

    checker.open()
    open_file(page, text)
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-step", "email_center")
    expect(checker.outcome).to_have_attribute("data-act-on", "2026-10-21")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"version": 1, "form": ', "This file was not opened. Nothing was changed."),
        ('{"version": 9}', "A newer edition of this site wrote this file"),
        ('{"version": 1, "filed_on": "2030-01-01"}', "This file was not opened."),
        (" " * 70_000, "This file was not opened."),
    ],
    ids=["damaged", "newer", "wrong day", "too large"],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    checker: Checker, page: Page, text: str, words: str
) -> None:
    checker.open_case(**CALLED)
    open_file(page, text)
    expect(page.get_by_text(words).first).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="September 20")).to_be_visible()
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-step", "email_center")


def test_a_change_after_opening_asks_nothing_else_again(checker: Checker, page: Page) -> None:
    checker.open_case(form="I-485", contacts=[{"channel": "call"}])
    checker.button("Change Form").click()
    checker.answer("Form", "N-400")
    checker.go_on()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()


def test_a_call_is_added_removed_and_put_back(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    checker.button("Add another call").click()
    checker.button("Back").click()
    expect(page.get_by_role("button", name="Remove this call")).to_be_hidden()
    checker.button("Add another call").click()
    checker.field("Date of your second call").fill("10/20/2026")
    for _ in range(4):
        checker.go_on()
        if page.get_by_role("heading", name="Check your answers").is_visible():
            break
    second = page.get_by_role("definition").filter(has_text="October 20, 2026")
    expect(second).to_be_visible()
    checker.button("Remove this call").click()
    expect(page.get_by_text("The call was removed.")).to_be_visible()
    expect(second).to_be_hidden()
    checker.button("Put it back").click()
    expect(second).to_be_visible()
    checker.button("Remove this call").click()
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-act-on", "2026-10-21")
