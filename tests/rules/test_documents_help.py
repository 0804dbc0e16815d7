"""The summaries for help from outside: when USCIS was asked, and when they can be sent."""

from dataclasses import replace
from datetime import date

import pytest

from case_inquiry import papers
from case_inquiry.case import Case
from case_inquiry.procedure import load_procedure
from tests.rules.golden.cases import ASKED, CALL, CASE, CENTER, OMBUDSMAN, with_contacts

ASKED_ON = replace(ASKED, on=date(2026, 10, 20))
LATER_CALL = replace(CALL, on=date(2026, 11, 10))
LATE = with_contacts(ASKED_ON, inquiry_date=date(2025, 3, 3))


def notes_of(kind: str, case: Case, today: date) -> str:
    return " ".join(papers.write(kind, case, today).notes)


def text_on(kind: str, case: Case, today: date) -> str:
    return papers.write(kind, case, today).as_text()


@pytest.mark.parametrize(
    ("today", "is_over"), [(date(2026, 12, 18), False), (date(2026, 12, 19), True)]
)
def test_the_ombudsman_is_told_of_60_days_only_when_they_have_passed(
    today: date, is_over: bool
) -> None:
    text = text_on("ombudsman_summary", LATE, today)
    assert "I asked USCIS on October 20, 2026." in text
    assert ("60 days have passed since then." in text) is is_over
    notes = notes_of("ombudsman_summary", LATE, today)
    assert ("Do not send it before Saturday, December 19, 2026." in notes) is not is_over
    assert ("First give USCIS at least 60 days to answer." in notes) is not is_over


@pytest.mark.parametrize(
    ("today", "is_over"), [(date(2026, 11, 10), False), (date(2026, 11, 11), True)]
)
def test_congress_is_told_that_no_answer_came_in_time_only_when_that_is_so(
    today: date, is_over: bool
) -> None:
    text = text_on("congress_summary", LATE, today)
    said = "USCIS aims to answer within 15 business days. That time ended on November 10, 2026."
    assert (said in text) is is_over
    notes = notes_of("congress_summary", LATE, today)
    assert ("Do not send it before Wednesday, November 11, 2026." in notes) is not is_over


@pytest.mark.parametrize("today", [date(2027, 1, 18), date(2027, 1, 19)])
def test_after_90_days_uscis_is_asked_once_more_first(today: date) -> None:
    notes = notes_of("ombudsman_summary", LATE, today)
    is_open = today == date(2027, 1, 18)
    assert ("Send it by Monday, January 18, 2027. After that, ask" in notes) is is_open
    assert ("Ask USCIS once more first." in notes) is not is_open
    assert ("60 days have passed" in text_on("ombudsman_summary", LATE, today)) is is_open


def test_the_last_contact_is_named_where_it_is_a_later_one() -> None:
    day = date(2027, 1, 4)
    case = with_contacts(ASKED_ON, LATER_CALL, inquiry_date=date(2025, 3, 3))
    said = "The last contact with USCIS was on November 10, 2026."
    assert said in text_on("ombudsman_summary", case, day)
    assert "The last contact" not in text_on("ombudsman_summary", LATE, day)


def test_a_helper_says_that_uscis_was_asked() -> None:
    case = replace(LATE, role="organization", consent="g28")
    text = text_on("congress_summary", case, date(2026, 12, 1))
    assert "USCIS was asked on October 20, 2026." in text
    assert "I asked" not in text


@pytest.mark.parametrize("case", [CASE, with_contacts(CENTER)])
def test_before_any_question_to_uscis_no_day_is_said(case: Case) -> None:
    for kind in ("ombudsman_summary", "congress_summary"):
        assert "asked USCIS on" not in text_on(kind, case, date(2026, 12, 1))
        assert "asked USCIS first" in notes_of(kind, case, date(2026, 12, 1))


def test_help_that_was_asked_already_has_no_day_to_wait_for() -> None:
    case = with_contacts(ASKED_ON, OMBUDSMAN, inquiry_date=date(2025, 3, 3))
    notes = notes_of("ombudsman_summary", case, date(2026, 12, 1))
    assert "Do not send it" not in notes
    assert "60 days" not in notes


def test_a_daca_renewal_that_is_not_listed_is_late_after_105_days() -> None:
    case = replace(CASE, form="I-821D", filed_on=date(2026, 8, 12), inquiry_date="not_listed")
    said = "This form is not on the list of processing times, and 105 days have passed since it"
    assert said in text_on("e_request", case, date(2026, 11, 25))
    assert said not in text_on("e_request", case, date(2026, 11, 24))


def test_the_days_of_a_gate_are_not_said_of_the_question() -> None:
    case = with_contacts(
        ASKED_ON, form="I-821D", filed_on=date(2026, 3, 2), inquiry_date="not_listed"
    )
    text = text_on("ombudsman_summary", case, date(2027, 1, 4))
    assert "60 days have passed since then." in text
    assert "105 days have passed since then." not in text


def test_an_inquiry_without_a_day_is_reported_without_days() -> None:
    case = with_contacts(replace(ASKED, on=None), inquiry_date=date(2025, 3, 3))
    assert "asked USCIS on" not in text_on("ombudsman_summary", case, date(2026, 12, 1))
    assert "at least 60 days" in notes_of("ombudsman_summary", case, date(2026, 12, 1))


def test_that_no_deadline_moves_is_beside_the_ombudsmans_summary() -> None:
    fact = load_procedure("current").statement("ombudsman_no_stop")
    assert fact.text in papers.write("ombudsman_summary", LATE, date(2026, 12, 20)).notes
    release = load_procedure("current").statement("congress_release")
    assert release.text in papers.write("congress_summary", LATE, date(2026, 12, 20)).notes
