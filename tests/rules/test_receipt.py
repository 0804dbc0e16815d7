"""The receipt number: what it tells, what it cannot tell, and how to mend one that is mistyped."""

import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.identifiers import mending, prefixes, receipt

TODAY = date(2026, 11, 24)
NOISE = ["", " ", "-", "\u2011", "\u2013", "\u2014", "\u00a0", "\u202f", "\u200b", "*", ".", "/"]


def read_corpus() -> list[str]:
    """Return the receipt numbers of the corpus."""
    text = Path(__file__).parent.joinpath("corpus", "receipt_numbers.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("number", read_corpus())
def test_no_number_of_the_corpus_is_refused(number: str) -> None:
    read = receipt.parse(number, TODAY)
    assert mending.RECEIPT_SHAPE.fullmatch(read.number)
    assert receipt.compact(read.formatted) == read.number
    assert ("unknown_prefix" in read.warnings) is (read.office is None and read.prefix != "IOE")


def test_the_corpus_has_every_prefix() -> None:
    known = set(prefixes.load_table().prefixes)
    assert known <= {receipt.compact(number)[:3] for number in read_corpus()}


def test_the_contract_s_number_tells_its_center_its_year_and_its_window() -> None:
    assert receipt.parse("eac-17-104-50146", TODAY).as_json() == {
        "valid": True,
        "number": "EAC1710450146",
        "formatted": "EAC-17-104-50146",
        "prefix": "EAC",
        "office": "VSC",
        "fiscal_year": 2017,
        "entered_between": ["2017-01-12", "2017-03-06"],
        "warnings": [],
    }


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        ("EAC1710450146", date(2017, 1, 12), date(2017, 3, 6)),
        ("WAC2213450146", date(2022, 2, 11), date(2022, 4, 15)),
        ("LIN2208550146", date(2021, 12, 24), date(2022, 2, 4)),
        ("SRC1101250146", date(2010, 10, 12), date(2010, 10, 19)),
        ("XYZ1101250146", date(2010, 10, 12), date(2010, 10, 19)),
        ("EAC1700150146", date(2016, 10, 1), date(2016, 10, 3)),
        ("EAC1725050146", date(2017, 6, 7), date(2017, 9, 29)),
        ("EAC1725150146", date(2017, 6, 8), None),
        ("EAC1736550146", date(2017, 9, 30), None),
        ("EAC1736650146", date(2017, 10, 1), None),
        ("EAC2703850146", date(2026, 11, 7), date(2026, 11, 25)),
    ],
)
def test_the_window_goes_from_the_calendar_day_to_the_working_day_of_that_number(
    number: str, first: date, last: date | None
) -> None:
    assert receipt.parse(number, TODAY).entered_between == (first, last)


@pytest.mark.parametrize(
    ("number", "entered"),
    [
        ("EAC1710450146", date(2017, 2, 7)),
        ("WAC2213450146", date(2022, 2, 14)),
        ("LIN2208550146", date(2021, 12, 24)),
    ],
)
def test_the_window_contains_days_that_are_known(number: str, entered: date) -> None:
    window = receipt.parse(number, TODAY).entered_between
    assert window is not None
    first, last = window
    assert last is not None
    assert first <= entered <= last


@pytest.mark.parametrize("number", ["EAC1700050146", "EAC1736750146", "EAC1769950146"])
def test_a_block_that_is_not_a_day_gives_only_the_year(number: str) -> None:
    read = receipt.parse(number, TODAY)
    assert (read.fiscal_year, read.entered_between, read.warnings) == (2017, None, ())
    assert read.as_json()["entered_between"] is None


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ("YSC1890044628", 2018),
        ("LIN1990294588", 2019),
        ("EAC1770050146", 2017),
        ("EAC1780050146", 2017),
        ("EAC1799950146", 2017),
    ],
)
def test_a_lockbox_number_tells_its_fiscal_year_but_no_day(number: str, year: int) -> None:
    read = receipt.parse(number, TODAY)
    assert (read.fiscal_year, read.entered_between) == (year, None)
    assert read.warnings == ("lockbox_serial",)


