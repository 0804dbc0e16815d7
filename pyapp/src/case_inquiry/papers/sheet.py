"""A sheet for the person: sections of lines and small tables, as text and as a page to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from case_inquiry.messages import N_, Message, Translator
from case_inquiry.papers.desk import Desk
from case_inquiry.papers.rendering import fill_template

MADE_ON = N_("Made on {day}.")
FOR_YOU = N_("This page is for you. It has your full numbers. Keep it safe.")
NOT_OFFICIAL = N_(
    "This site is free. If someone asks you to pay for it, do not. It is not run by USCIS or any "
    "other part of the government. It gives general information, not legal advice. "
    "It does not take the place of a lawyer's advice."
)


#: Languages that are written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})

#: A place to write on; the printed page draws it as a long line.
BLANK = "______"


class Said(NamedTuple):
    """Something to say in English, and what it means in the reader's language, or nothing."""

    english: str
    meaning: str = ""

    def __str__(self) -> str:
        return f"{self.english} ({self.meaning})" if self.meaning else self.english


type Line = str | Said


@dataclass(frozen=True)
class Section:
    """A heading, lines, and rows of a table below them; all already in words.

    `header` names the columns of the table, where its cells do not tell by themselves.
    """

    heading: str
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()
    header: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A title, the lines below it, the sections; `is_one_sheet` prints on one side of paper."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    is_one_sheet: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the sheet as the page draws it: a pair to say is one line with its meaning."""
        return {
            "title": self.title,
            "lead": list(self.lead),
            "sections": [
                {
                    "heading": section.heading,
                    "lines": list(map(str, section.lines)),
                    "rows": [list(map(str, row)) for row in section.rows],
                    "header": list(section.header),
                }
                for section in self.sections
            ],
        }

    def as_text(self, using: Translator) -> str:
        """Return the sheet as plain text."""
        return fill_template("sheet.txt.jinja", {"sheet": self}, using)

    def as_page(self, using: Translator) -> str:
        """Return the sheet as a page of its own that loads nothing and runs nothing."""
        language = using.language.partition("-")[0]
        direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
        return fill_template("sheet.html.jinja", {"sheet": self, "direction": direction}, using)

    def as_part_of_a_page(self, using: Translator) -> str:
        """Return the sheet as HTML for a page that has a heading of its own; it has no style."""
        page = fill_template("sheet_part.html.jinja", {"sheet": self}, using)
        return "\n".join(line for line in page.splitlines() if line.strip())


def join_clauses(desk: Desk, clauses: tuple[Message, ...]) -> str:
    """Return one contact's clauses as a line in the reader's language."""
    return "; ".join(map(desk.say, clauses))
