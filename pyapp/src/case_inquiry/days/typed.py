"""Dates, read as people write them.

Nothing is guessed. What can be read in one way only is read; what may mean two days is asked back
with the likely day as a suggestion, and the person decides. Every day that is asked for has come
already, so no later one is ever suggested.

Words are read in every language that `words.toml` has. In numbers the reader's language says which
comes first (`words.Order`): in English the month does, so `10/01/2026` is October 1. Dots are
another matter: with them most people put the day first, so `10.01.2026` is asked back, with January
10 as the likely day. A time of day behind the date is passed over.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from case_inquiry.days.likely import likely_text
from case_inquiry.days.words import (
    Order,
    meanings_of,
    month_of,
    one_of,
    weekday_of,
    without_accents,
    words_of,
)
from case_inquiry.messages import N_, WEEKDAYS, DateText, Message, message

HYPHENS = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
#: Signs that stand in place of a slash: of fractions, of other scripts, of other systems.
SLASHES = "\u2044\u2215\u29f8\uff0f\\_"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
MONTHS_IN_A_YEAR = 12
CENTURY = 100
#: Two numbers never mean an older year, as in receipt numbers.
OLDEST_SHORT_YEAR = 1980
#: Years with four numbers that are typed by mistake (0026, 9999) are asked back.
YEARS = range(1900, 2101)
LONGEST_TEXT = 60
UNSURE = N_("We are not sure about this date. Did you mean {day}?")

NUMBERS = re.compile(r"(\d{1,4}) ?([-/. ]) ?(\d{1,2})(?: ?\2 ?(\d{1,4}))?")
#: A day as programs write it, without marks.
IN_A_ROW = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:t\d{4,6}z?)?")
HOURS_BEHIND_LONDON = 10
TOKENS = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
#: Marks that may stand between the parts of a date.
MARKS = frozenset({",", ".", "-", "/", "'", "\u2019"})


class Suggestion(NamedTuple):
    """What the person may have meant: the text for the field, and the button's words."""

    value: str
    label: Message


class UnclearTextError(Exception):
    """What was typed cannot be read in one way only.

    `code` is an error code of the case, `message` says how to mend the text, and `suggestion` is
    the likely meaning or None.
    """

    def __init__(self, code: str, words: Message, suggestion: Suggestion | None = None) -> None:
        super().__init__(str(words))
        self.code = code
        self.message = words
        self.suggestion = suggestion


class _UnreadableError(UnclearTextError):
    """What was typed has not the shape of a date."""


def read_date(text: str, today: date, *, order: Order = Order.MONTH_FIRST) -> date:
    """Return the day that `text` names.

    `today` is needed for the words today and yesterday, and for suggestions where the year is
    missing or short. `order` says which comes first in a date of numbers. Raises UnclearTextError,
    with a suggestion where one day is likely.

    >>> read_date("Thursday, Oct. 1st, 2026", date(2026, 11, 24))
    datetime.date(2026, 10, 1)
    >>> read_date("jueves 1 de octubre de 2026", date(2026, 11, 24))
    datetime.date(2026, 10, 1)
    >>> read_date("24/10/2026", date(2026, 11, 24))
    Traceback (most recent call last):
    case_inquiry.days.typed.UnclearTextError: We are not sure about this date. Did you mean ...
    """
    clean = clean_text(text)
    if len(clean) > LONGEST_TEXT:
        raise _unreadable()
    days_ago = meanings_of("days_ago").get(clean)
    if days_ago is not None:
        return today - timedelta(days=days_ago)
    plain, may_be_the_day_before = _without_clock(clean)
    try:
        found = _read_plain(plain, today, order)
    except _UnreadableError:
        likely = likely_text(plain)
        if likely is None:
            raise
        raise _ask(UNSURE, _read_plain(likely, today, order), today) from None
    if may_be_the_day_before:
        raise _ask(UNSURE, found, today)
    return found


def _read_plain(clean: str, today: date, order: Order) -> date:
    weekday, rest = _take_weekday(clean)
    numbers = NUMBERS.fullmatch(rest)
    in_a_row = IN_A_ROW.fullmatch(rest)
    if numbers is not None:
        found = _from_numbers(numbers, today, order)
    elif in_a_row is not None:
        found = _day(*map(int, in_a_row.groups()))
    else:
        found = _from_words(rest, today)
    if weekday is not None and found.weekday() != weekday:
        words = message(
            N_("{day} is not a {weekday}. Look at the date again."),
            day=found,
            weekday=Message(WEEKDAYS[weekday]),
        )
        raise UnclearTextError("invalid_date", words, suggest(found) if found <= today else None)
    return found


