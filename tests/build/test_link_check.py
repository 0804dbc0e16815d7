"""The link check tells a page that is gone from a host that blocks programs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from build_scripts import ROOT
from build_scripts.checks.links import (
    HEADING,
    PAUSE_SECONDS,
    Answer,
    Finding,
    Link,
    ask,
    links,
    look,
    look_at_all,
    markdown,
)
from case_inquiry.procedure import PROCEDURES, load_procedure

PAGE = "https://a.example/page"


class Web:
    """A fake web with a few addresses: the answers to HEAD and GET, and the list of requests."""

    def __init__(self, answers: dict[tuple[str, str], Answer | OSError]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str]] = []

    def ask(self, method: str, address: str) -> Answer:
        self.asked.append((method, address))
        answer = self.answers[method, address]
        if isinstance(answer, OSError):
            raise answer
        return answer


@pytest.mark.parametrize(
    ("head", "get", "state"),
    [
        (Answer(200, PAGE), None, "lives"),
        (Answer(405, PAGE), Answer(200, PAGE), "lives"),
        (Answer(404, PAGE), Answer(200, PAGE), "lives"),
        (Answer(404, PAGE), Answer(404, PAGE), "gone"),
        (Answer(410, PAGE), Answer(410, PAGE), "gone"),
        (Answer(403, PAGE), Answer(403, PAGE), "unclear"),
        (Answer(503, PAGE), Answer(503, PAGE), "unclear"),
        (OSError("timed out"), None, "unclear"),
        (Answer(200, "https://a.example/"), None, "moved"),
        (Answer(200, "https://www.a.example/page/"), None, "lives"),
        (Answer(200, "http://a.example/page"), None, "moved"),
    ],
)
def test_the_responses_decide_the_state_of_a_link(
    head: Answer | OSError, get: Answer | None, state: str
) -> None:
    web = Web({("HEAD", PAGE): head} | ({("GET", PAGE): get} if get else {}))
    assert look(Link(PAGE, ("source a",)), web.ask).state == state
    assert len(web.asked) == 1 + (get is not None)


def test_an_address_without_https_is_never_requested() -> None:
    web = Web({})
    finding = look(Link("http://a.example", ("source a",)), web.ask)
    assert (finding.state, web.asked) == ("gone", [])
    assert "not https" in finding.reason


def test_requests_to_one_host_are_paused_and_others_are_not() -> None:
    addresses = ["https://a.example/1", "https://b.example/1", "https://a.example/2"]
    web = Web({("HEAD", address): Answer(200, address) for address in addresses})
    order: list[str | float] = []

    def asking(method: str, address: str) -> Answer:
        order.append(address)
        return web.ask(method, address)

    look_at_all([Link(address, ()) for address in addresses], asking, order.append)
    assert order == [addresses[0], addresses[1], PAUSE_SECONDS, addresses[2]]


def test_every_web_address_of_the_procedures_is_checked_once_and_is_https() -> None:
    found = [link.address for link in links()]
    assert len(found) == len(set(found)) > 0
    assert all(address.startswith("https://") for address in found)
    for name in PROCEDURES:
        sources = {source.url for source in load_procedure(name).sources if source.url}
        assert sources <= set(found)


def test_a_link_lists_everything_that_uses_it() -> None:
    users = next(link.used_by for link in links() if "statement ombudsman_url" in link.used_by)
    assert "channel ombudsman" in users
    assert any(user.startswith("source ") for user in users)


def test_the_report_lists_the_worst_first_and_is_empty_if_all_links_work() -> None:
    link = Link(PAGE, ("source a",))
    assert markdown([Finding(link, "lives", "")]) == ""
    report = markdown([Finding(link, "unclear", "b"), Finding(link, "gone", "a")])
    assert report.startswith(HEADING)
    assert report.index("### Gone") < report.index("### Could not tell")
    assert "### Moved" not in report


class Handler(BaseHTTPRequestHandler):
    """Answer /gone with 404, /old with a redirect to /new, and everything else with 200."""

    def do_HEAD(self) -> None:
        self.server.agents.append(self.headers["User-Agent"])  # type: ignore[attr-defined]
        self.send_response({"/gone": 404, "/old": 301}.get(self.path, 200))
        if self.path == "/old":
            self.send_header("Location", "/new")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815  # the base class's name

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def host() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.agents = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "status", "end"), [("/a", 200, "/a"), ("/gone", 404, "/gone"), ("/old", 200, "/new")]
)
@pytest.mark.parametrize("method", ["HEAD", "GET"])
def test_a_request_follows_redirects_and_returns_errors(
    host: HTTPServer, method: str, path: str, status: int, end: str
) -> None:
    url = f"http://127.0.0.1:{host.server_address[1]}"
    assert ask(method, url + path) == Answer(status, url + end)
    assert all("case-inquiry-guide" in agent for agent in host.agents)  # type: ignore[attr-defined]


def test_an_unreachable_host_raises_an_oserror() -> None:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}"
    with pytest.raises(OSError, match="refused"):
        ask("HEAD", address)


def test_the_build_does_not_import_the_link_check() -> None:
    build = (ROOT / "build_scripts" / "build.py").read_text("utf-8")
    assert "checks.links" not in build
    assert "links" not in build
