"""The question graph: its order, its conditions, and what is asked when."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry.form.exits import EXITS, open_exit
from case_inquiry.form.pages.more_calls import MORE_CALLS
from case_inquiry.form.walk import (
    PAGES,
    PARTS,
    Condition,
    Shortcut,
    applies,
    asked,
    counting_answers,
    page_of,
    pages_that_apply,
    question_of,
)

NOTICE = "notice-2009"
CURRENT = "current"
QUESTIONS = [question for page in PAGES for question in page.questions]


def test_ids_are_unique() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert len({page.id for page in PAGES}) == len(PAGES)


def test_parts_are_in_order_and_four_are_numbered() -> None:
    order = [part.id for part in PARTS]
    places = [order.index(page.part) for page in PAGES]
    assert places == sorted(places)
    assert [part.number for part in PARTS] == [1, 2, 3, 4, None]


def test_a_condition_looks_only_at_questions_before_it_at_marks_and_at_facts() -> None:
    marks = {name for shortcut in _shortcuts() for name in shortcut.sets} | {"door"}
    marks |= {f"call_{number}" for number in MORE_CALLS}
    seen = set(marks)
    for page in PAGES:
        conditions = list(page.applies)
        for question in page.questions:
            conditions += [*question.applies, *(c for o in question.choices for c in o.applies)]
        own = {question.id for question in page.questions}
        for condition in conditions:
            if not condition.subject.startswith("fact:"):
                assert set(condition.subject.split("|")) <= seen | own
        seen |= own


def _shortcuts() -> list[Shortcut]:
    return [s for question in QUESTIONS for s in question.shortcuts if isinstance(s, Shortcut)]


def test_a_condition_on_a_group_names_only_answers_that_the_group_has() -> None:
    conditions = [c for page in PAGES for c in page.applies]
    conditions += [c for question in QUESTIONS for c in question.applies]
    conditions += [c for leaving in EXITS for c in leaving.applies]
    known = {question.id: question for question in QUESTIONS if question.kind == "radio"}
    for condition in conditions:
        question = known.get(condition.subject)
        if question is not None:
            assert set(condition.values) <= {choice.value for choice in question.choices} | {""}


NOT_CALLED = "problem form privacy called receipt filed status who"
CALLED = "problem form privacy called call request agent-said center-email resolved"
PAPERS = "receipt filed office status who"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"called": "no", "receipt_number": "x"}, NOT_CALLED),
        ({"called": "no"}, "problem form privacy called receipt filed who"),
        ({}, "problem form privacy called receipt filed who"),
        ({"called": "yes", "receipt_number": "x"}, f"{CALLED} {PAPERS}"),
        ({"called": "yes", "resolved": "yes", "receipt_number": "x"}, CALLED),
        (
            {"called": "yes", "receipt_number": "x", "problem": "mistake"},
            f"{CALLED} receipt filed office who",
        ),
        (
            {"called": "yes", "receipt_number": "x", "role": "liaison"},
            f"{CALLED} {PAPERS} consent",
        ),
        (
            {"called": "yes", "receipt_number": "x", "door": "organization"},
            f"{CALLED} receipt filed office status consent",
        ),
        (
            {"called": "yes", "receipt_number": "x", "door": "applicant"},
            f"{CALLED} receipt filed office status",
        ),
        (
            {"called": "yes", "emailed_center": "yes", "center_answer": "solved"},
            "problem form privacy called call request agent-said center-email center-email-sent",
        ),
        (
            {"called": "yes", "emailed_center": "yes", "center_answer": "not_solved"},
            "problem form privacy called call request agent-said center-email center-email-sent "
            "resolved receipt filed office who",
        ),
        (
            {"called": "yes", "emailed_center": "yes"},
            "problem form privacy called call request agent-said center-email center-email-sent "
            "hq-email resolved receipt filed office who",
        ),
        (
            {
                "called": "yes",
                "emailed_center": "yes",
                "center_answer": "none",
                "emailed_hq": "yes",
            },
            "problem form privacy called call request agent-said center-email center-email-sent "
            "hq-email hq-email-sent resolved receipt filed office who",
        ),
        (
            {"called": "yes", "emailed_center": "yes", "emailed_hq": "yes", "hq_answer": "solved"},
            "problem form privacy called call request agent-said center-email center-email-sent "
            "hq-email hq-email-sent",
        ),
        (
            {"called": "yes", "call_2": "yes", "call_3": "yes"},
            f"{CALLED} call-2 call-3 receipt filed office who",
        ),
    ],
)
def test_only_pages_that_apply_are_asked(answers: dict[str, str], expected: str) -> None:
    assert [page.id for page in pages_that_apply(answers, {}, NOTICE)] == expected.split()


@pytest.mark.parametrize(
    ("fact", "page", "shown"),
    [
        ("form_employer", "privacy", False),
        ("call_is_today", "center-email", False),
        ("form_protected", "privacy", True),
    ],
)
def test_facts_hide_pages(fact: str, page: str, shown: bool) -> None:
    answers = {"called": "yes"}
    assert applies(page_of(page), answers, {})
    assert applies(page_of(page), answers, {fact: "yes"}) is shown


@pytest.mark.parametrize(
    ("answers", "facts", "expected"),
    [
        ({}, {}, "inquiry-date asked-online"),
        ({"problem": "not_received"}, {}, "asked-online"),
        ({}, {"asked_uscis": "yes"}, "inquiry-date asked-online uscis-answer outside-help"),
        (
            {"uscis_answer": "solved"},
            {"asked_uscis": "yes"},
            "inquiry-date asked-online uscis-answer",
        ),
        ({"called": "yes", "resolved": "yes"}, {"asked_uscis": "yes"}, ""),
    ],
)
def test_todays_way_adds_its_own_pages(
    answers: dict[str, str], facts: dict[str, str], expected: str
) -> None:
    added = [page.id for page in pages_that_apply(answers, facts, CURRENT) if page.part == "today"]
    assert added == expected.split()
    assert not [page for page in pages_that_apply(answers, facts, NOTICE) if page.part == "today"]


@pytest.mark.parametrize(
    ("page", "answers", "expected"),
    [
        ("agent-said", {"request_opened": "yes"}, "service_request told_to_wait_days"),
        ("agent-said", {"request_opened": "no"}, "no_request_reason told_to_wait_days"),
        ("agent-said", {"request_opened": "unknown"}, "no_request_reason told_to_wait_days"),
        ("agent-said", {}, "no_request_reason told_to_wait_days"),
        ("request", {}, "call_answer request_opened"),
        ("request", {"call_answer": "solved"}, "call_answer request_opened"),
        (
            "request",
            {"call_answer": "explained"},
            "call_answer call_promised_on request_opened",
        ),
        ("problem", {"problem": "not_received"}, "problem not_received sent_on"),
        ("resolved", {}, "resolved"),
        ("resolved", {"resolved": "yes"}, "resolved resolved_on"),
        (
            "center-email-sent",
            {"emailed_center": "yes", "center_answer": "explained"},
            "center_email_date center_answer center_answered_on center_promised_on",
        ),
        (
            "center-email-sent",
            {"emailed_center": "yes", "center_answer": "none"},
            "center_email_date center_answer",
        ),
        ("asked-online", {"asked_online": "no"}, "asked_online"),
        ("asked-online", {"asked_online": "e_request"}, "asked_online asked_on asked_number"),
        ("outside-help", {"outside_help": "no"}, "outside_help"),
        (
            "outside-help",
            {"outside_help": "congress", "outside_help_answer": "not_solved"},
            "outside_help outside_help_on outside_help_answer outside_help_answered_on "
            "outside_help_promised_on",
        ),
        (
            "call-2",
            {"call_2": "yes", "call_2_request_opened": "yes"},
            "call_2_date call_2_time call_2_representative call_2_answer call_2_request_opened "
            "call_2_service_request call_2_told_to_wait_days",
        ),
    ],
)
def test_only_questions_that_apply_are_asked(
    page: str, answers: dict[str, str], expected: str
) -> None:
    found = asked({"called": "yes"} | answers, {"asked_uscis": "yes"}, CURRENT)
    questions_of = {each.id: [question.id for question in shown] for each, shown in found}
    assert questions_of[page] == expected.split()


def test_an_answer_that_is_not_asked_any_more_does_not_count() -> None:
    answers = {
        "called": "no",
        "emailed_center": "yes",
        "center_answer": "solved",
        "door": "liaison",
    }
    counting = counting_answers(answers, {}, NOTICE)
    assert "center_answer" not in counting
    assert counting["door"] == "liaison"
    assert "receipt" in [page.id for page in pages_that_apply(answers, {}, NOTICE)]


def test_an_office_that_the_number_does_not_name_any_more_does_not_count() -> None:
    answers = {"called": "yes", "center": "number_VSC"}
    assert counting_answers(answers, {"number_office": "VSC"}, NOTICE)["center"] == "number_VSC"
    assert counting_answers(answers, {"number_office": "CSC"}, NOTICE)["center"] == ""


def test_the_office_of_the_number_is_offered_first_and_only_once() -> None:
    question = question_of("center")[1]

    def shown(facts: dict[str, str]) -> list[str]:
        return [
            choice.value
            for choice in question.choices
            if all(condition.holds({}, facts) for condition in choice.applies)
        ]

    rest = ["NBC", "PSC", "SCOPS", "FIELD", "unknown"]
    assert shown({"number_office": "VSC"}) == ["number_VSC", "CSC", "NSC", "TSC", *rest]
    assert shown({}) == ["CSC", "VSC", "NSC", "TSC", *rest]


def test_an_unknown_page_or_question_is_named() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        page_of("nowhere")
    with pytest.raises(KeyError, match="nothing"):
        question_of("nothing")


@pytest.mark.parametrize(
    ("subject", "answers", "facts", "value"),
    [
        ("called", {"called": " yes "}, {}, "yes"),
        ("called", {}, {}, ""),
        ("role|door", {"door": "liaison"}, {}, "liaison"),
        ("role|door", {"role": "applicant", "door": "liaison"}, {}, "applicant"),
        ("fact:form_employer", {"form_employer": "no"}, {"form_employer": "yes"}, "yes"),
        ("fact:form_employer", {}, {}, ""),
    ],
)
def test_a_condition_looks_at_its_subject(
    subject: str, answers: dict[str, str], facts: dict[str, str], value: str
) -> None:
    assert Condition(subject, (value,)).holds(answers, facts)
    assert not Condition(subject, (value,), negate=True).holds(answers, facts)


@pytest.mark.parametrize(
    ("answers", "facts", "page", "reason"),
    [
        ({"problem": "uscis_acted"}, {}, "problem", "uscis_waits_for_you"),
        ({"problem": "uscis_acted"}, {}, None, "uscis_waits_for_you"),
        ({"problem": "uscis_acted"}, {}, "form", None),
        ({"problem": "uscis_acted", "problem_go_on": "uscis_acted"}, {}, None, None),
        ({}, {"form_protected": "yes"}, "form", "protected_case"),
        ({"privacy": "yes"}, {}, "privacy", "protected_case"),
        ({"privacy": "not_said"}, {}, "privacy", None),
        ({"case_status": "waiting_for_me"}, {}, "status", "uscis_waits_for_you"),
        ({"case_status": "decision"}, {}, "status", "decision_made"),
        (
            {"case_status": "decision", "case_status_go_on": "waiting_for_me"},
            {},
            "status",
            "decision_made",
        ),
        ({"case_status": "decision", "case_status_go_on": "decision"}, {}, "status", None),
    ],
)
def test_an_exit_opens_on_the_page_of_its_answer_until_it_is_closed(
    answers: dict[str, str], facts: dict[str, str], page: str | None, reason: str | None
) -> None:
    leaving = open_exit(answers, facts, page)
    assert (leaving and leaving.reason) == reason


def test_a_protected_case_has_no_button_that_goes_on() -> None:
    for leaving in EXITS:
        assert (leaving.go_on is None) is (leaving.reason == "protected_case")


values = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.sampled_from([*[choice.value for choice in question.choices], "", "x"])
        for question in QUESTIONS
    }
    | {f"call_{number}": st.sampled_from(["yes", ""]) for number in MORE_CALLS}
    | {"door": st.sampled_from(["", "applicant", "organization", "liaison"])},
)
facts_of = st.fixed_dictionaries(
    {},
    optional={name: st.just("yes") for name in ("form_employer", "call_is_today", "asked_uscis")},
)


@settings(deadline=None)
@given(values, facts_of, st.sampled_from([NOTICE, CURRENT]))
def test_every_way_through_the_pages_goes_forward_and_ends(
    answers: dict[str, str], facts: dict[str, str], procedure: str
) -> None:
    places = [PAGES.index(page) for page in pages_that_apply(answers, facts, procedure)]
    assert places == sorted(set(places))
    assert page_of("called") in pages_that_apply(answers, facts, procedure)
    for page, shown in asked(answers, facts, procedure):
        assert shown, f"{page.id} would be an empty page"


@settings(deadline=None)
@given(values, facts_of, st.sampled_from([NOTICE, CURRENT]))
def test_answers_that_do_not_count_change_nothing(
    answers: dict[str, str], facts: dict[str, str], procedure: str
) -> None:
    counting = counting_answers(answers, facts, procedure)
    assert counting_answers(counting, facts, procedure) == counting
    assert asked(counting, facts, procedure) == asked(answers, facts, procedure)


def test_the_shortest_way_has_eight_pages_of_questions() -> None:
    shortest = pages_that_apply({"called": "no", "receipt_number": "x"}, {}, NOTICE)
    assert len(shortest) == 8
