"""The procedures' files, checked: at build, in tests and by the command line."""

from __future__ import annotations

from pathlib import Path

#: The folder of the procedures' files, and of those that they share.
DATA = Path(__file__).parents[1] / "data"
