"""Find an agency's address or phone number in a text.

The procedure files are the only place for these, because each has its state and the day of its last
check there. A host file with such an address would show it without either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from case_inquiry.procedure import PROCEDURES, Procedure, load_procedure

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(r"https?://[^\s<>\"')]+")
PHONE = re.compile(r"\+?\d[\d\s().-]{5,}\d")
# The digits of a US phone number without the leading 1.
NATIONAL_DIGITS = 10


class Addresses(NamedTuple):
    """Email addresses, hosts of web addresses, whole web addresses and telephone digits."""

    emails: frozenset[str]
    domains: frozenset[str]
    links: frozenset[str]
    phones: frozenset[str]


def plain_link(link: str) -> str:
    """Normalize a web address, so that two spellings of it compare as equal.

    >>> plain_link("https://WWW.Example.org/a/") == plain_link("http://example.org/a")
    True
    """
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")


def plain_phone(phone: str) -> str:
    """Return the last ten digits of a telephone number.

    >>> plain_phone("+1 (555) 012-3456")
    '5550123456'
    """
    return re.sub(r"\D", "", phone)[-NATIONAL_DIGITS:]


def domain_of(host: str) -> str:
    """Return the registered domain of a host name.

    >>> domain_of("egov.example.org")
    'example.org'
    """
    return ".".join(host.lower().split(".")[-2:])


@cache
def agency_addresses() -> Addresses:
    """Return all addresses and numbers in the procedures of the package."""
    texts: list[str] = []
    channels: list[str] = []
    for name in PROCEDURES:
        procedure = load_procedure(name)
        texts += _values(procedure)
        channels += [channel.address for channel in procedure.channels if channel.address]
        texts += [source.url for source in procedure.sources if source.url]
    joined = "\n".join(texts + channels)
    emails = {email.lower() for email in EMAIL.findall(joined)}
    hosts = [urlsplit(link).hostname or "" for link in LINK.findall("\n".join(channels))]
    hosts += [email.partition("@")[2] for email in emails]
    return Addresses(
        emails=frozenset(emails),
        domains=frozenset(domain_of(host) for host in hosts),
        links=frozenset(plain_link(link) for link in LINK.findall(joined)),
        phones=frozenset(
            plain_phone(phone)
            for phone in PHONE.findall(joined)
            if len(plain_phone(phone)) == NATIONAL_DIGITS
        ),
    )


def _values(procedure: Procedure) -> Iterator[str]:
    for statement in procedure.statements:
        yield statement.text
        yield statement.value or ""
    for office in procedure.offices:
        yield office.email or ""


def agency_address_in(text: str) -> str | None:
    """Return the first address or number of an agency in a text, as it is written there.

    An email or web address belongs to an agency if one of the channels has the same domain.

    >>> agency_address_in("Call us: 555-012-3456, or write to help@shelter.example") is None
    True
    >>> agency_address_in("Call 1 (800) 375 5283.")
    '1 (800) 375 5283'
    """
    known = agency_addresses()
    for email in EMAIL.findall(text):
        if email.lower() in known.emails or domain_of(email.partition("@")[2]) in known.domains:
            return str(email)
    for link in LINK.findall(text):
        host = urlsplit(link).hostname or ""
        if plain_link(link) in known.links or domain_of(host) in known.domains:
            return str(link)
    for phone in PHONE.findall(text):
        if plain_phone(phone) in known.phones:
            return str(phone)
    return None
