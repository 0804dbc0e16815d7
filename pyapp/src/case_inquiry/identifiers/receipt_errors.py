"""What is wrong with a number that is no receipt number: the character or the block, in words."""

from __future__ import annotations

from collections.abc import Callable

from case_inquiry.identifiers import cleaning, damage, inside, mending
from case_inquiry.identifiers.exceptions import (
    Empty,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)
from case_inquiry.messages import N_, NN_, Message, message

_EMPTY = N_(
    "Type the receipt number. It has 3 letters and 10 digits, like EAC 99 123 45678. You find it "
    "at the top of your receipt notice (Form I-797C)."
)
_STRAY = N_(
    "Character {position} is {character}. Only letters from A to Z and digits belong in a receipt "
    "number. Count without spaces and dashes."
)
_DIGIT_AMONG_LETTERS = N_(
    "Character {position} is the digit {character}. The first 3 characters are letters. Compare "
    "them with your notice."
)
_LETTER_AMONG_DIGITS = N_(
    "Character {position} is the letter {character}. After the first 3 letters only digits follow. "
    "Count without spaces and dashes, and compare it with your notice."
)
_LETTER_LIKE_A_DIGIT = N_(
    "Character {position} is the letter {character}. A digit belongs there; the letter looks like "
    "the digit {digit}. Count without spaces and dashes."
)
_WRONG_LENGTH = NN_(
    "This has {count} character. A receipt number has 13: 3 letters and then 10 digits. Compare it "
    "with your notice.",
    "This has {count} characters. A receipt number has 13: 3 letters and then 10 digits. Compare "
    "it with your notice.",
)

# One sentence a block, whole, so that every language can put the numbers where they belong.
_WRONG_BLOCKS = (
    N_(
        "This has {length} characters. A receipt number has 13. Look at the letters at the start: "
        "there should be 3 and you typed {found}."
    ),
    N_(
        "This has {length} characters. A receipt number has 13. Look at the year, right after the "
        "letters: it should have 2 digits and you typed {found}."
    ),
    N_(
        "This has {length} characters. A receipt number has 13. Look at the digits after the "
        "year: there should be 3 and you typed {found}."
    ),
    N_(
        "This has {length} characters. A receipt number has 13. Look at the last block of digits: "
        "there should be 5 and you typed {found}."
    ),
)
_WRONG_DIGITS = N_(
    "This has {length} characters. A receipt number has 13. Look at the digits after {letters}: "
    "there should be 10 and you typed {found}."
)

_SEVERAL = N_("This has more than one receipt number. Write one number; each is a case of its own.")

_BLOCK_SIZES = (3, 2, 3, 5)


def empty() -> Empty:
    """Return the error of a number that was not typed.

    >>> empty().code
    'empty'
    """
    return Empty("empty", message(_EMPTY))


def amount() -> InvalidFormat:
    """Return the error of a number that a spreadsheet turned into an amount.

    >>> amount().code
    'invalid_format'
    """
    return InvalidFormat("invalid_format", message(damage.AMOUNT))


def why_not(
    number: str, blocks: tuple[str, ...], is_plausible_year: Callable[[str], bool]
) -> ValidationError:
    """Return the error of the clean `number` that has not the shape of a receipt number.

    `blocks` are the pieces that were typed apart. `is_plausible_year` takes the two digits of a
    fiscal year; it serves to tell whether a mend is plausible.

    >>> print(why_not("EAC1710450146X", ("EAC", "17", "104", "50146X"), bool).code)
    invalid_length
    """
    if inside.are_receipts(blocks):
        return InvalidLength("invalid_length", message(_SEVERAL))
    stray = next((place for place, typed in enumerate(number) if _is_stray(typed)), None)
    if stray is not None:
        text, place = _STRAY, stray
    elif len(number) != mending.LENGTH:
        suggestion = mending.mend_length(number, blocks, is_plausible_year)
        return InvalidLength("invalid_length", _wrong_length(number, blocks), suggestion)
    else:
        text, place = _wrong_character(number)
    character = number[place]
    within = inside.receipts_in(blocks)
    words = message(
        text,
        position=place + 1,
        character=cleaning.describe(character),
        digit=mending.as_digit(character),
    )
    return InvalidFormat(
        "invalid_format", words, within[0] if within else mending.mend_characters(number)
    )


def _is_stray(character: str) -> bool:
    return not (character.isascii() and character.isalnum())


def _wrong_character(number: str) -> tuple[str, int]:
    """Return the sentence for the first misplaced character and its place, counted from 0."""
    place = next(
        place
        for place, character in enumerate(number)
        if character.isdigit() is (place < mending.LETTERS)
    )
    if place < mending.LETTERS:
        return _DIGIT_AMONG_LETTERS, place
    is_like_a_digit = number[place] in mending.DIGITS_FOR
    return _LETTER_LIKE_A_DIGIT if is_like_a_digit else _LETTER_AMONG_DIGITS, place


def _wrong_length(number: str, blocks: tuple[str, ...]) -> Message:
    block = _wrong_block(number, blocks)
    if block is not None:
        text, found = block
        return message(text, length=len(number), found=found)
    digits = number[mending.LETTERS :]
    if number[: mending.LETTERS].isalpha() and digits.isdigit():
        letters = number[: mending.LETTERS]
        return message(_WRONG_DIGITS, length=len(number), letters=letters, found=len(digits))
    return message(_WRONG_LENGTH, count=len(number))


def _wrong_block(number: str, blocks: tuple[str, ...]) -> tuple[str, int] | None:
    """Return the sentence for the one block of another length, and its length as typed."""
    letters = len(number) - len(number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    digits = number[letters:]
    if letters != mending.LETTERS and digits.isdigit() and len(digits) == mending.DIGITS:
        return _WRONG_BLOCKS[0], letters
    if len(blocks) != len(_BLOCK_SIZES):
        return None
    sizes = [len(block) for block in blocks]
    wrong = [place for place, size in enumerate(sizes) if size != _BLOCK_SIZES[place]]
    return (_WRONG_BLOCKS[wrong[0]], sizes[wrong[0]]) if len(wrong) == 1 else None
