"""The scenarios of `scenarios/*.yaml`: cases that a lawyer can read, each with its rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from case_inquiry.case import read_case
from case_inquiry.plan import Plan, plan
from case_inquiry.procedure import load_procedure

FOLDER = Path(__file__).parent / "scenarios"


class Scenario(NamedTuple):
    file: str
    procedure: str
    name: str
    rests_on: str
    today: date
    case: dict[str, Any]
    expect: dict[str, Any]


class Loader(yaml.SafeLoader):
    """YAML 1.1 takes `on` for true; here only `true` and `false` are."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":bool") or first in "tf"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_scenarios() -> Iterator[Scenario]:
    for file in sorted(FOLDER.glob("*.yaml")):
        content = yaml.load(file.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe loader
        procedures = content["procedure"]
        for written in content["scenarios"]:
            for procedure in [procedures] if isinstance(procedures, str) else procedures:
                yield Scenario(file=file.stem, procedure=procedure, **written)


SCENARIOS = list(load_scenarios())


def without_days(value: Any) -> Any:
    """YAML reads days; a case file has texts."""
    if isinstance(value, dict):
        return {key: without_days(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_days(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def said(found: Plan, key: str, expected: Any) -> Any:
    """What the plan says of `key`, as far as the scenario asks."""
    shape = found.as_json()
    value: Any = shape[key]
    if key == "office":
        return value and value["code"]
    if key == "early":
        return [{**row, "opened": row["opened"]["result"]} for row in value]
    if key == "working":
        return [{name: row[name] for name in (expected[0] if expected else row)} for row in value]
    return value


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda item: f"{item.procedure}: {item.name}")
def test_scenario(scenario: Scenario) -> None:
    case = read_case(without_days(scenario.case), scenario.today)

    found = plan(case, load_procedure(scenario.procedure), scenario.today)

    expected = without_days(scenario.expect)
    assert {key: said(found, key, expected[key]) for key in expected} == expected


def test_there_are_at_least_220_scenarios_and_each_has_its_own_name() -> None:
    names = [(scenario.procedure, scenario.name) for scenario in SCENARIOS]

    assert len(set(names)) == len(names)
    assert len({scenario.name for scenario in SCENARIOS}) >= 220


def test_every_scenario_says_what_it_rests_on_and_expects_a_step_and_a_status() -> None:
    assert all(scenario.rests_on for scenario in SCENARIOS)
    assert all({"step", "status"} <= set(scenario.expect) for scenario in SCENARIOS)


def test_the_scenarios_reach_every_step_status_reason_and_warning() -> None:
    reached = {(scenario.expect["step"], scenario.expect["status"]) for scenario in SCENARIOS}
    reasons = {scenario.expect.get("reason") for scenario in SCENARIOS}
    warnings = {code for scenario in SCENARIOS for code in scenario.expect.get("warnings", [])}

    assert reached == {
        ("call", "act"),
        ("call", "ended"),
        ("email_center", "wait"),
        ("email_center", "act"),
        ("email_center", "ended"),
        ("email_hq", "wait"),
        ("email_hq", "act"),
        ("email_hq", "ended"),
        ("gate", "act"),
        ("gate", "wait"),
        ("inquire", "act"),
        ("escalate", "wait"),
        ("escalate", "act"),
        ("answer", "wait"),
        ("answer", "overdue"),
        ("answer", "ended"),
        ("elsewhere", "ended"),
        (None, "resolved"),
    }
    assert reasons == {
        None,
        "answered",
        "protected_case",
        "uscis_waits_for_you",
        "decision_made",
        "approved",
        "no_receipt_yet",
        "change_address",
        "asylum_case",
    }
    assert warnings == {
        "channel_closed",
        "channel_unverified",
        "office_not_in_notice",
        "receipt_date_mismatch",
        "too_early",
        "not_found_online",
        "consent_missing",
        "ask_uscis_again",
        "told_to_wait",
        "fingerprint_rerun",
        "asylum_fee",
        "no_automatic_extension",
        "interview_120_days",
        "visa_number",
    }
