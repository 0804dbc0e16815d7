"""Every page gets the strict policy, and a page that would break it stops the build."""

import pytest

from build_scripts.site.policy import (
    PolicyError,
    headers_file,
    nginx_snippet,
    policy_for,
    script_hash,
    with_policy,
)

PAGE = '<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def page(head: str = "", body: str = "") -> str:
    return PAGE.format(head=head, body=body)


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
