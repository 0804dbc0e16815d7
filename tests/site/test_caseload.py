"""Many cases: a list is opened, previewed, planned, worked with, taken away; it leaves nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Self

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Download, FilePayload, Locator, Page, expect

from build_scripts.serve import SiteServer
from case_inquiry.caseload import Row, plan_lines
from case_inquiry.caseload.board.inquiry_dates import InquiryDates, SeenDate, apply_dates
from case_inquiry.caseload.board.monday import counts
from case_inquiry.caseload.board.states import board_of
from case_inquiry.caseload.files import read_sheet
from case_inquiry.procedure import load_procedure
from tests.rules.damaged_lists import TODAY, damaged_csv
from tests.site.axe import look
from tests.site.checker import PYTHON_STARTS_WITHIN_MS
from tests.site.test_erasing import KEEP_ALL

CURRENT = load_procedure("current")
LIST = (
    b"Reference,Receipt #,Form,Date filed,Color\r\n"
    b"C-1,EAC1710450146,I-485,2023-03-02,red\r\n"
    b"C-2,LIN1710450147,I-765,2025-03-02,blue\r\n"
    b"C-3,SRC1710450148,I-918,2025-03-02,green\r\n"
)
#: What a browser keeps of a page.
STORES = """async () => [
  localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length,
  document.documentElement.outerHTML.includes("50146"),
]"""

#: In place of the browser's own box, which no test can see.
PRINT_INTO_THE_PAGE = """() => {
  const sheet = document.querySelector("[data-print-sheet]");
  window.print = () => { document.body.dataset.printed = sheet.innerText; };
}"""


class ListPage:
    """The page for a list, by its labels and buttons."""

    def __init__(self, page: Page, site_url: str) -> None:
        self.page = page
        self.url = f"{site_url}caseload/"

    def open(self) -> Self:
        self.page.goto(self.url)
        return self

    @property
    def cases(self) -> Locator:
        return self.page.get_by_role("table", name="Cases", exact=True)

    @property
    def lines(self) -> Locator:
        return self.page.locator("[data-case-rows] tr")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def give(self, content: bytes, name: str = "list.csv") -> Self:
        file = FilePayload(name=name, mimeType="text/csv", buffer=content)
        self.page.get_by_label("List of cases", exact=True).set_input_files(files=[file])
        return self

    def show(self) -> Self:
        self.button("Show the board").click()
        expect(self.cases).not_to_have_attribute(
            "data-rows", "", timeout=2 * PYTHON_STARTS_WITHIN_MS
        )
        return self

    def sum_of_states(self) -> int:
        """Return what the numbers of the states add up to."""
        chips = self.page.locator("[data-states] button").all_inner_texts()
        return sum(int(chip.split()[0]) for chip in chips)

    def unfold(self, words: str) -> None:
        self.page.locator("summary", has_text=words).click()

    def save(self, name: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.button(name).click()
        download: Download = waiting.value
        return Path(download.path()).read_bytes()


@pytest.fixture
def board(page: Page, site: SiteServer) -> ListPage:
    return ListPage(page, site.url).open()


def states_of(rows: Iterable[Row]) -> dict[int, str]:
    """Return the state of each row that is not protected, by its number."""
    found = board_of(rows, CURRENT, TODAY)
    return {row.row.number: row.state for row in found if not row.row.protected}


def saved_states(content: bytes) -> dict[int, str]:
    saved = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return {int(row["row"]): row["state"] for row in saved}


def test_a_damaged_list_of_5000_rows_is_accounted_for(board: ListPage) -> None:
    content = damaged_csv()
    rows = plan_lines(read_sheet(content).lines, CURRENT, TODAY).rows
    expected = counts(board_of(rows, CURRENT, TODAY))
    board.give(content)
    expect(board.page.get_by_text("How your list is read: 10 of 11 columns")).to_be_visible(
        timeout=PYTHON_STARTS_WITHIN_MS
    )
    board.show()
    expect(board.cases).to_have_attribute("data-rows", str(len(rows)))
    expect(board.cases).to_have_attribute("data-to-fix", str(expected["to_fix"]))
    ready = len(rows) - expected["to_fix"] - expected["no_receipt"]
    expect(board.cases).to_have_attribute("data-ready", str(ready))
    assert board.sum_of_states() == len(rows)
    assert board.lines.count() == 50
    assert saved_states(board.save("Save as CSV")) == states_of(rows)

    seen = SeenDate("I-485", date(2026, 1, 5), TODAY)
    dated = apply_dates(rows, InquiryDates((seen,)), CURRENT, TODAY)
    board.page.locator("[data-look-ups-text]").click()
    form = board.page.locator('[data-look-up][data-form="I-485"]')
    form.get_by_role("textbox").fill("January 5, 2026")
    form.get_by_role("button", name="Use this date").click()
    expect(board.page.get_by_text(f"{sum(dated.decided.values())} rows changed.")).to_be_visible()
    assert board.sum_of_states() == len(rows)
    assert saved_states(board.save("Save as CSV")) == states_of(dated.rows)


def test_a_date_that_is_typed_once_decides_its_rows(board: ListPage) -> None:
    board.give(LIST).show()
    expect(board.page.get_by_text("2 look up a date (2 look-ups)")).to_be_visible()
    board.unfold("Look up these 2: they decide 2 rows.")
    form = board.page.locator('[data-look-up][data-form="I-485"]')
    form.get_by_role("textbox").fill("January 5, 2025")
    form.get_by_role("button", name="Use this date").click()
    expect(board.page.get_by_text("1 row changed.")).to_be_visible()
    expect(board.page.locator("[data-states]")).to_contain_text("1 ask now")
    expect(board.lines.filter(has_text="C-1")).to_contain_text("online")


def test_a_workbook_alone_brings_the_reader_of_workbooks(site: SiteServer, board: ListPage) -> None:
    asked = len(site.requests)
    board.give(LIST).show()
    board.page.evaluate(KEEP_ALL)
    assert [path for path in site.requests[asked:] if "openpyxl" in path] == []
    board.save("Save as Excel")
    assert [path for path in site.requests[asked:] if "openpyxl" in path] != []


def test_the_steps_of_the_notice_can_be_chosen(board: ListPage) -> None:
    board.give(LIST).show()
    board.page.get_by_label("Steps").select_option(label="The 2009 notice")
    board.show()
    expect(board.lines.filter(has_text="C-1")).to_contain_text("Call USCIS")


def test_nothing_of_a_list_is_in_any_store(board: ListPage) -> None:
    board.give(LIST).show()
    board.button("Close the list").click()
    expect(board.page.get_by_text("Nothing of it is left on this page.")).to_be_visible()
    assert board.page.evaluate(STORES) == [0, 0, 0, False]


def test_a_protected_row_is_a_number_and_nothing_else(board: ListPage) -> None:
    board.give(LIST).show()
    expect(board.lines.filter(has_text="Row 4")).to_contain_text("Protected by law, not shown")
    assert "50148" not in board.page.content()
    book = load_workbook(io.BytesIO(board.save("Save as Excel")))
    assert [list(row) for row in book["Protected"].values] == [[4, "protected"]]
    cells = [cell for row in book["Cases"].values for cell in row]
    assert "SRC1710450148" not in cells
    assert "green" not in cells
    assert "red" in cells


def test_a_row_opens_in_place_and_escape_leads_back(board: ListPage) -> None:
    board.give(LIST).show()
    board.button("C-1").click()
    region = board.page.get_by_role("region", name="Your next step", exact=True)
    expect(region).to_have_attribute("data-step", "gate", timeout=PYTHON_STARTS_WITHIN_MS)
    look(board.page, "a row in full")
    board.page.keyboard.press("Escape")
    expect(region).to_be_hidden()
    expect(board.button("C-1")).to_be_focused()


def test_the_arrow_keys_go_from_row_to_row(board: ListPage) -> None:
    rows = b"".join(b"C-%d,IOE09%08d,I-485\r\n" % (number, number) for number in range(1, 61))
    board.give(b"Reference,Receipt #,Form\r\n" + rows).show()
    board.button("C-50").focus()
    board.page.keyboard.press("ArrowDown")
    expect(board.button("C-51")).to_be_focused()
    assert board.lines.count() == 10
    board.page.keyboard.press("ArrowUp")
    expect(board.button("C-50")).to_be_focused()


def test_filters_and_search_choose_rows(board: ListPage) -> None:
    board.give(LIST).show()
    board.page.get_by_label("Search", exact=True).last.fill("lin-17")
    expect(board.lines).to_have_count(1)
    expect(board.lines).to_contain_text("C-2")
    board.page.get_by_label("Search", exact=True).last.fill("")
    expect(board.lines).to_have_count(3)
    board.button("1 handled apart").click()
    expect(board.lines).to_have_count(1)
    expect(board.button("1 handled apart")).to_have_attribute("aria-pressed", "true")


def test_receipt_numbers_can_be_hidden(board: ListPage) -> None:
    board.give(LIST).show()
    expect(board.lines.first).to_contain_text("50146")
    board.page.get_by_label("Hide receipt numbers").check()
    expect(board.lines.first).not_to_contain_text("EAC17104")


def test_a_status_round_is_done_with_keys(board: ListPage) -> None:
    board.give(LIST).show()
    board.unfold("Status round")
    expect(board.page.locator("[data-round] [data-what]")).to_have_text("C-1")
    board.page.locator("[data-round-copy]").focus()
    board.page.keyboard.press("4")
    expect(board.page.locator("[data-round] [data-what]")).to_have_text("C-2")
    expect(board.page.locator("[data-states]")).to_contain_text("2 handled apart")


def test_last_weeks_file_tells_what_changed(board: ListPage) -> None:
    board.give(LIST).show()
    last = board.save("Save as Excel")
    board.unfold("Status round")
    board.page.locator("[data-round-copy]").focus()
    board.page.keyboard.press("4")
    expect(board.page.locator("[data-states]")).to_contain_text("2 handled apart")
    board.unfold("Changed since last week")
    file = FilePayload(name="cases.xlsx", mimeType="application/octet-stream", buffer=last)
    board.page.get_by_label("Open last week's file").set_input_files(files=[file])
    expect(board.page.get_by_text("1 changed", exact=True)).to_be_visible()
    board.page.get_by_label("Only changed rows").check()
    expect(board.lines).to_have_count(1)
    expect(board.lines).to_contain_text("was “Look up a date”, now “Handled apart”")


def test_a_pasted_list_of_numbers_needs_no_columns(board: ListPage) -> None:
    board.page.get_by_label("Paste a list", exact=True).fill("EAC1710450146\nLIN 17 104 50147\n")
    board.show()
    expect(board.cases).to_have_attribute("data-rows", "2")
    expect(board.lines.first).to_contain_text("EAC1710450146")


def test_dates_of_both_orders_are_asked_back_once(board: ListPage) -> None:
    rows = b"EAC1710450146,05/03/2026\r\nEAC1710450147,25/03/2026\r\n"
    board.give(b"Receipt #,Date of the call\r\n" + rows)
    expect(board.page.get_by_text("Row 3 has 25/03/2026")).to_be_visible(
        timeout=PYTHON_STARTS_WITHIN_MS
    )
    board.page.get_by_role("radio", name="The day").check()
    expect(board.page.get_by_text("Row 3 has 25/03/2026")).to_be_hidden()
    board.show()
    expect(board.cases).to_have_attribute("data-to-fix", "0")


def test_a_column_can_be_read_as_another_one(board: ListPage) -> None:
    board.give(b"Receipt #,Spoke to them\r\nEAC1710450146,2026-10-01\r\n")
    board.unfold("How your list is read: 1 of 2 columns")
    choice = board.page.get_by_label("Spoke to them: Is read as")
    choice.select_option(label="call to the USCIS line: Date of the contact")
    expect(board.page.get_by_text("How your list is read: 2 of 2 columns")).to_be_visible()
    board.show()
    expect(board.cases).to_have_attribute("data-ready", "1")


def test_a_file_that_is_no_list_says_why(board: ListPage) -> None:
    board.give(b"%PDF-1.4 no list", "list.pdf")
    expect(board.page.get_by_text("This is not a list")).to_be_visible(
        timeout=PYTHON_STARTS_WITHIN_MS
    )


def test_nothing_to_show_says_what_to_do(board: ListPage) -> None:
    board.button("Show the board").click()
    expect(board.page.get_by_text("Open or paste a list first.")).to_be_visible()


def test_columns_are_copied_to_paste_beside_the_sheet(board: ListPage) -> None:
    board.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    board.give(LIST).show()
    board.button("Copy 6 columns").click()
    expect(board.page.get_by_text("Paste it at row 1 of your sheet")).to_be_visible()
    text = board.page.evaluate("() => navigator.clipboard.readText()")
    assert [line.split("\t")[0] for line in text.splitlines()] == [
        "Next step",
        "Look up the case inquiry date",
        "Look up the case inquiry date",
        "",
    ]


def test_the_worklist_of_a_day_is_printed_alone(board: ListPage) -> None:
    board.page.evaluate(PRINT_INTO_THE_PAGE)
    rows = b"EAC1710450146,I-485,2023-03-02,2026-11-20\r\n"
    board.give(b"Receipt #,Form,Date filed,e_request_date\r\n" + rows).show()
    board.page.get_by_label("Worklist for").fill("December 20, 2026")
    board.button("Print the worklist").click()
    printed = board.page.locator("body[data-printed]").get_attribute("data-printed") or ""
    assert "Worklist for Sunday, December 20, 2026" in printed
    board.page.evaluate("() => { document.body.dataset.printsList = ''; }")
    board.page.emulate_media(media="print")
    expect(board.cases).to_be_hidden()


def test_a_day_that_cannot_be_read_is_asked_back(board: ListPage) -> None:
    board.give(LIST).show()
    board.page.get_by_label("Worklist for").fill("soon")
    board.button("Print the worklist").click()
    expect(board.page.get_by_text("Write the date like")).to_be_visible()


def test_the_calendar_names_no_one(board: ListPage) -> None:
    rows = b"EAC1710450146,I-485,2023-03-02,2026-11-20\r\n"
    board.give(b"Receipt #,Form,Date filed,e_request_date\r\n" + rows).show()
    calendar = board.save("Calendar").decode()
    assert "Case inquiries: 1 to do" in calendar
    assert "50146" not in calendar


def test_axe_finds_nothing_on_the_page_and_the_board(board: ListPage) -> None:
    look(board.page, "before a list is open")
    board.give(LIST).show()
    for summary in board.page.locator("main summary").all():
        summary.click()
    look(board.page, "the board with all its boxes")
