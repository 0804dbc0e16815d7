"""The one function that the page calls."""

import base64
import json
import sys
from datetime import date
from typing import Any

import pytest

from case_inquiry import __version__, papers, web
from case_inquiry.form.example import example_answers
from case_inquiry.web.request import Request
from tests.rules.golden.tools import assert_is_well_formed

TODAY = "2026-11-24"
EXAMPLE = example_answers(date.fromisoformat(TODAY))
CALLED = {"called": "yes", "call_date": "10/01/2026"}


def call(op: str, **request: object) -> dict[str, Any]:
    whole = {"op": op, "today": TODAY, "language": "en"} | request
    answer: dict[str, Any] = json.loads(web.handle(json.dumps(whole)))
    assert_is_well_formed(answer)
    return answer


def only_error(answer: dict[str, Any]) -> tuple[str, str]:
    assert not answer["ok"]
    (error,) = answer["errors"]
    return error["error"], error["field"]


def test_ready_tells_the_version() -> None:
    assert call("ready") == {"ok": True, "version": __version__}


@pytest.mark.parametrize(
    "text",
    ["", "no JSON", "[]", "1", '"text"', "null", "[" * 20_000, "{" * 20_000, "NaN", "1" * 5_000],
)
def test_a_request_that_is_not_a_json_object_gets_an_error(text: str) -> None:
    answer = json.loads(web.handle(text))
    assert_is_well_formed(answer)
    assert only_error(answer) == ("invalid_json", "")


def test_json_has_no_infinity() -> None:
    assert only_error(json.loads(web.handle('{"op": Infinity}'))) == ("invalid_json", "")


def test_a_request_has_a_size_limit_in_bytes() -> None:
    def answer(letters: str) -> dict[str, Any]:
        head = f'{{"op": "ready", "today": "{TODAY}", "more": "'
        room = web.LARGEST_REQUEST - len(head) - 2
        text = head + letters * (room // len(letters.encode())) + '"}'
        padded = text + " " * (web.LARGEST_REQUEST - len(text.encode()))
        assert len(padded.encode()) == web.LARGEST_REQUEST
        whole: dict[str, Any] = json.loads(web.handle(padded))
        over: dict[str, Any] = json.loads(web.handle(padded + " "))
        assert only_error(over) == ("too_large", "")
        assert "more than one case can hold" in over["errors"][0]["message"]
        return whole

    assert answer("a")["ok"]
    assert answer("\u00e9")["ok"]


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        ({"op": "fly"}, ("invalid_value", "op")),
        ({"op": None}, ("invalid_value", "op")),
        ({"op": ["ready"]}, ("invalid_value", "op")),
        ({"op": "ready", "today": None}, ("invalid_date", "today")),
        ({"op": "ready", "today": "20261124"}, ("invalid_date", "today")),
        ({"op": "ready", "today": "2026-W48-2"}, ("invalid_date", "today")),
        ({"op": "ready", "today": "2026-13-01"}, ("invalid_date", "today")),
        ({"op": "ready", "today": 20261124}, ("invalid_date", "today")),
        ({"op": "ready", "language": "../en"}, ("invalid_value", "language")),
        ({"op": "ready", "language": "e" * 36}, ("invalid_value", "language")),
        ({"op": "ready", "language": ""}, ("invalid_value", "language")),
        ({"op": "ready", "language": 1}, ("invalid_value", "language")),
        ({"op": "ready", "language": "\u00e9n"}, ("invalid_value", "language")),
        *(
            (
                {"op": "outcome", "answers": {"called": "no"}, "utc_offset": offset},
                ("invalid_value", "utc_offset"),
            )
            for offset in ("-480", 1.5, True, 900)
        ),
        (
            {"op": "outcome", "answers": {"called": "no"}, "procedure": "other"},
            ("invalid_value", "procedure"),
        ),
        (
            {"op": "outcome", "answers": {"called": "no"}, "procedure": 1},
            ("invalid_value", "procedure"),
        ),
        ({"op": "check", "answers": []}, ("invalid_value", "answers")),
        ({"op": "check", "answers": {"form": 1}}, ("invalid_value", "answers.form")),
        ({"op": "check", "page": "nowhere"}, ("invalid_value", "page")),
        ({"op": "check", "page": 4}, ("invalid_value", "page")),
        ({"op": "document", "kind": "novel"}, ("invalid_value", "kind")),
        ({"op": "document"}, ("invalid_value", "kind")),
        (
            {"op": "document", "kind": "record_html", "answers": {"called": "no"}, "masked": "no"},
            ("invalid_value", "masked"),
        ),
        ({"op": "date", "day": "tomorrow"}, ("invalid_value", "day")),
        ({"op": "receipt", "number": 1}, ("invalid_value", "number")),
    ],
)
def test_an_unusable_request_names_what_is_wrong(
    request_: dict[str, object], error: tuple[str, str]
) -> None:
    whole = {"today": TODAY} | request_
    answer = json.loads(web.handle(json.dumps(whole)))
    assert_is_well_formed(answer)
    assert only_error(answer) == error


