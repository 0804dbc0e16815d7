"""The columns of a list of cases: what each header of a spreadsheet means.

A column is named like the key of a case file (`receipt_number`, `filed_on`). A contact's column is
named after its channel and what it tells: `call_date`, `center_email_answer`, `call_2_date` for the
second call. Spelling, spaces and dashes do not matter, and the words that people use are known.

A header may be a question of the form, and a cell one of its answers. Both are English.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from case_inquiry import forms
from case_inquiry.case.model import (
    CASE_KEYS,
    CONTACT_KEYS,
    CaseError,
    FieldError,
    contact_kinds,
)
from case_inquiry.caseload.sheet import MOST_COLUMNS, Line
from case_inquiry.days.typed import UnclearTextError
from case_inquiry.form.fields import FIELDS, PLACES, REQUEST_NUMBER, Field, questions_of
from case_inquiry.form.walk import question_of
from case_inquiry.messages import N_, message

#: The office's own word for a case, given back as it is. No key of a case.
REFERENCE = "reference"
PROTECTED = "protected"
#: Whether a call opened a request, whatever became of its number.
REQUEST_OPENED = "service_request_opened"
CASE_COLUMNS = tuple(name for name in CASE_KEYS if name != "contacts")

#: What a contact's column tells, and the contact's key.
CONTACT_COLUMNS = {"date": "on", "time": "at", "number": REQUEST_NUMBER} | {
    name: name for name in CONTACT_KEYS if name != "channel"
}
#: What the form asks about a call beyond its day, time and answer needs no channel before it.
OF_A_CALL = (
    *(key for key in questions_of("call", asked_online=True) if key not in ("on", "at")),
    REQUEST_OPENED,
)

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

_NOT_A_WORD = re.compile(r"[\W_]+")
_SIGN = re.compile("[#\u2116]")
#: ReceiptNumber, as databases write it.
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_NUMBER_WORD = re.compile(r"(?<=_)(?:no|nos|nr|nbr|num|numbers|number_s)$")
_IN_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
#: A column that has one of these words in its header tells of a law that protects the case.
_PROTECTED_WORD = re.compile(
    r"(?:^|_)(?:vawa|1367|[tu]_visas?|[tu]_nonimmigrant|i?_?9(?:14|18))(?:_|$)"
)
_FORM_IN_FRONT = re.compile(
    r"^(?:form_)?(?:[in]_?[0-9]{2,3}[a-z]?|ead|ap|aos|application|petition)_(?=receipt)"
)
_WORDS_IN_FRONT = re.compile(r"^.+_(?=receipt(?:_number)?$)")
#: Where a list has a title above its columns.
MOST_ROWS_ABOVE = 20
LONGEST_HEADER = 200


class Target(NamedTuple):
    """What a column fills: a key of the case, or of the `number`-th contact of a `channel`."""

    key: str
    channel: str = ""
    number: int = 1


class Column(NamedTuple):
    """A column that is read: its place from the left, its header as written, what it fills."""

    place: int
    header: str
    target: Target


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))


def other_words() -> Mapping[str, str]:
    """Return headers in people's words, and the column that each means.

    >>> other_words()["filing_date"]
    'filed_on'
    """
    words: Mapping[str, str] = _table()["words"]
    return words


def find_target(header: str) -> Target | None:
    """Return what the column under `header` fills, or None where the header is not known.

    >>> find_target("Receipt #"), find_target("E-Request date"), find_target("Favorite color")
    (Target(key='receipt_number', channel='', number=1), Target(key='on', channel='e_request', \
number=1), None)
    """
    if len(header) > LONGEST_HEADER:
        return None
    is_protected = _PROTECTED_WORD.search(_as_name(header))
    return _named(header) or (Target(PROTECTED) if is_protected else None)


def _named(header: str) -> Target | None:
    targets = map(_target_of_name, _spellings(header))
    return next((target for target in targets if target is not None), None)


def _target_of_name(written: str) -> Target | None:
    name = other_words().get(written, written)
    return _target_of(name) or _targets_of_labels().get(name)


def _target_of(name: str) -> Target | None:
    if name in (*CASE_COLUMNS, REFERENCE):
        return Target(name)
    return Target(name, "call") if name in OF_A_CALL else _find_contact(name)


def _spellings(header: str) -> Iterator[str]:
    """Yield the names that a header may stand for, as it is written first."""
    written = _as_name(header)
    yield written
    plain = _as_name(_IN_BRACKETS.sub(" ", header))
    yield plain
    shorter = plain.removeprefix("uscis_")
    yield shorter
    # "I-485 Receipt #" is a receipt number all the same; what it is of says the form's column.
    yield _FORM_IN_FRONT.sub("", shorter)
    yield _WORDS_IN_FRONT.sub("", shorter)


def _as_name(header: str) -> str:
    """Return the words of a header as a key is written."""
    apart = _CAPITAL_INSIDE.sub("_", unicodedata.normalize("NFKC", _SIGN.sub(" number ", header)))
    words = _NOT_A_WORD.sub("_", apart.casefold()).strip("_")
    # People also write "e-mail". "e-Request" has only one spelling.
    words = re.sub(r"(?<![a-z])e_mail", "email", words)
    return _NUMBER_WORD.sub("number", words)


@cache
def _targets_of_labels() -> Mapping[str, Target]:
    """Return what the questions of the form fill, by their labels that mean one thing only."""
    found: dict[str, list[Target]] = {}
    for row in FIELDS:
        place = PLACES.get(row.place)
        target = Target(row.name, place.channel, place.number) if place else Target(row.name)
        found.setdefault(_as_name(row.label), []).append(target)
    return {name: targets[0] for name, targets in found.items() if len(targets) == 1}


def _contact_key(name: str) -> str | None:
    return CONTACT_COLUMNS.get(name) or CONTACT_COLUMNS.get(other_words().get(name, ""))


def _find_contact(name: str) -> Target | None:
    for channel in contact_kinds():
        found = re.fullmatch(rf"{channel}(?:_([1-9]))?_([a-z_]+)", name)
        key = _contact_key(found[2]) if found else None
        if found and key:
            return Target(key, channel, int(found[1] or 1))
    return None


def on_one_line(text: str) -> str:
    r"""Return what a file says so that it can be shown: on one line, nothing in it but signs.

    >>> on_one_line("Receipt\n number\x1b[2J")
    'Receipt number?[2J'
    """
    line = " ".join(text.split())
    return "".join(sign if sign.isprintable() else "?" for sign in line)


def header_place(lines: Sequence[Line]) -> int | None:
    """Return the place of the line that names the columns, or None where none does.

    It is the one of the first lines with the most headers that are known.

    >>> header_place([(1, ["Our open cases"]), (3, ["Receipt #", "Form"]), (4, ["EAC...", "I-90"])])
    1
    """
    known = [
        sum(
            len(cell) <= LONGEST_HEADER and _named(cell) is not None
            for cell in cells[:MOST_COLUMNS]
        )
        for _, cells in islice(lines, MOST_ROWS_ABOVE)
    ]
    return known.index(max(known)) if any(known) else None


def is_split_header(above: Sequence[str], header: Sequence[str]) -> bool:
    """Tell whether the columns are named in two lines, one of them for groups of columns.

    >>> is_split_header(["Case", "", "Call", ""], ["Receipt #", "Form", "Date", "Answer"])
    True
    >>> is_split_header(["As of", "2026-11-20"], ["Receipt #", "Form"])
    False
    """
    group = ""
    for place, own in enumerate(header):
        group = (above[place].strip() if place < len(above) else "") or group
        if group and find_target(own) is None and find_target(f"{group} {own}") is not None:
            return True
    return False


def read_header(headers: Sequence[str]) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """Return the columns that are read, and the headers of those that are not.

    Raises CaseError where no header is known, or where two columns mean the same.

    >>> columns, ignored = read_header(["Receipt #", "Favorite color"])
    >>> columns[0].target.key, ignored
    ('receipt_number', ('Favorite color',))
    """
    columns: list[Column] = []
    ignored: list[str] = []
    taken: dict[Target, str] = {}
    twice: list[FieldError] = []
    shown = [on_one_line(header) for header in headers]
    targets = _without_weak(shown)
    for place, (header, target) in enumerate(zip(shown, targets, strict=True)):
        if target is None:
            ignored += [header] if header else []
        elif target in taken:
            sentence = N_("The columns “{first}” and “{second}” stand for the same. Keep one.")
            words = message(sentence, first=taken[target], second=header)
            twice.append(FieldError("invalid_value", header, words))
        else:
            taken[target] = header
            columns.append(Column(place, header, target))
    if twice:
        raise CaseError(tuple(twice))
    if not columns:
        raise no_columns()
    return tuple(columns), tuple(ignored)


def _without_weak(headers: Sequence[str]) -> list[Target | None]:
    """Return what the headers mean; of two that mean the same, the weaker word gives way."""
    targets = [find_target(header) for header in headers]
    is_weak = [_is_weak(header) for header in headers]
    strong = [target for target, weak in zip(targets, is_weak, strict=True) if target and not weak]
    settled: list[Target | None] = []
    for header, target, weak in zip(headers, targets, is_weak, strict=True):
        gives_way = weak and target in strong
        settled.append(_instead(header, (*strong, *settled)) if gives_way else target)
    return settled


def _is_weak(header: str) -> bool:
    """Tell whether a header is a vague word, or known by its last word only."""
    return _as_name(header) in _table()["weak"] or (
        _as_name(header).endswith(("receipt", "receipt_number"))
        and not any(map(_target_of_name, [*_spellings(header)][:-1]))
    )


def _instead(header: str, taken: Sequence[Target | None]) -> Target | None:
    """Return what a weaker word means instead: an office's own number for the case."""
    is_own = other_words().get(_as_name(header)) == "receipt_number"
    return Target(REFERENCE) if is_own and Target(REFERENCE) not in taken else None


def no_columns() -> CaseError:
    """Return the error of a list whose columns are not known.

    >>> str(no_columns().errors[0].message).partition(".")[0]
    'The first row names no column that we know'
    """
    sentence = N_(
        "The first row names no column that we know. Name the columns like receipt_number, "
        "filed_on, call_date."
    )
    return CaseError((FieldError("invalid_value", "", message(sentence)),))


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
