"""The command line as scripts and caseworkers meet it."""

from __future__ import annotations

import importlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from case_inquiry import cli, documents, plan_text, schemas
from case_inquiry.case import Case
from case_inquiry.procedure import DataError, Procedure, load_procedure

TODAY = ["--today", "2026-11-24"]
EXAMPLE = {
    "version": 1,
    "role": "applicant",
    "problem": "delay",
    "receipt_number": "EAC1710450146",
    "form": "I-485",
    "filed_on": "2017-02-07",
    "contacts": [
        {
            "channel": "call",
            "on": "2026-10-01",
            "at": "14:30",
            "representative": "Agent 1234",
            "service_request": "SR-99",
        },
        {"channel": "center_email", "on": "2026-11-05"},
    ],
}


class Answer(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Runs commands in this process, with a case on standard input."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capsys = capsys
        self.monkeypatch = monkeypatch

    def __call__(self, *arguments: str, case: object = None) -> Answer:
        given = case if isinstance(case, bytes) else json.dumps(case).encode()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            code = cli.main(arguments)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        out, err = self.capsys.readouterr()
        return Answer(code, out, err)


@pytest.fixture(name="shell")
def fixture_shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)


def test_receipt_answers_as_the_contract_says(shell: Shell) -> None:
    answer = shell("receipt", "eac-17-104-50146", "--json", *TODAY)

    assert answer.code == 0
    assert answer.json == {
        "valid": True,
        "number": "EAC1710450146",
        "formatted": "EAC-17-104-50146",
        "prefix": "EAC",
        "office": "VSC",
        "fiscal_year": 2017,
        "entered_between": ["2017-01-12", "2017-03-06"],
        "warnings": [],
    }


def test_a_wrong_receipt_number_is_exit_1_with_the_reason_and_a_suggestion(shell: Shell) -> None:
    answer = shell("receipt", "1OE0906929443", "--json", *TODAY)

    assert answer.code == 1
    assert answer.json["valid"] is False
    assert answer.json["error"] == "invalid_format"
    assert answer.json["suggestion"] == "IOE0906929443"
    assert "Did you mean IOE0906929443?" in shell("receipt", "1OE0906929443").out


def test_a_number_with_an_unknown_prefix_is_told_with_the_number_that_may_have_been_meant(
    shell: Shell,
) -> None:
    lines = shell("receipt", "ECA1710450146", *TODAY).out.splitlines()

    assert lines[-1] == "Did you mean EAC1710450146?"
    assert shell("receipt", "ECA1710450146", *TODAY).code == 0


@pytest.mark.parametrize("command", ["receipt", "a-number"])
def test_an_empty_number_is_wrong_input(shell: Shell, command: str) -> None:
    answer = shell(command, "", "--json")

    assert (answer.code, answer.json["error"], answer.json["suggestion"]) == (1, "empty", None)


def test_a_number_may_be_typed_with_spaces_and_without_quotes(shell: Shell) -> None:
    assert shell("receipt", "EAC", "17", "104", "50146", "--json").json["number"] == "EAC1710450146"


TEXTS = [
    (
        ["receipt", "EAC1710450146"],
        [
            "Receipt number: EAC-17-104-50146",
            "Office of intake: Vermont Service Center",
            "Fiscal year: 2017",
            "Entered about January 12, 2017 to March 6, 2017",
        ],
    ),
    (
        ["receipt", "MSC1726250146"],
        [
            "Receipt number: MSC-17-262-50146",
            "Office of intake: National Benefits Center",
            "Fiscal year: 2017",
            "Entered from about June 19, 2017",
        ],
    ),
    (["a-number", "12 345 678"], ["A-Number: A012-345-678"]),
]


@pytest.mark.parametrize(("arguments", "lines"), TEXTS)
def test_numbers_are_told_in_lines_for_people(
    shell: Shell, arguments: list[str], lines: list[str]
) -> None:
    answer = shell(*arguments, *TODAY)

    assert answer.code == 0
    assert answer.out.splitlines() == lines


def test_a_note_about_a_number_is_told(shell: Shell) -> None:
    lines = shell("receipt", "IOE0906929443").out.splitlines()

    assert lines[0] == "Receipt number: IOE-0906929443"
    assert [line.startswith("Note: ") for line in lines[1:]] == [True]