def test_a_long_answer_name_is_shortened_in_the_error() -> None:
    answer = call("check", answers={"x" * 1_000: 1})
    assert len(answer["errors"][0]["field"]) < 60


def test_check_of_a_page_tells_errors_echoes_facts_pages_and_the_exit() -> None:
    answers = CALLED | {"call_date": "24/10/2026", "form": "I-140"}
    answer = call("check", page="called", answers=answers)
    assert answer["errors"] == [
        {
            "question": "call_date",
            "error": "invalid_date",
            "message": "We are not sure about this date. Did you mean October 24, 2026?",
            "suggestion": {"value": "2026-10-24", "label": "October 24, 2026"},
        }
    ]
    assert answer["echoes"] == {"form": "I-140: Immigrant Petition for Alien Workers"}
    assert {name for name, value in answer["facts"].items() if value} == {"form_employer"}
    assert answer["offers"] == {}
    assert "privacy" not in answer["pages"]
    assert answer["exit"] is None


def test_check_offers_the_number_that_may_have_been_meant_beside_the_one_that_was_read() -> None:
    answer = call("check", answers={"called": "no", "receipt_number": "WCA2190512345"})
    assert answer["errors"] == []
    assert answer["offers"] == {
        "receipt_number": {"value": "WAC2190512345", "label": "WAC2190512345"}
    }


def test_check_of_everything_asks_for_the_one_answer_that_is_needed() -> None:
    answer = call("check", answers={})
    assert [error["question"] for error in answer["errors"]] == ["called"]
    assert answer["errors"][0]["suggestion"] is None


def test_a_protected_case_keeps_no_typed_answers() -> None:
    answers = EXAMPLE | {"privacy": "yes"}
    case = call("case", answers=answers)["case"]
    assert {key for key, value in case.items() if value} == {"version", "protected"}
    assert "0146" not in json.dumps(call("outcome", answers=answers))


def test_summary_has_parts_errors_and_the_button_for_another_call() -> None:
    answer = call("summary", answers=CALLED | {"filed_on": "?"})
    assert [part["heading"] for part in answer["parts"]] == ["Your case", "What you have done"]
    assert {"label": "Receipt number", "page": "receipt"} in answer["still_empty"]
    assert [error["question"] for error in answer["errors"]] == ["filed_on"]
    assert answer["add_call"]["page"] == "call-2"


def test_the_outcome_of_the_promised_journey() -> None:
    answers = {
        "called": "yes",
        "call_date": "1 October 2026",
        "receipt_number": "eac-17-104-50146",
    }
    plan = call("outcome", answers=answers)["view"]["plan"]
    assert (plan["step"], plan["status"], plan["act_on"]) == ("email_center", "act", "2026-11-01")
    assert plan["office"]["code"] == "VSC"
    todays = call("outcome", answers=answers, procedure="current")["view"]["plan"]
    assert (todays["procedure"], todays["step"]) == ("current", "gate")


@pytest.mark.parametrize("op", ["outcome", "document", "case"])
def test_wrong_answers_come_back_as_errors_at_their_questions(op: str) -> None:
    answer = call(op, kind="call_script", answers={"call_date": "?"})
    assert not answer["ok"]
    assert [error["question"] for error in answer["errors"]] == ["called"]


@pytest.mark.parametrize("kind", papers.KINDS)
def test_every_paper_can_be_asked_for(kind: str) -> None:
    answer = call("document", kind=kind, answers=EXAMPLE)
    assert answer["document"]["kind"] == kind


@pytest.mark.parametrize(("options", "is_masked"), [({}, True), ({"masked": False}, False)])
def test_a_record_shows_its_numbers_only_where_that_is_asked_for(
    options: dict[str, bool], is_masked: bool
) -> None:
    answer = call("document", kind="record_html", answers=EXAMPLE, **options)
    page = base64.b64decode(answer["document"]["file"]["base64"]).decode()
    assert ("EAC1710450146" not in page) is is_masked


@pytest.mark.parametrize(("module", "package"), [("jinja2", "jinja2"), ("markupsafe", "jinja2")])
def test_a_library_that_is_not_there_yet_is_asked_for(
    module: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(sys.modules):
        if name.partition(".")[0] in ("jinja2", "markupsafe") or name.startswith(
            "case_inquiry.papers"
        ):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delattr("case_inquiry.papers", raising=False)
    assert call("document", kind="call_script", answers=EXAMPLE) == {
        "ok": False,
        "needs": [package],
    }


def test_a_missing_module_that_is_not_loaded_late_is_an_internal_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "case_inquiry.form.example", None)
    answer = call("example")
    assert only_error(answer) == ("internal", "")
    assert "case_inquiry.form.example" in answer["detail"]


def test_an_internal_error_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Request) -> dict[str, object]:
        raise RuntimeError("no such luck")

    monkeypatch.setitem(web.OPERATIONS, "ready", fail)
    answer = call("ready")
    assert only_error(answer) == ("internal", "")
    assert answer["detail"] == "RuntimeError: no such luck"


