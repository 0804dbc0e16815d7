"""How a plan shows its counting: in sentences, and as data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from typing import Any

import pytest

from case_inquiry.case import Case, Contact
from case_inquiry.messages import Translator
from case_inquiry.plan import plan
from case_inquiry.plan.working import count
from case_inquiry.procedure import load_procedure
from case_inquiry.procedure.model import WaitingRule

START = date(2026, 1, 1)


def test_the_latest_of_several_days_is_marked_as_the_one_that_counts() -> None:
    call = Contact("call", on=date(2026, 10, 1), told_to_wait_days=1)
    later = Contact("call", on=date(2026, 10, 2), told_to_wait_days=45)

    found = plan(Case(contacts=(call, later)), load_procedure("notice-2009"), date(2026, 10, 3))

    assert [str(working.why) for working in found.working] == [
        "The rule says “more than 30 days have passed”. Thursday, October 1, 2026 is day 0 and "
        "Friday, October 2, 2026 is day 1. Day 30 is Saturday, October 31, 2026; the next day is "
        "Sunday, November 1, 2026.",
        "On Thursday, October 1, 2026 you were told to wait 1 day. It ends on Friday, October 2, "
        "2026; the next day is Saturday, October 3, 2026.",
        "On Friday, October 2, 2026 you were told to wait 45 days. They end on Monday, November "
        "16, 2026; the next day is Tuesday, November 17, 2026. It is the latest of the days "
        "counted here, so it is the one.",
    ]
    assert [working.source.id for working in found.working] == [
        "notice",
        "nafsa_region",
        "nafsa_region",
    ]


def test_the_later_of_two_days_is_marked_as_the_one_that_counts() -> None:
    called = Case(contacts=(Contact("call", on=date(2026, 10, 1), told_to_wait_days=15),))

    found = plan(called, load_procedure("notice-2009"), date(2026, 10, 3))

    decided = ["It is the latest" in str(working.why) for working in found.working]
    assert decided == [True, False]


def test_one_of_several_equal_days_is_marked_as_the_one_that_counts() -> None:
    first = Contact("call", on=date(2026, 10, 1), told_to_wait_days=30)
    second = Contact("call", on=date(2026, 10, 2), told_to_wait_days=15)
    third = Contact("call", on=date(2026, 10, 16), told_to_wait_days=15)

    found = plan(
        Case(contacts=(first, second, third)), load_procedure("notice-2009"), date(2026, 10, 20)
    )

    said = [str(working.why).partition("; the next day is ")[2] for working in found.working]
    assert said == [
        "Sunday, November 1, 2026. It is the latest of the days counted here, so it is the one.",
        "Sunday, November 1, 2026. This is the same day.",
        "Sunday, October 18, 2026.",
        "Sunday, November 1, 2026. This is the same day.",
    ]


class Marked(Translator):
    """A language that shows which words were looked up in it."""

    def __init__(self) -> None:
        super().__init__("en", NullTranslations())
        self.gettext = lambda message: f"<{message}>"


def test_a_plan_is_written_with_all_its_keys() -> None:
    call = Contact("call", on=date(2026, 10, 1))
    case = Case(
        receipt_number="EAC1710450146",
        contacts=(call, Contact("center_email", on=date(2026, 10, 20))),
    )
    rule = {
        "rule": "more_than",
        "days": 30,
        "unit": "calendar_days",
        "from": "2026-10-01",
        "last_day": "2026-10-31",
        "result": "2026-11-01",
        "excluded": [],
        "words": "more than 30 days have passed",
        "source": "notice",
    }

    found = plan(case, load_procedure("notice-2009"), date(2026, 11, 11))
    written: dict[str, Any] = found.as_json()

    [working] = written.pop("working")
    [early] = written.pop("early")
    opened = early.pop("opened")
    assert opened.pop("why").startswith("The rule says “more than 30 days have passed”.")
    assert opened == rule
    assert early == {"contact": "contacts[1].on", "on": "2026-10-20"}
    assert working.pop("why").startswith("The rule says “no response within 21 days”.")
    assert working == {
        **rule,
        "rule": "unanswered_within",
        "days": 21,
        "from": "2026-10-20",
        "last_day": "2026-11-10",
        "result": "2026-11-11",
        "words": "no response within 21 days",
    }
    assert written == {
        "procedure": "notice-2009",
        "today": "2026-11-11",
        "step": "email_hq",
        "status": "act",
        "reason": None,
        "act_on": "2026-11-11",
        "answer_due": None,
        "office": {
            "code": "VSC",
            "name": "Vermont Service Center",
            "email": "vsc.ncscfollowup@dhs.gov",
        },
        "missing": [
            "a_number",
            "form",
            "filed_on",
            "contacts[0].representative",
            "contacts[0].at",
            "contacts[0].no_request_reason",
        ],
        "warnings": ["channel_unverified", "too_early", "fingerprint_rerun"],
        "ways": [],
        "told_until": None,
    }


def test_the_days_that_a_count_passed_over_are_written() -> None:
    asked = Case(contacts=(Contact("e_request", on=date(2026, 11, 24)),))

    [working] = plan(asked, load_procedure("current"), date(2026, 11, 24)).working

    assert working.as_json()["excluded"] == [
        "2026-11-26",
        "2026-11-28",
        "2026-11-29",
        "2026-12-05",
        "2026-12-06",
        "2026-12-12",
        "2026-12-13",
    ]


def test_a_plan_is_written_in_the_words_of_the_reader() -> None:
    call, wrote = Contact("call", on=date(2026, 10, 1)), Contact("center_email", on=START)
    found = plan(Case(contacts=(call, wrote)), load_procedure("notice-2009"), date(2026, 11, 24))

    written: dict[str, Any] = found.as_json(Marked())

    for working in (written["working"][0], written["early"][0]["opened"]):
        assert working["words"].startswith("<")
        assert working["why"].startswith("<")


def test_a_rule_of_one_month_is_said_in_the_singular() -> None:
    source = load_procedure("current").sources[0]
    rule = WaitingRule("months_after", 1, "calendar_months", "after a month", source)

    assert str(count(rule, date(2026, 1, 31)).why) == (
        "The rule says “after a month”. 1 month after Saturday, January 31, 2026 is Saturday, "
        "February 28, 2026."
    )


WHY = [
    (
        Case(inquiry_date="not_listed", filed_on=date(2026, 8, 31)),
        "The rule says “after six months”. 6 months after Monday, August 31, 2026 is Sunday, "
        "February 28, 2027.",
    ),
    (
        Case(contacts=(Contact("e_request", on=date(2026, 11, 24)),)),
        "The rule says “15 business days”. Counting starts after Tuesday, November 24, 2026. "
        "Weekends and federal holidays do not count; days on which offices close by special order "
        "are not known ahead. Business day 15 is Wednesday, December 16, 2026; the next day is "
        "Thursday, December 17, 2026.",
    ),
    (
        Case(
            contacts=(
                Contact(
                    "e_request",
                    on=date(2026, 11, 2),
                    answer="explained",
                    answered_on=date(2026, 11, 24),
                ),
            )
        ),
        "The answer came on Tuesday, November 24, 2026. The step is open from that day.",
    ),
]


@pytest.mark.parametrize(("case", "why"), WHY)
def test_every_date_is_explained_in_a_sentence(case: Case, why: str) -> None:
    found = plan(case, load_procedure("current"), date(2026, 11, 24))

    assert [str(working.why) for working in found.working] == [why]
    assert found.working[0].as_json()["why"] == why


def test_a_working_may_have_no_sentence() -> None:
    called = Case(contacts=(Contact("call", on=date(2026, 10, 1)),))
    working = plan(called, load_procedure("notice-2009"), date(2026, 11, 24)).working[0]

    assert replace(working, why=None).as_json()["why"] is None
