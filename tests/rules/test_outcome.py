"""Every outcome: what comes first, what may be pressed, and that no word bypasses the tables."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest

from case_inquiry.case import Case
from case_inquiry.form.walk import PAGES
from case_inquiry.messages import Translator
from case_inquiry.outcome import WORDS, view, words_of
from case_inquiry.outcome.blocks import names_in
from case_inquiry.outcome.situation import FACTS, VALUES, Situation
from case_inquiry.papers import KINDS
from case_inquiry.plan import Plan, plan
from case_inquiry.procedure import load_procedure
from tests.rules.golden.cases import CASE, CURRENT, NOTICE, TODAY
from tests.rules.golden.todays_cases import STATES
from tests.rules.golden.tools import ENGLISH, blocks, see, texts, words

AFTER_THE_CALL = {
    name: state
    for name, state in STATES.items()
    if state.procedure == NOTICE
    and state.place.split("/")[0] in ("email_center", "email_hq", "answer", "call")
    and state.place != "call/act"
}


@pytest.mark.parametrize("name", STATES)
def test_every_state_has_its_heading_and_its_filled_button(name: str) -> None:
    state = STATES[name]
    seen = see(state)
    assert f"{seen['plan']['step']}/{seen['plan']['status']}" == state.place
    assert seen["heading"] == state.heading
    filled = [block["label"] for block in blocks(seen, "action") if block["primary"]]
    assert filled == [state.button]
    assert blocks(seen, "action")[0]["label"] == state.button


@pytest.mark.parametrize("name", AFTER_THE_CALL)
def test_after_the_call_the_notice_says_first_what_became_of_the_inbox(name: str) -> None:
    first = see(AFTER_THE_CALL[name])["blocks"][0]
    assert first["kind"] == "warning"
    assert first["id"] in ("inbox_closed", "inbox_unverified")
    said = " ".join(first["paragraphs"])
    assert "January 21, 2019" in said
    assert "Sources: " in said
    assert "CLINIC" in said
    assert "Tuesday, November 24, 2026" in said


@pytest.mark.parametrize("name", AFTER_THE_CALL)
def test_after_the_call_the_filled_button_is_todays_way(name: str) -> None:
    actions = blocks(see(AFTER_THE_CALL[name]), "action")
    ways = [block for block in actions if block["action"] == "switch_procedure"]
    assert [block for block in actions if block["primary"]] == ways
    assert [(way["label"], way["value"]) for way in ways] == [
        ("Use the way that works today", "current")
    ]
    assert ways[0]["note"] == "We keep everything you typed."


@pytest.mark.parametrize(
    "name", [name for name, state in AFTER_THE_CALL.items() if state.place.endswith("/wait")]
)
def test_during_a_wait_of_the_notice_the_person_can_ask_today(name: str) -> None:
    second = see(AFTER_THE_CALL[name])["blocks"][1]
    assert second["heading"] == "You do not have to wait for this step"
    assert second["paragraphs"][0].endswith("You can ask USCIS today.")


def test_only_waiting_states_say_that_one_does_not_have_to_wait() -> None:
    for state in STATES.values():
        waits = state.procedure == NOTICE and state.place.endswith("/wait")
        assert ("You do not have to wait" in words(see(state))) is waits


def test_headquarters_inbox_is_not_called_closed_but_unknown() -> None:
    for state in AFTER_THE_CALL.values():
        first = see(state)["blocks"][0]
        is_headquarters = state.place.split("/")[0] in ("email_hq", "answer")
        heading = "We don't know if anyone reads this inbox"
        assert (first["heading"] == heading) is is_headquarters
        if is_headquarters:
            assert "no sign of an answer after 2017" in first["paragraphs"][0]


def test_before_the_call_and_in_todays_procedure_no_inbox_warning_is_shown() -> None:
    for state in STATES.values():
        if state not in AFTER_THE_CALL.values():
            assert not blocks(see(state), "warning")


@pytest.mark.parametrize("name", STATES)
def test_no_address_is_shown_without_the_state_of_its_inbox(name: str) -> None:
    for text in texts(see(STATES[name])["blocks"]):
        for line in text.splitlines():
            if "@" in line:
                assert re.search(r"\((reported closed|we don't know)", line), line


@pytest.mark.parametrize("name", STATES)
def test_every_paper_that_a_button_shows_is_there_to_be_shown(name: str) -> None:
    seen = see(STATES[name])
    papers = [block["paper"] for block in blocks(seen, "paper")]
    shown = [
        block["value"]
        for block in blocks(seen, "action")
        if block["action"] in ("show_paper", "copy_paper", "print")
    ]
    assert set(shown) <= set(papers) <= set(KINDS)
    assert len(papers) == len(set(papers))


@pytest.mark.parametrize("name", STATES)
def test_every_button_leads_to_a_page_that_exists_or_to_an_address(name: str) -> None:
    pages = {page.id for page in PAGES}
    seen = see(STATES[name])
    for block in blocks(seen, "action"):
        if block["action"] == "go_to_page":
            assert block["value"] in pages
        if block["action"] == "open_link":
            assert re.match(r"https://|tel:\+\d+$|\.\./", block["value"])
    for block in blocks(seen, "missing"):
        assert {item["page"] for item in block["items"]} <= pages


@pytest.mark.parametrize("name", STATES)
def test_every_sentence_goes_through_the_catalog(name: str) -> None:
    def mark(text: str) -> str:
        return f"«{text}»"

    class Catalog:
        gettext = staticmethod(mark)

        @staticmethod
        def ngettext(one: str, many: str, count: int) -> str:
            return mark(one if count == 1 else many)

    marked = Translator("xx", Catalog())  # type: ignore[arg-type]
    seen = see(STATES[name], marked)
    for text in [seen["title"], seen["heading"], *texts(seen["blocks"])]:
        assert text == "" or "«" in text


def test_a_state_without_words_is_an_error_that_names_it() -> None:
    nowhere = replace(plan(CASE, load_procedure(NOTICE), TODAY), step="answer")
    with pytest.raises(KeyError, match="notice-2009: answer/act"):
        words_of(Situation(nowhere, CASE, load_procedure(NOTICE), TODAY))


#: What the words of an outcome may ask about: a key of the case, or a fact.
KNOWN = {*(key.name for key in fields(Case)), *(f"fact:{name}" for name in FACTS)}


def test_all_words_are_reached_and_all_their_names_are_known() -> None:
    reached = [
        words_of(Situation(plan(state.case, rules, state.today), state.case, rules, state.today))
        for state in STATES.values()
        if state.place.split("/")[0] not in ("None", "elsewhere")
        for rules in [load_procedure(state.procedure)]
    ]
    never = [row for table in WORDS.values() for row in table if row not in reached]
    # The ladder of today's way goes on at once where this one would stand.
    assert [(row.step, row.status) for row in never] == [("answer", "overdue")]
    for table in WORDS.values():
        for row in table:
            assert {condition.subject for condition in row.needs} <= KNOWN
            assert names_in(row.heading) <= VALUES.keys()


@pytest.mark.parametrize(
    ("step", "status", "heading"),
    [
        ("answer", "overdue", "The time USCIS set itself has passed"),
        ("escalate", "wait", "Outside help is not open yet"),
    ],
)
def test_states_that_another_ladder_may_reach_have_words_too(
    step: str, status: str, heading: str
) -> None:
    rules = load_procedure(CURRENT)
    state = STATES["today: asked"]
    found: Plan = replace(plan(state.case, rules, TODAY), step=step, status=status)
    assert view(found, state.case, rules, TODAY, ENGLISH)["heading"] == heading


def test_a_protected_case_shows_no_case_details_and_quick_exit_comes_first() -> None:
    state = STATES["protected"]
    seen = see(state)
    assert [block["kind"] for block in seen["blocks"]] == ["action", "action", "action", "text"]
    assert blocks(seen, "action")[0]["action"] == "leave"
    assert seen["title"] == "Case Inquiry Guide"
    said = words(seen)
    assert "0146" not in said
    assert "I-485" not in said
    assert "call 911" in said


@pytest.mark.parametrize("procedure", [NOTICE, CURRENT])
def test_a_protected_case_is_told_whom_to_call_in_danger(procedure: str) -> None:
    said = words(see(replace(STATES["protected"], procedure=procedure)))
    assert "call 911. For someone to talk to: National Domestic Violence Hotline: 1-800-7" in said
    assert "1-800-799-7233, at any hour. National Human Trafficking Hotline: 1-888-373-7888" in said
    assert "not checked" not in said


def test_a_hotline_past_its_shelf_life_is_shown_with_its_official_page() -> None:
    said = words(see(replace(STATES["protected"], today=date(2027, 6, 1))))
    assert (
        "1-800-799-7233, at any hour. We have not checked this since Tuesday, November 24" in said
    )
    assert "look here first: https://ovc.ojp.gov/" in said


def test_without_a_line_in_the_data_the_emergency_number_stays() -> None:
    rules = load_procedure(NOTICE)
    bare = replace(rules, statements=tuple(s for s in rules.statements if "hotline" not in s.id))
    said = words(see(STATES["protected"], procedure=bare))
    assert "If you are in danger now, call 911." in said
    assert "For someone to talk to" not in said
