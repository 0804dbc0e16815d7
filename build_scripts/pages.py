"""Turn the pages' sources into Markdown and HTML: facts from procedures, words from gettext.

A page is Markdown with Jinja2. Every number, date and address in it comes from the data of
`case_inquiry`; an unknown name ends the build. MkDocs is one user of this module, not its base:
`python -m build_scripts.pages guide/index.md` prints a page as MkDocs receives it.
"""

from __future__ import annotations

import gettext as gettext_catalogs
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from case_inquiry import answers, dates, forms, questions
from case_inquiry.messages import Message, format_date, translator
from case_inquiry.messages import render as render_message
from case_inquiry.procedure import (
    Channel,
    Office,
    Procedure,
    Statement,
    WaitingRule,
    load_procedure,
)
from case_inquiry.questions import exits
from case_inquiry.questions.model import Condition
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
OVERRIDES = DOCS / "overrides"
LOCALE = DOCS / "locale"
RUNTIME_MANIFEST = ROOT / "build" / "runtime" / "manifest.json"
DOMAIN = "site"
FIRST_PROCEDURE = "notice-2009"
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)

type Context = dict[str, object]


def build_day() -> date:
    """Return the day of the build: that of `SOURCE_DATE_EPOCH` where it is set, else today.

    The only clock that the pages read; everything else gets the day as an argument.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return datetime.now(tz=UTC).date()


@cache
def site_words(language: str) -> gettext_catalogs.NullTranslations:
    """Return the catalog of the pages; a language without one answers in English."""
    return gettext_catalogs.translation(
        DOMAIN, localedir=str(LOCALE), languages=[language], fallback=True
    )


@cache
def environment(language: str) -> Environment:
    """Return the Jinja2 environment of one language, with the filters that speak it."""
    made = Environment(
        loader=FileSystemLoader([OVERRIDES, DOCS]),
        autoescape=select_autoescape(["html"], default_for_string=False),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.policies["ext.i18n.trimmed"] = True
    words = site_words(language)
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        words.gettext, words.ngettext, newstyle=True
    )
    made.filters["t"] = lambda text: translate(text, language)
    made.filters["day"] = lambda day, style="full": format_date(
        day, translator(language), style=style
    )
    made.filters["conditions"] = conditions
    return made


def translate(text: str | Message, language: str) -> str:
    """Return a sentence of the package in the reader's language.

    >>> translate("Have you called?", "en")
    'Have you called?'
    """
    return render_message(text, translator(language)) if text else ""


def conditions(listed: Iterable[Condition]) -> str:
    """Return conditions as the JSON that the page's script compares.

    >>> conditions([Condition("called", ("yes",))])
    '[{"subject": "called", "values": ["yes"], "negate": false}]'
    """
    return json.dumps([condition._asdict() for condition in listed])


def render(source: str, *, language: str, context: Mapping[str, object]) -> str:
    """Return the Markdown of a page.

    Raises jinja2.UndefinedError for a name that the context does not have, and KeyError for a fact
    that the procedures do not have.

    >>> render("{{ days }} {% trans %}days{% endtrans %}", language="en", context={"days": 30})
    '30 days'
    """
    # A sentence ends its line: without the plus, `trim_blocks` would glue the next line to it.
    lines = source.replace("endtrans %}\n", "endtrans +%}\n")
    return environment(language).from_string(lines).render(context)


def render_partial(name: str, *, language: str, context: Mapping[str, object]) -> Markup:
    """Return the HTML of a template below `docs/overrides`."""
    return Markup(environment(language).get_template(name).render(context))  # noqa: S704


class Facts:
    """The facts of one language as the pages print them: an address never without its state."""

    def __init__(self, language: str, today: date) -> None:
        self.language = language
        self.today = today
        self.notice = load_procedure(FIRST_PROCEDURE)
        self.current = load_procedure("current")
        self.words = site_words(language)

    def say(self, day: date, style: str = "full") -> str:
        """Return a day in words."""
        return format_date(day, translator(self.language), style=style)

    def state(self, channel: Channel) -> str:
        """Return in a few words what became of a channel."""
        if channel.state == "closed" and channel.closed_on is not None:
            pattern = self.words.gettext("reported closed {year}")
            return pattern.format(year=channel.closed_on.year)
        if channel.state == "unverified":
            return self.words.gettext("no one knows if it is read")
        return self.words.gettext("open, as reported")

    def inbox(self, office: Office) -> Markup:
        """Return the notice's address of a service center with its state in the same line."""
        return self._address(office.email or "", self.notice.channel("center_email"))

    def headquarters(self) -> Markup:
        """Return the notice's address of headquarters with its state in the same line."""
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

    def web(self, statement: Statement, text: str) -> Markup:
        """Return a link to an official page, with nothing added to its address."""
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(statement.value, text)

    def reported(self, statement: Statement) -> Markup:
        """Return where a fact was read, when it was checked, and whether to look it up."""
        checked = self.say(statement.checked_on, "long")
        pattern = self.words.gettext("Source: {source}. Read in a stored copy, {checked}.")
        if statement.verify_live:
            pattern = self.words.gettext(
                "As reported: {source}. Read in a stored copy, {checked}; not checked on the live "
                "web. Look at the official page before you rely on it."
            )
        text = pattern.format(source=self.translated(statement.source.title), checked=checked)
        return Markup('<span class="reported" data-checked-until="{}">{}</span>').format(
            statement.expires_on or "", text
        )

    def address_of(self, statement: Statement) -> Markup:
        """Return the address that a statement of the notice is about, with its state."""
        for office in self.notice.offices:
            if office.email == statement.value:
                return self.inbox(office)
        return self.headquarters()

    def confidence(self, statement: Statement) -> str:
        """Return how sure a statement is, in a word."""
        words = {
            "high": self.words.gettext("sure"),
            "medium": self.words.gettext("fairly sure"),
            "low": self.words.gettext("not sure"),
        }
        return words[statement.confidence]

    def holidays(self, year: int) -> list[date]:
        """Return the days of a year on which federal offices are closed for a holiday."""
        days = []
        day = dates.next_holiday(date(year, 1, 1))
        while day is not None and day.year == year:
            days.append(day)
            day = dates.next_holiday(day + dates.ONE_DAY)
        return days

    def holiday_name(self, day: date) -> str:
        """Return the name of a holiday in this language."""
        return self.translated(dates.holiday_name(day) or "")

    def months(self, first: int, last: int) -> list[date]:
        """Return the first day of every month of the years `first` to `last`."""
        return [date(year, month, 1) for year in range(first, last + 1) for month in range(1, 13)]

    def when(self, statement: Statement) -> str:
        """Return the date that a statement of history is about, as exact as it is known."""
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

    def counted(self, rule: WaitingRule, start: date) -> dates.Span:
        """Return an example of a waiting rule, counted by the package."""
        if rule.rule == "answer_within":
            return dates.answer_within(start, rule.days, unit=rule.unit)
        return getattr(dates, rule.rule)(start, rule.days)  # type: ignore[no-any-return]

    def rule_after(self, procedure: Procedure, step: str) -> WaitingRule:
        """Return the waiting rule that runs after a step; the step must have one."""
        after = procedure.step(step).after
        if after is None or after.rule is None:
            raise KeyError(f"no waiting rule after {step}")
        return after.rule


