"""A file is about one thing. A file over the limit must be split by purpose."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 400
SOURCES = ("docs/assets/css", "docs/assets/js", "pyapp/src", "build_scripts", "tests")
KINDS = {".py", ".js", ".mjs", ".css"}


def test_no_source_file_is_longer_than_the_limit() -> None:
    files = [file for folder in SOURCES for file in (ROOT / folder).rglob("*")]
    lengths = {
        str(file.relative_to(ROOT)): file.read_text(encoding="utf-8").count("\n")
        for file in files
        if file.suffix in KINDS
    }
    assert len(lengths) > 100
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}
