"""The built pages as documents: valid HTML, complete metadata, and the publisher's words."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from build_scripts.host import load_host
from build_scripts.site import checksums
from build_scripts.site.version import commit
from case_inquiry.procedure import load_procedure

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
VALIDATOR = "node_modules/.bin/html-validate"
SETTINGS = ROOT / ".htmlvalidate.json"
RIVERSIDE = ROOT / "tests" / "build" / "hosts" / "riverside" / "host.toml"
ADDRESS = "https://riverside.example/guide/"

# Why a rule of html-validate is off. All its other recommended rules apply.
OFF = {
    "doctype-style": "the theme writes the doctype in lower case, which means the same",
    "input-attributes": "every field says autocomplete=off, radio buttons too: browsers refill",
    "valid-autocomplete": "the same",
    "no-trailing-whitespace": "the theme's templates leave blanks that change nothing",
    "presentation-role-style": "the theme's script writes the older of the two names",
    "tel-non-breaking": "a number in unusual hyphens is not found by a search; CSS keeps it whole",
    "valid-id": "ids of the theme that its script looks for begin with underscores",
    "wcag/h32": "the search works while typing; its form has nothing to send",
}


@pytest.fixture(scope="module")
def riverside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages built for an invented organization with its own address."""
    site = tmp_path_factory.mktemp("riverside")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--clean", "--site-dir", site],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env=os.environ
        | {"HOST_FILE": str(RIVERSIDE), "SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"},
    )
    return site


def read(site: Path, path: str) -> str:
    """Return a built page with single spaces."""
    return " ".join((site / path).read_text("utf-8").split())


