"""Whatever is asked, the page gets an answer of the shape it relies on."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry import web
from case_inquiry.form.walk import PAGES
from tests.rules.golden.tools import assert_is_well_formed

TODAY = "2026-11-24"

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=12,
)
DAYS = [TODAY, "1900-01-01", "1989-01-01", "2060-12-31", "2100-12-31"]
likely_texts = st.sampled_from(
    [
        "yes",
        "no",
        "10/01/2026",
        "2026-11-30",
        "24/10/26",
        "EAC1710450146",
        "I-918",
        "60",
        "decision",
    ]
)
question_ids = st.sampled_from(
    [question.id for page in PAGES for question in page.questions] + ["call_2", "situation", "door"]
)
likely_requests = st.fixed_dictionaries(
    {
        "op": st.sampled_from(sorted(set(web.OPERATIONS) - {"document"})),
        "today": st.sampled_from(DAYS),
    },
    optional={
        "procedure": st.sampled_from(["notice-2009", "current"]) | anything,
        "language": st.sampled_from(["en", "es", "xx"]) | anything,
        "page": st.sampled_from([page.id for page in PAGES]) | anything,
        "answers": st.dictionaries(question_ids, likely_texts | st.text(max_size=20)) | anything,
        "case": st.dictionaries(st.text(max_size=10), anything) | anything,
        "number": st.text(max_size=20) | anything,
        "day": st.text(max_size=9),
    },
)


@settings(deadline=None)
@given(st.one_of(anything, st.dictionaries(st.text(max_size=9), anything), likely_requests))
def test_any_json_gets_a_well_formed_answer(request_: object) -> None:
    answer = json.loads(web.handle(json.dumps(request_)))
    assert_is_well_formed(answer)
    assert all(error["error"] != "internal" for error in answer.get("errors", ())), answer


@settings(deadline=None)
@given(st.text())
def test_any_text_gets_a_well_formed_answer(text: str) -> None:
    assert_is_well_formed(json.loads(web.handle(text)))
