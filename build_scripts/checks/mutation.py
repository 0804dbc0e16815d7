"""Mutation testing: change the counting rules in small ways and check that a test fails each time.

Run as `python -m build_scripts.checks.mutation` (`make mutation`), with names of modules to mutate
only those: `... mutation days/counting identifiers/receipt`. `left` runs only the mutants that
survived the last time, `report` only prints the results. It takes an hour and is not part of
`make test`. mutmut names its mutants by the path below `src/`, so the package and the tests of its
rules are copied to `build/mutation/` and mutated there. Without names, mutants with a known result
do not run again: remove that folder to start over.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from build_scripts import ROOT

WORK = ROOT / "build" / "mutation"
PACKAGE = Path("src", "case_inquiry")
MODULES = (
    "days/counting",
    "plan/__init__",
    "plan/gates",
    "plan/ladder",
    "plan/rungs",
    "plan/waits",
    "plan/ways",
    "conditions",
    "plan/facts",
    "plan/working",
    "identifiers/a_number",
    "identifiers/cleaning",
    "identifiers/damage",
    "identifiers/exceptions",
    "identifiers/inside",
    "identifiers/look_alikes",
    "identifiers/mending",
    "identifiers/prefixes",
    "identifiers/receipt",
    "identifiers/receipt_errors",
)
#: The tests of these rules; mutmut runs those that reach the mutant.
TESTS = (
    "test_a_number.py",
    "test_case.py",
    "test_cleaning.py",
    "test_dates.py",
    "test_look_alikes.py",
    "test_numbers_damaged.py",
    "test_plan.py",
    "test_plan_library.py",
    "test_plan_scenarios.py",
    "test_plan_working.py",
    "test_procedure_current.py",
    "test_procedure_notice.py",
    "test_receipt.py",
    "test_receipt_mending.py",
)
CONFIGURATION = """\
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{modules}]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = [{tests}]
timeout_constant = 20.0
use_git_change_detection = false

[tool.pytest.ini_options]
addopts = ["--import-mode=importlib", "--strict-markers"]
filterwarnings = ["error"]
"""
#: The results by the exit code of the tests, as mutmut stores it. None means not run yet.
OUTCOMES = {0: "survived", 1: "killed", 3: "killed", 33: "not reached", 36: "timed out"}
FOUND = frozenset({"killed", "timed out"})


def prepare() -> None:
    """Copy the package and the tests to the work folder, with mutmut's configuration."""
    WORK.mkdir(parents=True, exist_ok=True)
    _copy(ROOT / "pyapp" / "src", WORK / "src")
    _copy(ROOT / "tests" / "rules", WORK / "tests" / "rules")
    modules = _quoted(f"{PACKAGE}/{name}.py" for name in MODULES)
    tests = _quoted(f"tests/rules/{name}" for name in TESTS)
    text = CONFIGURATION.format(modules=modules, tests=tests)
    (WORK / "pyproject.toml").write_text(text, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))


def _quoted(names: Iterator[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def mutants_of(modules: list[str]) -> list[str]:
    """Return the patterns that match the names of the mutants of `modules`.

    >>> mutants_of(["identifiers/receipt", "plan/__init__"])
    ['case_inquiry.identifiers.receipt.*', 'case_inquiry.plan.*']
    """
    dotted = (name.removesuffix("/__init__").replace("/", ".") for name in modules)
    return [f"case_inquiry.{name}.*" for name in dotted]


def run_mutants(names: list[str]) -> None:
    """Run these mutants; without names, run all mutants without a result.

    Raise subprocess.CalledProcessError if mutmut fails.
    """
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "2", *names]
    subprocess.run(command, cwd=WORK, check=True)


def outcomes() -> dict[str, dict[str, str]]:
    """Return the result of every mutant by name, grouped by module."""
    found = {}
    for module in MODULES:
        meta = WORK / "mutants" / PACKAGE / f"{module}.py.meta"
        if meta.is_file():
            codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
            found[module] = {name: _outcome(code) for name, code in codes.items()}
    return found


def _outcome(code: int | None) -> str:
    return "not run" if code is None else OUTCOMES.get(code, f"ended with {code}")


def left_over(found: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the mutants that no test noticed, with their results."""
    return {
        name: outcome
        for mutants in found.values()
        for name, outcome in mutants.items()
        if outcome not in FOUND
    }


def report(found: dict[str, dict[str, str]]) -> str:
    """Return the scores as a Markdown table, followed by the mutants that no test noticed.

    >>> print(report({"dates": {"a": "killed", "b": "survived"}}).splitlines()[2])
    | `dates` | 2 | 1 | 0 | 1 | 50.0 % |
    """
    rows = [
        "| module | mutants | killed | timed out | left | score |",
        "|---|---|---|---|---|---|",
        *(_row(f"`{module}`", Counter(mutants.values())) for module, mutants in found.items()),
        _row("all", Counter(each for mutants in found.values() for each in mutants.values())),
    ]
    left = [f"- {name}: {outcome}" for name, outcome in left_over(found).items()]
    return "\n".join([*rows, "", *left])


def _row(name: str, counts: Counter[str]) -> str:
    total, noticed = counts.total(), sum(counts[outcome] for outcome in FOUND)
    score = f"{100 * noticed / total:.1f} %" if total else "-"
    cells = [name, total, counts["killed"], counts["timed out"], total - noticed, score]
    return f"| {' | '.join(map(str, cells))} |"


def main(arguments: list[str]) -> int:
    """Run the mutants and print the scores; return 2 for an unknown module."""
    if set(arguments) - {*MODULES, "left", "report"}:
        names = " ".join(MODULES)
        sys.stderr.write(f"Usage: python -m build_scripts.checks.mutation [left|report|{names}]\n")
        return 2
    if "report" not in arguments:
        modules = [name for name in arguments if name in MODULES]
        left = list(left_over(outcomes())) if "left" in arguments else []
        prepare()
        try:
            run_mutants([*mutants_of(modules), *left])
        except subprocess.CalledProcessError as error:
            return error.returncode or 1
    print(report(outcomes()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