def test_a_number_answers_as_the_contract_says(shell: Shell) -> None:
    answer = shell("a-number", "A12345678", "--json")

    assert answer.code == 0
    assert answer.json == {"valid": True, "number": "A012345678", "formatted": "A012-345-678"}


def test_a_wrong_a_number_is_exit_1(shell: Shell) -> None:
    answer = shell("a-number", "123456789012", "--json")

    assert (answer.code, answer.json["error"]) == (1, "looks_like_account_number")


def test_plan_answers_as_the_contract_says(shell: Shell) -> None:
    answer = shell("plan", "-", "--json", *TODAY, case=EXAMPLE)

    asked = {
        "procedure": "notice-2009",
        "today": "2026-11-24",
        "step": "email_hq",
        "status": "wait",
        "reason": None,
        "act_on": "2026-11-27",
        "answer_due": None,
        "office": {
            "code": "VSC",
            "name": "Vermont Service Center",
            "email": "vsc.ncscfollowup@dhs.gov",
        },
        "missing": ["a_number"],
        "warnings": ["channel_unverified"],
    }
    working = {
        "rule": "unanswered_within",
        "days": 21,
        "from": "2026-11-05",
        "last_day": "2026-11-26",
        "result": "2026-11-27",
    }
    assert answer.code == 0
    assert {key: answer.json[key] for key in asked} == asked
    assert [{key: row[key] for key in working} for row in answer.json["working"]] == [working]


def test_plan_of_today_is_asked_for_by_name(shell: Shell) -> None:
    answer = shell("plan", "-", "--procedure", "current", "--json", *TODAY, case=EXAMPLE)

    assert (answer.json["procedure"], answer.json["step"]) == ("current", "escalate")


def test_a_plan_for_people_names_step_day_office_and_count(shell: Shell) -> None:
    answer = shell("plan", "-", *TODAY, case=EXAMPLE)

    assert answer.out == (
        "The notice of 2009, on Tuesday, November 24, 2026\n"
        "\n"
        "First:\n"
        "- We do not know if anyone reads this inbox.\n"
        "\n"
        "Step: E-mail headquarters\n"
        "Status: Wait.\n"
        "Possible from: Friday, November 27, 2026\n"
        "Office: Vermont Service Center\n"
        "Inbox of headquarters: SCOPSSCATA@dhs.gov (no one knows if it is read)\n"
        "\n"
        "Still missing:\n"
        "- A-Number (a_number)\n"
        "\n"
        "How we counted:\n"
        "- The rule says “no response within 21 days”. Thursday, November 5, 2026 is day 0 and "
        "Friday, November 6, 2026 is day 1. Day 21 is Thursday, November 26, 2026; the next day is "
        "Friday, November 27, 2026.\n"
        "\n"
        "The way that works today: add --procedure current to this command.\n"
    )


PLAN_LINES: list[tuple[str, object, list[str]]] = [
    ("notice-2009", {}, ["Step: Call USCIS", "Phone line: 1-800-375-5283", "- Form (form)"]),
    (
        "notice-2009",
        {"receipt_number": "EAC1710450146", "contacts": [{"channel": "call", "on": "2026-10-01"}]},
        [
            "- This inbox is reported closed. Expect no answer.",
            "Inbox of the service center: vsc.ncscfollowup@dhs.gov "
            "(reported closed since Monday, January 21, 2019)",
            "- Representative's name or ID number (contacts[0].representative)",
            "The way that works today: add --procedure current to this command.",
        ],
    ),
    ("notice-2009", {"resolved_on": "2026-11-01"}, ["Status: The case is resolved."]),
    (
        "notice-2009",
        {"protected": True},
        [
            "Status: This way ends here.",
            "Reason: A law protects this case; it leaves the ordinary way.",
        ],
    ),
    (
        "current",
        {"contacts": [{"channel": "e_request", "on": "2026-11-24"}]},
        ["Step: Wait for the answer", "Answer expected by: Wednesday, December 16, 2026"],
    ),
]


