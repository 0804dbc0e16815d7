"""Numbers and letters as people say them on the phone.

The words of the spelling alphabet are those of the international one (ICAO), with its own spelling
of Alfa and Juliett. People say digits one by one, and zero is never "oh".
"""

from __future__ import annotations

import re

ALPHABET = {
    word[0]: word
    for word in (
        *("Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India"),
        *("Juliett", "Kilo", "Lima", "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo"),
        *("Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu"),
    )
}
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spell_letters(text: str, /) -> str:
    """Return the letters of `text` as they are spelled out, digits passed over.

    >>> spell_letters("EAC")
    'E as in Echo, A as in Alfa, C as in Charlie'
    """
    return ", ".join(f"{letter} as in {ALPHABET[letter]}" for letter in text if letter in ALPHABET)


def spell_digits(groups: list[str], /) -> str:
    """Return groups of digits in words, a dot between the groups.

    >>> spell_digits(["17", "104"])
    'one seven · one zero four'
    """
    return " · ".join(" ".join(DIGITS[int(digit)] for digit in group) for group in groups)


def split_digits(digits: str, /) -> list[str]:
    """Return `digits` in groups of two or three that are easy to say and to write down.

    Ten digits are grouped as a receipt number is printed, year and day first; other lengths from
    the right in threes.

    >>> split_digits("1710450146")
    ['17', '104', '50', '146']
    >>> split_digits("012345678")
    ['012', '345', '678']
    """
    if len(digits) == len("YYDDDNNNNN"):
        return [digits[:2], digits[2:5], digits[5:7], digits[7:]]
    first = len(digits) % 3
    return [*([digits[:first]] if first else []), *re.findall("...", digits[first:])]


def say_form(number: str, /) -> str:
    """Return a form's number as people say it.

    >>> say_form("I-485")
    'I, four, eight, five'
    """
    said = (DIGITS[int(sign)] if sign.isdecimal() else sign for sign in number if sign.isalnum())
    return ", ".join(said)
