"""The command line as a program: the module, the installed command, the shell around it."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

from case_inquiry import cli
from tests.cli.cli_case import EXAMPLE, TODAY

ROOT = str(Path(cli.__file__).parents[2])


def run(*command: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=given, capture_output=True, check=False)


def test_the_module_and_the_installed_command_print_the_same(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    arguments = ["plan", str(file), "--json", *TODAY]

    module = run(sys.executable, "-m", "case_inquiry", *arguments)
    installed = run(str(Path(sys.executable).with_name("case-inquiry")), *arguments)

    assert (module.returncode, module.stderr) == (0, b"")
    assert module.stdout == installed.stdout
    assert json.loads(module.stdout)["act_on"] == "2026-11-27"


def test_the_module_runs_the_main_function_of_the_command_line() -> None:
    assert importlib.import_module("case_inquiry.__main__").main is cli.main


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


def test_a_plan_imports_no_third_party_library() -> None:
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