@pytest.mark.parametrize(("procedure", "case", "lines"), PLAN_LINES)
def test_a_plan_for_people_has_these_lines(
    shell: Shell, procedure: str, case: object, lines: list[str]
) -> None:
    answer = shell("plan", "-", "--procedure", procedure, *TODAY, case=case)

    assert [line for line in lines if line not in answer.out.splitlines()] == []


def test_an_office_without_an_inbox_gets_no_address(shell: Shell) -> None:
    case = {"center": "NBC", "contacts": [{"channel": "call", "on": "2026-10-01"}]}

    assert "@" not in shell("plan", "-", *TODAY, case=case).out


def test_a_plan_has_words_for_all_that_a_procedure_can_say() -> None:
    schema: Any = json.loads(schemas.schema_text("plan"))["properties"]

    assert set(plan_text.WARNING_WORDS) == set(schema["warnings"]["items"]["enum"])
    assert set(plan_text.REASON_WORDS) == set(schema["reason"]["anyOf"][0]["enum"])
    assert set(plan_text.STATUS_WORDS) == set(schema["status"]["enum"])


@pytest.mark.parametrize("command", [["plan", "-"], ["document", "-", "center_email"]])
def test_all_that_is_wrong_with_a_case_is_told_with_exit_1(
    shell: Shell, command: list[str]
) -> None:
    wrong = {"filed_on": "7 Feb", "name": "Ana", "receipt_number": "EAC171O450146"}

    answer = shell(*command, "--json", *TODAY, case=wrong)

    assert answer.code == 1
    assert {(error["error"], error["field"]) for error in answer.json["errors"]} == {
        ("invalid_date", "filed_on"),
        ("unknown_key", "name"),
        ("invalid_value", "receipt_number"),
    }
    lines = shell(*command, *TODAY, case=wrong).out.splitlines()
    assert "filed_on: Write the day like 2026-11-01: year, month, day." in lines
    assert "Did you mean EAC1710450146?" in lines


def test_text_that_is_no_json_and_too_much_text_are_exit_1(shell: Shell) -> None:
    no_json = shell("plan", "-", "--json", case=b"{")
    too_large = shell("plan", "-", "--json", case=b" " * (64 * 1024 + 1))

    assert (no_json.code, no_json.json["errors"][0]["error"]) == (1, "invalid_json")
    assert (too_large.code, too_large.json["errors"][0]["error"]) == (1, "too_large")
    assert shell("plan", "-", case=b"{").out.startswith("This cannot be read as JSON.")


def test_a_file_that_is_not_there_is_exit_2_and_nothing_on_stdout(
    shell: Shell, tmp_path: Path
) -> None:
    for name in ["none.json", "", "\x00"]:
        answer = shell("plan", str(tmp_path / name) if name != "\x00" else name, "--json")
        assert (answer.code, answer.out) == (2, "")
        assert answer.err


WRONG_USAGE = [
    [],
    ["hope"],
    ["receipt"],
    ["plan"],
    ["plan", "-", "--procedure", "notice-1999"],
    ["plan", "-", "--today", "24 November"],
    ["plan", "-", "--today", "2026-02-30"],
    ["document", "-", "poem"],
    ["document", "-"],
]


@pytest.mark.parametrize("arguments", WRONG_USAGE)
def test_wrong_usage_is_exit_2_and_nothing_on_stdout(shell: Shell, arguments: list[str]) -> None:
    answer = shell(*arguments, case={})

    assert (answer.code, answer.out) == (2, "")
    assert answer.err


def test_help_names_every_command_and_shows_a_case(shell: Shell) -> None:
    answer = shell("--help")

    assert answer.code == 0
    for word in ["receipt", "a-number", "plan", "document", "caseload", "statements", "schema"]:
        assert word in answer.out


def test_the_kinds_of_papers_are_those_that_can_be_written() -> None:
    assert set(cli.DOCUMENT_KINDS) == set(documents.KINDS)


@pytest.mark.parametrize("kind", cli.DOCUMENT_KINDS)
def test_every_paper_comes_as_text_or_as_json(shell: Shell, kind: str) -> None:
    text = shell("document", "-", kind, *TODAY, case=EXAMPLE)
    shape = shell("document", "-", kind, "--json", *TODAY, case=EXAMPLE)

    assert (text.code, shape.code) == (0, 0)
    assert text.out.strip()
    assert shape.json["kind"] == kind


