"""The direction in which a language is written."""

from __future__ import annotations

#: Languages that are written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})


def is_right_to_left(language: str, /) -> bool:
    """Tell whether a language (a tag such as `ar` or `ar-EG`) is written from right to left.

    >>> is_right_to_left("ar-EG"), is_right_to_left("en")
    (True, False)
    """
    return language.partition("-")[0] in RIGHT_TO_LEFT
