"""An outcome's numbers and days come from the data, with their sources and their age."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from case_inquiry.case import Contact
from case_inquiry.outcome import WORDS, notice_words, statements_of
from case_inquiry.outcome.exit_words import EXITS
from case_inquiry.outcome.tables import Button, ExitWords, Given, Warned, Words
from case_inquiry.plan import plan
from case_inquiry.procedure import load_procedure
from tests.rules.golden.cases import CALL, CENTER, CURRENT, NO_REQUEST, NOTICE, TODAY, with_contacts
from tests.rules.golden.todays_cases import STATES
from tests.rules.golden.tools import blocks, edited, see, texts, words


def said_by(value: object) -> Iterator[str]:
    """Yield every text in the tables of words, both forms of a plural."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from said_by(tuple(value.values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from said_by(item)
    elif isinstance(value, Button):
        yield from (*said_by(value.label), *said_by(value.note))
    elif isinstance(value, Words | ExitWords | Warned | Given):
        for name in (
            "heading",
            "lead",
            "paragraphs",
            "text",
            "button",
            "buttons",
            "more",
            "warned",
        ):
            yield from said_by(getattr(value, name, None))


@pytest.mark.parametrize(
    "text", sorted({*said_by(WORDS), *said_by(EXITS), *said_by(notice_words.CLOSED)})
)
def test_no_number_is_in_the_prose_of_an_outcome(text: str) -> None:
    written = re.sub(r"\{\w+\}", "", text.replace("8 U.S.C. 1367", ""))
    assert not re.search(r"\d", written)


def test_another_number_of_days_in_the_notice_changes_the_words() -> None:
    rules = edited(
        NOTICE, ("days = 30", "days = 45"), ("days = 21", "days = 28"), ("days = 10", "days = 14")
    )
    called = words(see(STATES["called"], procedure=rules))
    assert "more than 45 days between the call and the next step" in called
    assert "Monday, November 16, 2026" in called
    assert "gives it 28 days to answer" in words(see(STATES["emailed the center"], procedure=rules))
    assert "an answer comes within 14 days" in words(
        see(STATES["emailed headquarters"], procedure=rules)
    )


def test_another_goal_and_phone_number_change_the_words() -> None:
    rules = edited(CURRENT, ("days = 15", "days = 9"), ("1-800-375-5283", "1-555-555-0100"))
    asked = replace(STATES["today: asked"], heading="")
    assert "The goal is 9 business days." in words(see(asked, procedure=rules))
    assert "Call 1-555-555-0100" in words(see(STATES["today: a mistake"], procedure=rules))


def test_a_daca_renewal_that_is_not_listed_is_reported_of_its_own_days() -> None:
    daca = replace(STATES["today: form not listed"].case, form="I-821D")
    waiting = replace(daca, filed_on=date(2026, 10, 1), receipt_number=None)
    for case in (daca, waiting):
        said = words(see(replace(STATES["today: form not listed"], case=case)))
        assert "105 days" in said
        assert "6 months" not in said


def test_a_day_that_was_named_is_not_said_as_a_number_of_days() -> None:
    call = replace(CALL, promised_on=date(2026, 12, 24))
    said = words(see(replace(STATES["called"], case=with_contacts(call))))
    assert "Friday, December 25, 2026" in said
    assert "0 days" not in said.replace("30 days", "")


def test_another_day_of_closing_changes_the_warning() -> None:
    rules = edited(NOTICE, ("closed_on = 2019-01-21", "closed_on = 2018-03-04"))
    said = words(see(STATES["called more than 30 days ago"], procedure=rules))
    assert "stopped reading this inbox on March 4, 2018" in said
    assert "(reported closed since March 4, 2018)" in said
    assert "2019" not in said.split("Sources")[0]


def test_one_day_left_is_said_in_the_singular() -> None:
    assert "1 day is left." in words(see(STATES["called"]))
    two = replace(STATES["called"], today=date(2026, 10, 30))
    assert "2 days are left." in words(see(two))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("not called yet, on a holiday", "Thanksgiving Day"),
        ("not called yet, on a Saturday", "Saturday"),
    ],
)
def test_a_closed_day_of_the_line_says_why_and_names_the_hours(name: str, why: str) -> None:
    said = words(see(STATES[name]))
    assert f"The line has no agents today ({why})." in said
    assert "Monday to Friday, 8 a.m. to 8 p.m. Eastern time" in said


@pytest.mark.parametrize(
    ("name", "first_day", "opens"),
    [
        (
            "not called yet",
            "Today, Tuesday, November 24, 2026",
            "If you call on that day, Step 2 of the notice opens on Friday, December 25, 2026.",
        ),
        (
            "not called yet, on a holiday",
            "Friday, November 27, 2026",
            "If you call on that day, Step 2 of the notice opens on Monday, December 28, 2026.",
        ),
    ],
)
def test_the_first_call_has_a_day_and_opens_the_next_step(
    name: str, first_day: str, opens: str
) -> None:
    (facts,) = blocks(see(STATES[name]), "facts")
    told = {item["term"]: item["text"] for item in facts["items"]}
    assert told["From which day"] == first_day
    assert told["After that"] == opens


