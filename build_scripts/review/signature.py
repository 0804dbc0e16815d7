"""The signature set: what a lawyer signs, at most 8,000 words, and what changed since then.

It has the card of every state, exits and gates among them, and one of each paper. The review pack
has everything else. `host.toml` names the text that was signed; run
`python -m build_scripts.review.signature > signed.txt` to write it on the day of the signature.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from build_scripts.review.papers import golden, paper_kinds
from case_inquiry.case import Case
from case_inquiry.messages import translator
from case_inquiry.outcome import view
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure

MOST_WORDS = 8_000
HEAD = re.compile(r"(?m)^=== (.+)\n")
#: Exits that the states of the tests do not have.
MORE_EXITS: Mapping[str, Case] = {
    "exit: approved": Case(case_status="approved"),
    "exit: asylum case": Case(form="I-589"),
}
DAY = date(2026, 11, 24)


class Part(NamedTuple):
    """One text to sign: the card of a state, or a paper."""

    name: str
    kind: str
    text: str


class Compared(NamedTuple):
    """A part beside the text that was signed: `signed`, `changed` or `new`, and what differs."""

    part: Part
    state: str
    redline: tuple[str, ...]


def signature_set() -> tuple[Part, ...]:
    """Return all parts, in the order in which they are signed.

    >>> [part.kind for part in signature_set()][-1]
    'paper'
    """
    return (*_cards(), *(Part(one.kind, "paper", one.whole) for one in paper_kinds()))


def _cards() -> Iterator[Part]:
    for name, state in golden("todays_cases").STATES.items():
        yield _card(name, state.case, state.procedure, state.today)
    for name, case in MORE_EXITS.items():
        yield _card(name, case, "current", DAY)


def _card(name: str, case: Case, procedure: str, today: date) -> Part:
    step = plan(case, load_procedure(procedure), today).step
    kind = {"elsewhere": "exit", "gate": "gate"}.get(step or "", "card")
    seen = view(case, today, translator(), first=procedure)
    card = {**seen, "blocks": seen["blocks"][:1]}  # type: ignore[index]
    return Part(name, kind, "\n".join(golden("outcome_text").lines_of(card)))


def as_text(parts: tuple[Part, ...]) -> str:
    """Return the set as a text file, which `signed_parts` reads again."""
    return "".join(f"=== {part.name}\n{part.text}\n\n" for part in parts)


def signed_parts(text: str) -> dict[str, str]:
    r"""Return the texts of a signed set by their names.

    >>> signed_parts("=== called\nYou can call.\n\n=== solved\nDone.\n\n")
    {'called': 'You can call.', 'solved': 'Done.'}
    """
    pieces = HEAD.split(text)[1:]
    return {name: body.rstrip("\n") for name, body in zip(pieces[::2], pieces[1::2], strict=True)}


def compare(parts: tuple[Part, ...], signed: Mapping[str, str]) -> list[Compared]:
    """Return each part with what is new in it since the signature."""
    compared = []
    for part in parts:
        before = signed.get(part.name)
        text = part.text.rstrip("\n")
        state = "new" if before is None else "signed" if before == text else "changed"
        lines = difflib.ndiff((before or "").splitlines(), text.splitlines())
        redline = tuple(line for line in lines if line[:1] in "-+") if state == "changed" else ()
        compared.append(Compared(part, state, redline))
    return compared


def gone(parts: tuple[Part, ...], signed: Mapping[str, str]) -> list[str]:
    """Return the names of signed parts that are no longer there."""
    names = {part.name for part in parts}
    return [name for name in signed if name not in names]


def words(parts: tuple[Part, ...]) -> int:
    """Return the number of words to read."""
    return sum(len(part.text.split()) for part in parts)


if __name__ == "__main__":
    sys.stdout.write(as_text(signature_set()))
