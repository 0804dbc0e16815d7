"""The timeline as a picture: a line from top to bottom, the days on one side, the words beside it.

It is as wide as a small phone, and as long as its words need. Its colours are those of the text
around it (`currentColor`); the page's style may name others by the classes. It has no style of its
own, so that a strict policy lets it pass. Who cannot see it is told the same in its description.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

DONE = "done"
TODAY = "today"
COUNTED = "counted"

# All lengths are in units of the picture, of which EM are as wide as the text around it is high.
EM = 16
WIDTH = 336
FONT = 15
LINE = 20  # from one line of words to the next
GAP = 14  # between two entries
LETTER = 8.4  # what a letter takes on average, with some to spare
DAY_LETTER = 9.8  # the same for the days, of which today's is bold
SPINE = 146  # where the line stands
DOT = 6
BESIDE = 18  # from the line to the words
DAY_LETTERS = int((SPINE - BESIDE) / DAY_LETTER)
WORD_LETTERS = int((WIDTH - SPINE - BESIDE) / LETTER)


class Entry(NamedTuple):
    """A day and what is on it, both in words; `kind` is `done`, `today` or `counted`."""

    day: str
    what: str
    kind: str


def draw(entries: list[Entry], title: str, *, right_to_left: bool = False) -> str:
    """Return the picture of these entries, from the first to the last, as SVG.

    >>> print(draw([Entry("Monday", "Today", "today")], "Days")[:46])
    <svg xmlns="http://www.w3.org/2000/svg" class=
    """
    side = _Side(right_to_left)
    top, parts, middles = GAP, [], []
    for entry in entries:
        day, what = wrap(entry.day, DAY_LETTERS), wrap(entry.what, WORD_LETTERS)
        middles.append(top + LINE // 2)
        parts += [
            _dot(side.x(SPINE), middles[-1], entry.kind),
            _lines(day, side.x(SPINE - BESIDE), top, f"day timeline__day--{entry.kind}", "end"),
            _lines(
                what, side.x(SPINE + BESIDE), top, f"what timeline__what--{entry.kind}", "start"
            ),
        ]
        top += max(len(day), len(what)) * LINE + GAP
    # The line stops at each dot, so that an open one is empty on paper of any colour.
    pieces = " ".join(
        f"M{side.x(SPINE)} {upper + DOT}V{lower - DOT}" for upper, lower in pairwise(middles)
    )
    spine = f'<path class="timeline__line" d="{pieces}" stroke="currentColor" stroke-width="2"/>'
    told = " ".join(f"{entry.day}: {entry.what.rstrip('.')}." for entry in entries)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="img" '
        f'aria-labelledby="timeline-title timeline-told" viewBox="0 0 {WIDTH} {top}" '
        f'width="{WIDTH / EM:g}em" height="{top / EM:g}em" direction="{side.direction}" '
        f'font-size="{FONT}" fill="currentColor">'
        f'<title id="timeline-title">{escape(title)}</title>'
        f'<desc id="timeline-told">{escape(told)}</desc>'
        f"{spine}{''.join(parts)}</svg>"
    )


class _Side(NamedTuple):
    """Turns the picture round for languages that are written from right to left."""

    right_to_left: bool

    @property
    def direction(self) -> str:
        return "rtl" if self.right_to_left else "ltr"

    def x(self, place: int) -> int:
        return WIDTH - place if self.right_to_left else place


def _dot(x: int, y: int, kind: str) -> str:
    """Return the mark of an entry; its shape, not its colour alone, tells its kind."""
    name = f'class="timeline__dot timeline__dot--{kind}"'
    if kind == TODAY:
        big = DOT + 3
        corners = f"{x},{y - big} {x + big},{y} {x},{y + big} {x - big},{y}"
        return f'<polygon {name} points="{corners}" fill="currentColor"/>'
    if kind == DONE:
        return f'<circle {name} cx="{x}" cy="{y}" r="{DOT}" fill="currentColor"/>'
    ring = 'fill="none" stroke="currentColor" stroke-width="2"'
    return f'<circle {name} cx="{x}" cy="{y}" r="{DOT - 1}" {ring}/>'


def _lines(texts: list[str], x: int, top: int, name: str, anchor: str) -> str:
    weight = ' font-weight="700"' if name.endswith(TODAY) else ""
    spans = "".join(
        f'<tspan x="{x}" y="{top + LINE * number + FONT}">{escape(text)}</tspan>'
        for number, text in enumerate(texts)
    )
    return f'<text class="timeline__{name}" text-anchor="{anchor}"{weight}>{spans}</text>'


def wrap(text: str, letters: int) -> list[str]:
    """Return `text` in lines of at most so many letters; wide ones count as two.

    >>> wrap("Sunday, November 1, 2026", 13)
    ['Sunday,', 'November 1,', '2026']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer) <= letters:
            lines[-1] = longer
            continue
        pieces = _break(word, letters)
        lines = [line for line in lines if line] + pieces
    return lines


def _break(word: str, letters: int) -> list[str]:
    """Return a word in pieces that fit; most words are one piece."""
    pieces = [""]
    for letter in word:
        if width(pieces[-1] + letter) > letters:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def width(text: str, /) -> int:
    """Return how many letters wide a text is: a Chinese character takes the place of two.

    >>> width("Call"), width("电话")
    (4, 4)
    """
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def escape(text: str, /) -> str:
    """Return a text as it stands between two tags.

    >>> escape("<b> & c")
    '&lt;b&gt; &amp; c'
    """
    return re.sub("[&<>]", lambda found: {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[found[0]], text)
