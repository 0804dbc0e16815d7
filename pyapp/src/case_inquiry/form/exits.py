"""The ways out of the questions: what is more urgent than the next step, or not for this tool."""

from __future__ import annotations

from typing import NamedTuple

from case_inquiry.conditions import Conditions, all_hold, not_said, said
from case_inquiry.form.model import Shortcut
from case_inquiry.form.pages.done import NOT_RESOLVED
from case_inquiry.messages import N_


class Exit(NamedTuple):
    """A way out that the answers of `page` open; `reason` is the plan's.

    `go_on` is the button that closes it again. Its mark is the answer for which it was given,
    so that another answer opens its own exit.
    """

    reason: str
    page: str
    applies: Conditions
    go_on: Shortcut | None = None


TAKEN_CARE_OF = N_("I have taken care of it. Go on.")

EXITS = (
    Exit(
        "uscis_waits_for_you",
        "problem",
        (said("problem", "uscis_acted"), not_said("problem_go_on", "uscis_acted")),
        Shortcut("problem_go_on", N_("Go on anyway"), {"problem_go_on": "uscis_acted"}),
    ),
    Exit("protected_case", "form", (said("fact:form_protected", "yes"),)),
    Exit("protected_case", "privacy", (said("privacy", "yes"),)),
    Exit(
        "uscis_waits_for_you",
        "status",
        (
            said("case_status", "waiting_for_me"),
            not_said("case_status_go_on", "waiting_for_me"),
            *NOT_RESOLVED,
        ),
        Shortcut("status_go_on", TAKEN_CARE_OF, {"case_status_go_on": "waiting_for_me"}),
    ),
    Exit(
        "decision_made",
        "status",
        (
            said("case_status", "decision"),
            not_said("case_status_go_on", "decision"),
            *NOT_RESOLVED,
        ),
        Shortcut("status_go_on", TAKEN_CARE_OF, {"case_status_go_on": "decision"}),
    ),
)


def open_exit(
    answers: dict[str, str], facts: dict[str, str], page: str | None = None
) -> Exit | None:
    """Return the first exit that these counting answers open, on `page` or anywhere.

    >>> open_exit({"privacy": "yes"}, {}).reason
    'protected_case'
    """
    for leaving in EXITS:
        if page in (None, leaving.page) and all_hold(leaving.applies, answers, facts):
            return leaving
    return None
