"""A case on the command line: its plan as JSON and in lines for people, and its mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from case_inquiry.case import Case, read_case
from case_inquiry.cli import schemas
from case_inquiry.plan import plan, text
from case_inquiry.procedure import load_procedure
from tests.cli.cli_case import EXAMPLE, TODAY
from tests.cli.shell import Shell
from tests.rules.test_plan_scenarios import SCENARIOS, Scenario, without_days

WORDS = text.WARNING_WORDS | text.NEWS_WORDS


def test_plan_prints_the_agreed_json(shell: Shell) -> None:
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
        "warnings": ["channel_unverified", "fingerprint_rerun", "visa_number"],
        "ways": [],
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


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda item: f"{item.procedure}: {item.name}")
def test_the_command_line_says_of_each_scenario_what_the_rules_say(
    shell: Shell, scenario: Scenario
) -> None:
    case, day = without_days(scenario.case), scenario.today
    options = ("--procedure", scenario.procedure, "--today", day.isoformat())

    answer = shell("plan", "-", *options, "--json", case=case)
    in_words = shell("plan", "-", *options, case=case)

    found = plan(read_case(case, day), load_procedure(scenario.procedure), day)
    assert (answer.code, in_words.code) == (0, 0)
    assert answer.json == found.as_json()
    assert [code for code in WORDS if WORDS[code] in in_words.out] == [
        code for code in WORDS if code in found.warnings
    ]


def test_the_current_procedure_is_chosen_by_name(shell: Shell) -> None:
    answer = shell("plan", "-", "--procedure", "current", "--json", *TODAY, case=EXAMPLE)

    assert (answer.json["procedure"], answer.json["step"]) == ("current", "escalate")


def test_a_plan_for_people_shows_step_day_office_and_working(shell: Shell) -> None:
    answer = shell("plan", "-", *TODAY, case=EXAMPLE)

    assert answer.out == (
        "The notice of 2009, on Tuesday, November 24, 2026\n"
        "\n"
        "First:\n"
        "- We don't know if anyone reads this inbox.\n"
        "\n"
        "Step: Email headquarters\n"
        "Status: Wait.\n"
        "Possible from: Friday, November 27, 2026\n"
        "Office: Vermont Service Center\n"
        "Inbox of headquarters: SCOPSSCATA@dhs.gov (we don't know if anyone reads it)\n"
        "\n"
        "Still missing:\n"
        "- A-Number (a_number)\n"
        "\n"
        "How we counted:\n"
        "- The rule says “no response within 21 days”. Thursday, November 5, 2026 is day 0 and "
        "Friday, November 6, 2026 is day 1. Day 21 is Thursday, November 26, 2026; the next day is "
        "Friday, November 27, 2026.\n"
        "\n"
        "Good to know:\n"
        "- USCIS runs older fingerprints again. Expect “security checks”.\n"
        "- The case may wait for a visa number. Look at the Visa Bulletin.\n"
        "\n"
        "For today's steps, add --procedure current to this command.\n"
    )


PLAN_LINES: list[tuple[str, object, list[str]]] = [
    ("notice-2009", {}, ["Step: Call USCIS", "Phone line: 1-800-375-5283", "- Form (form)"]),
    (
        "notice-2009",
        {"receipt_number": "EAC1710450146", "contacts": [{"channel": "call", "on": "2026-10-01"}]},
        [
            "- Inbox reported closed. Use today's steps instead.",
            "Inbox of the service center: vsc.ncscfollowup@dhs.gov "
            "(reported closed since January 21, 2019)",
            "- Representative's name or ID number (contacts[0].representative)",
            "For today's steps, add --procedure current to this command.",
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
    (
        "current",
        {"problem": "mistake", "contacts": [{"channel": "e_request", "on": "2026-10-20"}]},
        [
            "Member of Congress: from Wednesday, November 11, 2026",
            "CIS Ombudsman: from Saturday, December 19, 2026 to Monday, January 18, 2027",
        ],
    ),
    (
        "current",
        {"contacts": [{"channel": "e_request", "on": "2026-10-20"}]},
        ["CIS Ombudsman: the day is not known yet"],
    ),
    (
        "current",
        {"problem": "mistake", "contacts": [{"channel": "e_request", "on": "2026-08-03"}]},
        [
            "- The CIS Ombudsman wants a contact with USCIS in the last 90 days. "
            "Ask USCIS again first.",
            "CIS Ombudsman: ask USCIS again first",
        ],
    ),
    ("current", {"form": "I-589"}, ["Reason: Asylum cases have their own way to ask."]),
    (
        "current",
        {
            "problem": "not_received",
            "not_received": "notice",
            "sent_on": "2026-11-20",
            "contacts": [{"channel": "call", "on": "2026-11-23", "promised_on": "2026-12-01"}],
        },
        [
            "- The agent told you to wait, and that time is not over.",
            "Possible from: Friday, December 4, 2026",
            "- The rule says “14 days after the status says that the notice was sent”. 14 days "
            "after Friday, November 20, 2026 is Friday, December 4, 2026.",
        ],
    ),
    (
        "notice-2009",
        {"contacts": [{"channel": "call", "on": "2026-10-01", "promised_on": "2026-12-24"}]},
        [
            "Possible from: Friday, December 25, 2026",
            "- You were told that a result comes by Thursday, December 24, 2026. The next day is "
            "Friday, December 25, 2026. It is the latest of the days counted here, so it is the "
            "one.",
        ],
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


def test_a_plan_has_words_for_every_state_of_a_procedure() -> None:
    schema: Any = json.loads(schemas.schema_text("plan"))["properties"]

    codes = set(schema["warnings"]["items"]["enum"])
    assert set(text.WARNING_WORDS | text.NEWS_WORDS) == codes
    assert not text.WARNING_WORDS.keys() & text.NEWS_WORDS.keys()
    assert set(text.REASON_WORDS) == set(schema["reason"]["anyOf"][0]["enum"])
    assert set(text.STATUS_WORDS) == set(schema["status"]["enum"])


@pytest.mark.parametrize("command", [["plan", "-"], ["document", "-", "center_email"]])
def test_all_mistakes_of_a_case_are_listed_and_exit_with_1(
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


def test_text_that_is_not_json_or_too_long_exits_with_1(shell: Shell) -> None:
    no_json = shell("plan", "-", "--json", case=b"{")
    too_large = shell("plan", "-", "--json", case=b" " * (64 * 1024 + 1))

    assert (no_json.code, no_json.json["errors"][0]["error"]) == (1, "invalid_json")
    assert (too_large.code, too_large.json["errors"][0]["error"]) == (1, "too_large")
    assert shell("plan", "-", case=b"{").out.startswith("This cannot be read as JSON.")


def test_a_case_is_read_from_a_file(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(EXAMPLE), encoding="utf-8")

    assert shell("plan", str(file), "--json", *TODAY).json["step"] == "email_hq"


def test_the_command_line_reads_a_case_like_read_case(shell: Shell) -> None:
    assert shell("plan", "-", "--json", *TODAY, case=Case().as_json()).json["step"] == "call"
