"""The organization that publishes a copy of the site (the host), as `host.toml` describes it.

The build reads the file. A mistake stops the build with file, line, key and how to fix it. A
missing entry leaves its part out of the pages. `build_scripts.host.check` lists both.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from build_scripts import ROOT
from build_scripts.host import colors, logo
from build_scripts.host.agency_addresses import EMAIL, agency_address_in
from build_scripts.host.colors import Colors
from build_scripts.host.logo import Logo
from case_inquiry.procedure import PROCEDURES
from case_inquiry.procedure.checking.toml_table import DataError, Table, read_toml

LOCALE = ROOT / "docs" / "locale"
FIRST_LANGUAGE = "en"
LONGEST_NAME = 60
LONGEST_WORDS = 300
PHONE = re.compile(r"\+?[\d\s().-]{7,}")
WEB = re.compile(r"https://[\w.-]+\.\w+(?::\d+)?(?:/\S*)?")

__all__ = ["Colors", "DataError", "Host", "Logo", "Review", "Words", "load_host", "this_host"]


@dataclass(frozen=True)
class Words:
    """The host's texts in one language; `link` belongs to the referral."""

    hours: str | None = None
    referral: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class Review:
    """Who reviewed the guidance of this copy, on which day, and the file with what was signed."""

    name: str
    on: date
    signed: Path | None = None


@dataclass(frozen=True)
class Host:
    """The organization that publishes a copy of the site."""

    name: str
    first_procedure: str = PROCEDURES[0]
    list_procedure: str = PROCEDURES[-1]
    languages: tuple[str, ...] = (FIRST_LANGUAGE,)
    phone: str | None = None
    feedback: str | None = None
    repository: str | None = None
    logo: Logo | None = None
    words: Mapping[str, Words] = field(default_factory=dict)
    colors: Colors | None = None
    reviewer: Review | None = None
    counsel: Review | None = None

    @property
    def phone_link(self) -> str | None:
        """The `tel:` address of the phone.

        >>> Host("A", phone="555-012-3456").phone_link
        'tel:+15550123456'
        >>> Host("A", phone="+44 20 555 0123").phone_link
        'tel:+44205550123'
        """
        if self.phone is None:
            return None
        digits = re.sub(r"\D", "", self.phone)
        is_national = len(digits) == 10 and not self.phone.startswith("+")
        return f"tel:+1{digits}" if is_national else f"tel:+{digits}"

    @property
    def feedback_link(self) -> str | None:
        """The target of the "Report a change" link.

        >>> Host("A", feedback="guide@legal-aid.example").feedback_link
        'mailto:guide@legal-aid.example'
        """
        if self.feedback is None or self.feedback.startswith("https:"):
            return self.feedback
        return f"mailto:{self.feedback}"

    @property
    def style(self) -> str:
        """The host's colors as CSS to put after the theme's; empty if it has none."""
        return self.colors.css() if self.colors else ""

    def says(self, language: str, /) -> Words:
        """Return the host's texts in a language, with English as the fallback.

        >>> Host("A", words={"en": Words(hours="9 to 5")}).says("es").hours
        '9 to 5'
        """
        return self.words.get(language) or self.words.get(FIRST_LANGUAGE) or Words()

    def missing(self) -> tuple[str, ...]:
        """Return the keys of the file that this host has not set."""
        single = ("phone", "feedback", "repository", "logo", "colors", "reviewer", "counsel")
        missing = [key for key in single if getattr(self, key) is None]
        for language in self.languages:
            words = self.words.get(language, Words())
            found = {"hours": words.hours, "referral": words.referral, "link": words.link}
            missing += [f"words.{language}.{key}" for key, text in found.items() if text is None]
        return tuple(missing)


def host_file() -> Path:
    """Return the host file in use: `HOST_FILE` if it is set, otherwise `host.toml` at the root."""
    return Path(os.environ.get("HOST_FILE") or ROOT / "host.toml")


@cache
def this_host() -> Host:
    """Return the host of this build; raises as `load_host` does."""
    return load_host(host_file())


def load_host(path: Path) -> Host:
    """Return the host that a file describes.

    Raises DataError with one line for each mistake (file, line, key and how to fix it), or
    FileNotFoundError if there is no such file.
    """
    return parse_host(path.read_text(encoding="utf-8"), path.name, path.parent)


