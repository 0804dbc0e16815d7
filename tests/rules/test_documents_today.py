"""The texts for today's channels, and the call script."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from case_inquiry import papers
from case_inquiry.case import Case
from case_inquiry.procedure import load_procedure
from tests.rules.golden.cases import ASKED, CALL, CASE, CENTER, NOTICE, TODAY, with_contacts
from tests.rules.golden.papers import FULL
from tests.rules.golden.tools import text_of


def test_the_question_names_the_inquiry_date_and_the_day_it_was_seen() -> None:
    text = text_of("e_request", FULL)
    assert "is March 3, 2025, as shown on November 20, 2026." in text
    assert "The Received Date is before it." in text


def test_a_question_that_is_too_early_does_not_claim_otherwise() -> None:
    early = replace(CASE, filed_on=date(2025, 6, 10), inquiry_date=date(2025, 3, 3))
    paper = papers.write("e_request", early, TODAY)
    assert "before it" not in paper.as_text()
    assert any("too early" in note for note in paper.notes)


@pytest.mark.parametrize("kind", ["e_request", "secure_message", "ombudsman_summary"])
def test_before_its_day_no_text_claims_that_the_time_is_over(kind: str) -> None:
    early = replace(CASE, filed_on=date(2026, 8, 31), inquiry_date="not_listed")
    assert "outside normal processing time" not in text_of(kind, early)
    assert "The case is still pending." in text_of(kind, early)
    past = replace(CASE, inquiry_date="not_listed")
    assert "outside normal processing time" in text_of(kind, past)


@pytest.mark.parametrize("kind", ["e_request", "ombudsman_summary", "congress_summary"])
def test_without_an_inquiry_date_no_text_claims_that_the_case_is_late(kind: str) -> None:
    text = text_of(kind, CASE)
    assert "outside normal processing time" not in text
    assert "is [date; the Received Date must be before it]." in text


@pytest.mark.parametrize("kind", ["ombudsman_summary", "congress_summary"])
def test_an_inquiry_that_was_too_early_makes_no_summary_claim_that_the_time_is_over(
    kind: str,
) -> None:
    early = with_contacts(ASKED, filed_on=date(2025, 6, 10), inquiry_date=date(2025, 3, 3))
    assert "outside normal processing time" not in text_of(kind, early)
    assert "The case is still pending." in text_of(kind, early)
    past = replace(early, inquiry_date=date(2025, 9, 1))
    assert "outside normal processing time" in text_of(kind, past)


@pytest.mark.parametrize(
    ("filed_on", "said"),
    [
        (date(2026, 5, 24), "and 6 months have passed since it was filed."),
        (date(2026, 5, 25), "This form is not on the list of processing times."),
        (None, "This form is not on the list of processing times."),
    ],
)
def test_six_months_have_passed_only_when_they_have(filed_on: date | None, said: str) -> None:
    case = replace(CASE, receipt_number=None, filed_on=filed_on, inquiry_date="not_listed")
    assert said in text_of("e_request", case)


def test_a_number_not_found_online_is_reported_in_every_text() -> None:
    for kind in ("center_email", "e_request", "ombudsman_summary"):
        text = text_of(kind, with_contacts(CALL, situation="not_found_online"))
        assert "not found online. Please check it." in text


def test_outside_help_comes_after_asking_uscis() -> None:
    notes = papers.write("ombudsman_summary", CASE, TODAY).notes
    assert any("asked USCIS first" in note for note in notes)
    assert not any(
        "asked USCIS first" in note for note in papers.write("ombudsman_summary", FULL, TODAY).notes
    )


def test_the_summary_gives_the_first_number_of_an_inquiry() -> None:
    assert "Number that USCIS gave: T1-55" in text_of("congress_summary", with_contacts(ASKED))
    assert "Number that USCIS gave: [not known]" in text_of("congress_summary", CASE)


def test_a_number_or_a_reason_of_blanks_is_left_out() -> None:
    blank = replace(CALL, service_request="  ", no_request_reason=" ")
    text = text_of("congress_summary", with_contacts(blank, ASKED))
    assert "Number that USCIS gave: T1-55" in text
    assert "number   " not in text
    assert "no request opened" not in text


@pytest.mark.parametrize(
    ("answer", "day", "said"),
    [
        ("solved", None, "answered: solved"),
        ("explained", date(2026, 11, 20), "answered on November 20, 2026: explained"),
        ("not_solved", date(2026, 11, 20), "answered on November 20, 2026, but not solved"),
        (None, None, "no answer"),
    ],
)
def test_each_earlier_contact_is_one_line_with_its_answer(
    answer: str | None, day: date | None, said: str
) -> None:
    letter = replace(CENTER, answer=answer, answered_on=day, by="Ana")
    line = f"November 1, 2026: email to the service center; by Ana; {said}"
    assert line in text_of("e_request", with_contacts(CALL, letter))


def test_the_script_spells_the_numbers_and_reads_the_form() -> None:
    text = text_of("call_script", CASE)
    assert "E as in Echo, A as in Alfa, C as in Charlie · 17 · 104 · 50 · 146" in text
    assert "A as in Alfa · 012 · 345 · 678 (zero one two · three four five" in text
    assert "I-485 (I, four, eight, five)" in text


def test_a_form_that_no_list_knows_is_read_as_it_was_typed() -> None:
    text = text_of("call_script", replace(CASE, form="G-1055 fees"))
    assert "Form: G-1055 fees" in text
    assert "Form: G-1055 fees" in text_of("center_email", replace(CASE, form="G-1055 fees"))


def test_a_blank_script_has_lines_to_fill_by_hand() -> None:
    text = text_of("call_script", Case())
    for label in ("Receipt number", "A-Number", "Form", "Filed on"):
        assert f"{label}: ______" in text
    assert "I do not have one." in text


def test_the_script_leaves_a_line_for_all_that_the_notice_asks_to_note() -> None:
    text = text_of("call_script", CASE)
    for statement in load_procedure(NOTICE).step("call").note_down:
        assert f"{statement.text}: ______" in text
    assert "the reason: ______" in text


def test_the_script_names_the_day_on_which_the_next_step_opens() -> None:
    assert "Step 2 of the notice opens on Friday, December 25, 2026." in text_of(
        "call_script", CASE
    )
    assert "opens on" not in text_of("call_script", with_contacts(CALL))


def test_the_script_says_that_uscis_asks_for_no_money() -> None:
    assert "gift cards" in text_of("call_script", CASE)


@pytest.mark.parametrize("consent", [None, "none"])
def test_a_helper_without_consent_is_told_what_the_agent_needs(consent: str | None) -> None:
    case = replace(CASE, role="organization", consent=consent)
    assert "Have the person on the line" in text_of("call_script", case)
    with_form = replace(CASE, role="organization", consent="g28")
    assert "Have the person on the line" not in text_of("call_script", with_form)


def test_the_script_after_the_last_known_holiday_names_none() -> None:
    paper = papers.write("call_script", Case(), date(2061, 1, 3))
    assert "Closed on " not in paper.as_text()


def test_a_not_found_number_is_asked_about_on_the_phone() -> None:
    case = replace(CASE, situation="not_found_online")
    assert "My number is right, but the website does not find it." in text_of("call_script", case)


def test_about_a_delay_the_script_asks_and_claims_nothing() -> None:
    for case in (CASE, replace(CASE, inquiry_date=date(2025, 3, 3))):
        text = text_of("call_script", case)
        assert "“Is my case past its case inquiry date?”" in text
        assert "“If it is past that date, please open a service request.”" in text
        assert "longer than" not in text
        assert "outside normal processing time" not in text


@pytest.mark.parametrize(
    "said",
    [
        "(level 1) can open a service request. An officer (level 2) calls you back.",
        "up to 72 hours if it is urgent, otherwise up to 30 business days.",
        "the call comes from 202-838-2200 or from an unknown number.",
        "also called a referral number or a service item number.",
    ],
)
def test_the_script_says_once_who_calls_back_and_what_a_number_is_called(said: str) -> None:
    assert text_of("call_script", CASE).count(said) == 1
    assert papers.blank_call_script(TODAY).count(said) == 1


@pytest.mark.parametrize("name", ["phone_levels", "phone_call_back", "service_item_number"])
def test_a_fact_past_its_shelf_life_changes_its_words_in_the_script(name: str) -> None:
    fact = load_procedure(NOTICE).statement(name)
    assert fact.expires_on is not None
    on_time = papers.write("call_script", CASE, fact.expires_on).as_text()
    late = papers.write("call_script", CASE, fact.expires_on + timedelta(days=1)).as_text()
    assert fact.text in on_time
    assert fact.text not in late
    assert "We have not checked this since Friday, November 27, 2026; look here first" in late


GROUNDS = (
    "severe financial loss to a person or a company",
    "an emergency or urgent humanitarian situation",
    "a nonprofit's request in the cultural or social interest of the United States",
    "a government interest",
    "a clear mistake by USCIS",
)


@pytest.mark.parametrize("problem", [None, "urgent", "other"])
def test_a_request_to_expedite_has_each_ground_to_choose_and_room_for_evidence(
    problem: str | None,
) -> None:
    text = text_of("expedite_request", replace(CASE, problem=problem))
    for ground in GROUNDS:
        assert f"\n[{ground}]\n" in text
    assert "Keep the grounds that are true. Delete the others" in text
    assert "\nEVIDENCE\n[Paper 1:" in text


@pytest.mark.parametrize(
    "said",
    [
        "by phone, through the chat Emma, or by a message in your online account with your",
        "Wanting a work permit is not enough by itself.",
        "If the form has premium processing, USCIS usually does not expedite it.",
        "USCIS alone decides.",
    ],
)
def test_how_to_send_it_and_who_cannot_are_beside_the_request(said: str) -> None:
    paper = papers.write("expedite_request", replace(CASE, problem="urgent"), TODAY)
    assert any(said in note for note in paper.notes)
    assert said not in paper.as_text()


def test_what_is_known_of_expediting_changes_its_words_past_its_shelf_life() -> None:
    rule = load_procedure("current").statement("expedite_ground_loss")
    assert rule.expires_on is not None
    on_time = papers.write("expedite_request", CASE, rule.expires_on).notes
    late = papers.write("expedite_request", CASE, rule.expires_on + timedelta(days=1)).notes
    # The ways to send it are checked more often than the rules.
    assert sum("We have not checked this" in note for note in on_time) == 1
    assert sum("We have not checked this" in note for note in late) == 5


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({}, "this: [notice, card or document]."),
        ({"not_received": "card"}, "this: [card or document]."),
        ({"not_received": "notice"}, "this: [which notice]."),
        ({"not_received": "receipt"}, "this: the receipt notice (Form I-797)."),
        ({}, "USCIS sent it on [date, or: not known]."),
        (
            {"not_received": "card", "sent_on": date(2026, 9, 1)},
            "Case Status Online says it was sent on September 1, 2026.",
        ),
        (
            {"not_received": "receipt", "sent_on": date(2026, 9, 1)},
            "[USCIS took the fee / the papers were mailed] on September 1, 2026.",
        ),
    ],
)
@pytest.mark.parametrize("kind", ["center_email", "e_request", "ombudsman_summary"])
def test_what_did_not_come_and_when_it_was_sent_are_said_as_far_as_told(
    kind: str, fields: dict[str, object], what: str
) -> None:
    assert what in text_of(kind, replace(CASE, problem="not_received", **fields))  # type: ignore[arg-type]


def test_the_script_is_a_page_to_print_as_well() -> None:
    file = papers.write("call_script", CASE, TODAY).file
    assert file is not None
    page = file.content.decode()
    assert file.name == "call-script.html"
    assert "<h1>Call script for Step 1</h1>" in page
    assert "<script" not in page
