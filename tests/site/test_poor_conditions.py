"""Every outcome can be reached with late scripts and without storage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from build_scripts.serve import SiteServer
from case_inquiry.form.walk import PAGES
from tests.site.checker import PYTHON_STARTS_WITHIN_MS, Checker
from tests.site.conftest import CHOSEN, SharedPage, open_page
from tests.site.outcomes import OUTCOMES as ALL
from tests.site.outcomes import Outcome
from tests.site.typed import Typist

# Whether the case is resolved is asked of those who come back.
OUTCOMES = tuple(outcome for outcome in ALL if outcome.state.place != "None/resolved")
# A browser whose settings forbid a site to keep anything, as its scripts meet it.
REFUSE_STORAGE = """
const refuse = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
const refuseLater = async () => refuse();
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get: refuse });
}
for (const name of ["open", "deleteDatabase", "databases"]) IDBFactory.prototype[name] = refuse;
for (const name of ["open", "match", "keys", "has", "delete"]) {
  CacheStorage.prototype[name] = refuseLater;
}
ServiceWorkerContainer.prototype.register = refuseLater;
"""


class LateScripts:
    """The page's scripts, delayed until the test releases them."""

    def __init__(self, page: Page) -> None:
        self.held: list[Route] = []
        self.are_late = True
        page.route("**/checker/main.js", self._meet)

    def _meet(self, route: Route) -> None:
        if self.are_late:
            self.held.append(route)
        else:
            route.continue_()

    def come(self) -> None:
        """Release the waiting scripts and all later ones."""
        self.are_late = False
        for route in self.held:
            route.continue_()


@pytest.fixture(scope="module")
def page_without_storage(
    browser: Browser, browser_context_args: dict[str, Any], site: SiteServer
) -> Iterator[SharedPage]:
    """The page that the tests of this module share, in a browser that stores nothing."""
    context = browser.new_context(**browser_context_args)
    context.add_init_script(REFUSE_STORAGE)
    yield SharedPage(open_page(context), site)
    context.close()


@pytest.fixture
def checker_without_storage(page_without_storage: SharedPage) -> Iterator[Checker]:
    """The checker with Python there, nothing typed, and nowhere to keep anything."""
    yield page_without_storage.start_over()
    assert page_without_storage.troubles == []


def type_to(checker: Checker, outcome: Outcome) -> None:
    """Type what is left, up to the outcome, and see that it is this one."""
    typist_of(outcome).walk(checker)
    attributes = outcome.attributes
    if outcome.state.place.startswith("elsewhere"):
        del attributes["data-office"]  # a way out comes before the question for a number
    for name, value in attributes.items():
        expect(checker.outcome).to_have_attribute(name, value, timeout=PYTHON_STARTS_WITHIN_MS)
    expect(checker.outcome.get_by_role("heading", level=2)).to_have_text(outcome.heading)
    for line in outcome.says:
        expect(checker.outcome).to_contain_text(line)


def typist_of(outcome: Outcome) -> Typist:
    return Typist(outcome.state.case, outcome.state.today)


@pytest.mark.parametrize("outcome", OUTCOMES, ids=[outcome.name for outcome in OUTCOMES])
def test_the_outcome_is_reached_without_storage(
    checker_without_storage: Checker, outcome: Outcome
) -> None:
    checker_without_storage.page.clock.set_system_time(outcome.now)
    type_to(checker_without_storage, outcome)


def typed_before_scripts(outcome: Outcome) -> frozenset[tuple[str, str]]:
    """The answers that go into the first page: it is all that is there before the scripts."""
    first = {question.id for question in PAGES[0].questions if not question.applies}
    return frozenset(pair for pair in typist_of(outcome).answers.items() if pair[0] in first)


# One outcome for each way to fill the first page: after it, late scripts are scripts like others.
LATE = tuple({typed_before_scripts(outcome): outcome for outcome in OUTCOMES}.values())


@pytest.mark.parametrize("outcome", LATE, ids=[outcome.name for outcome in LATE])
def test_the_outcome_is_reached_with_late_scripts_and_without_storage(
    page: Page, site: SiteServer, outcome: Outcome
) -> None:
    scripts = LateScripts(page)
    page.add_init_script(REFUSE_STORAGE)
    page.clock.set_system_time(outcome.now)
    checker = Checker(page, site.url)
    page.goto(checker.url, wait_until="commit")
    expect(checker.button("Continue")).to_be_disabled()
    typist_of(outcome).type_without_scripts(checker)
    typed = page.locator(CHOSEN).count()
    assert typed == len(typed_before_scripts(outcome))
    scripts.come()
    expect(checker.button("Continue")).to_be_enabled()
    assert page.locator(CHOSEN).count() == typed
    type_to(checker, outcome)


def test_every_first_page_is_tested_with_late_scripts() -> None:
    """Also the empty page, which most outcomes begin with."""
    ways = {typed_before_scripts(outcome) for outcome in OUTCOMES}
    assert len(ways) == len(LATE) > 2
    assert frozenset() in ways
