"""Sentences that are translated late: every word that a person sees passes through here.

A rule deep in the package cannot know the reader's language. It therefore returns a `Message`, the
English sentence with its values, and the outermost module renders it with a `Translator`.

Dates are put into words here, too, because their order and punctuation belong to the language.
"""

from __future__ import annotations

import gettext as gettext_catalogs
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, reduce
from pathlib import Path
from typing import NamedTuple

DOMAIN = "case_inquiry"
LOCALE_FOLDER = Path(__file__).parent / "locale"
#: Languages that are written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})


class Plural(NamedTuple):
    """A sentence in its two English forms; the value `count` chooses between them."""

    one: str
    many: str


class Message(NamedTuple):
    """An English sentence with named values, rendered in the reader's language by `render`.

    >>> str(Message("You called on {day}.", {"day": date(2026, 10, 1)}))
    'You called on Thursday, October 1, 2026.'
    """

    text: str | Plural
    values: Mapping[str, object] = {}

    def __str__(self) -> str:
        return render(self, translator("en"))


class DateText(NamedTuple):
    """A date with the style in which it is written: `full`, `long`, `short` or `month`."""

    day: date
    style: str


class Translator:
    """One language's catalog.

    A language without a catalog answers in English, so that a missing translation never hides a
    sentence.
    """

    def __init__(self, language: str, catalog: gettext_catalogs.NullTranslations) -> None:
        self.language = language
        self.gettext = catalog.gettext
        self.ngettext = catalog.ngettext


def N_(text: str) -> str:
    """Mark `text` for the catalogs and return it unchanged.

    >>> N_("Wait.")
    'Wait.'
    """
    return text


def NN_(one: str, many: str) -> Plural:
    """Mark both English forms of a sentence for the catalogs.

    >>> str(Message(NN_("{count} day is left.", "{count} days are left."), {"count": 2}))
    '2 days are left.'
    """
    return Plural(one, many)


def message(text: str | Plural, **values: object) -> Message:
    """Return the `Message` of a marked text with its values.

    >>> str(message(N_("Step 2 opens on {day}."), day=DateText(date(2026, 11, 1), "long")))
    'Step 2 opens on November 1, 2026.'
    """
    return Message(text, values)


def one_after_another(
    sentences: Iterable[Message], pattern: str = N_("{before} {after}")
) -> Message:
    """Return sentences as one message; `pattern`, a marked text, says how two of them are joined.

    Raises TypeError where there is no sentence.

    >>> called, wrote = message(N_("You called.")), message(N_("You wrote."))
    >>> str(one_after_another([called, wrote]))
    'You called. You wrote.'
    """
    return reduce(lambda before, after: message(pattern, before=before, after=after), sentences)


@cache
def translator(language: str = "en") -> Translator:
    """Return the translator of `language` (a language tag such as `en` or `es`).

    >>> translator("tlh").gettext("Wait.")  # a language without a catalog
    'Wait.'
    """
    catalog = gettext_catalogs.translation(
        DOMAIN, localedir=str(LOCALE_FOLDER), languages=[language], fallback=True
    )
    return Translator(language, catalog)


def is_right_to_left(language: str, /) -> bool:
    """Tell whether a language (a tag such as `ar` or `ar-EG`) is written from right to left.

    >>> is_right_to_left("ar-EG"), is_right_to_left("en")
    (True, False)
    """
    return language.partition("-")[0] in RIGHT_TO_LEFT


def render(sentence: Message | str, using: Translator) -> str:
    """Return `sentence` in the language of `using`, its values in words.

    A plain string is a marked text without values. Values may be dates, nested messages, marked
    plurals' counts, or anything that `str` can say; a string value is what a person typed or data
    and is never translated.

    Raises KeyError where a named value is not given, TypeError where a plural's `count` is no
    whole number.

    >>> render(message(N_("From {day}."), day=date(2026, 11, 1)), translator("en"))
    'From Sunday, November 1, 2026.'
    """
    if isinstance(sentence, str):
        return using.gettext(sentence)
    if isinstance(sentence.text, Plural):
        count = sentence.values["count"]
        if not isinstance(count, int):
            raise TypeError(f"count must be a whole number, not {count!r}")
        pattern = using.ngettext(sentence.text.one, sentence.text.many, count)
    else:
        pattern = using.gettext(sentence.text)
    if not sentence.values:
        return pattern
    return pattern.format_map(
        {name: _render_value(value, using) for name, value in sentence.values.items()}
    )


def _render_value(value: object, using: Translator) -> object:
    if isinstance(value, Message):
        return render(value, using)
    if isinstance(value, DateText):
        return format_date(value.day, using, style=value.style)
    if isinstance(value, date):
        return format_date(value, using)
    return value


WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
DATE_STYLES = {
    "full": N_("{weekday}, {month} {day}, {year}"),
    "long": N_("{month} {day}, {year}"),
    "short": N_("{month} {day}"),
    "month": N_("{month} {year}"),
}


def format_date(day: date, using: Translator, *, style: str = "full") -> str:
    """Return `day` in words.

    >>> format_date(date(2026, 11, 1), translator("en"))
    'Sunday, November 1, 2026'
    >>> format_date(date(2026, 11, 1), translator("en"), style="month")
    'November 2026'
    """
    return using.gettext(DATE_STYLES[style]).format(
        weekday=using.gettext(WEEKDAYS[day.weekday()]),
        month=using.gettext(MONTHS[day.month - 1]),
        day=day.day,
        year=day.year,
    )
