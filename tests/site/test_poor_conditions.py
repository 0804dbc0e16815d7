"""Every outcome is reached where scripts come late and the browser refuses to store anything."""

from __future__ import annotations

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, Route, expect

from build_scripts.serve import SiteServer
from tests.site import outcomes_current, outcomes_notice
from tests.site.checker import PYTHON_STARTS_WITHIN_MS, Checker
from tests.site.outcomes import CURRENT, TODAYS_WAY, WAY_OF_THE_NOTICE, Outcome
from tests.site.typed import Typist

PACIFIC = ZoneInfo("America/Los_Angeles")
# Who types that the case is resolved is not asked for a number, which would tell the office.
TYPED_RESOLVED = replace(outcomes_notice.RESOLVED, office="")
OUTCOMES = tuple(
    TYPED_RESOLVED if outcome == outcomes_notice.RESOLVED else outcome
    for outcome in (*outcomes_notice.STEPS, *outcomes_notice.EXITS, *outcomes_current.STEPS)
)
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
    """The page's scripts, held back until they are told to come."""

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
        """Let them through, those that were asked for and those to come."""
        self.are_late = False
        for route in self.held:
            route.continue_()


@pytest.mark.parametrize("outcome", OUTCOMES, ids=[outcome.name for outcome in OUTCOMES])
def test_the_outcome_is_reached_with_late_scripts_and_without_storage(
    page: Page, site: SiteServer, outcome: Outcome
) -> None:
    scripts = LateScripts(page)
    page.add_init_script(REFUSE_STORAGE)
    page.clock.set_system_time(outcome.now)
    typist = Typist(outcome.case, outcome.now.astimezone(PACIFIC).date(), outcome.chosen)
    checker = Checker(page, site.url)
    page.goto(checker.url, wait_until="commit")
    expect(checker.button("Continue")).to_be_disabled()
    typist.type_what_is_asked(checker)
    scripts.come()
    expect(checker.button("Continue")).to_be_enabled()
    typist.walk(checker)
    if outcome.procedure == CURRENT or outcome.asked_today:
        checker.button(TODAYS_WAY).click()
        expect(page).not_to_have_url(re.compile("#outcome$"))
        typist.walk(checker)
    if outcome.asked_today:
        checker.button(WAY_OF_THE_NOTICE).click()
    for name, value in outcome.attributes.items():
        expect(checker.outcome).to_have_attribute(name, value, timeout=PYTHON_STARTS_WITHIN_MS)
    expect(checker.outcome.get_by_role("heading", level=2)).to_have_text(outcome.heading)
    expect(checker.outcome).to_contain_text(outcome.says)
