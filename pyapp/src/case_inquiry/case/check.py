"""Checking what a case file says: every key, type and value, and the order of the days.

Each mistake becomes a `FieldError` that says how to mend it; the checking goes on, so that one
answer names them all. Where a value is wrong, the rest is checked as if it were not there, so that
one mistake is not reported twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from case_inquiry.case import model as model
from case_inquiry.case.model import Case, CaseError, Contact, ContactKind, FieldError, Key
from case_inquiry.days.counting import parse_day
from case_inquiry.identifiers import a_number, receipt
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.messages import N_, Message, message

#: Characters that no text may contain: control characters and halves of characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_CLOCK = re.compile(r"\s*([0-9]{1,3}):([0-9]{1,3})\s*")
_LONGEST_KEY_SHOWN = 100


class _Numbered(NamedTuple):
    """A contact with its place in the file."""

    path: str
    contact: Contact


class Checker:
    """Reads one case; `today` bounds the days, `kinds` are the kinds of contact."""

    def __init__(self, today: date, kinds: Mapping[str, ContactKind]) -> None:
        self._today = today
        self._kinds = kinds
        self._errors: list[FieldError] = []
        self._receipt: receipt.Receipt | None = None
        self._numbered: list[_Numbered] = []
        self._is_order_known = True

    def case(self, data: object, /) -> Case:
        """Return the case of `data`. Raises CaseError with every mistake."""
        values = self._object(data, "", model.CASE_KEYS)
        told = {key: value for key, value in values.items() if value is not None}
        case = Case(**told, receipt=self._receipt)
        self._check_order(case)
        if self._errors:
            raise CaseError(tuple(self._errors))
        return case

    def _report(self, error: str, field: str, sentence: str, /, **values: object) -> None:
        self._errors.append(FieldError(error, field, message(sentence, **values)))

    def _object(self, data: object, path: str, keys: Mapping[str, Key]) -> dict[str, Any]:
        """Read an object's keys; a missing key is null, an unknown key is a mistake."""
        if not isinstance(data, dict):
            self._report(
                "invalid_value", path, N_("Write this as an object, with keys and values.")
            )
            return {}
        before = f"{path}." if path else ""
        for key in data:
            if key not in keys:
                shown = str(key)[:_LONGEST_KEY_SHOWN]
                sentence = N_("There is no key “{key}” here. Check its spelling, or remove it.")
                self._report("unknown_key", before + shown, sentence, key=shown)
        return {
            name: self._value(key, data[name], before + name)
            for name, key in keys.items()
            if data.get(name) is not None
        }

    def _value(self, key: Key, value: object, path: str) -> object:
        if key.kind == "choice":
            return self._choice(value, path, choices=key.choices)
        return _READERS[key.kind](self, value, path)

    def _version(self, value: object, path: str) -> int | None:
        if type(value) is int and value == 1:
            return value
        self._report("invalid_value", path, N_("Write 1, the version of this format."))
        return None

    def _choice(self, value: object, path: str, *, choices: Sequence[str]) -> str | None:
        if isinstance(value, str) and value in choices:
            return value
        sentence = N_("Write one of these: {choices}.")
        self._report("invalid_value", path, sentence, choices=", ".join(choices))
        return None

    def _flag(self, value: object, path: str) -> bool | None:
        if isinstance(value, bool):
            return value
        self._report("invalid_value", path, N_("Write true, false or null, without quotes."))
        return None

    def _days_told(self, value: object, path: str) -> int | None:
        if type(value) is int and 0 <= value <= model.MOST_DAYS_TOLD:
            return value
        sentence = N_("Write a whole number from 0 to {most}, without quotes.")
        self._report("invalid_value", path, sentence, most=model.MOST_DAYS_TOLD)
        return None

    def _text(self, value: object, path: str) -> str | None:
        if not isinstance(value, str):
            self._report("invalid_value", path, N_("Write this as text, in quotes."))
            return None
        if len(value) > model.LONGEST_TEXT:
            sentence = N_("This has {count} characters. Make it {most} or less.")
            values = {"count": len(value), "most": model.LONGEST_TEXT}
            self._report("too_large", path, sentence, **values)
            return None
        if _UNPRINTABLE.search(value):
            self._report("invalid_value", path, N_("Remove the characters that cannot be seen."))
            return None
        return value

    def _line(self, value: object, path: str) -> str | None:
        text = self._text(value, path)
        if text is not None and _LINE_BREAK.search(text):
            self._report("invalid_value", path, N_("Write this on one line."))
            return None
        return text

    def _time(self, value: object, path: str) -> str | None:
        """Read the time of day in any words; what looks like a clock must be one."""
        text = self._line(value, path)
        clock = _CLOCK.fullmatch(text or "")
        if clock and not (int(clock[1]) < 24 and int(clock[2]) < 60 and len(clock[2]) == 2):
            self._report("invalid_value", path, N_("Write the time like 14:30."))
            return None
        return text

    def _any_day(self, value: object, path: str) -> date | None:
        try:
            return parse_day(value)
        except ValueError:
            sentence = N_("Write the day like 2026-11-01: year, month, day.")
            self._report("invalid_date", path, sentence)
            return None

    def _day(self, value: object, path: str) -> date | None:
        day = self._any_day(value, path)
        if day is not None and day > self._today:
            sentence = N_("{day} has not come yet. Check the year and the month.")
            self._report("future_date", path, sentence, day=day)
            return None
        return day

    def _shown_day(self, value: object, path: str) -> date | str | None:
        return model.NOT_LISTED if value == model.NOT_LISTED else self._day(value, path)

    def _number(self, value: object, path: str, *, read: Callable[[str], str]) -> str | None:
        if not isinstance(value, str):
            sentence = N_("Write the number as text, in quotes. Otherwise it loses its zeros.")
            self._report("invalid_value", path, sentence)
            return None
        if self._text(value, path) is None:
            return None
        try:
            return read(value)
        except ValidationError as error:
            self._errors.append(
                FieldError("invalid_value", path, error.message, error.code, error.suggestion)
            )
            return None

    def _receipt_number(self, value: object, path: str) -> str | None:
        return self._number(value, path, read=self._read_receipt)

    def _read_receipt(self, value: str) -> str:
        self._receipt = receipt.parse(value, self._today)
        return self._receipt.number

    def _a_number(self, value: object, path: str) -> str | None:
        return self._number(value, path, read=partial(a_number.validate, today=self._today))

    def _channel(self, value: object, path: str) -> str | None:
        return self._choice(value, path, choices=tuple(self._kinds))

    def _contacts(self, value: object, path: str) -> tuple[Contact, ...]:
        if not isinstance(value, list):
            self._report("invalid_value", path, N_("Write the contacts as a list: [ ... ]."))
            self._is_order_known = False
            return ()
        for place, item in enumerate(value):
            self._contact(item, f"{path}[{place}]")
        return tuple(numbered.contact for numbered in self._numbered)

    def _contact(self, item: object, path: str) -> None:
        values = self._object(item, path, model.CONTACT_KEYS)
        if values.get("channel") is not None:
            self._numbered.append(_Numbered(path, Contact(**values)))
            return
        # It may be the contact that another one must follow: say nothing about that order.
        self._is_order_known = False
        if isinstance(item, dict) and item.get("channel") is None:
            self._channel(None, f"{path}.channel")

    def _check_order(self, case: Case) -> None:
        for path, contact in self._numbered:
            self._check_predecessor(path, contact)
            if _is_before(contact.on, case.filed_on):
                sentence = N_("You filed on {filed}, after this day. Check both dates.")
                self._report("out_of_order", f"{path}.on", sentence, filed=case.filed_on)
            if _is_before(contact.answered_on, contact.on):
                sentence = N_("An answer cannot come before {asked}, the day you asked.")
                self._report("out_of_order", f"{path}.answered_on", sentence, asked=contact.on)
            if _is_before(contact.promised_on, contact.on):
                sentence = N_("A promised day cannot come before {asked}, the day you asked.")
                self._report("out_of_order", f"{path}.promised_on", sentence, asked=contact.on)
        days = [numbered.contact.on for numbered in self._numbered]
        last = max((day for day in days if day is not None), default=None)
        if _is_before(case.resolved_on, last):
            sentence = N_("Your last contact was on {last}, after this day. Check both dates.")
            self._report("out_of_order", "resolved_on", sentence, last=last)

    def _check_predecessor(self, path: str, contact: Contact) -> None:
        """Check that the contact which must come before this one did, or may have."""
        before = self._kinds[contact.channel].after
        if before is None or not self._is_order_known:
            return
        days = [
            numbered.contact.on for numbered in self._numbered if numbered.contact.channel == before
        ]
        if any(day is None or not _is_before(contact.on, day) for day in days):
            return
        sentence = N_(
            "Here, “{this}” comes after “{before}”, on the same day or later. Check the dates, or "
            "add what is missing."
        )
        names = {"this": self._name(contact.channel), "before": self._name(before)}
        self._report("out_of_order", f"{path}.on", sentence, **names)

    def _name(self, kind: str) -> Message:
        return message(self._kinds[kind].name)


#: How a value is read, by the kind of its key; a choice is read with its own words.
_READERS: Mapping[str, Callable[[Checker, object, str], Any]] = {
    "version": Checker._version,
    "flag": Checker._flag,
    "receipt_number": Checker._receipt_number,
    "a_number": Checker._a_number,
    "form": Checker._line,
    "line": Checker._line,
    "text": Checker._text,
    "time": Checker._time,
    "day": Checker._day,
    "coming_day": Checker._any_day,
    "shown_day": Checker._shown_day,
    "days": Checker._days_told,
    "contacts": Checker._contacts,
    "channel": Checker._channel,
}


def _is_before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other
