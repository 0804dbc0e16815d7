"""A list that goes by: its rows come one by one, each line of the file is accounted for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.case import CaseError
from case_inquiry.caseload import Line, OpenList, Row, Target, open_list, plan_lines
from case_inquiry.caseload.header import NO_HEADER
from case_inquiry.caseload.same import Numbers, as_integer
from case_inquiry.caseload.stream import ROWS_THAT_DECIDE
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)
NOTICE = load_procedure("notice-2009")
HEADER = ["Reference", "Receipt #", "Form", "Protected", "Called on", "", "Notes"]
DAMAGE: list[list[str]] = [
    [],
    ["", " ", ""],
    HEADER,
    ["Total", "", "12"],
    ["A-9"],
    ["A-1", "EAC1710450146", "I-485", "", "2026-10-01"],
    ["A-2", "eac-17-104-50146", "I-485"],
    ["A-3", "EAC1710450147", "I-918"],
    ["A-4", "EAC1710450147", "I-90", "no", "2026-10-01"],
    ["A-5", "IOE0906929443", "I-90", "perhaps"],
    ["A-6", "EAC17", "I-90", "", "24/10/2026", "x"],
    ["A-7", "LIN1790250146", "I-130", "", "46296", "", "asked twice"],
    ["A-8", "", "I-130", "", "soon", "", "", "beyond"],
]


def opened(*rows: list[str], **options: object) -> OpenList:
    lines: list[Line] = list(enumerate(rows, start=1))
    return open_list(lines, NOTICE, TODAY, **options)  # type: ignore[arg-type]


def seeded(seed: int) -> list[Line]:
    chance = random.Random(seed)  # noqa: S311 - made-up rows, not secrets
    body = [chance.choice(DAMAGE) for _ in range(chance.randrange(40))]
    return list(enumerate([["Our cases"], [], HEADER, *body], start=1))


@given(st.integers(min_value=0))
def test_a_list_gives_the_same_rows_one_by_one_and_at_once(seed: int) -> None:
    lines = seeded(seed)
    found = open_list(lines, NOTICE, TODAY)
    whole = plan_lines(iter(lines), NOTICE, TODAY)

    assert tuple(found.rows()) == whole.rows
    assert (found.notes, found.ignored_columns) == (whole.notes, whole.ignored_columns)
    assert tuple(found.rows()) == whole.rows, "the rows come again"


@given(st.integers(min_value=0))
def test_every_line_is_accounted_for(seed: int) -> None:
    lines = seeded(seed)
    found = open_list(lines, NOTICE, TODAY)
    rows = list(found.rows())
    tally = found.tally

    assert tally.lines == len(lines)
    assert (tally.above, tally.header, tally.cases) == (1, 1, len(rows))
    assert tally.told == len({row.number for row in rows})
    cells = [cells for number, cells in lines if number > 3]
    assert len(tally.repeated) == cells.count(HEADER)
    assert tally.empty == 1 + sum(not "".join(each).strip() for each in cells)
    assert len(tally.left_out) == sum(each[:1] in (["Total"], ["A-9"]) for each in cells)


def test_the_rows_of_a_list_are_read_no_earlier_than_they_are_asked_for() -> None:
    class Lines:
        read = 0

        def __iter__(self) -> Iterator[Line]:
            for number, cells in enumerate([["Form"], *[["I-90"]] * 5_000], start=1):
                self.read = number
                yield number, cells

    lines = Lines()
    found = open_list(lines, NOTICE, TODAY)
    assert [*found.check()][-1] == found.count == 5_000
    rows = found.rows()

    assert [row.number for row in islice(rows, 3)] == [2, 3, 4]
    assert lines.read == 4
    assert found.tally.cases == 3, "what is done is kept where a person stops"


def test_a_list_can_be_left_in_the_middle_and_read_again() -> None:
    found = opened(["Form"], *[["I-90"]] * 20)
    rows = found.rows()
    next(rows)
    rows.close()  # type: ignore[attr-defined]

    assert len(list(found.rows())) == found.tally.cases == 20


def test_the_header_the_columns_and_the_order_of_dates_may_be_chosen() -> None:
    rows = [["Form", "Receipt #"], ["Number", "Asked", "Form"], ["EAC1710450146", "09/10/2026"]]
    targets = {0: Target("receipt_number"), 1: Target("on", "call"), 2: None}
    found = opened(*rows, header_row=2, targets=targets, dates="day-first")
    [row] = found.rows()

    assert (found.header_row, found.ignored, found.order) == (2, ("Form",), "day-first")
    assert row.plan is not None
    assert (row.receipt_number, row.plan.act_on) == ("EAC1710450146", date(2026, 11, 9))


def test_a_chosen_column_counts_before_a_header() -> None:
    rows = [["Number", "Receipt #"], ["EAC1710450146", "EAC1710450147"]]
    found = opened(*rows, targets={0: Target("receipt_number")})

    assert found.ignored == ("Receipt #",)
    assert next(found.rows()).receipt_number == "EAC1710450146"


def test_a_list_may_have_no_header() -> None:
    numbers = [["EAC1710450146"], ["EAC1710450147"]]
    found = opened(*numbers, header_row=NO_HEADER, targets={0: Target("receipt_number")})

    assert [row.number for row in found.rows()] == [1, 2]
    assert found.tally.lines == 2


@pytest.mark.parametrize("row", [2, 9])
def test_a_row_that_names_no_column_is_refused_as_a_header(row: int) -> None:
    with pytest.raises(CaseError):
        opened(["Form"], ["red"], header_row=row)


def test_a_chosen_target_may_be_there_once() -> None:
    with pytest.raises(CaseError, match="stand for the same"):
        opened(["A", "B"], ["x", "y"], header_row=1, targets=dict.fromkeys((0, 1), Target("form")))


def long_list(first: str, *later: str) -> OpenList:
    body = [[first]] * ROWS_THAT_DECIDE + [[day] for day in later]
    return opened(["Called on"], *body)


def plans(rows: Iterator[Row]) -> list[bool]:
    return [row.plan is not None for row in islice(rows, ROWS_THAT_DECIDE, None)]


def test_a_later_row_of_the_other_order_of_dates_is_to_fix_and_named() -> None:
    found = long_list("05/03/2026", "05/04/2026", "25/03/2026")

    assert plans(found.rows()) == [True, False]
    assert "the day comes first: 10003." in str(found.notes[0])


def test_a_later_row_is_not_guessed_where_the_first_rows_have_the_day_first() -> None:
    assert plans(long_list("25/03/2026", "05/04/2026", "2026-04-05").rows()) == [False, True]


def test_an_order_that_was_told_is_not_doubted() -> None:
    body = [["05/03/2026"]] * ROWS_THAT_DECIDE + [["25/03/2026"]]
    found = opened(["Called on"], *body, dates="month-first")

    assert plans(found.rows()) == [False]
    assert found.notes == ()


def test_the_first_rows_cannot_have_both_orders() -> None:
    with pytest.raises(CaseError, match="Write the dates like 2026-03-25"):
        opened(["Called on"], ["05/03/2026"], ["25/03/2026"])


def test_one_number_far_apart_is_planned_in_no_row() -> None:
    body = [[f"IOE09{number:08}"] for number in range(12_000)]
    rows = list(opened(["Receipt #"], *body, ["ioe-0900000007"]).rows())
    unplanned = [row.number for row in rows if row.plan is None]

    assert unplanned == [9, 12_002]
    assert "in the rows 9, 12002." in str(rows[-1].errors[0].mistake.message)


def test_a_number_is_one_whole_number_that_no_other_has() -> None:
    numbers = ["AAA0000000000", "AAA9999999999", "AAB0000000000", "ZZZ9999999999"]
    found = [as_integer(number) for number in numbers]

    assert found == sorted(set(found))
    assert found[-1] < 2**63
    kept = Numbers()
    for number in [*found, found[2]]:
        kept.add(number)
    assert kept.repeated() == {found[2]}


def test_a_day_that_was_a_number_is_not_told_of_a_protected_row() -> None:
    found = opened(["Protected", "Called on"], ["yes", "46296"])

    assert [row.protected for row in found.rows()] == [True]
    assert found.notes == ()