def page_context(today: date, language: str, *, root: str = "") -> Context:
    """Return all that a page may name. `root` leads from the page to the site's first page."""
    facts = Facts(language, today)
    context: Context = {
        "facts": facts,
        "notice": facts.notice,
        "current": facts.current,
        "centers": [office for office in facts.notice.offices if office.in_notice],
        "other_offices": [office for office in facts.notice.offices if not office.in_notice],
        "forms": forms.load_forms(),
        "language": language,
        "today": today,
        "root": root,
        "call_days": facts.rule_after(facts.notice, "call").days,
        "center_days": facts.rule_after(facts.notice, "email_center").days,
        "hq_days": facts.rule_after(facts.notice, "email_hq").days,
        "goal_days": facts.rule_after(facts.current, "inquire").days,
        "phone": facts.current.statement("phone"),
        "phone_link": facts.tel(facts.current.statement("phone")),
        "phone_hours": facts.current.statement("phone_hours"),
        "closed_on": facts.notice.channel("center_email").closed_on,
        # An example's first day: the same in every build, so that a page changes when a rule does.
        "example_day": date(2026, 10, 1),
    }
    context["ladder"] = render_partial("partials/ladder.html", language=language, context=context)
    return context


def checker(today: date, language: str, *, root: str = "../") -> Markup:
    """Return the whole checker as HTML, made from the package's questions."""
    context = page_context(today, language, root=root) | checker_context(language, root)
    return render_partial("partials/checker/checker.html", language=language, context=context)


def checker_context(language: str, root: str) -> Context:
    """Return what the form's templates name beyond the facts."""
    current = load_procedure("current")
    worksheet = site_words(language).gettext("The worksheet")
    warned = {page.id: questions.page_warning(page) for page in questions.PAGES}
    return {
        "pages": questions.PAGES,
        "parts": {part.id: part for part in questions.PARTS},
        "numbered_parts": sum(part.number is not None for part in questions.PARTS),
        "exits": exits.EXITS,
        "warnings": {name: translate(text or "", language) for name, text in warned.items()},
        "required": required_questions(language),
        "statement_url": lambda name: current.statement(name).value,
        "first_procedure": FIRST_PROCEDURE,
        "runtime_manifest": runtime_manifest(root),
        "worksheet_link": Markup('<a href="{}worksheet/">{}</a>').format(root, worksheet),
    }


def required_questions(language: str) -> dict[str, str]:
    """Return the questions that may not be passed over, with the words that Python says then."""
    reading = answers.read_answers({}, date(2000, 1, 1), language)
    return {error.question: translate(error.message, language) for error in reading.errors}


def runtime_manifest(root: str) -> str:
    """Return the address of the runtime's list of files, seen from a page.

    The pages can be built without the runtime; the checker then says that it could not start.
    """
    if not RUNTIME_MANIFEST.exists():
        return f"{root}assets/runtime/manifest.json"
    folder = json.loads(RUNTIME_MANIFEST.read_text(encoding="utf-8"))["folder"]
    return f"{root}assets/runtime/{folder}/manifest.json"


def root_of(source: str) -> str:
    """Return the way from a page (its source below `docs/`) to the site's first page.

    >>> root_of("index.md"), root_of("guide/index.md"), root_of("guide/since-2009.md")
    ('', '../', '../../')
    """
    path = Path(source)
    depth = len(path.parts) - (path.name == "index.md")
    return "../" * depth


def main(arguments: list[str]) -> int:
    """Print one page as MkDocs receives it; `checker` prints the form."""
    if len(arguments) != 1:
        sys.stderr.write("Usage: python -m build_scripts.pages PAGE\n")
        return 2
    name = arguments[0].removeprefix("docs/")
    if name == "checker":
        sys.stdout.write(checker(build_day(), "en"))
        return 0
    if not (DOCS / name).is_file():
        sys.stderr.write(f"There is no page docs/{name}.\n")
        return 2
    source = FRONT_MATTER.sub("", (DOCS / name).read_text(encoding="utf-8"))
    context = page_context(build_day(), "en", root=root_of(name))
    sys.stdout.write(render(source, language="en", context=context))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