def test_after_the_call_the_outcome_does_not_mention_calling() -> None:
    (facts,) = blocks(see(STATES["called"]), "facts")
    assert "After that" not in {item["term"] for item in facts["items"]}


@pytest.mark.parametrize("today", [date(2026, 10, 20), date(2026, 11, 24)])
def test_where_the_office_is_not_known_the_person_can_tell_it(today: date) -> None:
    called = replace(STATES["called"], today=today)
    unknown = replace(called, case=replace(called.case, receipt_number=None, center=None))
    labels = [block["label"] for block in blocks(see(unknown), "action")]
    assert labels[-2:] == ["Add my receipt number", "Choose the office"]
    assert "(we do not know which one yet)" in words(see(unknown))
    assert "Choose the office" not in [block["label"] for block in blocks(see(called), "action")]


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("IOE0906929443", "IOE numbers don't show an office."),
        ("ZAR1710450146", "We don't know which office gives out numbers that start with ZAR."),
        ("QQQ1710450146", "We don't know which office gives out numbers that start with QQQ."),
    ],
)
@pytest.mark.parametrize("today", [date(2026, 10, 20), date(2026, 11, 24)])
def test_a_number_that_names_no_office_is_not_asked_for_again(
    number: str, why: str, today: date
) -> None:
    called = replace(STATES["called"], today=today)
    told = replace(called, case=replace(called.case, receipt_number=number, center=None))
    seen = see(told)
    labels = [block["label"] for block in blocks(seen, "action")]
    assert labels[-1] == "Choose the office"
    assert "receipt number" not in " ".join([*labels, *texts(seen)]).lower()
    (note,) = [block for block in blocks(seen, "note") if block["id"] == "office_unknown"]
    assert note["paragraphs"] == [why, "You don't need to know the office for today's steps."]
    chosen = see(replace(told, case=replace(told.case, center="NBC")))
    assert why not in words(chosen)


@pytest.mark.parametrize("number", [None, "EAC1710450146"])
def test_without_a_number_or_with_one_that_names_its_office_nothing_is_said_of_it(
    number: str | None,
) -> None:
    seen = see(replace(STATES["called"], case=with_contacts(CALL, receipt_number=number)))
    assert "office_unknown" not in [block["id"] for block in blocks(seen, "note")]


def test_after_an_answer_nothing_is_said_of_the_number_s_office() -> None:
    answered = replace(CENTER, answer="not_solved", on=date(2026, 11, 5))
    case = with_contacts(CALL, answered, receipt_number="IOE0906929443")
    seen = see(replace(STATES["called"], case=case))
    assert seen["plan"]["status"] == "ended"
    assert "office_unknown" not in [block["id"] for block in blocks(seen, "note")]


def test_a_person_who_has_not_called_can_switch_to_todays_procedure() -> None:
    for name in ("not called yet", "not called yet, on a holiday"):
        ways = [block for block in blocks(see(STATES[name]), "action") if not block["primary"]]
        assert ("switch_procedure", "current") in [(way["action"], way["value"]) for way in ways]


@pytest.mark.parametrize(
    ("number", "reason", "is_given"),
    [
        (None, "too early", True),
        ("  ", "too early", True),
        ("SR-99", "too early", False),
        (None, "  ", False),
    ],
)
def test_a_field_of_blanks_is_an_empty_one_where_a_reason_replaces_the_number(
    number: str | None, reason: str, is_given: bool
) -> None:
    call = replace(NO_REQUEST, service_request=number, no_request_reason=reason)
    state = replace(STATES["called more than 30 days ago"], case=with_contacts(call))
    assert ("gives the agent's reason" in words(see(state))) is is_given


def test_todays_way_names_the_next_open_day_of_the_line_too() -> None:
    said = words(see(STATES["today: something else, on a Sunday"]))
    assert "no agents today (Sunday). It opens on Monday, November 30, 2026." in said
    assert "no agents today" not in words(see(STATES["today: a mistake"]))


ON_THE_PHONE = {
    "phone_today",
    "phone_hours",
    "phone_levels",
    "phone_call_back",
    "phone_caller",
    "service_item_number",
}


def test_facts_past_their_shelf_life_send_to_the_official_page_first() -> None:
    late = date(2027, 6, 5)  # a Saturday, more than six months after the check
    seen = see(replace(STATES["not called yet"], today=late))
    (warning,) = blocks(seen, "warning")
    assert warning["heading"] == "Look at the official page first"
    sentence = "We have not checked this since Tuesday, November 24, 2026; look here first: "
    assert all("We have not checked this since " in text for text in warning["paragraphs"])
    assert warning["links"][0]["href"].startswith("https://")
    assert "8 a.m." not in blocks(seen, "text")[0]["paragraphs"][1]
    assert blocks(seen, "text")[0]["paragraphs"][1].startswith(sentence)


