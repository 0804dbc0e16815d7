"""How long a person was told to wait, read as agents say it: a number of days.

A whole number of days is read. Everything else that has one likely meaning is asked back with that
number as a suggestion: of a range the longer wait, of weeks, months and hours the days, of a named
day the days until then. Business days are another count and are never turned into days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, partial

from case_inquiry.days.counting import add_months
from case_inquiry.days.typed import (
    LONGEST_TEXT,
    Suggestion,
    UnclearTextError,
    clean_text,
    read_date,
)
from case_inquiry.days.words import Order, load_words, meanings_of, one_of, words_of
from case_inquiry.messages import N_, DateText, Message, message

#: Signs before a number that do not change it.
_SIGNS = frozenset("<>")
#: A number that is there in words and in digits.
_SAID_TWICE = re.compile(r"[a-z-]+ ?\((\d+)\)|(\d+) ?\([a-z -]+\)")
_HOURS_IN_A_DAY, _DAYS_IN_A_WEEK, _DAYS_IN_A_YEAR, _MONTHS_IN_A_YEAR = 24, 7, 365, 12
_LONGEST_MONTH = 31
_MOST_MONTHS = 120

_words = partial(words_of, waits=True)


class _Shapes:
    """The shapes of a wait in the words of all languages."""

    def __init__(self) -> None:
        unit = one_of(_units())
        number = r"(\d{1,9}|half|[a-z]+)"
        between = one_of(("-", *_words("between")))
        of, days, behind = (
            one_of(words) for words in (words_of("of"), _words("days"), _words("behind"))
        )
        self.exact = re.compile(rf"(\d{{1,9}})(?:\.0+)?(?:[ -]?{days})?")
        self.range = re.compile(
            rf"{number}(?: ?({unit}))?(?: ?{between} ?{number})?\+?(?: ?({unit}))?\+?(?: {behind})?"
        )
        #: Words that do not change a number.
        self.not_needed = re.compile(
            rf"^[<>=~\u2248\u2264\u2265]+|\b{one_of(_words('extra'))}(?= )"
            rf"| {one_of(_words('from_now'))}$"
        )
        not_what = one_of(_words("not_what"))
        self.not_more = re.compile(rf"\b{one_of(_words('not'))} (?={not_what}\b)")
        self.couple = re.compile(rf"\b{one_of(_words('couple'))} ")
        until, wait = one_of(_words("until")), one_of(_words("wait"))
        self.until = re.compile(rf"(?:{wait} )?{until} (.+)")
        #: A day without a word before it. Two numbers alone may be anything.
        self.day = re.compile(
            r"[a-z]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2}[/-]\d{1,2}[/-]\d{4}"
            rf"|\d{{1,2}} {of} [a-z]{{3,10}}(?: (?:{of} )?\d{{4}})?"
        )
        #: Numbers of more than one word.
        self.long_number = re.compile(
            rf"\b{one_of(word for word in _counts() if ' ' in word or '-' in word)}\b"
        )


@cache
def _shapes() -> _Shapes:
    return _Shapes()


@cache
def _units() -> Mapping[str, str]:
    """Return the words for units of time, each with the unit."""
    units = (table["waits"]["units"] for table in load_words().values())
    return {word: unit for each in units for unit, words in each.items() for word in words}


@cache
def _counts() -> Mapping[str, int]:
    """Return the words for numbers, each with the number."""
    return dict(_numbers()) | dict(meanings_of("numbers", waits=True))


def _numbers() -> Iterator[tuple[str, int]]:
    for words in (table["waits"] for table in load_words().values()):
        yield from ((word, count) for count, word in enumerate(words["ones"], start=1))
        for count, ten in enumerate(words["tens"], start=2):
            yield ten, 10 * count
            for between in words["between_tens_and_ones"]:
                for one, word in enumerate(words["ones"][:9], start=1):
                    yield f"{ten}{between}{word}", 10 * count + one


def read_count_of_days(
    text: str,
    most: int,
    today: date,
    *,
    since: date | None = None,
    order: Order = Order.MONTH_FIRST,
) -> int:
    """Return a whole number of days, 0 to `most`; raises UnclearTextError.

    `since` is the day on which the person was told: months and named days are counted from it, or
    from `today` where it is not known. `order` is that of the numbers in a named day.

    >>> read_count_of_days("60 days", 365, date(2026, 11, 24))
    60
    >>> read_count_of_days("45-60 days", 365, date(2026, 11, 24))
    Traceback (most recent call last):
    case_inquiry.days.typed.UnclearTextError: Write the number of days. Did you mean 60?
    """
    clean = clean_text(text)[: LONGEST_TEXT + 1]
    exact = _shapes().exact.fullmatch(clean)
    if exact is not None:
        return _within(int(exact[1]), most)
    if any(word in clean for word in _words("business")):
        sentence = N_(
            "Write the number of calendar days. 15 business days are about 21 calendar days."
        )
        raise UnclearTextError("invalid_value", message(sentence))
    days = None if len(clean) > LONGEST_TEXT else _longest(_plain(clean), since)
    if days is None:
        until = _shapes().until.fullmatch(clean)
        if until is not None or _shapes().day.fullmatch(clean):
            raise _until(until[1] if until else clean, most, since or today, order)
        raise UnclearTextError("invalid_value", message(N_("Write one whole number, like 60.")))
    _within(days, most)
    raise _ask(message(N_("Write the number of days. Did you mean {days}?"), days=days), days)


def _plain(clean: str) -> str:
    """Return the words without those in front that do not change the number."""
    shapes = _shapes()
    in_digits = shapes.long_number.sub(lambda number: str(_counts()[number[0]]), clean)
    once = _SAID_TWICE.sub(lambda both: both[1] or both[2], shapes.couple.sub("2 ", in_digits))
    words = shapes.not_needed.sub("", shapes.not_more.sub("", once)).split()
    around = _SIGNS.union(_words("around"))
    while words and words[0].strip(".,") in around:
        words.pop(0)
    return " ".join(words)


def _within(days: int, most: int) -> int:
    if days > most:
        words = message(N_("Write a number of days from 0 to {most}."), most=most)
        raise UnclearTextError("invalid_value", words)
    return days


def _ask(words: Message, days: int) -> UnclearTextError:
    return UnclearTextError("invalid_value", words, Suggestion(str(days), message(str(days))))


def _until(text: str, most: int, since: date, order: Order) -> UnclearTextError:
    """Return the question about a named day, counted from the day of the call."""
    day = _coming_day(text, since, most, order)
    days = -1 if day is None else (day - since).days
    if day is None or not 0 <= days <= most:
        sentence = N_("Write the number of days. If they named a day, count the days until then.")
        return UnclearTextError("invalid_value", message(sentence))
    sentence = N_("{day} is {days} days after {since}. Did you mean {days}?")
    values = {"day": DateText(day, "long"), "since": DateText(since, "long"), "days": days}
    return _ask(message(sentence, **values), days)


def _coming_day(text: str, since: date, most: int, order: Order) -> date | None:
    """Return the first such day from `since` on; its year may be missing."""
    try:
        return read_date(text, since + timedelta(days=most), order=order)
    except UnclearTextError as unclear:
        likely = unclear.suggestion
        return None if likely is None else date.fromisoformat(likely.value)


def _longest(clean: str, since: date | None) -> int | None:
    """Return the longest wait that the words may mean, None where they mean none."""
    found = _shapes().range.fullmatch(clean)
    if found is None:
        return None
    first, first_unit, second, second_unit = found.groups()
    unit = second_unit or first_unit or ""
    pairs = [(first, first_unit or unit)] + ([(second, unit)] if second else [])
    return _most(_days_of(_count(word), _units().get(each, ""), since) for word, each in pairs)


def _most(days: Iterable[int | None]) -> int | None:
    known = list(days)
    return None if None in known else max(each for each in known if each is not None)


def _count(word: str) -> int | None:
    return int(word) if word.isdecimal() else _counts().get(word)


def _days_of(count: int | None, unit: str, since: date | None) -> int | None:
    if count is None:
        return None
    if unit == "hour":
        return -(-count // _HOURS_IN_A_DAY)
    if unit == "week":
        return count * _DAYS_IN_A_WEEK
    if unit == "year":
        return count * _DAYS_IN_A_YEAR
    return _days_of_months(count, since) if unit == "month" else count


def _days_of_months(count: int, since: date | None) -> int:
    if since is None or count > _MOST_MONTHS:
        years, months = divmod(count, _MONTHS_IN_A_YEAR)
        return years * _DAYS_IN_A_YEAR + months * _LONGEST_MONTH
    return (add_months(since, count) - since).days
