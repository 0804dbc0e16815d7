"""The published pages send nothing to another origin, in every engine."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from build_scripts.serve import SiteServer
from tests.engines.engines import Tab
from tests.engines.origins import new_origin
from tests.engines.test_leaks import GRACE, PAGE_ATTEMPTS, attempt_all, target_of

PAGES = ("", "checker/", "guide/", "worksheet/", "privacy/")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[SiteServer]:
    """Another origin, which notes every request that reaches it."""
    with new_origin(tmp_path) as server:
        yield server


@pytest.mark.parametrize("page", PAGES)
def test_page_reaches_no_other_origin(
    tab: Tab,
    site: SiteServer,
    elsewhere: SiteServer,
    page: str,
) -> None:
    tab.go(f"{site.url}{page}")
    tab.run(attempt_all(PAGE_ATTEMPTS, target_of(elsewhere)) + GRACE)
    assert elsewhere.requests == []


class TextFields(HTMLParser):
    """Collect the attributes of every text field except the site's search."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        typed = tag == "textarea" or (tag == "input" and given.get("type") == "text")
        if typed and given.get("id") != "site-search":
            self.found.append(given)


def test_fields_turn_off_translation_spellcheck_and_autocomplete(site: SiteServer) -> None:
    fields = TextFields()
    fields.feed((site.folder / "checker" / "index.html").read_text(encoding="utf-8"))
    closed = {"autocomplete": "off", "spellcheck": "false", "translate": "no"}
    assert len(fields.found) > 10
    assert [field for field in fields.found if not closed.items() <= field.items()] == []
