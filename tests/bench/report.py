"""The table, the picture and the comparison with the last committed result."""

import json
import platform
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Literal

#: From here on the places behind the point say nothing.
LARGE = 100
START = "<!-- result: written by `python -m tests.bench --write` -->"
END = "<!-- end of result -->"

type Unit = Literal["ms", "s", "bytes", "MB", "times"]


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, ours and stock, and the bar on their ratio."""

    name: str
    unit: Unit
    ours: list[float]
    stock: list[float]
    bar: float
    beyond: float
    absolute: bool = False

    @property
    def result(self) -> float:
        """The ratio of the medians; ours alone where the bar is on that."""
        return median(self.ours) if self.absolute else median(self.ours) / median(self.stock)

    @property
    def holds(self) -> bool:
        """Whether the bar is held."""
        return self.result <= self.bar


def table(rows: list[Row], before: dict[str, float]) -> str:
    """Return the rows as a Markdown table; `before` has the last committed results by name."""
    lines = [
        "| measured | ours | stock | ratio | bar | beyond | held | before |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        last = before.get(row.name)
        cells = [
            row.name,
            spread(row.ours, row.unit),
            "" if row.absolute else spread(row.stock, row.unit),
            written(row, row.result),
            written(row, row.bar),
            written(row, row.beyond),
            "yes" if row.holds else "NO",
            "" if last is None else written(row, last),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def written(row: Row, value: float) -> str:
    """Return a result as it is written: a ratio, or a figure with its unit."""
    return f"{_figure(value)} {row.unit}" if row.absolute else f"{value:.3f}"


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= LARGE else f"{value:.3g}"


def spread(values: list[float], unit: Unit) -> str:
    """Return median, least and most.

    >>> spread([1.0, 3.0, 2.0], "ms")
    '2 ms (1 to 3)'
    >>> spread([4_500_000, 4_500_000], "bytes")
    '4.50 MB'
    """
    if unit == "bytes":
        return f"{median(values) / 1e6:.2f} MB"
    least, middle, most = map(_figure, (min(values), median(values), max(values)))
    return f"{middle} {unit} ({least} to {most})"


def as_json(rows: list[Row], versions: dict[str, str], moment: str) -> str:
    """Return everything that was measured, to be committed."""
    return json.dumps(
        {
            "measured_at": moment,
            "machine": machine(),
            "versions": versions,
            "rows": [{**asdict(row), "result": row.result, "holds": row.holds} for row in rows],
        },
        indent=1,
    )


def machine() -> dict[str, str]:
    """Return what the figures depend on."""
    processor = platform.processor()
    for line in _lines(Path("/proc/cpuinfo")):
        if line.startswith("model name"):
            processor = line.partition(":")[2].strip()
            break
    load = next(iter(_lines(Path("/proc/loadavg"))), "").split(" ")
    cores = sum(line.startswith("processor") for line in _lines(Path("/proc/cpuinfo")))
    return {"processor": processor, "cores": str(cores), "load before": " ".join(load[:3])}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def with_result(page: str, rows: list[Row], versions: dict[str, str], moment: str) -> str:
    """Return the page of the documentation with this result in its place."""
    head, _, rest = page.partition(START)
    facts = ", ".join(f"{name} {value}" for name, value in {**machine(), **versions}.items())
    said = f"Measured on {moment[:10]}: {facts}."
    figure = (
        '<img src="../performance.svg" '
        'alt="Our runtime as a share of stock Pyodide; the table has the figures">'
    )
    parts = [START, "", said, "", table(rows, {}), "", figure, "", END]
    return head + "\n".join(parts) + rest.partition(END)[2]


def results_by_name(text: str) -> dict[str, float]:
    """Return the results of an earlier report.

    >>> results_by_name('{"rows": [{"name": "a", "result": 0.3}]}')
    {'a': 0.3}
    """
    return {row["name"]: row["result"] for row in json.loads(text)["rows"]}


def picture(rows: list[Row]) -> str:
    """Return an SVG with a bar for each ratio and a line where the aim is."""
    shown = [row for row in rows if not row.absolute]
    height = 34 * len(shown) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" role="img"'
        ' aria-label="Our runtime as a share of stock Pyodide" font-family="sans-serif"'
        ' font-size="13">',
        '<text x="0" y="16" fill="#555">Share of stock Pyodide; the line is the bar</text>',
    ]
    for index, row in enumerate(shown):
        top = 26 + 34 * index
        width, bar = 340 * row.result, 340 * row.bar
        parts += [
            f'<text x="0" y="{top + 17}" fill="#333">{row.name}</text>',
            f'<rect x="340" y="{top}" width="340" height="24" fill="#e3e3e3"/>',
            f'<rect x="340" y="{top}" width="{width:.0f}" height="24" fill="#2f6f4f"/>',
            f'<path d="M{340 + bar:.0f} {top - 3}v30" stroke="#b3261e" stroke-width="2"/>',
            f'<text x="{346 + width:.0f}" y="{top + 17}" fill="#111">{row.result:.2f}</text>',
        ]
    return "\n".join([*parts, "</svg>\n"])
