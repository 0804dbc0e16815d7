"""Check whether the web addresses in the procedures still answer. Only the weekly workflow runs it.

Run as `python -m build_scripts.checks.links [--report FILE]`. It sends one request at a time, with
a pause between two requests to one host, and sends nothing but the address. An official site can
block programs; the report tells a blocked request from a page that is gone.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from case_inquiry.procedure import PROCEDURES, Procedure, load_procedure

type State = Literal["lives", "moved", "gone", "unclear"]

HEADING = "## Links to look at"
WORDS: dict[State, str] = {
    "gone": "Gone",
    "moved": "Moved",
    "unclear": "Could not tell (open it in a browser)",
}
NAME = "case-inquiry-guide link check (weekly, one request a page)"
PATIENCE_SECONDS = 30
PAUSE_SECONDS = 3.0
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


class Link(NamedTuple):
    """A web address, and the statements, channels and sources that contain it."""

    address: str
    used_by: tuple[str, ...]


class Answer(NamedTuple):
    """The status of a response, and the final address after redirects."""

    status: int
    address: str


@dataclass(frozen=True)
class Finding:
    """The result for one link, with the reason in words."""

    link: Link
    state: State
    reason: str


#: Sends a request with a method to an address. Raises OSError if there is no response.
type Ask = Callable[[str, str], Answer]


def links(names: Sequence[str] = PROCEDURES) -> tuple[Link, ...]:
    """Return every web address of the procedures once.

    >>> all(link.address.startswith("https://") for link in links())
    True
    """
    users: dict[str, dict[str, None]] = {}
    for name in names:
        for address, user in _named(load_procedure(name)):
            if address.startswith(("https://", "http://")):  # not a number, not an email address
                users.setdefault(address, {})[user] = None
    return tuple(Link(address, tuple(named)) for address, named in users.items())


def _named(procedure: Procedure) -> Iterator[tuple[str, str]]:
    for source in procedure.sources:
        yield source.url or "", f"source {source.id}"
    for channel in procedure.channels:
        yield channel.address or "", f"channel {channel.id}"
    for statement in procedure.statements:
        yield statement.value or "", f"statement {statement.id}"


def ask(method: str, address: str) -> Answer:
    """Send a request and follow redirects. `look` calls this only for https addresses.

    Raises OSError on a timeout or if there is no response.
    """
    request = Request(address, method=method, headers={"User-Agent": NAME})  # noqa: S310
    try:
        with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
            return Answer(answer.status, answer.url)
    except HTTPError as error:
        with error:
            return Answer(error.code, error.url or address)


def look(link: Link, asking: Ask = ask) -> Finding:
    """Check a link: HEAD first, then GET if the answer to HEAD is not a clear yes."""
    if not link.address.startswith("https://"):
        return Finding(link, "gone", "not https: find the page's safe address")
    try:
        answer = asking("HEAD", link.address)
        if answer.status != HTTPStatus.OK:
            answer = asking("GET", link.address)
    except OSError as error:
        return Finding(link, "unclear", str(error) or type(error).__name__)
    return _judge(link, answer)


def _judge(link: Link, answer: Answer) -> Finding:
    if answer.status in GONE:
        return Finding(link, "gone", f"the host answers {answer.status}")
    if answer.status != HTTPStatus.OK:
        return Finding(link, "unclear", f"the host answers {answer.status}")
    if not is_same_page(link.address, answer.address):
        return Finding(link, "moved", f"leads to {answer.address}")
    return Finding(link, "lives", "")


def is_same_page(one: str, other: str) -> bool:
    """Tell whether two addresses are the same page; a final slash or `www` makes no difference.

    >>> is_same_page("https://a.example/b", "https://www.a.example/b/")
    True
    >>> is_same_page("https://a.example/b", "https://a.example/"), is_same_page(
    ...     "https://a.example/b", "http://a.example/b"
    ... )
    (False, False)
    """

    def plain(address: str) -> tuple[str, str, str, str]:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        return parts.scheme, host, parts.path.rstrip("/"), parts.query

    return plain(one) == plain(other)


def look_at_all(
    found: Sequence[Link], asking: Ask = ask, pause: Callable[[float], None] = time.sleep
) -> list[Finding]:
    """Check each link, with a pause of some seconds between two requests to one host."""
    asked: set[str] = set()
    findings = []
    for link in found:
        host = urlsplit(link.address).hostname or ""
        if host in asked:
            pause(PAUSE_SECONDS)
        asked.add(host)
        findings.append(look(link, asking))
    return findings


def markdown(findings: Sequence[Finding]) -> str:
    """Return the report for an issue; empty if every link works.

    >>> gone = Finding(Link("https://a.example/b", ("source a",)), "gone", "the host answers 404")
    >>> print(markdown([gone]))
    ## Links to look at
    <BLANKLINE>
    ### Gone
    <BLANKLINE>
    - [ ] <https://a.example/b>: the host answers 404 (source a)
    <BLANKLINE>
    """
    sections = []
    for state, words in WORDS.items():
        lines = [
            f"- [ ] <{one.link.address}>: {one.reason} ({', '.join(one.link.used_by)})"
            for one in findings
            if one.state == state
        ]
        if lines:
            sections += [f"### {words}", "", *lines, ""]
    return "\n".join([HEADING, "", *sections]) if sections else ""


def main(arguments: Sequence[str]) -> int:
    """Check every link, print the report, and append it to the `--report` file if there is one."""
    parser = argparse.ArgumentParser(prog="build_scripts.checks.links", description=__doc__)
    parser.add_argument("--report", type=Path, help="a Markdown file to add to")
    given = parser.parse_args(arguments)
    report = markdown(look_at_all(links()))
    sys.stdout.write(report or "Every link lives.\n")
    if given.report and report:
        with given.report.open("a", encoding="utf-8") as file:
            file.write(report)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
