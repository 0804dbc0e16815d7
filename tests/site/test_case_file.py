"""A case is saved to a file and opened again; an unusable file changes nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.site.checker import Checker
from tests.site.test_remembering import CALLED

NOT_OPENED = "This file was not opened. Nothing was changed."
NO_CASE = (
    "It is not a case file, or the file is damaged. Look for the file that “Save my case to a "
    "file” made. Most often its name is case.json. If you have no other copy, answer the "
    "questions again."
)
REMOVE_SECOND = "Remove this call Date of your second call"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


@pytest.fixture
def checker(ready_checker: Checker) -> Checker:
    """The page that many tests share: nothing here is kept from one to the next."""
    return ready_checker


@pytest.fixture
def page(ready_checker: Checker) -> Page:
    """The same page."""
    return ready_checker.page


def open_file(page: Page, content: str | bytes, name: str = "case.json") -> None:
    raw = content.encode() if isinstance(content, str) else content
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=raw)
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
    ("name", "content", "words"),
    [
        ("case.json", '{"version": 1, "form": ', NO_CASE),
        ("letter.png", PICTURE, NO_CASE),
        ("mail.eml", "From: agent@example.org\r\nSubject: Case\r\n\r\nHello", NO_CASE),
        ("case.json", '{"form": 485}', "something in it cannot be read"),
        ("case.json", '{"version": 9}', "A newer edition of this site wrote this file"),
        ("case.json", '{"version": 1, "filed_on": "2030-01-01"}', "January 1, 2030 has not come"),
        ("film.mp4", PICTURE * 60, "This is more than one case can hold."),
    ],
    ids=["damaged", "picture", "email", "changed", "newer", "wrong day", "too large"],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    checker: Checker, page: Page, name: str, content: str | bytes, words: str
) -> None:
    checker.open_case(**CALLED)
    open_file(page, content, name)
    expect(page.get_by_text(NOT_OPENED)).to_be_visible()
    said = page.get_by_text(words)
    expect(said).to_be_visible()
    assert not re.search("JSON|UTF-8|bytes|line 1|column|bracket|object", said.inner_text())
    expect(page.get_by_role("definition").filter(has_text="September 20")).to_be_visible()
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-step", "email_center")


PAPERS: dict[str, object] = {
    "form": "I-485",
    "receipt_number": "EAC1710450146",
    "a_number": "A012345678",
    "filed_on": "2017-02-07",
    "role": "organization",
    "consent": "g28",
}


def saved_case(page: Page, checker: Checker) -> dict[str, object]:
    with page.expect_download() as saving:
        checker.button("Save my case to a file").click()
    found: dict[str, object] = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    return {key: value for key, value in found.items() if key in PAPERS}


def saved_record(page: Page, checker: Checker) -> str:
    checker.open_paper("record_html")
    checker.outcome.get_by_label("Show my numbers in full in this record").check()
    expect(page.get_by_text("It has your full numbers.").first).to_be_visible()
    with page.expect_download() as saving:
        checker.outcome.get_by_role("link", name="Save record.html").click()
    return Path(saving.value.path()).read_text(encoding="utf-8")


def test_a_resolved_case_keeps_its_papers(checker: Checker, page: Page) -> None:
    call = {"channel": "call", "on": "2026-09-20"}
    checker.open_case(**PAPERS, contacts=[call], resolved_on="2026-11-20")
    expect(page.get_by_role("definition").filter(has_text="0146").first).to_be_visible()
    assert saved_case(page, checker) == PAPERS
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-status", "resolved")
    record = saved_record(page, checker)
    for told in ("EAC1710450146", "A012345678", "I-485", "February 7, 2017"):
        assert told in record


def test_a_case_marked_resolved_keeps_its_receipt_number(checker: Checker, page: Page) -> None:
    checker.open_case(**PAPERS, contacts=[{"channel": "call", "on": "2026-09-20"}])
    checker.change("Has your case been resolved?")
    checker.answer("Has your case been resolved?", "Yes")
    checker.field("Date it was resolved").fill("11/20/2026")
    checker.go_on()
    checker.wait_for_check_page()
    assert saved_case(page, checker) == PAPERS
    checker.change("Date filed")
    checker.field("Date filed").fill("2/8/2017")
    checker.go_on()
    checker.wait_for_check_page()
    assert saved_case(page, checker) == PAPERS | {"filed_on": "2017-02-08"}
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-status", "resolved")
    assert "EAC1710450146" in saved_record(page, checker)


def test_a_case_file_contains_contacts_of_todays_procedure(checker: Checker, page: Page) -> None:
    contacts = [
        {"channel": "call", "on": "2026-09-20"},
        {"channel": "e_request", "on": "2026-11-02", "service_request": "SR-77"},
    ]
    checker.open_case(form="I-485", contacts=contacts)
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-procedure", "notice-2009")
    with page.expect_download() as saving:
        checker.button("Save my case to a file").click()
    found = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    assert [contact["on"] for contact in found["contacts"]] == ["2026-09-20", "2026-11-02"]


def test_a_change_after_opening_a_file_repeats_no_other_question(
    checker: Checker, page: Page
) -> None:
    checker.open_case(form="I-485", contacts=[{"channel": "call"}])
    checker.change("Form")
    checker.answer("Form", "N-400")
    checker.go_on()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()


def test_a_call_is_added_removed_and_put_back(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    checker.button("Add another call").click()
    checker.button("Back").click()
    expect(checker.button(REMOVE_SECOND)).to_be_hidden()
    checker.button("Add another call").click()
    checker.field("Date of your second call").fill("10/20/2026")
    for _ in range(4):
        checker.go_on()
        if page.get_by_role("heading", name="Check your answers").is_visible():
            break
    second = page.get_by_role("definition").filter(has_text="October 20, 2026")
    expect(second).to_be_visible()
    checker.button(REMOVE_SECOND).click()
    expect(page.get_by_text("It was removed.")).to_be_visible()
    expect(second).to_be_hidden()
    checker.button("Put it back").click()
    expect(second).to_be_visible()
    checker.button(REMOVE_SECOND).click()
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-act-on", "2026-10-21")


def test_every_contact_can_be_removed_and_put_back(checker: Checker, page: Page) -> None:
    call = {"channel": "call", "on": "2026-09-20"}
    email = {"channel": "center_email", "on": "2026-10-25"}
    checker.open_case(receipt_number="EAC1710450146", contacts=[call, email])
    told = page.get_by_role("definition").filter(has_text="October 25, 2026")
    remove = checker.button("Remove this email Date of the email to the service center")
    remove.click()
    expect(told).to_be_hidden()
    expect(checker.button("Put it back")).to_be_focused()
    checker.button("Put it back").click()
    expect(told).to_be_visible()
    remove.click()
    checker.button("Remove this call Date of the call").click()
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-step", "call")
