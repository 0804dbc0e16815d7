"""The calendar file contains nothing about the case unless the person chooses it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.site.checker import Checker

NAMED = "Name the form and the number in the calendar"
CASE: dict[str, object] = {
    "form": "I-485",
    "receipt_number": "EAC1710450146",
    "a_number": "A012345678",
    "contacts": [
        {"channel": "call", "on": "2026-11-20", "representative": "Agent 1234"},
        {"channel": "e_request", "on": "2026-11-20"},
    ],
}


@pytest.fixture
def checker(ready_checker: Checker) -> Checker:
    """The page that many tests share: nothing here is kept from one to the next."""
    return ready_checker


@pytest.fixture
def page(ready_checker: Checker) -> Page:
    """The same page."""
    return ready_checker.page


def save_calendar(page: Page, checker: Checker) -> str:
    """Save the file that the page offers now; return its text."""
    link = checker.outcome.get_by_role("link", name="Save reminder.ics")
    with page.expect_download() as saving:
        link.click()
    assert saving.value.suggested_filename == "reminder.ics"
    return Path(saving.value.path()).read_text(encoding="utf-8")


def events(text: str) -> dict[str, icalendar.Event]:
    """Read a calendar file as a calendar does; return its events by their UID."""
    calendar = icalendar.Calendar.from_ical(text)
    found = [one for one in calendar.walk("VEVENT") if isinstance(one, icalendar.Event)]
    by_uid = {str(event["uid"]): event for event in found}
    assert len(by_uid) == len(found) > 0
    return by_uid


def to_the_reminder(checker: Checker) -> None:
    checker.open_case(**CASE)
    checker.go_on()
    checker.outcome.get_by_role("button", name=re.compile("^Remind me")).click()
    expect(checker.outcome.get_by_role("link", name="Save reminder.ics")).to_be_visible()


def test_a_calendar_names_the_case_only_if_chosen(checker: Checker, page: Page) -> None:
    to_the_reminder(checker)
    box = checker.outcome.get_by_label(NAMED)
    expect(box).not_to_be_checked()
    neutral = save_calendar(page, checker)
    box.check()
    expect(checker.outcome.get_by_text("Everyone who sees your calendar")).to_be_visible()
    named = save_calendar(page, checker)
    box.uncheck()
    expect(checker.outcome.get_by_text("Everyone who sees your calendar")).to_be_hidden()
    assert save_calendar(page, checker) == neutral, "the same days are the same events"

    assert not re.search("EAC|0146|I-485|5678|Agent|USCIS|Ada", neutral)
    assert {str(event["summary"]) for event in events(neutral).values()} == {"Look at my papers"}
    for event in events(named).values():
        assert str(event["summary"]).endswith(": I-485 EAC1710450146")
        assert "Agent" not in str(event)
    assert [event.start for event in events(named).values()] == [
        event.start for event in events(neutral).values()
    ]


def test_each_event_has_an_alarm_in_the_morning(checker: Checker, page: Page) -> None:
    to_the_reminder(checker)
    found = events(save_calendar(page, checker))
    assert datetime.date(2026, 12, 21) in [event.start for event in found.values()]
    for event in found.values():
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == datetime.timedelta(hours=9)


def test_the_page_explains_a_second_import_into_outlook(checker: Checker) -> None:
    to_the_reminder(checker)
    words = "Outlook shows a day twice if you open the file twice."
    expect(checker.outcome.get_by_text(words)).to_be_visible()
