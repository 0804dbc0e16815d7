"""Check a request of the page; a mistake ends it and is named."""

from __future__ import annotations

import binascii
from base64 import b64decode
from datetime import date
from typing import NamedTuple, NoReturn

from case_inquiry.days.hours import Clock
from case_inquiry.days.words import Order, order_of
from case_inquiry.form.answers import Reading, read_answers
from case_inquiry.messages import N_, Message, Translator, message, render
from case_inquiry.procedure import PROCEDURES

LONGEST_ECHOED_NAME = 40
#: No clock is more than 14 hours from UTC.
FARTHEST_FROM_UTC = 14 * 60
MINUTES_A_DAY = 24 * 60

type Json = dict[str, object]


class RefusedRequestError(Exception):
    """The request itself cannot be used; `field` is the key that is wrong, or empty."""

    def __init__(self, code: str, field: str, words: Message) -> None:
        super().__init__(code, field, words)
        self.code = code
        self.field = field
        self.message = words


class Request(NamedTuple):
    """A checked request: its day, its language, and the rest as it came.

    `content` is a file that came beside the request, in base64; mostly there is none.
    """

    data: Json
    today: date
    using: Translator
    content: str = ""

    def text(self, name: str, default: str = "") -> str:
        """Return a text of the request; raises RefusedRequestError where it is something else."""
        value = self.data.get(name, default)
        if not isinstance(value, str):
            refuse("invalid_value", name, N_("This must be a text."))
        return value

    @property
    def procedure(self) -> str:
        """The procedure that is asked for; the notice's where none is named."""
        name = self.text("procedure", PROCEDURES[0])
        if name not in PROCEDURES:
            refuse("invalid_value", "procedure", N_("There is no such procedure."))
        return name

    @property
    def clock(self) -> Clock | None:
        """The device's clock: minutes ahead of UTC and since midnight; None if it is not told."""
        offset = self._minutes("utc_offset", -FARTHEST_FROM_UTC, FARTHEST_FROM_UTC)
        if offset is None:
            return None
        return Clock(offset, self._minutes("minutes", 0, MINUTES_A_DAY - 1))

    def _minutes(self, name: str, least: int, most: int) -> int | None:
        value = self.data.get(name)
        if value is None:
            return None
        if type(value) is not int or not least <= value <= most:
            refuse("invalid_value", name, N_("This must be a number of minutes."))
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a yes or no of the request; raises RefusedRequestError for something else."""
        value = self.data.get(name, default)
        if not isinstance(value, bool):
            refuse("invalid_value", name, N_("This must be true or false."))
        return value

    def file(self, most: int) -> bytes:
        """Return the file of the request; raises RefusedRequestError if it has more than `most`."""
        if len(self.content) > most * 4 // 3 + 4:
            refuse("too_large", "", N_("This file is too large."))
        try:
            return b64decode(self.content, validate=True)
        except (binascii.Error, ValueError):
            refuse("invalid_value", "", N_("This must be a file in base64."))

    def texts(self, name: str, keys: tuple[str, ...]) -> dict[str, str] | None:
        """Return the texts of an object of the request, or None where there is no such object.

        Raises RefusedRequestError for something else.
        """
        values = self.data.get(name)
        if values is None:
            return None
        if not isinstance(values, dict):
            refuse("invalid_value", name, N_("This must be an object with texts."))
        for key in keys:
            if not isinstance(values.get(key), str):
                refuse("invalid_value", f"{name}.{key}", N_("This must be a text."))
        return {key: values[key] for key in keys}

    @property
    def is_english(self) -> bool:
        """Whether days may be written in English words, which every language reads back."""
        return self.using.language.partition("-")[0] == "en"

    @property
    def order(self) -> Order:
        """Which comes first in a date of numbers."""
        return order_of(self.using.language)

    @property
    def answers(self) -> dict[str, str]:
        """The answers as typed."""
        answers = self.data.get("answers", {})
        if not isinstance(answers, dict):
            refuse("invalid_value", "answers", N_("The answers must be texts by question."))
        for name, value in answers.items():
            if not isinstance(value, str):
                field = f"answers.{name[:LONGEST_ECHOED_NAME]}"
                refuse("invalid_value", field, N_("This must be a text."))
        return answers

    def read(self, answers: dict[str, str] | None = None) -> Reading:
        """Read these answers, or those of the request."""
        typed = self.answers if answers is None else answers
        return read_answers(typed, self.today, self.using.language)

    def say(self, sentence: Message | str) -> str:
        """Return a sentence in the request's language."""
        return render(sentence, self.using)


def refuse(code: str, field: str, text: str) -> NoReturn:
    """Refuse the request for the value of `field`: raises RefusedRequestError."""
    raise RefusedRequestError(code, field, message(text))
