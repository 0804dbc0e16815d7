"""Words that mean that there is nothing: one list for every field, in `nothing.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from case_inquiry.days.words import without_accents
from case_inquiry.ready import ready

#: Marks that fill a field without saying anything.
_MARKS = frozenset(" -_.,;:/\\*#~?!()[]\u2013\u2014\u2015\u2212\u2026\u00b7'\"")


@cache
def load_words() -> Mapping[str, tuple[str, ...]]:
    """Return the words of all languages by their group; the file is read once.

    >>> sorted(load_words())
    ['empty', 'no_reason', 'not_given']
    """
    return ready("nothing", _read_words)


def _read_words() -> Mapping[str, tuple[str, ...]]:
    import tomllib

    text = Path(__file__).with_name("nothing.toml").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for groups in tomllib.loads(text).values():
        for name, words in groups.items():
            found[name] = (*found.get(name, ()), *map(_letters, words))
    return found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, without_accents(text).casefold()))


def _says(group: str, text: str) -> bool:
    """Tell whether a text is a word of a group: most have a sign that none of them has."""
    if text.isascii() and not _signs_of(group).issuperset(text):
        return False
    return _letters(text) in _words_for(group)


@cache
def _words_for(group: str) -> frozenset[str]:
    return frozenset(load_words()[group])


@cache
def _signs_of(group: str) -> frozenset[str]:
    letters = set("".join(load_words()[group]))
    signs = map(chr, range(128))
    return frozenset(sign for sign in signs if not sign.isalnum() or sign.casefold() in letters)


def is_blank(text: str) -> bool:
    """Tell whether a field of any kind is empty: marks only, or a program's word for it.

    >>> is_blank(" -- "), is_blank("#N/A"), is_blank("none"), is_blank("0")
    (True, True, False, False)
    """
    return _MARKS.issuperset(text.strip()) or _says("empty", text)


def says_nothing(text: str) -> bool:
    """Tell whether a field for a number, a name or a day says that there is none.

    >>> says_nothing("None"), says_nothing("not opened"), says_nothing("SR-99")
    (True, True, False)
    """
    return is_blank(text) or _says("not_given", text)


def says_no_reason(text: str) -> bool:
    """Tell whether the words for a reason say that none was named.

    >>> says_no_reason("None."), says_no_reason("ninguna razón"), says_no_reason("too early")
    (True, True, False)
    """
    return _says("no_reason", text)
