"""A request of the page is read once: no answer is checked again on its way to the outcome."""

import json
import sys
from collections import Counter
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

import pytest

from case_inquiry.case.check import Checker
from case_inquiry.form.example import example_answers
from case_inquiry.identifiers import receipt
from case_inquiry.web import handle
from tests.rules.cases_of_the_schema import TODAY


def calls_of(
    functions: tuple[Callable[..., Any], ...], op: str, answers: dict[str, str]
) -> list[int]:
    """Return how often each function runs while a request is answered."""
    request = json.dumps({"op": op, "today": TODAY.isoformat(), "answers": answers})
    counted: Counter[CodeType] = Counter()

    def count(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            counted[frame.f_code] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        answer = json.loads(handle(request))
    finally:
        sys.setprofile(before)
    assert answer["ok"], answer
    return [counted[function.__code__] for function in functions]


@pytest.mark.parametrize("op", ["outcome", "summary", "case"])
@pytest.mark.parametrize(
    "more", [{}, {"filed_on": "October 1, 2026"}, {"receipt_number": "EAC*1710450146"}]
)
def test_a_request_reads_its_case_once_and_its_receipt_number_twice(
    op: str, more: dict[str, str]
) -> None:
    """Twice: the text as typed, and the clean number by the case, which takes no one's word."""
    answers = example_answers(TODAY) | {"call_date": "October 2, 2026"} | more
    cases, numbers = calls_of((Checker.case, receipt.validate), op, answers)
    assert (cases, numbers) == (1, 2)


def test_a_protected_case_is_not_read_again() -> None:
    [cases] = calls_of((Checker.case,), "outcome", {"called": "no", "privacy": "yes"})
    assert cases == 1
