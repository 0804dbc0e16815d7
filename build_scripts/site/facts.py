"""The facts of the procedures in one language, as the pages print them.

An address is always printed with its state. A fact from a stored copy always says so.
"""

from __future__ import annotations

import gettext as gettext_catalogs
import re
from datetime import date
from functools import cache

from markupsafe import Markup

from build_scripts import ROOT
from case_inquiry.days import counting
from case_inquiry.messages import N_, Message, format_date, translator
from case_inquiry.messages import render as render_message
from case_inquiry.procedure import (
    Channel,
    Office,
    Procedure,
    Source,
    Statement,
    WaitingRule,
    load_procedure,
)
from case_inquiry.procedure.channel_words import state_words

LOCALE = ROOT / "docs" / "locale"
DOMAIN = "site"
NOTICE = "notice-2009"
SATURDAY = 5
NO_BREAK = "\N{NO-BREAK SPACE}"
# Short names for narrow columns; the package has the full names.
SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


@cache
def site_words(language: str) -> gettext_catalogs.NullTranslations:
    """Return the catalog of the pages, with English as the fallback."""
    return gettext_catalogs.translation(
        DOMAIN, localedir=str(LOCALE), languages=[language], fallback=True
    )


def translate(text: str | Message, language: str) -> str:
    """Return a sentence of the package in the reader's language.

    >>> translate("Have you called?", "en")
    'Have you called?'
    """
    return render_message(text, translator(language)) if text else ""


