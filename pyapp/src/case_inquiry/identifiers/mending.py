"""The numbers that a person may have meant: mends of a typing error, offered, never made.

A mend is offered only where exactly one is plausible. Plausible means: the letters that come out
are a known prefix, or the letters were typed as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import combinations, product

from case_inquiry.identifiers import inside, prefixes

#: A character that was typed where a digit belongs, and the digit that it looks like.
DIGITS_FOR = {"O": "0", "I": "1", "L": "1", "|": "1", "S": "5", "B": "8"}
#: A character that was typed where a letter belongs, and the letters that it looks like.
LETTERS_FOR = {"0": "O", "1": "IL", "|": "IL", "5": "S", "8": "B"}

LETTERS = 3
DIGITS = 10
LENGTH = LETTERS + DIGITS

RECEIPT_SHAPE = re.compile(r"[A-Z]{3}[0-9]{10}")
_WRONG_COUNT_OF_LETTERS = re.compile(r"([A-Z]{2}|[A-Z]{4})([0-9]{10})")
# Letters before the number: a word runs into it, as the blanks are gone.
_RECEIPT_INSIDE = re.compile(r"(?<![A-Z])([A-Z]*)([A-Z]{3}[0-9]{10})(?![0-9])")
# A spreadsheet or phone that takes the digits for an amount drops the zero in front. The serials
# of the electronic system that begin with a zero go on with a 9.
_ELECTRONIC_WITHOUT_ZERO = re.compile(r"([A-Z]{3})(9[0-9]{8})")

_BLOCKS = (3, 2, 3, 5)
_YEAR_BLOCK, _DAY_BLOCK = 1, 2


def only(candidates: Iterable[str]) -> str | None:
    """Return the one candidate, None where there is none or more than one.

    >>> only(["EAC1710450146", "EAC1710450146"])
    'EAC1710450146'
    >>> only(["NSC", "NBC"]) is None
    True
    """
    distinct = set(candidates)
    return distinct.pop() if len(distinct) == 1 else None


def as_digit(character: str) -> str:
    """Return the digit that `character` looks like, or `character` itself.

    >>> as_digit("O"), as_digit("X")
    ('0', 'X')
    """
    return DIGITS_FOR.get(character, character)


def mend_characters(number: str) -> str | None:
    """Return the receipt number meant by one with wrong characters, None where that is not clear.

    >>> mend_characters("EAC171O4SO146")
    'EAC1710450146'
    >>> mend_characters("10E0906929443")
    'IOE0906929443'
    """
    return only([*_mend_look_alike_characters(number), *_without_strays(number)])


def mend_length(
    number: str, blocks: tuple[str, ...], is_plausible_year: Callable[[str], bool]
) -> str | None:
    """Return the receipt number meant by one that is too short or too long, None if not clear.

    `blocks` are the pieces that were typed apart; `is_plausible_year` takes the two digits of the
    fiscal year.

    >>> mend_length("IOE906929443", ("IOE906929443",), bool)
    'IOE0906929443'
    """
    return _read_two_letters(number) or only(
        [
            *_mend_letters(number),
            *_restore_zero(number),
            *_shorten_block(blocks, is_plausible_year),
            *_find_inside(number),
            *inside.receipts_in(blocks),
        ]
    )


def known_prefix_near(letters: str) -> str | None:
    """Return the one known prefix that the unknown `letters` may be a slip of.

    Two letters may be swapped, or an I and an L taken for each other (a small l looks like a
    capital I).

    >>> known_prefix_near("AEC"), known_prefix_near("LLN"), known_prefix_near("XYZ")
    ('EAC', 'LIN', None)
    """
    swapped = (_swap(letters, *places) for places in combinations(range(LETTERS), 2))
    options = [{"I": "IL", "L": "LI"}.get(letter, letter) for letter in letters]
    taken_for = map("".join, product(*options))
    return only(near for near in (*swapped, *taken_for) if prefixes.is_known(near))


def _mend_look_alike_characters(number: str) -> list[str]:
    digits = "".join(map(as_digit, number[LETTERS:]))
    mended = (letters + digits for letters in _mended_prefixes(number[:LETTERS]))
    return [candidate for candidate in mended if RECEIPT_SHAPE.fullmatch(candidate)]


def _mended_prefixes(typed: str) -> list[str]:
    if re.fullmatch(r"[A-Z]{3}", typed):
        return [typed]
    options = [LETTERS_FOR.get(character, character) for character in typed]
    return [letters for letters in map("".join, product(*options)) if prefixes.is_known(letters)]


def _without_strays(number: str) -> list[str]:
    kept = "".join(character for character in number if character.isascii() and character.isalnum())
    return [kept] if kept != number and RECEIPT_SHAPE.fullmatch(kept) else []


def _mend_letters(number: str) -> list[str]:
    match = _WRONG_COUNT_OF_LETTERS.fullmatch(number)
    if not match:
        return []
    letters, digits = match.groups()
    return [
        known + digits
        for known in prefixes.load_table().prefixes
        if letters in _one_less(known) or known in _one_less(letters)
    ]


def _read_two_letters(number: str) -> str | None:
    """Return the number in which a scanner took a W for two letters."""
    mended = number.replace("VV", "W", 1)
    is_meant = mended != number and RECEIPT_SHAPE.fullmatch(mended)
    return mended if is_meant and prefixes.is_known(mended[:LETTERS]) else None


def _restore_zero(number: str) -> list[str]:
    match = _ELECTRONIC_WITHOUT_ZERO.fullmatch(number)
    prefix = prefixes.find(number)
    if match and prefix and prefix.kind == prefixes.ELECTRONIC:
        return [f"{match[1]}0{match[2]}"]
    return []


def _shorten_block(
    blocks: tuple[str, ...], is_plausible_year: Callable[[str], bool]
) -> Iterable[str]:
    """Take one digit from the block that has one too many, where the blocks were typed apart."""
    surplus = [len(block) - size for block, size in zip(blocks, _BLOCKS, strict=False)]
    if len(blocks) != len(_BLOCKS) or sorted(surplus) != [0, 0, 0, 1]:
        return
    long_one = surplus.index(1)
    for shorter in _one_less(blocks[long_one]):
        mended = [*blocks[:long_one], shorter, *blocks[long_one + 1 :]]
        candidate = "".join(mended)
        if (
            RECEIPT_SHAPE.fullmatch(candidate)
            and is_plausible_year(mended[_YEAR_BLOCK])
            and is_plausible_day_block(mended[_DAY_BLOCK])
        ):
            yield candidate


def _find_inside(number: str) -> list[str]:
    """Return the one receipt number among other words; where two were typed, neither is meant."""
    found = _RECEIPT_INSIDE.findall(number)
    if only(typed for _, typed in found) is None:
        return []
    return [typed for word, typed in found if not word and prefixes.is_known(typed[:LETTERS])]


def is_plausible_day_block(digits: str) -> bool:
    """Tell whether three digits after the year are a day of the year or mark a running count.

    >>> is_plausible_day_block("104"), is_plausible_day_block("902"), is_plausible_day_block("000")
    (True, True, False)
    """
    return 1 <= int(digits) <= 366 or digits[0] in "789"


def _one_less(text: str) -> set[str]:
    return {text[:place] + text[place + 1 :] for place in range(len(text))}


def _swap(letters: str, first: int, second: int) -> str:
    swapped = list(letters)
    swapped[first], swapped[second] = swapped[second], swapped[first]
    return "".join(swapped)
