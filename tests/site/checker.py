"""The checker as a person meets it: by its labels and buttons only."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Self

from playwright.sync_api import FilePayload, Locator, Page, expect

PYTHON_STARTS_WITHIN_MS = 60_000
MORE_PAGES_THAN_THERE_ARE = 40
#: What an answer opens is shown in the turn after it.
NEXT_TURN = "() => new Promise((done) => setTimeout(done))"


def wait_for_another_place(page: Page, before: str) -> None:
    """Wait until the address is no longer `before`: each page of the checker has its own."""
    page.wait_for_url(
        lambda now: now != before, wait_until="commit", timeout=PYTHON_STARTS_WITHIN_MS
    )


class Checker:
    """Answers questions by their visible labels and reads the outcome."""

    def __init__(self, page: Page, site_url: str) -> None:
        self.page = page
        self.url = f"{site_url}checker/"

    def open(self) -> Self:
        """Go to the checker's page."""
        self.page.goto(self.url)
        return self

    @property
    def root(self) -> Locator:
        """The element that shows the runtime's state."""
        return self.page.locator("[data-runtime]")

    @property
    def outcome(self) -> Locator:
        """The region that answers."""
        return self.page.get_by_role("region", name="Your next step", exact=True)

    def wait_until_ready(self) -> Self:
        """Wait until Python is ready."""
        expect(self.root).to_have_attribute(
            "data-runtime", "ready", timeout=PYTHON_STARTS_WITHIN_MS
        )
        return self

    def group(self, label: str) -> Locator:
        """Return the group of radio buttons with this legend."""
        return self.page.get_by_role("group", name=label, exact=True)

    def field(self, label: str) -> Locator:
        """Return the text field with this label."""
        return self.page.get_by_role("textbox", name=label, exact=True).or_(
            self.page.get_by_role("combobox", name=label, exact=True)
        )

    def button(self, name: str) -> Locator:
        """Return the button with this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def answer(self, label: str, value: str) -> None:
        """Answer the question `label`, which must be on the page."""
        if self.group(label).is_visible():
            self.group(label).get_by_role("radio", name=value, exact=True).check()
        else:
            self.field(label).fill(value)

    def is_asked(self, label: str) -> bool:
        """Tell whether the question `label` is visible now."""
        return self.group(label).is_visible() or self.field(label).is_visible()

    def change(self, label: str) -> None:
        """Press, on the check page, what leads to the question `label`, answered or not."""
        row = self.button(f"Change {label}")
        if row.is_visible():
            row.click()
            return
        empty = self.page.locator("[data-still-empty-box]")
        empty.evaluate("box => { box.open = true; }")
        empty.get_by_role("button", name=label, exact=True).click()

    def go_on(self) -> None:
        """Press Continue and wait for the next page."""
        before = self.page.url
        self.button("Continue").click()
        wait_for_another_place(self.page, before)

    def go_on_to(self, label: str, answers: Mapping[str, str] | None = None) -> None:
        """Continue, answering what `answers` knows, until `label` is asked."""
        for _ in range(MORE_PAGES_THAN_THERE_ARE):
            if self.is_asked(label):
                return
            self._answer_what_is_asked(answers or {"Have you called?": "No"})
            if self.is_asked(label):
                return
            self.go_on()
        raise AssertionError(f"{label} was never asked")

    def open_case(self, **case: object) -> Self:
        """Open a case file: the quickest way to the check page."""
        text = json.dumps({"version": 1, **case}).encode()
        file = FilePayload(name="case.json", mimeType="application/json", buffer=text)
        self.page.get_by_label("Open a case file").set_input_files(files=[file])
        self.wait_for_check_page()
        return self

    def wait_for_check_page(self) -> None:
        """Wait until the answers stand on the check page."""
        heading = self.page.get_by_role("heading", name="Check your answers", exact=True)
        expect(heading).to_be_visible(timeout=PYTHON_STARTS_WITHIN_MS)
        expect(self.page.locator("[data-answers] dl").first).to_be_visible()

    def open_paper(self, kind: str) -> Locator:
        """Open a paper of the outcome, which is folded, and wait until it is written."""
        paper = self.outcome.locator(f"[data-paper={kind}]")
        paper.evaluate(
            "box => { for (let one = box; one; one = one.parentElement.closest('details')) "
            "one.open = true; }"
        )
        expect(paper.locator(".document")).to_be_visible(timeout=PYTHON_STARTS_WITHIN_MS)
        return paper

    def edit_paper(self, kind: str) -> Locator:
        """Open a paper of the outcome and its text boxes."""
        paper = self.open_paper(kind)
        paper.get_by_role("button", name="Edit", exact=True).click()
        return paper

    def walk(self, answers: Mapping[str, str]) -> Locator:
        """Go through all pages, answering what `answers` knows; return the outcome."""
        left = dict(answers)
        for _ in range(MORE_PAGES_THAN_THERE_ARE):
            if self.outcome.is_visible():
                assert not left, f"never asked: {sorted(left)}"
                return self.outcome
            for label in self._answer_what_is_asked(left):
                del left[label]
            self.go_on()
        raise AssertionError("the outcome was never reached")

    def see_now(self, answers: Mapping[str, str]) -> int:
        """Answer what `answers` knows and see the step as soon as all is told; return the pages."""
        left = dict(answers)
        for pages in range(1, MORE_PAGES_THAN_THERE_ARE):
            for label in self._answer_what_is_asked(left):
                del left[label]
            now = self.button("See my next step now")
            if not left:
                expect(now).to_be_visible()
                before = self.page.url
                now.click()
                wait_for_another_place(self.page, before)
                expect(self.outcome).to_have_attribute("data-status", re.compile("."))
                return pages
            self.go_on()
        raise AssertionError(f"never asked: {sorted(left)}")

    def _answer_what_is_asked(self, answers: Mapping[str, str]) -> list[str]:
        """Answer in the order of `answers`, in which what an answer opens comes after it."""
        answered: list[str] = []
        for label, value in answers.items():
            if self.is_asked(label):
                self.answer(label, value)
                self.page.evaluate(NEXT_TURN)
                answered.append(label)
        return answered
