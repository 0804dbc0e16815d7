"""Numbers that lost digits on their way: hidden on purpose, or turned into an amount.

What is left may be another person's number, so it is never read and nothing is offered.
"""

from __future__ import annotations

import re
import unicodedata

from case_inquiry.identifiers.cleaning import ASTERISKS
from case_inquiry.messages import N_

HIDDEN = N_("Some digits are hidden here. Write the whole number, as it is on your card or letter.")
AMOUNT = N_(
    "A spreadsheet took this number for an amount and lost a part of it. Set the column to Text "
    "and copy the number again."
)
DATE = N_("This looks like a date. The A-Number has 7 to 9 digits, without slashes.")
#: The digits of an A-Number; with all of them there, nothing is hidden.
_A_DIGITS = 9

_STARS = "".join(re.escape(star) for star in sorted(ASTERISKS))
#: One of these hides a digit; of the others it takes two, as one of them parts or labels.
_HIDING = rf"[{_STARS}\u2022\u25cf\u2219\u2022\u25a0\u2588\u25aa\u25cb\u25e6\u2026?]"
_HIDING_IN_ROWS = r"_{2,}|#{2,}|\.{2,}|-{2,}|[xX]{2,}"
_HIDDEN = re.compile(
    rf"(?:{_HIDING}|{_HIDING_IN_ROWS})[^\d]*\d|\d[^\d]*(?:{_HIDING}{{2,}}|{_HIDING_IN_ROWS})"
)
_WRAPPED = re.compile(rf"\s*[{_STARS}](.*[^{_STARS}])[{_STARS}]\s*", re.DOTALL)
_AMOUNT = re.compile(r"\s*A?[A-Z]{0,3} ?\d[\d.,]*E[+ ]?\d{1,2}\s*", re.IGNORECASE)
_DATE = re.compile(
    r"\D{0,20}?(?:(?P<first>\d{1,2})([/.\- ])(?P<second>\d{1,2})\2(?P<year>(?:19|20)\d\d)"
    r"|(?:19|20)\d\d([/.\- ])(?P<month>\d{1,2})\5(?P<day>\d{1,2}))(?:[T ,].*)?\s*",
    re.DOTALL,
)
_LONGEST = 200


def has_hidden_digits(text: str) -> bool:
    """Tell whether some digits of an A-Number stand as stars or dots.

    >>> has_hidden_digits("A**3456789"), has_hidden_digits("*A123456789*")
    (True, False)
    """
    plain = unicodedata.normalize("NFC", text)[:_LONGEST]
    wrapped = _WRAPPED.fullmatch(plain)
    inner = wrapped[1] if wrapped else plain
    digits = sum(sign.isdecimal() for sign in inner)
    return 0 < digits < _A_DIGITS and _HIDDEN.search(inner) is not None


def is_amount(text: str) -> bool:
    """Tell whether a number was written as an amount with a power of ten.

    >>> is_amount("1.71045E+09"), is_amount("EAC1710450146")
    (True, False)
    """
    return len(text) < _LONGEST and _AMOUNT.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Tell whether a text is a day, which has as many digits as an A-Number.

    >>> is_date("07/04/1985"), is_date("1985-07-04"), is_date("12-345-678")
    (True, True, False)
    """
    found = _DATE.fullmatch(text) if len(text) < _LONGEST else None
    if found is None:
        return False
    first, second = found["first"] or found["month"], found["second"] or found["day"]
    numbers = int(first), int(second)
    return 1 <= min(numbers) <= 12 and 1 <= max(numbers) <= 31
