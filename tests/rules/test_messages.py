"""Sentences are rendered late, with dates and counts in the reader's language."""

from __future__ import annotations

import gettext
from datetime import date

import pytest

from case_inquiry.messages import (
    N_,
    NN_,
    DateText,
    Translator,
    format_date,
    message,
    render,
    translator,
)

ENGLISH = translator("en")


class _Shouting(gettext.NullTranslations):
    """A catalog that answers in capitals, so that a test sees what went through it."""

    def gettext(self, message: str) -> str:
        return (
            message.upper()
            .replace("{DAY}", "{day}")
            .replace("{WEEKDAY}", "{weekday}")
            .replace("{MONTH}", "{month}")
            .replace("{YEAR}", "{year}")
        )


SHOUTING = Translator("xx", _Shouting())


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("full", "Sunday, November 1, 2026"),
        ("long", "November 1, 2026"),
        ("short", "November 1"),
        ("month", "November 2026"),
    ],
)
def test_a_date_is_said_in_each_style(style: str, words: str) -> None:
    assert format_date(date(2026, 11, 1), ENGLISH, style=style) == words


@pytest.mark.parametrize(
    ("month", "name"), [(1, "January"), (2, "February"), (9, "September"), (12, "December")]
)
def test_months_have_their_own_names(month: int, name: str) -> None:
    assert format_date(date(2026, month, 3), ENGLISH, style="short") == f"{name} 3"


def test_a_value_that_is_a_date_is_said_in_full() -> None:
    sentence = message(N_("You called on {day}."), day=date(2026, 10, 1))
    assert str(sentence) == "You called on Thursday, October 1, 2026."


def test_a_date_with_a_style_is_said_in_that_style() -> None:
    sentence = message(N_("Since {day}."), day=DateText(date(2026, 10, 1), "short"))
    assert str(sentence) == "Since October 1."


def test_a_message_within_a_message_is_rendered_in_the_same_language() -> None:
    inner = message(N_("the office"))
    assert render(message(N_("{day} is open"), day=inner), SHOUTING) == "THE OFFICE IS OPEN"


@pytest.mark.parametrize(("count", "words"), [(1, "1 day"), (2, "2 days"), (0, "0 days")])
def test_the_count_chooses_the_form(count: int, words: str) -> None:
    assert str(message(NN_("{count} day", "{count} days"), count=count)) == words


def test_a_plural_needs_a_whole_count() -> None:
    with pytest.raises(TypeError, match="count must be a whole number, not '2'"):
        str(message(NN_("{count} day", "{count} days"), count="2"))


def test_what_a_person_typed_is_never_translated() -> None:
    assert render(message(N_("{day}"), day="Agent 1234"), SHOUTING) == "Agent 1234"


def test_a_sentence_without_values_can_contain_braces() -> None:
    assert render(message(N_("a {brace}")), ENGLISH) == "a {brace}"


def test_a_marked_string_is_rendered_like_a_message() -> None:
    assert render(N_("Call"), SHOUTING) == "CALL"


def test_a_language_without_a_catalog_answers_in_english() -> None:
    assert render(N_("Call"), translator("zz")) == "Call"
