"""The forms that people ask about: number, title, and the words that people use for them.

`FORMS` is read from `forms.toml` when it is first asked for. The list is help, not a limit: another
form may always be typed and is kept as it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from case_inquiry.ready import ready


@dataclass(frozen=True)
class Form:
    """One form.

    `title` is as USCIS prints it, in English. `aliases` are what people call it. `protected`: every
    case on it is covered by 8 U.S.C. 1367; `protected_aliases` say so of a case on another form.
    `employer`: an employer or investor files it. `supplements` are letters behind the number that
    name a part of the same form. `perhaps` are words that may mean this form or another.
    """

    number: str
    title: str
    aliases: tuple[str, ...] = ()
    protected_aliases: tuple[str, ...] = ()
    protected: bool = False
    employer: bool = False
    supplements: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


FORMS: tuple[Form, ...]  # made by __getattr__ below

# A number amid other words. A letter may follow it: a form of its own (I-129F, I-131A) or a
# supplement (I-485J).
_MENTION = re.compile(r"\b([IN1L]) ?([0-9]{2,4})([A-Z]?)\b")


def find(text: str) -> Form | None:
    """Return the form that `text` names by number, title or alias, in any spelling.

    Words around the number or alias, and a supplement's letter, do not matter; a number says more
    than an alias. Where a text names several forms, the answer is None, unless one of them is
    protected: then it is the first of those, because its privacy rules hold whatever else was
    typed.

    >>> find("green card renewal").number
    'I-90'
    >>> find("I-485 Supplement J").number
    'I-485'
    >>> find("I-130 and I-485") is None
    True
    """
    whole = _find_whole(text)
    if whole:
        return whole
    words = _words(text)
    mentioned, called = set(_mentioned(words)), set(_aliases_within(words))
    protected = [form for form in load_forms() if form.protected and form in mentioned | called]
    if protected:
        return protected[0]
    candidates = mentioned or called
    return candidates.pop() if len(candidates) == 1 else None


def perhaps(text: str) -> Form | None:
    """Return the form that `text` may mean, where it could mean another one, too; else None.

    >>> perhaps("Green card").number
    'I-485'
    >>> perhaps("green card renewal") is None
    True
    """
    typed = _words(text)
    return next(
        (form for form in load_forms() if typed in map(_words, form.perhaps)),
        None,
    )


def compact(text: str) -> str:
    """Return the number of the form that all of `text` spells; any other text comes back unchanged.

    So does one that says more than the number: that the case is protected.

    >>> compact("form i485"), compact("work permit"), compact("I-485 Supplement J")
    ('I-485', 'I-765', 'I-485 Supplement J')
    >>> compact("VAWA")
    'VAWA'
    """
    form = _find_whole(text)
    is_said = form is not None and not form.protected and is_protected(text)
    return form.number if form and not is_said else text


def is_protected(text: str) -> bool:
    """Tell whether `text` names a form or a kind of case that 8 U.S.C. 1367 always covers.

    >>> is_protected("I-918"), is_protected("U visa"), is_protected("I-485 (VAWA)")
    (True, True, True)
    >>> is_protected("I-485"), is_protected("")
    (False, False)
    """
    form = find(text)
    if form is not None and form.protected:
        return True
    words = f" {_words(text)} "
    return any(alias in words for alias in _protected_words())


def named_in(text: str) -> list[Form]:
    """Return the listed forms whose numbers are in `text`, in their order; a notice is none.

    >>> [form.number for form in named_in("I-797C: your I-485 and Form I-765")]
    ['I-485', 'I-765']
    """
    return list(dict.fromkeys(_mentioned(_words(text))))


@cache
def _protected_words() -> tuple[str, ...]:
    said = (_words(alias) for each in load_forms() for alias in each.protected_aliases)
    # One word may be written together with a number: I360VAWA.
    return tuple(f" {alias} " if " " in alias else alias for alias in said)


@cache
def load_forms() -> tuple[Form, ...]:
    """Return all forms; the file is read once.

    >>> [form.number for form in load_forms() if form.protected]
    ['I-914', 'I-918', 'I-929']
    """
    return ready("forms", _read_forms)


def _read_forms() -> tuple[Form, ...]:
    import tomllib

    text = Path(__file__).with_name("forms.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["form"]
    lists = ("aliases", "protected_aliases", "supplements", "perhaps")
    return tuple(Form(**row | {key: tuple(row.get(key, ())) for key in lists}) for row in rows)


def __getattr__(name: str) -> object:
    if name == "FORMS":
        return load_forms()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _by_digits() -> Mapping[str, Form]:
    """Return the forms by letter, digits and edition letter without the dash: I129F."""
    return {form.number.replace("-", ""): form for form in load_forms()}


@cache
def _by_words() -> Mapping[str, Form]:
    named = {}
    for form in load_forms():
        called = (*form.aliases, *form.protected_aliases)
        for words in (form.title, f"{form.number} {form.title}", *called):
            named[_words(words)] = form
    return named


def _find_whole(text: str) -> Form | None:
    words = _words(text).removeprefix("USCIS ").removeprefix("FORM ")
    return _by_words().get(words) or _by_number(words.replace(" ", ""))


def _by_number(typed: str) -> Form | None:
    """Return the form whose number is `typed`, its letter left out, or a 1 or L for the I."""
    number = typed.replace("O", "0")
    spellings = [number, f"I{number}", f"N{number}"]
    if number.startswith(("1", "L")):
        spellings.append(f"I{number[1:]}")
    return next((_by_digits()[each] for each in spellings if each in _by_digits()), None)


def _mentioned(words: str) -> Iterable[Form]:
    """Yield the listed forms whose numbers are in `words`, a supplement as the form itself.

    Another letter makes another form: I-131A is none of them.
    """
    for letter, digits, edition in _MENTION.findall(words):
        form = _by_number(letter + digits + edition)
        whole = _by_number(letter + digits)
        if form:
            yield form
        elif whole and (whole.protected or edition in whole.supplements):
            yield whole


def _aliases_within(words: str) -> Iterable[Form]:
    """Yield the forms whose aliases are in `words`, the longer alias before what it contains."""
    left = f" {words} "
    for alias in sorted(_by_words(), key=len, reverse=True):
        if f" {alias} " in left:
            yield _by_words()[alias]
            left = left.replace(f" {alias} ", " | ")


def _words(text: str) -> str:
    """Return the letters and digits of `text` as capitals, one space between the words."""
    plain = unicodedata.normalize("NFKD", text).upper()
    kept = (
        character if character.isalnum() else "" if _is_invisible(character) else " "
        for character in plain
    )
    return " ".join("".join(kept).split())


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or unicodedata.category(character) == "Cf"
