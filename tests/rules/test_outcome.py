"""Every outcome: which card comes first, what can be pressed, and that all words are in tables."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest

from case_inquiry.case import Case, Contact
from case_inquiry.days.hours import Clock
from case_inquiry.form.walk import PAGES
from case_inquiry.messages import Translator
from case_inquiry.outcome import view
from case_inquiry.outcome.blocks import names_in
from case_inquiry.outcome.card import CARDS, card_of
from case_inquiry.outcome.notice_words import NOTICE as NOTICE_TABLE
from case_inquiry.outcome.situation import FACTS, Situation
from case_inquiry.outcome.values import VALUES
from case_inquiry.papers import KINDS
from case_inquiry.plan import plan
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.rules.golden.cases import CALL, CASE, CURRENT, NOTICE, TODAY, with_contacts
from tests.rules.golden.todays_cases import PLAIN_CALL, STATES
from tests.rules.golden.tools import (
    ENGLISH,
    actions,
    blocks,
    card,
    papers_in,
    see,
    texts,
    words,
)

LAWYER = (
    "Talk to a lawyer first if you have a deportation order, a court date, an arrest, "
    "or a denied case."
)


@pytest.mark.parametrize("name", STATES)
def test_every_state_is_the_plan_of_the_procedure_that_opens_first(name: str) -> None:
    state = STATES[name]
    seen = see(state)
    assert seen["plan"]["procedure"] == state.procedure
    assert f"{seen['plan']['step']}/{seen['plan']['status']}" == state.place


@pytest.mark.parametrize("name", STATES)
def test_an_outcome_is_the_same_whichever_procedure_opens_first(name: str) -> None:
    state = STATES[name]
    found = [view(state.case, state.today, ENGLISH, first=first) for first in PROCEDURES]
    assert found[0]["heading"] == found[1]["heading"]
    assert found[0]["blocks"] == found[1]["blocks"]


@pytest.mark.parametrize("name", STATES)
def test_the_card_comes_first_with_one_filled_button_that_does_the_thing(name: str) -> None:
    seen = see(STATES[name])
    assert seen["blocks"][0]["kind"] == "card"
    filled = [action for action in actions(seen) if action["primary"]]
    assert filled == card(seen)["actions"][:1]
    assert filled[0]["action"] in (
        "open_link",
        "copy_paper",
        "show_paper",
        "print",
        "go_to_page",
        "leave",
    )


@pytest.mark.parametrize("name", STATES)
def test_the_lawyers_line_is_on_every_card_of_a_step(name: str) -> None:
    seen = see(STATES[name])
    is_step = seen["plan"]["step"] not in (None, "elsewhere") and "new address" not in words(seen)
    if is_step and not name.endswith("moved"):
        assert card(seen)["lawyer"] == LAWYER


@pytest.mark.parametrize("name", STATES)
def test_the_notice_stands_right_below_the_card(name: str) -> None:
    seen = see(STATES[name])
    on_the_ladder = plan(STATES[name].case, load_procedure(NOTICE), STATES[name].today).step
    kinds = [block["kind"] for block in seen["blocks"]]
    expected = on_the_ladder not in (None, "elsewhere")
    assert (kinds[1:2] == ["notice"]) is expected
    assert kinds.count("notice") == int(expected)


@pytest.mark.parametrize(
    ("case", "heading"),
    [
        (Case(), "You can call USCIS today"),
        (Case(problem="mistake"), "You can call USCIS today"),
        (Case(problem="urgent"), "You can ask USCIS to expedite your case"),
        (
            Case(problem="not_received"),
            "You can ask USCIS about your card or document now",
        ),
        (Case(contacts=(PLAIN_CALL,)), "You can check today if it is time to ask"),
        (Case(contacts=(PLAIN_CALL,), problem="mistake"), "You can ask USCIS online today"),
        (
            Case(filed_on=date(2024, 3, 2), inquiry_date=date(2025, 1, 5)),
            "You can ask USCIS online today",
        ),
        (
            Case(filed_on=date(2026, 3, 2), inquiry_date=date(2025, 1, 5)),
            "It is too early to ask about a delay",
        ),
        (
            Case(contacts=(Contact("e_request", on=date(2026, 11, 20)),)),
            "USCIS aims to answer by about Monday, December 14, 2026",
        ),
        (Case(problem="address"), "You can tell USCIS your new address now"),
        (Case(form="I-589"), "Asylum cases have their own way"),
    ],
)
def test_a_call_comes_first_only_where_nothing_quicker_is_known(case: Case, heading: str) -> None:
    assert view(case, TODAY, ENGLISH)["heading"] == heading


@pytest.mark.parametrize(
    ("minutes", "offset", "heading", "line"),
    [
        (10 * 60, -480, "You can call USCIS today", "open now, until 5:00 p.m. your time"),
        (4 * 60, -480, "You can call USCIS today", "opens today at 5:00 a.m. your time"),
        (
            17 * 60,
            -480,
            "You can call USCIS on Wednesday, November 25, 2026",
            "opens at 5:00 a.m. your time",
        ),
        (19 * 60 + 59, -300, "You can call USCIS today", "open now, until 8:00 p.m. your time"),
        (
            None,
            -300,
            "You can call USCIS today",
            "Agents answer Monday to Friday, 8 a.m. to 8 p.m. Eastern time",
        ),
    ],
)
def test_a_call_is_for_the_hours_of_the_line_on_the_readers_clock(
    minutes: int | None, offset: int, heading: str, line: str
) -> None:
    seen = view(CASE, TODAY, ENGLISH, clock=Clock(offset, minutes))
    assert seen["heading"] == heading
    assert line in card(seen)["items"][0]["text"]


def test_before_a_wait_that_the_agent_named_is_over_the_card_says_so() -> None:
    call = Contact("call", on=TODAY, told_to_wait_days=30)
    past = {"filed_on": date(2024, 3, 2), "inquiry_date": date(2025, 1, 5)}
    seen = see(replace(STATES["today: a mistake"], case=with_contacts(call, **past)))
    assert card(seen)["above"] == ["The agent told you to wait until Thursday, December 24, 2026."]


@pytest.mark.parametrize("name", STATES)
def test_every_paper_that_a_button_shows_is_there_to_be_shown(name: str) -> None:
    seen = see(STATES[name])
    papers = papers_in(seen)
    shown = [
        action["value"]
        for action in actions(seen)
        if action["action"] in ("show_paper", "copy_paper", "print")
    ]
    assert set(shown) <= set(papers) <= set(KINDS)
    assert len(papers) == len(set(papers))


@pytest.mark.parametrize("name", STATES)
def test_every_button_leads_to_a_page_that_exists_or_to_an_address(name: str) -> None:
    pages = {page.id for page in PAGES}
    seen = see(STATES[name])
    for action in actions(seen):
        if action["action"] == "go_to_page":
            assert action["value"] in pages
        if action["action"] == "open_link":
            assert re.match(r"https://|tel:\+\d+$|\.\./", action["value"])
        if action["action"] == "unfold":
            assert action["value"] in [block.get("id") for block in seen["blocks"]]
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
        assert text == "" or "«" in text or text.isdigit()


def test_a_state_without_words_is_an_error_that_names_it() -> None:
    nowhere = replace(plan(CASE, load_procedure(CURRENT), TODAY), step="answer", status="act")
    with pytest.raises(KeyError, match="current/answer/act"):
        card_of(Situation(nowhere, CASE, load_procedure(CURRENT), TODAY))


#: What the words of an outcome may ask about: a key of the case, or a fact.
KNOWN = {*(key.name for key in fields(Case)), *(f"fact:{name}" for name in FACTS)}


def test_all_cards_are_reached_and_all_their_names_are_known() -> None:
    situations = [
        Situation(plan(state.case, rules, state.today), state.case, rules, state.today)
        for state in STATES.values()
        for rules in map(load_procedure, PROCEDURES)
    ]
    on_a_ladder = [here for here in situations if here.plan.step not in (None, "elsewhere")]
    reached = [
        card_of(here)
        for here in on_a_ladder
        if here.procedure.id == CURRENT or (here.plan.step == "call" and here.plan.status == "act")
    ]
    assert [found for found in CARDS if found not in reached] == []
    for found in CARDS:
        assert {condition.subject for condition in found.needs} <= KNOWN
        assert names_in(found.heading) <= VALUES.keys()


def test_all_states_of_the_notice_have_words() -> None:
    rules = load_procedure(NOTICE)
    reached = {
        (found.step, found.status)
        for state in STATES.values()
        for found in [plan(state.case, rules, state.today)]
        if found.step not in (None, "elsewhere")
    }
    assert reached == {(words.step, words.status) for words in NOTICE_TABLE}


def test_a_protected_case_shows_no_case_details_and_quick_exit_comes_first() -> None:
    seen = see(STATES["protected"])
    assert [block["kind"] for block in seen["blocks"]] == ["card", "details"]
    assert card(seen)["bare"]
    assert actions(seen)[0]["action"] == "leave"
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
    rules = load_procedure(CURRENT)
    bare = replace(rules, statements=tuple(s for s in rules.statements if "hotline" not in s.id))
    said = words(see(STATES["protected"], procedure=bare))
    assert "If you are in danger now, call 911." in said
    assert "For someone to talk to" not in said


def test_an_agents_answer_leads_past_the_notice_and_not_past_todays_steps() -> None:
    explained = with_contacts(replace(CALL, service_request=None, answer="explained"))
    seen = see(replace(STATES["called"], case=explained, today=TODAY))
    assert seen["heading"] == "You can check today if it is time to ask"
    assert "The notice has no step for an answer that does not help." in words(seen)
