"""An outcome's notes, what is missing, and what was told of a resolved case."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from case_inquiry.case import Case, Contact
from case_inquiry.case.contacts import first_contact, in_order
from case_inquiry.form.missing import question_for
from case_inquiry.outcome import view
from case_inquiry.plan import plan
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.rules.golden.cases import (
    CALL,
    CASE,
    CENTER,
    CURRENT,
    HEADQUARTERS,
    NOTICE,
    TODAY,
    State,
    with_contacts,
)
from tests.rules.golden.todays_cases import STATES
from tests.rules.golden.tools import ENGLISH, blocks, see, texts, words


def notes_of(case: Case, procedure: str = NOTICE, today: date = TODAY) -> dict[str, str]:
    seen = see(State(procedure, "", case, "", "", today))
    return {block["id"]: " ".join(block["paragraphs"]) for block in blocks(seen, "note")}


def test_an_email_before_its_day_is_noted_with_both_days() -> None:
    early = with_contacts(CALL, replace(CENTER, on=date(2026, 10, 20)))
    assert notes_of(early)["too_early"] == (
        "You wrote before the date in the notice. That step opened on Sunday, November 1, 2026; "
        "you wrote on Tuesday, October 20, 2026. We still count from the day you wrote."
    )


@pytest.mark.parametrize(
    ("number", "filed_on", "about"),
    [
        ("EAC1710450146", date(2019, 2, 7), "from January 2017 to March 2017"),
        ("EAC1736650146", date(2015, 2, 7), "in October 2017 or later"),
    ],
)
def test_a_filing_date_that_does_not_fit_the_number_is_noted_in_months(
    number: str, filed_on: date, about: str
) -> None:
    note = notes_of(replace(CASE, receipt_number=number, filed_on=filed_on))
    if "receipt_date_mismatch" not in note:
        pytest.fail(f"no note for {number} filed on {filed_on}")
    assert about in note["receipt_date_mismatch"]
    assert "Nothing was changed." in note["receipt_date_mismatch"]


def test_a_number_without_an_entry_window_has_no_note_on_dates() -> None:
    rules = load_procedure(NOTICE)
    case = replace(CASE, receipt_number="IOE0906929443")
    found = replace(plan(case, rules, TODAY), warnings=("receipt_date_mismatch",))
    seen = view(found, case, rules, TODAY, ENGLISH)
    assert "receipt_date_mismatch" not in [block["id"] for block in blocks(seen, "note")]


def test_a_center_outside_the_notice_is_noted_once() -> None:
    case = with_contacts(CALL, center="NBC")
    for day in (date(2026, 10, 2), TODAY):
        assert "office_not_in_notice" not in notes_of(case, today=day)
        said = words(see(State(NOTICE, "", case, "", "", day)))
        assert said.count("at this office: National Benefits Center") == 1
        assert "Texas Service Center" in said


def test_missing_consent_and_a_number_not_found_online_say_what_to_do() -> None:
    notes = notes_of(replace(CASE, role="organization", situation="not_found_online"))
    assert "Form G-28" in notes["consent_missing"]
    assert "not found in Case Status Online" in notes["not_found_online"]


#: What brings each warning about, whatever the state; the words that say what to do then.
TROUBLES: dict[str, tuple[dict[str, object], str]] = {
    "office_not_in_notice": ({"center": "NBC"}, "Nothing is wrong with your number."),
    "receipt_date_mismatch": ({"filed_on": date(2016, 1, 1)}, "may have a typing error"),
    "not_found_online": ({"situation": "not_found_online"}, "Check each letter and number"),
    "consent_missing": ({"role": "liaison"}, "USCIS talks only with people whom"),
    "too_early": ({}, "You wrote before the date in the notice."),
    "ask_uscis_again": ({}, "Ask USCIS again first."),
    "told_to_wait": ({}, "The agent told you to wait until"),
    "fingerprint_rerun": ({}, "runs fingerprints from before that day again"),
    "asylum_fee": ({"form": "I-589"}, "Each year with a pending Form I-589 has a fee"),
    "no_automatic_extension": (
        {"form": "I-765", "filed_on": date(2026, 1, 5)},
        "extends nothing by itself",
    ),
    "interview_120_days": ({"form": "N-400"}, "a law (8 U.S.C. 1447(b))"),
    "visa_number": ({}, "must wait for a visa number"),
    "channel_closed": ({}, "If you write to"),
    "channel_unverified": ({}, "Do not count on it."),
}
#: What a protected case is told says nothing about the case, so it says no warning either.
LADDERS = {name: state for name, state in STATES.items() if not state.case.protected}


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize("trouble", TROUBLES)
def test_each_warning_has_its_words_once_in_every_state(name: str, trouble: str) -> None:
    state = LADDERS[name]
    changes, said = TROUBLES[trouble]
    seen = see(replace(state, case=replace(state.case, **changes)))  # type: ignore[arg-type]
    warnings = seen["plan"]["warnings"]
    assert set(warnings) <= TROUBLES.keys()
    times = words(seen).count(said)
    if not trouble.startswith("channel_"):
        assert times == (trouble in warnings), warnings
    elif trouble in warnings:  # the inbox is named after the call, whether the step is its or not
        assert times == 1


def test_every_warning_of_the_data_is_one_of_these_and_is_reached() -> None:
    states = {
        f"channel_{channel.state}"
        for name in PROCEDURES
        for channel in load_procedure(name).channels
        if channel.state != "open"
    }
    procedures = [load_procedure(name) for name in PROCEDURES]
    codes = {warning.code for one in procedures for warning in one.warnings}
    codes |= {news.code for one in procedures for news in one.news}
    assert codes | states == TROUBLES.keys()
    reached: set[str] = set()
    for state in LADDERS.values():
        for changes, _ in TROUBLES.values():
            case = replace(state.case, **changes)  # type: ignore[arg-type]
            reached |= set(plan(case, load_procedure(state.procedure), state.today).warnings)
    assert reached == TROUBLES.keys()


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (-480, "On your clock: 5:00 a.m. to 5:00 p.m."),
        (540, "On your clock: 10:00 p.m. to 10:00 a.m."),
        (-300, ""),
        (None, ""),
    ],
)
def test_the_hours_of_the_line_are_said_on_the_readers_own_clock(
    offset: int | None, said: str
) -> None:
    rules = load_procedure(NOTICE)
    found = plan(CASE, rules, TODAY)
    text = words(view(found, CASE, rules, TODAY, ENGLISH, offset=offset))
    assert ("On your clock" in text) is bool(said)
    assert said in text


def facts_of(seen: dict[str, Any]) -> dict[str, str]:
    return {row["term"]: row["text"] for block in blocks(seen, "facts") for row in block["items"]}


def test_a_call_about_a_case_without_an_address_opens_no_step() -> None:
    named = facts_of(see(State(NOTICE, "", CASE, "", "")))
    assert "Step 2 of the notice opens on" in named["After that"]
    unnamed = facts_of(see(State(NOTICE, "", replace(CASE, center="SCOPS"), "", "")))
    assert "After that" not in unnamed


def test_a_wait_before_asking_names_what_opens_and_not_the_look_up() -> None:
    sent = replace(CASE, problem="not_received", sent_on=date(2026, 11, 20))
    assert facts_of(see(State(CURRENT, "", sent, "", "")))["What"] == "Ask USCIS"


def test_an_urgent_case_is_told_the_grounds_and_no_e_request() -> None:
    seen = see(State(CURRENT, "", replace(CASE, problem="urgent"), "", ""))
    assert "severe financial loss" in words(seen)
    assert "To whom" not in facts_of(seen)


def test_an_urgent_case_on_the_notice_is_told_how_to_expedite() -> None:
    urgent = replace(CASE, problem="urgent")
    assert "Ask for an expedite by phone" in notes_of(urgent, NOTICE)["urgent"]
    assert "urgent" not in notes_of(urgent, CURRENT)


def test_the_ombudsman_is_offered_only_where_a_day_is_known() -> None:
    for name in ("today: no answer, past the inquiry date", "today: asked long ago"):
        seen = see(STATES[name])
        has_a_day = name != "today: asked long ago"
        offered = "ombudsman_summary" in [block["paper"] for block in blocks(seen, "paper")]
        linked = "Open the CIS Ombudsman's page" in words(seen)
        assert (offered, linked) == (has_a_day, has_a_day)


def test_a_source_is_named_once() -> None:
    (line,) = [text for text in texts(see(STATES["called"])) if text.startswith("Sources: ")]
    titles = line.removeprefix("Sources: ").rstrip(".").split("; ")
    assert len(titles) == len(set(titles))


def test_a_missing_notice_is_not_called_a_card() -> None:
    case = replace(CASE, problem="not_received", not_received="notice")
    assert see(State(CURRENT, "", case, "", ""))["heading"] == (
        "You can ask USCIS about your notice now"
    )


def test_only_a_late_i_485_is_told_about_visa_numbers() -> None:
    assert "must wait for a visa number" in good_to_know(CASE)
    assert "visa number" not in good_to_know(replace(CASE, form="N-400"))
    assert "visa number" not in good_to_know(replace(CASE, problem="mistake"))


def good_to_know(case: Case) -> str:
    """Return what the folded block says that tells facts with a short life."""
    shown = blocks(see(State(NOTICE, "", case, "", "")), "details")
    return " ".join(
        text
        for block in shown
        for text in block["paragraphs"]
        if block["heading"] == "Good to know for your case" and not block["open"]
    )


def test_a_person_who_moved_is_told_to_report_it_first() -> None:
    notes = notes_of(replace(CASE, problem="address"), NOTICE)
    assert notes["moved"].startswith("First tell USCIS your new address.")


def test_the_rule_on_moving_comes_from_the_data_and_ages_like_it() -> None:
    moved = State(NOTICE, "", replace(CASE, problem="address"), "", "")
    assert "must report a move to USCIS within 10 days." in words(see(moved))
    late = notes_of(moved.case, today=date(2027, 6, 1))["moved"]
    assert "within 10 days" not in late
    assert "look here first: https://www.uscis.gov/addresschange" in late


def test_without_the_rule_on_moving_no_number_of_days_is_said() -> None:
    rules = load_procedure(NOTICE)
    bare = replace(rules, statements=tuple(s for s in rules.statements if s.id != "report_move"))
    moved = State(NOTICE, "", replace(CASE, problem="address"), "", "")
    said = words(see(moved, procedure=bare))
    assert "First tell USCIS your new address." in said
    assert "10 days" not in said


def test_the_risks_are_named_before_a_person_asks() -> None:
    for name, state in STATES.items():
        step = state.place.split("/")[0]
        headings = [block["heading"] for block in blocks(see(state), "details")]
        expected = step in ("call", "email_center", "email_hq", "inquire")
        assert ("Before you ask" in headings) is expected, name


def test_a_person_who_has_not_checked_the_case_page_is_reminded() -> None:
    line = "You have not looked at Case Status Online yet."
    assert line in words(see(replace(STATES["called"], case=with_contacts(CALL, case_status=None))))
    assert line not in words(see(STATES["called"]))


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (with_contacts(CALL, resolved_on=TODAY), "You told us so: on Tuesday, November 24, 2026."),
        (
            with_contacts(replace(CALL, answer="solved", answered_on=date(2026, 11, 2))),
            "You told us so: on Monday, November 2, 2026.",
        ),
        (with_contacts(replace(CALL, answer="solved")), "You told us so."),
    ],
)
def test_a_resolved_case_names_the_day_that_was_told(case: Case, said: str) -> None:
    seen = see(State(NOTICE, "", case, "", ""))
    assert blocks(seen, "text")[0]["paragraphs"][0] == said


@pytest.mark.parametrize(
    ("path", "contacts", "question"),
    [
        ("a_number", (), "a_number"),
        ("inquiry_date", (), "inquiry_date"),
        ("contacts[0].at", (CALL,), "call_time"),
        ("contacts[1].at", (CENTER, CALL), "call_time"),
        ("contacts[1].representative", (CALL, CALL), "call_2_representative"),
        ("contacts[0].on", (CENTER,), "center_email_date"),
        ("contacts[0].on", (HEADQUARTERS,), "hq_email_date"),
        ("contacts[0].service_request", (Contact("secure_message"),), "asked_number"),
        ("contacts[0].on", (Contact("congress"),), "outside_help_on"),
    ],
)
def test_what_is_missing_leads_to_the_question_that_asks_for_it(
    path: str, contacts: tuple[Contact, ...], question: str
) -> None:
    assert question_for(path, with_contacts(*contacts))[1].id == question


def test_missing_fields_are_listed_by_the_labels_of_their_questions() -> None:
    bare = with_contacts(Contact("call", on=date(2026, 10, 1)), a_number=None)
    (missing,) = blocks(see(State(NOTICE, "", bare, "", "")), "missing")
    assert [item["label"] for item in missing["items"]] == [
        "A-Number",
        "Representative's name or ID number",
        "Time of the call",
        "Service request referral number, or: Reason no request was opened",
    ]


def test_nothing_is_listed_where_nothing_is_missing() -> None:
    assert not blocks(see(STATES["called"]), "missing")


def test_contacts_are_taken_by_date_and_on_one_day_in_the_order_of_the_ladder() -> None:
    undated = Contact("call")
    same_day = replace(CENTER, on=CALL.on)
    case = with_contacts(undated, same_day, CALL)
    assert in_order(case.contacts) == [CALL, same_day, undated]
    assert first_contact(case, "call") == CALL
    assert first_contact(case, "hq_email") is None


@pytest.mark.parametrize(
    ("case", "is_open"),
    [
        ({"inquiry_date": date(2025, 6, 9)}, False),
        ({"inquiry_date": date(2025, 6, 10)}, False),
        ({"inquiry_date": date(2025, 6, 11)}, True),
        ({"inquiry_date": None}, False),
        ({"inquiry_date": "not_listed"}, True),
        ({"inquiry_date": date(2025, 3, 3), "filed_on": None}, False),
        ({"inquiry_date": date(2025, 3, 3), "problem": "not_received"}, True),
        ({"inquiry_date": date(2025, 3, 3), "problem": "delay"}, False),
    ],
)
def test_outside_help_with_a_delay_is_said_to_wait_for_the_inquiry_date(
    case: dict[str, Any], is_open: bool
) -> None:
    asked = Contact("e_request", on=date(2026, 10, 1))
    told: dict[str, Any] = {"filed_on": date(2025, 6, 10)} | case
    seen = see(State(CURRENT, "", replace(CASE, contacts=(asked,), **told), "", ""))
    plan = seen["plan"]
    assert (plan["step"], plan["status"], plan["act_on"]) == ("escalate", "act", "2026-10-24")
    said = " ".join(texts(seen))
    words = "For delays the CIS Ombudsman helps only after the inquiry date has passed."
    assert (words in said) is not is_open
    offered = {block["paper"] for block in blocks(seen, "paper")}
    assert ("ombudsman_summary" in offered) is is_open
    assert seen["heading"] == "You can ask Congress for help now"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("not called yet", []),
        ("called", ["call_script", "record_html"]),
        ("emailed headquarters", ["call_script", "record_html"]),
        ("headquarters did not answer", ["call_script"]),
        ("the center did not answer", ["call_script", "record_html"]),
        ("today: asked", ["call_script", "record_html"]),
        ("protected", []),
        ("resolved", []),
    ],
)
def test_after_a_contact_the_script_and_the_record_can_be_opened(
    name: str, folded: list[str]
) -> None:
    found = blocks(see(STATES[name]), "folded_paper")
    assert [block["paper"] for block in found] == folded


def test_after_the_ombudsman_was_asked_early_congress_has_its_own_day() -> None:
    asked = Contact("e_request", on=date(2026, 11, 20))
    ombudsman = Contact("ombudsman", on=date(2026, 11, 23))
    said = words(see(State(CURRENT, "", with_contacts(asked, ombudsman), "", "")))
    assert "You can also ask for other help, or talk to a lawyer:" in said
    assert "From Tuesday, December 15, 2026: your Representative or one Senator." in said
    assert "the CIS Ombudsman" not in said.split("talk to a lawyer:")[1].split("Print my")[0]