def test_an_official_page_past_its_shelf_life_is_its_own_place_to_check() -> None:
    late = replace(STATES["today: no inquiry date"], today=date(2027, 6, 1))
    (warning,) = blocks(see(late), "warning")
    assert warning["links"] == [
        {
            "text": "https://egov.uscis.gov/processing-times/",
            "href": "https://egov.uscis.gov/processing-times/",
        }
    ]


def test_a_button_with_an_unknown_address_is_left_out() -> None:
    rules = edited(CURRENT, ("online_account_url", "another_url"))
    labels = [block["label"] for block in blocks(see(STATES["today: a mistake"]), "action")]
    fewer = blocks(see(STATES["today: a mistake"], procedure=rules), "action")
    labels.remove("Open my USCIS account")
    assert [block["label"] for block in fewer] == labels


def test_a_closed_inbox_past_its_shelf_life_is_still_named_first() -> None:
    late = replace(STATES["called more than 30 days ago"], today=date(2027, 3, 1))
    first, second = see(late)["blocks"][:2]
    assert first["id"] == "inbox_closed"
    assert second["id"] == "not_checked"
    assert [link["text"][:28] for link in second["links"]] == ["https://www.cliniclegal.org/"]


def test_the_last_day_of_the_shelf_life_still_counts() -> None:
    state = STATES["called more than 30 days ago"]
    assert not [
        block
        for block in blocks(see(replace(state, today=date(2027, 2, 24))), "warning")
        if block["id"] == "not_checked"
    ]


def test_every_outcome_says_where_its_facts_were_read() -> None:
    (origins,) = [
        block
        for block in blocks(see(STATES["today: a mistake"]), "details")
        if block["heading"] == "Where this comes from"
    ]
    assert origins["paragraphs"] == ["Open the official page before you rely on it."]
    assert any("USCIS Policy Manual" in item for item in origins["items"])
    assert all("Checked on Tuesday, November 24, 2026" in item for item in origins["items"])


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("not called yet", {}, ON_THE_PHONE),
        (
            "not called yet",
            {"problem": "address"},
            ON_THE_PHONE | {"report_move"},
        ),
        ("called", {}, {"inboxes_closed"}),
        (
            "the center did not answer",
            {},
            {"inboxes_closed", "headquarters_unverified", "headquarters_inadequate"},
        ),
        (
            "protected",
            {},
            {"phone_today", "hotline_domestic_violence", "hotline_trafficking"},
        ),
    ],
)
def test_the_facts_behind_an_outcome_can_be_reviewed(
    name: str, changes: dict[str, object], expected: set[str]
) -> None:
    state = STATES[name]
    rules = load_procedure(state.procedure)
    case = replace(state.case, **changes)  # type: ignore[arg-type]
    found = statements_of(plan(case, rules, state.today), case, rules, state.today)
    assert {statement.id for statement in found} == expected


@pytest.mark.parametrize("name", STATES)
def test_every_count_is_shown_with_its_days_words_and_source(name: str) -> None:
    state = STATES[name]
    rules = load_procedure(state.procedure)
    found = plan(state.case, rules, state.today)
    if found.step in (None, "elsewhere") or not found.working:
        return
    details = blocks(see(state), "details")
    (counted,) = [block for block in details if block["heading"] == "How we counted"]
    said = " ".join(counted["items"])
    for working in found.working:
        assert working.source.title in said
        for day in (working.start, working.result):
            assert f"{day:%A, %B} {day.day}, {day.year}" in said


def test_days_passed_over_are_named() -> None:
    (counted,) = [
        block
        for block in blocks(see(STATES["today: asked"]), "details")
        if block["heading"] == "How we counted"
    ]
    assert "We passed over 6 days of weekends." in counted["items"]
    assert "We passed over Thursday, November 26, 2026: Thanksgiving Day." in counted["items"]
    assert "Our table of federal holidays ends with the year 2060." in counted["items"]


@pytest.mark.parametrize(
    ("contact", "label"),
    [
        (
            Contact("call", on=TODAY, service_request="SR-1", answered_on=TODAY),
            "Did the call solve or explain it?",
        ),
        (Contact("e_request", on=TODAY, answered_on=TODAY), "Did USCIS answer?"),
        (Contact("congress", on=TODAY, answered_on=TODAY), "Did they answer?"),
    ],
)
def test_an_answer_whose_kind_is_not_told_is_asked_for(contact: Contact, label: str) -> None:
    case = replace(STATES["today: asked"].case, contacts=(contact,))
    (missing,) = blocks(see(replace(STATES["today: asked"], case=case)), "missing")
    assert label in [item["label"] for item in missing["items"]]


def test_an_answer_of_a_later_call_is_asked_for_on_the_page_of_that_call() -> None:
    calls = (Contact("call", on=date(2026, 10, 1)), Contact("call", on=TODAY, answered_on=TODAY))
    called = STATES["called"]
    case = replace(called.case, contacts=calls)
    (missing,) = blocks(see(replace(called, case=case, today=TODAY)), "missing")
    assert "call-2" in [item["page"] for item in missing["items"]]
