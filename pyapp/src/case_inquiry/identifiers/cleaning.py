"""What phones, PDF copies and dictation add to a number, taken away again.

Only what carries no meaning goes: dashes and spaces of every kind, quotation marks and brackets,
characters that cannot be seen, accents, a label before the number. Letters become capitals, digits
of every script become 0 to 9, and letters of other scripts that look exactly like a Latin capital
become that capital (a Russian keyboard's first letter of EAC looks the same as ours).
Everything else stays, so that an error can name it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

#: Stands for what ends a label, a colon or number sign, until the label has been taken away.
LABEL_END = ":"
LABEL_ENDS = frozenset(":#")

ASTERISKS = frozenset("*\u066d\u204e\u2217\u2731\u2732\ufe61\uff0a")

#: Marks that are no punctuation by category, but still separate: dashes that Unicode takes
#: for symbols or letters, slashes of fractions, and blanks that are letters to Unicode.
_SEPARATORS = ASTERISKS | frozenset("~=+<>\u2044\u2212\u2215\u2216\u23af\u30fc\u2500\u2501\u2800")
_BLANK_LETTERS = frozenset("\u115f\u1160")

#: Punctuation that may be a digit typed with the shift key held, so it is never taken away.
_MAY_BE_A_DIGIT = frozenset("!?@%&")

_SEPARATING = frozenset({"Cc", "Sk", "Zl", "Zp", "Zs"})

# Cyrillic, then Greek capitals, each with its Latin twin.
_TWINS = dict(
    zip(
        "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "ABESIJKMHOPCTXY" + "ABEZHIKMNOPTYX",
        strict=True,
    )
)

#: What a spreadsheet adds to a number: it is no digit of it.
_FRACTION = re.compile(r"(?<=\d{7})\.0{1,2}(?=[\"'\s]*$)")

_RECEIPT = re.compile(r"[A-Z]{3}[0-9]{10}")

_SPOKEN = {
    "ZERO": "0",
    "ONE": "1",
    "TWO": "2",
    "THREE": "3",
    "FOUR": "4",
    "FIVE": "5",
    "SIX": "6",
    "SEVEN": "7",
    "EIGHT": "8",
    "NINE": "9",
    "DASH": "",
    "HYPHEN": "",
    "MINUS": "",
}


class Label(NamedTuple):
    """How a label before a number may look.

    `words` matches the label's words, each with the space after it; `glued` matches them where
    nothing separates them from the number; `start` is how the number itself begins after a colon.
    """

    words: re.Pattern[str]
    glued: re.Pattern[str]
    start: re.Pattern[str]


def compact(text: str, label: Label) -> str:
    """Return `text` as capitals and digits only, without its label and all that separates.

    Characters that belong to no number stay, in place. Cleaning twice changes nothing more.

    >>> from case_inquiry.identifiers.receipt import LABEL
    >>> compact("Receipt #: eac\u201317\u00a0104\u200b 50146", LABEL)
    'EAC1710450146'
    """
    return label.glued.sub("", "".join(blocks(text, label)))


def blocks(text: str, label: Label) -> tuple[str, ...]:
    """Return the pieces of the number as they were typed apart.

    >>> from case_inquiry.identifiers.receipt import LABEL
    >>> blocks("Receipt number: eac-17-104-50146", LABEL)
    ('EAC', '17', '104', '50146')
    """
    plain = _plain(_FRACTION.sub("", text))
    before, end, after = plain.rpartition(LABEL_END)
    if end and _is_label(before) and label.start.match(after.replace(" ", "")):
        plain = after
    words = " ".join(plain.replace(LABEL_END, " ").split())
    # Letters typed apart may look like a word of the label: "ES A" are three letters of a number.
    is_whole = _RECEIPT.fullmatch(words.replace(" ", ""))
    first, *others = (words if is_whole else label.words.sub("", words)).split() or [""]
    # The first piece may be a prefix that happens to be a word; the later ones are digits.
    return (first, *(_SPOKEN.get(piece, piece) for piece in others))


def pieces(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a line of text, as capitals and digits.

    >>> pieces("USCIS#: 012-345-678")
    ('USCIS', '012', '345', '678')
    """
    return tuple(_plain(text).replace(LABEL_END, " ").split())


def has_asterisk(text: str) -> bool:
    """Tell whether an asterisk was typed; some notices print them around the number.

    >>> has_asterisk("*EAC1710450146*")
    True
    """
    return not ASTERISKS.isdisjoint(text)


def describe(character: str) -> str:
    """Return `character` as a message may show it: itself, or its code where it has no picture.

    >>> describe("@"), describe(chr(0xD800))
    ('@', 'U+D800')
    """
    has_no_picture = unicodedata.category(character)[0] == "C"
    return f"U+{ord(character):04X}" if has_no_picture else character


def _is_label(text: str) -> bool:
    return len(text.strip()) > 1 and not any(character.isdigit() for character in text)


def _plain(text: str) -> str:
    # Decomposed first, so that nothing that is put side by side later can melt into one character.
    capitals = unicodedata.normalize("NFKD", text).upper()
    return "".join(map(_plain_character, unicodedata.normalize("NFKD", capitals)))


def _plain_character(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character
    category = unicodedata.category(character)
    if category == "Cf" or category[0] == "M" or character in _BLANK_LETTERS:
        return ""
    if character in LABEL_ENDS:
        return LABEL_END
    if _separates(character, category):
        return " "
    digit = unicodedata.decimal(character, None)
    return _TWINS.get(character, character) if digit is None else str(digit)


def _separates(character: str, category: str) -> bool:
    if character in _SEPARATORS or category in _SEPARATING:
        return True
    return category[0] == "P" and character not in _MAY_BE_A_DIGIT
