"""The A-Number (alien registration number) of a person.

DHS gives it to a person, once: A and 7, 8 or 9 digits. Zeros after the A pad the shorter ones to 9.
It is printed as A123456789, A123-456-789 or A 123 456 789; the USCIS# on a card is the same number
without the A. Not everyone has one.

Traps: 12 digits are the number of a USCIS online account; 3 letters and 10 digits are a receipt
number or a State Department case number (see `look_alikes`). A Social Security number has 9 digits
as well: it is accepted, and a note says what it may be.

>>> validate("A12-345-678")
'A012345678'
>>> format("012345678")
'A012-345-678'
>>> is_valid("A1234")
False
>>> validate("A1234")
Traceback (most recent call last):
case_inquiry.identifiers.exceptions.InvalidLength: This has 4 digits. An A-Number has 7 to 9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from case_inquiry.identifiers import cleaning, damage, inside, look_alikes, mending
from case_inquiry.identifiers.exceptions import (
    Empty,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)
from case_inquiry.messages import N_, NN_, Message, message

LABEL = cleaning.Label(
    words=re.compile(
        r"^(?:(?:MY|USCIS|ALIEN|REGISTRATION|(?:A )?(?:ANUMBER|NUMBER|NO|NR|NBR)|ID|IS"
        r"|MI|NUMERO|DE|EXTRANJERO|ES) )+(?=.)"
    ),
    glued=re.compile(r"^(?:USCIS|ALIEN|REGISTRATION|A?NUMBER)+(?=A?[0-9])"),
    start=re.compile(r"A?[0-9]"),
)

DIGITS = 9
_LIKE_A_DIGIT_IN_FRONT = frozenset("OIL")
_SHAPE = re.compile(r"A?([0-9]{7,9})")

_EMPTY = N_(
    "Type the A-Number. It is A and 7 to 9 digits. You find it on a green card or work permit as "
    "USCIS#, and on many letters from USCIS."
)
_STRAY = N_(
    "Character {position} is {character}. Only the letter A and digits belong in an A-Number. "
    "Count without spaces and dashes."
)
_LETTER_AMONG_DIGITS = N_(
    "Character {position} is the letter {character}. After the A only digits follow. Count without "
    "spaces and dashes, and compare it with your card or letter."
)
_LETTER_LIKE_A_DIGIT = N_(
    "Character {position} is the letter {character}. A digit belongs there; the letter looks like "
    "the digit {digit}. Count without spaces and dashes."
)
_OTHER_LETTER_IN_FRONT = N_(
    "Character 1 is the letter {character}. An A-Number begins with the letter A, or with a digit. "
    "Compare it with your card or letter."
)
_WRONG_LENGTH = NN_(
    "This has {count} digit. An A-Number has 7 to 9.",
    "This has {count} digits. An A-Number has 7 to 9.",
)
_SEVERAL = N_("This has more than one A-Number. Write the number of the person in this case.")


@dataclass(frozen=True)
class ANumber:
    """An A-Number, padded to 9 digits, and as it is printed; `note` says what else it may be."""

    number: str
    formatted: str
    note: Message | None = None

    def as_json(self) -> dict[str, object]:
        """Return the shape that the command line prints."""
        return {"valid": True, "number": self.number, "formatted": self.formatted}


def compact(number: str) -> str:
    """Return `number` without label, dashes and spaces, in capitals, its zeros as typed.

    Never raises: what is no A-Number comes back as far as it could be cleaned.

    >>> compact("A-Number: a012 345 678")
    'A012345678'
    """
    return cleaning.compact(number, LABEL)


def validate(number: str, *, today: date | None = None) -> str:
    """Return the clean number: A and 9 digits.

    `today` bounds the years in which a State Department number may have been given; without it,
    the bound is the year in which the table of prefixes was last checked.

    Raises Empty, InvalidLength, InvalidFormat or LookAlike.

    >>> validate("a12 345 678")
    'A012345678'
    >>> validate("A1234")
    Traceback (most recent call last):
        ...
    case_inquiry.identifiers.exceptions.InvalidLength: This has 4 digits. An A-Number has 7 to 9.
    """
    plain = _pad(number)
    if plain is not None:  # as it is printed: nothing is to clean
        return plain
    clean = compact(number)
    if not clean:
        raise Empty("empty", message(_EMPTY))
    _refuse_damaged(number)
    look_alikes.refuse_look_alike(clean, look_alikes.A_NUMBER, today)
    padded = _pad(clean)
    if padded is None:
        raise _why_not(clean, cleaning.blocks(number, LABEL))
    return padded


def is_valid(number: str, *, today: date | None = None) -> bool:
    """Tell whether `validate` would accept `number`.

    >>> is_valid("123 456 789")
    True
    """
    try:
        validate(number, today=today)
    except ValidationError:
        return False
    return True


def format(number: str) -> str:  # noqa: A001 - the name that every identifier module has
    """Return the number as it is printed, A123-456-789; one of another shape is only cleaned.

    >>> format("A1234567")
    'A001-234-567'
    """
    clean = compact(number)
    padded = _pad(clean)
    return f"{padded[:4]}-{padded[4:7]}-{padded[7:]}" if padded else clean


def parse(number: str, today: date) -> ANumber:
    """Return the A-Number, padded and as it is printed.

    Raises Empty, InvalidLength, InvalidFormat or LookAlike, as `validate` does.

    >>> parse("A12345678", date(2026, 11, 24)).formatted
    'A012-345-678'
    >>> str(parse("123-45-6789", date(2026, 11, 24)).note).partition(".")[0]
    'This may be a Social Security number'
    """
    clean = validate(number, today=today)
    blocks = cleaning.blocks(number, LABEL)
    note = look_alikes.social_security_words(blocks, look_alikes.A_NUMBER)
    return ANumber(clean, format(clean), note)


def _pad(clean: str) -> str | None:
    match = _SHAPE.fullmatch(clean)
    return f"A{match[1]:0>{DIGITS}}" if match else None


def _refuse_damaged(number: str) -> None:
    """Refuse what only looks like a whole number: another person's may come out of it."""
    found = {
        damage.HIDDEN: damage.has_hidden_digits(number),
        damage.AMOUNT: damage.is_amount(number),
        damage.DATE: damage.is_date(number),
    }
    for sentence, is_so in found.items():
        if is_so:
            raise InvalidFormat("invalid_format", message(sentence))


