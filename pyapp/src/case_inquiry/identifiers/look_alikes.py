"""Numbers of other kinds that people type where a receipt number or an A-Number is asked for.

Every one of them is printed on some immigration paper, so a person who types one has made no
mistake of spelling: the message names what it is and where to find the right one.

The State Department's case number has the same shape as a receipt number. It is told apart only
where all of this holds: its letters are no known prefix, its first four digits are a year from 1990
to now, and the next three are a day of the year with 500 added. A receipt number with an unknown
prefix that happens to meet the last two would be refused, so nothing less than all three will do.
No test is known for the number of a card (also 3 letters and 10 digits).

A Social Security number has 9 digits, as an A-Number has. It is told by the way it was typed, 3, 2
and 4 digits apart; an A-Number is never printed so.
"""

from __future__ import annotations

import re
from datetime import date

from case_inquiry.identifiers import prefixes
from case_inquiry.identifiers.exceptions import LookAlike
from case_inquiry.messages import N_, Message, message

RECEIPT_NUMBER = "receipt_number"
A_NUMBER = "a_number"
NVC_NUMBER = "nvc_number"
ACCOUNT_NUMBER = "account_number"
SEVIS_ID = "sevis_id"
I94_NUMBER = "i94_number"

#: The groups of digits of a Social Security number.
SOCIAL_SECURITY_BLOCKS = (3, 2, 4)

FIRST_NVC_YEAR = 1990
#: Day of the year plus 500: January 1 to December 31 of a leap year.
NVC_DAYS = range(501, 867)

_SHAPES = (
    (RECEIPT_NUMBER, re.compile(r"[A-Z]{3}[0-9]{10}")),
    (A_NUMBER, re.compile(r"A?[0-9]{7,9}")),
    (ACCOUNT_NUMBER, re.compile(r"[0-9]{12}")),
    (SEVIS_ID, re.compile(r"N[0-9]{10}")),
    # Eleven digits; since 2019 the tenth character is a letter.
    (I94_NUMBER, re.compile(r"[0-9]{11}|[0-9]{9}[A-Z][0-9]")),
)

_WORDS = {
    (RECEIPT_NUMBER, A_NUMBER): N_(
        "This looks like an A-Number, the number of a person. The receipt number is the number of "
        "a case: 3 letters and 10 digits. You find it at the top of your receipt notice "
        "(Form I-797C)."
    ),
    (RECEIPT_NUMBER, ACCOUNT_NUMBER): N_(
        "This looks like the number of a USCIS online account. It is for signing in. The receipt "
        "number has 3 letters and 10 digits. You find it in the account beside your case, and at "
        "the top of your receipt notice (Form I-797C)."
    ),
    (RECEIPT_NUMBER, NVC_NUMBER): N_(
        "This looks like a State Department case number, for a visa at a consulate. The receipt "
        "number is another one. You find it at the top of your receipt notice from USCIS "
        "(Form I-797C)."
    ),
    (RECEIPT_NUMBER, SEVIS_ID): N_(
        "This looks like a SEVIS ID, the number of a student or exchange visitor. The receipt "
        "number has 3 letters and 10 digits. You find it at the top of your receipt notice "
        "(Form I-797C)."
    ),
    (RECEIPT_NUMBER, I94_NUMBER): N_(
        "This looks like an I-94 number, from the record of your arrival. The receipt number has "
        "3 letters and 10 digits. You find it at the top of your receipt notice (Form I-797C)."
    ),
    (A_NUMBER, RECEIPT_NUMBER): N_(
        "This looks like a receipt number, the number of a case. The A-Number is the number of a "
        "person: A and 7 to 9 digits. You find it on a green card or work permit as USCIS#, and "
        "on many letters from USCIS."
    ),
    (A_NUMBER, ACCOUNT_NUMBER): N_(
        "This looks like the number of a USCIS online account. It is for signing in. The A-Number "
        "has 7 to 9 digits. You find it on a green card or work permit as USCIS#, and on many "
        "letters from USCIS."
    ),
    (A_NUMBER, NVC_NUMBER): N_(
        "This looks like a State Department case number, for a visa at a consulate. The A-Number "
        "has 7 to 9 digits. You find it on a green card or work permit as USCIS#, and on many "
        "letters from USCIS."
    ),
    (A_NUMBER, SEVIS_ID): N_(
        "This looks like a SEVIS ID, the number of a student or exchange visitor. The A-Number "
        "has 7 to 9 digits. You find it on a green card or work permit as USCIS#, and on many "
        "letters from USCIS."
    ),
    (A_NUMBER, I94_NUMBER): N_(
        "This looks like an I-94 number, from the record of your arrival. The A-Number has 7 to 9 "
        "digits. You find it on a green card or work permit as USCIS#, and on many letters from "
        "USCIS."
    ),
}

