"""The receipt number of a case at USCIS.

USCIS prints it on the receipt notice (Form I-797C): 3 letters and 10 digits, no check digit, with
or without dashes or spaces. The classic numbers are `LLL YY DDD NNNNN`:

* LLL: where the case was taken in. It may be elsewhere now; the number stays.
* YY: the fiscal year, October 1 to September 30. 80 to 99 mean 19YY.
* DDD: the intake computer's day. It cannot safely become a date, since at least three rules of
  counting were in use: working days, Monday to Saturday, near-calendar days. What is safe is a
  window: from October 1 + (DDD - 1) calendar days to the DDD-th federal working day. It says about
  when the case was entered, never when it was filed.
* NNNNN: a serial.

Traps: a 9 after the year (also 7 or 8, where the block is over 366) marks a lockbox's running
count, which has a year but no day. The ten digits after IOE are a serial: no year, no day, no
place. A State Department case number has the same shape (see `look_alikes`). Programs that take the
number for an amount lose zeros: keep it as text. An unknown prefix is a warning, never an error.

Sources: the notice of August 6, 2009, for EAC, SRC, LIN and WAC; `offices.toml` names the others'.
The window was checked against numbers whose dates are known.

>>> validate("eac-17-104-50146")
'EAC1710450146'
>>> format("eac1710450146")
'EAC-17-104-50146'
>>> is_valid("EAC171045014")
False
>>> validate("EAC171O450146")  # doctest: +ELLIPSIS
Traceback (most recent call last):
case_inquiry.identifiers.exceptions.InvalidFormat: Character 7 is the letter O. A digit belongs ...
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial

from case_inquiry.days.counting import nth_business_day
from case_inquiry.identifiers import (
    cleaning,
    damage,
    look_alikes,
    mending,
    prefixes,
    receipt_errors,
)
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.messages import N_, DateText, Message, message

# No word of the label has three letters: it could be a prefix.
LABEL = cleaning.Label(
    words=re.compile(
        r"^(?:(?:MY|USCIS|RECEIPT|CASE|NOTICE|NUMBER|NO|NR|ID|IS"
        r"|MI|NUMERO|DE|RECIBO|CASO|ES) )+(?=.)"
    ),
    glued=re.compile(r"^(?:USCIS|RECEIPT|CASE|NUMBER)+(?=[A-Z]{3}[0-9])"),
    start=re.compile(r"[A-Z]{3}[0-9]"),
)

FISCAL_YEAR_STARTS = (10, 1)
LAST_DAY_BLOCK = 366
LOCKBOX_DIGITS = frozenset("789")

WARNING_WORDS = {
    "unknown_prefix": N_(
        "We do not know the first three letters. That is no mistake: compare them with your notice."
    ),
    "asterisk_removed": N_("We left out the asterisks (*). They are no part of the number."),
    "lockbox_serial": N_(
        "The digits after the year are a running count. They do not tell the day when your case "
        "was entered."
    ),
    "electronic_serial": N_(
        "Numbers that start so are given by a computer system. They tell neither a year nor an "
        "office."
    ),
    "future_fiscal_year": N_(
        "The two digits after the letters stand for the fiscal year {year}. It has not begun yet. "
        "Compare them with your notice."
    ),
}
#: No warning of its own: the codes of the warnings are fixed.
DAY_TO_COME = N_(
    "The three digits after the year stand for {day} or a later day. That day has not come yet. "
    "Compare them with your notice."
)


@dataclass(frozen=True)
class Receipt:
    """A receipt number and what can be read from it.

    `office` is the code of the center of intake; `fiscal_year` the year in which it ends;
    `entered_between` the first and the last day on which the number may have been given, the
    second None where the fiscal year has no such working day. None where a number tells no such
    thing. `warnings` are codes (`warning_messages` has their words). `suggestion` is the number
    that may have been meant where the prefix is unknown. `to_come` is the first day of
    `entered_between` where it has not come yet: then the number cannot have been given.
    """

    number: str
    formatted: str
    prefix: str
    office: str | None
    fiscal_year: int | None
    entered_between: tuple[date, date | None] | None
    warnings: tuple[str, ...]
    suggestion: str | None = None
    to_come: date | None = None

    def as_json(self) -> dict[str, object]:
        """Return the shape that the command line prints; `suggestion` only where there is one."""
        window = self.entered_between
        shape: dict[str, object] = {
            "valid": True,
            "number": self.number,
            "formatted": self.formatted,
            "prefix": self.prefix,
            "office": self.office,
            "fiscal_year": self.fiscal_year,
            "entered_between": window and [day and day.isoformat() for day in window],
            "warnings": list(self.warnings),
        }
        return shape | ({"suggestion": self.suggestion} if self.suggestion else {})

    def warning_messages(self) -> tuple[Message, ...]:
        """Return the sentences of the warnings, in their order."""
        return tuple(message(WARNING_WORDS[code], year=self.fiscal_year) for code in self.warnings)

    def day_messages(self) -> tuple[Message, ...]:
        """Return the sentence about a day that has not come yet; none where it has.

        >>> [sentence] = parse("EAC2736550146", date(2026, 11, 24)).day_messages()
        >>> str(sentence).partition(". ")[0]
        'The three digits after the year stand for September 30, 2027 or a later day'
        """
        if self.to_come is None:
            return ()
        return (message(DAY_TO_COME, day=DateText(self.to_come, "long")),)


def compact(number: str) -> str:
    """Return `number` without label, dashes, spaces and asterisks, in capitals.

    Never raises: what is no receipt number comes back as far as it could be cleaned.

    >>> compact("Receipt #: *eac 17 104 50146*")
    'EAC1710450146'
    """
    return cleaning.compact(number, LABEL)


def validate(number: str, *, today: date | None = None) -> str:
    """Return the clean number, 13 characters.

    `today` bounds the years in which a State Department number may have been given; without it,
    the bound is the year in which the table of prefixes was last checked.

    Raises Empty, InvalidLength, InvalidFormat or LookAlike.

    >>> validate("Receipt #: eac 17 104 50146")
    'EAC1710450146'
    """
    if mending.RECEIPT_SHAPE.fullmatch(number):  # as most are in a list: nothing is to clean
        look_alikes.refuse_look_alike(number, look_alikes.RECEIPT_NUMBER, today)
        return number
    blocks = cleaning.blocks(number, LABEL)
    clean = cleaning.joined(blocks, LABEL)
    if not clean:
        raise receipt_errors.empty()
    if damage.is_amount(number):
        raise receipt_errors.amount()
    look_alikes.refuse_look_alike(clean, look_alikes.RECEIPT_NUMBER, today, blocks=blocks)
    if not mending.RECEIPT_SHAPE.fullmatch(clean):
        raise receipt_errors.why_not(clean, blocks, partial(_has_begun, today=today))
    return clean


def is_valid(number: str, *, today: date | None = None) -> bool:
    """Tell whether `validate` would accept `number`.

    >>> is_valid("IOE 0906929443")
    True
    """
    try:
        validate(number, today=today)
    except ValidationError:
        return False
    return True


def format(number: str) -> str:  # noqa: A001 - the name that every identifier module has
    """Return the number as USCIS prints it; one of another shape is only cleaned.

    >>> format("ioe0906929443")
    'IOE-0906929443'
    """
    clean = compact(number)
    return _formatted(clean) if mending.RECEIPT_SHAPE.fullmatch(clean) else clean


def _formatted(clean: str) -> str:
    if _is_electronic(clean):
        return f"{clean[:3]}-{clean[3:]}"
    return f"{clean[:3]}-{clean[3:5]}-{clean[5:8]}-{clean[8:]}"


def parse(number: str, today: date) -> Receipt:
    """Return what can be read from `number`.

    Raises Empty, InvalidLength, InvalidFormat or LookAlike, as `validate` does.

    >>> receipt = parse("EAC-17-104-50146", date(2026, 11, 24))
    >>> receipt.office, receipt.fiscal_year
    ('VSC', 2017)
    >>> [str(day) for day in receipt.entered_between]
    ['2017-01-12', '2017-03-06']
    """
    clean = validate(number, today=today)
    prefix = prefixes.find(clean)
    is_serial = _is_electronic(clean)
    year = None if is_serial else fiscal_year_of_digits(clean[3:5])
    has_begun = year is not None and year <= fiscal_year_of_day(today)
    warnings = {
        "unknown_prefix": prefix is None or prefix.kind == prefixes.UNCONFIRMED,
        "asterisk_removed": cleaning.has_asterisk(number),
        "lockbox_serial": not is_serial and _is_lockbox(clean),
        "electronic_serial": is_serial,
        "future_fiscal_year": year is not None and not has_begun,
    }
    window = _entered_between(year, int(clean[5:8])) if year and has_begun else None
    return Receipt(
        number=clean,
        formatted=_formatted(clean),
        prefix=clean[:3],
        office=prefix.office if prefix else None,
        fiscal_year=year,
        entered_between=window,
        warnings=tuple(code for code, holds in warnings.items() if holds),
        suggestion=None if prefix else _with_known_prefix(clean),
        to_come=window[0] if window and window[0] > today else None,
    )


def fiscal_year_of_day(day: date) -> int:
    """Return the federal fiscal year of `day`, named after the year in which it ends.

    >>> fiscal_year_of_day(date(2026, 9, 30)), fiscal_year_of_day(date(2026, 10, 1))
    (2026, 2027)
    """
    return day.year + ((day.month, day.day) >= FISCAL_YEAR_STARTS)


def fiscal_year_of_digits(digits: str) -> int:
    """Return the fiscal year that two digits mean: 80 to 99 are 19YY, 00 to 79 are 20YY.

    >>> fiscal_year_of_digits("80"), fiscal_year_of_digits("79")
    (1980, 2079)
    """
    return (1900 if digits >= "80" else 2000) + int(digits)


def _has_begun(digits: str, *, today: date | None) -> bool:
    latest = fiscal_year_of_day(today or prefixes.load_table().checked_on)
    return fiscal_year_of_digits(digits) <= latest


def _is_electronic(clean: str) -> bool:
    prefix = prefixes.find(clean)
    return prefix is not None and prefix.kind == prefixes.ELECTRONIC


def _is_lockbox(clean: str) -> bool:
    # Such a block is always over 366, so it is no day.
    return clean[5] in LOCKBOX_DIGITS


@lru_cache(maxsize=4096)
def _entered_between(year: int, block: int) -> tuple[date, date | None] | None:
    if not 1 <= block <= LAST_DAY_BLOCK:
        return None
    first_of_year = date(year - 1, *FISCAL_YEAR_STARTS)
    last = nth_business_day(first_of_year, block)
    return (
        first_of_year + timedelta(days=block - 1),
        last if fiscal_year_of_day(last) == year else None,
    )


def _with_known_prefix(clean: str) -> str | None:
    near = mending.known_prefix_near(clean[:3])
    return near + clean[3:] if near else None
