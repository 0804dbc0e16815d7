"""The coming days as a calendar file with alarms; `icalendar` is loaded only here.

A shared calendar or a lock screen shows titles. So they say nothing about the case, and neither
does the text: no number, no form, no address. Who wishes may have the form and the number in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from case_inquiry.messages import N_, Message, message
from case_inquiry.outcome.situation import Situation, is_moving_date_awaited, look_again_on
from case_inquiry.outcome.timeline import step_that_opens
from case_inquiry.papers.desk import Desk
from case_inquiry.papers.paper import File, Paper
from case_inquiry.procedure.channel_words import inbox_words

TITLE = N_("Reminder for a calendar")
EVENT = N_("Look at my papers")
FIRST = N_("First look at your mail. A letter may be waiting for you.")
THEN = N_("Then look up your next step in the Case Inquiry Guide.")
NO_DAY = N_("There is no coming day to remember.")
NAMED = N_("{step}: {case}")
CASE = N_("my case")
OTHERS_SEE = N_("Everyone who sees your calendar sees the form and the number.")
TWICE = N_("Outlook shows a day twice if you open the file twice.")
ALARM_AT = timedelta(hours=9)
PRODUCT = "-//Case Inquiry Guide//EN"


@dataclass(frozen=True)
class Reminder:
    """A day to remember. `name` is the same each time that the same days are counted."""

    name: str
    day: date
    title: str
    text: str


def write_reminders(desk: Desk) -> Paper:
    """Return the calendar file of both procedures' coming days, or none where no day is coming.

    Raises ModuleNotFoundError (with the name `icalendar`) where that library is not there.
    """
    reminders = [item for at in desk.in_each_procedure() for item in coming_days(at)]
    if not reminders:
        return Paper(desk.kind, desk.say(TITLE), notes=(desk.say(NO_DAY),))
    content = write_calendar(reminders, desk.today)
    return Paper(
        desk.kind,
        desk.say(TITLE),
        notes=tuple(desk.say(text) for text in ((TWICE, OTHERS_SEE) if desk.named else (TWICE,))),
        file=File("reminder.ics", "text/calendar", content),
    )


def coming_days(desk: Desk) -> list[Reminder]:
    """Return the day to come that the plan names: a step opens, or an answer is late."""
    plan, starts = desk.plan, [item.start for item in desk.plan.working]
    start = min(starts, default=desk.case.filed_on or desk.today)
    day = plan.act_on or (plan.answer_due and plan.answer_due + timedelta(days=1))
    if is_moving_date_awaited(Situation(plan, desk.case, desk.procedure, desk.today)):
        day = look_again_on(desk.today)
    if day is None or day <= desk.today or _has_no_address(desk):
        return []
    names = [plan.procedure, str(plan.step), start.isoformat()]
    if desk.named:  # two cases may wait for the same day, and their titles differ
        names += filter(None, [desk.case.receipt_number])
    name = "-".join(names) + "@case-inquiry-guide"
    return [Reminder(name, day, _title(desk), _text(desk))]


def _has_no_address(desk: Desk) -> bool:
    """Tell whether the day is that of an email to an office for which there is no address."""
    office, number = desk.plan.office, desk.case.receipt_number
    channels = desk.procedure.step(desk.plan.step).channels if desk.plan.step else ()
    is_for_the_office = any(item.kind == "email" and item.address is None for item in channels)
    return is_for_the_office and (office.email is None if office else number is not None)


def _title(desk: Desk) -> str:
    if not desk.named:
        return desk.say(EVENT)
    case = " ".join(filter(None, [desk.case.form, desk.case.receipt_number]))
    step = Message(step_that_opens(desk.plan, desk.procedure).title)
    return desk.say(message(NAMED, step=step, case=case or Message(CASE)))


def _text(desk: Desk) -> str:
    channels = desk.procedure.step(desk.plan.step).channels if desk.plan.step else ()
    states = (inbox_words(channel) for channel in channels)
    return "\n".join(desk.say(line) for line in (FIRST, THEN, *states) if line)


def write_calendar(reminders: list[Reminder], today: date) -> bytes:
    r"""Return a calendar file with an event of a whole day for each reminder.

    Raises ModuleNotFoundError (with the name `icalendar`) where that library is not there.

    >>> write_calendar([], date(2026, 11, 24)).split(b"\r\n")[0]
    b'BEGIN:VCALENDAR'
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for item in reminders:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", item.title)
        alarm.add("trigger", ALARM_AT)
        event = Event()
        event.add("uid", item.name)
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", item.day)
        event.add("dtend", item.day + timedelta(days=1))
        event.add("summary", item.title)
        event.add("description", item.text)
        event.add("transp", "TRANSPARENT")
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
