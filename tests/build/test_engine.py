"""The source of the engine contains no agency's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts import ROOT

PACKAGE = ROOT / "pyapp/src/case_inquiry"
ENGINE = [
    PACKAGE / "days/counting.py",
    # `text` puts a plan into words for people.
    *sorted(file for file in (PACKAGE / "plan").glob("*.py") if file.stem != "text"),
    *sorted((PACKAGE / "procedure").rglob("*.py")),
]
AGENCY = ["uscis", "dhs", "ncsc", "vermont", "ombudsman", "congress", "email_center", "e_request"]


@pytest.mark.parametrize("module", ENGINE, ids=lambda file: file.relative_to(PACKAGE).as_posix())
@pytest.mark.parametrize("word", AGENCY)
def test_the_engine_names_no_agency_office_or_channel(module: Path, word: str) -> None:
    source = module.read_text(encoding="utf-8")
    code = "\n".join(line for line in source.splitlines() if ">>>" not in line)
    code = code.replace("'email_center'", "")  # the doctests' outcomes

    assert word not in code.lower()
