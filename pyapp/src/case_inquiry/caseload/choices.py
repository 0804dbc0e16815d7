"""What a cell may choose from: the words of a case file, and the words of the form's answers.

A header may be a question of the form, so its cells may be the form's answers. Both are English, as
the headers are. Spelling, spaces and dashes do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from case_inquiry.case import model as model
from case_inquiry.days.typed import UnclearTextError
from case_inquiry.form.walk import question_of
from case_inquiry.messages import N_, message

YES = frozenset({"yes", "y", "true", "x", "1"})
NO = frozenset({"no", "n", "false", "0"})
#: The keys that have a few values only, and these values.
CHOICES: Mapping[str, Sequence[str]] = {
    "role": model.ROLES,
    "consent": model.CONSENTS,
    "problem": model.PROBLEMS,
    "case_status": model.CASE_STATUSES,
    "situation": model.SITUATIONS,
    "center": model.CENTERS,
    "answer": model.ANSWERS,
}
#: The questions of the form that have the same values, where there is one.
QUESTIONS = {
    "role": "role",
    "consent": "consent",
    "problem": "problem",
    "case_status": "case_status",
    "center": "center",
    "answer": "center_answer",
}
#: Answers of the form that a case has no value for: they tell nothing.
NOTHING = {"answer": "none", "center": "unknown", "case_status": "not_looked"}


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


def read_flag(text: str) -> bool:
    """Return whether a cell says yes; raises UnclearTextError where it says neither yes nor no.

    >>> read_flag("X"), read_flag("Yes, or I am not sure"), read_flag("no")
    (True, True, False)
    """
    said = question_of("privacy")[1].choice("yes")
    if text.casefold() in YES or (said and letters_of(text) == letters_of(said.label)):
        return True
    if text.casefold() in NO:
        return False
    words = message(N_("Write yes or no. If you are not sure, write yes."))
    raise UnclearTextError("invalid_value", words)


@cache
def _spelled(key: str) -> Mapping[str, str | None]:
    """Return every text that can be read, its letters only, with the value that it stands for."""
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
    for choice in question_of(QUESTIONS[key])[1].choices:
        if choice.value in CHOICES[key]:
            yield choice.value, choice.label
        elif choice.value == NOTHING.get(key):
            yield None, choice.label
