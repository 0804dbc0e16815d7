"""An engine that this machine does not have is left out of the tests, and never silently."""

import pytest

from build_scripts.checks.browsers import left_out

SENTENCE = pytest.StashKey[str]()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Note what to say, where tests that run in every engine are among those that were chosen."""
    names = (getattr(item, "fixturenames", ()) for item in session.items)
    if any("any_browser" in each for each in names):
        session.config.stash[SENTENCE] = left_out()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which engine did not take part."""
    if sentence := terminalreporter.config.stash.get(SENTENCE, ""):
        terminalreporter.section("An engine is missing", yellow=True)
        terminalreporter.write_line(sentence)
