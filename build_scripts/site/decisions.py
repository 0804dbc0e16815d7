"""The list of the decision records, made from their titles and descriptions."""

from __future__ import annotations

import re
from pathlib import Path

from build_scripts import ROOT

FOLDER = ROOT / "docs" / "maintain" / "decisions"
HEAD = re.compile(r'\A---\ntitle: "(?P<title>.+)"\ndescription: (?P<description>.+)\n---\n')


class DecisionError(ValueError):
    """A decision record does not begin with its title and description; the message names it."""


def decision_list(folder: Path = FOLDER) -> str:
    """Return one line of Markdown for each record, in the order of their numbers.

    Raises DecisionError if a record has no title in quotes or no description.

    >>> decision_list().splitlines()[0].startswith("- [1. ")
    True
    """
    lines = []
    for record in sorted(folder.glob("0*.md")):
        head = HEAD.match(record.read_text(encoding="utf-8"))
        if head is None:
            raise DecisionError(f"{record.name}: begin with title and description")
        lines.append(f"- [{head['title']}]({record.name}): {head['description']}")
    return "\n".join(lines)
