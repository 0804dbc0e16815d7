"""Receipt numbers that several rows of a list have: found without keeping the rows.

A receipt number is three letters and ten digits, which one whole number of eight bytes says. So a
list of a million rows needs eight megabytes, and no two numbers are ever taken for one.
"""

from __future__ import annotations

from array import array
from itertools import pairwise

#: The numbers are kept in so many heaps, as only one of them is sorted at a time.
HEAPS = 256


def as_integer(receipt: str) -> int:
    """Return a clean receipt number as one whole number; each has another.

    >>> as_integer("AAA0000000001"), as_integer("ZZZ9999999999") < 2**63
    (1, True)
    """
    first, second, third = (ord(letter) - ord("A") for letter in receipt[:3])
    return ((first * 26 + second) * 26 + third) * 10**10 + int(receipt[3:])


class Numbers:
    """The receipt numbers of a list, as they come.

    >>> numbers = Numbers()
    >>> for number in (7, 263, 7):
    ...     numbers.add(number)
    >>> numbers.repeated()
    frozenset({7})
    """

    def __init__(self) -> None:
        self._heaps = [array("q") for _ in range(HEAPS)]

    def add(self, number: int) -> None:
        """Add the number of one row."""
        self._heaps[number % HEAPS].append(number)

    def repeated(self) -> frozenset[int]:
        """Return the numbers that came more than once."""
        return frozenset(number for heap in self._heaps for number in _repeated(heap))


def _repeated(heap: array[int]) -> set[int]:
    ordered = sorted(heap)
    return {number for number, after in pairwise(ordered) if number == after}
