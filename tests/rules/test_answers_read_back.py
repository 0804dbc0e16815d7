"""What the page is told of the answers: how a text was read, and facts that only the rules know."""

import pytest

from tests.rules.golden.typed import read


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
        ({"a_number": "12345678"}, "a_number", "A012-345-678"),
        (
            {"form": "work permit"},
            "form",
            "I-765: Application for Employment Authorization",
        ),
    ],
)
def test_how_a_text_was_read_is_told_in_words(
    answers: dict[str, str], question: str, words: str
) -> None:
    assert str(read({"called": "yes"} | answers).echoes[question]) == words


def test_in_another_language_the_day_may_come_first() -> None:
    reading = read({"called": "yes", "call_date": "01/10/2026"}, language="es")
    assert reading.case_data["contacts"] == [{"channel": "call", "on": "2026-10-01"}]


@pytest.mark.parametrize(
    ("answers", "facts"),
    [
        ({}, {}),
        ({"form": "I-140"}, {"form_employer": "yes"}),
        ({"form": "I-918"}, {"form_protected": "yes"}),
        ({"form": "I-589"}, {"form_asylum": "yes"}),
        ({"form": "I-90"}, {}),
        ({"call_date": "today"}, {"call_is_today": "yes"}),
        ({"call_date": "yesterday"}, {}),
        ({"call_date": "?"}, {}),
        ({"receipt_number": "EAC1710450146"}, {"number_office": "VSC"}),
        ({"receipt_number": "MSC1710450146"}, {}),
        ({"receipt_number": "IOE0906929443"}, {}),
        ({"called": "yes"}, {"asked_uscis": "yes"}),
        ({"asked_online": "e_request"}, {"asked_uscis": "yes"}),
        ({"asked_online": "no", "called": "no"}, {}),
        ({"privacy": "not_said"}, {"keep_nothing": "yes"}),
    ],
)
def test_facts_are_what_only_the_rules_know(answers: dict[str, str], facts: dict[str, str]) -> None:
    assert {name: value for name, value in read(answers).facts.items() if value} == facts