def _why_not(clean: str, blocks: tuple[str, ...]) -> ValidationError:
    within = inside.a_numbers_in(blocks)
    if len(within) > 1:
        return InvalidLength("invalid_length", message(_SEVERAL))
    meant = mending.only([*within, *filter(None, [_mend(clean)])])
    body = clean.removeprefix("A")
    wrong = next((place for place, typed in enumerate(body) if not _is_digit(typed)), None)
    if wrong is None:
        return InvalidLength("invalid_length", message(_WRONG_LENGTH, count=len(body)), meant)
    character = body[wrong]
    place = wrong + len(clean) - len(body)
    words = message(
        _sentence(character, place),
        position=place + 1,
        character=cleaning.describe(character),
        digit=mending.as_digit(character),
    )
    return InvalidFormat("invalid_format", words, meant)


def _is_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


def _sentence(character: str, place: int) -> str:
    if not (character.isascii() and character.isalpha()):
        return _STRAY
    if character in mending.DIGITS_FOR:
        return _LETTER_LIKE_A_DIGIT
    return _OTHER_LETTER_IN_FRONT if place == 0 else _LETTER_AMONG_DIGITS


def _mend(clean: str) -> str | None:
    """Return the one A-Number that may have been meant."""
    body = clean.removeprefix("A")
    candidates = [
        "".join(typed for typed in body if typed.isascii() and typed.isalnum()),
        re.sub(r"^0+(?=[0-9]{9}$)", "", body),
    ]
    # Another letter in front may be a digit, or it may be a slip for the A.
    if clean != body or not clean[0].isalpha() or clean[0] in _LIKE_A_DIGIT_IN_FRONT:
        candidates.append("".join(map(mending.as_digit, body)))
    return mending.only(padded for padded in map(_pad, candidates) if padded)
