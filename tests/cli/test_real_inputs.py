"""The inputs from the world: each is right, or it is open and has a reason."""

from __future__ import annotations

import tomllib

import pytest

from tests.cli.real_inputs import FOLDER, Real, load, score

INPUTS = load()
#: The inputs that are not right yet, by the reason.
OPEN = tomllib.loads((FOLDER / "open.toml").read_text(encoding="utf-8"))["open"]
OPEN_IDS = {name for group in OPEN for name in group["inputs"]}


@pytest.mark.parametrize("real", INPUTS, ids=lambda real: real.id)
def test_an_input_is_right_unless_it_is_open(real: Real) -> None:
    assert real.is_right() is (real.id not in OPEN_IDS), f"{real.right} ({real.kind})"


def test_every_open_input_is_there_once_and_has_a_reason() -> None:
    named = [name for group in OPEN for name in group["inputs"]]
    assert len(named) == len(OPEN_IDS)
    assert {real.id for real in INPUTS} >= OPEN_IDS
    assert all(group["reason"] for group in OPEN)


def test_the_score_counts_by_kind() -> None:
    inputs = [real for real in INPUTS if real.op == "bd"]
    assert score(inputs) == "holiday table: 5 of 5\nall: 5 of 5"
