"""Whatever case file the published schema and `read_case` allow, the page and the papers take it.

What the form has no place for is named, and whatever is asked next is answered.
"""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry import papers, web
from case_inquiry.case import read_case
from case_inquiry.form.answers import read_answers
from case_inquiry.messages import translator
from case_inquiry.plan import plan
from case_inquiry.plan.text import plan_text
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.rules.cases_of_the_schema import TODAY, Json, case_files
from tests.rules.golden.tools import assert_is_well_formed

#: What a key says where it has another value than the file's, or none: nothing more.
SAYS_NOTHING: tuple[object, ...] = (None, False, "", [])
#: Texts that the form reads and writes in its own way.
WRITTEN_ANEW = ("form", "at")

procedures = st.sampled_from(PROCEDURES)
kinds = st.sampled_from(papers.KINDS)


def ask(op: str, **request: object) -> Json:
    whole = {"op": op, "today": TODAY.isoformat(), "language": "en"} | request
    answer: Json = json.loads(web.handle(json.dumps(whole)))
    assert_is_well_formed(answer)
    return answer


def opened(data: Json, procedure: str) -> Json:
    answer = ask("open", text=json.dumps(data), procedure=procedure)
    assert answer["ok"], answer
    return answer


def told(values: Json) -> Json:
    """Return what an object tells, in the way that the form writes it.

    A service request number says by itself that a request was opened.
    """
    plain = {
        key: value.strip() if isinstance(value, str) else value for key, value in values.items()
    }
    if plain.get("service_request"):
        plain.pop("service_request_opened", None)
    return {
        key: value
        for key, value in plain.items()
        if value not in SAYS_NOTHING and key not in (*WRITTEN_ANEW, "contacts")
    }


def not_there(data: Json, again: Json) -> set[str]:
    """Return the keys and contacts of `data` that are not in `again`."""
    before, after = told(data), told(again)
    lost = {key for key, value in before.items() if after.get(key) != value}
    there = [told(contact) for contact in again.get("contacts") or ()]
    for place, contact in enumerate(data.get("contacts") or ()):
        if not any(told(contact).items() <= other.items() for other in there):
            lost.add(f"contacts[{place}]")
    return lost


@settings(max_examples=80)
@given(case_files, procedures)
def test_what_is_lost_on_opening_a_case_file_is_named(data: Json, procedure: str) -> None:
    answer = opened(data, procedure)
    reading = read_answers(answer["answers"], TODAY)
    named = {path.partition(".")[0] for path in answer["left_out"]}
    case: Any = read_case(data, TODAY).as_json()
    assert not_there(case, reading.case_data) <= named
    assert len(answer["left_out"]) == len(set(answer["left_out"]))
    assert len(answer["notes"]) == (len(answer["left_out"]) + 2 if named else 0)


@settings(max_examples=80)
@given(case_files, procedures, kinds)
def test_the_answers_of_a_case_file_lead_to_an_outcome_and_to_every_paper(
    data: Json, procedure: str, kind: str
) -> None:
    request = {"answers": opened(data, procedure)["answers"], "procedure": procedure}
    for answer in (
        ask("check", **request),
        ask("summary", **request),
        ask("outcome", **request),
        ask("case", **request),
        ask("document", kind=kind, **request),
    ):
        assert answer["ok"], answer
        assert not answer.get("errors"), answer


@settings(max_examples=80)
@given(case_files, procedures, kinds)
def test_a_case_file_has_a_plan_in_words_and_every_paper(
    data: Json, procedure: str, kind: str
) -> None:
    case, way = read_case(data, TODAY), load_procedure(procedure)
    assert plan_text(plan(case, way, TODAY), way, translator())
    paper = papers.write(kind, case, TODAY)
    assert paper.title
    assert json.dumps(paper.as_json())
    assert isinstance(paper.as_text(), str)
