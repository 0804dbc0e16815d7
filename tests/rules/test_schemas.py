"""The published schemas against the code that they are made from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from case_inquiry.case import Case, Contact, read_case
from case_inquiry.cli import schemas
from case_inquiry.cli.schemas import FILES, case_schema, plan_schema, schema_text
from case_inquiry.plan import plan
from case_inquiry.procedure import PROCEDURES, load_procedure

FOLDER = Path(schemas.__file__).parent
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("name", "file"), FILES.items())
def test_the_files_in_the_wheel_are_those_that_the_code_makes(name: str, file: str) -> None:
    assert (FOLDER / file).read_text(encoding="utf-8") == schema_text(name)


def test_a_case_has_the_keys_of_its_schema() -> None:
    schema: Any = case_schema()
    written: Any = Case(contacts=(Contact("call"),)).as_json()

    contact = next(part for part in schema["properties"]["contacts"]["anyOf"] if "items" in part)
    assert list(schema["properties"]) == list(written)
    assert list(contact["items"]["properties"]) == list(written["contacts"][0])


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_a_plan_has_the_keys_of_its_schema(procedure: str) -> None:
    data = {
        "receipt_number": "EAC1710450146",
        "contacts": [
            {"channel": "call", "on": "2026-10-01", "service_request": "SR-99"},
            {"channel": "center_email", "on": "2026-10-05"},
        ],
    }
    schema: Any = plan_schema()
    written: Any = plan(read_case(data, TODAY), load_procedure(procedure), TODAY).as_json()
    properties = schema["properties"]

    assert list(properties) == list(written) == schema["required"]
    assert list(properties["working"]["items"]["properties"]) == list(written["working"][0])
    assert list(properties["office"]["anyOf"][0]["properties"]) == list(written["office"])
    assert json.loads(json.dumps(written)) == written
