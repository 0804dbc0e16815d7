"""The question graph: its order, its conditions, and what is asked when."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry.conditions import all_hold
from case_inquiry.form.exits import EXITS, open_exit
from case_inquiry.form.pages.more_calls import MORE_CALLS
from case_inquiry.form.walk import (
    DECIDING,
    ENOUGH,
    PAGES,
    PARTS,
    Condition,
    Shortcut,
    applies,
    asked,
    counting_answers,
    page_of,
    pages_that_apply,
    pages_to_decide,
    question_of,
)

QUESTIONS = [question for page in PAGES for question in page.questions]


def test_ids_are_unique() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert len({page.id for page in PAGES}) == len(PAGES)


def test_what_decides_comes_before_what_only_papers_need() -> None:
    assert PAGES[: len(DECIDING)] == DECIDING
    assert {page.part for page in DECIDING} == {"case", "done"}
    assert {page.part for page in PAGES[len(DECIDING) :]} == {"papers"}
    assert {page.part for page in PAGES} == {part.id for part in PARTS}
    assert all(page.short for page in DECIDING if page.id not in NOT_LINKED)


#: Pages that no line of links names: one has to be answered, the others have buttons of their own.
NOT_LINKED = ("called", "resolved", *(f"call-{number}" for number in MORE_CALLS))


def test_a_condition_looks_only_at_questions_before_it_at_marks_and_at_facts() -> None:
    marks = {name for shortcut in _shortcuts() for name in shortcut.sets} | {"door", "came_back"}
    marks |= {f"call_{number}" for number in MORE_CALLS}
    seen = set(marks)
    for page in PAGES:
        conditions = list(page.applies)
        for question in page.questions:
            conditions += [*question.applies, *(c for o in question.choices for c in o.applies)]
        own = {question.id for question in page.questions}
        for condition in conditions:
            for subject in condition.subject.split("+"):
                if not subject.startswith("fact:"):
                    assert set(subject.split("|")) <= seen | own
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


NOT_CALLED = "problem privacy called status dates"
CALLED_UNTIL = "problem privacy called request status center-email"
CALLED = f"{CALLED_UNTIL} dates"
PAPERS = "receipt form details who"
CALLED_PAPERS = "receipt office form details who"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, f"{NOT_CALLED} {PAPERS}"),
        ({"called": "no"}, f"{NOT_CALLED} {PAPERS}"),
        ({"called": "yes"}, f"{CALLED} {CALLED_PAPERS}"),
        ({"called": "yes", "came_back": "yes", "resolved": "yes"}, f"{CALLED_UNTIL} resolved"),
        (
            {"called": "yes", "problem": "mistake"},
            f"problem privacy called request center-email dates {CALLED_PAPERS}",
        ),
        ({"called": "yes", "role": "liaison"}, f"{CALLED} {CALLED_PAPERS} consent"),
        (
            {"called": "yes", "door": "organization"},
            f"{CALLED} receipt office form details consent",
        ),
        ({"called": "yes", "door": "applicant"}, f"{CALLED} receipt office form details"),
        ({"called": "yes", "call_answer": "solved"}, "problem privacy called request"),
        (
            {"called": "yes", "emailed_center": "yes", "center_answer": "solved"},
            CALLED_UNTIL,
        ),
        (
            {"called": "yes", "emailed_center": "yes", "center_answer": "not_solved"},
            f"{CALLED} {CALLED_PAPERS}",
        ),
        (
            {"called": "yes", "emailed_center": "yes"},
            f"{CALLED_UNTIL} hq-email dates {CALLED_PAPERS}",
        ),
        (
            {"called": "yes", "emailed_center": "yes", "emailed_hq": "yes", "hq_answer": "solved"},
            f"{CALLED_UNTIL} hq-email",
        ),
        (
            {"called": "yes", "call_2": "yes", "call_3": "yes"},
            "problem privacy called request call-2 call-3 status center-email dates "
            f"{CALLED_PAPERS}",
        ),
        ({"called": "yes", "came_back": "yes"}, f"{CALLED_UNTIL} resolved dates {CALLED_PAPERS}"),
    ],
)
def test_only_pages_that_apply_are_asked(answers: dict[str, str], expected: str) -> None:
    assert [page.id for page in pages_that_apply(answers, {})] == expected.split()


@pytest.mark.parametrize("problem", ["delay", "not_received", "mistake", "other"])
def test_who_has_called_has_at_most_seven_pages_to_a_step(problem: str) -> None:
    assert len(pages_to_decide({"called": "yes", "problem": problem})) <= 7


def test_who_has_not_called_has_three_pages_to_a_step() -> None:
    ids = [page.id for page in pages_to_decide({"called": "no"})]
    assert ids.index("called") == 2
    assert all_hold(ENOUGH, {"called": "no"}, {})
    assert not all_hold(ENOUGH, {"problem": "delay"}, {})


def test_no_number_is_asked_for_before_the_special_privacy_rule() -> None:
    order = [question.id for question in QUESTIONS]
    for identity in ("receipt_number", "a_number", "form", "service_request", "asked_number"):
        assert order.index("privacy") < order.index(identity)


def test_has_your_case_been_resolved_is_asked_on_return_only() -> None:
    assert not applies(page_of("resolved"), {"called": "yes"}, {})
    assert applies(page_of("resolved"), {"called": "yes", "came_back": "yes"}, {})


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


def test_an_answer_is_asked_for_where_uscis_was_asked() -> None:
    page = page_of("uscis-answer")
    assert not applies(page, {"called": "yes"}, {})
    assert applies(page, {"called": "yes"}, {"asked_uscis": "yes"})
    assert applies(page, {"called": "yes", "request_opened": "yes"}, {})
    assert applies(page, {"called": "no", "asked_online": "secure_message"}, {})
    assert not applies(page, {"called": "no", "asked_online": "no"}, {})


@pytest.mark.parametrize(
    ("page", "answers", "expected"),
    [
        (
            "request",
            {"request_opened": "yes"},
            "call_answer request_opened service_request told_to_wait_days",
        ),
        (
            "request",
            {"request_opened": "no"},
            "call_answer request_opened no_request_reason told_to_wait_days",
        ),
        (
            "request",
            {"request_opened": "unknown"},
            "call_answer request_opened no_request_reason told_to_wait_days",
        ),
        ("request", {}, "call_answer request_opened told_to_wait_days"),
        (
            "request",
            {"call_answer": "explained"},
            "call_answer call_promised_on request_opened told_to_wait_days",
        ),
        ("problem", {"problem": "not_received"}, "problem not_received"),
        ("called", {}, "called call_date asked_online"),
        ("called", {"called": "no"}, "called asked_online"),
        ("called", {"called": ""}, "called"),
        (
            "called",
            {"called": "no", "problem": "not_received"},
            "called sent_on asked_online",
        ),
        (
            "called",
            {"called": "no", "asked_online": "e_request"},
            "called asked_online asked_on asked_number",
        ),
        ("resolved", {}, "resolved"),
        ("resolved", {"resolved": "yes"}, "resolved resolved_on"),
        ("center-email", {}, "emailed_center"),
        (
            "center-email",
            {"emailed_center": "yes", "center_answer": "explained"},
            "emailed_center center_email_date center_answer center_answered_on center_promised_on",
        ),
        (
            "center-email",
            {"emailed_center": "yes", "center_answer": "none"},
            "emailed_center center_email_date center_answer",
        ),
        ("uscis-answer", {"outside_help": "no"}, "uscis_answer outside_help"),
        (
            "uscis-answer",
            {"uscis_answer": "solved"},
            "uscis_answer uscis_answered_on uscis_promised_on",
        ),
        (
            "uscis-answer",
            {"outside_help": "congress", "outside_help_answer": "not_solved"},
            "uscis_answer outside_help outside_help_on",
        ),
        (
            "help-answer",
            {"outside_help": "congress", "outside_help_answer": "not_solved"},
            "outside_help_answer outside_help_answered_on outside_help_promised_on",
        ),
        ("dates", {}, "filed_on inquiry_date inquiry_date_seen_on"),
        ("dates", {"problem": "mistake"}, "filed_on"),
        ("details", {}, "a_number call_time call_representative"),
        ("details", {"called": "no"}, "a_number"),
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
    marks = {"came_back": "yes", "called": "yes"}
    found = asked(marks | answers, {"asked_uscis": "yes"})
    questions_of = {each.id: [question.id for question in shown] for each, shown in found}
    assert questions_of[page] == expected.split()


def test_an_answer_that_is_not_asked_any_more_does_not_count() -> None:
    answers = {
        "called": "no",
        "emailed_center": "yes",
        "center_answer": "solved",
        "door": "liaison",
    }
    counting = counting_answers(answers, {})
    assert "center_answer" not in counting
    assert counting["door"] == "liaison"
    assert "receipt" in [page.id for page in pages_that_apply(answers, {})]


def test_an_office_that_the_number_does_not_name_any_more_does_not_count() -> None:
    answers = {"called": "yes", "center": "number_VSC"}
    assert counting_answers(answers, {"number_office": "VSC"})["center"] == "number_VSC"
    assert counting_answers(answers, {"number_office": "CSC"})["center"] == ""


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
    | {"came_back": st.sampled_from(["yes", ""])}
    | {"door": st.sampled_from(["", "applicant", "organization", "liaison"])},
)
facts_of = st.fixed_dictionaries(
    {},
    optional={name: st.just("yes") for name in ("form_employer", "call_is_today", "asked_uscis")},
)


@settings(deadline=None)
@given(values, facts_of)
def test_every_way_through_the_pages_goes_forward_and_ends(
    answers: dict[str, str], facts: dict[str, str]
) -> None:
    places = [PAGES.index(page) for page in pages_that_apply(answers, facts)]
    assert places == sorted(set(places))
    assert page_of("called") in pages_that_apply(answers, facts)
    for page, shown in asked(answers, facts):
        assert shown, f"{page.id} would be an empty page"


@settings(deadline=None)
@given(values, facts_of)
def test_answers_that_do_not_count_change_nothing(
    answers: dict[str, str], facts: dict[str, str]
) -> None:
    counting = counting_answers(answers, facts)
    assert counting_answers(counting, facts) == counting
    assert asked(counting, facts) == asked(answers, facts)
