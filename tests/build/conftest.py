"""What the tests of the command line ask for by name."""

from __future__ import annotations

import pytest

from tests.build.cli_shell import Shell


@pytest.fixture(name="shell")
def fixture_shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)
