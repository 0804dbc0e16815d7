"""What a run of the tests says about itself: its seed, and an engine that this machine lacks."""

import secrets

import pytest
from hypothesis import is_hypothesis_test, seed

from build_scripts.checks.browsers import left_out

SENTENCE = pytest.StashKey[str]()
SEED = pytest.StashKey[int]()
SEED_OPTION = "--hypothesis-seed"


def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed of the properties, unless one is given."""
    config.stash[SEED] = int(config.getoption(SEED_OPTION) or secrets.randbits(32))


def pytest_report_header(config: pytest.Config) -> str:
    """Say the seed, and how to run with it again."""
    return f"Seed of the properties: {config.stash[SEED]} (again with {SEED_OPTION}=...)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give every property the seed. Hypothesis's own option would also switch its database off."""
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            seed(config.stash[SEED])(item.obj)


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
