"""`case-inquiry caseload`: the plans of many cases from one spreadsheet."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from textwrap import fill
from typing import TextIO

from case_inquiry.case import CaseError
from case_inquiry.caseload import OpenList, Row, files, open_list
from case_inquiry.caseload.columns import CASE_COLUMNS, OF_A_CALL
from case_inquiry.caseload.order import ORDERS
from case_inquiry.caseload.text import EXPORT, ListText, export_row
from case_inquiry.caseload.unnamed import PlainList, is_plain, reading_of
from case_inquiry.cli.common import (
    DONE,
    WRONG_INPUT,
    Commands,
    Progress,
    add_command,
    add_procedure,
    end,
    open_input,
    printable,
    refuse,
    refuse_file,
)
from case_inquiry.cli.text import case_error_text
from case_inquiry.days.words import order_of
from case_inquiry.messages import N_, Message, Translator, message, render
from case_inquiry.plan.text import Say
from case_inquiry.procedure import load_procedure

ABOUT = N_("plan many cases from a CSV or Excel file")
COLUMNS = N_(
    """The first row names the columns, in any order; leave out those that you do not use.
Each further row is one case. A wrong row is named and the others are planned all the same.

columns of the case:
  reference         your own word for the case; no names
{of_the_case}
  protected         yes: a case under VAWA, or a T or U visa. Only its row is told,
                    and it is left out of OUT.

A row may have several cases: receipt_1, form_1, receipt_2, form_2, or “I-130 receipt”, “I-485
receipt”. Its other columns are read for each of them.

columns of the contacts:
{of_a_call}
  center_email_date  center_email_answer  center_email_answered_on
  hq_email_date  hq_email_answer  hq_email_answered_on
  and for today's steps the same with e_request_, secure_message_, ombudsman_ and congress_;
  e_request_number is the number that you were given.
  A second call is call_2_date, call_2_time and so on.

Days may be written like 2026-10-01, 10/01/2026 or October 1, 2026. The words that the checker
uses, like "Date filed" or "Receipt #", are known as well, and so are its answers, like "Yes, but it
did not help". No in a contact's date means that there was no such contact. Columns that are not
known are named at the end; nothing in them is read.

