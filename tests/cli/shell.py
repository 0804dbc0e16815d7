"""Run the command line in the process of the tests."""

from __future__ import annotations

import io
import json
import sys
from typing import Any, NamedTuple

import pytest

from case_inquiry import cli


class Answer(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Run commands in this process, with a case on standard input."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capsys = capsys
        self.monkeypatch = monkeypatch

    def __call__(self, *arguments: str, case: object = None) -> Answer:
        given = case if isinstance(case, bytes) else json.dumps(case).encode()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            code = cli.main(arguments)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        out, err = self.capsys.readouterr()
        return Answer(code, out, err)
