"""A number of another kind is recognised in every field, and the message says where to look."""

from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from case_inquiry.identifiers import a_number, look_alikes, receipt
from case_inquiry.identifiers.exceptions import LookAlike, ValidationError

TODAY = date(2026, 11, 24)


def read_corpus(name: str) -> list[str]:
    """Return the numbers of a file in the corpus."""
    text = Path(__file__).parent.joinpath("corpus", f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def error_of(module: ModuleType, number: str, today: date | None = TODAY) -> ValidationError:
    """Return why `module` refuses `number`."""
    with pytest.raises(ValidationError) as caught:
        module.validate(number, today=today)
    return caught.value


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("A012345678", "a_number"),
        ("a12-345-678", "a_number"),
        ("A1234567", "a_number"),
        ("USCIS# 012-345-678", "a_number"),
        ("123456789", "a_number"),
        ("1234567", "a_number"),
        ("123456789012", "account_number"),
        ("1234-5678-9012", "account_number"),
        ("MNL2011747003", "nvc_number"),
        ("N0012345678", "sevis_id"),
        ("n00-1234-5678", "sevis_id"),
        ("12345678901", "i94_number"),
        ("123 456789 A1", "i94_number"),
    ],
)
def test_a_number_of_another_kind_in_the_receipt_field_is_named(number: str, kind: str) -> None:
    error = error_of(receipt, number)
    assert isinstance(error, LookAlike)
    assert error.code == f"looks_like_{kind}"
    assert error.suggestion is None
    assert "receipt notice" in str(error)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("EAC1710450146", "receipt_number"),
        ("ioe-0906929443", "receipt_number"),
        ("XYZ1710450146", "receipt_number"),
        ("123456789012", "account_number"),
        ("MNL2011747003", "nvc_number"),
        ("N0012345678", "sevis_id"),
        ("12345678901", "i94_number"),
        ("123456789A1", "i94_number"),
    ],
)
def test_a_number_of_another_kind_in_the_a_number_field_is_named(number: str, kind: str) -> None:
    error = error_of(a_number, number)
    assert isinstance(error, LookAlike)
    assert error.code == f"looks_like_{kind}"
    assert error.suggestion is None
    assert "green card or work permit as USCIS#" in str(error)


SOCIAL_SECURITY = [
    ("123-45-6789", True),
    ("123\u201345\u20136789", True),
    (" 123 - 45 - 6789 ", True),
    ("123 45 6789", True),
    ("123456789", False),
    ("123-456-789", False),
    ("12-345-6789", False),
    ("A123-45-6789", False),
]


@pytest.mark.parametrize(("typed", "is_like_one"), SOCIAL_SECURITY)
def test_in_the_receipt_field_a_social_security_number_is_named_by_its_shape(
    typed: str, is_like_one: bool
) -> None:
    error = error_of(receipt, typed)
    assert error.code == "looks_like_a_number"
    assert error.suggestion is None
    assert ("A-Number" in str(error)) is not is_like_one
    assert (str(error) == SOCIAL_SECURITY_WORDS) is is_like_one


SOCIAL_SECURITY_WORDS = (
    "This may be a Social Security number. Do not type it here. The receipt number has 3 letters "
    "and 10 digits. You find it at the top of your receipt notice (Form I-797C)."
)


@pytest.mark.parametrize(("typed", "is_like_one"), SOCIAL_SECURITY)
def test_in_the_a_number_field_a_number_of_that_shape_is_taken_and_noted(
    typed: str, is_like_one: bool
) -> None:
    read = a_number.parse(typed, TODAY)
    assert read.as_json() == {
        "valid": True,
        "number": "A123456789",
        "formatted": "A123-456-789",
    }
    assert (read.note is not None) is is_like_one
    assert not is_like_one or "take it out: do not type it here" in str(read.note)


