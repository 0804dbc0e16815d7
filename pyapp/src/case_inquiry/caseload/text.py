"""A list of planned cases in words: a table for people, and rows for a spreadsheet.

An address is always shown with what is known of its state. Protected cases are counted, no more;
in the spreadsheet they are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from case_inquiry.caseload import Caseload, Row
from case_inquiry.caseload.columns import on_one_line
from case_inquiry.messages import N_, NN_, DateText, Message, message, one_after_another
from case_inquiry.plan import Plan
from case_inquiry.plan.text import (
    NEWS_WORDS,
    REASON_WORDS,
    STATUS_WORDS,
    TODAYS_WAY,
    WARNING_WORDS,
    Say,
    address_lines,
    day_lines,
    field_words,
    list_lines,
)
from case_inquiry.procedure import Procedure

TABLE_HEADER = (N_("Row"), N_("Case"), N_("Step"), N_("Status"), N_("Day"))
NO_STEP = "-"
LONGEST_NAME = 40
#: A list with more cases is not shown whole, but the first of each kind.
MOST_WHOLE, MOST_SHOWN = 1_000, 50
PROTECTED = N_("Protected by law, not shown")
MAYBE_MEANT = N_("Did you mean {number}?")
TO_MEND = N_("To mend")
#: How many cases there are of each status.
COUNTED = {
    "act": N_("You may do this now: {count}"),
    "wait": N_("Wait: {count}"),
    "overdue": N_("The answer is late: {count}"),
    "ended": N_("This way ends here: {count}"),
    "resolved": N_("The case is resolved: {count}"),
}
COUNTED_TO_MEND = N_("To mend: {count}")
COUNTED_PROTECTED = N_("Protected by law, not shown: {count}")

#: The columns of the spreadsheet. Codes are those of the plan; the rest is for people.
EXPORT = (
    "row",
    "reference",
    "receipt_number",
    "step",
    "status",
    "reason",
    "act_on",
    "answer_due",
    "office",
    "in_words",
    "send_to",
    "notes",
    "missing",
    "warnings",
    "errors",
)

#: The words of every warning; a list shows first only those that ask for something.
NOTE_WORDS = WARNING_WORDS | NEWS_WORDS


def caseload_text(found: Caseload, say: Say) -> str:
    """Return a list of cases as a table, with what is to mend and what is missing below it.

    >>> from datetime import date
    >>> from case_inquiry.caseload import plan_lines
    >>> from case_inquiry.procedure import load_procedure
    >>> lines = [(1, ["Form", "Called on"]), (2, ["I-485", ""])]
    >>> found = plan_lines(lines, load_procedure("notice-2009"), date(2026, 11, 24))
    >>> print(caseload_text(found, str).splitlines()[4])
    2    -     Call USCIS  You may do this now.
    """
    text = ListText(found.procedure, found.today, say)
    for row in found.rows:
        text.add(row)
    return text.whole(found.notes, found.ignored_columns, found.ignored_sheets)


def summary(found: Caseload, say: Say) -> str:
    """Return in a line how many cases there are, and how many in each status.

    >>> from datetime import date
    >>> from case_inquiry.caseload import plan_lines
    >>> from case_inquiry.procedure import load_procedure
    >>> lines = [(1, ["Form", "Called on"]), (2, ["I-485", "Oct 1, 2026"]), (3, ["I-90", ""])]
    >>> found = plan_lines(lines, load_procedure("notice-2009"), date(2026, 11, 24))
    >>> summary(found, str)
    '2 cases; You may do this now: 2'
    """
    text = ListText(found.procedure, found.today, say)
    for row in found.rows:
        text.add(row)
    return text.summary()


class _Some[T]:
    """The first of many, and how many there are."""

    def __init__(self) -> None:
        self.first: list[T] = []
        self.count = 0

    def add(self, item: T, *, is_kept: bool) -> None:
        if is_kept:
            self.first.append(item)
        self.count += 1


class ListText:
    """The text of a list whose rows come one by one.

    A list of up to 1,000 cases is shown whole. Of a longer one nobody reads every row on a
    terminal: it is counted, and the first rows of each kind are shown.
    """

    def __init__(self, procedure: Procedure, today: date, say: Say) -> None:
        self._procedure = procedure
        self._today = today
        self._say = say
        self._counts: Counter[str] = Counter()
        self._cells = _Some[list[str]]()
        self._mistakes = _Some[str]()
        self._suggested = _Some[str]()
        self._missing = _Some[str]()
        self._warned = {code: _Some[int]() for code in WARNING_WORDS}

    def add(self, row: Row) -> None:
        """Add the next case."""
        self._count(row)
        is_kept = self._cells.count < MOST_WHOLE
        self._cells.add(self._cells_of(row) if is_kept else [], is_kept=is_kept)
        for words in _row_mistakes(row, self._say) if row.errors else ():
            is_kept = is_kept or self._mistakes.count < MOST_SHOWN
            self._mistakes.add(self._of_row(row, words), is_kept=is_kept)
        if row.suggestion:
            words = self._say(message(MAYBE_MEANT, number=row.suggestion))
            is_kept = is_kept or self._suggested.count < MOST_SHOWN
            self._suggested.add(self._of_row(row, words), is_kept=is_kept)
        if row.plan is not None:
            self._add_plan(row.number, row.plan)

    def _add_plan(self, number: int, plan: Plan) -> None:
        is_whole = self._cells.count <= MOST_WHOLE
        for code in plan.warnings:
            if code in self._warned:
                some = self._warned[code]
                some.add(number, is_kept=is_whole or some.count < MOST_SHOWN)
        if plan.missing:
            is_kept = is_whole or self._missing.count < MOST_SHOWN
            names = ", ".join(self._say(field_words(path)) for path in plan.missing if is_kept)
            line = message(N_("Row {row}: {words}"), row=number, words=names)
            self._missing.add(self._say(line) if is_kept else "", is_kept=is_kept)

    def _count(self, row: Row) -> None:
        if row.plan is not None:
            self._counts[COUNTED[row.plan.status]] += 1
        self._counts[COUNTED_TO_MEND] += bool(row.errors)
        self._counts[COUNTED_PROTECTED] += row.protected

    def _of_row(self, row: Row, words: str) -> str:
        return self._say(message(N_("Row {row}: {words}"), row=row.number, words=words))

    def summary(self) -> str:
        """Return in a line how many cases there are, and how many in each status."""
        cases = message(NN_("{count} case", "{count} cases"), count=self._cells.count)
        ordered = (*COUNTED.values(), COUNTED_TO_MEND, COUNTED_PROTECTED)
        counts = ((words, self._counts[words]) for words in ordered)
        parts = [message(words, count=count) for words, count in counts if count]
        return self._say(one_after_another([cases, *parts], N_("{before}; {after}")))

    def whole(self, notes: Iterable[Message], columns: Sequence[str], sheets: Sequence[str]) -> str:
        """Return all of the text; `columns` and `sheets` are those that were not read."""
        return "\n".join(self._lines(notes, columns, sheets))

    def _lines(
        self, notes: Iterable[Message], columns: Sequence[str], sheets: Sequence[str]
    ) -> Iterator[str]:
        say = self._say
        title = message(self._procedure.title)
        yield say(message(N_("{procedure}, on {today}"), procedure=title, today=self._today))
        yield self.summary()
        yield from list_lines(N_("First:"), list(self._warnings()), say)
        yield ""
        header = [say(cell) for cell in TABLE_HEADER]
        yield from _aligned([header, *self._cells.first[: self._most]])
        if self._cells.count > self._most:
            sentence = N_("… and {count} more cases. To see every case, write a file with --out.")
            yield say(message(sentence, count=self._cells.count - self._most))
        yield from list_lines(N_("To mend:"), self._some(self._mistakes), say)
        noted = [*map(say, notes), *self._some(self._suggested)]
        yield from list_lines(N_("Look at:"), noted, say)
        yield from list_lines(N_("Still missing:"), self._some(self._missing), say)
        yield from list_lines(N_("Not read:"), list(_not_read(columns, sheets, say)), say)
        if any(some.count for code, some in self._warned.items() if code.startswith("channel_")):
            yield ""
            yield say(TODAYS_WAY)

    @property
    def _most(self) -> int:
        return MOST_WHOLE if self._cells.count <= MOST_WHOLE else MOST_SHOWN

    def _some(self, items: _Some[str]) -> list[str]:
        more = items.count - self._most
        if more <= 0 or self._cells.count <= MOST_WHOLE:
            return items.first
        return [
            *items.first[: self._most],
            self._say(message(N_("… and {count} more"), count=more)),
        ]

    def _warnings(self) -> Iterator[str]:
        for code, some in self._warned.items():
            if some.count:
                rows = ", ".join(map(str, some.first[: self._most]))
                more = ", …" if some.count > self._most else ""
                sentence = N_("{warning} (rows: {rows})")
                words = message(WARNING_WORDS[code])
                yield self._say(message(sentence, warning=words, rows=rows + more))

    def _cells_of(self, row: Row) -> list[str]:
        say = self._say
        name = on_one_line(row.reference or row.receipt_number or NO_STEP)[:LONGEST_NAME]
        if row.plan is None:
            state = say(PROTECTED if row.protected else TO_MEND)
            return [str(row.number), name, NO_STEP, state, ""]
        step = _step(row.plan, self._procedure, say) or NO_STEP
        return [str(row.number), name, step, _status(row.plan, say), _day(row.plan, say)]


def _step(plan: Plan, procedure: Procedure, say: Say) -> str:
    return say(message(procedure.step(plan.step).title)) if plan.step is not None else ""


def _status(plan: Plan, say: Say) -> str:
    return say(REASON_WORDS[plan.reason] if plan.reason else STATUS_WORDS[plan.status])


def _day(plan: Plan, say: Say) -> str:
    if plan.act_on is not None:
        return say(message(N_("from {day}"), day=DateText(plan.act_on, "long")))
    if plan.answer_due is not None:
        return say(message(N_("by {day}"), day=DateText(plan.answer_due, "long")))
    return ""


def _aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _row_mistakes(row: Row, say: Say) -> Iterator[str]:
    for column, mistake in row.errors:
        words = mistake.message
        if mistake.suggestion:
            hint = message(MAYBE_MEANT, number=mistake.suggestion)
            words = one_after_another([words, hint])
        if column:
            words = message(N_("{column}: {words}"), column=column, words=words)
        yield say(words)


def _not_read(columns: Sequence[str], sheets: Sequence[str], say: Say) -> Iterator[str]:
    if columns:
        yield say(message(N_("Columns: {names}"), names=", ".join(columns)))
    if sheets:
        names = ", ".join(map(on_one_line, sheets))
        yield say(message(N_("Sheets: {names}"), names=names))


def export_rows(found: Caseload, say: Say) -> list[dict[str, object]]:
    """Return the rows of the spreadsheet, with the keys of `EXPORT`; protected cases left out.

    >>> from datetime import date
    >>> from case_inquiry.caseload import plan_lines
    >>> from case_inquiry.procedure import load_procedure
    >>> lines = [(1, ["Form", "Called on"]), (2, ["I-485", "Oct 1, 2026"]), (3, ["I-90", ""])]
    >>> found = plan_lines(lines, load_procedure("notice-2009"), date(2026, 11, 24))
    >>> [row["act_on"] for row in export_rows(found, str)]
    [datetime.date(2026, 11, 1), None]
    """
    return [export_row(row, found.procedure, say) for row in found.rows if not row.protected]


def export_row(row: Row, procedure: Procedure, say: Say) -> dict[str, object]:
    """Return one row of the spreadsheet, with the keys of `EXPORT`.

    >>> from case_inquiry.procedure import load_procedure
    >>> export_row(Row(2, reference="A-1"), load_procedure("notice-2009"), str)["reference"]
    'A-1'
    """
    cells: dict[str, object] = dict.fromkeys(EXPORT)
    cells |= {
        "row": row.number,
        "reference": row.reference,
        "receipt_number": row.receipt_number,
        "errors": " | ".join(_row_mistakes(row, say)),
    }
    return cells if row.plan is None else cells | _planned(row.plan, procedure, say)


def _planned(plan: Plan, procedure: Procedure, say: Say) -> dict[str, object]:
    steps = [f"{name}." for name in [_step(plan, procedure, say)] if name]
    return {
        "step": plan.step,
        "status": plan.status,
        "reason": plan.reason,
        "act_on": plan.act_on,
        "answer_due": plan.answer_due,
        "office": plan.office and say(message(plan.office.name)),
        "in_words": " ".join([*steps, _status(plan, say), *day_lines(plan, say)]),
        "send_to": " | ".join(address_lines(plan, procedure, say)),
        "notes": " | ".join(say(NOTE_WORDS[code]) for code in plan.warnings),
        "missing": " | ".join(say(field_words(path)) for path in plan.missing),
        "warnings": " | ".join(plan.warnings),
    }
