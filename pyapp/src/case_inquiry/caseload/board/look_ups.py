"""Which case inquiry dates are to be looked up: one for each form and office of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from case_inquiry import forms
from case_inquiry.caseload.board.states import LOOK_UP, BoardRow
from case_inquiry.caseload.board.words import office_of
from case_inquiry.messages import NN_, message
from case_inquiry.plan.text import Say
from case_inquiry.ready import ready

LOOK_UP_THESE = NN_(
    "Look up this {count}: it decides {rows}.", "Look up these {count}: they decide {rows}."
)
ROWS = NN_("{count} row", "{count} rows")


class LookUp(NamedTuple):
    """A date to look up: its form, the office under which the page shows it, how many rows wait.

    `office` is None where the receipt number does not tell: the notice names it.
    """

    form: str
    office: str | None
    rows: int


def look_ups(board: Iterable[BoardRow]) -> tuple[LookUp, ...]:
    """Return the look-ups that decide rows, the one that decides most in front.

    A row without a form or a Received Date is in none: the look-up alone does not decide it.

    >>> look_ups([])
    ()
    """
    keys = Counter(key for row in board if (key := needed_look_up(row)) is not None)
    found = (LookUp(form, office, rows) for (form, office), rows in keys.items())
    return tuple(sorted(found, key=lambda each: (-each.rows, each.form, each.office or "")))


def look_ups_words(needed: tuple[LookUp, ...], say: Say) -> str:
    """Return what the look-ups are good for, in a sentence; empty where there is none.

    >>> look_ups_words((LookUp("I-485", "FIELD", 96), LookUp("I-130", "SCOPS", 45)), str)
    'Look up these 2: they decide 141 rows.'
    """
    if not needed:
        return ""
    rows = message(ROWS, count=sum(each.rows for each in needed))
    return say(message(LOOK_UP_THESE, count=len(needed), rows=rows))


def needed_look_up(found: BoardRow) -> tuple[str, str | None] | None:
    """Return form and office of the look-up that decides a row, None where no look-up does.

    >>> from case_inquiry.caseload.row import Row
    >>> needed_look_up(BoardRow(Row(2), "waiting")) is None
    True
    """
    case = found.row.case
    if found.state != LOOK_UP or case is None or not case.form or case.filed_on is None:
        return None
    form = form_number(case.form)
    return form, office_on_page(form, office_of(found))


@lru_cache(maxsize=1024)
def form_number(typed: str) -> str:
    """Return the number of the form that `typed` names; another text as it is, on one line.

    >>> form_number("I-130 for a spouse"), form_number(" I-999 ")
    ('I-130', 'I-999')
    """
    form = forms.find(typed)
    return form.number if form else " ".join(typed.split())


@dataclass(frozen=True)
class ShownAs:
    """The `office` under which the page shows the dates of the offices `of`, of these `forms`.

    Without forms it is so for every form. `statement` names what says so in the procedure.
    """

    office: str
    of: tuple[str, ...]
    statement: str
    forms: tuple[str, ...] = ()


@cache
def load_shown_as() -> tuple[ShownAs, ...]:
    """Return the offices that the page shows under another name; the file is read once.

    >>> [row.office for row in load_shown_as()]
    ['FIELD', 'SCOPS']
    """
    return ready("look_ups", _read_shown_as)


def _read_shown_as() -> tuple[ShownAs, ...]:
    import tomllib

    text = Path(__file__).with_name("look_ups.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["shown_as"]
    lists = ("of", "forms")
    return tuple(ShownAs(**row | {key: tuple(row.get(key, ())) for key in lists}) for row in rows)


def office_on_page(form: str, office: str | None) -> str | None:
    """Return the office under which the processing-times page shows the date of a case.

    >>> office_on_page("I-130", "VSC"), office_on_page("I-485", "NBC"), office_on_page("I-90", None)
    ('SCOPS', 'FIELD', None)
    """
    for row in load_shown_as():
        if office in row.of and (not row.forms or form in row.forms):
            return row.office
    return office
