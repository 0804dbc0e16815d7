"""The papers that are saved as files of their own are as clean as the pages."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import BrowserContext

from case_inquiry import papers
from case_inquiry.case import Case, Contact
from tests.site.axe import look, look_at_print

TODAY = date(2026, 11, 24)
CASE = Case(
    receipt_number="EAC1710450146",
    form="I-485",
    filed_on=date(2017, 2, 7),
    contacts=(
        Contact("call", on=date(2026, 9, 20), representative="Agent 1234", service_request="SR-99"),
        Contact("center_email", on=date(2026, 10, 25)),
    ),
)


@pytest.mark.parametrize(
    ("kind", "masked"), [("call_script", True), ("record_html", True), ("record_html", False)]
)
def test_axe_finds_nothing_in_a_saved_paper(
    context: BrowserContext, kind: str, masked: bool
) -> None:
    file = papers.write(kind, CASE, TODAY, masked=masked).file
    assert file
    page = context.new_page()
    page.set_content(file.content.decode())
    look(page, kind)
    look_at_print(page, kind)
