"""The fixtures that the tests of the command line share."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell


@pytest.fixture(name="shell")
def fixture_shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)
