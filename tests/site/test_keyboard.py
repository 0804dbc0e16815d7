"""The whole way by keyboard alone, at 400 % zoom, and with the scripts late."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from build_scripts.serve import SiteServer
from tests.site.checker import Checker
from tests.site.keyboard import tab_to


def test_a_journey_needs_nothing_but_the_keyboard(checker: Checker, page: Page) -> None:
    checker.wait_until_ready()

    def continue_to(heading: str) -> None:
        tab_to(page, "Continue")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_focused()

    tab_to(page, "My case is taking too long")
    page.keyboard.press("Space")
    continue_to("Is this case covered by a special privacy rule?")
    continue_to("Have you called?")
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Yes", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    tab_to(page, "Today")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Date of the call")).to_be_focused()
    expect(page.get_by_label("Date of the call")).to_have_value("November 24, 2026")
    tab_to(page, "See my next step now")
    page.keyboard.press("Enter")
    expect(checker.outcome.get_by_role("heading", level=2)).to_be_focused()
    expect(checker.outcome).to_have_attribute("data-act-on", "2026-12-25")
    tab_to(page, "Remember on this device")
    page.keyboard.press("Space")
    expect(page.get_by_text("Kept as case 1.")).to_be_visible()


def test_pressing_shift_three_times_leaves_the_page(noisy_page: Page, site: SiteServer) -> None:
    noisy_page.route("https://www.weather.gov/", lambda route: route.fulfill(body="weather"))
    checker = Checker(noisy_page, site.url).open()
    expect(checker.button("Continue")).to_be_enabled()
    for _ in range(3):
        noisy_page.keyboard.press("Shift")
    expect(noisy_page).to_have_url("https://www.weather.gov/")


def test_quick_exit_says_beforehand_what_stays_in_the_browser(page: Page, site: SiteServer) -> None:
    page.goto(f"{site.url}privacy/#exit")
    words = page.get_by_text("the Shift key pressed three times, empties the checker")
    expect(words).to_contain_text("Your browser may still list this site in its history.")


def test_every_page_fits_at_400_percent(checker: Checker, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 512})
    call = {"channel": "call", "on": "2026-09-01"}
    email = {"channel": "center_email", "on": "2026-10-01"}
    checker.open_case(form="I-485", role="liaison", contacts=[call, email])
    checker.go_on()
    expect(checker.outcome).to_be_visible()
    wide = page.evaluate(WIDER_THAN_THE_SCREEN)
    assert wide == []


# Each place is shown for a moment; what needs to be scrolled sideways is named.
WIDER_THAN_THE_SCREEN = """() => {
  const places = document.querySelectorAll('[data-place]');
  const found = [];
  for (const place of places) {
    const wasHidden = place.hidden;
    place.hidden = false;
    for (const part of place.querySelectorAll('[hidden]')) part.removeAttribute('hidden');
    if (document.documentElement.scrollWidth > innerWidth) found.push(place.dataset.place);
    place.hidden = wasHidden;
  }
  return found;
}"""


def test_late_scripts_lose_no_typed_answers(page: Page, site: SiteServer) -> None:
    held: list[Route] = []
    page.route("**/checker/main.js", lambda route: held.append(route))
    checker = Checker(page, site.url)
    page.goto(checker.url, wait_until="commit")
    page.get_by_role("radio", name="My case is taking too long").check()
    expect(checker.button("Continue")).to_be_disabled()
    expect(page.get_by_role("link", name="1-800-375-5283").first).to_be_visible()
    # Controls whose script is not loaded yet are hidden.
    for needs_the_script in ("Open a case file", "Remember on this device"):
        expect(page.get_by_label(needs_the_script)).to_be_hidden()
    for route in held:
        route.continue_()
    expect(checker.button("Continue")).to_be_enabled()
    expect(page.get_by_role("radio", name="My case is taking too long")).to_be_checked()
    checker.go_on()
    privacy = checker.group("Is this case covered by a special privacy rule?")
    expect(privacy).to_be_visible()
