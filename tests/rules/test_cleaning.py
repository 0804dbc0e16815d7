"""Cleaning takes away what phones, PDF copies and dictation add, and nothing that has a meaning."""

# ruff: noqa: RUF001 - characters that look like others are what is tested

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.identifiers import a_number, cleaning, receipt

CLEAN = "EAC1710450146"


def separators() -> list[str]:
    """Return all that Unicode calls a dash or a space, and the dashes that it calls otherwise."""
    by_category = [
        chr(code)
        for code in range(0x10000)
        if unicodedata.category(chr(code)) in ("Pd", "Zs", "Zl", "Zp", "Cc")
    ]
    return [*by_category, "\u2212", "\u30fc", "\uff70", "\u02d7", "\u00af", "\u2043", "\u2500"]


@pytest.mark.parametrize("separator", separators())
def test_every_dash_and_space_separates_and_is_taken_away(separator: str) -> None:
    assert receipt.compact(separator.join(["", "EAC", "17", "104", "50146", ""])) == CLEAN


def scripts() -> list[str]:
    """Return the digit zero of every script."""
    return [chr(code) for code in range(0x20000) if unicodedata.decimal(chr(code), -1) == 0]


@pytest.mark.parametrize("zero", scripts())
def test_digits_of_every_script_are_read(zero: str) -> None:
    digits = "".join(chr(ord(zero) + int(digit)) for digit in "1710450146")
    assert receipt.compact(f"EAC{digits}") == CLEAN


@pytest.mark.parametrize(
    "typed",
    [
        "eac1710450146",
        "ＥＡＣ１７１０４５０１４６",
        "\u200bEAC\u200c17\u200d104\u206050146\ufeff",
        "\u202aEAC1710450146\u202c",
        "EA\u00adC17104\u00ad50146",
        "E\u0301AC1710450146",
        "1\ufe0f\u20e3".join(["EAC", "7", "0450", "46"]),
        "\u3164EAC1710450146\u2800",
        "“EAC1710450146”",
        "(EAC) 17/104/50146.",
        "EAC_17_104_50146",
        "EAC•17·104…50146",
        "*EAC1710450146*",
        "EAC*17∗104⁎50146",
        "E-A-C 1 7 1 0 4 5 0 1 4 6",
        "\u0415\u0410\u04211710450146",
        "\u0395\u0391C1710450146",
        "𝐄𝐀𝐂𝟏𝟕𝟏𝟎𝟒𝟓𝟎𝟏𝟒𝟔",
    ],
)
def test_characters_without_meaning_are_removed(typed: str) -> None:
    assert receipt.compact(typed) == CLEAN


@pytest.mark.parametrize(
    "typed",
    [
        "Receipt #: EAC1710450146",
        "Receipt#EAC1710450146",
        "RECEIPT NUMBER EAC1710450146",
        "Receipt NumberEAC1710450146",
        "receipt no. eac-17-104-50146",
        "Case number: EAC1710450146",
        "USCIS Receipt Number\nEAC1710450146",
        "My receipt number is EAC 17 104 50146",
        "Nr.: EAC1710450146",
        "Rx: EAC1710450146",
        "Foo: Rx: EAC1710450146",
        "Número de recibo: EAC1710450146",
        "número de recibo EAC1710450146",
        "رقم الإيصال: EAC١٧١٠٤٥٠١٤٦",
        "№ EAC1710450146",
        "#EAC1710450146",
    ],
)
def test_a_label_before_the_receipt_number_is_taken_away(typed: str) -> None:
    assert receipt.compact(typed) == CLEAN


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("EAC: 1710450146", CLEAN),
        ("E: AC1710450146", CLEAN),
        ("EAC:17:104:50146", CLEAN),
        ("X EAC1710450146", "XEAC1710450146"),
        ("case", "CASE"),
        ("receipt number", "NUMBER"),
        ("I-485: EAC1710450146", "I485EAC1710450146"),
    ],
)
def test_text_that_can_be_part_of_the_number_is_not_a_label(typed: str, kept: str) -> None:
    assert receipt.compact(typed) == kept


@pytest.mark.parametrize("sign", list("!?@%&|X$"))
def test_a_character_that_may_be_a_digit_is_kept_for_the_error(sign: str) -> None:
    assert receipt.compact(f"EAC17104{sign}0146") == f"EAC17104{sign}0146"


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("EAC one seven one zero four five zero one four six", CLEAN),
        ("EAC zero one two three four five six seven eight nine", "EAC0123456789"),
        ("E A C dash 17 dash 104 dash 50146", CLEAN),
        ("eac hyphen seventeen", "EACSEVENTEEN"),
        ("EAC 2 three 6 eight nine minus 00000", "EAC2368900000"),
        ("ONE 17 104 50146", "ONE1710450146"),
    ],
)
def test_digits_said_as_words_are_read_but_never_the_letters_in_front(
    typed: str, clean: str
) -> None:
    assert receipt.compact(typed) == clean


def test_pieces_that_were_typed_apart_stay_known() -> None:
    assert cleaning.blocks("Receipt: eac-17 104—50146", receipt.LABEL) == (
        "EAC",
        "17",
        "104",
        "50146",
    )
    assert cleaning.blocks(" - ", receipt.LABEL) == ("",)


@pytest.mark.parametrize(
    ("typed", "has"), [("EAC*1", True), ("EAC＊1", True), ("EAC٭1", True), ("EAC1", False)]
)
def test_asterisks_of_every_kind_are_noticed(typed: str, has: bool) -> None:
    assert cleaning.has_asterisk(typed) is has


@pytest.mark.parametrize(
    ("character", "shown"),
    [("@", "@"), ("É", "É"), ("\ue000", "U+E000"), ("\x00", "U+0000"), ("\ud800", "U+D800")],
)
def test_an_invisible_character_is_shown_by_its_code(character: str, shown: str) -> None:
    assert cleaning.describe(character) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for module in (receipt, a_number):
        once = module.compact(text)
        assert module.compact(once) == once


@given(
    st.lists(
        st.sampled_from(
            ["Receipt", "number", "no", "A", "case", "is", ":", "#", " ", "-", "EAC", "17", "one"]
        )
    )
)
def test_cleaning_labels_twice_changes_nothing_more(pieces: list[str]) -> None:
    for module in (receipt, a_number):
        once = module.compact("".join(pieces))
        assert module.compact(once) == once
