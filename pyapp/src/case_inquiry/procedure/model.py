"""What a procedure is made of: steps, rules, channels, offices, statements and their sources.

The procedure files are checked against these classes by `procedure.checking`. Nothing here
knows the name of an agency.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from case_inquiry.conditions import Conditions
from case_inquiry.days.counting import ONE_DAY, add_months

#: How the name of who checked a statement ends if it was on the live page, and not in a copy.
ON_THE_PAGE = ", on the official page"
CONFIDENCES = ("high", "medium", "low")
CHANNEL_KINDS = ("phone", "email", "web", "post")
CHANNEL_STATES = ("open", "closed", "unverified")

#: The facts of a case that conditions may name; `case_inquiry.plan.facts` works them out.
FACTS = (
    "resolved",
    "protected",
    "problem",
    "case_status",
    "situation",
    "not_received",
    "form",
    "office_listed",
    "dates_mismatch",
    "too_early",
    "consent_missing",
    "ask_again",
    "told_to_wait",
)

#: Which answers of a step's contacts count: any of them; that of the last contact of all steps
#: that say so; or any, until a later contact of the step begins the ladder anew.
ANSWERED = ("any", "last", "until_next")

#: How many months a checked statement may be relied on, by its kind; None for ever.
SHELF_LIFE_MONTHS: Mapping[str, int | None] = {
    "notice": None,  # a dated paper does not change
    "history": None,  # nor does what happened
    "phone_hours": 6,
    "rule": 6,
    "channel": 3,
    "news": 3,  # a rule or a court's order that is likely to change soon
}


@dataclass(frozen=True)
class Source:
    """Where a statement was read."""

    id: str
    title: str
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True)
class Statement:
    """One fact, with where it was read, how sure it is, and who checked it when.

    `value` is the fact itself where it is a number or an address; `text` says it in a sentence;
    `also` are further sources that say the same. `copy_of` is the year (`2024`) or the month
    (`2024-07`) of the newest copy that was read, or `undated`; None where the source's day tells.
    `verify_live` asks a person to open the official page before relying on it.
    """

    id: str
    text: str
    value: str | None
    source: Source
    confidence: str
    checked_on: date
    checked_by: str
    kind: str
    verify_live: bool = False
    also: tuple[Source, ...] = ()
    copy_of: str | None = None

    @property
    def expires_on(self) -> date | None:
        """The last day on which our reading may be relied on, or None where it has none."""
        months = SHELF_LIFE_MONTHS[self.kind]
        return None if months is None else add_months(self.checked_on, months)

    @property
    def seen_on(self) -> date:
        """The day from which freshness counts: of the copy, where it is older than our reading."""
        last = copy_day(self.copy_of)
        return self.checked_on if last is None else min(last, self.checked_on)

    @property
    def fresh_until(self) -> date | None:
        """The last day on which the fact is fresh, counted from what was read."""
        months = SHELF_LIFE_MONTHS[self.kind]
        return None if months is None else add_months(self.seen_on, months)

    @property
    def is_seen_live(self) -> bool:
        """Tell whether a person looked at the official page itself."""
        return self.checked_by.endswith(ON_THE_PAGE)

    @property
    def is_of_older_copy(self) -> bool:
        """Tell whether the fact may have changed between the copy and our reading of it."""
        return self.fresh_until is not None and self.seen_on < self.checked_on

    def is_fresh(self, today: date, /) -> bool:
        """Tell whether what was read is young enough on `today`."""
        return self.fresh_until is None or today <= self.fresh_until

    def is_stale(self, today: date, /) -> bool:
        """Tell whether the shelf life is over on `today`."""
        return self.expires_on is not None and today > self.expires_on


def copy_day(copy_of: str | None) -> date | None:
    """Return the last day on which a copy may have been made, or None where no one knows.

    >>> str(copy_day("2022")), str(copy_day("2024-02")), copy_day("undated")
    ('2022-12-31', '2024-02-29', None)
    """
    if copy_of is None or copy_of == "undated":
        return None
    year, _, month = copy_of.partition("-")
    first = date(int(year), int(month or 12), 1)
    return add_months(first, 1) - ONE_DAY


@dataclass(frozen=True)
class Channel:
    """A way to reach someone.

    A channel whose address differs by office (the service centers' inboxes) has none of its own.
    """

    id: str
    name: str
    kind: str
    address: str | None
    state: str
    closed_on: date | None
    statement: Statement


@dataclass(frozen=True)
class Office:
    """An office that can have a case.

    `email` is None if no procedure names an address. `label` is the form's words for the office if
    they differ from its name.
    """

    code: str
    name: str
    email: str | None = None
    prefixes: tuple[str, ...] = ()
    state: str | None = None
    in_notice: bool = False
    label: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """Return the office as the plan shows it."""
        return {"code": self.code, "name": self.name, "email": self.email}


@dataclass(frozen=True)
class Example:
    """A count done by hand: from the day `start`, a rule's result is `result`."""

    start: date
    result: date


@dataclass(frozen=True)
class WaitingRule:
    """How long something must last: a counting rule with the words and the source it rests on.

    `rule` names an operator of `days.counting`; `days` are counted in `unit` (a number of months
    where the unit is `calendar_months`). The `examples` show it, and must come out right. Among
    several rules of a gate the first counts whose conditions (`when`) are true.
    """

    rule: str
    days: int
    unit: str
    words: str
    source: Source
    examples: tuple[Example, ...] = ()
    when: Conditions = ()


@dataclass(frozen=True)
class WayOut:
    """A way out of the ladder: the first whose conditions are true is taken."""

    step: str | None
    status: str
    reason: str | None
    when: Conditions


@dataclass(frozen=True)
class Warn:
    """A warning of the plan and the conditions that raise it."""

    code: str
    when: Conditions


@dataclass(frozen=True)
class News:
    """A fact with a short life that bears on some cases, shown while it is fresh.

    It bears on a case for which `when` is true and whose `day`, a key of the case, lies before the
    day `before` and not before `since`. A day that is not known may be any.
    """

    code: str
    statement: Statement
    when: Conditions
    day: str | None = None
    before: date | None = None
    since: date | None = None


@dataclass(frozen=True)
class Gate:
    """A condition before the first contact.

    One day of the case must lie before another (`before`); where the other is the word `unlisted`,
    a rule counts instead. Without another day a rule counts from the day, and a day that is not
    known leaves the gate open. The gate exists only where `when` is true.
    """

    day: str
    before: str | None = None
    when: Conditions = ()
    unlisted: str | None = None
    rules: tuple[WaitingRule, ...] = ()

    @property
    def rule(self) -> WaitingRule | None:
        """The rule of every case for which no other counts."""
        return self.rules[-1] if self.rules else None


@dataclass(frozen=True)
class Told:
    """That a wait named to the person counts as a rule of its own, and why.

    `channels` are the kinds of contact that can name one; without any, the step's own contacts.
    """

    words: str
    source: Source
    channels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """Where an answer that does not help leads; `since_answer` dates that by the answer."""

    step: str
    status: str
    reason: str | None = None
    since_answer: bool = False


@dataclass(frozen=True)
class After:
    """What follows a step's contact: the step while a rule runs, and the step after it.

    Without a rule the waiting has no known end. With `told`, days that were named to the person
    count as well, with `promised` a day that was named for a result; the latest day decides.
    `answered` is one of `ANSWERED`.
    """

    step: str
    then: str | None = None
    status: str | None = None
    rule: WaitingRule | None = None
    told: Told | None = None
    promised: Told | None = None
    answers: Mapping[str, Turn] = field(default_factory=dict)
    answered: str = "any"


@dataclass(frozen=True)
class Done:
    """The contacts that take a step: their channel; one of the fields `needs` must be filled."""

    channel: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Way:
    """One of several kinds of help that a step offers, each open at its own time.

    Without `opens` it is open when the step is. `opens` counts from the first contact of the step
    before; a `gated` way waits for the gate between two days, too. `closes` counts from the latest
    contact of a channel of `latest`.
    """

    channel: str
    gated: bool = False
    opens: WaitingRule | None = None
    closes: WaitingRule | None = None
    latest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """A step, or a place to wait. Places to wait have no contact of their own (`done_by` empty).

    `asks` are the paths of what the step asks for: a field of the case, or `step.field` for the
    first contact of another step; alternatives are parted by `|`, the last one is named if all are
    empty. A step with `ways` goes on as long as one of them was not tried.
    """

    id: str
    number: int | None
    title: str
    channels: tuple[Channel, ...] = ()
    done_by: tuple[Done, ...] = ()
    asks: tuple[str, ...] = ()
    have_ready: tuple[Statement, ...] = ()
    note_down: tuple[Statement, ...] = ()
    provide: tuple[Statement, ...] = ()
    gates: tuple[Gate, ...] = ()
    after: After | None = None
    ways: tuple[Way, ...] = ()
    wait: WaitingRule | None = None


@dataclass(frozen=True)
class Procedure:
    """A whole procedure. Its steps have the order of the ladder."""

    id: str
    title: str
    issued_on: date | None
    audiences: tuple[Statement, ...]
    steps: tuple[Step, ...]
    offices: tuple[Office, ...]
    channels: tuple[Channel, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    exits: tuple[WayOut, ...]
    warnings: tuple[Warn, ...]
    news: tuple[News, ...] = ()

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each channel on the ladder."""
        ladder = [done.channel for step in self.steps for done in step.done_by]
        return {name: place for place, name in reversed(list(enumerate(ladder)))}

    def step(self, name: str, /) -> Step:
        """Return the step with this id; raises KeyError with the name."""
        return _named(self.steps, name, lambda step: step.id)

    def office(self, code: str, /) -> Office:
        """Return the office with this code; raises KeyError with the code."""
        return _named(self.offices, code, lambda office: office.code)

    def channel(self, name: str, /) -> Channel:
        """Return the channel with this id; raises KeyError with the name."""
        return _named(self.channels, name, lambda channel: channel.id)

    def statement(self, name: str, /) -> Statement:
        """Return the statement with this id; raises KeyError with the name."""
        return _named(self.statements, name, lambda statement: statement.id)

    def office_of_prefix(self, prefix: str, /) -> Office | None:
        """Return the office of a receipt number's letters, or None."""
        return next((office for office in self.offices if prefix in office.prefixes), None)


def _named[T](items: tuple[T, ...], name: str, key: Callable[[T], str]) -> T:
    for item in items:
        if key(item) == name:
            return item
    raise KeyError(name)