class Facts:
    """The facts in one language, as the pages print them; an address always has its state."""

    def __init__(self, language: str, today: date) -> None:
        self.language = language
        self.today = today
        self.notice = load_procedure(NOTICE)
        self.current = load_procedure("current")
        self.words = site_words(language)

    def say(self, day: date, style: str = "full") -> str:
        """Return a day in words."""
        return format_date(day, translator(self.language), style=style)

    def state(self, channel: Channel) -> str:
        """Return in a few words what became of a channel."""
        words = state_words(channel)
        if words is None:
            return self.words.gettext("open, as reported")
        return render_message(words, translator(self.language))

    def inbox(self, office: Office) -> Markup:
        """Return the notice's address of a service center, with its state on the same line."""
        return self._address(office.email or "", self.notice.channel("center_email"))

    def headquarters(self) -> Markup:
        """Return the notice's address of headquarters, with its state on the same line."""
        channel = self.notice.channel("hq_email")
        return self._address(channel.address or "", channel)

    def _address(self, address: str, channel: Channel) -> Markup:
        return Markup(
            '<span data-nosnippet><span class="address" translate="no">{}</span> '
            '<span class="state state--{}">({})</span></span>'
        ).format(address, channel.state, self.state(channel))

    def tel(self, statement: Statement) -> Markup:
        """Return a telephone number as a link that dials it."""
        digits = re.sub(r"[^0-9+]", "", statement.value or "")
        number = digits if digits.startswith("+") else f"+{digits}"
        return Markup('<a href="tel:{}" translate="no">{}</a>').format(number, statement.value)

    def with_number(self, statement: Statement) -> Markup:
        """Return the statement's sentence with its telephone number as a link."""
        text = Markup("{}").format(self.translated(statement.text))
        return text.replace(statement.value or "\0", self.tel(statement))

    def web(self, statement: Statement, text: str) -> Markup:
        """Return a link to an official page; nothing is added to its address."""
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(statement.value, text)

    def reported(self, statement: Statement) -> Markup:
        """Return the source of a fact, when it was read, and whether to look it up again."""
        pattern = self.words.gettext("Source: {source} ({read}).")
        if statement.verify_live:
            pattern = self.words.gettext(
                "As reported: {source} ({read}). Look at the official page before you rely on it."
            )
        source = self.translated(statement.source.title)
        return self._with_shelf_life(
            pattern.format(source=source, read=self.read(statement)), statement
        )

    def read(self, statement: Statement) -> str:
        """Return when a fact was read, with the age of the copy if it is older than that.

        >>> Facts("en", date(2026, 11, 24)).read(load_procedure("current").statement("premium"))
        'from a copy of September 2024, read November 27, 2026'
        """
        pattern = self.words.gettext("stored copy, {day}")
        if statement.is_seen_live:
            pattern = self.words.gettext("official page, {day}")
        elif statement.is_of_older_copy:
            pattern = self.words.gettext("from a {copy}, read {day}")
        day = self.say(statement.checked_on, "long")
        return pattern.format(copy=self.age(statement), day=day)

    def checked(self, root: str, *statements: Statement) -> Markup:
        """Return in one line when some facts were read, with a link to their sources.

        `root` is the path from the page to the home page. The line warns as soon as the shelf life
        of one of the facts is over.
        """
        first = min(statements, key=lambda one: (one.fresh_until or date.max, one.seen_on))
        pattern = self.words.gettext(
            "Read in stored copies, {checked}. Look at the official page before you rely on it."
        )
        if first.is_of_older_copy:
            pattern = self.words.gettext(
                "Read in stored copies, {checked}, the oldest a {copy}. Look at the official page "
                "before you rely on it."
            )
        day = self.say(min(one.checked_on for one in statements), "long")
        sources = Markup('<a href="{}reference/sources/">{}</a>').format(
            root, self.words.gettext("Sources")
        )
        text = Markup("{} {}").format(pattern.format(checked=day, copy=self.age(first)), sources)
        return self._with_shelf_life(text, first)

    def _with_shelf_life(self, text: str, statement: Statement) -> Markup:
        """Return a line about a fact, with the warning that a script shows after its last day.

        The days count from the copy that was read, where it is older than our reading. If they are
        over already, the warning stands in the page.
        """
        if statement.fresh_until is None:
            return Markup('<span class="reported">{}</span>').format(text)
        changed = self.words.gettext("This may have changed.")
        old = self.words.gettext(
            "We have not checked this since {checked}. Look at the official page first."
        ).format(checked=self.say(statement.checked_on, "long"))
        if not statement.is_fresh(self.today):
            text = Markup("<strong>{}</strong> {}").format(changed, text)
        later = statement.is_of_older_copy and statement.is_fresh(self.today)
        return Markup(
            '<span class="reported{}" data-checked-until="{}" data-not-checked-since="{}">{}</span>'
        ).format(
            "" if statement.is_fresh(self.today) else " reported--old",
            statement.fresh_until if statement.is_fresh(self.today) else statement.expires_on,
            changed if later else old,
            text,
        )

    def last_checked(self) -> str:
        """Return the footer's sentence: the day, or the days, on which the facts were checked.

        >>> Facts("en", date(2026, 11, 24)).last_checked().startswith("Facts last checked ")
        True
        """
        statements = (*self.notice.statements, *self.current.statements)
        days = [statement.checked_on for statement in statements]
        first, last = self.say(min(days), "long"), self.say(max(days), "long")
        if self.seen_live():
            return self.words.gettext(
                "Facts last checked between {first}, and {last}, in part on the official pages."
            ).format(first=first, last=last)
        if first == last:
            return self.words.gettext("Facts last checked on {day}, in stored copies.").format(
                day=last
            )
        return self.words.gettext(
            "Facts last checked between {first}, and {last}, in stored copies."
        ).format(first=first, last=last)

    def seen_live(self) -> bool:
        """Tell whether a person has looked at some of the facts on their official pages."""
        statements = (*self.notice.statements, *self.current.statements)
        return any(statement.is_seen_live for statement in statements)

    def address_of(self, statement: Statement) -> Markup:
        """Return the address that a statement is about; one of the notice with its state."""
        for office in self.notice.offices:
            if office.email == statement.value:
                return self.inbox(office)
        if statement.value == self.notice.channel("hq_email").address:
            return self.headquarters()
        return Markup('<span class="address" translate="no">{}</span>').format(statement.value)

    def age(self, statement: Statement) -> str:
        """Return how old the copy of a statement is, in a few words; empty if its source tells.

        >>> Facts("en", date(2026, 11, 24)).age(load_procedure("current").statement("premium"))
        'copy of September 2024'
        """
        if statement.copy_of is None:
            return ""
        if statement.copy_of == "undated":
            return self.words.gettext("copy without a date")
        year, _, month = statement.copy_of.partition("-")
        day = date(int(year), int(month or 1), 1)
        when = self.say(day, "month") if month else year
        return self.words.gettext("copy of {when}").format(when=when)

    def news(self, *names: str) -> list[Statement]:
        """Return statements of today's steps that are not past their shelf life."""
        found = [self.current.statement(name) for name in names]
        return [statement for statement in found if not statement.is_stale(self.today)]

    def confidence(self, statement: Statement) -> str:
        """Return the confidence of a statement in one word."""
        words = {
            "high": self.words.gettext("sure"),
            "medium": self.words.gettext("fairly sure"),
            "low": self.words.gettext("not sure"),
        }
        return words[statement.confidence]

    def holidays(self, year: int) -> list[date]:
        """Return the days of a year on which federal offices are closed for a holiday."""
        days = []
        day = counting.next_holiday(date(year, 1, 1))
        while day is not None and day.year == year:
            days.append(day)
            day = counting.next_holiday(day + counting.ONE_DAY)
        return days

    def holiday_rows(self, *years: int) -> list[tuple[str, list[list[date]]]]:
        """Return each holiday with the working days that it takes in each year: none, one, or two.

        January 1 on a Saturday takes the last working day of the year before, which then has two.
        """
        found: dict[str, list[list[date]]] = {}
        for place, year in enumerate(years):
            for day in self.holidays(year):
                row = found.setdefault(self.holiday_name(day), [[] for _ in years])
                if day.weekday() < SATURDAY:
                    row[place].append(day)
        return list(found.items())

    def holiday_name(self, day: date) -> str:
        """Return the name of a holiday in this language."""
        return self.translated(counting.holiday_name(day) or "")

    def months_from_last(self, number: int) -> list[date]:
        """Return the first days of `number` months: the one before today's, and those after it."""
        first = counting.add_months(self.today.replace(day=1), -1)
        return [counting.add_months(first, place) for place in range(number)]

    def month_name(self, first: date) -> str:
        """Return the short name of a month, for the heading of a narrow column."""
        return self.words.gettext(SHORT_MONTHS[first.month - 1])

    def listed(self, days: list[date]) -> str:
        r"""Return days without their year, with short months, for a narrow column.

        >>> Facts("en", date(2026, 11, 24)).listed([date(2027, 1, 1), date(2027, 12, 31)])
        'Jan\xa01, Dec\xa031'
        """
        pattern = self.words.gettext("{month} {day}")
        shown = (pattern.format(month=self.month_name(day), day=day.day) for day in days)
        return ", ".join(day.replace(" ", NO_BREAK) for day in shown)

    def opens(self, step: str, first: date, day: int) -> str:
        """Return the month/day the notice's next step opens; empty if the month has no such day.

        The step was done on day `day` of the month that begins on `first`. After the last step it
        is the last day for an answer.
        """
        start = first + counting.ONE_DAY * (day - 1)
        if start.month != first.month:
            return ""
        rule = self.rule_after(self.notice, step)
        span = self.counted(rule, start)
        shown = span.last_day if rule.rule == "answer_within" else span.result
        return self.words.gettext("{month}/{day}").format(month=shown.month, day=shown.day)

    def by_source(self) -> list[tuple[Source, list[Statement]]]:
        """Return each source with the statements that cite it, in the order of the data."""
        found: dict[str, tuple[Source, dict[str, Statement]]] = {}
        for statement in (*self.notice.statements, *self.current.statements):
            _, statements = found.setdefault(statement.source.id, (statement.source, {}))
            statements.setdefault(statement.text, statement)
        return [(source, list(statements.values())) for source, statements in found.values()]

    def when(self, statement: Statement) -> str:
        """Return the date of an event in the history, as exactly as it is known."""
        value = statement.value or ""
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return self.say(date.fromisoformat(value), "long")
        if re.fullmatch(r"\d{4}-\d{2}", value):
            return self.say(date.fromisoformat(f"{value}-01"), "month")
        found = re.search(r"\b(19|20)\d{2}\b", f"{value} {statement.text}")
        return found.group() if found else ""

    def translated(self, text: str | Message) -> str:
        """Return a text of the package in this language."""
        return translate(text, self.language)

    def counted(self, rule: WaitingRule, start: date) -> counting.Span:
        """Return an example of a waiting rule, counted by the package."""
        if rule.rule == "answer_within":
            return counting.answer_within(start, rule.days, unit=rule.unit)
        return getattr(counting, rule.rule)(start, rule.days)  # type: ignore[no-any-return]

    def rule_after(self, procedure: Procedure, step: str) -> WaitingRule:
        """Return the waiting rule that begins after a step; the step must have one."""
        after = procedure.step(step).after
        if after is None or after.rule is None:
            raise KeyError(f"no waiting rule after {step}")
        return after.rule

    def opening(self, procedure: Procedure, step: str, channel: str) -> WaitingRule:
        """Return the rule for the day on which a kind of outside help opens; it must have one."""
        for way in procedure.step(step).ways:
            if way.channel == channel and way.opens is not None:
                return way.opens
        raise KeyError(f"no opening of {channel} at {step}")
