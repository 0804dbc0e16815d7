"""A cache of code that Python would otherwise compile again at every start.

Dataclasses compile source text that they generate, and regular expressions are compiled in Python:
both give the same result every time. During the build of the runtime, this module records what is
compiled; in the published library its two tables contain the results.
"""

from types import CodeType

#: Code of the functions of dataclasses, by their source text.
TEXTS: dict[str, CodeType] = {}
#: Arguments of `_sre.compile` after the pattern, by pattern and flags as given.
PATTERNS: dict[tuple[str | bytes, int], tuple[object, ...]] = {}

asked_texts: list[str] = []
asked_patterns: list[tuple[str | bytes, int]] = []


def text(source: str) -> CodeType | str:
    """Return code or source text for `exec`."""
    asked_texts.append(source)
    return source


def pattern(expression: str | bytes, flags: int) -> tuple[object, ...] | None:
    """Return the cached arguments for a pattern, or None if it must be compiled."""
    asked_patterns.append((expression, flags))
    return None
