"""Reading a case file's text, and any data that its JSON may hold."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.case import Case, CaseError, parse_case, read_case
from case_inquiry.case.json_text import load_json
from case_inquiry.case.model import CASE_KEYS, CONTACT_KEYS

TODAY = date(2026, 11, 24)

NO_JSON = [
    "",
    "{",
    "{'form': 1}",
    '{"form": "I-485", "form": "I-130"}',
    '{"contacts": [{"on": 1, "on": 2}]}',
    '{"told": NaN}',
    '{"told": -Infinity}',
    "[" * 60_000,
    '{"contacts": ' + "[" * 20 + "]" * 20 + "}",
    '{"told": ' + "9" * 60_000 + "}",
    b'{"form": "\xff"}',
    b"\xfe\xff",
]


@pytest.mark.parametrize("text", NO_JSON, ids=lambda text: str(text[:20]))
def test_text_that_is_no_json_is_reported(text: str | bytes) -> None:
    with pytest.raises(CaseError) as caught:
        parse_case(text, TODAY)

    assert [(error.error, error.field) for error in caught.value.errors] == [("invalid_json", "")]
    assert str(caught.value)


def test_the_place_of_a_mistake_in_json_is_reported() -> None:
    with pytest.raises(CaseError, match="line 2, column 11"):
        parse_case('{\n  "form": I-485\n}', TODAY)


def test_a_mark_at_the_beginning_of_the_file_is_no_mistake() -> None:
    assert parse_case(b'\xef\xbb\xbf{"form": "I-485"}', TODAY).form == "I-485"


def test_a_case_of_64_kib_is_read_and_one_byte_more_is_not() -> None:
    text = "{}" + " " * (64 * 1024 - 2)

    assert parse_case(text, TODAY) == Case()
    with pytest.raises(CaseError) as caught:
        parse_case(text + " ", TODAY)
    assert caught.value.errors[0].error == "too_large"


def test_the_size_is_counted_in_bytes() -> None:
    text = json.dumps({"form": "é" * 40_000}, ensure_ascii=False)

    with pytest.raises(CaseError) as caught:
        parse_case(text, TODAY)
    assert caught.value.errors[0].error == "too_large"


SIBLINGS = "[[], {}], " * 30
NESTED = [
    ("[" * 20 + "]" * 20, True),
    ("[" * 21 + "]" * 21, False),
    ('{"a": ' * 20 + "1" + "}" * 20, True),
    ('{"a": ' * 21 + "1" + "}" * 21, False),
    (f"[{SIBLINGS}1]", True),
    (f"[{SIBLINGS}{'[' * 19}{']' * 19}]", True),
    (f"[{SIBLINGS}{'[' * 20}{']' * 20}]", False),
]


@pytest.mark.parametrize(("text", "is_read"), NESTED)
def test_20_brackets_may_be_open_and_21_may_not(text: str, is_read: bool) -> None:
    if is_read:
        assert load_json(text)
    else:
        with pytest.raises(CaseError, match="Too many brackets"):
            load_json(text)


def test_brackets_in_a_text_do_not_count() -> None:
    assert parse_case(json.dumps({"form": "[{" * 50 + '"' + "[" * 50}), TODAY).form


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=12,
)
KEYS = st.sampled_from([*CASE_KEYS, *CONTACT_KEYS, "surprise"])
VALUES = JSON | st.sampled_from(["call", "2026-10-01", "not_listed", "EAC1710450146", "delay", 1])
CONTACTS = st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=3)


@given(st.dictionaries(KEYS, VALUES | CONTACTS, max_size=8) | JSON)
def test_any_data_is_a_case_or_a_list_of_mistakes(data: object) -> None:
    case, told = read_or_told(data)

    if case is not None:
        assert read_case(case.as_json(), TODAY) == case
    else:
        assert told
        assert all(mistake["message"] for mistake in told)
        assert json.loads(json.dumps(told)) == told


def read_or_told(data: object) -> tuple[Case | None, list[dict[str, object]]]:
    try:
        return read_case(data, TODAY), []
    except CaseError as error:
        return None, [mistake.as_json() for mistake in error.errors]
