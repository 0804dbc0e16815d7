"""Papers on the command line: the paper goes to stdout, and the notes about it go to stderr."""

from __future__ import annotations

import json

import pytest

from case_inquiry import cli
from case_inquiry.case import read_case
from case_inquiry.days.counting import parse_day
from case_inquiry.papers import write
from tests.cli.shell import Shell

TODAY = "2026-10-20"
CASE = {
    "version": 1,
    "receipt_number": "EAC1710450146",
    "form": "I-485",
    "filed_on": "2017-02-07",
    "contacts": [{"channel": "call", "on": "2026-10-01"}],
}


@pytest.mark.parametrize("kind", cli.DOCUMENT_KINDS)
def test_the_notes_about_a_paper_go_to_stderr_and_the_paper_to_stdout(
    shell: Shell, kind: str
) -> None:
    day = parse_day(TODAY)
    paper = write(kind, read_case(CASE, day), day)
    answer = shell("document", "-", kind, "--today", TODAY, case=CASE)
    assert answer.code == 0
    assert answer.out == paper.as_text()
    assert answer.err.splitlines() == [f"Note: {note}" for note in paper.notes]


def test_notes_warn_about_a_letter_sent_too_early_and_about_brackets(shell: Shell) -> None:
    answer = shell("document", "-", "center_email", "--today", TODAY, case=CASE)
    assert "Do not send it before then" in answer.err
    assert "[brackets]" in answer.err
    assert "Note: " not in answer.out


def test_a_paper_as_json_prints_nothing_on_stderr(shell: Shell) -> None:
    answer = shell("document", "-", "center_email", "--today", TODAY, "--json", case=CASE)
    assert json.loads(answer.out)["notes"]
    assert answer.err == ""


def test_without_a_paper_the_reason_is_printed_once(shell: Shell) -> None:
    answer = shell("document", "-", "center_email", "--today", TODAY, case={"protected": True})
    assert answer.code == 0
    assert "no paper is made" in answer.out
    assert answer.err == ""
