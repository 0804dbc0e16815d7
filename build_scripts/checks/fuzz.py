"""Fuzz the readers: whatever is typed or opened, no crash and no second without an answer.

Run as `python -m build_scripts.checks.fuzz [MINUTES [READER ...]]` (`make fuzz`), 10 minutes for
each reader if nothing else is said. Every input is a real one (`tests/rules/real`), bent a few
times. The seed is printed, so that a finding can be repeated with `SEED=... make fuzz`. A finding
is also kept in `tests/rules/real/found`, to commit with its mend. Each run reads them first.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from build_scripts import ROOT
from case_inquiry.case import CaseError
from case_inquiry.caseload import plan_lines
from case_inquiry.caseload.files import read_sheet
from case_inquiry.days.typed import UnclearTextError, read_date
from case_inquiry.days.waits import read_count_of_days
from case_inquiry.identifiers import a_number, receipt
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.notices import read_notice
from case_inquiry.notices.files import UnreadableFileError, text_of
from case_inquiry.procedure import load_procedure

REAL = ROOT / "tests" / "rules" / "real"
FOUND = REAL / "found"
NOTICES = REAL.with_name("notices")
TODAY = date(2026, 11, 24)
MINUTES = 10.0
LONGEST_ANSWER = 1.0
MOST_CHANGES = 6
PIECES = (
    *(
        "0",
        "9",
        "A",
        "IOE",
        "\u0661",
        "\uff10",
        " ",
        "-",
        "/",
        ".",
        "*",
        "#",
        "\n",
        "\x00",
        '"',
        ",",
    ),
    *(
        "(",
        ")",
        "\u200b",
        "\u202e",
        "\U0001f600",
        "\ud800",
        "today",
        "up to ",
        "about ",
        "or ",
        "e+9",
    ),
)

type Input = str | bytes
type Reader = Callable[[Input], object]


def _texts(*operations: str) -> list[Input]:
    lines = (REAL / "cases.jsonl").read_text(encoding="utf-8").split("\n")
    cases = (json.loads(line) for line in lines if line)
    return [case["input"] for case in cases if case["op"] in operations]


def _files() -> list[Input]:
    return [path.read_bytes() for path in sorted((REAL / "files").iterdir())]


def _list(content: Input) -> object:
    sheet = read_sheet(content if isinstance(content, bytes) else content.encode())
    procedure = load_procedure("current")
    return plan_lines(sheet.lines, procedure, TODAY, first_day=sheet.first_day).as_json()


def _notices() -> list[Input]:
    return [path.read_bytes() for path in sorted(NOTICES.iterdir())]


def _notice(content: Input) -> object:
    return read_notice(text_of(content if isinstance(content, bytes) else b""), TODAY)


READERS: Mapping[str, tuple[Reader, Callable[[], list[Input]]]] = {
    "receipt": (lambda text: receipt.parse(str(text), TODAY), lambda: _texts("receipt")),
    "a_number": (lambda text: a_number.parse(str(text), TODAY), lambda: _texts("a_number")),
    "date": (lambda text: read_date(str(text), TODAY), lambda: _texts("date")),
    "wait": (lambda text: read_count_of_days(str(text), 365, TODAY), lambda: _texts("wait")),
    "list": (_list, _files),
    "notice": (_notice, _notices),
}


def bend(original: Input, chance: random.Random) -> Input:
    """Return an input with a few changes; a workbook is bent inside its parts.

    >>> bend("IOE0912345678", random.Random(1)) != "IOE0912345678"
    True
    """
    if isinstance(original, str):
        return _bend_text(original, chance)
    if original.startswith(b"PK") and chance.random() < 0.8:
        return _bend_workbook(original, chance)
    return _bend_text(original.decode("latin-1"), chance).encode("latin-1", "replace")


def _bend_text(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, MOST_CHANGES)):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.randint(0, 5))
        again = text[start : start + 40] * chance.choice((1, 2, 30))
        piece = chance.choice((*PIECES, again, chr(chance.randrange(0x3000))))
        text = text[:start] + piece + text[end:]
    return text


def _bend_workbook(content: bytes, chance: random.Random) -> bytes:
    bent = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(bent, "w", 8) as new:
        names = old.namelist()
        name = chance.choice([each for each in names if "sheet" in each] or names)
        for each in names:
            part = old.read(each)
            text = part.decode("latin-1")
            new.writestr(
                each,
                _bend_text(text, chance).encode("latin-1", "replace") if each == name else part,
            )
    return bent.getvalue()


def kept(name: str, folder: Path = FOUND) -> list[Input]:
    """Return the inputs that a reader once did wrong."""
    texts = (path.read_bytes() for path in sorted(folder.glob(f"{name}-*.txt")))
    files = (path.read_bytes() for path in sorted(folder.glob(f"{name}-*.bin")))
    return [*(text.decode("utf-8", "surrogatepass") for text in texts), *files]


def keep(name: str, given: Input, folder: Path = FOUND) -> Path:
    """Keep an input that a reader did wrong; return its file."""
    is_text = isinstance(given, str)
    content = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    digest = hashlib.sha256(content).hexdigest()[:12]
    file = folder / f"{name}-{digest}.{'txt' if is_text else 'bin'}"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def fault(read: Reader, given: Input) -> str | None:
    """Return what a reader does wrong with an input, None if nothing.

    >>> fault(int, "one")
    "ValueError: invalid literal for int() with base 10: 'one'"
    """
    # The processor's time: other programs on the machine make no reader slow.
    start = time.process_time()
    try:
        read(given)
    except (ValidationError, UnclearTextError, CaseError, UnreadableFileError):
        pass
    except Exception as error:  # any other error is what this looks for
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - start
    return f"{took:.1f} s" if took > LONGEST_ANSWER else None


def fuzz(name: str, seconds: float, chance: random.Random, folder: Path = FOUND) -> str | None:
    """Return what one reader did wrong within this time, None if nothing."""
    read, inputs = READERS[name]
    originals = [*kept(name, folder), *inputs()]
    for given in kept(name, folder):
        if wrong := fault(read, given):
            return f"{name}: {wrong} with {given!r:.2000}, which was found before"
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        given = bend(chance.choice(originals), chance)
        if wrong := fault(read, given):
            return f"{name}: {wrong} with {given!r:.2000}, kept as {keep(name, given, folder)}"
        count += 1
    print(f"{name}: {count:,} inputs, none took {LONGEST_ANSWER:g} s", flush=True)
    return None


def main(arguments: list[str]) -> int:
    """Fuzz each reader; return 1 if one crashed or hung."""
    minutes = float(arguments[0]) if arguments else MINUTES
    seed = int(os.environ.get("SEED") or time.time())
    print(f"Seed {seed}, {minutes:g} minutes for each reader", flush=True)
    names = arguments[1:] or list(READERS)
    # S311: chance is for the inputs, not for a secret.
    wrong = [fuzz(name, minutes * 60, random.Random(seed)) for name in names]  # noqa: S311
    for finding in filter(None, wrong):
        print(finding)
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
