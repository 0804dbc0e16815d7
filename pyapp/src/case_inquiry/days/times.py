"""Times of the day, read as people write them and said as Americans do."""

from __future__ import annotations

import re
from functools import cache

from case_inquiry.days.typed import clean_text
from case_inquiry.days.words import meanings_of, one_of, words_of

NOON = 12


@cache
def _clock() -> re.Pattern[str]:
    before, behind = one_of(words_of("time_before")), one_of(words_of("clock_behind"))
    return re.compile(
        rf"(?:{before} )?(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d{{2}}))?(?: ?{behind})?"
        rf" ?(?P<half>a\.? ?m\.?|p\.? ?m\.?|{one_of(meanings_of('halves'))})?"
    )


def read_time(text: str) -> str | None:
    """Return the time of day as `HH:MM`, or None where the text names no exact time.

    A time between 1:00 and 11:59 without a.m. or p.m. is not exact.

    >>> read_time("2:30 p.m."), read_time("14:30"), read_time("about 2")
    ('14:30', '14:30', None)
    >>> read_time("2:30 de la tarde")
    '14:30'
    """
    match = _clock().fullmatch(clean_text(text))
    if match is None:
        return None
    hour, minute, said = int(match["hour"]), int(match["minute"] or 0), match["half"] or ""
    if minute not in range(60):
        return None
    in_words = meanings_of("halves").get(said)
    if in_words is not None and hour == NOON:
        # Twelve at night is another day, and people do not agree on twelve in the morning.
        return None
    half = in_words or said.replace(".", "").replace(" ", "")
    if half:
        return _twelve_hours(hour, minute, half)
    if match["minute"] is None or not _says_24_hours(match["hour"], hour):
        return None
    return f"{hour:02}:{minute:02}"


def say_time(at: str | None) -> str | None:
    """Return a time of day as Americans write it; other words stay as they were typed.

    >>> say_time("14:30")
    '2:30 p.m.'
    >>> say_time("about noon")
    'about noon'
    """
    match = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", at or "")
    if match is None:
        return at
    hour = int(match[1])
    return f"{(hour + 11) % 12 + 1}:{match[2]} {'a.m.' if hour < NOON else 'p.m.'}"


def _twelve_hours(hour: int, minute: int, half: str) -> str | None:
    if hour not in range(1, 13):
        return None
    return f"{hour % 12 + (12 if half == 'pm' else 0):02}:{minute:02}"


def _says_24_hours(written: str, hour: int) -> bool:
    return hour in range(12, 24) or (written.startswith("0") and len(written) == len("09"))