@pytest.mark.parametrize(
    ("number", "is_lockbox"), [("EAC1736650146", False), ("EAC1770050146", True)]
)
def test_a_lockbox_block_is_over_366(number: str, is_lockbox: bool) -> None:
    assert ("lockbox_serial" in receipt.parse(number, TODAY).warnings) is is_lockbox


@pytest.mark.parametrize("number", ["IOE0906929443", "IOE0911023658", "IOE9119251367"])
def test_an_ioe_number_gives_no_year_and_no_office(number: str) -> None:
    assert receipt.parse(number, TODAY).as_json() == {
        "valid": True,
        "number": number,
        "formatted": f"IOE-{number[3:]}",
        "prefix": "IOE",
        "office": None,
        "fiscal_year": None,
        "entered_between": None,
        "warnings": ["electronic_serial"],
    }


@pytest.mark.parametrize(
    ("digits", "year"),
    [("80", 1980), ("89", 1989), ("99", 1999), ("00", 2000), ("26", 2026), ("27", 2027)],
)
def test_80_to_99_are_19yy_and_the_others_20yy(digits: str, year: int) -> None:
    read = receipt.parse(f"EAC{digits}10450146", TODAY)
    assert read.fiscal_year == year
    assert read.entered_between is not None
    assert read.warnings == ()


@pytest.mark.parametrize(
    ("today", "is_future"), [(date(2026, 9, 30), True), (date(2026, 10, 1), False)]
)
def test_a_fiscal_year_is_future_until_its_first_of_october(today: date, is_future: bool) -> None:
    read = receipt.parse("EAC2710450146", today)
    assert read.fiscal_year == 2027
    assert (read.warnings == ("future_fiscal_year",)) is is_future
    assert (read.entered_between is None) is is_future


def test_79_is_a_future_fiscal_year() -> None:
    read = receipt.parse("EAC7990150146", TODAY)
    assert read.fiscal_year == 2079
    assert read.warnings == ("lockbox_serial", "future_fiscal_year")


def test_warnings_come_in_the_contract_s_order_with_their_words() -> None:
    read = receipt.parse("XYZ*7990150146", TODAY)
    assert read.warnings == (
        "unknown_prefix",
        "asterisk_removed",
        "lockbox_serial",
        "future_fiscal_year",
    )
    words = [str(words) for words in read.warning_messages()]
    assert words[0].startswith("We do not know the first three letters.")
    assert words[1].startswith("We left out the asterisks (*).")
    assert words[2].startswith("The digits after the year are a running count.")
    assert "fiscal year 2079." in words[3]
    electronic = receipt.parse("IOE0906929443", TODAY).warning_messages()
    assert str(electronic[0]).startswith("Numbers that start so are given by a computer system.")


@pytest.mark.parametrize(
    ("today", "to_come"), [(date(2027, 9, 29), date(2027, 9, 30)), (date(2027, 9, 30), None)]
)
def test_a_number_with_a_future_day_has_a_warning_until_that_day(
    today: date, to_come: date | None
) -> None:
    read = receipt.parse("EAC2736550146", today)
    assert read.entered_between == (date(2027, 9, 30), None)
    assert read.to_come == to_come
    assert read.warnings == ()
    assert [str(words) for words in read.day_messages()] == [
        "The three digits after the year stand for September 30, 2027 or a later day. That day has "
        "not come yet. Compare them with your notice."
    ] * (to_come is not None)


@pytest.mark.parametrize("number", ["EAC2790150146", "EAC2810450146", "IOE0906929443"])
def test_a_number_without_a_day_has_no_warning_about_a_future_day(number: str) -> None:
    assert receipt.parse(number, TODAY).day_messages() == ()


# The prefix table

OFFICES = {
    "EAC": "VSC",
    "VSC": "VSC",
    "WAC": "CSC",
    "CSC": "CSC",
    "LIN": "NSC",
    "NSC": "NSC",
    "SRC": "TSC",
    "TSC": "TSC",
    "MSC": "NBC",
    "NBC": "NBC",
    "YSC": "PSC",
    "PSC": "PSC",
    "IOE": None,
    "ZAR": None,
    "ZCH": None,
}


def test_the_prefix_table_has_the_known_prefixes_and_no_other() -> None:
    assert {row.letters: row.office for row in prefixes.load_table().prefixes.values()} == OFFICES


