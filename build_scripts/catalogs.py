"""The message catalogs: collect every word that a person sees, and compile the translations.

There are two domains: `case_inquiry` is part of the package and runs in the browser; `site` is used
only at build time. Their templates (`.pot`) are committed, so that a review shows a new sentence.

Run as `python -m build_scripts.catalogs extract` (or `check`, `compile`).
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from build_scripts import ROOT

PYTHON_KEYWORDS: dict[str, Any] = {
    "N_": None,
    "NN_": (1, 2),
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
}
TOML_KEYS = frozenset({"text", "title", "name", "label", "heading", "words"})


@dataclass(frozen=True)
class Domain:
    """One catalog: its sources, how to read them, and where its files are."""

    name: str
    source: Path
    locale: Path
    methods: tuple[tuple[str, str], ...]

    @property
    def template(self) -> Path:
        """The committed template of this domain."""
        return self.locale / f"{self.name}.pot"


DOMAINS = (
    Domain(
        "case_inquiry",
        ROOT / "pyapp" / "src" / "case_inquiry",
        ROOT / "pyapp" / "src" / "case_inquiry" / "locale",
        (
            ("**.py", "python"),
            ("procedure/data/**.toml", "build_scripts.catalogs:extract_toml"),
            ("offices.toml", "build_scripts.catalogs:extract_toml"),
            ("case/contacts.toml", "build_scripts.catalogs:extract_toml"),
            ("**/templates/**", "jinja2.ext:babel_extract"),
        ),
    ),
    Domain(
        "site",
        ROOT / "docs",
        ROOT / "docs" / "locale",
        (("**.md", "jinja2.ext:babel_extract"), ("overrides/**.html", "jinja2.ext:babel_extract")),
    ),
)


def extract_toml(
    fileobj: BinaryIO,
    keywords: object,  # noqa: ARG001
    comment_tags: object,  # noqa: ARG001
    options: object,  # noqa: ARG001
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the sentences of a TOML data file; Babel's interface for an extraction method."""
    for sentence in _sentences(tomllib.load(fileobj)):
        yield 0, "gettext", sentence, []


def _sentences(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _sentences(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in TOML_KEYS and isinstance(value, str):
                yield value
            else:
                yield from _sentences(value)


def extract(domain: Domain) -> str:
    """Make the template of `domain` from its sources and return it as text."""
    catalog = Catalog(project="Case Inquiry Guide", charset="utf-8", fuzzy=False)
    options = {
        "**": {"extensions": "jinja2.ext.i18n", "trimmed": "true", "newstyle_gettext": "true"}
    }
    found = extract_from_dir(
        domain.source,
        list(domain.methods),
        options,
        keywords=PYTHON_KEYWORDS,
        strip_comment_tags=True,
    )
    for file, _line, text, _comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalog.add(text, locations=[(file, 0)], context=context)
    written = io.BytesIO()
    write_po(written, catalog, omit_header=True, include_lineno=False, width=100)
    return written.getvalue().decode()


def extract_all() -> None:
    """Write every domain's template."""
    for domain in DOMAINS:
        domain.locale.mkdir(parents=True, exist_ok=True)
        domain.template.write_text(extract(domain), encoding="utf-8")


def outdated() -> list[Domain]:
    """Return the domains whose committed template does not match the sources."""
    return [
        domain
        for domain in DOMAINS
        if not domain.template.exists()
        or domain.template.read_text(encoding="utf-8") != extract(domain)
    ]


def compile_catalogs() -> None:
    """Compile every translation (`.po`) into the format that gettext reads (`.mo`)."""
    for domain in DOMAINS:
        for source in domain.locale.glob(f"*/LC_MESSAGES/{domain.name}.po"):
            with source.open("rb") as file, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(file))


def main() -> int:
    """Run one of the three commands; return the exit status."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "extract":
        extract_all()
    elif command == "compile":
        compile_catalogs()
    elif command == "check":
        for domain in outdated():
            print(f"{domain.template.relative_to(ROOT)} is out of date: run `make catalogs`.")
        return 1 if outdated() else 0
    else:
        print("Usage: python -m build_scripts.catalogs extract|compile|check", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
