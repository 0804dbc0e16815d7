"""The columns of a list of cases: what each header of a spreadsheet means.

A column is named like the key of a case file (`receipt_number`, `filed_on`). A contact's column is
named after its channel and what it tells: `call_date`, `center_email_answer`, `call_2_date` for the
second call. Spelling, spaces and dashes do not matter, and the words that people use are known.

A header may be a question of the form, and a cell one of its answers. Both are English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
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
from case_inquiry.caseload.choices import PROTECTED
from case_inquiry.days.words import without_accents
from case_inquiry.form.fields import FIELDS, PLACES, REQUEST_NUMBER, questions_of
from case_inquiry.messages import N_, message
from case_inquiry.ready import ready

#: The office's own word for a case, given back as it is. No key of a case.
REFERENCE = "reference"
RECEIPT = "receipt_number"
#: Whether a call opened a request, whatever became of its number.
REQUEST_OPENED = "service_request_opened"
CASE_COLUMNS = tuple(name for name in CASE_KEYS if name != "contacts")

#: What a row may tell of several cases: "Receipt 2", "Form 2".
NUMBERED = frozenset(CASE_COLUMNS) - {"version", "role", "consent", PROTECTED}

#: What a contact's column tells, and the contact's key.
CONTACT_COLUMNS = {"date": "on", "time": "at", "number": REQUEST_NUMBER} | {
    name: name for name in CONTACT_KEYS if name != "channel"
}
#: What the form asks about a call beyond its day, time and answer needs no channel before it.
OF_A_CALL = (
    *(key for key in questions_of("call", asked_online=True) if key not in ("on", "at")),
    REQUEST_OPENED,
)

_NOT_A_WORD = re.compile(r"[\W_]+")
_SIGN = re.compile("[#\u2116]")
#: ReceiptNumber, as databases write it.
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_NUMBER_WORD = re.compile(r"(?<=_)(?:no|nos|nr|nbr|num|numbers|number_s)$")
#: In front of "de recibo", where Spanish has it.
_NUMBER_IN_FRONT = re.compile(
    r"^(?:n_o|n|no|nro|num|number)(?=_del?_)|^(?:nro|num|number)(?=_(?:recibo|a)$)"
)
_IN_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
#: A column that has one of these words in its header tells of a law that protects the case.
_PROTECTED_WORD = re.compile(
    r"(?:^|_)(?:vawa|1367|[tu]_visas?|visas?_[tu]|[tu]_nonimmigrant|i?_?9(?:14|18))(?:_|$)"
)
_FORM_IN_FRONT = re.compile(
    r"^(?:form_)?([in]_?[0-9]{2,3}[a-z]?|ead|ap|aos|application|petition)_(?=receipt)"
)
_NUMBER_BEHIND = re.compile(r"(.+?)_([1-9])(_number)?")
_WORDS_IN_FRONT = re.compile(r"^.+_(?=receipt(?:_number)?$)")
LONGEST_HEADER = 200


class Target(NamedTuple):
    """What a column fills: a key of the case, or of the `number`-th contact of a `channel`.

    Where a row tells of several cases, `number` says which of them a key of the case belongs to.
    """

    key: str
    channel: str = ""
    number: int = 1


class Column(NamedTuple):
    """A column that is read: its place from the left, its header as written, what it fills.

    Where a row tells of several cases, `is_own` says that it is about one of them only.
    """

    place: int
    header: str
    target: Target
    is_own: bool = False


@cache
def load_headers() -> Mapping[str, Any]:
    """Return `words`: headers in people's words with their columns; and `weak` ones of these.

    >>> sorted(load_headers())
    ['weak', 'words']
    """
    return ready("headers", _read_headers)


def _read_headers() -> Mapping[str, Any]:
    import tomllib

    text = Path(__file__).with_name("headers.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text).values()
    words = {header: name for table in tables for header, name in table["words"].items()}
    return {"words": words, "weak": tuple(header for table in tables for header in table["weak"])}


def other_words() -> Mapping[str, str]:
    """Return headers in people's words, and the column that each means.

    >>> other_words()["filing_date"]
    'filed_on'
    """
    words: Mapping[str, str] = load_headers()["words"]
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


def names_a_key(header: str) -> bool:
    """Tell whether a header names what a case file has, beyond a word for a protected case.

    >>> names_a_key("Receipt #"), names_a_key("VAWA notes"), names_a_key("color")
    (True, False, False)
    """
    return _named(header) is not None


def _named(header: str) -> Target | None:
    targets = map(_target_of_name, _spellings(header))
    return next((target for target in targets if target is not None), None)


def _target_of_name(written: str) -> Target | None:
    name = other_words().get(written, written)
    return _target_of(name) or _targets_of_labels().get(name) or _numbered(written)


def _numbered(written: str) -> Target | None:
    """Return what a header with a number behind it means: "Receipt 2", "Date filed 1"."""
    found = _NUMBER_BEHIND.fullmatch(written)
    if found is None:
        return None
    target = _target_of_name(found[1] + (found[3] or ""))
    is_of_one = target is not None and not target.channel and target.key in NUMBERED
    return target._replace(number=int(found[2])) if target and is_of_one else None


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
    words = _NOT_A_WORD.sub("_", without_accents(apart).casefold()).strip("_")
    # People also write "e-mail". "e-Request" has only one spelling.
    words = re.sub(r"(?<![a-z])e_mail", "email", words)
    return _NUMBER_WORD.sub("number", _NUMBER_IN_FRONT.sub("numero", words))


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


def read_header(
    headers: Sequence[str], chosen: Mapping[int, Target | None] | None = None
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """Return the columns that are read, and the headers of those that are not.

    `chosen` says by their places what some columns fill, whatever their headers say; None leaves a
    column out. Raises CaseError where no header is known, or where two columns mean the same.

    >>> columns, ignored = read_header(["Receipt #", "Favorite color"])
    >>> columns[0].target.key, ignored
    ('receipt_number', ('Favorite color',))
    """
    columns: list[Column] = []
    ignored: list[str] = []
    taken: dict[Target, str] = {}
    twice: list[FieldError] = []
    shown = [on_one_line(header) for header in headers]
    for place, (header, (target, is_own)) in enumerate(
        zip(shown, targets_of(headers, chosen), strict=True)
    ):
        if target is None:
            ignored += [header] if header else []
        elif target in taken:
            sentence = N_("The columns “{first}” and “{second}” stand for the same. Keep one.")
            words = message(sentence, first=taken[target], second=header)
            twice.append(FieldError("invalid_value", header, words))
        else:
            taken[target] = header
            columns.append(Column(place, header, target, is_own))
    if twice:
        raise CaseError(tuple(twice))
    if not columns:
        raise no_columns()
    return tuple(columns), tuple(ignored)


class Meant(NamedTuple):
    """What a column fills, None where it is not read, and whether it is about one case of many."""

    target: Target | None
    is_own: bool = False


def targets_of(
    headers: Sequence[str], chosen: Mapping[int, Target | None] | None = None
) -> list[Meant]:
    """Return what each column fills; two may fill the same.

    What was `chosen` counts before what a header says.

    >>> [meant.target and meant.target.number for meant in targets_of(["Receipt 1", "Receipt 2"])]
    [1, 2]
    >>> targets_of(["Number", "Receipt #"], {0: Target("receipt_number")})[1].target is None
    True
    """
    shown = [on_one_line(header) for header in headers]
    settled = _of_each_case(shown, _without_weak(shown))
    picked = dict(chosen or {})
    found: list[Meant] = []
    for place, meant in enumerate(settled):
        if place in picked:
            target = picked[place]
            found.append(Meant(target, target is not None and _is_of_one(target)))
        else:
            found.append(Meant(None) if meant.target in picked.values() else meant)
    return found


def _is_of_one(target: Target) -> bool:
    return not target.channel and (target.number > 1 or target.key == RECEIPT)


def _of_each_case(headers: Sequence[str], targets: Sequence[Target | None]) -> list[Meant]:
    """Return what the columns fill, each of a row's cases with a number of its own.

    Each receipt number that its header tells from the others is a case. What else has the same
    number or form in its header belongs to that case. A number that no receipt number has says
    nothing.
    """
    labels = [
        _label_of(header) if _is_numbered(target) else ""
        for header, target in zip(headers, targets, strict=True)
    ]
    cases: dict[str, int] = {}
    for label, target in zip(labels, targets, strict=True):
        if target is not None and target.key == RECEIPT:
            cases.setdefault(label, len(cases) + 1)
    return [_meant(target, label, cases) for label, target in zip(labels, targets, strict=True)]


def _is_numbered(target: Target | None) -> bool:
    return target is not None and not target.channel and target.key in NUMBERED


def _meant(target: Target | None, label: str, cases: Mapping[str, int]) -> Meant:
    if target is None or not _is_numbered(target):
        return Meant(target)
    if label in cases:
        is_own = target.key == RECEIPT or label != ""
        return Meant(Target(target.key, number=cases[label]), is_own)
    if label.isdecimal() or (label and len(cases) > 1):
        return Meant(None)
    return Meant(Target(target.key))


def _label_of(header: str) -> str:
    """Return what tells a header from others of its kind: a number, or a form; empty without."""
    name = _as_name(header)
    found = _NUMBER_BEHIND.fullmatch(name)
    if found is not None and _numbered(name):
        return found[2]
    return form_in(header) or ""


def form_in(header: str) -> str | None:
    """Return the form that the header of a receipt number names in front, or None.

    >>> form_in("I-130 receipt"), form_in("EAD Receipt #"), form_in("Receipt #")
    ('I-130', 'I-765', None)
    """
    found = _FORM_IN_FRONT.match(_as_name(_IN_BRACKETS.sub(" ", header)).removeprefix("uscis_"))
    form = forms.find(found[1].replace("_", " ")) if found else None
    return form.number if form else None


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
    return _as_name(header) in load_headers()["weak"] or (
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
