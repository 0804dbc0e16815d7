"""Hiding a number on a page that others may see, all but its last characters."""

from __future__ import annotations

MASK = "\u2022"
#: A number of this length or more is told apart by its last four; a shorter one shows two.
LONG = 8
SHOWN_OF_LONG = 4
SHOWN_OF_SHORT = 2


def mask(number: str, /) -> str:
    """Return a number with its letters and digits hidden, but for the last four of a long one.

    A number of less than eight shows its last two. Never is more than half of it shown. Spaces and
    dashes stay as they are.

    >>> mask("EAC-17-104-50146"), mask("SR-99"), mask("7")
    ('•••-••-•••-•0146', '••-99', '•')
    """
    total = sum(sign.isalnum() for sign in number)
    hidden = total - min(SHOWN_OF_LONG if total >= LONG else SHOWN_OF_SHORT, total // 2)
    signs = []
    for sign in number:
        if sign.isalnum() and hidden:
            signs.append(MASK)
            hidden -= 1
        else:
            signs.append(sign)
    return "".join(signs)
