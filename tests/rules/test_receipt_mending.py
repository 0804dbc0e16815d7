"""A mistyped receipt number: the error names the wrong part, and corrects it if that is certain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.identifiers import mending, receipt
from case_inquiry.identifiers.exceptions import (
    Empty,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)
from case_inquiry.messages import translator

TODAY = date(2026, 11, 24)


def error_of(number: str) -> ValidationError:
    """Return why `number` is refused."""
    with pytest.raises(ValidationError) as caught:
        receipt.parse(number, TODAY)
    return caught.value


@pytest.mark.parametrize("typed", ["", " ", "-", "***", "\u200b", "#", ":"])
def test_an_empty_number_is_an_error_of_its_own(typed: str) -> None:
    error = error_of(typed)
    assert isinstance(error, Empty)
    assert error.code == "empty"
    assert str(error).startswith("Type the receipt number. It has 3 letters and 10 digits")


LETTERS = (
    "Character {} is the digit {}. The first 3 characters are letters. Compare them with your "
    "notice."
)
DIGITS = (
    "Character {} is the letter {}. After the first 3 letters only digits follow. Count without "
    "spaces and dashes, and compare it with your notice."
)
LIKE = (
    "Character {} is the letter {}. A digit belongs there; the letter looks like the digit {}. "
    "Count without spaces and dashes."
)
STRAY = (
    "Character {} is {}. Only letters from A to Z and digits belong in a receipt number. Count "
    "without spaces and dashes."
)


@pytest.mark.parametrize(
    ("typed", "words", "suggestion"),
    [
        ("EAC171O450146", LIKE.format(7, "O", 0), "EAC1710450146"),
        ("EAC-l7-104-50146", LIKE.format(4, "L", 1), "EAC1710450146"),
        ("EACI710450146", LIKE.format(4, "I", 1), "EAC1710450146"),
        ("EAC17104S0146", LIKE.format(9, "S", 5), "EAC1710450146"),
        ("EAC171045014B", LIKE.format(13, "B", 8), "EAC1710450148"),
        ("EACI71O4SOI4B", LIKE.format(4, "I", 1), "EAC1710450148"),
        ("XYZ171O450146", LIKE.format(7, "O", 0), "XYZ1710450146"),
        ("EAC17X0450146", DIGITS.format(6, "X"), None),
        ("EAC17X0450I46", DIGITS.format(6, "X"), None),
        ("1OE0906929443", LETTERS.format(1, 1), "IOE0906929443"),
        ("I0E0906929443", LETTERS.format(2, 0), "IOE0906929443"),
        ("10EO906929443", LETTERS.format(1, 1), "IOE0906929443"),
        ("1IN1710450146", LETTERS.format(1, 1), "LIN1710450146"),
        ("L1N1710450146", LETTERS.format(2, 1), "LIN1710450146"),
        ("5RC1710450146", LETTERS.format(1, 5), "SRC1710450146"),
        ("N8C1710450146", LETTERS.format(2, 8), "NBC1710450146"),
        ("2AC1710450146", LETTERS.format(1, 2), None),
        ("5551710450146", LETTERS.format(1, 5), None),
        ("1234567890123", LETTERS.format(1, 1), None),
        ("EA3171045O146", LETTERS.format(3, 3), None),
        ("ABCDEFGHIJKLM", DIGITS.format(4, "D"), None),
        ("EAC|710450146", STRAY.format(4, "|"), "EAC1710450146"),
        ("|OE0906929443", STRAY.format(1, "|"), "IOE0906929443"),
        ("EAC1710450146@", STRAY.format(14, "@"), "EAC1710450146"),
        ("E?C1710450146", STRAY.format(2, "?"), None),
        ("EAC17104501@6", STRAY.format(12, "@"), None),
        ("EAC171045014\ue000", STRAY.format(13, "U+E000"), None),
        ("\u0416AC1710450146", STRAY.format(1, "\u0416"), None),
        ("@", STRAY.format(1, "@"), None),
    ],
)
def test_a_wrong_character_is_named_with_its_place_and_mended_where_one_mend_is_plausible(
    typed: str, words: str, suggestion: str | None
) -> None:
    error = error_of(typed)
    assert isinstance(error, InvalidFormat)
    assert (error.code, str(error), error.suggestion) == ("invalid_format", words, suggestion)


COUNT = "This has {} characters. A receipt number has 13"
FRONT = COUNT + ". Look at the letters at the start: there should be 3 and you typed {}."
YEAR = (
    COUNT + ". Look at the year, right after the letters: it should have 2 digits and you typed {}."
)
BLOCK = COUNT + ". Look at the digits after the year: there should be 3 and you typed {}."
LAST = COUNT + ". Look at the last block of digits: there should be 5 and you typed {}."
AFTER = COUNT + ". Look at the digits after {}: there should be 10 and you typed {}."
SEVERAL = "This has more than one receipt number. Write one number; each is a case of its own."
ANY = COUNT + ": 3 letters and then 10 digits. Compare it with your notice."


@pytest.mark.parametrize(
    ("typed", "words", "suggestion"),
    [
        (
            "X",
            "This has 1 character. A receipt number has 13: 3 letters and then 10 digits. "
            "Compare it with your notice.",
            None,
        ),
        ("EAC", ANY.format(3), None),
        ("1710450146", FRONT.format(10, 0), None),
        ("EAC171045014", AFTER.format(12, "EAC", 9), None),
        ("EAC17104501466", AFTER.format(14, "EAC", 11), None),
        ("EAC171O45014", ANY.format(12), None),
        ("EA1710450146", FRONT.format(12, 2), "EAC1710450146"),
        ("IE0906929443", FRONT.format(12, 2), "IOE0906929443"),
        ("AC1710450146", FRONT.format(12, 2), None),
        ("XQ1710450146", FRONT.format(12, 2), None),
        ("E1710450146", FRONT.format(11, 1), None),
        ("EEAC1710450146", FRONT.format(14, 4), "EAC1710450146"),
        ("EACX1710450146", FRONT.format(14, 4), "EAC1710450146"),
        ("WEAC1710450146", FRONT.format(14, 4), None),
        ("EAC-1-104-50146", YEAR.format(12, 1), None),
        ("EAC-177-104-50146", YEAR.format(14, 3), "EAC1710450146"),
        ("EAC-170-104-50146", YEAR.format(14, 3), None),
        ("EAC-17-14-50146", BLOCK.format(12, 2), None),
        ("EAC-17-1044-50146", BLOCK.format(14, 4), None),
        ("YSC 18 9000 44628", BLOCK.format(14, 4), "YSC1890044628"),
        ("EAC-17-104-5014", LAST.format(12, 4), None),
        ("EAC-17-104-501466", LAST.format(14, 6), None),
        ("EAC-17-104-000000", LAST.format(14, 6), "EAC1710400000"),
        ("EAC-17-104-50146-9", AFTER.format(14, "EAC", 11), None),
        ("EAC-171-10-501466", AFTER.format(14, "EAC", 11), None),
        ("EACX-17-104-O0146", FRONT.format(14, 4), None),
        ("EAC-177-1O4-50146", YEAR.format(14, 3), None),
        ("IOE906929443", AFTER.format(12, "IOE", 9), "IOE0906929443"),
        ("IOE806929443", AFTER.format(12, "IOE", 9), None),
        ("EAC906929443", AFTER.format(12, "EAC", 9), None),
        ("XYZ906929443", AFTER.format(12, "XYZ", 9), None),
        ("EA17104501", ANY.format(10), None),
        ("EA171045014X", ANY.format(12), None),
        ("EAC1710450146 (I-485)", ANY.format(17), "EAC1710450146"),
        ("EAC1710450146 IOE0906929443", SEVERAL, None),
        ("EAC1710450146 and LIN1710450146", SEVERAL, None),
        ("EAC1710450146 and XYZ1710450146", SEVERAL, None),
        ("EAC1710450146 and EAC1710450146", ANY.format(29), "EAC1710450146"),
        ("EAC1710450146 A012345678", ANY.format(23), "EAC1710450146"),
    ],
)
def test_a_wrong_length_names_the_block_that_is_too_short_or_too_long(
    typed: str, words: str, suggestion: str | None
) -> None:
    error = error_of(typed)
    assert isinstance(error, InvalidLength)
    assert (error.code, str(error), error.suggestion) == ("invalid_length", words, suggestion)


@pytest.mark.parametrize(
    ("digits", "is_plausible"),
    [
        ("000", False),
        ("001", True),
        ("366", True),
        ("367", False),
        ("699", False),
        ("700", True),
        ("899", True),
        ("900", True),
    ],
)
def test_a_plausible_block_is_a_day_of_the_year_or_a_lockbox_s_count(
    digits: str, is_plausible: bool
) -> None:
    assert mending.is_plausible_day_block(digits) is is_plausible


def test_the_year_that_is_plausible_depends_on_today() -> None:
    def suggestion(today: date | None) -> str | None:
        with pytest.raises(InvalidLength) as caught:
            receipt.validate("EAC-279-104-50146", today=today)
        return caught.value.suggestion

    assert suggestion(date(2026, 9, 30)) is None
    assert suggestion(date(2026, 10, 1)) == "EAC2710450146"
    assert suggestion(None) == "EAC2710450146"


def test_an_error_is_printed_in_the_contract_s_shape() -> None:
    error = error_of("1OE0906929443")
    shape = {
        "valid": False,
        "error": "invalid_format",
        "message": LETTERS.format(1, 1),
        "suggestion": "IOE0906929443",
    }
    assert error.as_json() == shape
    assert error.as_json(translator("en")) == shape


@pytest.mark.parametrize(
    ("typed", "formatted"),
    [("eac171", "EAC171"), ("", ""), ("EAC171O450146", "EAC171O450146")],
)
def test_what_is_no_receipt_number_is_only_cleaned_by_format(typed: str, formatted: str) -> None:
    assert receipt.format(typed) == formatted
    assert not receipt.is_valid(typed)


@given(
    st.from_regex(r"(EAC|IOE|MSC)[0-9]{10}", fullmatch=True).filter(str.isascii),
    st.integers(min_value=3, max_value=12),
)
def test_a_look_alike_letter_in_the_digits_is_always_mended(number: str, place: int) -> None:
    letter = {"0": "O", "1": "I", "5": "S", "8": "B"}.get(number[place])
    if letter:
        assert error_of(number[:place] + letter + number[place + 1 :]).suggestion == number


@given(st.text(st.sampled_from("EACIOLNW0159SB-| *@")))
def test_a_suggestion_is_always_a_number_that_is_accepted(text: str) -> None:
    try:
        suggestion = receipt.parse(text, TODAY).suggestion
    except ValidationError as error:
        suggestion = error.suggestion
    assert suggestion is None or receipt.parse(suggestion, TODAY).number == suggestion


def reason(text: str) -> str | None:
    """Return why `text` is refused, in words, None where it is accepted."""
    try:
        receipt.parse(text, TODAY)
    except ValidationError as error:
        return str(error)
    return None


@given(st.text())
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    assert reason(text) != ""
    assert receipt.is_valid(text, today=TODAY) is (reason(text) is None)
