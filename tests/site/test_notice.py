"""What a notice says is offered on the page, taken or left by the person, and kept nowhere."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.rules.made_pdfs import pdf_of, receipt_notice
from tests.site.axe import look
from tests.site.checker import PYTHON_STARTS_WITHIN_MS, Checker
from tests.site.test_late_answers import ALL_THAT_CAN_BE_READ

TEXT = (
    "Receipt Number\nEAC1710450146\nCase Type\nI485 - ADJUST STATUS\n"
    "Received Date\n02/07/2017\nNotice Date\n02/10/2017\nA-Number\n012 345 678"
)


def notice(page: Page) -> Locator:
    return page.locator("[data-notice]")


def unfold(page: Page) -> None:
    page.get_by_text("Fill in from your notice", exact=True).click()


def paste(page: Page, text: str) -> None:
    unfold(page)
    page.get_by_label("Text of your notice", exact=True).fill(text)
    page.get_by_role("button", name="Read this text", exact=True).click()


def open_pdf(page: Page, content: bytes, name: str = "notice.pdf") -> None:
    file = FilePayload(name=name, mimeType="application/pdf", buffer=content)
    page.get_by_label("Open a PDF").set_input_files(files=[file])


def use(page: Page, what: str) -> Locator:
    return page.get_by_role("button", name=f"Use this {what}", exact=True)


def test_a_pasted_notice_fills_in_what_the_person_takes(checker: Checker, page: Page) -> None:
    checker.wait_until_ready().go_on_to("Receipt number")
    paste(page, TEXT)
    expect(use(page, "Receipt number EAC-17-104-50146")).to_be_visible()
    expect(checker.field("Receipt number")).to_have_value("")
    look(page, "what a notice says")
    use(page, "Receipt number EAC-17-104-50146").click()
    expect(checker.field("Receipt number")).to_have_value("EAC-17-104-50146")
    use(page, "Date filed February 7, 2017").click()
    checker.go_on()
    expect(notice(page).get_by_text("EAC")).to_have_count(0)
    checker.go_on_to("Form", {"Have you called?": "No"})
    expect(checker.field("Form")).to_have_value("")


def test_what_was_taken_can_be_put_back(checker: Checker, page: Page) -> None:
    checker.wait_until_ready().go_on_to("Receipt number")
    checker.field("Receipt number").fill("LIN1710450147")
    paste(page, TEXT)
    expect(notice(page).get_by_text("Your answer now: LIN1710450147")).to_be_visible()
    use(page, "Receipt number EAC-17-104-50146").click()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(checker.field("Receipt number")).to_have_value("LIN1710450147")


def test_a_pdf_of_two_notices_offers_both_numbers(checker: Checker, page: Page) -> None:
    checker.wait_until_ready().go_on_to("Receipt number")
    unfold(page)
    first = receipt_notice("EAC1710450146", "I485 - ADJUST STATUS", "02/07/2017")
    second = receipt_notice("LIN1710450147", "I130 - ALIEN RELATIVE", "02/08/2017")
    open_pdf(page, pdf_of([first, second]))
    expect(use(page, "Receipt number LIN-17-104-50147")).to_be_visible(
        timeout=PYTHON_STARTS_WITHIN_MS
    )
    expect(notice(page).get_by_text("more than one receipt number")).to_be_visible()


def test_a_protected_notice_fills_in_nothing_and_leads_to_the_question(
    checker: Checker, page: Page
) -> None:
    checker.wait_until_ready().go_on_to("Receipt number")
    paste(page, "Receipt Number EAC1710450146\nCase Type I918 - U NONIMMIGRANT STATUS")
    expect(notice(page).get_by_text("We filled in nothing.")).to_be_visible()
    notice(page).get_by_role("button", name="Is this case covered").click()
    expect(checker.group("Is this case covered by a special privacy rule?")).to_be_visible()
    assert "50146" not in page.evaluate(ALL_THAT_CAN_BE_READ)


def test_a_picture_says_where_the_numbers_stand(checker: Checker, page: Page) -> None:
    checker.wait_until_ready().go_on_to("Receipt number")
    unfold(page)
    open_pdf(page, b"\x89PNG\r\n\x1a\n", "photo.png")
    expect(notice(page).get_by_text("This is a picture of the notice")).to_be_visible()


def test_nothing_of_a_notice_is_left_after_start_over(checker: Checker, page: Page) -> None:
    checker.wait_until_ready().go_on_to("Receipt number")
    paste(page, TEXT)
    expect(use(page, "Receipt number EAC-17-104-50146")).to_be_visible()
    checker.button("Start over").click()
    expect(checker.group("What is the problem?")).to_be_visible()
    assert "50146" not in page.evaluate(ALL_THAT_CAN_BE_READ)
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0


def test_a_question_that_no_notice_answers_offers_none(checker: Checker, page: Page) -> None:
    checker.wait_until_ready()
    expect(notice(page)).to_be_hidden()
