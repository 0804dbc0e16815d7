"""Numbers inside other text are offered; numbers that lost digits are neither read nor offered."""

from datetime import date

import pytest

from case_inquiry.identifiers import a_number, receipt
from case_inquiry.identifiers.exceptions import ValidationError

TODAY = date(2026, 11, 24)


def refused(text: str) -> ValidationError:
    with pytest.raises(ValidationError) as error:
        a_number.validate(text, today=TODAY)
    return error.value


@pytest.mark.parametrize(
    "text",
    [
        "A**3456789",
        "A***-**3-456",
        "**3456789",
        "A\u2022\u20223456789",
        "A__3456789",
        "A##3456789",
        "A...3456789",
        "A--3456789",
        "A?23456789",
        "A3456789**",
        "A-XXX-456-789",
        "AXX3456789",
        "XXX3456789",
    ],
)
def test_a_number_with_hidden_digits_is_not_read_as_a_shorter_one(text: str) -> None:
    assert refused(text).suggestion is None


@pytest.mark.parametrize(
    "text",
    [
        "*A123456789*",
        "A*123456789",
        "A#123456789",
        "A-123-456-789",
        "A. 123 456 789",
        "A123456789*",
    ],
)
def test_marks_around_a_whole_number_are_passed_over(text: str) -> None:
    assert a_number.validate(text) == "A123456789"


@pytest.mark.parametrize(
    "text",
    ["07/04/1985", "7-4-1985", "07.04.1985", "1985-07-04", "1985-07-04 00:00:00", "DOB 07/04/1985"],
)
def test_a_date_is_no_a_number(text: str) -> None:
    error = refused(text)
    assert (error.code, error.suggestion) == ("invalid_format", None)


def test_eight_digits_parted_otherwise_are_no_date() -> None:
    assert a_number.validate("12-345-678") == "A012345678"
    assert a_number.validate("13/32/1985") == "A013321985"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12345678.0", "A012345678"),
        ("A12345678.00", "A012345678"),
        ("123456789.0", "A123456789"),
        ('"123456789.0"', "A123456789"),
    ],
)
def test_what_a_spreadsheet_adds_to_a_number_is_no_digit(text: str, number: str) -> None:
    assert a_number.validate(text) == number


def test_a_receipt_number_loses_what_a_spreadsheet_added() -> None:
    assert receipt.validate("IOE0912345678.0") == "IOE0912345678"


@pytest.mark.parametrize("text", ["1.71E+09", "9.12346E+08", "EAC1.71045E+09", "IOE9.12E+08"])
def test_an_amount_is_refused_and_says_so(text: str) -> None:
    with pytest.raises(
        ValidationError, match="A spreadsheet took this number for an amount"
    ) as error:
        receipt.validate(text)
    assert error.value.suggestion is None


def test_an_amount_is_no_a_number() -> None:
    assert "spreadsheet" in str(refused("1.2345678E7"))


@pytest.mark.parametrize(
    "text",
    [
        "A123456789 (spouse)",
        "A# 123 456 789 / IOE0912345678",
        "A-File 123456789",
        "A\u2116123456789",
        "alien reg no 123456789",
        "rider A123456789",
        "rider A123-456-789",
        "T-visa A123456789",
    ],
)
def test_an_a_number_inside_other_text_is_offered(text: str) -> None:
    assert refused(text).suggestion == "A123456789"


@pytest.mark.parametrize(
    "text",
    [
        "case 123456789",
        "alien, passport 123456789",
        "A123456789/790",
        "A123456789 A123456790",
        "alien (555) 123-4567",
        "alien 123-45-6789 x",
    ],
)
def test_a_number_that_may_be_another_one_is_not_offered(text: str) -> None:
    assert refused(text).suggestion is None


def test_two_a_numbers_are_named() -> None:
    assert "more than one A-Number" in str(refused("A123456789 and A123456790"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("https://www.example.org/cases/IOE0912345678/", "IOE0912345678"),
        ("IOE No 0912345678", "IOE0912345678"),
        ("My I-130 is SRC2190512345", "SRC2190512345"),
        ("My I-130 is SRC-21-905-12345", "SRC2190512345"),
        ("I797C IOE0912345678", "IOE0912345678"),
        ("VVAC2190512345", "WAC2190512345"),
        ("@home IOE0912345678", "IOE0912345678"),
    ],
)
def test_a_receipt_number_inside_other_text_is_offered(text: str, number: str) -> None:
    with pytest.raises(ValidationError) as error:
        receipt.validate(text)
    assert error.value.suggestion == number


@pytest.mark.parametrize(
    "text",
    [
        "LIN2190512345/46/47",
        "LIN2190512345 & LIN2190512346",
        "IOE0912345678, IOE0912345679 and IOE0912345680",
    ],
)
def test_several_receipt_numbers_are_named(text: str) -> None:
    with pytest.raises(ValidationError, match="more than one receipt number") as error:
        receipt.validate(text)
    assert error.value.suggestion is None


def test_letters_typed_apart_are_no_label() -> None:
    assert receipt.validate("ES A0000000000") == "ESA0000000000"
