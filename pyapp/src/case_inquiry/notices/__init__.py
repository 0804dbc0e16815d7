"""What a notice, an email or a status page says about a case: numbers, form, Received Date.

Nothing is decided here. Each thing that is found is offered to the person, who takes it or leaves
it. Where a page names several cases, all their numbers are offered, each with the line that it
stands in. Of a case that a law protects nothing is offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from case_inquiry import forms
from case_inquiry.identifiers import a_number, inside, receipt
from case_inquiry.identifiers.cleaning import pieces
from case_inquiry.notices.received import received_dates

#: The form's questions that a notice can answer, in the order in which it prints them.
QUESTIONS = ("receipt_number", "form", "filed_on", "a_number")
#: A notice has one to four pages; a page has about 5,000 letters.
LONGEST_TEXT = 200_000
LONGEST_LINE_SHOWN = 80
#: So many of one kind are offered. A page with more is a list of cases.
MOST_OF_A_KIND = 8
_CASE_TYPE = "case type"
_RECEIVED_FORM = "received your form"
_A_NUMBER_LABELS = ("a-number", "a number", "alien", "uscis#", "uscis #", "registration number")


@dataclass(frozen=True)
class Find:
    """One thing that a notice says. `value` is a number as USCIS prints it, or a day.

    `question` is the form's question that it answers; `line` is where it stands.
    """

    question: str
    value: str | date
    line: str


@dataclass(frozen=True)
class Notice:
    """All that was found, in the order of the form's questions. Nothing of a protected case."""

    finds: tuple[Find, ...] = ()
    protected: bool = False


def read_notice(text: str, today: date) -> Notice:
    r"""Return what `text` says about a case; `today` bounds the days that can have come.

    >>> notice = read_notice("Receipt Number: EAC1710450146\nReceived Date 02/07/2017\n"
    ...     "Notice Date 02/10/2017\nCase Type I485 - ADJUST STATUS", date(2026, 11, 24))
    >>> [(found.question, str(found.value)) for found in notice.finds]
    [('receipt_number', 'EAC-17-104-50146'), ('form', 'I-485'), ('filed_on', '2017-02-07')]
    """
    if forms.is_protected(text):
        return Notice(protected=True)
    lines = [line for line in map(_tidied, text.splitlines()) if line.strip()]
    kinds = (_receipts(lines), _forms(lines), _received(lines, today), _a_numbers(lines))
    return Notice(tuple(found for kind in kinds for found in _each_once(kind)))


def _tidied(line: str) -> str:
    return "".join(sign if sign.isprintable() or sign == "\t" else " " for sign in line).rstrip()


def _each_once(finds: Iterator[Find]) -> list[Find]:
    first: dict[str | date, Find] = {}
    for found in finds:
        first.setdefault(found.value, found)
    return [*first.values()][:MOST_OF_A_KIND]


def _receipts(lines: list[str]) -> Iterator[Find]:
    for line in lines:
        for number in inside.receipts_in(pieces(line)):
            yield _find("receipt_number", receipt.format(number), line)


def _a_numbers(lines: list[str]) -> Iterator[Find]:
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        is_label = any(label in line.casefold() for label in _A_NUMBER_LABELS)
        has_digit = any(sign.isdecimal() for sign in line)
        whole = f"{line} {following}" if is_label and not has_digit else line
        for number in inside.a_numbers_in(pieces(whole), bare=is_label):
            yield _find("a_number", a_number.format(number), line)


def _received(lines: list[str], today: date) -> Iterator[Find]:
    for day, line in received_dates(lines, today):
        yield _find("filed_on", day, line)


def _forms(lines: list[str]) -> Iterator[Find]:
    """Yield the form that the notice is about; where it does not say, every form that it names."""
    said = list(_forms_said(lines))
    yield from said or _forms_named(lines)


def _forms_said(lines: list[str]) -> Iterator[Find]:
    for place, line in enumerate(lines):
        start = _case_starts(line)
        if start is None:
            continue
        here, below = line[start:], " ".join(lines[place + 1 : place + 2])
        form = forms.find(here) or forms.find(f"{here} {below}")
        if form is not None:
            yield _find("form", form.number, line if forms.find(here) else below)


def _case_starts(line: str) -> int | None:
    """Return where in a line the words begin that name the case's form; None if nowhere."""
    small = line.casefold()
    ends = (
        small.find(words) + len(words) for words in (_CASE_TYPE, _RECEIVED_FORM) if words in small
    )
    return min(ends, default=None)


def _forms_named(lines: list[str]) -> Iterator[Find]:
    for line in lines:
        for form in forms.named_in(line):
            yield _find("form", form.number, line)


def _find(question: str, value: str | date, line: str) -> Find:
    return Find(question, value, " ".join(line.split())[:LONGEST_LINE_SHOWN])