@pytest.mark.parametrize("row", prefixes.load_table().prefixes.values(), ids=lambda r: r.letters)
def test_every_prefix_has_a_source_a_confidence_and_examples_that_are_read_so(
    row: prefixes.Prefix,
) -> None:
    assert row.confidence in ("high", "medium", "low")
    assert row.kind in ("center", "electronic", "unconfirmed")
    assert row.source
    assert row.examples
    for example in row.examples:
        read = receipt.parse(example, TODAY)
        assert (read.number, read.prefix, read.office) == (example, row.letters, row.office)
        assert ("unknown_prefix" in read.warnings) is (row.kind == "unconfirmed")
        assert ("electronic_serial" in read.warnings) is (row.kind == "electronic")


def test_rare_prefixes_have_low_confidence() -> None:
    rows = prefixes.load_table().prefixes.values()
    assert {row.letters for row in rows if row.confidence != "high"} == {"PSC", "ZAR", "ZCH"}


@pytest.mark.parametrize("letters", ["XYZ", "ABC", "ANO", "NBR", "ONE", "ZAR", "ZCH"])
def test_an_unknown_prefix_is_a_warning_and_never_an_error(letters: str) -> None:
    read = receipt.parse(f"{letters}-17-104-50146", TODAY)
    assert read.number == f"{letters}1710450146"
    assert read.office is None
    assert read.warnings == ("unknown_prefix",)
    assert "suggestion" not in read.as_json()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("AEC", "EAC"),
        ("ECA", "EAC"),
        ("CAE", "EAC"),
        ("LNI", "LIN"),
        ("LLN", "LIN"),
        ("IIN", "LIN"),
        ("LOE", "IOE"),
        ("OIE", "IOE"),
        ("CRS", "SRC"),
        ("SCM", None),
        ("XAC", None),
    ],
)
def test_a_slip_in_a_known_prefix_gets_a_suggestion(typed: str, meant: str | None) -> None:
    read = receipt.parse(f"{typed}1710450146", TODAY)
    assert read.number == f"{typed}1710450146"
    assert read.suggestion == (meant and f"{meant}1710450146")
    assert read.as_json().get("suggestion") == read.suggestion


# Properties

known_letters = st.sampled_from(sorted(OFFICES))
any_letters = st.text(string.ascii_uppercase, min_size=3, max_size=3)
ten_digits = st.text(string.digits, min_size=10, max_size=10)
known_numbers = st.builds(str.__add__, known_letters, ten_digits)
good_numbers = st.builds(str.__add__, known_letters | any_letters, ten_digits).filter(
    lambda number: receipt.is_valid(number, today=TODAY)
)


@given(known_numbers)
def test_no_number_with_a_known_prefix_is_ever_refused(number: str) -> None:
    read = receipt.parse(number, TODAY)
    assert read.number == number
    assert receipt.validate(number) == number


@given(good_numbers)
def test_formatting_round_trips(number: str) -> None:
    formatted = receipt.parse(number, TODAY).formatted
    assert formatted == receipt.format(number)
    assert receipt.compact(formatted) == number
    assert receipt.format(formatted) == formatted


@given(good_numbers, st.data())
def test_a_good_number_with_noise_is_still_accepted(number: str, data: st.DataObject) -> None:
    noise = data.draw(st.lists(st.sampled_from(NOISE), min_size=13, max_size=13))
    label = data.draw(st.sampled_from(["", "Receipt #: ", "receipt number ", "Case no. "]))
    zero = ord(data.draw(st.sampled_from("0\u0660\u0966\uff10")))
    written = "".join(chr(zero + int(c)) if c.isdigit() else c.lower() for c in number)
    noisy = label + "".join(map(str.__add__, noise, written))
    assert receipt.validate(noisy, today=TODAY) == number


@given(good_numbers)
def test_a_window_is_open_or_in_order_and_within_its_fiscal_year(number: str) -> None:
    read = receipt.parse(number, TODAY)
    if read.entered_between and read.fiscal_year:
        first, last = read.entered_between
        assert date(read.fiscal_year - 1, 10, 1) <= first <= date(read.fiscal_year, 10, 1)
        assert last is None or first <= last <= date(read.fiscal_year, 9, 30)