_SOCIAL_SECURITY_WORDS = {
    RECEIPT_NUMBER: N_(
        "This may be a Social Security number. Do not type it here. The receipt number has "
        "3 letters and 10 digits. You find it at the top of your receipt notice (Form I-797C)."
    ),
    A_NUMBER: N_(
        "This may be a Social Security number. If it is, take it out: do not type it here. The "
        "A-Number has 7 to 9 digits. You find it on a green card or work permit as USCIS#, and on "
        "many letters from USCIS."
    ),
}


def kind_of(number: str, today: date | None = None) -> str | None:
    """Return which kind of number the clean `number` looks like, None where it is like none.

    Without `today`, the year of a State Department number may be up to the year in which the table
    of prefixes was last checked: no clock is read, and a later year could be a good receipt number.

    >>> kind_of("MNL2011747003", date(2026, 11, 24))
    'nvc_number'
    >>> kind_of("N0012345678")
    'sevis_id'
    """
    for kind, shape in _SHAPES:
        if shape.fullmatch(number):
            is_nvc = kind == RECEIPT_NUMBER and _is_nvc_number(number, today)
            return NVC_NUMBER if is_nvc else kind
    return None


def social_security_words(blocks: tuple[str, ...], wanted: str) -> Message | None:
    """Return what to say where the `blocks`, typed apart, may be a Social Security number, or None.

    `wanted` is `receipt_number` or `a_number`.

    >>> str(social_security_words(("123", "45", "6789"), "receipt_number")).partition(".")[0]
    'This may be a Social Security number'
    >>> social_security_words(("123", "456", "789"), "a_number") is None
    True
    """
    is_like_one = tuple(map(len, blocks)) == SOCIAL_SECURITY_BLOCKS and "".join(blocks).isdigit()
    return message(_SOCIAL_SECURITY_WORDS[wanted]) if is_like_one else None


def refuse_look_alike(
    number: str, wanted: str, today: date | None = None, *, blocks: tuple[str, ...] = ()
) -> None:
    """Raise LookAlike where the clean `number` is of another kind than `wanted`.

    `wanted` is `receipt_number` or `a_number`; the error's code is `looks_like_` and the kind.
    `blocks` are the pieces that were typed apart: they may have words of their own.

    >>> refuse_look_alike("EAC1710450146", "receipt_number")
    >>> refuse_look_alike("EAC1710450146", "a_number")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    case_inquiry.identifiers.exceptions.LookAlike: This looks like a receipt number, the number ...
    """
    kind = kind_of(number, today)
    if kind is not None and kind != wanted:
        words = social_security_words(blocks, wanted) or message(_WORDS[wanted, kind])
        raise LookAlike(f"looks_like_{kind}", words)


def _is_nvc_number(number: str, today: date | None) -> bool:
    last_year = (today or prefixes.load_table().checked_on).year
    is_year = FIRST_NVC_YEAR <= int(number[3:7]) <= last_year
    return is_year and int(number[7:10]) in NVC_DAYS and not prefixes.is_known(number[:3])
