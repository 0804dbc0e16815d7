"""What changed since last week: the board beside the file that the person saved from it then.

Rows are the same where their receipt numbers are, else where reference and form are, else where the
reference is. A row that has neither number nor reference cannot be found again and is not told.

Of a row that is gone only its place in last week's file is told: a law may protect it by now.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from case_inquiry.caseload.board.monday import JOINED
from case_inquiry.caseload.board.reading_back import as_read
from case_inquiry.caseload.board.states import STATES, BoardRow
from case_inquiry.caseload.board.words import STATE_WORDS, form_of
from case_inquiry.caseload.choices import letters_of
from case_inquiry.caseload.columns import on_one_line
from case_inquiry.caseload.sheet import Line, unreadable
from case_inquiry.messages import N_, NN_, Message, message, one_after_another
from case_inquiry.plan.text import Say

NEEDED = ("row", "receipt_number", "reference", "form", "state")
NOT_SAVED_HERE = N_("This is no file that was saved from the board. It has no column “{column}”.")
WRONG_STATE = N_("Row {row}: “{state}” is no state of the board.")
CHANGED, NEW, GONE = "changed", "new", "gone"
WORDS = {NEW: N_("new in the list"), GONE: N_("no longer in the list")}
FROM_TO = N_("was “{before}”, now “{now}”")
COUNTED = {
    CHANGED: NN_("{count} changed", "{count} changed"),
    NEW: NN_("{count} new", "{count} new"),
    GONE: NN_("{count} gone", "{count} gone"),
}
NOTHING = N_("Nothing changed.")


@dataclass(frozen=True)
class Before:
    """A row of last week's file."""

    row: int
    receipt: str
    reference: str
    form: str
    state: str


class Change(NamedTuple):
    """What changed: `kind` is `changed`, `new` or `gone`, the states are None where there is none.

    `row` is the row's number now; of one that is gone, its number in last week's list.
    """

    kind: str
    row: int
    before: str | None = None
    now: str | None = None


def read_last(lines: Iterable[Line]) -> tuple[Before, ...]:
    """Return the rows of a file that was saved from the board: numbers of its lines with cells.

    Raises CaseError where it is another file.

    >>> cells = ("7", "EAC1710450146", "C-1", "I-130", "waiting")
    >>> read_last([(1, NEEDED), (2, cells)])[0].state
    'waiting'
    """
    filled = [line for line in lines if any(cell.strip() for cell in line[1])]
    names = [cell.strip().casefold() for cell in filled[0][1]] if filled else []
    absent = [name for name in NEEDED if name not in names]
    if absent:
        raise unreadable("invalid_file", NOT_SAVED_HERE, column=absent[0])
    return tuple(
        _before(number, dict(zip(names, cells, strict=False))) for number, cells in filled[1:]
    )


def _before(number: int, cells: Mapping[str, str]) -> Before:
    told = {name: as_read(cells.get(name, "").strip()) for name in NEEDED}
    if told["state"] not in STATES:
        state = on_one_line(told["state"])
        raise unreadable("invalid_file", WRONG_STATE, row=number, state=state)
    row = int(told["row"]) if told["row"].isdecimal() else number
    receipt, reference = letters_of(told["receipt_number"]), letters_of(told["reference"])
    return Before(row, receipt, reference, letters_of(told["form"]), told["state"])


def changes(board: Sequence[BoardRow], last: Sequence[Before]) -> tuple[Change, ...]:
    """Return what changed, in the order of the board, and what is gone after it.

    >>> from case_inquiry.caseload.row import Row
    >>> last = [Before(7, "", "c1", "", "waiting")]
    >>> changes([BoardRow(Row(2, "C-1"), "ask_now")], last)
    (Change(kind='changed', row=2, before='waiting', now='ask_now'),)
    """
    named = [found for found in board if found.row.receipt_number or found.row.reference]
    pairs = _pairs(named, last)
    told = (_change(found, pairs.get(place)) for place, found in enumerate(named))
    matched = {id(before) for before in pairs.values()}
    gone = (Change(GONE, before.row) for before in last if id(before) not in matched)
    return (*(change for change in told if change is not None), *gone)


def _change(found: BoardRow, before: Before | None) -> Change | None:
    if before is None:
        return Change(NEW, found.row.number, now=found.state)
    if before.state == found.state:
        return None
    return Change(CHANGED, found.row.number, before.state, found.state)


type Key = tuple[str, ...]


class _Now(NamedTuple):
    receipt: str
    reference: str
    form: str


def _by_receipt(each: _Now | Before) -> Key:
    return (each.receipt,) if each.receipt else ()


def _by_reference_and_form(each: _Now | Before) -> Key:
    return (each.reference, each.form) if each.reference else ()


def _by_reference(each: _Now | Before) -> Key:
    return (each.reference,) if each.reference else ()


KEYS: tuple[Callable[[_Now | Before], Key], ...] = (
    _by_receipt,
    _by_reference_and_form,
    _by_reference,
)


def _pairs(named: Sequence[BoardRow], last: Sequence[Before]) -> dict[int, Before]:
    """Return last week's row for each place of `named`; each of them is used once."""
    pairs: dict[int, Before] = {}
    left = list(last)
    now = [_now(found) for found in named]
    for key_of in KEYS:
        waiting: defaultdict[Key, list[Before]] = defaultdict(list)
        for before in reversed(left):
            waiting[key_of(before)].append(before)
        for place, each in enumerate(now):
            key = key_of(each)
            if place not in pairs and key and waiting[key]:
                pairs[place] = waiting[key].pop()
        used = {id(before) for before in pairs.values()}
        left = [before for before in left if id(before) not in used]
    return pairs


def _now(found: BoardRow) -> _Now:
    row = found.row
    texts = (row.receipt_number, row.reference, form_of(found))
    return _Now(*(letters_of(text or "") for text in texts))


def changes_as_json(told: Sequence[Change], say: Say) -> dict[str, object]:
    """Return the changes with their words, and a line that counts them.

    >>> changes_as_json((Change("gone", 7),), str)["text"]
    '1 gone'
    """
    return {
        "text": _summary(told, say),
        "changes": [change._asdict() | {"text": say(_words(change))} for change in told],
    }


def _words(change: Change) -> Message:
    if change.before is None or change.now is None:
        return Message(WORDS[change.kind])
    before, now = Message(STATE_WORDS[change.before]), Message(STATE_WORDS[change.now])
    return message(FROM_TO, before=before, now=now)


def _summary(told: Sequence[Change], say: Say) -> str:
    counted = Counter(change.kind for change in told)
    parts = [message(COUNTED[kind], count=counted[kind]) for kind in COUNTED if counted[kind]]
    return say(one_after_another(parts, JOINED) if parts else NOTHING)
