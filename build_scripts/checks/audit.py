"""Measure the built site on a phone profile and compare it with the limits: `make audit`.

Runs Lighthouse on the entry pages and takes the median of several runs. Measures the bytes of a
first visit and the layout shift on every guidance page. Writes the figures to `build/audit.json`.
Exits with 1 if a limit is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median_low

from build_scripts import ROOT
from build_scripts.checks import lighthouse, weight
from build_scripts.checks.lighthouse import CATEGORIES, Cause, LighthouseError
from build_scripts.serve import DEFAULT_SITE_URL, SiteServer, base_path

SITE = ROOT / "site"
RESULTS = ROOT / "build" / "audit.json"
ENTRIES = ("", "guide/", "reference/", "checker/")
# The limit on bytes is for guidance pages. The checker and the caseload also load Python.
NO_GUIDANCE = ("checker", "caseload", "maintain")
BARS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
HEADS = {
    "performance": "speed",
    "accessibility": "access",
    "best-practices": "practice",
    "seo": "seo",
}
HEAVIEST = 150_000
RUNS = 3


@dataclass(frozen=True)
class Scores:
    """The median scores of an entry page, and the causes of lost points from all runs."""

    page: str
    scores: dict[str, int]
    layout_shift: float
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Weight:
    """The bytes of a page's first visit, and the layout shift while it was read."""

    page: str
    bytes: int
    layout_shift: float
    moved: tuple[str, ...] = ()

    @property
    def is_guidance(self) -> bool:
        """Whether the limit on bytes applies to this page."""
        return self.page.split("/")[0] not in NO_GUIDANCE


def guidance_pages(site: Path) -> list[str]:
    """Return the guidance pages of a built site, as paths relative to its base path."""
    pages = [page.parent.relative_to(site) for page in sorted(site.rglob("index.html"))]
    kept = [page for page in pages if page.parts[:1] not in [(name,) for name in NO_GUIDANCE]]
    return ["" if page == Path() else f"{page.as_posix()}/" for page in kept]


def scores_of(server: SiteServer, page: str, runs: int) -> Scores:
    """Measure an entry page several times and return the medians."""
    made = [lighthouse.run(server.url + page) for _ in range(runs)]
    causes = {cause.audit: cause for one in made for cause in one.causes}
    return Scores(
        page,
        {name: median_low([one.scores[name] for one in made]) for name in CATEGORIES},
        median_low([one.layout_shift for one in made]),
        tuple(causes.values()),
    )


def weights_of(server: SiteServer, pages: Sequence[str]) -> list[Weight]:
    """Visit each page once with an empty cache."""
    weights = []
    with weight.phone_browser() as browser:
        for page in pages:
            found = weight.visit(browser, server, page)
            weights.append(Weight(page, found.weight, found.layout_shift, found.moved))
    return weights


def broken_bars(scores: Sequence[Scores], weights: Sequence[Weight]) -> list[str]:
    """Return one line for each limit that is broken.

    >>> broken_bars([], [Weight("guide/", 151_000, 0)])
    ['/guide/: 151.0 kB on the first visit, 150.0 kB at most']
    """
    lines = [
        f"/{one.page}: {HEADS[name]} {one.scores[name]}, {bar} at least"
        for one in scores
        for name, bar in BARS.items()
        if one.scores[name] < bar
    ]
    lines += [
        f"/{one.page}: {one.bytes / 1000:.1f} kB on the first visit, "
        f"{HEAVIEST / 1000:.1f} kB at most"
        for one in weights
        if one.is_guidance and one.bytes > HEAVIEST
    ]
    lines += [
        f"/{one.page}: moves by {one.layout_shift:.4f} while Lighthouse looks"
        for one in scores
        if one.layout_shift > 0
    ]
    return lines + [
        f"/{one.page}: moves by {one.layout_shift:.4f} while it is read: {', '.join(one.moved)}"
        for one in weights
        if one.layout_shift > 0
    ]


def table(scores: Sequence[Scores], weights: Sequence[Weight]) -> str:
    """Return all figures and the causes of lost points as text."""
    heads = "".join(f"{HEADS[name]:>10}" for name in CATEGORIES)
    lines = [f"{'page':<36}{heads}{'kB':>8}{'moves':>8}"]
    measured = {one.page: one.scores for one in scores}
    for one_page in sorted(weights, key=lambda one: one.page not in measured):
        given = measured.get(one_page.page, {})
        figures = "".join(f"{given.get(name, ''):>10}" for name in CATEGORIES)
        figures += f"{one_page.bytes / 1000:>8.1f}{one_page.layout_shift:>8.3f}"
        lines.append(f"{'/' + one_page.page:<36}{figures}")
    return "\n".join(lines + _cause_lines(scores))


def _cause_lines(scores: Sequence[Scores]) -> list[str]:
    lines = []
    for one in scores:
        for cause in one.causes:
            shown = f" ({cause.shown})" if cause.shown else ""
            lines.append(
                f"/{one.page}: {HEADS[cause.category]}: {cause.audit} {cause.score:.2f}: "
                f"{cause.title}{shown}"
            )
            lines += [f"    {detail}" for detail in cause.details]
    return lines


def write_results(scores: Sequence[Scores], weights: Sequence[Weight], broken: list[str]) -> None:
    """Write the figures to a file, so that two builds can be compared."""
    RESULTS.parent.mkdir(exist_ok=True)
    found = {
        "scores": [asdict(one) for one in scores],
        "weights": [asdict(one) for one in weights],
        "broken": broken,
    }
    RESULTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Measure and print; return 1 if a limit is broken, 2 if measuring failed."""
    parser = argparse.ArgumentParser(prog="build_scripts.checks.audit", description=__doc__)
    parser.add_argument("--site", type=Path, default=SITE)
    parser.add_argument("--runs", type=int, default=RUNS, help="odd, for a median")
    parser.add_argument("--pages", nargs="*", default=list(ENTRIES), help="for Lighthouse")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        sys.stderr.write(f"There is no site in {options.site}. Run `make build` first.\n")
        return 2
    base = base_path(os.environ.get("SITE_URL", DEFAULT_SITE_URL))
    try:
        with SiteServer(options.site, base, compression="gzip") as server:
            pages = dict.fromkeys([*guidance_pages(options.site), *options.pages])
            weights = weights_of(server, list(pages))
            scores = [scores_of(server, page, options.runs) for page in options.pages]
    except LighthouseError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    broken = broken_bars(scores, weights)
    write_results(scores, weights, broken)
    sys.stdout.write(table(scores, weights) + "\n")
    sys.stdout.write("\n".join(["", "Not held:", *broken] if broken else ["", "Every bar held."]))
    sys.stdout.write("\n")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