def test_statements_past_their_shelf_life_are_listed_with_exit_1(shell: Shell) -> None:
    answer = shell("statements", "--json", "--today", "2027-02-25")
    rows = {row["id"]: row for row in answer.json["stale"]}

    assert answer.code == 1
    assert rows["phone_today"]["procedures"] == ["notice-2009", "current"]
    assert rows["e_request_url"]["procedures"] == ["current"]
    assert "phone_hours" not in rows
    one = shell("statements", "--procedure", "current", "--today", "2027-02-25")
    assert "congress (current): not checked since Tuesday, November 24, 2026" in one.out


def test_fresh_statements_are_exit_0(shell: Shell) -> None:
    answer = shell("statements", *TODAY)

    assert (answer.code, answer.out) == (
        0,
        "Every statement has a source and is within its shelf life.\n",
    )


def test_a_statement_without_a_source_is_listed_with_file_line_and_key(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "current.toml:7: statements.0.source: is missing"

    def load(name: str) -> Procedure:
        if name == "current":
            raise DataError([told])
        return load_procedure(name)

    monkeypatch.setattr("case_inquiry.shelf.load_procedure", load)
    answer = shell("statements", "--json", *TODAY)

    assert (answer.code, answer.json["problems"]) == (1, [told])
    assert shell("statements", *TODAY).out == f"{told}\n"


@pytest.mark.parametrize("name", ["case", "plan"])
def test_a_schema_is_printed(shell: Shell, name: str) -> None:
    answer = shell("schema", name)

    assert answer.code == 0
    assert answer.json["title"].lower() == name


def run(*command: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=given, capture_output=True, check=False)


def test_the_module_and_the_installed_command_answer_alike(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    arguments = ["plan", str(file), "--json", *TODAY]

    module = run(sys.executable, "-m", "case_inquiry", *arguments)
    installed = run(str(Path(sys.executable).with_name("case-inquiry")), *arguments)

    assert (module.returncode, module.stderr) == (0, b"")
    assert module.stdout == installed.stdout
    assert json.loads(module.stdout)["act_on"] == "2026-11-27"


def test_the_module_and_the_command_line_have_the_same_door() -> None:
    assert importlib.import_module("case_inquiry.__main__").main is cli.main


def test_a_case_is_read_from_a_file(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(EXAMPLE), encoding="utf-8")

    assert shell("plan", str(file), "--json", *TODAY).json["step"] == "email_hq"


def test_exit_codes_reach_the_shell() -> None:
    module = [sys.executable, "-m", "case_inquiry"]

    assert run(*module, "receipt", "EAC").returncode == 1
    assert run(*module, "plan", "no-such-file.json").returncode == 2
    assert run(*module, "plan", "-", "--json", given=b"{}").returncode == 0


def test_a_terminal_without_unicode_gets_no_traceback() -> None:
    command = [sys.executable, "-X", "utf8=0", "-m", "case_inquiry", "plan", "-", *TODAY]
    ascii_only = {"PYTHONIOENCODING": "ascii", "PATH": ""}

    answer = subprocess.run(
        command,
        input=json.dumps(EXAMPLE).encode(),
        env=ascii_only,
        capture_output=True,
        check=False,
    )

    assert (answer.returncode, answer.stderr) == (0, b"")


def test_nothing_third_party_is_imported_on_the_way_to_a_plan() -> None:
    code = (
        "import sys, json; from case_inquiry.cli import main; main(['plan', '-']);"
        "names = {name.split('.')[0] for name in sys.modules};"
        "print(sorted(names - set(sys.stdlib_module_names) - {'case_inquiry', '__main__'}))"
    )

    answer = run(
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path.insert(0, {ROOT!r}); {code}",
        given=b"{}",
    )

    assert answer.stderr == b""
    assert answer.stdout.decode().splitlines()[-1] == "[]"


ROOT = str(Path(cli.__file__).parent.parent)


def test_a_case_of_the_command_line_is_the_case_of_the_rules(shell: Shell) -> None:
    assert shell("plan", "-", "--json", *TODAY, case=Case().as_json()).json["step"] == "call"
