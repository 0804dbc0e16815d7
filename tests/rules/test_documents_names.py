"""Which call and which person a paper names, and what it leaves unsaid."""

from dataclasses import replace
from datetime import date

import pytest

from case_inquiry import papers
from case_inquiry.case import Case, Contact
from tests.rules.golden.cases import CALL, CENTER, NO_REQUEST, TODAY, with_contacts
from tests.rules.golden.papers import FULL
from tests.rules.golden.tools import text_of
from tests.rules.test_documents_letters import LETTERS, TO_OFFICES


@pytest.mark.parametrize("kind", TO_OFFICES)
def test_a_helper_who_may_talk_on_the_call_gets_the_persons_own_letter_to_sign(kind: str) -> None:
    case = replace(FULL, role="liaison", consent="on_the_line")
    paper = papers.write(kind, case, TODAY)
    assert "for the person to sign." in " ".join(paper.notes)
    assert text_of(kind, case) == text_of(kind, FULL)
    script = papers.write("call_script", case, TODAY)
    assert "[Name] is here with me" in script.as_text()
    assert "for the person to sign." not in " ".join(script.notes)


@pytest.mark.parametrize("kind", TO_OFFICES)
@pytest.mark.parametrize("case", [FULL, Case(), replace(FULL, role="liaison", consent="g28")])
def test_the_name_as_on_the_notice_is_at_the_top_and_once(kind: str, case: Case) -> None:
    lines = [line for line in text_of(kind, case).splitlines() if line]
    name = "Applicant or petitioner: [name as on the notice]"
    assert name in lines[:2]
    assert lines.count(name) == 1


@pytest.mark.parametrize(("kind", "step"), [("center_email", 2), ("hq_email", 3)])
def test_a_letter_names_the_notice_whose_step_it_is(kind: str, step: int) -> None:
    said = f"This is Step {step} of the USCIS notice of August 6, 2009."
    assert said in text_of(kind, FULL)


def the_call_of(text: str) -> str:
    return text.partition("THE CALL\n")[2].partition("\n\n")[0]


@pytest.mark.parametrize("kind", LETTERS)
def test_with_several_calls_the_one_with_a_service_request_is_named(kind: str) -> None:
    later = replace(CALL, on=date(2026, 10, 20), representative="Agent 5678")
    text = text_of(kind, with_contacts(NO_REQUEST, later, CENTER))
    assert "Agent 5678" in the_call_of(text)
    assert "October 20, 2026" in the_call_of(text)
    assert "SR-99" in the_call_of(text)
    assert 'reason: "within normal time"' in text.partition("OTHER CONTACTS")[2]


def test_with_several_calls_the_days_count_from_the_first_one() -> None:
    text = text_of("center_email", with_contacts(NO_REQUEST, replace(CALL, on=TODAY)))
    assert "I first called the USCIS line (1-800-375-5283) on October 1, 2026." in text
    once = text_of("center_email", with_contacts(CALL))
    assert "I called the USCIS line (1-800-375-5283) on October 1, 2026." in once


def test_without_a_number_the_call_with_an_opened_request_then_with_a_reason_is_named() -> None:
    bare = Contact("call", on=date(2026, 10, 1))
    reason = replace(NO_REQUEST, on=date(2026, 10, 8))
    opened = replace(bare, on=date(2026, 10, 15), service_request_opened=True)
    with_reason = the_call_of(text_of("center_email", with_contacts(bare, reason)))
    assert "October 8, 2026" in with_reason
    assert 'no service request was opened: "within normal time"' in with_reason
    with_request = the_call_of(text_of("center_email", with_contacts(bare, reason, opened)))
    assert "October 15, 2026" in with_request
    assert "A service request was opened. Its number: [not known]" in with_request


def test_a_request_that_was_not_opened_asks_for_the_reason() -> None:
    call = Contact("call", on=date(2026, 10, 1), service_request_opened=False)
    said = "At that call no service request was opened: [the reason that was given]"
    assert said in text_of("center_email", with_contacts(call))


def test_after_a_call_that_explained_it_a_later_call_begins_anew() -> None:
    explained = replace(CALL, on=date(2026, 8, 3), answer="explained", service_request="SR-1")
    old = replace(CENTER, on=date(2026, 8, 20))
    case = with_contacts(explained, old, replace(CALL, service_request="SR-2"), CENTER)
    assert "SR-2" in the_call_of(text_of("center_email", case))
    letter = text_of("hq_email", case)
    assert "I called on October 1, 2026, and emailed the Vermont Service Center on November" in (
        letter
    )
    assert not any(
        "goes further" in note for note in papers.write("center_email", case, TODAY).notes
    )


@pytest.mark.parametrize("consent", [None, "written"])
def test_a_helper_without_form_g28_is_told_whom_headquarters_answered(consent: str | None) -> None:
    case = replace(FULL, role="organization", consent=consent)
    notes = " ".join(papers.write("hq_email", case, TODAY).notes)
    assert "only the applicant, the petitioner, or their authorized representative" in notes
    for other in (replace(case, consent="g28"), FULL):
        assert "authorized representative" not in " ".join(
            papers.write("hq_email", other, TODAY).notes
        )


@pytest.mark.parametrize("form", ["I-131A", "N-600K", "I-129S", "I-485 Supplement J"])
@pytest.mark.parametrize("kind", ["center_email", "e_request", "call_script"])
def test_a_form_with_its_own_letter_stays_what_was_typed(kind: str, form: str) -> None:
    text = text_of(kind, replace(FULL, form=form))
    assert f"Form: {form}\n" in text


@pytest.mark.parametrize("kind", ["center_email", "hq_email", "center_eml"])
@pytest.mark.parametrize(
    "fields", [{"center": "NBC"}, {"center": "SCOPS"}, {"receipt_number": "IOE0906929443"}]
)
def test_no_address_of_a_center_is_invented(kind: str, fields: dict[str, str]) -> None:
    paper = papers.write(kind, replace(FULL, **fields), TODAY)  # type: ignore[arg-type]
    assert "followup" not in paper.as_text()
    assert paper.pieces or kind == "center_eml"


@pytest.mark.parametrize("kind", TO_OFFICES)
@pytest.mark.parametrize("consent", ["g28", "written", None])
def test_nothing_is_said_to_be_attached(kind: str, consent: str | None) -> None:
    for case in (FULL, replace(FULL, role="organization", consent=consent)):
        assert "attached" not in text_of(kind, case)
