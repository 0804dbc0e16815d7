"""How a list is read, so that a person can check it before it is planned, and change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from case_inquiry import forms
from case_inquiry.case import CaseError, contact_kinds
from case_inquiry.case.model import CASE_KEYS, CONTACT_KEYS, key_of
from case_inquiry.caseload.board.session import Session
from case_inquiry.caseload.cells import DAYS
from case_inquiry.caseload.choices import PROTECTED, says_no
from case_inquiry.caseload.columns import (
    CASE_COLUMNS,
    OF_A_CALL,
    REFERENCE,
    Column,
    Target,
    on_one_line,
    targets_of,
)
from case_inquiry.caseload.header import MOST_ROWS_ABOVE, NO_HEADER, find_header
from case_inquiry.caseload.order import DAY_FIRST, MONTH_FIRST, contradiction, first_of_each
from case_inquiry.caseload.sheet import Line, letters_of_column
from case_inquiry.form.fields import FIELDS
from case_inquiry.messages import N_, Message, message
from case_inquiry.plan.text import Say

REFERENCE_WORDS = N_("Your own word for the case")
NOT_READ = N_("Do not read")
NO_HEADER_WORDS = N_("No row names the columns")
HEADER_ROW, ROW = N_("Row {row}: {cells}"), N_("Row {row}")
OF_CONTACT = N_("{contact}: {field}")
NUMBERED = N_("{words} ({number})")
HALF_KNOWN = N_(
    "We know only the column of receipt numbers. Choose what the other columns are, or "
    "“Do not read”."
)
WHICH_ORDER = N_(
    "Row {row} has {shown}, so the day can come first in this file. Row {other} has {unclear}, "
    "which can be two days. Which comes first?"
)
WHICH_ORDER_AT_ALL = N_("Row {other} has {unclear}, which can be two days. Which comes first?")
ORDER_WORDS = {MONTH_FIRST: N_("The month, as in 10/25/2026"), DAY_FIRST: N_("The day")}
#: Calls that a person can choose a column for; a list may have more.
CALLS = (1, 2)
#: What a column can tell about a contact that is no call.
OF_OTHERS = ("on", "answer", "answered_on", "promised_on")
LONGEST_SAMPLE = 40
ROWS_WITH_SAMPLES = 200
SAMPLES = 2
#: Words in a header that tell of a contact; such a column that is not read is shown first.
CONTACT_WORDS = ("call", "mail", "request", "agent", "contact", "inquir", "response", "answer")


class _Shape(NamedTuple):
    """The header of a list, and what each of its columns fills."""

    row: int
    headers: Sequence[str]
    targets: Sequence[Target | None]


def preview(session: Session, say: Say) -> dict[str, object]:
    r"""Return how a list is read: sheet, header row, columns with samples, order of dates.

    `wrong` are sentences about what keeps it from being read; `ask` is the question for the order
    of its dates, where the list itself does not tell.

    >>> from datetime import date
    >>> from case_inquiry.procedure import load_procedure
    >>> made = Session(b"Receipt #,Color\nEAC1710450146,red\n", load_procedure("current"),
    ...     date(2026, 11, 24))
    >>> [(column["header"], column["target"]) for column in preview(made, str)["columns"]]
    [('Color', ''), ('Receipt #', 'receipt_number||1')]
    """
    wrong, ask = _refusals(session)
    shape = _shape(session)
    return {
        "sheet": session.sheet.name,
        "sheets": [name for name in (session.sheet.name, *session.sheet.others) if name],
        "is_plain": session.is_plain,
        "header_row": shape.row,
        "header_rows": [] if session.is_plain else _header_rows(session.lines, shape.row, say),
        "columns": _columns(session.lines, shape),
        "targets": [{"id": "", "label": say(NOT_READ)}, *_choices(shape, say)],
        "dates": None if ask else _dates_in(session),
        "has_days": any(target and _is_day(target) for target in shape.targets),
        "orders": [{"id": order, "label": say(words)} for order, words in ORDER_WORDS.items()],
        "lines": sum(1 for _, cells in session.lines if any(map(str.strip, cells))),
        "said": [say(note) for note in session.sheet.notes],
        "ask": None if ask is None else say(ask),
        "wrong": list(map(say, wrong)),
    }


def _refusals(session: Session) -> tuple[list[Message | str], Message | None]:
    if session.is_half_known:
        return [Message(HALF_KNOWN)], None
    try:
        session.open()
    except CaseError as refused:
        ask = _order_question(session)
        if ask is not None:
            return [], ask
        return [error.message for error in refused.errors], None
    return [], None


def _order_question(session: Session) -> Message | None:
    """Return the question that dates of both orders ask; None where something else is wrong."""
    shape = _shape(session)
    days = [place for place, target in enumerate(shape.targets) if target and _is_day(target)]
    shown = first_of_each((line for line in session.lines if line[0] != shape.row), days)
    found = None if session.options.dates else contradiction(shown, session.usual)
    if found is None:
        return None
    unclear = {"other": found.unclear.row, "unclear": found.unclear.text}
    if found.shown is None:
        return message(WHICH_ORDER_AT_ALL, **unclear)
    return message(WHICH_ORDER, row=found.shown.row, shown=found.shown.text, **unclear)


def _dates_in(session: Session) -> str:
    """Return the order in which the dates are read, or were read but for something else."""
    if session.list is not None:
        return session.list.order
    return session.options.dates or (DAY_FIRST if session.usual.is_day_first else MONTH_FIRST)


def _is_day(target: Target) -> bool:
    return target.key != REFERENCE and key_of(target.key).kind in DAYS


def _shape(session: Session) -> _Shape:
    """Return the header that is read, or what a person can choose from where none is."""
    try:
        opened = session.open()
    except CaseError:
        return _guessed(session)
    return _Shape(opened.header_row, opened.headers, _by_place(opened.headers, opened.columns))


def _by_place(headers: Sequence[str], columns: Sequence[Column]) -> list[Target | None]:
    read = {column.place: column.target for column in columns}
    return [read.get(place) for place in range(len(headers))]


def _guessed(session: Session) -> _Shape:
    row, chosen = session.named()
    try:
        number, headers = find_header(session.lines, row)
    except CaseError:
        number, headers = find_header(session.lines, NO_HEADER)
    return _Shape(number, headers, [meant.target for meant in targets_of(headers, chosen)])


def _header_rows(lines: Sequence[Line], header: int, say: Say) -> list[dict[str, object]]:
    """Return the rows that can name the columns; what is below the header is not told."""
    filled = (line for line in lines if any(map(str.strip, line[1])))
    rows = [
        {
            "row": number,
            "label": say(
                message(HEADER_ROW, row=number, cells=_joined(cells))
                if number <= header
                else message(ROW, row=number)
            ),
        }
        for number, cells in islice(filled, MOST_ROWS_ABOVE)
    ]
    return [*rows, {"row": NO_HEADER, "label": say(NO_HEADER_WORDS)}]


def _joined(cells: Sequence[str]) -> str:
    return on_one_line(" | ".join(cell for cell in cells if cell.strip()))[: 2 * LONGEST_SAMPLE]


def _columns(lines: Sequence[Line], shape: _Shape) -> list[dict[str, object]]:
    """Return the columns, those first that may tell of a contact and are not read."""
    flags = [place for place, target in enumerate(shape.targets) if target == Target(PROTECTED)]
    rows = islice((cells for number, cells in lines if number > shape.row), ROWS_WITH_SAMPLES)
    below = [cells for cells in rows if not _may_be_protected(cells, flags)]
    told = zip(shape.headers, shape.targets, strict=True)
    found = [
        {
            "place": place,
            "letters": letters_of_column(place),
            "header": on_one_line(header),
            "target": "" if target is None else target_id(target),
            "samples": _samples(below, place),
        }
        for place, (header, target) in enumerate(told)
    ]
    return sorted((each for each in found if each["header"] or each["samples"]), key=_order)


def _may_be_protected(cells: Sequence[str], flags: Sequence[int]) -> bool:
    """Tell whether a row may tell of a protected case: nothing in it is shown as a sample."""
    told = (cells[place].strip() for place in flags if place < len(cells))
    return any(text and not says_no(text) for text in told) or any(map(forms.is_protected, cells))


def _samples(below: Sequence[Sequence[str]], place: int) -> list[str]:
    cells = (on_one_line(cells[place]) for cells in below if place < len(cells))
    filled = dict.fromkeys(cell[:LONGEST_SAMPLE] for cell in cells if cell)
    return list(islice(filled, SAMPLES))


def _order(column: dict[str, object]) -> tuple[int, int]:
    header = str(column["header"]).casefold()
    is_contact = any(word in header for word in CONTACT_WORDS)
    rank = 2 if column["target"] else 0 if is_contact else 1
    return rank, int(str(column["place"]))


def target_id(target: Target) -> str:
    """Return what a column fills as one text, as the page sends it back.

    >>> target_id(Target("on", "call", 2))
    'on|call|2'
    """
    return f"{target.key}|{target.channel}|{target.number}"


def target_of(text: str) -> Target | None:
    """Return what `target_id` wrote; None for an empty text. Raises ValueError for any other.

    >>> target_of("form||1").key, target_of("")
    ('form', None)
    """
    if not text:
        return None
    key, channel, number = text.split("|")
    found = Target(key, channel, int(number))
    keys = CONTACT_KEYS if channel else {**CASE_KEYS, REFERENCE: None}
    if key not in keys or (channel and channel not in contact_kinds()) or not 0 < found.number < 10:
        raise ValueError(f"no column fills {text}")
    return found


def _choices(shape: _Shape, say: Say) -> Iterator[dict[str, str]]:
    known = list(_targets())
    more = (target for target in shape.targets if target is not None and target not in known)
    for target in (*known, *more):
        yield {"id": target_id(target), "label": say(_words(target))}


def _targets() -> Iterator[Target]:
    yield Target("receipt_number")
    yield Target(REFERENCE)
    yield from (Target(key) for key in CASE_COLUMNS if key not in ("version", "receipt_number"))
    for number in CALLS:
        yield from (Target(key, "call", number) for key in ("on", "at", "answer", *OF_A_CALL))
    for channel in contact_kinds():
        if channel != "call":
            yield from (Target(key, channel) for key in OF_OTHERS)


def _words(target: Target) -> Message:
    words = Message(REFERENCE_WORDS) if target.key == REFERENCE else _key_words(target.key)
    if target.channel:
        contact = Message(contact_kinds()[target.channel].name)
        words = message(OF_CONTACT, contact=contact, field=words)
    return message(NUMBERED, words=words, number=target.number) if target.number > 1 else words


def _key_words(key: str) -> Message:
    labels = (row.label for row in FIELDS if row.name == key)
    return Message(key_of(key).words or next(labels, key))
