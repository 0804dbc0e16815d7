"""The bars of "many cases" on the command line, on a seeded list and without a browser."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from case_inquiry.caseload import open_list
from case_inquiry.caseload.files import open_sheet
from case_inquiry.procedure import load_procedure
from tests.bench import lists
from tests.bench.report import Row

RUNS = 7
KILOBYTES_IN_MEGABYTE = 1024
#: What the process itself says: what its parent is told counts the parent's own memory, too.
MEASURED = """
import sys, time
from pathlib import Path
from case_inquiry import cli
cli.main(["caseload", sys.argv[1], "--json"])
most = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
sys.stderr.write(f"{time.process_time()} {most}")
"""
SHORT, DOUBLE, LONG = 10_000, 20_000, 1_000_000


def seconds_for(content: bytes) -> float:
    """Return how long this process takes from the bytes of a list to its last plan."""
    procedure = load_procedure("notice-2009")
    start = time.process_time()
    sheet = open_sheet(BytesIO(content))
    found = open_list(sheet.lines, procedure, lists.TODAY, most_rows=sheet.most_rows)
    for _ in found.rows():
        pass
    return time.process_time() - start


def command(file: Path) -> tuple[float, float]:
    """Return the seconds and the megabytes that the command takes for a list."""
    words = [sys.executable, "-c", MEASURED, str(file)]
    run = subprocess.run(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True
    )
    seconds, kilobytes = run.stderr.split()
    return float(seconds), int(kilobytes) / KILOBYTES_IN_MEGABYTE


def list_rows(*, is_long: bool) -> Iterator[Row]:
    """Measure the list, a row of the table each; a million rows only in a long run."""
    with tempfile.TemporaryDirectory() as folder:
        short = lists.write_csv(Path(folder) / "short.csv", SHORT)
        double = lists.write_csv(Path(folder) / "double.csv", DOUBLE)
        book = Path(folder) / "short.xlsx"
        book.write_bytes(lists.workbook(SHORT))
        once, twice = short.read_bytes(), double.read_bytes()
        pairs = [(seconds_for(once), seconds_for(twice)) for _ in range(RUNS)]
        a_row = [one / SHORT * 1_000 for one, _ in pairs]
        yield Row("list: a row, CSV to plan", "ms", a_row, [], 0.10, 0.08, absolute=True)
        ratios = [both / one for one, both in pairs]
        name = "list: 20,000 rows as a share of 10,000"
        yield Row(name, "times", ratios, [], 2.2, 2.0, absolute=True)
        books = [command(book) for _ in range(3)]
        taken, held = ([run[place] for run in books] for place in (0, 1))
        yield Row("list: 10,000 rows of a workbook", "s", taken, [], 3, 2, absolute=True)
        yield Row("list: memory for that workbook", "MB", held, [], 60, 50, absolute=True)
        if is_long:
            yield _long_list(Path(folder), short)


def _long_list(folder: Path, short: Path) -> Row:
    _, least = command(short)
    _, most = command(lists.write_csv(folder / "long.csv", LONG))
    name = "list: memory for 1,000,000 rows beyond 10,000"
    return Row(name, "MB", [most - least], [], 20, 15, absolute=True)
