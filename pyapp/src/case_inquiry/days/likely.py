"""What may be meant by a date that cannot be read as it stands: offered, never taken.

Words and brackets beside the date go, letters that were swapped or mistaken in a month are put
right. Words that make it another day ("before", "early") stay, and so does a second date.
"""

from __future__ import annotations

import re
from functools import cache

from case_inquiry.days.words import (
    SHORTEST_NAME,
    meanings_of,
    month_names,
    month_of,
    one_of,
    words_of,
)

_IN_BRACKETS = re.compile(r"(?<=\d) ?(?:\([^()]*\)|\[[^\[\]]*\])")
_CLOCK_TOO = re.compile(r" (?:around|about|ca|~) ?\d{1,2}(?::\d\d)? ?[ap]\.?m$")
_DIGITS_IN_A_ROW = re.compile(r"(\d{2})(\d{2})(\d{4})")
#: Numbers with another mark between them, or with one too many.
_PARTED = re.compile(r"(\d{1,4})[|:,/.-]{1,2}(\d{1,2})[|:,/.-]{1,2}(\d{2,4})")
_WORD = re.compile(r"[^\W_]+")
_LETTERS_FOR = str.maketrans("01", "ol")
_DIGITS_FOR = str.maketrans("oil", "011")
_LIKE_A_NUMBER = re.compile(r"(?=[oil]*\d)[oil\d]+")
_AROUND = " ,.;:~-()[]\"'?!*#"
#: Shorter words are too near to too many others.
_SHORTEST_NEAR = 4


def likely_text(clean: str) -> str | None:
    """Return the date that a clean text may mean, as a text, or None where it stays the same.

    >>> likely_text("on or about oct 1, 2026"), likely_text("ocotber 1, 2026")
    ('oct 1, 2026', 'october 1, 2026')
    >>> likely_text("recibido el 1 ocutbre 2026")
    '1 octubre 2026'
    >>> likely_text("oct 1, 2026") is None
    True
    """
    spelled = _slips().sub(lambda slip: meanings_of("slips")[slip[0]], clean)
    bare = _CLOCK_TOO.sub("", _IN_BRACKETS.sub(" ", spelled)).strip(_AROUND)
    kept = [word for word in bare.split() if not _is_beside(word)]
    words = (_WORD.sub(lambda word: _likely_word(word[0]), word) for word in kept)
    likely = " ".join(words).strip(_AROUND).replace("/'", "/")
    for shape in (_DIGITS_IN_A_ROW, _PARTED):
        numbers = shape.fullmatch(likely)
        likely = likely if numbers is None else "/".join(numbers.groups())
    return None if likely in ("", clean) else likely


@cache
def _slips() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(meanings_of('slips'))}\b")


@cache
def _beside() -> frozenset[str]:
    return frozenset({"", *words_of("beside")})


def _is_beside(word: str) -> bool:
    return word.strip(_AROUND + "=") in _beside()


def _likely_word(word: str) -> str:
    """Return the number or the one month that a word is a slip of, or the word itself."""
    if _LIKE_A_NUMBER.fullmatch(word):
        return word.translate(_DIGITS_FOR)
    spelled = word.translate(_LETTERS_FOR)
    if not spelled.isalpha() or len(spelled) < SHORTEST_NAME:
        return word
    if month_of(spelled) is not None:
        return spelled
    if len(spelled) < _SHORTEST_NEAR:
        return word
    near = {number: name for name, number in month_names() if _is_slip(spelled, name)}
    return next(iter(near.values())) if len(near) == 1 else word


def _is_slip(typed: str, name: str) -> bool:
    """Tell whether two neighbors were swapped, or one letter is wrong, missing or too many."""
    if len(typed) == len(name):
        wrong = [place for place, letter in enumerate(name) if typed[place] != letter]
        is_swapped = len(wrong) == 2 and sorted(typed) == sorted(name) and wrong[1] - wrong[0] == 1
        return len(wrong) == 1 or is_swapped
    longer, shorter = sorted((typed, name), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )
