"""The command line: the same rules for scripts and for people at a terminal.

Exit codes: 0 done; 1 the input was understood and is wrong, the reason is in the output; 2 wrong
usage, or a file that is not there.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from case_inquiry import __version__
from case_inquiry.case import LARGEST_CASE, Case, CaseError, parse_case
from case_inquiry.cli import caseload
from case_inquiry.cli.common import (
    DONE,
    Commands,
    Run,
    add_command,
    add_procedure,
    answer,
    read_input,
    refuse,
)
from case_inquiry.cli.schemas import FILES, schema_text
from case_inquiry.cli.text import (
    a_number_text,
    case_error_text,
    checked_text,
    number_error_text,
    paper_notes_text,
    receipt_text,
    statements_text,
)
from case_inquiry.identifiers import a_number, receipt
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.messages import N_, Translator, translator
from case_inquiry.plan import plan
from case_inquiry.plan.text import plan_text
from case_inquiry.procedure import PROCEDURES, live_check, load_procedure
from case_inquiry.procedure.checking import DATA
from case_inquiry.procedure.shelf import stale_statements

LARGEST_CHECK = 1024 * 1024
DOCUMENT_KINDS = (
    "call_script",
    "expedite_request",
    "center_email",
    "hq_email",
    "center_eml",
    "hq_eml",
    "reminders_ics",
    "record_html",
    "e_request",
    "secure_message",
    "ombudsman_summary",
    "congress_summary",
)

_ABOUT = N_(
    """How to ask about a case that is stuck: which step is next, from which day, to whom,
and with which words. It counts days and repeats public instructions; it gives no legal
advice. Nothing that you type leaves this computer."""
)
_EXAMPLES = N_(
    """examples:
  case-inquiry receipt eac-17-104-50146
  case-inquiry a-number "A 012 345 678"
  case-inquiry plan case.json
  case-inquiry plan case.json --procedure current --today 2026-11-24 --json
  case-inquiry document case.json center_email
  case-inquiry caseload cases.xlsx --out plans.csv

A case is a file like this; leave out what you do not know:
  {"receipt_number": "EAC1710450146", "form": "I-485", "filed_on": "2017-02-07",
   "contacts": [{"channel": "call", "on": "2026-10-01", "representative": "Agent 1234"}]}