def test_every_built_page_is_valid_html() -> None:
    pages = sorted(SITE.rglob("*.html"))
    assert len(pages) > 10, f"no built site in {SITE}: run `make build` first"
    found = subprocess.run(
        [ROOT / VALIDATOR, "--config", SETTINGS, "--formatter", "text", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout


def test_every_html_rule_that_is_off_has_a_reason() -> None:
    rules = json.loads(SETTINGS.read_text("utf-8"))["rules"]
    assert rules == dict.fromkeys(sorted(OFF), "off")


@pytest.mark.parametrize(
    "words",
    [
        "This copy is published by Riverside Legal Aid.",
        "Read for this copy by Ada Invented, accredited representative, November 20, 2026.",
        "Review pack read by Ben Invented, attorney, November 21, 2026.",
        'href="mailto:guide@riverside.example"',
        '<a href="https://code.riverside.example/guide" rel="noopener noreferrer">Source</a>',
        'alt="Riverside Legal Aid" width="120" height="40"',
        '<meta name="theme-color" content="#5b2a6e" media="(prefers-color-scheme: light)">',
        "--brand:#34173f",
    ],
)
@pytest.mark.parametrize("path", ["index.html", "guide/index.html", "checker/index.html"])
def test_every_page_says_who_publishes_it(riverside: Path, path: str, words: str) -> None:
    assert words in read(riverside, path)


def test_the_privacy_page_gives_the_commands_that_compare_this_copy(riverside: Path) -> None:
    text = unescape(re.sub("<[^>]+>", "", read(riverside, "privacy/index.html")))
    assert "git clone https://code.riverside.example/guide guide && cd guide " in text
    assert f"git checkout {commit()} " in text
    assert "SITE_REPOSITORY=https://code.riverside.example/guide SITE_URL=" in text


@pytest.mark.parametrize("path", ["index.html", "guide/legal-help/index.html"])
def test_the_publishers_help_is_on_the_pages_that_offer_help(riverside: Path, path: str) -> None:
    host = load_host(RIVERSIDE)
    html = read(riverside, path)
    assert f'<a href="{host.phone_link}" translate="no">{host.phone}</a>' in html
    for said in (host.says("en").hours, host.says("en").referral, host.says("en").link):
        assert said
        assert said in html


def test_the_checker_opens_with_the_publishers_procedure(riverside: Path) -> None:
    assert 'data-procedure="current"' in read(riverside, "checker/index.html")


def test_a_publisher_changes_no_address_of_an_agency(riverside: Path) -> None:
    html = read(riverside, "guide/index.html")
    assert load_procedure("current").statement("phone").value in html  # type: ignore[operator]


@pytest.mark.parametrize("path", ["", "guide/", "reference/", "checker/"])
def test_a_shared_link_shows_a_card_and_the_address_of_its_page(riverside: Path, path: str) -> None:
    html = read(riverside, f"{path}index.html")
    assert f'<link rel="canonical" href="{ADDRESS}{path}">' in html
    assert f'<meta property="og:image" content="{ADDRESS}assets/images/social-card.png">' in html
    for name in ("og:title", "og:description", "og:image:alt"):
        assert re.search(f'<meta property="{name}" content="[^"]+">', html)


def test_the_app_has_icons_and_opens_the_checker() -> None:
    file = SITE / "assets" / "site.webmanifest"
    manifest = json.loads(file.read_text("utf-8"))
    assert (file.parent / manifest["start_url"] / "index.html").is_file()
    assert all((file.parent / icon["src"]).is_file() for icon in manifest["icons"])
    assert [icon["src"] for icon in manifest["icons"] if icon.get("purpose") == "maskable"]


@pytest.mark.parametrize("path", ["", "guide/", "privacy/"])
def test_a_page_names_the_runtime_to_prefetch(path: str) -> None:
    html = (SITE / path / "index.html").read_text("utf-8")
    named = re.search(r'data-runtime-ahead="([^"]+)"', html)
    assert named
    assert (SITE / path / named[1]).is_file()
    assert "data-runtime-ahead" not in (SITE / "checker" / "index.html").read_text("utf-8")


def test_a_copy_can_be_compared_with_its_source_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "index.html").write_text("")
    (tmp_path / "a b.txt").write_text("abc")
    checksums.write_checksums(tmp_path)
    checksums.write_checksums(tmp_path)
    nothing, abc = hashlib.sha256(b"").hexdigest(), hashlib.sha256(b"abc").hexdigest()
    listed = (tmp_path / checksums.NAME).read_text("utf-8")
    assert listed == f"{abc}  a b.txt\n{nothing}  guide/index.html\n"


def test_the_checksums_of_the_built_site_are_right() -> None:
    listed = (SITE / checksums.NAME).read_text("utf-8")
    assert listed == checksums.checksums(SITE)
    assert "  checker/index.html\n" in listed


@pytest.mark.parametrize("arguments", [[], ["a", "b"]])
def test_the_list_of_checksums_needs_one_folder(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert checksums.main(arguments) == 2
    assert "Usage" in capsys.readouterr().err


def test_search_engines_find_the_pages_for_readers_only() -> None:
    listed = re.findall("<loc>(.*?)</loc>", (SITE / "sitemap.xml").read_text("utf-8"))
    assert len(listed) > 8
    assert [address for address in listed if "/maintain/" in address] == []
    robots = (SITE / "robots.txt").read_text("utf-8")
    assert re.search(r"^Sitemap: https://\S+/sitemap\.xml$", robots, re.MULTILINE)


def test_the_search_leaves_out_the_pages_for_maintainers() -> None:
    index = json.loads((SITE / "search" / "search_index.json").read_text("utf-8"))
    places = [document["location"] for document in index["docs"]]
    assert any(place.startswith("guide/") for place in places)
    assert [place for place in places if place.startswith("maintain/")] == []


@pytest.mark.parametrize(
    "word", ["stuck", "delay", "late", "green card", "work permit", "taking too long", "no answer"]
)
def test_the_search_knows_the_words_that_people_use(word: str) -> None:
    index = json.loads((SITE / "search" / "search_index.json").read_text("utf-8"))
    found = {
        document["location"].partition("#")[0]
        for document in index["docs"]
        if word in (document["title"] + document["text"]).lower()
    }
    assert "guide/" in found, f"{word!r} finds only {sorted(found)}"
