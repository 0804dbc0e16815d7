"""An outcome's notes, what is missing, and what was told of a resolved case."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from case_inquiry.case import Case, Contact
from case_inquiry.case.contacts import first_contact, in_order
from case_inquiry.form.missing import question_for
from case_inquiry.outcome.notes import warning_notes
from case_inquiry.outcome.situation import Situation
from case_inquiry.plan import Plan, plan
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
from tests.rules.golden.tools import blocks, card, papers_in, section, see, texts, words


def notes_of(case: Case, procedure: str = NOTICE, today: date = TODAY) -> str:
    """Return the folded notes on a case."""
    seen = see(State(procedure, "", case, today))
    return " ".join(section(seen, "Check this first")["paragraphs"])


def test_an_email_before_its_day_is_noted_with_both_days() -> None:
    early = with_contacts(CALL, replace(CENTER, on=date(2026, 10, 20)))
    assert (
        "You wrote before the date in the notice. That step opened on Sunday, November 1, 2026; "
        "you wrote on Tuesday, October 20, 2026. We still count from the day you wrote."
    ) in notes_of(early)


@pytest.mark.parametrize(
    ("number", "filed_on", "about"),
    [
        ("EAC1710450146", date(2019, 2, 7), "from January 2017 to March 2017"),
        ("EAC1736650146", date(2015, 2, 7), "in October 2017 or later"),
        ("IOE0906929443", date(2015, 2, 7), ""),
    ],
)
def test_a_filing_date_that_does_not_fit_the_number_is_noted_in_months(
    number: str, filed_on: date, about: str
) -> None:
    note = notes_of(replace(CASE, receipt_number=number, filed_on=filed_on))
    assert about in note
    assert ("Nothing was changed." in note) is bool(about)


def test_missing_consent_and_a_number_not_found_online_say_what_to_do() -> None:
    notes = notes_of(replace(CASE, role="organization", situation="not_found_online"))
    assert "Form G-28" in notes
    assert "not found in Case Status Online" in notes


#: What brings each warning about, whatever the state; the words that say what to do then.
TROUBLES: dict[str, tuple[dict[str, object], str]] = {
    "office_not_in_notice": ({"center": "NBC"}, "The notice names no address for your case."),
    "receipt_date_mismatch": ({"filed_on": date(2016, 1, 1)}, "may have a typing error"),
    "not_found_online": ({"situation": "not_found_online"}, "Check each letter and number"),
    "consent_missing": ({"role": "liaison"}, "USCIS talks only with people whom"),
    "too_early": ({}, "You wrote before the date in the notice."),
    "ask_uscis_again": ({}, "The time to ask the CIS Ombudsman is over."),
    "told_to_wait": ({}, "The agent told you to wait until"),
    "fingerprint_rerun": ({}, "runs fingerprints from before that day again"),
    "asylum_fee": ({"form": "I-589"}, "Each year with a pending Form I-589 has a fee"),
    "no_automatic_extension": (
        {"form": "I-765", "filed_on": date(2026, 1, 5)},
        "extends nothing by itself",
    ),
    "interview_120_days": ({"form": "N-400"}, "a law (8 U.S.C. 1447(b))"),
    "visa_number": ({}, "must wait for a visa number"),
    "channel_closed": ({}, "Inbox reported closed since"),
    "channel_unverified": ({}, "We don't know if anyone reads this inbox."),
}
#: What a protected case is told says nothing about the case, so it says no warning either. What
#: leaves the ladders says only what leads out of them.
LADDERS = {
    name: state
    for name, state in STATES.items()
    if state.place.split("/")[0] not in ("None", "elsewhere")
}
#: Those that a line of the card says for the step it is about, and nowhere else.
ON_ITS_OWN_STEP = ("told_to_wait", "ask_uscis_again", "office_not_in_notice")


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize("trouble", TROUBLES)
def test_each_warning_has_its_words_at_most_once_in_every_state(name: str, trouble: str) -> None:
    state = LADDERS[name]
    changes, said = TROUBLES[trouble]
    case = replace(state.case, **changes)  # type: ignore[arg-type]
    seen = see(replace(state, case=case))
    plans = [plan(case, load_procedure(one), state.today) for one in PROCEDURES]
    warnings = {code for found in plans for code in found.warnings}
    assert warnings <= TROUBLES.keys()
    times = words(seen).count(said)
    assert times <= 1
    if exits(plans) or trouble in ON_ITS_OWN_STEP:
        return
    if trouble.startswith("channel_"):
        assert times == 1 or trouble not in warnings or "names no address" in words(seen)
    else:
        assert times == (trouble in warnings), warnings


def exits(plans: list[Plan]) -> bool:
    return any(found.step == "elsewhere" for found in plans)


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


def test_a_missing_notice_is_not_called_a_card() -> None:
    case = replace(CASE, problem="not_received", not_received="notice")
    assert see(State(CURRENT, "", case))["heading"] == ("You can ask USCIS about your notice now")


def test_only_a_late_i_485_is_told_about_visa_numbers() -> None:
    assert "must wait for a visa number" in good_to_know(CASE)
    assert "visa number" not in good_to_know(replace(CASE, form="N-400"))
    assert "visa number" not in good_to_know(replace(CASE, problem="mistake"))


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


def test_contacts_are_taken_by_date_and_on_one_day_in_the_order_of_the_ladder() -> None:
    undated = Contact("call")
    same_day = replace(CENTER, on=CALL.on)
    case = with_contacts(undated, same_day, CALL)
    assert in_order(case.contacts) == [CALL, same_day, undated]
    assert first_contact(case, "call") == CALL
    assert first_contact(case, "hq_email") is None


def test_a_wait_that_the_agent_named_is_said_before_the_first_question() -> None:
    call = replace(CALL, service_request=None, told_to_wait_days=90)
    said = "The agent told you to wait until Wednesday, December 30, 2026."
    assert said in words(see(State(CURRENT, "", with_contacts(call))))


def test_an_urgent_case_is_told_the_grounds_and_no_e_request() -> None:
    seen = see(State(CURRENT, "", replace(CASE, problem="urgent")))
    assert "severe financial loss" in words(seen)
    assert "e-Request" not in words(seen)


def test_the_ombudsman_is_offered_only_where_a_day_is_known() -> None:
    for name, has_a_day in (
        ("today: no answer, past the inquiry date", True),
        ("today: asked long ago", False),
    ):
        seen = see(STATES[name])
        offered = "ombudsman_summary" in papers_in(seen)
        linked = "Open the CIS Ombudsman's page" in words(seen)
        assert (offered, linked) == (has_a_day, has_a_day)


def test_a_source_is_named_once() -> None:
    (line,) = [text for text in texts(see(STATES["called"])) if text.startswith("Sources: ")]
    titles = line.removeprefix("Sources: ").rstrip(".").split("; ")
    assert len(titles) == len(set(titles))


def good_to_know(case: Case) -> str:
    """Return what the folded block says that tells facts with a short life."""
    seen = see(State(NOTICE, "", case))
    return " ".join(section(seen, "Good to know for your case")["paragraphs"])


def test_the_rule_on_moving_comes_from_the_data_and_ages_like_it() -> None:
    moved = State(NOTICE, "", replace(CASE, problem="address"))
    assert "must report a move to USCIS within 10 days." in words(see(moved))
    late = " ".join(card(see(replace(moved, today=date(2027, 6, 1))))["above"])
    assert "within 10 days" not in late
    assert "look here first: https://www.uscis.gov/addresschange" in late


def test_the_risks_are_named_before_a_person_asks() -> None:
    for name, state in STATES.items():
        seen = see(state)
        risk = "Asking makes someone look at your file. For some people that is a risk."
        asks_now = seen["heading"].startswith("You can") and "from" not in seen["heading"]
        is_told = risk in words(seen)
        if seen["plan"]["step"] not in (None, "elsewhere") and asks_now and not_a_look_up(seen):
            assert is_told, name


def not_a_look_up(seen: dict[str, Any]) -> bool:
    return "check today" not in seen["heading"] and "new address" not in seen["heading"]


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
    assert card(see(State(NOTICE, "", case)))["above"][0] == said


def test_missing_fields_are_listed_by_the_labels_of_their_questions() -> None:
    bare = with_contacts(Contact("call", on=date(2026, 10, 1)), a_number=None)
    (missing,) = blocks(see(State(NOTICE, "", bare)), "missing")
    labels = [item["label"] for item in missing["items"]]
    assert labels[0] == "Case inquiry date"
    assert labels[1:] == [
        "A-Number",
        "Representative's name or ID number",
        "Time of the call",
        "Service request referral number, or: Reason no request was opened",
    ]


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
    seen = see(State(CURRENT, "", replace(CASE, contacts=(asked,), **told)))
    plan = seen["plan"]
    assert (plan["step"], plan["status"], plan["act_on"]) == ("escalate", "act", "2026-10-24")
    sentence = "For delays the CIS Ombudsman helps only after the case inquiry date."
    assert (sentence in words(seen)) is not is_open
    assert ("ombudsman_summary" in papers_in(seen)) is is_open
    assert seen["heading"] == "You can ask Congress for help now"


@pytest.mark.parametrize(
    ("name", "papers"),
    [
        ("not called yet", ["call_script"]),
        ("the center did not answer", ["congress_summary", "hq_email", "call_script"]),
        ("today: asked", ["call_script", "record_html", "reminders_ics"]),
        ("protected", []),
        ("resolved", ["record_html"]),
    ],
)
def test_after_a_contact_the_script_and_the_record_can_be_opened(
    name: str, papers: list[str]
) -> None:
    assert papers_in(see(STATES[name]))[: len(papers)] == papers


def test_after_the_ombudsman_was_asked_early_congress_has_its_own_day() -> None:
    asked = Contact("e_request", on=date(2026, 11, 20))
    ombudsman = Contact("ombudsman", on=date(2026, 11, 23))
    seen = see(State(CURRENT, "", with_contacts(asked, ombudsman)))
    rows = {row["term"]: row["text"] for row in card(seen)["items"]}
    assert rows["Also"] == "From Tuesday, December 15, 2026: your Representative or one Senator."


def test_where_all_help_was_asked_no_other_is_named() -> None:
    asked = Contact("e_request", on=date(2026, 9, 1))
    helpers = (Contact("ombudsman", on=TODAY), Contact("congress", on=TODAY))
    seen = see(State(CURRENT, "", with_contacts(asked, *helpers)))
    assert [row["term"] for row in card(seen)["items"]] == ["What", "When"]


def test_a_number_that_tells_no_day_has_no_note_on_dates() -> None:
    rules = load_procedure(NOTICE)
    case = replace(CASE, receipt_number="IOE0906929443")
    found = replace(plan(case, rules, TODAY), warnings=("receipt_date_mismatch",))
    assert warning_notes(Situation(found, case, rules, TODAY)) == []