The command answers 0 when done, 1 when what you gave is wrong (it says what and how to mend it),
and 2 when the command was not understood or a file is not there."""
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `arguments` are those of the process if None."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows its number instead of a traceback.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    given = _parser().parse_args(arguments)
    run: Run = given.run
    try:
        code = run(given, translator(given.language))
        sys.stdout.flush()
    except BrokenPipeError:  # who read the answer has read enough, like `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def run_receipt(given: argparse.Namespace, using: Translator) -> int:
    """Check a receipt number and say what it tells."""
    try:
        found = receipt.parse(" ".join(given.number), given.today)
    except ValidationError as error:
        return refuse(given, error.as_json(using), number_error_text(error, using))
    offices = load_procedure(PROCEDURES[0]).offices
    name = next((office.name for office in offices if office.code == found.office), None)
    return answer(given, found.as_json(), receipt_text(found, using, name))


def run_a_number(given: argparse.Namespace, using: Translator) -> int:
    """Check an A-Number."""
    try:
        found = a_number.parse(" ".join(given.number), given.today)
    except ValidationError as error:
        return refuse(given, error.as_json(using), number_error_text(error, using))
    return answer(given, found.as_json(), a_number_text(found, using))


def run_plan(given: argparse.Namespace, using: Translator) -> int:
    """Say which step a case is at."""
    try:
        case = _read_case(given)
    except CaseError as error:
        return refuse(given, error.as_json(using), case_error_text(error, using))
    procedure = load_procedure(given.procedure)
    found = plan(case, procedure, given.today)
    return answer(given, found.as_json(using), plan_text(found, procedure, using))


def run_document(given: argparse.Namespace, using: Translator) -> int:
    """Write a paper for a case."""
    try:
        case = _read_case(given)
    except CaseError as error:
        return refuse(given, error.as_json(using), case_error_text(error, using))
    from case_inquiry import papers  # its libraries are not needed for anything else

    paper = papers.write(given.kind, case, given.today, given.language)
    if given.json:
        return answer(given, paper.as_json(), "")
    # Bytes: a mail or calendar file keeps its own ends of lines on every system.
    sys.stdout.buffer.write(paper.as_text().encode())
    sys.stdout.flush()
    sys.stderr.write(paper_notes_text(paper, using))
    return DONE


def run_statements(given: argparse.Namespace, using: Translator) -> int:
    """List the statements past their shelf life, print the form of a check, or take one back."""
    if given.blank:
        sys.stdout.write(live_check.blank())
        return DONE
    if given.checked is not None:
        return _take_checked(given, using)
    names = PROCEDURES if given.procedure is None else (given.procedure,)
    stale, problems = stale_statements(given.today, names)
    shape = {
        "today": given.today.isoformat(),
        "stale": [row.as_json() for row in stale],
        "problems": list(problems),
    }
    text = statements_text(stale, problems, using)
    return (refuse if stale or problems else answer)(given, shape, text)


def _take_checked(given: argparse.Namespace, using: Translator) -> int:
    """Write the results of a live check into the data files, all of them or none."""
    text = read_input(given, given.checked, LARGEST_CHECK).decode("utf-8", "replace")
    results, problems = live_check.read_results(text, given.today)
    written = [] if problems else live_check.write_results(results, given.data)
    to_change = [] if problems else [one for one in results if one.result != "same"]
    shape = {
        "written": written,
        "to_change": [{"id": one.id, "result": one.result} for one in to_change],
        "problems": problems,
    }
    words = checked_text(written, to_change, problems, using)
    return (refuse if problems else answer)(given, shape, words)


def run_schema(given: argparse.Namespace, _using: Translator) -> int:
    """Print a JSON Schema."""
    sys.stdout.write(schema_text(given.name))
    return DONE


def _read_case(given: argparse.Namespace) -> Case:
    # One byte more than may be tells that there is more.
    return parse_case(read_input(given, given.case, LARGEST_CASE + 1), given.today)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="case-inquiry",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_numbers(commands)
    _add_case_commands(commands)
    _add_data_commands(commands)
    return parser


def _add_numbers(commands: Commands) -> None:
    about = N_("check a receipt number and say what it tells")
    command = add_command(commands, "receipt", run_receipt, about)
    command.add_argument("number", nargs="+", help=N_("as on the notice: EAC-17-104-50146"))
    about = N_("check an A-Number")
    command = add_command(commands, "a-number", run_a_number, about)
    command.add_argument("number", nargs="+", help=N_("as on a card or letter: A012-345-678"))


def _add_case_commands(commands: Commands) -> None:
    case_help = N_("the case file; - reads standard input")
    command = add_command(
        commands, "plan", run_plan, N_("say which step is next, from which day, and why")
    )
    command.add_argument("case", metavar="CASE.json", help=case_help)
    add_procedure(command)
    command = add_command(
        commands, "document", run_document, N_("write a paper with a case's facts")
    )
    command.add_argument("case", metavar="CASE.json", help=case_help)
    command.add_argument(
        "kind", metavar="KIND", choices=DOCUMENT_KINDS, help=", ".join(DOCUMENT_KINDS)
    )
    caseload.add(commands)


def _add_data_commands(commands: Commands) -> None:
    about = N_("list the statements past their shelf life or without a source")
    command = add_command(commands, "statements", run_statements, about)
    command.add_argument("--procedure", choices=PROCEDURES, help=N_("only of this procedure"))
    command.add_argument("--blank", action="store_true", help=N_("print the form of a live check"))
    command.add_argument(
        "--checked", metavar="FORM.csv", help=N_("take a filled form; - reads standard input")
    )
    command.add_argument(
        "--data", type=Path, default=DATA, help=N_("the folder of the data files to write into")
    )
    command = add_command(
        commands, "schema", run_schema, N_("print the JSON Schema of a case or a plan")
    )
    command.add_argument("name", choices=tuple(FILES))
