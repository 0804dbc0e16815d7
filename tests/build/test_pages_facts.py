"""What the guidance says of today's steps and of the notice, and that each fact has its place."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from build_scripts.site.facts import Facts
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.build.test_pages import SOURCES, TODAY, rendered, words

GUIDE = "guide/index.md"
TODAYS_STEPS = "guide/todays-steps.md"
NOTICE = "guide/notice-2009.md"
NOT_RECEIVED = "guide/not-received.md"
OWN_TIMES = "guide/own-times.md"
WORKSHEET = "worksheet/index.md"
HELPERS = "organizations/index.md"

#: The statements that each page must say, by their ids.
SAID = {
    TODAYS_STEPS: (
        "phone_levels phone_call_back congress congress_can congress_release ombudsman_60_days "
        "ombudsman_90_days ombudsman_no_stop gate_office_scops"
    ),
    NOTICE: "headquarters_inadequate",
    "guide/urgent.md": (
        "expedite_ground_loss expedite_ground_emergency expedite_ground_nonprofit "
        "expedite_ground_government expedite_ground_error expedite_not_enough expedite_premium "
        "expedite_how expedite_answer"
    ),
    "guide/appointment.md": "appointment_url fingerprints_move interview_move",
    NOT_RECEIVED: (
        "mail_tracking letters_online not_received_card not_received_notice not_received_receipt "
        "returned_card lockbox_privacy"
    ),
    OWN_TIMES: (
        "daca_renewal asylum_permit premium asylum_fee fingerprint_rerun "
        "no_automatic_extension holds_ended interview_120_days medical_exam visa_number"
    ),
    "guide/moved.md": "report_move move_how move_trap move_protected",
    "guide/protected.md": "protected_call protected_representatives",
    "guide/legal-help.md": "records_url pro_bono_list accredited_list",
    "guide/languages.md": "phone_languages phone_interpreter",
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
def test_every_fact_read_again_is_among_the_sources_with_the_age_of_its_copy(name: str) -> None:
    page = shown("reference/sources.md")
    facts = Facts("en", TODAY)
    for statement in load_procedure(name).statements:
        if statement.copy_of:
            line = page.partition(f"- {statement.text}")[2][:160]
            assert facts.age(statement) in line, statement.id


def test_the_notices_page_says_in_one_sentence_for_whom_the_notice_is_and_why() -> None:
    (sentence,) = re.findall(r"On August 6, 2009 [^.]*\.", shown(NOTICE))
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
    for name in SOURCES:
        assert not re.search("only by mail", shown(name))
    assert "Look in your mail, your USCIS online account and Case Status Online" in shown(GUIDE)


def test_the_lockbox_has_its_address_and_both_triggers() -> None:
    page = shown(NOT_RECEIVED)
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
    assert f'<a href="{link}"' in rendered(TODAYS_STEPS)


def test_news_is_folded_and_each_item_names_its_last_day() -> None:
    page = rendered(OWN_TIMES)
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


def test_the_guide_begins_with_each_place_its_step_and_its_days() -> None:
    """Counted by hand: called on October 1, each later step done on the day on which it opens."""
    places = rendered(GUIDE).partition('<ol class="places">')[2].partition("</ol>")[0]
    found = [words(re.sub(r"<[^>]*>", " ", place)) for place in places.split("<li>")[1:]]
    expected = (
        ("You have not called or asked", "Step 1 , today: call 1-800-375-5283"),
        ("You called or asked on October 1", "by about October 23", "from November 30 the CIS"),
        ("You called or asked on October 1", "Step 2 opens November 1. Its inboxes are reported"),
        ("You emailed the service center on November 1", "Step 3 opens November 23"),
        ("You emailed headquarters on November 23", "An answer by December 3"),
    )
    for first, *parts in expected:
        (place,) = [place for place in found if place.startswith(first)]
        assert [
            part for part in (*parts, "Today's steps", "2009 notice") if part not in place
        ] == []


def test_the_holidays_are_a_table_of_the_days_on_which_offices_close() -> None:
    rows = dict(Facts("en", TODAY).holiday_rows(2026, 2027))
    assert len(rows) == 11
    assert rows["Independence Day"] == [[date(2026, 7, 3)], [date(2027, 7, 5)]]
    assert rows["New Year's Day"] == [[date(2026, 1, 1)], [date(2027, 1, 1), date(2027, 12, 31)]]
    page = shown("reference/days.md")
    assert "| Holiday | 2026 | 2027 |" in page
    assert "| Independence Day | Jul 3 | Jul 5 |" in page
    assert "| New Year's Day | Jan 1 | Jan 1, Dec 31 |" in page


def test_a_line_about_several_facts_warns_when_the_first_of_them_is_old() -> None:
    facts = Facts("en", TODAY)
    named = [load_procedure("current").statement(one) for one in ("answer_goal", "phone_hours")]
    days = [one.fresh_until for one in named if one.fresh_until]
    line = facts.checked("../", *named)
    assert f'data-checked-until="{min(days)}"' in line
    assert '<a href="../reference/sources/">Sources</a>' in line


def test_a_line_about_a_fact_of_an_old_copy_says_so_and_warns_at_once() -> None:
    facts, old = Facts("en", TODAY), load_procedure("current").statement("phone_levels")
    line = facts.reported(old)
    assert "(from a copy of 2022, read November 27, 2026)" in line
    assert "<strong>This may have changed.</strong> As reported: " in line
    assert 'class="reported reported--old" data-checked-until="2027-02-27"' in line
    before = Facts("en", date(2023, 1, 1)).reported(old)
    assert 'class="reported" data-checked-until="2023-03-31"' in before
    assert 'data-not-checked-since="This may have changed."' in before
    several = facts.checked("../", load_procedure("current").statement("answer_goal"), old)
    assert "Read in stored copies, November 24, 2026, the oldest a copy of 2022." in several
    assert "<strong>This may have changed.</strong>" in several


def test_a_kind_of_help_without_a_day_of_its_own_is_refused() -> None:
    with pytest.raises(KeyError, match="no opening of congress at escalate"):
        Facts("en", TODAY).opening(load_procedure("current"), "escalate", "congress")
