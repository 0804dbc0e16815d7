"""What the guidance says of today's steps and of the notice, and that each fact has its place."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from build_scripts.site.facts import Facts
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.build.test_pages import TODAY, rendered, words

GUIDE = "guide/index.md"
SITUATIONS = "guide/special-situations.md"
WORKSHEET = "worksheet/index.md"
HELPERS = "organizations/index.md"

#: The statements that each page must say, by their ids.
SAID = {
    GUIDE: (
        "headquarters_inadequate phone_levels phone_call_back congress congress_can "
        "congress_release ombudsman_60_days ombudsman_90_days ombudsman_no_stop gate_office_scops"
    ),
    SITUATIONS: (
        "expedite_ground_loss expedite_ground_emergency expedite_ground_nonprofit "
        "expedite_ground_government expedite_ground_error expedite_not_enough expedite_premium "
        "expedite_how expedite_answer appointment_url fingerprints_move interview_move "
        "mail_tracking letters_online not_received_card not_received_notice not_received_receipt "
        "returned_card daca_renewal asylum_permit premium asylum_fee fingerprint_rerun "
        "no_automatic_extension holds_ended interview_120_days medical_exam visa_number "
        "report_move move_how move_trap move_protected lockbox_privacy protected_call "
        "protected_representatives records_url pro_bono_list accredited_list"
    ),
    "guide/since-2009.md": "headquarters_inadequate inboxes_closed_announced inboxes_closed",
    HELPERS: "headquarters_inadequate",
}


def shown(name: str) -> str:
    """Return a page's words without its tags."""
    return words(unescape(re.sub(r"<[^>]*>", "", rendered(name))))


@pytest.mark.parametrize(
    ("page", "statement"), [(page, one) for page, ids in SAID.items() for one in ids.split()]
)
def test_a_fact_is_said_on_its_page(page: str, statement: str) -> None:
    text = load_procedure("notice-2009" if "inboxes" in statement else "current").statement(
        statement
    )
    assert text.text in shown(page)


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_fact_read_again_is_on_the_reference_with_the_age_of_its_copy(name: str) -> None:
    page = shown("reference/index.md")
    facts = Facts("en", TODAY)
    for statement in load_procedure(name).statements:
        if statement.copy_of:
            line = page.partition(f"- {statement.text}")[2][:160]
            assert facts.age(statement) in line, statement.id


def test_the_guide_says_in_one_sentence_for_whom_the_notice_is_and_why() -> None:
    (sentence,) = re.findall(r"On August 6, 2009 [^.]*\.", shown(GUIDE))
    for part in (
        "the people whose case it is",
        "community-based organizations",
        "liaison groups",
        "so that questions are handled alike and faster",
    ):
        assert part in sentence


def test_the_history_is_in_order() -> None:
    page = rendered("guide/since-2009.md")
    years = [int(day[-4:]) for day in re.findall(r"<dt>(.*?)</dt>", page)]
    assert years == sorted(years)
    assert len(years) == 8
    assert "December 2018" in page
    assert "Changes in Access to USCIS Field Offices and Service Centers" in page


def test_no_page_says_that_letters_come_only_by_mail() -> None:
    for name in (GUIDE, SITUATIONS):
        assert not re.search("only by mail", shown(name))
    assert "Check your mail, your USCIS online account and Case Status Online" in shown(GUIDE)


def test_the_lockbox_has_its_address_and_both_triggers() -> None:
    page = shown(SITUATIONS)
    part = page.partition("I have no receipt number yet")[2].partition("##")[0]
    assert "wait 30 days from that day" in part
    assert "wait 30 business days from the day you mailed your papers" in part
    assert "lockboxsupport@uscis.dhs.gov" in part


def test_an_address_of_no_notice_is_shown_without_a_state_of_its_own() -> None:
    facts = Facts("en", TODAY)
    lockbox = load_procedure("current").statement("lockbox_email")
    assert "lockboxsupport@uscis.dhs.gov" in facts.address_of(lockbox)
    assert "SCOPSSCATA" not in facts.address_of(lockbox)
    notice = load_procedure("notice-2009")
    assert "we don't know" in unescape(facts.address_of(notice.statement("headquarters_email")))
    assert "reported closed" in facts.address_of(notice.statement("email_vsc"))


@pytest.mark.parametrize("link", ["https://www.house.gov/", "https://www.senate.gov/"])
def test_a_member_of_congress_can_be_found(link: str) -> None:
    assert f'<a href="{link}"' in rendered(GUIDE)


def test_news_is_folded_and_each_item_names_its_last_day() -> None:
    page = rendered(SITUATIONS)
    folded = page.partition('<details class="news"')[2].partition("</details>")[0]
    assert folded.count("<li data-fresh-until=") == 6
    assert folded.startswith(' data-fresh-until="2027-02-27">')


def test_news_past_its_shelf_life_is_left_out_of_a_new_build() -> None:
    names = ("fingerprint_rerun", "interview_120_days")
    for day, left in ((date(2027, 2, 27), 2), (date(2027, 2, 28), 0)):
        assert len(Facts("en", day).news(*names)) == left


@pytest.mark.parametrize(
    ("name", "age"),
    [
        ("premium", "copy of September 2024"),
        ("asylum_fee", "copy of 2026"),
        ("letters_online", "copy without a date"),
        ("phone", ""),
    ],
)
def test_the_age_of_a_copy_is_said_as_exactly_as_it_is_known(name: str, age: str) -> None:
    assert Facts("en", TODAY).age(load_procedure("current").statement(name)) == age


def test_the_worksheet_has_every_address_with_its_letters_and_its_state() -> None:
    page = shown(WORKSHEET)
    for office in load_procedure("notice-2009").offices:
        if office.in_notice:
            row = f"{office.name}: {', '.join(office.prefixes)} | {office.email} (reported closed"
            assert row in page
    assert "USCIS headquarters | SCOPSSCATA@dhs.gov (we don't know if anyone reads it)" in page


def test_the_worksheet_has_a_blank_letter_and_the_three_counts() -> None:
    page = shown(WORKSHEET)
    assert "The letter for Step 2, to fill in" in page
    assert "after more than 30 days" in page
    assert "after 21 days without an answer" in page
    assert "the last of the 10 days" in page
    first = words(rendered(WORKSHEET)).partition('<th scope="row">1</th>')[2]
    assert re.findall(r"<td>(.*?)</td>", first)[:3] == ["11/1", "10/23", "10/11"]


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (date(2026, 11, 24), ["2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]),
        (date(2027, 1, 31), ["2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05"]),
    ],
)
def test_the_counts_begin_with_the_month_before_the_build(today: date, months: list[str]) -> None:
    assert [f"{day:%Y-%m}" for day in Facts("en", today).months_from_last(6)] == months


@pytest.mark.parametrize(
    ("month", "day", "last_day"), [(11, 1, "11/11"), (12, 31, "1/10"), (11, 31, "")]
)
def test_the_last_day_of_an_answer_is_counted_by_the_rule(
    month: int, day: int, last_day: str
) -> None:
    assert Facts("en", TODAY).opens("email_hq", date(2026, month, 1), day) == last_day


def test_helpers_without_form_g28_are_told_whom_headquarters_answered() -> None:
    page = shown(HELPERS)
    assert "only the applicant, the petitioner, or their authorized representative" in page
    assert "Without Form G-28, the person can send that email." in page