@cache
def _clock_behind() -> re.Pattern[str]:
    """Return the shape of a time of day behind a date."""
    before, hours = one_of(words_of("clock_before")), one_of(words_of("clock_behind"))
    half = one_of(meanings_of("halves"))
    return re.compile(
        rf"(?<=\d)(?:,? ?{before} ?|t|,? )(?P<hour>\d{{1,2}})"
        rf"(?::\d\d(?::\d\d(?:[.,]\d{{1,9}})?)?(?: ?[ap](?:\.? ?m)?| {half})?"
        rf"| ?[ap]\.? ?m| {half})(?: ?{hours})?"
        r" ?(?:(?P<utc>z|utc|gmt|[+-]00:?00)"
        r"|(?:gmt|utc)?[+-]\d\d:?\d\d(?: \([^()]*\))?|[ecmp][sd]?t)?$"
    )


def _without_clock(clean: str) -> tuple[str, bool]:
    """Return a date without the time of day, and whether that time is early in London.

    Then it is still the day before in America.
    """
    clock = _clock_behind().search(clean)
    if clock is None:
        return clean, False
    is_early = bool(clock["utc"]) and 0 < int(clock["hour"]) < HOURS_BEHIND_LONDON
    return clean[: clock.start()].strip(" ,.;"), is_early


def suggest(day: date) -> Suggestion:
    """Return `day` as a suggestion; its text is read alike in every language.

    >>> suggest(date(2026, 10, 24)).value
    '2026-10-24'
    """
    return Suggestion(day.isoformat(), message("{day}", day=DateText(day, "long")))


def clean_text(text: str) -> str:
    """Return `text` in small letters without accents, with plain digits, marks and single spaces.

    >>> clean_text(" Mi\u00e9rcoles\u00a01 \uff0f 2026.")
    'miercoles 1 / 2026'
    """
    letters = []
    for letter in text:
        if letter in INVISIBLE:
            continue
        if letter in HYPHENS:
            letters.append("-")
        elif letter in SLASHES:
            letters.append("/")
        elif letter.isdecimal():
            letters.append(str(int(letter)))
        else:
            letters.append(letter)
    return " ".join(without_accents("".join(letters)).split()).casefold().strip(" ,.;")


def _take_weekday(clean: str) -> tuple[int | None, str]:
    """Return the weekday named at the start, if any, and the rest of the text."""
    words = clean.replace(",", " ").split()
    while words and words[0] in words_of("articles"):
        words.pop(0)
    first, rest = words[0].rstrip(".") if words else "", " ".join(words[1:])
    index = weekday_of(first)
    if index is None or not rest:
        return None, clean
    if month_of(first) is not None and not _has_its_month(rest):
        return None, clean
    return index, rest


def _has_its_month(rest: str) -> bool:
    """Tell whether a date is whole without the word before it: "mar" is Tuesday or March."""
    numbers = NUMBERS.fullmatch(rest)
    if (numbers is not None and numbers[4] is not None) or IN_A_ROW.fullmatch(rest):
        return True
    return any(month_of(token) is not None for token in TOKENS.findall(rest))


def _from_numbers(numbers: re.Match[str], today: date, order: Order) -> date:
    """Read a date of numbers only."""
    first, separator, second, third = numbers.groups()
    if len(first) == len("2026") and third is not None:
        return _exact(int(first), int(second), third)
    if len(first) > len("10"):
        raise _unreadable()
    one, other = int(first), int(second)
    may_be_two_days = _is_month(one) and _is_month(other) and one != other
    day, month = (one, other) if order.is_day_first else (other, one)
    if may_be_two_days and separator == ".":
        raise _either_of_two(one, other, third, today)
    if may_be_two_days and not order.is_sure:
        raise _either_of_two(day, month, third, today)
    swapped = not _is_month(month) and _is_month(day)
    if swapped:
        month, day = day, month
    return _with_year(month, day, third, today, unsure=swapped)


def _either_of_two(first: int, second: int, year: str | None, today: date) -> UnclearTextError:
    """Return the question about a date that may be two days: likely, the day is `first`."""
    unclear: list[UnclearTextError] = []
    for month, day in ((second, first), (first, second)):
        try:
            _with_year(month, day, year, today, unsure=True)
        except UnclearTextError as asked:
            unclear.append(asked)
    return next((asked for asked in unclear if asked.suggestion is not None), unclear[0])


