"""`case-inquiry caseload`: the plans of many cases from one spreadsheet."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from textwrap import fill

from case_inquiry import caseload
from case_inquiry.case import CaseError
from case_inquiry.caseload import Caseload, files
from case_inquiry.caseload.columns import CASE_COLUMNS, OF_A_CALL
from case_inquiry.caseload.order import ORDERS
from case_inquiry.caseload.sheet import LARGEST_FILE, MOST_ROWS
from case_inquiry.caseload.text import EXPORT, caseload_text, export_rows, summary
from case_inquiry.cli.common import (
    DONE,
    WRONG_INPUT,
    Commands,
    add_command,
    add_procedure,
    answer,
    end,
    read_input,
    refuse,
    refuse_file,
)
from case_inquiry.cli.text import case_error_text
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
DATES_HELP = N_("which comes first in dates like 10/01/2026; without it, the month")
OUT_HELP = N_("write a CSV file, one row for each case that is not protected")


def add(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "caseload", run, ABOUT)
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = columns_in_words()
    command.add_argument("list", metavar="IN.csv|IN.xlsx", help=N_("the list of cases"))
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
    # A workbook that is too large is not read to its end; a CSV file may be of any size.
    content = read_input(given, given.list, LARGEST_FILE + 1, go_on=files.is_text)
    try:
        sheet = files.read_sheet(content, largest=None)
        found = caseload.plan_lines(
            sheet.lines,
            load_procedure(given.procedure),
            given.today,
            dates=given.dates,
            most_rows=None if files.is_text(content) else MOST_ROWS,
            ignored_sheets=sheet.others,
            notes=sheet.notes,
            first_day=sheet.first_day,
        )
    except CaseError as wrong:
        return refuse(given, wrong.as_json(using), case_error_text(wrong, using))

    def say(words: Message | str) -> str:
        return render(words, using)

    text = caseload_text(found, say)
    if given.out is not None:
        _write(given, found, say)
        text = _written_text(given, found, say)
    answer(given, found.as_json(using), text)
    return WRONG_INPUT if found.has_errors else DONE


def _check_out(given: argparse.Namespace) -> None:
    out = Path(given.out)
    if out.suffix.lower() != ".csv":
        end(given, N_("Only CSV files are written: give a name that ends in .csv."))
    if out.exists() and Path(given.list).exists() and out.samefile(given.list):
        end(given, N_("OUT is the list itself. Give another name."))


def _write(given: argparse.Namespace, found: Caseload, say: Say) -> None:
    rows = export_rows(found, say)
    content = files.write_csv(EXPORT, rows)
    try:
        Path(given.out).write_bytes(content)
    except OSError as error:
        refuse_file(given, given.out, error)


def _written_text(given: argparse.Namespace, found: Caseload, say: Say) -> str:
    lines = [summary(found, say)]
    lines.append(say(message(N_("Written to {file}."), file=given.out)))
    return "\n".join(lines)
