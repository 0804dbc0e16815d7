"""Dates, times, waits, numbers and lists as people write them in Spanish."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry.case.nothing import says_no_reason, says_nothing
from case_inquiry.days.times import read_time
from case_inquiry.days.typed import UnclearTextError, read_date
from case_inquiry.days.waits import read_count_of_days
from case_inquiry.days.words import (
    Order,
    load_words,
    month_names,
    month_of,
    order_of,
    weekday_of,
    without_accents,
)
from case_inquiry.form.answers import read_answers

TODAY = date(2026, 11, 24)
OCTOBER_1 = date(2026, 10, 1)
SPANISH = order_of("es")
MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
    *("octubre", "noviembre", "diciembre"),
)
WEEKDAYS = ("lunes", "martes", "mi\u00e9rcoles", "jueves", "viernes", "s\u00e1bado", "domingo")


def asked(text: str, order: Order = SPANISH) -> str | None:
    """Return the day that is offered where a date is asked back."""
    with pytest.raises(UnclearTextError) as unclear:
        read_date(text, TODAY, order=order)
    return unclear.value.suggestion and unclear.value.suggestion.value


FIRST_OF_OCTOBER = [
    "1 de octubre de 2026",
    "1 de octubre 2026",
    "1 de octubre del 2026",
    "1 octubre 2026",
    "1 oct. 2026",
    "01/oct/2026",
    "Octubre 1, 2026",
    "octubre 1 del 2026",
    "el 1 de octubre de 2026",
    "el d\u00eda 1 de octubre del a\u00f1o 2026",
    "1\u00ba de octubre de 2026",
    "1.\u00ba de octubre de 2026",
    "1ro de octubre de 2026",
    "primero de octubre de 2026",
    "jueves 1 de octubre de 2026",
    "jueves, 1 de octubre de 2026",
    "el jueves, 1 de octubre de 2026",
    "jue. 1 oct. 2026",
    "JUEVES 1 DE OCTUBRE DE 2026",
    "1 de octubre de 2026 a las 2:30 p. m.",
    "1 de octubre de 2026, 14:30 h",
    "1 de octubre de 2026 a las 9 de la ma\u00f1ana",
]


@pytest.mark.parametrize("text", FIRST_OF_OCTOBER)
def test_words_are_read_in_spanish_on_every_page(text: str) -> None:
    assert read_date(text, TODAY) == OCTOBER_1
    assert read_date(text, TODAY, order=SPANISH) == OCTOBER_1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hoy", TODAY),
        ("Ayer.", date(2026, 11, 23)),
        ("anteayer", date(2026, 11, 22)),
        ("antes de ayer", date(2026, 11, 22)),
        ("29 de setiembre de 2026", date(2026, 9, 29)),
        ("mi\u00e9rcoles 30 de septiembre de 2026", date(2026, 9, 30)),
        ("mie\u0301rcoles 30 sept 2026", date(2026, 9, 30)),
        ("15/ene/2026", date(2026, 1, 15)),
        ("5 de ago. de 2026", date(2026, 8, 5)),
        ("uno de abril de 2026", date(2026, 4, 1)),
    ],
)
def test_other_spanish_days_are_read(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@settings(deadline=None)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_back_from_spanish_words(day: date) -> None:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    for text in (
        f"{day.day} de {month} de {day.year}",
        f"{weekday}, {day.day} de {month} de {day.year}",
        f"{weekday[:3]}. {day.day} {month[:3]} {day.year}",
    ):
        assert read_date(text, TODAY) == day


def test_mar_is_a_tuesday_only_beside_a_whole_date() -> None:
    assert read_date("mar 3, 2026", TODAY) == date(2026, 3, 3)
    assert read_date("mar. 6 de octubre de 2026", TODAY) == date(2026, 10, 6)
    assert read_date("mar 6/10/2026", TODAY, order=Order.DAY_FIRST) == date(2026, 10, 6)
    assert read_date("mar. 3 de marzo de 2026", TODAY) == date(2026, 3, 3)
    assert asked("mar. 1 de octubre de 2026") == "2026-10-01"


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("05/03/2026", "2026-03-05"),
        ("5-3-2026", "2026-03-05"),
        ("01/10/2026", "2026-10-01"),
        ("1.10.2026", "2026-10-01"),
        ("05/12/2026", "2026-05-12"),  # December 5 has not come
        ("10/24/2026", "2026-10-24"),
        ("24/10/26", "2026-10-24"),
        ("5/3", "2026-03-05"),
        ("15 de octubre", "2026-10-15"),
        ("llam\u00e9 el 15 de octubre de 2026", "2026-10-15"),
        ("15 de ocutbre de 2026", "2026-10-15"),
        ("1o de octubre de 2026", "2026-10-01"),
        ("mi\u00e9rcoles 1 de octubre de 2026", "2026-10-01"),
    ],
)
def test_what_may_be_another_day_is_asked_back_with_the_likely_one(text: str, likely: str) -> None:
    assert asked(text) == likely


@pytest.mark.parametrize("text", ["24/10/2026", "10/10/2026", "2026-10-24"])
def test_numbers_that_are_one_day_only_are_read_on_a_spanish_page(text: str) -> None:
    assert read_date(text, TODAY, order=SPANISH).month == 10


@pytest.mark.parametrize(
    "text", ["antes del 1 de octubre de 2026", "ma\u00f1ana", "hace 2 semanas", "octubre de 2026"]
)
def test_words_that_make_it_another_day_get_no_day(text: str) -> None:
    assert asked(text) is None


def test_the_form_asks_back_by_the_language_of_the_page() -> None:
    def offered(language: str) -> Any:
        reading = read_answers({"called": "yes", "call_date": "05/03/2026"}, TODAY, language)
        return [error.suggestion and error.suggestion.value for error in reading.errors]

    assert offered("es") == offered("es-MX") == ["2026-03-05"]
    assert offered("en") == []
    assert offered("tlh") == ["2026-05-03"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2:30 p. m.", "14:30"),
        ("a las 14:30", "14:30"),
        ("14:30 h", "14:30"),
        ("2:30 de la tarde", "14:30"),
        ("a las 9:15 de la ma\u00f1ana", "09:15"),
        ("8 de la noche", "20:00"),
        ("12 de la noche", None),
        ("a las 2", None),
    ],
)
def test_times_are_read_in_spanish(text: str, at: str | None) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["30 d\u00edas", "30 dias", "30 D\u00cdAS", "30"])
def test_whole_days_are_read(text: str) -> None:
    assert read_count_of_days(text, 365, TODAY) == 30


def offered_days(text: str, order: Order = SPANISH) -> str | None:
    """Return the number of days that is offered where a wait is asked back."""
    with pytest.raises(UnclearTextError) as unclear:
        read_count_of_days(text, 365, TODAY, since=OCTOBER_1, order=order)
    return unclear.value.suggestion and unclear.value.suggestion.value


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("dos meses", "61"),
        ("45 a 60 d\u00edas", "60"),
        ("de 45 a 60 d\u00edas", "60"),
        ("entre 45 y 60 d\u00edas", "60"),
        ("6 u 8 semanas", "56"),
        ("dos o tres semanas", "21"),
        ("72 horas", "3"),
        ("un mes", "31"),
        ("una semana", "7"),
        ("un a\u00f1o", "365"),
        ("un par de semanas", "14"),
        ("sesenta d\u00edas", "60"),
        ("cuarenta y cinco d\u00edas", "45"),
        ("ciento veinte d\u00edas", "120"),
        ("sesenta (60) d\u00edas", "60"),
        ("hasta 60 d\u00edas", "60"),
        ("dentro de 30 d\u00edas", "30"),
        ("no m\u00e1s de 60 d\u00edas", "60"),
        ("60 d\u00edas m\u00e1s", "60"),
        ("60 d\u00edas calendario", "60"),
        ("60 d\u00edas a partir de hoy", "60"),
        ("hasta el 3 de marzo", "153"),
        ("hasta el 3 de marzo de 2027", "153"),
        ("3 de marzo", "153"),
        ("antes del 3 de marzo", "153"),
        ("hasta el 05/03/2027", "155"),
    ],
)
def test_a_wait_in_spanish_words_is_offered_in_days(text: str, days: str) -> None:
    assert offered_days(text) == days


@pytest.mark.parametrize(
    "text",
    ["15 d\u00edas h\u00e1biles", "10 d\u00edas laborables", "hasta que llamen", "no s\u00e9"],
)
def test_what_is_no_count_of_calendar_days_gets_none(text: str) -> None:
    assert offered_days(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ninguno",
        "no tengo",
        "Sin n\u00famero",
        "sin numero",
        "No s\u00e9.",
        "NO APLICA",
        "pendiente",
    ],
)
def test_spanish_words_say_that_a_number_is_not_there(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["Nadia", "SR-99", "sin 12345", "Ninguno12"])
def test_anything_else_is_a_number_or_a_name(text: str) -> None:
    assert not says_nothing(text)


def test_the_agent_named_no_reason_in_either_language() -> None:
    assert says_no_reason("Gave no reason.")
    assert says_no_reason("no dio ninguna raz\u00f3n")
    assert not says_no_reason("no es elegible")


def _strings(table: Any) -> list[str]:
    if isinstance(table, str):
        return [table]
    if isinstance(table, dict):
        return [word for key, value in table.items() for word in (key, *_strings(value))]
    return [word for each in table for word in _strings(each)] if isinstance(table, tuple) else []


def test_the_words_are_written_as_they_are_compared() -> None:
    for word in _strings(dict(load_words())):
        assert without_accents(word).casefold() == word


def test_every_language_has_the_same_tables() -> None:
    english, *others = load_words().values()
    for table in others:
        assert table.keys() == english.keys()
        assert table["waits"].keys() == english["waits"].keys()


def test_no_word_is_two_days_in_two_languages() -> None:
    names = dict(month_names())
    for one, other in combinations(names, 2):
        if one[:3] == other[:3]:
            assert names[one] == names[other]
    for name, number in names.items():
        assert {month_of(name[:size]) for size in range(3, len(name) + 1)} == {number}
    for table in load_words().values():
        assert [weekday_of(name) for name in table["weekdays"]] == list(range(7))
        assert [weekday_of(name[:3]) for name in table["weekdays"]] == list(range(7))


def test_no_word_of_a_wait_counts_twice() -> None:
    for one, other in combinations(load_words().values(), 2):
        for unit, words in one["waits"]["units"].items():
            for other_unit, other_words in other["waits"]["units"].items():
                assert unit == other_unit or not {*words} & {*other_words}
        numbers = [{*table["waits"]["ones"], *table["waits"]["tens"]} for table in (one, other)]
        assert not numbers[0] & numbers[1]
