"""What a cell with a few possible answers says: a choice of the form, or yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from case_inquiry import forms
from case_inquiry.case.model import CASE_KEYS, CONTACT_KEYS
from case_inquiry.days.typed import UnclearTextError
from case_inquiry.days.words import without_accents
from case_inquiry.form.fields import FIELDS, Field
from case_inquiry.form.walk import question_of
from case_inquiry.messages import N_, message
from case_inquiry.ready import ready

PROTECTED = "protected"
#: The keys that have a few values only, and these values.
CHOICES: Mapping[str, Sequence[str]] = {
    name: key.choices for name, key in (CASE_KEYS | CONTACT_KEYS).items() if key.choices
}
#: The groups of the form that have the same values, and the answer that tells nothing.
QUESTIONS: Mapping[str, Field] = {
    row.name: row
    for row in reversed(FIELDS)
    if row.name in CHOICES
    and all(question_of(row.question)[1].choice(value) for value in CHOICES[row.name])
}


@cache
def load_answers() -> Mapping[str, Any]:
    """Return the words for answers in each language; the file is read once.

    >>> load_answers()["es"]["pending"]
    ('pendiente',)
    """
    return ready("answers", _read_answers)


def _read_answers() -> Mapping[str, Any]:
    import tomllib

    text = Path(__file__).with_name("answers.toml").read_text(encoding="utf-8")
    return {
        language: {
            **{name: tuple(words) for name, words in table.items() if name != "choices"},
            "choices": {
                key: {value: tuple(words) for value, words in values.items()}
                for key, values in table["choices"].items()
            },
        }
        for language, table in tomllib.loads(text).items()
    }


@cache
def _words_for(group: str) -> frozenset[str]:
    return frozenset(word for table in load_answers().values() for word in table[group])


def _says(group: str, text: str) -> bool:
    return without_accents(text).casefold() in _words_for(group)


def says_yes(text: str) -> bool:
    """Tell whether a cell says yes.

    >>> says_yes("X"), says_yes("Sí"), says_yes("perhaps")
    (True, True, False)
    """
    return _says("yes", text)


def says_no(text: str) -> bool:
    """Tell whether a cell says no.

    >>> says_no("No"), says_no("never")
    (True, False)
    """
    return _says("no", text)


def is_pending(text: str) -> bool:
    """Tell whether a cell for an answer says that it is still to come.

    >>> is_pending("Pending"), is_pending("pendiente")
    (True, True)
    """
    return letters_of(text) in _words_for("pending")


def letters_of(text: str) -> str:
    """Return the letters and digits of `text`, by which words are compared.

    >>> letters_of("Not received"), letters_of("not_received"), letters_of("no me ayudó")
    ('notreceived', 'notreceived', 'nomeayudo')
    """
    return "".join(letter for letter in without_accents(text).casefold() if letter.isalnum())


def read_choice(key: str, text: str) -> str | None:
    """Return the value of `key` that `text` spells, or None where it says that there is none.

    `key` is one of `CHOICES`. Raises UnclearTextError (`invalid_value`) for any other text; it
    names the words that can be read.

    >>> read_choice("answer", "Yes, but it did not help"), read_choice("answer", "not solved")
    ('not_solved', 'not_solved')
    >>> read_choice("answer", "No me ayudó")
    'not_solved'
    >>> read_choice("answer", "no") is None
    True
    """
    if key == "answer" and says_no(text):
        return None
    spelled = _spelled(key)
    if letters_of(text) in spelled:
        return spelled[letters_of(text)]
    words = message(N_("Write one of these: {choices}."), choices=" | ".join(_words(key)))
    raise UnclearTextError("invalid_value", words)


def read_flag(key: str, text: str) -> bool:
    """Return whether a cell of `key` says yes.

    That a case is protected may be said in the form's words as well. Raises UnclearTextError where
    the cell says neither yes nor no.

    >>> read_flag("protected", "X"), read_flag("protected", "Yes, or I am not sure")
    (True, True)
    >>> read_flag("service_request_opened", "no")
    False
    """
    said = question_of("privacy")[1].choice("yes") if key == PROTECTED else None
    if says_yes(text) or (said and letters_of(text) == letters_of(str(said.label))):
        return True
    if key == PROTECTED and (letters_of(text) in ("t", "u") or forms.is_protected(text)):
        return True
    if says_no(text) or letters_of(text) in _words_for("none"):
        return False
    unsure = N_("Write yes or no. If you are not sure, write yes.")
    words = message(unsure if key == "protected" else N_("Write yes or no."))
    raise UnclearTextError("invalid_value", words)


@cache
def _spelled(key: str) -> Mapping[str, str | None]:
    """Return every text that can be read, its letters only, with the value that it means."""
    codes: dict[str, str | None] = {letters_of(value): value for value in CHOICES[key]}
    told = {letters_of(word): value for value, word in _other_words(key)}
    return codes | told | {letters_of(label): value for value, label in _labels(key)}


def _other_words(key: str) -> Iterator[tuple[str, str]]:
    """Yield the words of other languages with the value that each means."""
    for table in load_answers().values():
        for value, words in table["choices"].get(key, {}).items():
            yield from ((value, word) for word in words)


def _words(key: str) -> Iterator[str]:
    """Yield the form's words, and a code where the form has no words for it."""
    labels = dict(_labels(key))
    yield from labels.values()
    yield from (value for value in CHOICES[key] if value not in labels)


def _labels(key: str) -> Iterator[tuple[str | None, str]]:
    """Yield each of the form's answers that can be read: its value, and its words."""
    if key not in QUESTIONS:
        return
    row = QUESTIONS[key]
    for choice in question_of(row.question)[1].choices:
        if choice.value in CHOICES[key]:
            yield choice.value, str(choice.label)
        elif choice.value == row.nothing:
            yield None, str(choice.label)
