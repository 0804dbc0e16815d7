"""The A-Number: A and 7 to 9 digits, padded with zeros to 9, however it is written."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.identifiers import a_number
from case_inquiry.identifiers.exceptions import (
    Empty,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)

TODAY = date(2026, 11, 24)
NOISE = ["", " ", "-", "\u2011", "\u2013", "\u00a0", "\u200b", "."]


def read_corpus() -> list[str]:
    """Return the A-Numbers of the corpus."""
    text = Path(__file__).parent.joinpath("corpus", "a_numbers.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def error_of(number: str) -> ValidationError:
    """Return why `number` is refused."""
    with pytest.raises(ValidationError) as caught:
        a_number.parse(number, TODAY)
    return caught.value


@pytest.mark.parametrize("number", read_corpus())
def test_no_number_of_the_corpus_is_refused(number: str) -> None:
    clean = a_number.validate(number)
    assert len(clean) == 10
    assert clean[0] == "A"
    assert clean[1:].isdigit()
    assert clean.isascii()


@pytest.mark.parametrize(
    ("typed", "number", "formatted"),
    [
        ("A1234567", "A001234567", "A001-234-567"),
        ("A12345678", "A012345678", "A012-345-678"),
        ("A123456789", "A123456789", "A123-456-789"),
        ("A012345678", "A012345678", "A012-345-678"),
        ("012-345-678", "A012345678", "A012-345-678"),
        ("1234567", "A001234567", "A001-234-567"),
        ("A# 087 654 321", "A087654321", "A087-654-321"),
    ],
)
def test_a_short_number_is_padded_and_shown_as_it_is_printed(
    typed: str, number: str, formatted: str
) -> None:
    read = a_number.parse(typed, TODAY)
    assert (read.number, read.formatted) == (number, formatted)
    assert read.as_json() == {"valid": True, "number": number, "formatted": formatted}
    assert a_number.validate(typed) == number
    assert a_number.is_valid(typed)


@pytest.mark.parametrize(
    ("typed", "compact"),
    [
        ("A-Number: A012 345 678", "A012345678"),
        ("A Number 012345678", "012345678"),
        ("ANumberA012345678", "A012345678"),
        ("USCIS#012-345-678", "012345678"),
        ("A#012345678", "A012345678"),
        ("A: 012345678", "A012345678"),
        ("alien no 012345678", "012345678"),
        ("A NO 012345678", "012345678"),
    ],
)
def test_a_label_before_the_number_is_taken_away(typed: str, compact: str) -> None:
    assert a_number.compact(typed) == compact


@pytest.mark.parametrize("typed", ["", " ", "-", "\u200b", "#:"])
def test_an_empty_number_is_an_error_of_its_own(typed: str) -> None:
    error = error_of(typed)
    assert isinstance(error, Empty)
    assert error.code == "empty"
    assert str(error).startswith("Type the A-Number. It is A and 7 to 9 digits.")


@pytest.mark.parametrize(
    ("typed", "words", "suggestion"),
    [
        ("A", "This has 0 digits. An A-Number has 7 to 9.", None),
        ("A1", "This has 1 digit. An A-Number has 7 to 9.", None),
        ("A123456", "This has 6 digits. An A-Number has 7 to 9.", None),
        ("123456", "This has 6 digits. An A-Number has 7 to 9.", None),
        ("A1234567890", "This has 10 digits. An A-Number has 7 to 9.", None),
        ("1234567890123", "This has 13 digits. An A-Number has 7 to 9.", None),
        ("A0012345678", "This has 10 digits. An A-Number has 7 to 9.", "A012345678"),
        ("A000123456789", "This has 12 digits. An A-Number has 7 to 9.", "A123456789"),
    ],
)
def test_a_wrong_count_of_digits_is_named(typed: str, words: str, suggestion: str | None) -> None:
    error = error_of(typed)
    assert isinstance(error, InvalidLength)
    assert (error.code, str(error), error.suggestion) == ("invalid_length", words, suggestion)


LIKE = (
    "Character {} is the letter {}. A digit belongs there; the letter looks like the digit {}. "
    "Count without spaces and dashes."
)
AMONG = (
    "Character {} is the letter {}. After the A only digits follow. Count without spaces and "
    "dashes, and compare it with your card or letter."
)
STRAY = (
    "Character {} is {}. Only the letter A and digits belong in an A-Number. Count without spaces "
    "and dashes."
)
IN_FRONT = (
    "Character 1 is the letter {}. An A-Number begins with the letter A, or with a digit. Compare "
    "it with your card or letter."
)


@pytest.mark.parametrize(
    ("typed", "words", "suggestion"),
    [
        ("AO12345678", LIKE.format(2, "O", "0"), "A012345678"),
        ("A0l2-345-678", LIKE.format(3, "L", "1"), "A012345678"),
        ("A0I2345678", LIKE.format(3, "I", "1"), "A012345678"),
        ("A01234S678", LIKE.format(7, "S", "5"), "A012345678"),
        ("A01234567B", LIKE.format(10, "B", "8"), "A012345678"),
        ("O12345678", LIKE.format(1, "O", "0"), "A012345678"),
        ("012E45678", AMONG.format(4, "E"), None),
        ("AOI2345X78", LIKE.format(2, "O", "0"), None),
        ("A12345X78", AMONG.format(7, "X"), None),
        ("B12345678", LIKE.format(1, "B", "8"), None),
        ("Q12345678", IN_FRONT.format("Q"), None),
        ("A0|2345678", STRAY.format(3, "|"), None),
        ("A012345678@", STRAY.format(11, "@"), "A012345678"),
        ("@012345678", STRAY.format(1, "@"), "A012345678"),
        ("A01234567\u0e01", STRAY.format(10, "\u0e01"), "A001234567"),
        ("John", IN_FRONT.format("J"), None),
        ("Ajohn", AMONG.format(2, "J"), None),
    ],
)
def test_a_wrong_character_is_named_with_its_place(
    typed: str, words: str, suggestion: str | None
) -> None:
    error = error_of(typed)
    assert isinstance(error, InvalidFormat)
    assert (error.code, str(error), error.suggestion) == ("invalid_format", words, suggestion)


@pytest.mark.parametrize("typed", ["A123", "ABC", "", "JOHN"])
def test_what_is_no_a_number_is_only_cleaned_by_format(typed: str) -> None:
    assert a_number.format(typed.lower()) == typed
    assert not a_number.is_valid(typed)


good_numbers = st.from_regex(r"A?[0-9]{7,9}", fullmatch=True).filter(str.isascii)


@given(good_numbers)
def test_formatting_round_trips(number: str) -> None:
    clean = a_number.validate(number)
    assert a_number.compact(a_number.format(number)) == clean
    assert a_number.validate(clean) == clean


@given(good_numbers, st.data())
def test_a_good_number_with_noise_is_still_accepted(number: str, data: st.DataObject) -> None:
    noise = data.draw(st.lists(st.sampled_from(NOISE), min_size=10, max_size=10))
    label = data.draw(st.sampled_from(["", "A-Number: ", "USCIS# ", "alien number "]))
    noisy = label + "".join(map(str.__add__, noise, number.lower()))
    assert a_number.validate(noisy) == a_number.validate(number)


def reason(text: str) -> str | None:
    """Return why `text` is refused, in words, None where it is accepted."""
    try:
        a_number.parse(text, TODAY)
    except ValidationError as error:
        return str(error)
    return None


@given(st.text())
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    assert reason(text) != ""
    assert a_number.is_valid(text, today=TODAY) is (reason(text) is None)