NAMES = {
    "a_number": "an A-Number",
    "account_number": "a USCIS online account",
    "i94_number": "an I-94 number",
    "nvc_number": "a State Department case number",
    "receipt_number": "a receipt number",
    "sevis_id": "a SEVIS ID",
}


@pytest.mark.parametrize(("wanted", "kind"), sorted(look_alikes._WORDS))
def test_the_message_says_what_the_number_looks_like(wanted: str, kind: str) -> None:
    sentence = look_alikes._WORDS[wanted, kind]
    assert sentence.startswith("This looks like ")
    assert NAMES[kind] in sentence.partition(".")[0]
    assert "You find it" in sentence


@pytest.mark.parametrize("wanted", ["receipt_number", "a_number"])
def test_every_kind_has_its_words_in_every_field(wanted: str) -> None:
    kinds = {kind for field, kind in look_alikes._WORDS if field == wanted}
    assert kinds == set(NAMES) - {wanted}


@pytest.mark.parametrize(
    ("number", "is_nvc"),
    [
        ("GUZ1989501001", False),
        ("GUZ1990501001", True),
        ("GUZ2026501001", True),
        ("GUZ2027501001", False),
        ("GUZ2011500001", False),
        ("GUZ2011501001", True),
        ("GUZ2011866001", True),
        ("GUZ2011867001", False),
        ("LIN2011747003", False),
        ("IOE2011747003", False),
        ("PSC2011747003", False),
        ("ZAR2011747003", False),
    ],
)
def test_state_department_numbers_have_an_unknown_prefix_a_past_year_and_a_day_plus_500(
    number: str, is_nvc: bool
) -> None:
    assert (look_alikes.kind_of(number, TODAY) == "nvc_number") is is_nvc
    assert receipt.is_valid(number, today=TODAY) is not is_nvc


@pytest.mark.parametrize(("day", "is_nvc"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_the_last_year_of_a_state_department_number_is_that_of_today(
    day: date, is_nvc: bool
) -> None:
    assert (look_alikes.kind_of("GUZ2027501001", day) == "nvc_number") is is_nvc


@pytest.mark.parametrize(
    ("number", "is_valid"), [("GUZ2026501001", False), ("GUZ2027501001", True)]
)
def test_without_a_day_the_year_of_the_last_check_is_the_bound(number: str, is_valid: bool) -> None:
    assert receipt.is_valid(number) is is_valid
    assert error_of(a_number, number, None).code == (
        "looks_like_receipt_number" if is_valid else "looks_like_nvc_number"
    )


@pytest.mark.parametrize(
    "number", ["A123456", "A1234567890", "1234567890", "N123456789", "123456789AB", ""]
)
def test_a_number_of_no_known_kind_is_not_a_look_alike(number: str) -> None:
    assert look_alikes.kind_of(number) is None
    look_alikes.refuse_look_alike(number, look_alikes.RECEIPT_NUMBER)


@pytest.mark.parametrize("number", read_corpus("nvc_numbers"))
def test_every_state_department_number_of_the_corpus_is_recognised(number: str) -> None:
    assert error_of(receipt, number).code == "looks_like_nvc_number"
    assert error_of(a_number, number).code == "looks_like_nvc_number"


def test_the_last_year_of_a_state_department_number_is_that_of_today_in_every_function() -> None:
    number = "GUZ2031747003"
    then = date(2031, 1, 1)

    assert receipt.is_valid(number, today=TODAY)
    assert not receipt.is_valid(number, today=then)
    for module in (receipt, a_number):
        assert error_of(module, number, then).code == "looks_like_nvc_number"
        with pytest.raises(ValidationError) as refused:
            module.parse(number, then)
        assert refused.value.code == "looks_like_nvc_number"
    assert error_of(a_number, number, TODAY).code == "looks_like_receipt_number"


def test_an_error_shows_all_that_it_tells_where_it_is_not_caught() -> None:
    error = error_of(receipt, "1OE0906929443")

    assert error.args == ("invalid_format", error.message, "IOE0906929443")
