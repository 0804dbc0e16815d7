"""How long a person was told to wait, read as agents say it: a number of days.

A whole number of days is read. Everything else that has one likely meaning is asked back with that
number as a suggestion: of a range the longer wait, of weeks, months and hours the days, of a named
day the days until then. Business days are another count and are never turned into days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from case_inquiry.days.counting import add_months
from case_inquiry.days.typed import (
    LONGEST_TEXT,
    Suggestion,
    UnclearTextError,
    clean_text,
    read_date,
)
from case_inquiry.messages import N_, DateText, Message, message

#: Words before a number that do not change it.
_AROUND = frozenset(
    [
        *("please", "wait", "allow", "waiting", "another", "next", "for", "in", "within", "about"),
        *("around", "approx", "approximately", "roughly", "up", "to", "at", "least", "most", "max"),
        *("maximum", "min", "minimum", "more", "longer", "than", "over", "under", "the", "of"),
        *("<", ">"),
    ]
)
_NOT_MORE = re.compile(r"\b(?:no|not) (?=(?:more|longer|over)\b)")
_EXACT = re.compile(r"(\d{1,9})(?:\.0+)?(?:[ -]?days?)?")
_NUMBER = r"(\d{1,9}|half|an?|[a-z]+)"
_UNIT = (
    r"(calendar days?|days?|d|d[ií]as?|weeks?|wks?|semanas?|months?|mos?\.?|mes(?:es)?|years?|yrs?"
    r"|a[nñ]os?|hours?|hrs?|h)"
)
_RANGE = re.compile(
    rf"{_NUMBER}(?: ?{_UNIT})?(?: ?(?:-|to|or|and|a) ?{_NUMBER})?\+?(?: ?{_UNIT})?\+?"
    r"(?: or (?:more|so)| max\.?| maximum)?"
)
#: A number that is there in words and in digits, and words that do not change a number.
_SAID_TWICE = re.compile(r"[a-z-]+ ?\((\d+)\)|(\d+) ?\([a-z -]+\)")
_NOT_NEEDED = re.compile(
    r"^[<>=~\u2248\u2264\u2265]+|\b(?:more|additional|other|full)(?= )"
    r"| from (?:today|now|the call|that day|this date)$"
)
_COUPLE = re.compile(r"\b(?:a )?couple (?:of )?")
#: A day without a word before it. Two numbers alone may be anything.
_A_DAY = re.compile(
    r"[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2}[/-]\d{1,2}[/-]\d{4}"
)
_UNTIL = re.compile(r"(?:wait )?(?:until|till|til|by|before|hasta(?: el)?) (.+)")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_WORDS = (
    {word: count for count, word in enumerate(_ONES, start=1)}
    | {word: 10 * count for count, word in enumerate(_TENS, start=2)}
    | {"a": 1, "an": 1}
)
_TENS_AND_ONES = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_ONES[:9])})\b")
_HOURS_IN_A_DAY, _DAYS_IN_A_WEEK, _DAYS_IN_A_YEAR, _MONTHS_IN_A_YEAR = 24, 7, 365, 12
_LONGEST_MONTH = 31
_MOST_MONTHS = 120


def read_count_of_days(text: str, most: int, today: date, *, since: date | None = None) -> int:
    """Return a whole number of days, 0 to `most`; raises UnclearTextError.

    `since` is the day on which the person was told: months and named days are counted from it, or
    from `today` where it is not known.

    >>> read_count_of_days("60 days", 365, date(2026, 11, 24))
    60
    >>> read_count_of_days("45-60 days", 365, date(2026, 11, 24))
    Traceback (most recent call last):
    case_inquiry.days.typed.UnclearTextError: Write the number of days. Did you mean 60?
    """
    clean = clean_text(text)[: LONGEST_TEXT + 1]
    exact = _EXACT.fullmatch(clean)
    if exact is not None:
        return _within(int(exact[1]), most)
    if "business" in clean or "working" in clean:
        sentence = N_(
            "Write the number of calendar days. 15 business days are about 21 calendar days."
        )
        raise UnclearTextError("invalid_value", message(sentence))
    until = _UNTIL.fullmatch(clean)
    if until is not None:
        raise _until(until[1], most, since or today)
    days = None if len(clean) > LONGEST_TEXT else _longest(_plain(clean), since)
    if days is None and _A_DAY.fullmatch(clean):
        raise _until(clean, most, since or today)
    if days is None:
        raise UnclearTextError("invalid_value", message(N_("Write one whole number, like 60.")))
    _within(days, most)
    raise _ask(message(N_("Write the number of days. Did you mean {days}?"), days=days), days)


def _plain(clean: str) -> str:
    """Return the words without those in front that do not change the number."""
    in_digits = _TENS_AND_ONES.sub(lambda both: str(_WORDS[both[1]] + _WORDS[both[2]]), clean)
    once = _SAID_TWICE.sub(lambda both: both[1] or both[2], _COUPLE.sub("2 ", in_digits))
    words = _NOT_NEEDED.sub("", _NOT_MORE.sub("", once)).split()
    while words and words[0].strip(".,") in _AROUND:
        words.pop(0)
    return " ".join(words)


def _within(days: int, most: int) -> int:
    if days > most:
        words = message(N_("Write a number of days from 0 to {most}."), most=most)
        raise UnclearTextError("invalid_value", words)
    return days


def _ask(words: Message, days: int) -> UnclearTextError:
    return UnclearTextError("invalid_value", words, Suggestion(str(days), message(str(days))))


def _until(text: str, most: int, since: date) -> UnclearTextError:
    """Return the question about a named day, counted from the day of the call."""
    day = _coming_day(text, since, most)
    days = -1 if day is None else (day - since).days
    if day is None or not 0 <= days <= most:
        sentence = N_("Write the number of days. If they named a day, count the days until then.")
        return UnclearTextError("invalid_value", message(sentence))
    sentence = N_("{day} is {days} days after {since}. Did you mean {days}?")
    values = {"day": DateText(day, "long"), "since": DateText(since, "long"), "days": days}
    return _ask(message(sentence, **values), days)


def _coming_day(text: str, since: date, most: int) -> date | None:
    """Return the first such day from `since` on; its year may be missing."""
    try:
        return read_date(text, since + timedelta(days=most))
    except UnclearTextError as unclear:
        likely = unclear.suggestion
        return None if likely is None else date.fromisoformat(likely.value)


def _longest(clean: str, since: date | None) -> int | None:
    """Return the longest wait that the words may mean, None where they mean none."""
    found = _RANGE.fullmatch(clean)
    if found is None:
        return None
    first, first_unit, second, second_unit = found.groups()
    unit = second_unit or first_unit or ""
    pairs = [(first, first_unit or unit)] + ([(second, unit)] if second else [])
    return _most(_days_of(_count(word), each, since) for word, each in pairs)


def _most(days: Iterable[int | None]) -> int | None:
    known = list(days)
    return None if None in known else max(each for each in known if each is not None)


def _count(word: str) -> int | None:
    return int(word) if word.isdecimal() else _WORDS.get(word)


def _days_of(count: int | None, unit: str, since: date | None) -> int | None:
    if count is None:
        return None
    if unit.startswith("h"):
        return -(-count // _HOURS_IN_A_DAY)
    if unit.startswith(("w", "s")):
        return count * _DAYS_IN_A_WEEK
    if unit.startswith(("y", "a")):
        return count * _DAYS_IN_A_YEAR
    return _days_of_months(count, since) if unit.startswith("m") else count


def _days_of_months(count: int, since: date | None) -> int:
    if since is None or count > _MOST_MONTHS:
        years, months = divmod(count, _MONTHS_IN_A_YEAR)
        return years * _DAYS_IN_A_YEAR + months * _LONGEST_MONTH
    return (add_months(since, count) - since).days