The command answers 0 when done, 1 when the file or one of its rows is wrong, and 2 when the
command was not understood or a file is not there or cannot be written."""
)
WIDTH = 88
#: The line of progress is looked at after so many rows.
ROWS_BETWEEN = 200
DATES_HELP = N_("which comes first in dates like 10/01/2026; without it, the month")
LIST_HELP = N_("the list of cases; - reads standard input")
OUT_HELP = N_("write a CSV file, one row for each case that is not protected")


def add(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "caseload", run, ABOUT)
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = columns_in_words()
    command.add_argument("list", metavar="IN.csv|IN.xlsx", help=LIST_HELP)
    command.add_argument("--dates", choices=ORDERS, help=DATES_HELP)
    command.add_argument("--out", metavar="OUT.csv", help=OUT_HELP)
    add_procedure(command)


def columns_in_words() -> str:
    """Return the help on the columns, with the name of every column of a case and of a call.

    >>> "  reference " in columns_in_words() and "  receipt_number  " in columns_in_words()
    True
    """
    of_a_call = (f"call_{name}" for name in ("date", "time", "answer", "answered_on", "by"))
    return COLUMNS.format(
        of_the_case=_in_lines(name for name in CASE_COLUMNS if name != "protected"),
        of_a_call=_in_lines((*of_a_call, *OF_A_CALL)),
    )


def _in_lines(names: Iterable[str]) -> str:
    return fill("  ".join(names), WIDTH, initial_indent="  ", subsequent_indent="  ")


def run(given: argparse.Namespace, using: Translator) -> int:
    """Plan the cases of a list, and print them or write them to a file."""
    if given.out is not None:
        _check_out(given)
    progress = Progress(using)
    with open_input(given, given.list) as file:
        try:
            sheet = files.open_sheet(file)
            # A table of unknown columns is refused: the rest of its rows would not be read.
            plain = PlainList(sheet.lines) if is_plain(sheet.lines) else None
            found = open_list(
                plain or sheet.lines,
                load_procedure(given.procedure),
                given.today,
                **(reading_of(plain)._asdict() if plain else {}),
                dates=given.dates,
                usual=order_of(using.language),
                most_rows=sheet.most_rows,
                first_day=sheet.first_day,
            )
            for count in found.check():
                progress.show(count)
        except CaseError as wrong:
            progress.clear()
            return refuse(given, wrong.as_json(using), case_error_text(wrong, using))
        return _answer(given, found, sheet, progress, using)


def _answer(
    given: argparse.Namespace,
    found: OpenList,
    sheet: files.OpenSheet,
    progress: Progress,
    using: Translator,
) -> int:
    """Write the rows as they come, and what can be said of all of them behind them."""

    def say(words: Message | str) -> str:
        return render(words, using)

    text = ListText(found.procedure, found.today, say)
    document = JsonDocument(sys.stdout, found, using) if given.json else None
    takers = [text.add if document is None else document.add]
    has_errors = False
    with OutFile(given, found, say) if given.out is not None else nullcontext() as out:
        if document is not None:
            document.start()
        takers += [] if out is None else [out.add]
        for place, row in enumerate(found.rows(), start=1):
            has_errors |= bool(row.errors)
            for take in takers:
                take(row)
            if place % ROWS_BETWEEN == 0:
                progress.show(place, found.count)
    progress.clear()
    notes = (*sheet.notes, *found.notes)
    if document is not None:
        document.end(notes, sheet.others)
    elif given.out is not None:
        written = say(message(N_("Written to {file}."), file=given.out))
        sys.stdout.write(printable(f"{text.summary()}\n{written}\n"))
    else:
        whole = text.whole(notes, found.ignored_columns, sheet.others)
        sys.stdout.write(printable(f"{whole}\n"))
    return WRONG_INPUT if has_errors else DONE


class JsonDocument:
    """One JSON document, written while its rows come, each on a line of its own."""

    def __init__(self, file: TextIO, found: OpenList, using: Translator) -> None:
        self._file = file
        self._found = found
        self._using = using
        self._has_rows = False

    def start(self) -> None:
        """Write what stands before the rows."""
        found = self._found
        start = {"procedure": found.procedure.id, "today": found.today.isoformat()}
        self._file.write(json.dumps(start, indent=2).removesuffix("\n}") + ',\n  "rows": [')

    def add(self, row: Row) -> None:
        """Write the next row."""
        shape = json.dumps(row.as_json(self._using))
        self._file.write(f"{',' if self._has_rows else ''}\n    {shape}")
        self._has_rows = True

    def end(self, notes: Iterable[Message], sheets: Iterable[str]) -> None:
        """Write what stands behind the rows."""
        rest = {
            "ignored_columns": list(self._found.ignored_columns),
            "ignored_sheets": list(sheets),
            "notes": [render(note, self._using) for note in notes],
        }
        end = "\n  ]" if self._has_rows else "]"
        self._file.write(f"{end},{json.dumps(rest, indent=2).removeprefix('{')}\n")


def _check_out(given: argparse.Namespace) -> None:
    out = Path(given.out)
    if out.suffix.lower() != ".csv":
        end(given, N_("Only CSV files are written: give a name that ends in .csv."))
    if out.exists() and Path(given.list).exists() and out.samefile(given.list):
        end(given, N_("OUT is the list itself. Give another name."))


class OutFile:
    """The file to write: it has another name until it is whole, and goes where it never is."""

    def __init__(self, given: argparse.Namespace, found: OpenList, say: Say) -> None:
        self._given = given
        self._found = found
        self._say = say
        self._out = Path(given.out).resolve()
        self._part = self._out.with_name(f".{self._out.name}.{os.getpid()}.part")
        self._stack = ExitStack()

    def __enter__(self) -> OutFile:
        self._stack.callback(self._part.unlink, missing_ok=True)
        with self._refusing():
            opened = self._part.open("x", encoding="utf-8-sig", newline="")
            self._file = self._stack.enter_context(opened)
        self._write(EXPORT)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._stack:
            if kind is None:
                with self._refusing():
                    self._file.close()
                    self._part.replace(self._out)

    def add(self, row: Row) -> None:
        """Write a case that is not protected."""
        if not row.protected:
            cells = export_row(row, self._found.procedure, self._say)
            self._write(cells[name] for name in EXPORT)

    def _write(self, cells: Iterable[object]) -> None:
        with self._refusing():
            files.add_rows(self._file, [cells])

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            refuse_file(self._given, self._given.out, error)
