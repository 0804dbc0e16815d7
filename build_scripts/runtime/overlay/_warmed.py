"""What Python would compile anew at every start, compiled when the runtime was built.

Dataclasses write source text and compile it, and regular expressions are compiled in Python: both
give the same result every time. While the runtime is built, this module notes what is compiled;
in the published library its two tables hold the results.
"""

from types import CodeType

#: Code of the functions of dataclasses, by their source text.
TEXTS: dict[str, CodeType] = {}
#: Arguments of `_sre.compile` after the pattern, by pattern and flags as given.
PATTERNS: dict[tuple[str | bytes, int], tuple[object, ...]] = {}

asked_texts: list[str] = []
asked_patterns: list[tuple[str | bytes, int]] = []


def text(source: str) -> CodeType | str:
    """Return something that `exec` takes."""
    asked_texts.append(source)
    return source


def pattern(expression: str | bytes, flags: int) -> tuple[object, ...] | None:
    """Return the ready arguments for a pattern, or None where it must be compiled."""
    asked_patterns.append((expression, flags))
    return None
