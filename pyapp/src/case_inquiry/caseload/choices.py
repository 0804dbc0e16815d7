"""What a cell with a few possible answers says: a choice of the form, or yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from case_inquiry import forms
from case_inquiry.case.model import CASE_KEYS, CONTACT_KEYS
from case_inquiry.days.typed import UnclearTextError
from case_inquiry.form.fields import FIELDS, Field
from case_inquiry.form.walk import question_of
from case_inquiry.messages import N_, message

PROTECTED = "protected"
YES = frozenset({"yes", "y", "true", "x", "1"})
NO = frozenset({"no", "n", "false", "0"})
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


def letters_of(text: str) -> str:
    """Return the letters and digits of `text`, by which words are compared.

    >>> letters_of("Not received"), letters_of("not_received")
    ('notreceived', 'notreceived')
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def read_choice(key: str, text: str) -> str | None:
    """Return the value of `key` that `text` spells, or None where it says that there is none.

    `key` is one of `CHOICES`. Raises UnclearTextError (`invalid_value`) for any other text; it
    names the words that can be read.

    >>> read_choice("answer", "Yes, but it did not help"), read_choice("answer", "not solved")
    ('not_solved', 'not_solved')
    >>> read_choice("answer", "no") is None
    True
    """
    if key == "answer" and text.casefold() in NO:
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
    if text.casefold() in YES or (said and letters_of(text) == letters_of(str(said.label))):
        return True
    if key == PROTECTED and (letters_of(text) in ("t", "u") or forms.is_protected(text)):
        return True
    if text.casefold() in NO or letters_of(text) == "none":
        return False
    unsure = N_("Write yes or no. If you are not sure, write yes.")
    words = message(unsure if key == "protected" else N_("Write yes or no."))
    raise UnclearTextError("invalid_value", words)


@cache
def _spelled(key: str) -> Mapping[str, str | None]:
    """Return every text that can be read, its letters only, with the value that it means."""
    codes: dict[str, str | None] = {letters_of(value): value for value in CHOICES[key]}
    return codes | {letters_of(label): value for value, label in _labels(key)}


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
