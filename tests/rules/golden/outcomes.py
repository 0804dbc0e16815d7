"""Every outcome as it was read by eye: its card, what the notice says, and what is folded.

After a change of words, write the files anew (`python -m tests.rules.golden.outcomes`) and
read what differs.
"""

from pathlib import Path

from .outcome_text import lines_of
from .todays_cases import STATES
from .tools import see

FOLDER = Path(__file__).parent / "outcomes"


def golden_file(name: str) -> Path:
    """Return the file of a state's outcome."""
    return FOLDER / f"{name.replace(': ', '_').replace(', ', '_').replace(' ', '_')}.txt".lower()


def outcome_text(name: str) -> str:
    """Return a state's outcome as plain lines."""
    return "\n".join(lines_of(see(STATES[name]))) + "\n"


def main() -> None:
    """Write all files anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name in STATES:
        golden_file(name).write_text(outcome_text(name), encoding="utf-8")


if __name__ == "__main__":
    main()
