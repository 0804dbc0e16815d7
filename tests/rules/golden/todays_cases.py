"""Made-up cases of today's procedure, one for each of its states."""

from dataclasses import replace
from datetime import date

from case_inquiry.case import Contact
from tests.rules.golden.cases import (
    ASKED,
    CASE,
    CURRENT,
    EARLY,
    NO_HELP,
    NO_REQUEST,
    OMBUDSMAN,
    TODAY,
    State,
    with_contacts,
)
from tests.rules.golden.cases import STATES as OF_THE_NOTICE

#: A call that opened nothing and says nothing: after it, today's steps come first.
PLAIN_CALL = Contact("call", on=date(2026, 10, 1))

TODAYS: dict[str, State] = {
    "today: no inquiry date": State(
        CURRENT,
        "gate/act",
        replace(CASE, contacts=(PLAIN_CALL,)),
    ),
    "today: no Received Date": State(
        CURRENT,
        "gate/act",
        replace(CASE, filed_on=None, inquiry_date=date(2025, 3, 3), contacts=(PLAIN_CALL,)),
    ),
    "today: too early": State(
        CURRENT,
        "gate/wait",
        replace(EARLY, receipt_number="IOE0906929443", inquiry_date_seen_on=TODAY),
    ),
    "today: too early, day of looking not known": State(
        CURRENT,
        "gate/wait",
        EARLY,
    ),
    "today: form not listed, too early": State(
        CURRENT,
        "gate/wait",
        replace(CASE, filed_on=date(2026, 8, 31), inquiry_date="not_listed"),
    ),
    "today: form not listed": State(
        CURRENT,
        "inquire/act",
        replace(CASE, inquiry_date="not_listed"),
    ),
    "today: past the inquiry date": State(
        CURRENT,
        "inquire/act",
        replace(CASE, inquiry_date=date(2025, 3, 3), inquiry_date_seen_on=TODAY),
    ),
    "today: nothing came": State(
        CURRENT,
        "inquire/act",
        replace(CASE, problem="not_received"),
    ),
    "today: a card was just sent": State(
        CURRENT,
        "gate/wait",
        replace(CASE, problem="not_received", sent_on=date(2026, 11, 20)),
    ),
    "today: a mistake": State(
        CURRENT,
        "inquire/act",
        replace(CASE, problem="mistake", contacts=(PLAIN_CALL,)),
    ),
    "today: moved": State(
        CURRENT,
        "elsewhere/ended",
        replace(CASE, problem="address"),
    ),
    "today: something else, on a Sunday": State(
        CURRENT,
        "inquire/act",
        replace(CASE, problem="other", contacts=(PLAIN_CALL,)),
        date(2026, 11, 29),
    ),
    "today: asked": State(
        CURRENT,
        "answer/wait",
        with_contacts(ASKED),
    ),
    "today: asked, day not known": State(
        CURRENT,
        "answer/wait",
        with_contacts(Contact("e_request")),
    ),
    "today: asked, a day was named": State(
        CURRENT,
        "answer/wait",
        with_contacts(
            replace(
                ASKED,
                on=date(2026, 11, 2),
                answer="explained",
                answered_on=date(2026, 11, 20),
                promised_on=date(2026, 12, 20),
            )
        ),
    ),
    "today: asked, told to wait longer": State(
        CURRENT,
        "answer/wait",
        with_contacts(replace(ASKED, told_to_wait_days=60)),
    ),
    "today: no answer": State(
        CURRENT,
        "escalate/act",
        with_contacts(ASKED),
        date(2026, 12, 17),
    ),
    "today: no answer, past the inquiry date": State(
        CURRENT,
        "escalate/act",
        with_contacts(ASKED, inquiry_date=date(2025, 3, 3)),
        date(2026, 12, 17),
    ),
    "today: answered, not solved": State(
        CURRENT,
        "escalate/act",
        with_contacts(replace(ASKED, answer="not_solved", answered_on=TODAY)),
    ),
    "today: no answer, before the inquiry date": State(
        CURRENT,
        "escalate/act",
        with_contacts(ASKED, filed_on=date(2025, 6, 10), inquiry_date=date(2025, 3, 3)),
        date(2026, 12, 17),
    ),
    "today: asked the Ombudsman": State(
        CURRENT,
        "answer/wait",
        with_contacts(replace(ASKED, on=date(2026, 10, 1)), OMBUDSMAN),
    ),
    "today: told to wait": State(
        CURRENT,
        "inquire/act",
        with_contacts(replace(NO_REQUEST, told_to_wait_days=60), inquiry_date=date(2025, 3, 3)),
    ),
    "today: asked long ago": State(
        CURRENT,
        "escalate/act",
        with_contacts(replace(ASKED, on=date(2026, 8, 3)), inquiry_date=date(2025, 3, 3)),
    ),
    "today: the Ombudsman did not help": State(
        CURRENT,
        "escalate/wait",
        with_contacts(NO_HELP),
    ),
    "today: no one outside helped": State(
        CURRENT,
        "answer/ended",
        with_contacts(NO_HELP, replace(NO_HELP, channel="congress")),
    ),
    "today: it is urgent": State(
        CURRENT,
        "inquire/act",
        replace(CASE, problem="urgent"),
    ),
    "today: a receipt did not come": State(
        CURRENT,
        "inquire/act",
        replace(CASE, problem="not_received", not_received="receipt"),
    ),
    "today: the fee was just taken": State(
        CURRENT,
        "gate/wait",
        replace(CASE, problem="not_received", not_received="receipt", sent_on=date(2026, 11, 20)),
    ),
    "today: Congress did not help, the Ombudsman is open": State(
        CURRENT,
        "escalate/act",
        with_contacts(
            replace(ASKED, on=date(2026, 9, 15)),
            replace(NO_HELP, channel="congress"),
            inquiry_date=date(2025, 3, 3),
        ),
    ),
    "today: Congress did not help, the Ombudsman opens later": State(
        CURRENT,
        "escalate/wait",
        with_contacts(
            replace(ASKED, on=date(2026, 10, 15)),
            replace(NO_HELP, channel="congress"),
            inquiry_date=date(2025, 3, 3),
        ),
    ),
    "today: Congress did not help, and the Ombudsman is over": State(
        CURRENT,
        "escalate/wait",
        with_contacts(
            replace(ASKED, on=date(2026, 8, 3)),
            replace(NO_HELP, channel="congress"),
            inquiry_date=date(2025, 3, 3),
        ),
    ),
}
STATES = OF_THE_NOTICE | TODAYS
