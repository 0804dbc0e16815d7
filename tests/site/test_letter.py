"""The email link and the draft contain the letter as the person edited it."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.checker import Checker

CALL = {"channel": "call", "on": "2026-09-01"}
CENTER_EMAIL = {"channel": "center_email", "on": "2026-10-05"}
WRITTEN: dict[str, object] = {"form": "I-485", "receipt_number": "EAC1710450146"}
CLOSED = "reported closed since January 21, 2019"
NOT_KNOWN = "we don't know if anyone reads it"
WARNING = re.compile(r"Fill in \[.*\] before you send it\.")


@pytest.fixture
def checker(ready_checker: Checker) -> Iterator[Checker]:
    """The page that many tests share: nothing here is kept from one to the next."""
    yield ready_checker
    ready_checker.page.evaluate("delete globalThis.opened")


@pytest.fixture
def page(ready_checker: Checker) -> Page:
    """The same page."""
    return ready_checker.page


class Letter:
    """The letter of an outcome: its fields, its link and its draft."""

    def __init__(self, checker: Checker, *contacts: dict[str, str]) -> None:
        checker.open_case(**WRITTEN, contacts=list(contacts))
        checker.go_on()
        outcome = checker.edit_paper("hq_email" if CENTER_EMAIL in contacts else "center_email")
        self.subject = outcome.get_by_role("textbox", name="Subject", exact=True)
        self.text = outcome.get_by_role("textbox", name="Text", exact=True)
        self.link = outcome.get_by_role("link", name=re.compile("^Open this email"))
        self.draft = outcome.get_by_role("button", name=re.compile("^Save this email"))
        self.warning = outcome.get_by_text(WARNING)

    def edit(self) -> None:
        """Fill in what the person would fill in."""
        self.subject.fill("My case, é")
        self.text.fill("Hello\n\nMy name is Ana.")


def letter_in(link: Locator) -> dict[str, list[str]]:
    """Return subject and text of an email link."""
    return parse_qs(urlsplit(link.get_attribute("href") or "").query)


# Headless browsers have no mail program: record the address that would open one.
NOTES_OPENED = """() => {
  globalThis.opened = [];
  addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="mailto:"]');
    if (!link || !globalThis.opened || event.defaultPrevented) return;
    event.preventDefault();
    globalThis.opened.push(link.href);
  });
}"""


def test_the_email_link_contains_the_edited_text(checker: Checker, page: Page) -> None:
    letter = Letter(checker, CALL)
    page.evaluate(NOTES_OPENED)
    letter.edit()
    letter.link.click()  # at once: the link waits for the last words
    page.wait_for_function("globalThis.opened.length === 1")
    (opened,) = page.evaluate("globalThis.opened")
    assert urlsplit(opened).path == "vsc.ncscfollowup@dhs.gov"
    assert parse_qs(urlsplit(opened).query) == {
        "subject": ["My case, é"],
        "body": ["Hello\r\n\r\nMy name is Ana."],
    }
    assert opened == letter.link.get_attribute("href")


def test_an_unfilled_bracket_shows_a_warning_and_the_link_still_works(
    checker: Checker, page: Page
) -> None:
    letter = Letter(checker, CALL)
    page.evaluate(NOTES_OPENED)
    letter.link.click()
    expect(letter.warning).to_be_visible()
    assert len(page.evaluate("globalThis.opened")) == 1
    letter.edit()
    letter.subject.fill("About [date]")
    letter.link.click()
    expect(checker.outcome.get_by_text("Fill in [date] before you send it.")).to_be_visible()
    letter.edit()
    letter.link.click()
    page.wait_for_function("globalThis.opened.length === 3")
    expect(letter.warning).to_be_hidden()


def test_a_text_too_long_for_the_link_is_left_out_with_a_message(checker: Checker) -> None:
    letter = Letter(checker, CALL)
    too_long = checker.outcome.get_by_text("The text is too long for an email link.")
    expect(too_long).to_have_count(0)
    letter.text.fill("word " * 500)
    expect(too_long).to_be_visible()
    assert "body" not in letter_in(letter.link)
    letter.edit()
    expect(too_long).to_have_count(0)
    assert letter_in(letter.link)["subject"] == ["My case, é"]


@pytest.mark.parametrize(
    ("contacts", "address", "state"),
    [
        ((CALL,), "vsc.ncscfollowup@dhs.gov", CLOSED),
        ((CALL, CENTER_EMAIL), "SCOPSSCATA@dhs.gov", NOT_KNOWN),
    ],
    ids=["center", "headquarters"],
)
def test_the_draft_contains_the_edited_letter(
    checker: Checker, page: Page, contacts: tuple[dict[str, str], ...], address: str, state: str
) -> None:
    letter = Letter(checker, *contacts)
    expect(letter.draft).to_have_text(f"Save this email as a draft ({state})")
    letter.edit()
    with page.expect_download() as saving:
        letter.draft.click()
    assert saving.value.suggested_filename == "email.eml"
    content = Path(saving.value.path()).read_bytes()
    message = email.message_from_bytes(content, policy=default)
    assert (message["To"], message["Subject"]) == (address, "My case, é")
    assert message["X-Unsent"] == "1"
    assert message.get_content().replace("\r\n", "\n") == "Hello\n\nMy name is Ana.\n"
    expect(checker.outcome.get_by_text("email.eml goes to your downloads.")).to_be_visible()


def test_a_draft_with_an_unfilled_bracket_is_saved_with_a_warning(
    checker: Checker, page: Page
) -> None:
    letter = Letter(checker, CALL)
    with page.expect_download():
        letter.draft.click()
    expect(letter.warning).to_be_visible()
