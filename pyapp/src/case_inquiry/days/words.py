"""The words with which people write days and waits, and the order of their numbers, by language.

`words.toml` has a table for each language. The words of all languages are read together, as no two
of them mean different days; only the order of the numbers in a date follows the reader's language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from case_inquiry.ready import ready

SHORTEST_NAME = 3


class Order(Enum):
    """Which comes first in a date of numbers.

    Where the order is only likely, a date that can be two days is asked back, the likely one first.
    """

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"
    MONTH_LIKELY = "month-likely"
    DAY_LIKELY = "day-likely"

    @property
    def is_day_first(self) -> bool:
        """Whether the day comes first, certainly or likely."""
        return self in (Order.DAY_FIRST, Order.DAY_LIKELY)

    @property
    def is_sure(self) -> bool:
        """Whether a date that can be two days is read in this order."""
        return self in (Order.MONTH_FIRST, Order.DAY_FIRST)


@cache
def load_words() -> Mapping[str, Any]:
    """Return the table of each language; the file is read once.

    >>> load_words()["es"]["months"][9]
    'octubre'
    """
    return ready("day-words", _read_words)


def _read_words() -> Mapping[str, Any]:
    import tomllib

    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return {language: _frozen(table) for language, table in tomllib.loads(text).items()}


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _frozen(each) for name, each in value.items()}
    return tuple(value) if isinstance(value, list) else value


def order_of(language: str) -> Order:
    """Return the order of the numbers in a language; where it has no words here, none is sure.

    >>> order_of("en-US"), order_of("es").is_day_first, order_of("tlh").is_sure
    (<Order.MONTH_FIRST: 'month-first'>, True, False)
    """
    table = load_words().get(language.partition("-")[0].casefold())
    return Order.MONTH_LIKELY if table is None else Order(table["order"])


def without_accents(text: str) -> str:
    """Return `text` with its letters only, so that words are found however they are spelled.

    >>> without_accents("miércoles 1º")
    'miercoles 1º'
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")


@cache
def words_of(key: str, *, waits: bool = False) -> tuple[str, ...]:
    """Return the words of all languages under a key, those for waits with `waits`.

    >>> words_of("of")
    ('of', 'de', 'del')
    """
    return tuple(word for table in _tables(waits=waits) for word in table[key])


@cache
def meanings_of(key: str, *, waits: bool = False) -> Mapping[str, Any]:
    """Return the words of all languages under a key with what each means.

    >>> meanings_of("days_ago")["ayer"]
    1
    """
    return {word: meant for table in _tables(waits=waits) for word, meant in table[key].items()}


def _tables(*, waits: bool) -> Iterator[Mapping[str, Any]]:
    for table in load_words().values():
        yield table["waits"] if waits else table


def one_of(words: Iterable[str]) -> str:
    """Return a regular expression for one of these words, the longest that fits; never for none.

    >>> import re
    >>> re.findall(one_of(["a", "a la"]), "a la 1")
    ['a la']
    """
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})"


@cache
def month_names() -> tuple[tuple[str, int], ...]:
    """Return the names of all months, each with its number.

    >>> month_names()[0], month_names()[-1]
    (('january', 1), ('setiembre', 9))
    """
    names = [
        (name, number)
        for table in _tables(waits=False)
        for number, name in enumerate(table["months"], start=1)
    ]
    return (*names, *meanings_of("months_too").items())


@cache
def _weekday_names() -> tuple[tuple[str, int], ...]:
    return tuple(
        (name, number)
        for table in _tables(waits=False)
        for number, name in enumerate(table["weekdays"])
    )


def month_of(word: str) -> int | None:
    """Return the month whose name begins with `word`, written with three letters or more.

    >>> month_of("oct"), month_of("ene"), month_of("ma")
    (10, 1, None)
    """
    return _begins_with(word, month_names())


def weekday_of(word: str) -> int | None:
    """Return the weekday whose name begins with `word`, Monday being 0.

    >>> weekday_of("thu"), weekday_of("jueves")
    (3, 3)
    """
    return _begins_with(word, _weekday_names())


def _begins_with(word: str, names: Iterable[tuple[str, int]]) -> int | None:
    if len(word) < SHORTEST_NAME:
        return None
    return next((number for name, number in names if name.startswith(word)), None)
