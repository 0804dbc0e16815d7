"""The picture of the question graph: which page may follow which, drawn from the questions.

Pages stand one below the other, in layers: a page's layer is the length of the longest way to it.
An arrow to the next layer is straight; all others that lead to one page share a lane at the side.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from case_inquiry.conditions import Condition
from case_inquiry.form.exits import EXITS
from case_inquiry.form.walk import PAGES, QuestionPage
from case_inquiry.outcome.timeline_picture import escape, wrap
from case_inquiry.procedure import PROCEDURES

START = "start"
CHECK = "check"
OTHER = "other"

# Lengths of the picture, in its own units.
EXIT_WIDTH, BOX_WIDTH, LANE, MARGIN = 150, 330, 12, 8
LEFT = MARGIN + EXIT_WIDTH + 40  # where the boxes begin
LINE, PADDING, GAP = 16, 6, 26
HEADING_LETTERS, SMALL_LETTERS, EXIT_LETTERS = 42, 52, 20


class Box(NamedTuple):
    """A page in the picture: its id, its heading, and when it is asked."""

    name: str
    heading: str
    when: str = ""
    exits: tuple[str, ...] = ()


@cache
def edges() -> frozenset[tuple[str, str]]:
    """Return the pairs of pages that may follow each other, from `start` to `check`.

    >>> ("called", "call") in edges(), ("called", "receipt") in edges(), ("call", "who") in edges()
    (True, True, False)
    """
    found: set[tuple[str, str]] = set()
    for procedure in PROCEDURES:
        found |= _Walker(procedure).edges()
    return frozenset(found)


class _Walker:
    """Walks all ways through the pages of one procedure.

    What was answered is kept only as long as a later page asks for it, so that the ways are few.
    """

    def __init__(self, procedure: str) -> None:
        self.pages = [page for page in PAGES if page.procedure in ("", procedure)]
        self.found: set[tuple[str, str]] = set()
        self.seen: set[tuple[int, str, frozenset[tuple[str, str]]]] = set()
        conditions = [[*page.applies] for page in self.pages]
        self.needed = [
            {name for later in conditions[place:] for item in later for name in _names(item)}
            for place in range(len(self.pages) + 1)
        ]
        self.values: dict[str, set[str]] = {}
        for item in itertools.chain.from_iterable(conditions):
            for name in _names(item):
                self.values.setdefault(name, {""}).update(item.values)
                if "" in item.values:  # an answer, whichever
                    self.values[name].add(OTHER)

    def edges(self) -> set[tuple[str, str]]:
        own = {question.id for page in self.pages for question in page.questions}
        free = sorted(self.values.keys() - own)
        for values in itertools.product(*(sorted(self.values[name]) for name in free)):
            self._walk(0, START, dict(zip(free, values, strict=True)))
        return self.found

    def _walk(self, place: int, last: str, known: dict[str, str]) -> None:
        kept = {name: value for name, value in known.items() if name in self.needed[place]}
        state = (place, last, frozenset(kept.items()))
        if state in self.seen:
            return
        self.seen.add(state)
        if place == len(self.pages):
            self.found.add((last, CHECK))
            return
        page = self.pages[place]
        facts = {name.removeprefix("fact:"): value for name, value in kept.items()}
        if not all(item.holds(kept, facts) for item in page.applies):
            self._walk(place + 1, last, kept)
            return
        self.found.add((last, page.id))
        asked = [question.id for question in page.questions if question.id in self.values]
        for values in itertools.product(*(sorted(self.values[name]) for name in asked)):
            self._walk(place + 1, page.id, kept | dict(zip(asked, values, strict=True)))


def _names(condition: Condition) -> list[str]:
    return condition.subject.split("|")


def layers(names: Iterable[str], found: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the length of the longest way to each name; the names come in an order of the ways.

    >>> layers(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")])
    {'a': 0, 'b': 1, 'c': 2}
    """
    before: dict[str, list[str]] = {}
    for source, target in found:
        before.setdefault(target, []).append(source)
    depth: dict[str, int] = {}
    for name in names:
        depth[name] = max((depth[source] + 1 for source in before.get(name, ())), default=0)
    return depth


def lanes(spans: dict[str, tuple[int, int]]) -> dict[str, int]:
    """Return a lane for each span, the short ones inside, none overlapping in one lane.

    >>> lanes({"long": (0, 9), "short": (1, 3), "late": (4, 6)})
    {'short': 0, 'late': 0, 'long': 1}
    """
    taken: list[list[tuple[int, int]]] = []
    chosen: dict[str, int] = {}
    for name, (first, last) in sorted(spans.items(), key=lambda item: item[1][1] - item[1][0]):
        lane = next(
            (
                number
                for number, others in enumerate(taken)
                if all(last < begin or end < first for begin, end in others)
            ),
            len(taken),
        )
        taken[lane:] = taken[lane:] or [[]]
        taken[lane].append((first, last))
        chosen[name] = lane
    return chosen


def boxes(when: dict[str, str], exits: dict[str, str]) -> list[Box]:
    """Return the boxes from the start to the check page, with the words for `when` and exits."""
    pages = [Box(page.id, page.heading, when[page.id], _exits_of(page, exits)) for page in PAGES]
    return [Box(START, "Start"), *pages, Box(CHECK, "Check your answers, then the outcome")]


