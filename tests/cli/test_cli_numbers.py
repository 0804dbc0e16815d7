"""The two commands for numbers: `receipt` and `a-number`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

TODAY = ["--today", "2026-11-24"]


def test_receipt_prints_the_agreed_json(shell: Shell) -> None:
    answer = shell("receipt", "eac-17-104-50146", "--json", *TODAY)

    assert answer.code == 0
    assert answer.json == {
        "valid": True,
        "number": "EAC1710450146",
        "formatted": "EAC-17-104-50146",
        "prefix": "EAC",
        "office": "VSC",
        "fiscal_year": 2017,
        "entered_between": ["2017-01-12", "2017-03-06"],
        "warnings": [],
    }


def test_a_wrong_receipt_number_exits_with_1_a_reason_and_a_suggestion(shell: Shell) -> None:
    answer = shell("receipt", "1OE0906929443", "--json", *TODAY)

    assert answer.code == 1
    assert answer.json["valid"] is False
    assert answer.json["error"] == "invalid_format"
    assert answer.json["suggestion"] == "IOE0906929443"
    assert "Did you mean IOE0906929443?" in shell("receipt", "1OE0906929443").out


def test_an_unknown_prefix_is_reported_with_the_number_that_was_probably_meant(
    shell: Shell,
) -> None:
    lines = shell("receipt", "ECA1710450146", *TODAY).out.splitlines()

    assert lines[-1] == "Did you mean EAC1710450146?"
    assert shell("receipt", "ECA1710450146", *TODAY).code == 0


@pytest.mark.parametrize("command", ["receipt", "a-number"])
def test_an_empty_number_is_refused(shell: Shell, command: str) -> None:
    answer = shell(command, "", "--json")

    assert (answer.code, answer.json["error"], answer.json["suggestion"]) == (1, "empty", None)


def test_a_number_can_be_typed_with_spaces_and_without_quotes(shell: Shell) -> None:
    assert shell("receipt", "EAC", "17", "104", "50146", "--json").json["number"] == "EAC1710450146"


TEXTS = [
    (
        ["receipt", "EAC1710450146"],
        [
            "Receipt number: EAC-17-104-50146",
            "Office of intake: Vermont Service Center",
            "Fiscal year: 2017",
            "Entered about January 12, 2017 to March 6, 2017",
        ],
    ),
    (
        ["receipt", "MSC1726250146"],
        [
            "Receipt number: MSC-17-262-50146",
            "Office of intake: National Benefits Center",
            "Fiscal year: 2017",
            "Entered from about June 19, 2017",
        ],
    ),
    (
        ["receipt", "EAC2736550146"],
        [
            "Receipt number: EAC-27-365-50146",
            "Office of intake: Vermont Service Center",
            "Fiscal year: 2027",
            "Entered from about September 30, 2027",
            "Note: The three digits after the year stand for September 30, 2027 or a later day. "
            "That day has not come yet. Compare them with your notice.",
        ],
    ),
    (["a-number", "12 345 678"], ["A-Number: A012-345-678"]),
    (
        ["a-number", "123-45-6789"],
        [
            "A-Number: A123-456-789",
            "Note: This may be a Social Security number. If it is, take it out: do not type it "
            "here. The A-Number has 7 to 9 digits. You find it on a green card or work permit as "
            "USCIS#, and on many letters from USCIS.",
        ],
    ),
]


@pytest.mark.parametrize(("arguments", "lines"), TEXTS)
def test_without_json_a_number_is_described_in_lines_for_people(
    shell: Shell, arguments: list[str], lines: list[str]
) -> None:
    answer = shell(*arguments, *TODAY)

    assert answer.code == 0
    assert answer.out.splitlines() == lines


def test_a_note_about_a_number_is_printed(shell: Shell) -> None:
    lines = shell("receipt", "IOE0906929443").out.splitlines()

    assert lines[0] == "Receipt number: IOE-0906929443"
    assert [line.startswith("Note: ") for line in lines[1:]] == [True]


def test_a_number_prints_the_agreed_json(shell: Shell) -> None:
    answer = shell("a-number", "A12345678", "--json")

    assert answer.code == 0
    assert answer.json == {"valid": True, "number": "A012345678", "formatted": "A012-345-678"}


def test_a_wrong_a_number_exits_with_1(shell: Shell) -> None:
    answer = shell("a-number", "123456789012", "--json")

    assert (answer.code, answer.json["error"]) == (1, "looks_like_account_number")