def _is_month(number: int) -> bool:
    return 1 <= number <= MONTHS_IN_A_YEAR


def _exact(year: int, month: int, third: str) -> date:
    """Return the day of a date that starts with the year."""
    if len(third) > len("01"):
        raise _unreadable()
    return _day(year, month, int(third))


def _from_words(rest: str, today: date) -> date:
    """Read a date whose month is a word: `oct 1, 2026`, `1st of october 2026`, `1-oct-2026`."""
    month: int | None = None
    numbers: list[str] = []
    in_words = meanings_of("day_words")
    for token in TOKENS.findall(rest):
        named = month_of(token) if month is None else None
        if token.isdecimal():
            numbers.append(token)
        elif token in in_words:
            numbers.append(str(in_words[token]))
        elif named is not None:
            month = named
        elif token not in MARKS and token not in _fillers():
            raise _unreadable()
    if month is None:
        raise _unreadable()
    if len(numbers) > 1 and len(numbers[0]) == len("2026"):
        numbers = [*numbers[1:], numbers[0]]
    return _from_month_and_numbers(month, numbers, today)


@cache
def _fillers() -> frozenset[str]:
    return frozenset(words_of("fillers"))


def _from_month_and_numbers(month: int, numbers: list[str], today: date) -> date:
    if not numbers or len(numbers) > len(("day", "year")) or len(numbers[0]) > len("01"):
        raise _unreadable()
    year = numbers[1] if len(numbers) > 1 else None
    return _with_year(month, int(numbers[0]), year, today, unsure=False)


def _with_year(month: int, day: int, year: str | None, today: date, *, unsure: bool) -> date:
    """Return the day, or ask back where the year is missing or short or the order unsure."""
    if year is None:
        likely = _last_such_day(month, day, today)
        raise _ask(N_("Add the year. Did you mean {day}?"), likely, today)
    if len(year) == len("26"):
        likely = _day(_likely_year(int(year), month, day, today), month, day)
        raise _ask(N_("Write the year with four numbers. Did you mean {day}?"), likely, today)
    if len(year) != len("2026"):
        raise _unreadable()
    found = _day(int(year), month, day)
    if unsure:
        raise _ask(UNSURE, found, today)
    return found


def _likely_year(short: int, month: int, day: int, today: date) -> int:
    """Return the year of this or the last century that two numbers most likely mean."""
    year = today.year - today.year % CENTURY + short
    has_come = (year, month, day) <= (today.year, today.month, today.day)
    return year if has_come or year - CENTURY < OLDEST_SHORT_YEAR else year - CENTURY


def _last_such_day(month: int, day: int, today: date) -> date:
    """Return the last such day that is not after `today`; a February 29 may be years ago."""
    for year in range(today.year, today.year - 9, -1):
        if _exists(year, month, day) and date(year, month, day) <= today:
            return date(year, month, day)
    raise _unreadable()


def _exists(year: int, month: int, day: int) -> bool:
    return year in YEARS and _is_month(month) and 1 <= day <= _length(year, month)


def _length(year: int, month: int) -> int:
    """Return how many days the month has."""
    following = date(year + month // MONTHS_IN_A_YEAR, month % MONTHS_IN_A_YEAR + 1, 1)
    return (following - timedelta(days=1)).day


def _day(year: int, month: int, day: int) -> date:
    """Return the day; where the month is too short for it, say so."""
    if _exists(year, month, day):
        return date(year, month, day)
    if year not in YEARS or not _is_month(month) or day < 1:
        raise _unreadable()
    words = message(
        N_("{month} has {days} days. Look at the date again."),
        month=DateText(date(year, month, 1), "month"),
        days=_length(year, month),
    )
    raise UnclearTextError("invalid_date", words)


def _unreadable() -> UnclearTextError:
    words = message(N_("Write the date like October 1, 2026 or 10/01/2026."))
    return _UnreadableError("invalid_date", words)


def _ask(text: str, likely: date, today: date) -> UnclearTextError:
    if likely > today:
        sentence = N_("{day} has not come yet. Check the year and the month.")
        return UnclearTextError("future_date", message(sentence, day=likely))
    words = message(text, day=DateText(likely, "long"))
    return UnclearTextError("invalid_date", words, suggest(likely))
