"""The table of faults and attacks names only tests that exist, and every row has one."""

from __future__ import annotations

import ast
import re

import pytest

from build_scripts import ROOT

PAGE = (ROOT / "docs" / "maintain" / "reliability.md").read_text("utf-8")
ROWS = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| ")]
CELLS = [row for row in ROWS if row[-1].strip() != "test"]
NAMED = re.compile(r"`(tests/\w+/test_\w+\.py)::(test_\w+)`")


def names_in(path: str) -> set[str]:
    """Return the names of the tests of a file."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_table_has_many_rows() -> None:
    assert len(CELLS) > 40


@pytest.mark.parametrize("row", CELLS, ids=lambda row: row[0].strip()[:40])
def test_a_row_says_everything_and_names_a_test_that_exists(row: list[str]) -> None:
    assert len(row) == 4
    assert all(cell.strip() for cell in row)
    found = NAMED.fullmatch(row[-1].strip())
    assert found, row[-1]
    assert found[2] in names_in(found[1])