def test_receipt_and_a_number_are_read_alone() -> None:
    good = call("receipt", number="eac 17 104 50146")["receipt"]
    assert (good["valid"], good["formatted"]) == (True, "EAC-17-104-50146")
    bad = call("receipt", number="")["receipt"]
    assert (bad["valid"], bad["error"]) == (False, "empty")
    good = call("a_number", number="12345678")["a_number"]
    assert good == {"valid": True, "number": "A012345678", "formatted": "A012-345-678"}
    assert call("a_number")["a_number"]["error"] == "empty"


def test_a_plan_is_made_of_a_case_file() -> None:
    case = {"contacts": [{"channel": "call", "on": "2026-10-01"}]}
    assert call("plan", case=case)["plan"]["act_on"] == "2026-11-01"
    wrong = call("plan", case={"filed_on": "2027-01-01"})
    assert only_error(wrong) == ("future_date", "filed_on")
    assert call("plan", procedure="current")["plan"]["procedure"] == "current"


def test_the_case_of_the_answers_can_be_saved_and_planned_again() -> None:
    case = call("case", answers=EXAMPLE)["case"]
    plan = call("plan", case=case)["plan"]
    assert plan == call("outcome", answers=EXAMPLE)["view"]["plan"]


def test_a_saved_case_is_opened_again() -> None:
    saved = call("case", answers=EXAMPLE)["case"]
    opened = call("open", text=json.dumps(saved))
    assert (opened["left_out"], opened["notes"]) == ([], [])
    assert call("case", answers=opened["answers"])["case"] == saved


def test_a_case_is_saved_as_a_file_whose_name_says_nothing() -> None:
    saved = call("case", answers=EXAMPLE)
    assert (saved["file"]["name"], saved["file"]["media_type"]) == ("case.json", "application/json")
    content = base64.b64decode(saved["file"]["base64"]).decode()
    assert json.loads(content) == saved["case"]
    assert content.count("\n") > 20, "people read this file, too"
    assert call("open", text=content)["ok"]


def test_a_protected_case_is_not_saved() -> None:
    assert call("case", answers={"form": "I-918", "called": "no"})["file"] is None


@pytest.mark.parametrize(("options", "is_named"), [({}, False), ({"named": True}, True)])
def test_a_calendar_names_the_case_only_where_that_is_asked_for(
    options: dict[str, bool], is_named: bool
) -> None:
    answers = CALLED | {"call_date": "11/20/2026", "form": "I-90"}
    answer = call("document", kind="reminders_ics", answers=answers, **options)
    content = base64.b64decode(answer["document"]["file"]["base64"]).decode()
    assert ("I-90" in content) is is_named


def test_file_content_without_a_question_in_the_form_is_named() -> None:
    text = json.dumps({"contacts": [{"channel": "call", "by": "A friend"}]})
    opened = call("open", text=text)
    assert opened["left_out"] == ["contacts[0].by"]
    assert opened["notes"] == [
        "The file tells more than these questions ask for. This is in the file, but not here:",
        "[date not known]: call to the USCIS line: who asked",
        "Keep this file. If you save your case again, the new file does not have it.",
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", ("invalid_json", "")),
        ('{"version": 2, "unknown": 1}', ("invalid_value", "version")),
        ('{"version": 1, "contacts": [', ("invalid_json", "")),
        ('"' + "a" * 70_000 + '"', ("too_large", "")),
        ("\x01" * 65_536, ("invalid_json", "")),
        ('{"colour": "red"}', ("unknown_key", "colour")),
    ],
)
def test_a_file_that_cannot_be_opened_changes_nothing(text: str, error: tuple[str, str]) -> None:
    assert only_error(call("open", text=text)) == error


@pytest.mark.parametrize(
    ("day", "language", "value"),
    [
        ("today", "en", "November 24, 2026"),
        ("yesterday", "en", "November 23, 2026"),
        ("yesterday", "en-US", "November 23, 2026"),
        ("today", "xx", "2026-11-24"),
    ],
)
def test_today_and_yesterday_are_texts_for_the_field(day: str, language: str, value: str) -> None:
    answer = call("date", day=day, language=language)
    assert answer["value"] == value
    answers = {"called": "yes", "call_date": value}
    echo = call("check", page="called", answers=answers, language=language)["echoes"]["call_date"]
    assert echo == answer["echo"]


def test_the_example_leads_through_the_form_to_an_outcome() -> None:
    answers = call("example")["answers"]
    for page in call("check", answers=answers)["pages"]:
        checked = call("check", page=page, answers=answers)
        assert (checked["errors"], checked["exit"]) == ([], None)
    assert call("outcome", answers=answers)["view"]["heading"]


def test_the_device_tells_its_clock() -> None:
    told = call("outcome", answers={"called": "no"}, utc_offset=-480, minutes=600)
    assert "open now, until 5:00 p.m. your time" in json.dumps(told["view"])
    untold = call("outcome", answers={"called": "no"}, utc_offset=-480)
    assert "your time" not in json.dumps(untold["view"])
    for wrong in (-1, 1440, "600"):
        refused = call("outcome", answers={"called": "no"}, utc_offset=-480, minutes=wrong)
        assert only_error(refused) == ("invalid_value", "minutes")
