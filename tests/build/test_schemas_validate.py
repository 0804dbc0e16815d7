"""A validator applies the published schemas to the data that the code reads and writes."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from case_inquiry.case import read_case
from case_inquiry.cli.schemas import case_schema, plan_schema
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure
from tests.rules.test_plan_scenarios import SCENARIOS, Scenario, without_days

CASE = jsonschema.Draft202012Validator(case_schema(), format_checker=jsonschema.FormatChecker())
PLAN = jsonschema.Draft202012Validator(plan_schema(), format_checker=jsonschema.FormatChecker())


def test_the_schemas_are_valid_json_schemas() -> None:
    jsonschema.Draft202012Validator.check_schema(case_schema())
    jsonschema.Draft202012Validator.check_schema(plan_schema())


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda item: f"{item.procedure}: {item.name}")
def test_the_case_and_plan_of_every_scenario_match_the_schemas(scenario: Scenario) -> None:
    data = without_days(scenario.case)
    case = read_case(data, scenario.today)
    found = plan(case, load_procedure(scenario.procedure), scenario.today)

    CASE.validate(data)
    CASE.validate(case.as_json())
    PLAN.validate(json.loads(json.dumps(found.as_json())))


REFUSED: list[Any] = [
    [],
    {"name": "Ana"},
    {"role": "lawyer"},
    {"version": 2},
    {"filed_on": "02/07/2017"},
    {"protected": "yes"},
    {"inquiry_date": "unlisted"},
    {"form": "x" * 1001},
    {"contacts": [{}]},
    {"contacts": [{"channel": "fax"}]},
    {"contacts": [{"channel": "call", "told_to_wait_days": 366}]},
    {"contacts": [{"channel": "call", "told_to_wait_days": 1.5}]},
    {"contacts": [{"channel": "call", "name": "Ana"}]},
]


@pytest.mark.parametrize("data", REFUSED)
def test_the_schema_refuses_an_invalid_case(data: Any) -> None:
    assert not CASE.is_valid(data)
