"""Every public function of the package has an example in its docstring, as a doctest."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "pyapp/src/case_inquiry"

ENDS = "prints, or ends the command; the tests run the command itself"
DESK = "takes a desk, which only `papers.write` makes; see the example there"
WRITER = "takes a writer after it has written; see the example at `outcome.statements_of`"

#: The functions without an example, with the reason.
WITHOUT_EXAMPLE = {
    "caseload.text.caseload_text": "returns a whole table; its test shows one",
    "cli.main": ENDS,
    "cli.run_a_number": ENDS,
    "cli.run_document": ENDS,
    "cli.run_plan": ENDS,
    "cli.run_receipt": ENDS,
    "cli.run_schema": ENDS,
    "cli.run_statements": ENDS,
    "cli.caseload.add": "only declares arguments to argparse; `--help` shows them",
    "cli.caseload.run": ENDS,
    "cli.common.add_command": "only declares arguments to argparse; `--help` shows them",
    "cli.common.add_procedure": "only declares arguments to argparse; `--help` shows them",
    "cli.common.answer": ENDS,
    "cli.common.end": ENDS,
    "cli.common.read_input": "needs a file",
    "cli.common.refuse": ENDS,
    "cli.common.refuse_file": ENDS,
    "papers.desk.case_values": DESK,
    "papers.desk.common_notes": DESK,
    "papers.desk.note": DESK,
    "papers.letters.write_center_draft": DESK,
    "papers.letters.write_center_email": DESK,
    "papers.letters.write_hq_draft": DESK,
    "papers.letters.write_hq_email": DESK,
    "papers.parts.make_part": DESK,
    "papers.record.write_record": DESK,
    "papers.reminders.coming_days": DESK,
    "papers.reminders.write_reminders": DESK,
    "papers.rendering.fill_template": "needs every value that a template uses",
    "papers.rendering.lines_beside": "needs a catalog of a language other than English",
    "papers.script.blank_sheet": DESK,
    "papers.script.said": DESK,
    "papers.script.write_call_script": DESK,
    "papers.sheet.join_clauses": DESK,
    "papers.todays.write_text": DESK,
    "outcome.origins.not_checked_blocks": WRITER,
    "outcome.origins.origin_blocks": WRITER,
    "outcome.origins.statements_behind": WRITER,
    "procedure.checking.parts.read_statements": "needs a file; see `load_procedure`",
    "web.request.refuse": "only raises",
}


def without_example() -> Iterator[str]:
    for file in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if ">>> " not in (ast.get_docstring(node) or ""):
                yield f"{module.removesuffix('.__init__')}.{node.name}"


def test_a_public_function_has_an_example_or_a_reason() -> None:
    found, known = set(without_example()), set(WITHOUT_EXAMPLE)
    assert found - known == set(), "give an example, or the reason why there is none"
    assert known - found == set(), "these have an example now"
