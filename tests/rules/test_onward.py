"""Where an outcome leads back into the form: past an exit, to what was passed over, and later."""

import json
from typing import Any

import pytest

from tests.rules.test_web import CALLED, call


@pytest.mark.parametrize(
    ("page", "answers", "leaving", "go_on"),
    [
        ("problem", {"problem": "uscis_acted"}, "uscis_waits_for_you", "Go on anyway"),
        ("form", {"form": "I-914"}, "protected_case", None),
        ("privacy", {"privacy": "yes"}, "protected_case", None),
        (
            "status",
            {"called": "no", "receipt_number": "EAC1710450146", "case_status": "decision"},
            "decision_made",
            "I have taken care of it. Go on.",
        ),
        ("called", {"called": "no"}, None, None),
    ],
)
def test_an_exit_is_reported_with_the_button_that_leads_past_it(
    page: str, answers: dict[str, str], leaving: str | None, go_on: str | None
) -> None:
    assert call("check", page=page, answers=answers)["exit"] == leaving
    past = [link for link in onward_of(answers) if link["action"] == "go_on"]
    assert [link["label"] for link in past] == ([go_on] if go_on else [])
    for link in past:
        after = call("check", page=page, answers=answers | json.loads(link["value"]))
        assert after["exit"] is None


def onward_of(answers: dict[str, str]) -> list[dict[str, Any]]:
    """Return the links of the outcome's card that lead back into the form."""
    seen = call("outcome", answers=answers)["view"]
    return [link for line in seen["blocks"][0]["onward"] for link in line["actions"]]


def test_the_exit_is_reported_at_the_outcome_too() -> None:
    for answers, reason in [
        ({"privacy": "yes", "call_date": "?"}, "protected_case"),
        ({"form": "I-914"}, "protected_case"),
        ({"problem": "uscis_acted"}, "uscis_waits_for_you"),
    ]:
        assert call("outcome", answers=answers)["view"]["plan"]["reason"] == reason


def test_what_was_passed_over_is_linked_on_the_card_after_a_call() -> None:
    links = onward_of(CALLED | {"problem": "delay"})
    assert [link["value"] for link in links] == [
        "privacy",
        "request",
        "status",
        "center-email",
        "dates",
    ]
    assert onward_of({"called": "no"}) == []
    told = {
        "problem": "delay",
        "privacy": "no",
        "request_opened": "no",
        "case_status": "in_progress",
        "emailed_center": "no",
        "filed_on": "2/7/2017",
    }
    assert onward_of(CALLED | told) == []


def test_who_comes_back_can_tell_what_happened_since() -> None:
    told = {
        "came_back": "yes",
        "problem": "delay",
        "privacy": "no",
        "request_opened": "yes",
        "case_status": "in_progress",
        "emailed_center": "no",
        "filed_on": "2/7/2017",
        "uscis_answer": "none",
        "resolved": "no",
    }
    links = onward_of(CALLED | told)
    assert [link["label"] for link in links] == [
        "They answered",
        "I called again",
        "It is resolved",
    ]
    assert json.loads(links[1]["value"])["sets"] == {"call_2": "yes"}
    emailed = CALLED | told | {"request_opened": "no", "emailed_center": "yes"}
    assert onward_of(emailed)[0]["value"] == "center-email"
    asked = emailed | {"emailed_hq": "yes"}
    assert onward_of(asked)[0]["value"] == "hq-email"


def test_who_asked_online_only_has_no_call_to_add() -> None:
    asked = {
        "came_back": "yes",
        "called": "no",
        "asked_online": "e_request",
        "asked_on": "11/2/2026",
    }
    assert [link["label"] for link in onward_of(asked)] == ["They answered", "It is resolved"]


def test_a_case_that_a_call_solved_is_not_asked_if_it_is_resolved() -> None:
    solved = CALLED | {"came_back": "yes", "call_answer": "solved"}
    assert [link["label"] for link in onward_of(solved)] == ["I called again"]
