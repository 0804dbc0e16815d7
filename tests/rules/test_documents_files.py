"""The calendar file and the record."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import icalendar
import pytest

from case_inquiry import papers
from case_inquiry.case import Case
from tests.rules.golden.cases import CALL, CASE, CENTER, HEADQUARTERS, TODAY, with_contacts
from tests.rules.golden.papers import FULL


def events(case: Case, today: date = TODAY, **options: Any) -> list[icalendar.Event]:
    file = papers.write("reminders_ics", case, today, **options).file
    assert file is not None
    calendar = icalendar.Calendar.from_ical(file.content)
    return [item for item in calendar.walk("VEVENT") if isinstance(item, icalendar.Event)]


def test_a_reminder_is_on_the_day_on_which_the_step_opens() -> None:
    (first, second) = events(with_contacts(CALL), date(2026, 10, 2))
    assert first.start == date(2026, 11, 1)
    assert second.start == date(2026, 10, 24)


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({}, [date(2026, 10, 24), date(2026, 11, 1)]),
        ({"receipt_number": None}, [date(2026, 10, 24), date(2026, 11, 1)]),
        ({"center": "NBC"}, [date(2026, 10, 24)]),
        ({"receipt_number": "IOE0906929443"}, [date(2026, 10, 24)]),
    ],
)
def test_no_reminder_leads_to_an_address_that_does_not_exist(
    fields: dict[str, str], days: list[date]
) -> None:
    case = with_contacts(CALL, **fields)
    found = [event.start for event in events(case, date(2026, 10, 2))]
    assert sorted(day for day in found if day) == days


def test_a_reminder_of_an_answer_is_on_the_day_after_it_is_due() -> None:
    (event,) = events(with_contacts(CALL, CENTER, HEADQUARTERS))
    assert event.start == date(2026, 12, 4)


def test_a_reminder_rings_in_the_morning_and_says_nothing_about_the_case() -> None:
    case = with_contacts(CALL, CENTER, HEADQUARTERS)
    (event,) = events(case)
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9)
    assert str(event["summary"]) == "Look at my papers"
    file = papers.write("reminders_ics", case, TODAY).file
    assert file is not None
    assert file.name == "reminder.ics"
    text = file.content.decode()
    assert not re.search("EAC|I-485|012345678|SR-99|@dhs|USCIS", text)


@pytest.mark.parametrize(
    ("case", "today", "titles"),
    [
        (
            with_contacts(CALL),
            date(2026, 10, 2),
            [
                "Email the service center: I-485 EAC1710450146",
                "Wait for the answer: I-485 EAC1710450146",
            ],
        ),
        (
            with_contacts(CALL, CENTER, HEADQUARTERS, receipt_number=None),
            TODAY,
            ["Wait for the answer: I-485"],
        ),
        (
            Case(contacts=(replace(CALL, service_request=None),)),
            date(2026, 10, 2),
            ["Email the service center: my case"],
        ),
        (
            replace(CASE, filed_on=date(2026, 8, 31), inquiry_date="not_listed"),
            TODAY,
            ["Ask USCIS: I-485 EAC1710450146"],
        ),
    ],
)
def test_a_title_names_step_form_and_number_where_that_was_chosen(
    case: Case, today: date, titles: list[str]
) -> None:
    named = events(case, today, named=True)
    assert sorted(str(event["summary"]) for event in named) == sorted(titles)
    assert {str(event["summary"]) for event in events(case, today)} == {"Look at my papers"}
    notes = papers.write("reminders_ics", case, today, named=True).notes
    assert notes[-1] == "Everyone who sees your calendar sees the form and the number."


def test_two_named_cases_of_one_day_are_two_events() -> None:
    case = with_contacts(CALL, CENTER, HEADQUARTERS)
    other = replace(case, receipt_number="EAC1710450147")
    (first,), (second,) = events(case, named=True), events(other, named=True)
    assert first["uid"] != second["uid"]
    (first,), (second,) = events(case), events(other)
    assert first["uid"] == second["uid"], "a neutral title is the same day to remember"


def unfolded(content: bytes) -> list[str]:
    """Return the lines of a calendar file, read by nothing but the format's own rules."""
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    return content.decode().replace("\r\n ", "").replace("\r\n\t", "").splitlines()


