"""What a lawyer signs: every card and paper, few enough words, and what changed since then."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.host import DataError, parse_host
from build_scripts.review.papers import golden
from build_scripts.review.signature import (
    MOST_WORDS,
    Part,
    as_text,
    compare,
    gone,
    signature_set,
    signed_parts,
    words,
)
from case_inquiry import papers
from case_inquiry.outcome.exit_words import EXITS
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure

ONE, TWO = Part("called", "card", "You can call.\nToday."), Part("solved", "card", "Done.")


@pytest.fixture(scope="module")
def parts() -> tuple[Part, ...]:
    return signature_set()


def test_the_set_is_short_enough_to_read_and_sign(parts: tuple[Part, ...]) -> None:
    assert 5_000 < words(parts) <= MOST_WORDS == 8_000


def test_the_set_has_every_state_exit_gate_and_paper(parts: tuple[Part, ...]) -> None:
    names = [part.name for part in parts]
    assert len(names) == len(set(names))
    assert set(golden("todays_cases").STATES) <= set(names)
    assert {part.kind for part in parts} == {"card", "exit", "gate", "paper"}
    assert len([part for part in parts if part.kind == "paper"]) == len(papers.KINDS)


def test_every_exit_of_the_plan_is_among_the_texts(parts: tuple[Part, ...]) -> None:
    shown = "\n".join(part.text for part in parts if part.kind in ("exit", "card"))
    assert [name for name, one in EXITS.items() if str(one.heading) not in shown] == []


def test_a_gate_is_a_state_of_that_step(parts: tuple[Part, ...]) -> None:
    gates = {part.name for part in parts if part.kind == "gate"}
    states = golden("todays_cases").STATES
    at_gate = {
        name
        for name, one in states.items()
        if plan(one.case, load_procedure(one.procedure), one.today).step == "gate"
    }
    assert gates == at_gate


def test_the_text_that_was_signed_is_read_again_as_it_is(parts: tuple[Part, ...]) -> None:
    signed = signed_parts(as_text(parts))
    assert [one.state for one in compare(parts, signed)] == ["signed"] * len(parts)
    assert gone(parts, signed) == []


def test_what_changed_is_shown_line_by_line_and_what_is_new_is_not_signed() -> None:
    signed = signed_parts(
        as_text((ONE._replace(text="You can call.\nNow."), Part("old", "card", "x")))
    )
    first, second = compare((ONE, TWO), signed)
    assert (first.state, second.state) == ("changed", "new")
    assert [line for line in first.redline if line[:2] in ("- ", "+ ")] == ["- Now.", "+ Today."]
    assert second.redline == ()
    assert gone((ONE, TWO), signed) == ["old"]


def test_the_host_file_names_what_was_signed(tmp_path: Path) -> None:
    (tmp_path / "signed.txt").write_text(as_text((ONE,)))
    text = "name = 'A'\n[counsel]\nname = 'B'\non = 2026-11-24\nsigned = '{}'\n"
    host = parse_host(text.format("signed.txt"), "host.toml", tmp_path)
    assert host.counsel is not None
    assert host.counsel.signed == tmp_path / "signed.txt"
    with pytest.raises(DataError, match=r"signed: there is no file 'no\.txt'"):
        parse_host(text.format("no.txt"), "host.toml", tmp_path)
    with pytest.raises(DataError, match=r"reviewer\.signed"):
        parse_host(text.format("signed.txt").replace("counsel", "reviewer"), "h", tmp_path)
