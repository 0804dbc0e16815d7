"""What stands below a field: how its text was read, and what helps to find a typing error."""

from datetime import date

import pytest

from case_inquiry.form.answers import read_answers


@pytest.mark.parametrize(
    ("answers", "question", "words"),
    [
        ({"call_date": "10/01/2026"}, "call_date", "Thursday, October 1, 2026"),
        ({"receipt_number": "eac1710450146"}, "receipt_number", "EAC-17-104-50146"),
        (
            {"receipt_number": "*EAC1710450146"},
            "receipt_number",
            "EAC-17-104-50146. We left out the asterisks (*). They are no part of the number.",
        ),
        ({"receipt_number": "IOE0906929443"}, "receipt_number", "IOE-0906929443"),
        (
            {"receipt_number": "EAC2736550146"},
            "receipt_number",
            "EAC-27-365-50146. The three digits after the year stand for September 30, 2027 or a "
            "later day. That day has not come yet. Compare them with your notice.",
        ),
        ({"a_number": "12345678"}, "a_number", "A012-345-678"),
        (
            {"a_number": "123-45-6789"},
            "a_number",
            "A123-456-789. This may be a Social Security number. If it is, take it out: do not "
            "type it here. The A-Number has 7 to 9 digits. You find it on a green card or work "
            "permit as USCIS#, and on many letters from USCIS.",
        ),
        (
            {"form": "work permit"},
            "form",
            "I-765: Application for Employment Authorization",
        ),
        (
            {"receipt_number": "*XYZ7910450146"},
            "receipt_number",
            "XYZ-79-104-50146. We do not know the first three letters. That is no mistake: compare "
            "them with your notice. We left out the asterisks (*). They are no part of the number. "
            "The two digits after the letters stand for the fiscal year 2079. It has not begun "
            "yet. Compare them with your notice.",
        ),
    ],
)
def test_how_a_text_was_read_is_reported_in_words(
    answers: dict[str, str], question: str, words: str
) -> None:
    echoes = read_answers({"called": "yes"} | answers, date(2026, 11, 24)).echoes
    assert str(echoes[question]) == words


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("green card", "I-485"),
        ("My Green Card", "I-485"),
        ("green card renewal", None),
        ("work permit", None),
        ("I-485", None),
    ],
)
def test_a_word_that_may_mean_two_forms_is_asked_back_and_kept(
    typed: str, offer: str | None
) -> None:
    reading = read_answers({"called": "no", "form": typed}, date(2026, 11, 24))
    assert reading.errors == ()
    found = reading.offers.get("form")
    assert (found and found.value) == offer
    if offer:
        assert str(reading.echoes["form"]) == f"Did you mean {offer}?"
        assert reading.case_data["form"] == typed
