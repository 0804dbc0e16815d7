"""The part of run_rules that runs inside Pyodide; its last expression is the exit status."""

# ruff: noqa: F821
import json
import os
import sys

plan = json.loads(plan_text)  # type: ignore[name-defined]  # set by run_rules.mjs
sys.path[:0] = ["/tools"]
os.chdir("/project")

import pytest  # noqa: E402

int(pytest.main(plan["arguments"]))