@pytest.mark.parametrize("is_named", [True, False])
def test_the_calendar_keeps_to_the_rules_of_its_format(is_named: bool) -> None:
    case = with_contacts(replace(CALL, representative="Ümit, \\; Ada"))
    file = papers.write("reminders_ics", case, date(2026, 10, 2), named=is_named).file
    assert file is not None
    lines = unfolded(file.content)
    open_parts: list[str] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END":
            assert open_parts.pop() == value
    assert not open_parts
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    for needed in ("PRODID", "VERSION", "METHOD"):
        assert sum(line.startswith(f"{needed}:") for line in lines) == 1
    events_in_it = lines.count("BEGIN:VEVENT")
    assert events_in_it == lines.count("BEGIN:VALARM") == 2
    for needed in ("UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "TRIGGER:"):
        assert sum(line.startswith(needed) for line in lines) == events_in_it
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)


def test_the_same_days_give_the_same_event_on_any_day() -> None:
    case = with_contacts(CALL)
    (first, _), (again,) = events(case, date(2026, 10, 2)), events(case, date(2026, 10, 29))
    assert first["uid"] == again["uid"]
    (other, _) = events(with_contacts(replace(CALL, on=date(2026, 10, 2))), date(2026, 10, 2))
    assert other["uid"] != first["uid"]


def test_a_calendar_is_stamped_with_the_given_day_not_with_a_clock() -> None:
    (event,) = events(with_contacts(CALL, CENTER, HEADQUARTERS))
    stamp = event.decoded("dtstamp")
    assert isinstance(stamp, datetime)
    assert stamp.date() == TODAY


def test_a_day_that_has_come_is_no_longer_a_reminder() -> None:
    case = with_contacts(replace(CALL, service_request=None))
    (event,) = events(case, date(2026, 10, 31))
    assert event.start == date(2026, 11, 1)
    assert papers.write("reminders_ics", case, date(2026, 11, 1)).file is None


def test_without_a_coming_day_there_is_no_calendar_file() -> None:
    paper = papers.write("reminders_ics", CASE, TODAY)
    assert paper.file is None
    assert paper.as_text() == "There is no coming day to remember.\n"


def record(case: Case, **options: Any) -> str:
    return papers.write("record_html", case, TODAY, **options).as_text()


def test_a_record_hides_numbers_unless_it_is_asked_not_to() -> None:
    masked, full = record(FULL), record(FULL, masked=False)
    for number in ("EAC1710450146", "A012345678", "SR-99", "T1-55"):
        assert number not in masked
        assert number in full
    assert "•••••••••0146" in masked
    assert "Keep it safe." in full


def test_a_record_is_a_page_of_its_own_that_loads_and_runs_nothing() -> None:
    page = record(FULL)
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<img|<link|src=|href=|url\(|@import", page)
    assert '<html lang="en" dir="ltr">' in page


def test_a_record_escapes_what_was_typed() -> None:
    page = record(with_contacts(replace(CALL, representative="<b>&")))
    assert "&lt;b&gt;&amp;" in page
    assert "<b>" not in page


def test_a_record_shows_both_ways_and_how_the_days_were_counted() -> None:
    page = record(with_contacts(CALL, CENTER))
    assert "The notice of 2009" in page
    assert "Today&#39;s steps" in page
    assert "no response within 21 days" in page
    assert "15 business days" in page


def test_a_record_of_an_empty_case_says_so() -> None:
    page = record(Case())
    assert "Left empty" in page
    assert "Nothing yet." in page


def test_no_address_is_in_a_record_or_script_without_its_state() -> None:
    for case in (with_contacts(CALL), with_contacts(CALL, CENTER)):
        for kind in ("record_html", "call_script"):
            for line in papers.write(kind, case, TODAY).as_text().splitlines():
                if "@dhs" in line:
                    assert re.search("reported closed|we don't know", unescape(line)), line