def parse_host(text: str, name: str, folder: Path) -> Host:
    r"""Read a host from TOML text; `name` is the file's name in errors.

    The path of the logo is relative to `folder`.

    >>> parse_host('name = "Riverside Legal Aid"\n', "host.toml", Path()).languages
    ('en',)
    """
    table = read_toml(text, name)
    host = Host(
        name=_text(table, "name", LONGEST_NAME) or "",
        first_procedure=table.choice("first_procedure", PROCEDURES, PROCEDURES[0]),
        list_procedure=table.choice("list_procedure", PROCEDURES, PROCEDURES[-1]),
        languages=_languages(table),
        phone=_phone(table),
        feedback=_feedback(table),
        repository=_repository(table),
        logo=logo.read_logo(table, folder),
        words=_words(table),
        colors=colors.read_colors(table),
        reviewer=_review(table, "reviewer"),
        counsel=_review(table, "counsel", folder),
    )
    table.close()
    table.file.finish()
    return host


def publish_logo(host: Host, site: Path) -> None:
    """Copy the host's logo into the built site, to `host.logo.address`."""
    if host.logo is not None:
        target = site / host.logo.address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(host.logo.file, target)


def known_languages() -> tuple[str, ...]:
    """Return the languages that the pages can be published in."""
    found = (file.parts[-3] for file in LOCALE.glob("*/LC_MESSAGES/site.po"))
    return (FIRST_LANGUAGE, *sorted(found))


def _text(table: Table, key: str, longest: int) -> str | None:
    """Return a text without an agency's address. Report a missing text only if it is the `name`."""
    text = table.text(key) if key == "name" else table.optional_text(key)
    if not text:
        return None
    if len(text) > longest:
        table.report(key, f"has {len(text)} characters: shorten it to {longest}")
    if address := agency_address_in(text):
        table.report(
            key,
            f"{address!r} is an agency's: write your own organization's, or remove it. "
            "The pages show the agency's from the procedure files",
        )
    return text


def _languages(table: Table) -> tuple[str, ...]:
    languages = table.texts("languages") or (FIRST_LANGUAGE,)
    known = known_languages()
    for language in languages:
        if language not in known:
            table.report(
                "languages",
                f"{language!r} has no translation yet (docs/locale/{language}): remove it. "
                f"There is {', '.join(known)}",
            )
    if FIRST_LANGUAGE not in languages:
        table.report("languages", f"add {FIRST_LANGUAGE!r}: the first page is in English")
    if len(set(languages)) < len(languages):
        table.report("languages", "names a language twice: remove one")
    return languages


def _phone(table: Table) -> str | None:
    phone = _text(table, "phone", LONGEST_NAME)
    if phone and not PHONE.fullmatch(phone):
        table.report("phone", f"{phone!r} is no telephone number: write it like 555-012-3456")
    return phone


def _feedback(table: Table) -> str | None:
    feedback = _text(table, "feedback", LONGEST_WORDS)
    if feedback and not (EMAIL.fullmatch(feedback) or WEB.fullmatch(feedback)):
        table.report(
            "feedback",
            f"{feedback!r} leads nowhere: write an email address, or a web address that begins "
            "with https://",
        )
    return feedback


def _repository(table: Table) -> str | None:
    repository = _text(table, "repository", LONGEST_WORDS)
    if repository and not WEB.fullmatch(repository):
        table.report(
            "repository", f"{repository!r} must be a web address that begins with https://"
        )
    return repository


def _words(table: Table) -> Mapping[str, Words]:
    inner = table.table("words")
    if inner is None:
        return {}
    words = {}
    for language in inner.names():
        said = inner.table(language)
        if said is not None:
            words[language] = _words_of(said)
    return words


def _words_of(table: Table) -> Words:
    said = {key: _text(table, key, LONGEST_WORDS) for key in ("hours", "referral", "link")}
    link = said["link"]
    if link and not WEB.fullmatch(link):
        table.report("link", f"{link!r} must be a web address that begins with https://")
    if link and not said["referral"]:
        table.report("link", "needs `referral` beside it: say what the link leads to")
    table.close()
    return Words(**said)


def _review(table: Table, key: str, folder: Path | None = None) -> Review | None:
    """Read a review; only one with a `folder` may name a file of what was signed."""
    inner = table.table(key)
    if inner is None:
        return None
    _text(inner, "name", LONGEST_WORDS)
    signed = inner.optional_text("signed") if folder is not None else None
    file = folder / signed if folder is not None and signed else None
    if file is not None and not file.is_file():
        inner.report("signed", f"there is no file {signed!r}: write the path from this file")
    review = Review(name=inner.text("name"), on=inner.day("on"), signed=file)
    inner.close()
    return review
