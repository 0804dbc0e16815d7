"""The coming days as a calendar file with alarms; `icalendar` is loaded only here.

A shared calendar or a lock screen shows titles. So they say nothing about the case, and neither
does the text: no number, no form, no address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from case_inquiry.documents.desk import Desk, note
from case_inquiry.documents.paper import Document, File
from case_inquiry.messages import N_
from case_inquiry.outcome.situation import look_again_on

TITLE = N_("Reminder for a calendar")
EVENT = N_("Look at my papers")
FIRST = N_("First look at your mail. A letter may be waiting for you.")
THEN = N_("Then look up your next step in the Case Inquiry Guide.")
INBOXES = {
    "email_center": N_("The e-mail inbox of that step is reported closed since {closed_on}."),
    "email_hq": N_("We do not know if anyone reads the e-mail inbox of that step."),
}
NO_DAY = N_("There is no coming day to remember.")
TWICE = N_("Outlook shows a day twice if you open the file twice.")
ALARM_AT = timedelta(hours=9)
PRODUCT = "-//Case Inquiry Guide//EN"


@dataclass(frozen=True)
class Reminder:
    """A day to remember. `name` is the same each time that the same days are counted."""

    name: str
    day: date
    text: str


def write_reminders(desk: Desk) -> Document:
    """Return the calendar file of both procedures' coming days, or none where no day is coming.

    Raises ModuleNotFoundError (with the name `icalendar`) where that library is not there.
    """
    reminders = [item for at in desk.in_each_procedure() for item in coming_days(at)]
    if not reminders:
        return Document(desk.kind, desk.say(TITLE), notes=(desk.say(NO_DAY),))
    content = _write_calendar(reminders, desk.say(EVENT), desk.today)
    return Document(
        desk.kind,
        desk.say(TITLE),
        notes=(desk.say(TWICE),),
        file=File("reminder.ics", "text/calendar", content),
    )


def coming_days(desk: Desk) -> list[Reminder]:
    """Return the day to come that the plan names: a step opens, or an answer is late."""
    plan, starts = desk.plan, [item.start for item in desk.plan.working]
    start = min(starts, default=desk.case.filed_on or desk.today)
    day = plan.act_on or (plan.answer_due and plan.answer_due + timedelta(days=1))
    if day is None and (plan.step, plan.status) == ("gate", "wait"):
        day = look_again_on(desk.today)
    if day is None or day <= desk.today:
        return []
    name = f"{plan.procedure}-{plan.step}-{start.isoformat()}@case-inquiry-guide"
    return [Reminder(name, day, _text(desk))]


def _text(desk: Desk) -> str:
    lines = [desk.say(FIRST), desk.say(THEN)]
    inbox = INBOXES.get(desk.plan.step or "")
    if inbox:
        lines.append(note(desk, inbox))
    return "\n".join(lines)


def _write_calendar(reminders: list[Reminder], title: str, today: date) -> bytes:
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for item in reminders:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", ALARM_AT)
        event = Event()
        event.add("uid", item.name)
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", item.day)
        event.add("dtend", item.day + timedelta(days=1))
        event.add("summary", title)
        event.add("description", item.text)
        event.add("transp", "TRANSPARENT")
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
