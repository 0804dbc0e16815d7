"""The command line: the same rules for scripts and for people at a terminal.

Exit codes: 0 done; 1 the input was understood and is wrong, the reason is in the output; 2 wrong
usage, or a file that is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from case_inquiry import __version__, cli_text
from case_inquiry.case import LARGEST_CASE, Case, CaseError, parse_case
from case_inquiry.dates import parse_day
from case_inquiry.identifiers import a_number, receipt
from case_inquiry.identifiers.exceptions import ValidationError
from case_inquiry.messages import N_, Translator, message, render, translator
from case_inquiry.plan import plan
from case_inquiry.procedure import PROCEDURES, load_procedure
from case_inquiry.schemas import FILES, schema_text
from case_inquiry.shelf import stale_statements

DONE, WRONG_INPUT, WRONG_USAGE = 0, 1, 2
DOCUMENT_KINDS = (
    "call_script",
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

A case is a file like this; leave out what you do not know:
  {"receipt_number": "EAC1710450146", "form": "I-485", "filed_on": "2017-02-07",
   "contacts": [{"channel": "call", "on": "2026-10-01", "representative": "Agent 1234"}]}

The command answers 0 when done, 1 when what you gave is wrong (it says what and how to mend it),
and 2 when the command was not understood or a file is not there."""
)

type Run = Callable[[argparse.Namespace, Translator], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `arguments` are those of the process if None."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows its number instead of a traceback.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    given = _parser().parse_args(arguments)
    run: Run = given.run
    return run(given, translator(given.language))


def run_receipt(given: argparse.Namespace, using: Translator) -> int:
    """Check a receipt number and say what it tells."""
    try:
        found = receipt.parse(" ".join(given.number), given.today)
    except ValidationError as error:
        return _refuse(given, error.as_json(using), cli_text.number_error_text(error, using))
    offices = load_procedure(PROCEDURES[0]).offices
    name = next((office.name for office in offices if office.code == found.office), None)
    return _answer(given, found.as_json(), cli_text.receipt_text(found, using, name))


def run_a_number(given: argparse.Namespace, using: Translator) -> int:
    """Check an A-Number."""
    try:
        found = a_number.parse(" ".join(given.number), given.today)
    except ValidationError as error:
        return _refuse(given, error.as_json(using), cli_text.number_error_text(error, using))
    return _answer(given, found.as_json(), cli_text.a_number_text(found, using))


def run_plan(given: argparse.Namespace, using: Translator) -> int:
    """Say which step a case is at."""
    try:
        case = _read_case(given)
    except CaseError as error:
        return _refuse(given, error.as_json(using), cli_text.case_error_text(error, using))
    procedure = load_procedure(given.procedure)
    found = plan(case, procedure, given.today)
    return _answer(given, found.as_json(using), cli_text.plan_text(found, procedure, using))


def run_document(given: argparse.Namespace, using: Translator) -> int:
    """Write a paper for a case."""
    try:
        case = _read_case(given)
    except CaseError as error:
        return _refuse(given, error.as_json(using), cli_text.case_error_text(error, using))
    from case_inquiry import documents  # its libraries are not needed for anything else

    paper = documents.write(given.kind, case, given.today, given.language)
    if given.json:
        return _answer(given, paper.as_json(), "")
    # Bytes: a mail or calendar file keeps its own ends of lines on every system.
    sys.stdout.buffer.write(paper.as_text().encode())
    return DONE


def run_statements(given: argparse.Namespace, using: Translator) -> int:
    """List the statements that are past their shelf life or have no source."""
    names = PROCEDURES if given.procedure is None else (given.procedure,)
    stale, problems = stale_statements(given.today, names)
    shape = {
        "today": given.today.isoformat(),
        "stale": [row.as_json() for row in stale],
        "problems": list(problems),
    }
    text = cli_text.statements_text(stale, problems, using)
    return (_refuse if stale or problems else _answer)(given, shape, text)


def run_schema(given: argparse.Namespace, _using: Translator) -> int:
    """Print a JSON Schema."""
    sys.stdout.write(schema_text(given.name))
    return DONE


def _read_case(given: argparse.Namespace) -> Case:
    """Read the case file, or standard input for `-`. A file that is not there ends the command."""
    most = LARGEST_CASE + 1  # one byte more tells that there is more
    try:
        if given.case == "-":
            raw = sys.stdin.buffer.read(most)
        else:
            with Path(given.case).open("rb") as file:
                raw = file.read(most)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        sentence = message(N_("{file}: {reason}"), file=given.case, reason=reason)
        sys.stderr.write(render(sentence, translator(given.language)) + "\n")
        raise SystemExit(WRONG_USAGE) from None
    return parse_case(raw, given.today)


def _answer(given: argparse.Namespace, shape: object, text: str) -> int:
    sys.stdout.write((json.dumps(shape, indent=2) if given.json else text) + "\n")
    return DONE


def _refuse(given: argparse.Namespace, shape: object, text: str) -> int:
    _answer(given, shape, text)
    return WRONG_INPUT


def _today(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError:
        sentence = N_("write the day like 2026-11-24: year, month, day")
        raise argparse.ArgumentTypeError(sentence) from None


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


type _Commands = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add(commands: _Commands, name: str, run: Run, about: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(run=run)
    command.add_argument("--json", action="store_true", help=N_("print JSON and nothing else"))
    command.add_argument(
        "--today",
        type=_today,
        default=date.today(),
        metavar="DAY",
        help=N_("count as if today were this day, like 2026-11-24"),
    )
    command.add_argument(
        "--language", default="en", help=N_("language of the words, like en or es")
    )
    return command


def _add_numbers(commands: _Commands) -> None:
    about = N_("check a receipt number and say what it tells")
    command = _add(commands, "receipt", run_receipt, about)
    command.add_argument("number", nargs="+", help=N_("as on the notice: EAC-17-104-50146"))
    about = N_("check an A-Number")
    command = _add(commands, "a-number", run_a_number, about)
    command.add_argument("number", nargs="+", help=N_("as on a card or letter: A012-345-678"))


def _add_case_commands(commands: _Commands) -> None:
    case_help = N_("the case file; - reads standard input")
    command = _add(
        commands, "plan", run_plan, N_("say which step is next, from which day, and why")
    )
    command.add_argument("case", metavar="CASE.json", help=case_help)
    command.add_argument(
        "--procedure",
        choices=PROCEDURES,
        default=PROCEDURES[0],
        help=N_("the notice of 2009 (the default), or the way that works today"),
    )
    command = _add(commands, "document", run_document, N_("write a paper with a case's facts"))
    command.add_argument("case", metavar="CASE.json", help=case_help)
    command.add_argument(
        "kind", metavar="KIND", choices=DOCUMENT_KINDS, help=", ".join(DOCUMENT_KINDS)
    )


def _add_data_commands(commands: _Commands) -> None:
    about = N_("list the statements past their shelf life or without a source")
    command = _add(commands, "statements", run_statements, about)
    command.add_argument("--procedure", choices=PROCEDURES, help=N_("only of this procedure"))
    command = _add(commands, "schema", run_schema, N_("print the JSON Schema of a case or a plan"))
    command.add_argument("name", choices=tuple(FILES))
