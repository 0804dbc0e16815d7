"""Every page gets the strict policy, and a page that would break it stops the build."""

import re

import pytest

from build_scripts import ROOT
from build_scripts.site.policy import (
    PolicyError,
    headers_file,
    nginx_snippet,
    policy_for,
    script_hash,
    with_policy,
)

SITE = ROOT / "site"
# The whole policy, word for word: whoever changes it changes it here too, and says why.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; worker-src 'self' blob:; "
    "connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "object-src 'none'"
)
WRITTEN = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
PAGE = '<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def page(head: str = "", body: str = "") -> str:
    return PAGE.format(head=head, body=body)


def test_the_policy_is_this_one_word_for_word() -> None:
    assert policy_for([]) == POLICY.format(hashes="")
    assert policy_for(["one()", "one()"]) == POLICY.format(hashes=f" {script_hash('one()')}")


def test_every_page_of_the_site_has_the_policy_and_only_the_hashes_are_its_own() -> None:
    pages = sorted(SITE.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        (written,) = WRITTEN.findall(path.read_text("utf-8"))
        own = re.findall(r" 'sha256-[\w+/]{43}='", written)
        assert written == POLICY.format(hashes="".join(own)), path


def test_policy_comes_before_every_script() -> None:
    html = with_policy(page(head="<script>one()</script>"), "p.html")
    assert html.index("Content-Security-Policy") < html.index("<script>")


def test_each_inline_script_is_allowed_by_its_hash() -> None:
    html = with_policy(page(head="<script>one()</script>", body="<script>two()</script>"), "p")
    assert script_hash("one()") in html
    assert script_hash("two()") in html


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json", "text/template"])
def test_data_in_a_script_element_needs_no_hash(kind: str) -> None:
    html = with_policy(page(head=f'<script type="{kind}">{{}}</script>'), "p")
    assert "sha256-" not in html


@pytest.mark.parametrize("word", ["'unsafe-eval'", "http:", "https:", "*"])
def test_policy_allows_no_eval_and_no_other_origin(word: str) -> None:
    assert word not in policy_for(["one()"])


def test_policy_does_not_allow_all_inline_scripts() -> None:
    scripts = next(part for part in policy_for(["x"]).split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page(body='<a onclick="x()">a</a>'), "inline handler"),
        (with_policy(page(), "p"), "already"),
        ("<html><head></head></html>", "charset"),
    ],
)
def test_page_that_would_break_the_policy_stops_the_build(html: str, reason: str) -> None:
    with pytest.raises(PolicyError, match=reason):
        with_policy(html, "p.html")


def test_hosts_with_headers_can_forbid_frames() -> None:
    assert "frame-ancestors 'none'" in headers_file()
    assert 'add_header Content-Security-Policy "frame-ancestors' in nginx_snippet()
