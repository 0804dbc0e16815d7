"""The engine's source, read as text: no agency's name is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import case_inquiry

FOLDER = Path(case_inquiry.__file__).parent

ENGINE = [
    "plan",
    "ladder",
    "facts",
    "working",
    "dates",
    "procedure",
    "procedure_model",
    "procedure_check",
    "procedure_parts",
    "toml_table",
]
AGENCY = ["uscis", "dhs", "ncsc", "vermont", "ombudsman", "congress", "email_center", "e_request"]


@pytest.mark.parametrize("module", ENGINE)
@pytest.mark.parametrize("word", AGENCY)
def test_the_engine_names_no_agency_office_or_channel(module: str, word: str) -> None:
    source = (FOLDER / f"{module}.py").read_text(encoding="utf-8")
    code = "\n".join(line for line in source.splitlines() if ">>>" not in line)
    code = code.replace("'email_center'", "")  # the doctests' outcomes

    assert word not in code.lower()
