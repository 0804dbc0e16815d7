"""Every outcome that the checker shows: a case file that leads to it, and what it says and carries.

The days are worked out by hand from the rules. `test_outcomes.py` walks to each of them and holds
that no state of either procedure is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.site.conftest import NOW

NOTICE = "notice-2009"
CURRENT = "current"
THANKSGIVING = datetime.datetime(2026, 11, 26, 20, 0, tzinfo=datetime.UTC)

TODAYS_WAY = "Use the way that works today"
WAY_OF_THE_NOTICE = "See what the 2009 notice says"
CALL_SCRIPT = "Get my call script"
COPY_QUESTION = "Copy my question"
COPY_SUMMARY = "Copy my summary"
PRINT_RECORD = "Print my record"
LEGAL_HELP = "Find legal help"

CLOSED = "This email inbox is closed"
ALL_CLOSED = "The service centers' email inboxes are closed"
UNVERIFIED = "We don't know if anyone reads this inbox"


@dataclass(frozen=True)
class Outcome:
    """A case file, and the outcome of its procedure: attributes, heading and filled button.

    `says` is a piece of the text below the heading, `now` the moment at which it is looked at.
    `asked_today` tells that only today's way asks for what leads to it; `chosen` is answered there.
    """

    name: str
    procedure: str
    case: Mapping[str, object]
    step: str
    status: str
    heading: str
    button: str
    says: str
    act_on: str = ""
    answer_due: str = ""
    reason: str = ""
    office: str = "VSC"
    now: datetime.datetime = NOW
    asked_today: bool = False
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the region, empty ones too."""
        return {
            "data-procedure": self.procedure,
            "data-step": self.step,
            "data-status": self.status,
            "data-act-on": self.act_on,
            "data-answer-due": self.answer_due,
            "data-reason": self.reason,
            "data-office": self.office,
        }


def contact(channel: str, on: str | None = None, **more: object) -> dict[str, object]:
    """Return one contact of a case file."""
    return {"channel": channel, "on": on, **more}


def case(*contacts: Mapping[str, object], **more: object) -> dict[str, object]:
    """Return a case file whose number stands for the Vermont Service Center."""
    numbers = {"form": "I-485", "receipt_number": "EAC1710450146"}
    return {"version": 1, **numbers, **more, "contacts": list(contacts)}
