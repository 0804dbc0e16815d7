"""Numbers inside other text: found by the words and digits that were typed apart.

What is found is only offered. Where there are two numbers, neither is: the wrong one may be another
person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from case_inquiry.identifiers import prefixes

#: How the ten digits of a receipt number are parted.
_DIGITS = r"(\d{10}(?! \d{1,5}(?: |$))|\d{2} \d{3} \d{5}(?! ?\d)|\d{3} \d{3} \d{4}(?! ?\d))"
_RECEIPT = re.compile(rf"(?<![A-Z0-9])([A-Z]{{3}}) ?(?:(?:NO|NUM|NUMBER) ?)?{_DIGITS}(?![A-Z0-9])")
#: One number, and the digits or the ends of others: LIN2190512345/46/47.
_WITH_ENDS = re.compile(r"[A-Z]{3} ?\d{10}(?: (?:(?:AND|OR|TO|THRU|THROUGH) )?(?:\d{1,5}|\d{10}))+")
_GLUED = re.compile(r"(?:[A-Z]{3}\d{10}){2,}")

_A_NUMBER = re.compile(r"A(?:NO|NUM|NUMBER)?(\d{7,9})|(?:NO|NUM|NUMBER)(\d{7,9})")
#: How the digits of an A-Number are parted.
_A_BLOCKS = frozenset({(7,), (8,), (9,), (3, 3, 3), (2, 3, 3), (1, 3, 3)})
#: Words that say that bare digits are an A-Number, and words that say that they are another number.
_SAYS_A_NUMBER = frozenset(
    {"A", "AFILE", "ALIEN", "ANUMBER", "FILE", "REG", "REGISTRATION", "USCIS"}
)
_SAYS_ANOTHER = frozenset(
    {
        "ACCOUNT",
        "BIRTH",
        "BORN",
        "CELL",
        "DOB",
        "I94",
        "NVC",
        "PASSPORT",
        "PHONE",
        "SEVIS",
        "SSN",
        "TEL",
    }
)
_A_DIGITS = 9
_LENGTH = 13


def receipts_in(blocks: Sequence[str]) -> list[str]:
    """Return the receipt numbers with known letters among the words of a text, each once.

    >>> receipts_in(("MY", "I", "130", "IS", "SRC2190512345"))
    ['SRC2190512345']
    """
    return [each for each in _shaped(blocks) if prefixes.is_known(each[:3])]


def _shaped(blocks: Sequence[str]) -> list[str]:
    found = _RECEIPT.findall(" ".join(blocks))
    return list(dict.fromkeys(letters + digits.replace(" ", "") for letters, digits in found))


def are_receipts(blocks: Sequence[str]) -> bool:
    """Tell whether a text has more than one receipt number.

    >>> are_receipts(("LIN2190512345", "46")), are_receipts(("LIN2190512345",))
    (True, False)
    """
    has_known = bool(receipts_in(blocks))
    text = "".join(blocks)
    is_glued = (
        _GLUED.fullmatch(text) is not None and text[:_LENGTH] * (len(text) // _LENGTH) != text
    )
    has_ends = _WITH_ENDS.fullmatch(" ".join(blocks)) is not None
    return is_glued or has_ends or (has_known and len(_shaped(blocks)) > 1)


def a_numbers_in(blocks: Sequence[str], *, bare: bool = True) -> list[str]:
    """Return the A-Numbers among the words of a text, each once, padded to 9 digits.

    With `bare`, one without its letter counts where a word says what it is.

    >>> a_numbers_in(("RIDER", "A123456789")), a_numbers_in(("CASE", "123456789"))
    (['A123456789'], [])
    """
    words = set(blocks)
    takes_bare = bare and not words.isdisjoint(_SAYS_A_NUMBER) and words.isdisjoint(_SAYS_ANOTHER)
    found = (digits for digits, is_said in _runs(blocks) if is_said or takes_bare)
    return list(dict.fromkeys(f"A{digits:0>{_A_DIGITS}}" for digits in found))


def _runs(blocks: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield the digits that are parted like an A-Number, and whether the letter is before them."""
    run: list[str] = []
    is_said = False
    for place, block in enumerate([*blocks, ""]):
        whole = _A_NUMBER.fullmatch(block)
        begins = block[:1] == "A" and block[1:].isdecimal()
        if block.isdecimal() and block.isascii():
            run.append(block)
            is_said = is_said or (len(run) == 1 and place > 0 and blocks[place - 1] == "A")
            continue
        if tuple(map(len, run)) in _A_BLOCKS:
            yield "".join(run), is_said
        run, is_said = [], False
        if whole or begins:
            run, is_said = [(whole[1] or whole[2]) if whole else block[1:]], True