def _exits_of(page: QuestionPage, exits: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(exits[item.reason] for item in EXITS if item.page == page.id))


def draw(listed: list[Box], found: Iterable[tuple[str, str]], title: str) -> str:
    """Return the picture of these boxes and the arrows between them, as SVG."""
    found = set(found)
    depth = layers([box.name for box in listed], found)
    order = sorted(listed, key=lambda box: depth[box.name])
    tops, parts, top = {}, [], MARGIN
    for box in order:
        height = _height(box)
        tops[box.name] = (top, height)
        parts += [*_draw_box(box, top, height), *_draw_exits(box, top, height)]
        top += height + GAP
    rows = {box.name: row for row, box in enumerate(order)}
    arrows, lane_count = _draw_arrows(found, rows, tops)
    width = LEFT + BOX_WIDTH + 24 + LANE * lane_count + MARGIN
    told = f"{len(listed)} boxes, {len(found)} arrows. The same is said in words below."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="review-graph" role="img" '
        f'aria-labelledby="graph-title graph-told" viewBox="0 0 {width} {top}" width="{width}" '
        f'height="{top}" font-size="13" fill="currentColor">'
        f'<title id="graph-title">{escape(title)}</title><desc id="graph-told">{told}</desc>'
        f'<defs><marker id="graph-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
        f'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
        f'<g fill="none" stroke="currentColor">{"".join(arrows)}</g>{"".join(parts)}</svg>'
    )


def _texts(box: Box) -> tuple[list[str], list[str]]:
    return wrap(box.heading, HEADING_LETTERS), wrap(box.when, SMALL_LETTERS) if box.when else []


def _height(box: Box) -> int:
    heading, when = _texts(box)
    exits = [line for text in box.exits for line in wrap(text, EXIT_LETTERS)]
    return max(len(heading) + len(when), len(exits)) * LINE + 2 * PADDING


def _draw_box(box: Box, top: int, height: int) -> Iterator[str]:
    heading, when = _texts(box)
    dashes = ' stroke-dasharray="4 3"' if box.when else ""
    yield (
        f'<rect x="{LEFT}" y="{top}" width="{BOX_WIDTH}" height="{height}" rx="4" fill="none" '
        f'stroke="currentColor"{dashes}/>'
    )
    yield _text(LEFT + PADDING, top + PADDING, heading, ' font-weight="700"')
    below = top + PADDING + LINE * len(heading)
    yield _text(LEFT + PADDING, below, when, ' font-size="11"')


def _draw_exits(box: Box, top: int, height: int) -> Iterator[str]:
    if not box.exits:
        return
    lines = [line for text in box.exits for line in wrap(text, EXIT_LETTERS)]
    middle = top + height // 2
    yield (
        f'<rect x="{MARGIN}" y="{top}" width="{EXIT_WIDTH}" height="{height}" rx="12" '
        f'fill="none" stroke="currentColor"/>'
    )
    yield _text(MARGIN + PADDING, top + PADDING, lines, ' font-size="11"')
    yield (
        f'<path d="M{LEFT} {middle}H{MARGIN + EXIT_WIDTH}" fill="none" stroke="currentColor" '
        f'marker-end="url(#graph-arrow)"/>'
    )


def _text(x: int, top: int, lines: list[str], more: str) -> str:
    spans = "".join(
        f'<tspan x="{x}" y="{top + LINE * number + 12}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f"<text{more}>{spans}</text>" if lines else ""


def _draw_arrows(
    found: set[tuple[str, str]], rows: dict[str, int], tops: dict[str, tuple[int, int]]
) -> tuple[list[str], int]:
    """Return the arrows and the number of lanes that they take."""
    arrows = []
    sources: dict[str, list[str]] = {}
    for source, target in sorted(found, key=lambda edge: (rows[edge[1]], rows[edge[0]])):
        if rows[target] == rows[source] + 1:
            x, (top, height) = LEFT + 30, tops[source]
            end = ' marker-end="url(#graph-arrow)"'
            arrows.append(f'<path d="M{x} {top + height}V{tops[target][0]}"{end}/>')
        else:
            sources.setdefault(target, []).append(source)
    spans = {
        target: (min(rows[source] for source in begins), rows[target])
        for target, begins in sources.items()
    }
    chosen = lanes(spans)
    for target, begins in sources.items():
        x = LEFT + BOX_WIDTH + 24 + LANE * chosen[target]
        arrows += _draw_lane(x, target, begins, tops)
    return arrows, max(chosen.values(), default=-1) + 1


def _draw_lane(
    x: int, target: str, begins: list[str], tops: dict[str, tuple[int, int]]
) -> Iterator[str]:
    side, end = LEFT + BOX_WIDTH, tops[target][0] + PADDING
    for source in begins:
        top, height = tops[source]
        start = top + height - PADDING
        yield f'<path d="M{side} {start}H{x}V{end}"/>'
    yield f'<path d="M{x} {end}H{side}" marker-end="url(#graph-arrow)"/>'
