"""A list of planned cases in words: a table for people, and rows for a spreadsheet.

An address is always shown with what is known of its state. Protected cases are counted, no more;
in the spreadsheet they are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from case_inquiry.caseload import Caseload, Row
from case_inquiry.caseload.columns import on_one_line
from case_inquiry.messages import N_, NN_, DateText, message, one_after_another
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
    return "\n".join(_lines(found, say))


def _lines(found: Caseload, say: Say) -> Iterator[str]:
    title = message(found.procedure.title)
    yield say(message(N_("{procedure}, on {today}"), procedure=title, today=found.today))
    yield summary(found, say)
    yield from list_lines(N_("First:"), list(_warnings(found, say)), say)
    yield ""
    yield from _aligned([[say(cell) for cell in TABLE_HEADER], *(_cells(found, say))])
    yield from list_lines(N_("To mend:"), list(_mistakes(found, say)), say)
    yield from list_lines(N_("Look at:"), list(_notes(found, say)), say)
    yield from list_lines(N_("Still missing:"), list(_missing(found, say)), say)
    yield from list_lines(N_("Not read:"), list(_not_read(found, say)), say)
    if _has_channel_warning(found):
        yield ""
        yield say(TODAYS_WAY)


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
    statuses = Counter(row.plan.status for row in found.rows if row.plan)
    counts = {words: statuses[status] for status, words in COUNTED.items()}
    counts[COUNTED_TO_MEND] = sum(bool(row.errors) for row in found.rows)
    counts[COUNTED_PROTECTED] = sum(row.protected for row in found.rows)
    cases = message(NN_("{count} case", "{count} cases"), count=len(found.rows))
    parts = [message(words, count=count) for words, count in counts.items() if count]
    return say(one_after_another([cases, *parts], N_("{before}; {after}")))


def _warnings(found: Caseload, say: Say) -> Iterator[str]:
    for code, words in WARNING_WORDS.items():
        rows = [str(row.number) for row in found.rows if row.plan and code in row.plan.warnings]
        if rows:
            sentence = N_("{warning} (rows: {rows})")
            yield say(message(sentence, warning=message(words), rows=", ".join(rows)))


def _has_channel_warning(found: Caseload) -> bool:
    codes = (code for row in found.rows if row.plan for code in row.plan.warnings)
    return any(code.startswith("channel_") for code in codes)


def _cells(found: Caseload, say: Say) -> Iterator[list[str]]:
    for row in found.rows:
        name = on_one_line(row.reference or row.receipt_number or NO_STEP)[:LONGEST_NAME]
        if row.plan is None:
            state = say(PROTECTED if row.protected else TO_MEND)
            yield [str(row.number), name, NO_STEP, state, ""]
        else:
            step = _step(row.plan, found.procedure, say) or NO_STEP
            yield [str(row.number), name, step, _status(row.plan, say), _day(row.plan, say)]


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


def _mistakes(found: Caseload, say: Say) -> Iterator[str]:
    for row in found.rows:
        for words in _row_mistakes(row, say):
            yield say(message(N_("Row {row}: {words}"), row=row.number, words=words))


def _row_mistakes(row: Row, say: Say) -> Iterator[str]:
    for column, mistake in row.errors:
        words = mistake.message
        if mistake.suggestion:
            hint = message(MAYBE_MEANT, number=mistake.suggestion)
            words = one_after_another([words, hint])
        if column:
            words = message(N_("{column}: {words}"), column=column, words=words)
        yield say(words)


def _notes(found: Caseload, say: Say) -> Iterator[str]:
    yield from map(say, found.notes)
    for row in found.rows:
        if row.suggestion:
            words = message(MAYBE_MEANT, number=row.suggestion)
            yield say(message(N_("Row {row}: {words}"), row=row.number, words=words))


def _missing(found: Caseload, say: Say) -> Iterator[str]:
    for row in found.rows:
        if row.plan and row.plan.missing:
            names = ", ".join(say(field_words(path)) for path in row.plan.missing)
            yield say(message(N_("Row {row}: {words}"), row=row.number, words=names))


def _not_read(found: Caseload, say: Say) -> Iterator[str]:
    if found.ignored_columns:
        names = ", ".join(found.ignored_columns)
        yield say(message(N_("Columns: {names}"), names=names))
    if found.ignored_sheets:
        names = ", ".join(map(on_one_line, found.ignored_sheets))
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
    return [_export(row, found, say) for row in found.rows if not row.protected]


def _export(row: Row, found: Caseload, say: Say) -> dict[str, object]:
    cells: dict[str, object] = dict.fromkeys(EXPORT)
    cells |= {
        "row": row.number,
        "reference": row.reference,
        "receipt_number": row.receipt_number,
        "errors": " | ".join(_row_mistakes(row, say)),
    }
    return cells if row.plan is None else cells | _planned(row.plan, found.procedure, say)


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
