"""An office is added in one file; every part of the product that names offices then knows it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from build_scripts import ROOT

INVENTED = """
[[offices]]
code = "HSC"
name = "Hawaii Service Center"
prefixes = ["HAW"]

[[prefix]]
letters = "HAW"
kind = "center"
confidence = "high"
source = "notice"
examples = ["HAW1710450146"]
"""
ASK = """
import json, sys
from datetime import date
from case_inquiry import web
from case_inquiry.caseload import plan_lines
from case_inquiry.caseload.files import read_sheet
from case_inquiry.cli.schemas import case_schema
from case_inquiry.form.walk import question_of
from case_inquiry.identifiers import receipt
from case_inquiry.procedure import load_procedure

today = date(2026, 11, 24)

def plan_of(**case):
    request = {"op": "plan", "today": today.isoformat(), "case": case}
    return json.loads(web.handle(json.dumps(request)))["plan"]["office"]

sheet = read_sheet(b"receipt number,center\\nEAC1710450146,Hawaii Service Center\\n")
print(json.dumps({
    "receipt": receipt.parse("HAW1710450146", today).office,
    "by_number": plan_of(receipt_number="HAW1710450146"),
    "by_hand": plan_of(receipt_number="EAC1710450146", center="HSC"),
    "form": [str(choice.label) for choice in question_of("center")[1].choices],
    "schema": "HSC" in json.dumps(case_schema()),
    "list": [row.plan.office.code for row in plan_lines(
        sheet.lines, load_procedure("notice-2009"), today).rows],
    "pages": [office.name for office in load_procedure("current").offices],
}))
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the package says once one file of it names the invented office."""
    folder: Path = tmp_path_factory.mktemp("package")
    package = folder / "case_inquiry"
    shutil.copytree(ROOT / "pyapp/src/case_inquiry", package)
    with (package / "offices.toml").open("a", encoding="utf-8") as offices:
        offices.write(INVENTED)
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        env=os.environ | {"PYTHONPATH": str(folder)},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(asked.stdout)


def test_a_receipt_number_with_the_office_s_letters_names_it(known: Any) -> None:
    assert known["receipt"] == "HSC"
    assert known["by_number"] == {"code": "HSC", "name": "Hawaii Service Center", "email": None}


def test_the_office_can_be_chosen_in_the_form_and_in_a_case_file(known: Any) -> None:
    assert "Hawaii Service Center" in known["form"]
    assert known["by_hand"]["code"] == "HSC"
    assert known["schema"]


def test_the_office_can_be_named_in_a_list_of_cases(known: Any) -> None:
    assert known["list"] == ["HSC"]


def test_the_pages_show_the_office(known: Any) -> None:
    assert "Hawaii Service Center" in known["pages"]
