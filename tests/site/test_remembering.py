"""Nothing is stored unless it was asked for, and what was erased is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker
from tests.site.conftest import NOW

NUMBER = "EAC1710450146"
BOX = "Remember on this device"
ERASE = "Erase everything on this device"
CALLED: dict[str, object] = {
    "receipt_number": NUMBER,
    "contacts": [{"channel": "call", "on": "2026-09-20"}],
}
# What every place of storage holds, as a script of the same site could read it.
DUMP = """async () => {
  const found = [...Object.entries(localStorage), ...Object.entries(sessionStorage)];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve) => {
      indexedDB.open(name).onsuccess = (event) => resolve(event.target.result);
    });
    for (const store of database.objectStoreNames) {
      found.push(await new Promise((resolve) => {
        const all = database.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => resolve([name, store, all.result]);
      }));
    }
    database.close();
  }
  return JSON.stringify(found);
}"""


def remember(checker: Checker, name: str = "case 1") -> None:
    checker.page.get_by_label(BOX).check()
    expect(checker.page.get_by_text(f"Kept as {name}.")).to_be_visible()


def test_nothing_is_stored_before_the_box_is_ticked(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-step", "email_center")
    expect(page.get_by_label(BOX)).not_to_be_checked()
    assert "50146" not in page.evaluate(DUMP)
    assert "cases" not in page.evaluate(DUMP)


def test_a_remembered_case_opens_again_and_is_erased_for_good(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    remember(checker)
    page.reload()
    checker.button("Open case 1").click()
    expect(checker.outcome).to_have_attribute("data-act-on", "2026-10-21")
    assert "50146" in page.evaluate(DUMP)

    checker.button(ERASE).click()
    expect(page.get_by_text("We looked again: nothing is left.")).to_be_visible()
    expect(page.get_by_text("We cannot erase files you saved")).to_be_visible()
    assert page.evaluate(DUMP) == "[]"
    assert page.evaluate("async () => (await caches.keys()).length") >= 0
    page.reload()
    expect(checker.button("Open case 1")).to_be_hidden()
    expect(checker.button(ERASE)).to_be_visible()


def test_a_change_of_a_remembered_case_is_remembered(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    remember(checker)
    checker.change("Date of the call")
    checker.answer("Date of the call", "11/20/2026")
    checker.go_on()
    # The page moves on while the browser still writes.
    page.wait_for_function(f"async (text) => (await ({DUMP})()).includes(text)", arg="11/20/2026")
    page.reload()
    checker.button("Open case 1").click()
    expect(checker.outcome).to_have_attribute("data-act-on", "2026-12-21")


def test_unticking_erases_the_case(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    remember(checker)
    page.get_by_label(BOX).uncheck()
    expect(page.get_by_text("This case is no longer kept here.")).to_be_visible()
    assert "50146" not in page.evaluate(DUMP)


def test_a_stale_tab_overwrites_nothing(checker: Checker, page: Page, site: SiteServer) -> None:
    checker.open_case(**CALLED)
    remember(checker)
    other = page.context.new_page()
    second = Checker(other, site.url).open()
    second.button("Open case 1").click()
    second.button("Check my answers").click()
    second.wait_for_check_page()
    second.change("Receipt number")
    second.answer("Receipt number", "LIN-17-104-50146")
    second.go_on()
    expect(other.get_by_text("Check your answers")).to_be_visible()

    checker.change("Receipt number")
    checker.answer("Receipt number", "WAC-17-104-50146")
    checker.go_on()
    expect(page.get_by_text("Nothing was overwritten.")).to_be_visible()
    assert "WAC" not in page.evaluate(DUMP)
    remember(checker, "case 2")
    kept = page.evaluate(DUMP)
    assert "WAC-17-104-50146" in kept
    assert "LIN-17-104-50146" in kept


@pytest.mark.parametrize(
    ("privacy", "is_offered"), [("No", True), ("I would rather not say", False)]
)
def test_a_person_who_would_rather_not_say_gets_no_offer_to_remember(
    ready_checker: Checker, privacy: str, is_offered: bool
) -> None:
    label = "Is this case covered by a special privacy rule?"
    ready_checker.open_case()
    ready_checker.change(label)
    ready_checker.answer(label, privacy)
    ready_checker.go_on()
    ready_checker.wait_for_check_page()
    expect(ready_checker.page.get_by_label(BOX)).to_be_visible(visible=is_offered)


def test_a_remembered_case_is_erased_when_it_becomes_protected(
    checker: Checker, page: Page
) -> None:
    checker.open_case(**CALLED)
    remember(checker)
    checker.change("Is this case covered by a special privacy rule?")
    checker.answer("Is this case covered by a special privacy rule?", "Yes, or I am not sure")
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-reason", "protected_case")
    expect(page.get_by_label(BOX)).to_be_hidden()
    expect(checker.button("Save my case to a file")).to_be_hidden()
    assert "50146" not in page.evaluate(DUMP)


def test_refused_storage_shows_a_message_and_breaks_nothing(page: Page, site: SiteServer) -> None:
    page.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };"
    )
    checker = Checker(page, site.url).open()
    checker.open_case(**CALLED)
    page.get_by_label(BOX).click()
    expect(page.get_by_text("This browser does not let this site keep anything.")).to_be_visible()
    expect(page.get_by_label(BOX)).not_to_be_checked()
    checker.go_on()
    expect(checker.outcome).to_have_attribute("data-step", "email_center")


def test_fields_are_emptied_on_leaving_unless_remembered(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(checker.group("What is the problem?")).to_be_visible()
    checker.go_on_to("Date of the call", {"Have you called?": "Yes"})
    expect(checker.field("Date of the call")).to_have_value("")


def test_a_case_that_is_opened_while_another_is_on_its_way_takes_its_place_on_the_page_only(
    checker: Checker, page: Page
) -> None:
    checker.open_case(**CALLED)
    remember(checker)
    checker.open_case(**{**CALLED, "receipt_number": "LIN1790250147"})
    # The page of the first case looks the same until the second one has come.
    expect(page.locator("[data-answers]")).to_contain_text("0147")
    expect(page.get_by_label(BOX)).not_to_be_checked()
    remember(checker, "case 2")
    held: list[Route] = []
    page.route("**/assets/runtime/**/*.wasm*", lambda route: held.append(route))
    page.reload()
    checker.button("Open case 1").click()
    checker.button("Open case 2").click()
    page.unroute("**/assets/runtime/**/*.wasm*")
    for route in held:
        route.continue_()
    expect(checker.outcome).to_have_attribute("data-step", "email_center", timeout=60_000)
    expect(page.get_by_label(BOX)).to_be_checked()
    kept = page.evaluate(DUMP)
    assert NUMBER in kept
    assert "LIN1790250147" in kept


GREETING = "A case is kept on this phone."


def test_a_kept_case_greets_and_shows_nothing_before_it_is_opened(
    checker: Checker, page: Page
) -> None:
    checker.open_case(**CALLED)
    remember(checker)
    page.reload()
    greeting = page.get_by_text(GREETING)
    expect(greeting).to_be_visible()
    assert "0146" not in page.locator("main").inner_text()
    question = checker.group("What is the problem?").bounding_box()
    box = greeting.bounding_box()
    assert question is not None
    assert box is not None
    assert box["y"] < question["y"]
    checker.button("Open case 1").click()
    expect(checker.outcome).to_have_attribute("data-act-on", "2026-10-21")
    for since in ("They answered", "I called again", "It is resolved"):
        expect(checker.outcome.get_by_role("button", name=since)).to_have_count(
            0 if since == "They answered" else 1
        )


def test_a_kept_case_can_be_erased_from_the_greeting(checker: Checker, page: Page) -> None:
    checker.open_case(**CALLED)
    remember(checker)
    page.reload()
    checker.button("Erase case 1").click()
    expect(page.get_by_text(GREETING)).to_be_hidden()
    assert "50146" not in page.evaluate(DUMP)


def test_a_case_kept_until_midnight_is_gone_the_next_day(checker: Checker, page: Page) -> None:
    checker.wait_until_ready().see_now({"Have you called?": "No"})
    checker.outcome.get_by_role("button", name="Keep until midnight").click()
    expect(page.get_by_text("Kept until midnight.")).to_be_visible()
    page.reload()
    expect(page.get_by_text(GREETING)).to_be_visible()
    page.clock.set_system_time(NOW + timedelta(days=1))
    page.reload()
    expect(checker.group("What is the problem?")).to_be_visible()
    page.wait_for_function(f"async () => !(await ({DUMP})()).includes('called')")
    expect(page.get_by_text(GREETING)).to_be_hidden()
