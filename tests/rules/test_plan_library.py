"""A third procedure, an invented library's, runs through the engine with no change of code.

It has what the others have not: a gate between two days of its own, a rule with business days that
ends in `overdue`, days told to wait before an answer is due, and a last step without a rule.
"""

from __future__ import annotations

from datetime import date

import pytest

from case_inquiry.case import Case, Contact, ContactKind, read_case
from case_inquiry.plan import Plan, plan
from case_inquiry.procedure import parse_procedure

LOST_BOOK = """
id = "lost-book"
title = "A book that did not come back"
issued_on = 2024-05-02
audiences = ["readers"]

[checked]
on = 2026-01-05
by = "the librarian"

[[sources]]
id = "rules"
title = "House rules of the library"

[[statements]]
id = "readers"
text = "Readers."
source = "rules"
confidence = "high"
kind = "notice"

[[statements]]
id = "desk"
text = "The desk is open on weekdays."
source = "rules"
confidence = "medium"
kind = "phone_hours"

[[channels]]
id = "desk"
name = "Desk"
kind = "phone"
address = "555-0100"
state = "open"
statement = "desk"

[[channels]]
id = "board"
name = "Board of the library"
kind = "post"
state = "unverified"
statement = "desk"

[[offices]]
code = "EAST"
name = "East branch"
prefixes = ["EAS"]
in_notice = true

[[steps]]
id = "look"
title = "Look at home first"

[[steps.gates]]
day = "filed_on"
before = "inquiry_date"
when = [{ fact = "problem", is = ["delay"] }]

[[steps]]
id = "report"
number = 1
title = "Report the loss"
channels = ["desk"]
done_by = [{ channel = "desk", needs = ["representative"] }, { channel = "counter" }]
asks = ["form"]

[steps.after]
step = "search"
then = "search"
status = "overdue"
told = { words = "the librarian said so", source = "rules" }

[steps.after.rule]
rule = "answer_within"
days = 5
unit = "business_days"
words = "five days"
source = "rules"

[steps.after.answers]
explained = { step = "appeal", status = "act", reason = "librarian_wrote", since_answer = true }

[[steps]]
id = "search"
title = "The library searches"

[[steps]]
id = "appeal"
number = 2
title = "Write to the board"
channels = ["board"]
done_by = [{ channel = "letter" }]
asks = ["report.service_request", "form"]

[steps.after]
step = "search"

[[exits]]
step = "search"
status = "resolved"
reason = "found"
when = [{ fact = "resolved", is = ["yes"] }]

[[warnings]]
code = "shelf_unknown"
when = [{ fact = "situation", is = ["not_found_online"] }]
"""

LIBRARY = parse_procedure(LOST_BOOK, "lost-book.toml")
KINDS = {
    "desk": ContactKind("desk", "talk at the desk"),
    "counter": ContactKind("counter", "note on the counter"),
    "letter": ContactKind("letter", "letter to the board", after="desk"),
}
TODAY = date(2026, 11, 24)  # a Tuesday; November 26 is a holiday


def reader(*contacts: Contact, **fields: object) -> Plan:
    case = Case(contacts=contacts, **fields)  # type: ignore[arg-type]
    return plan(case, LIBRARY, TODAY)


AT_HOME = {"filed_on": date(2026, 9, 1), "inquiry_date": date(2026, 10, 1)}


def test_its_gate_asks_for_both_days() -> None:
    found = reader()

    assert (found.step, found.status, found.missing) == (
        "look",
        "act",
        ("filed_on", "inquiry_date"),
    )


@pytest.mark.parametrize(
    ("filed_on", "step", "status"),
    [
        (date(2026, 9, 30), "report", "act"),
        (date(2026, 10, 1), "look", "wait"),
        (date(2026, 10, 2), "look", "wait"),
    ],
)
def test_its_gate_opens_for_earlier_days_only(filed_on: date, step: str, status: str) -> None:
    found = reader(filed_on=filed_on, inquiry_date=date(2026, 10, 1))

    assert (found.step, found.status, found.act_on) == (step, status, None)


def test_its_gate_treats_a_word_without_a_rule_as_no_day() -> None:
    found = reader(filed_on=date(2026, 9, 1), problem="mistake")

    assert (found.step, found.status, found.missing) == ("report", "act", ("form",))


def test_a_contact_that_lacks_what_it_needs_takes_no_step() -> None:
    found = reader(Contact("desk", on=TODAY), **AT_HOME)

    assert found.step == "report"


def test_its_rule_counts_business_days_and_ends_in_overdue() -> None:
    asked = Contact("desk", on=date(2026, 11, 20), representative="Ms. Page")

    waiting = reader(asked, **AT_HOME)
    late = plan(Case(contacts=(asked,)), LIBRARY, date(2026, 12, 1))

    assert (waiting.step, waiting.status) == ("search", "wait")
    assert (waiting.act_on, waiting.answer_due) == (None, date(2026, 11, 30))
    assert (late.step, late.status, late.answer_due) == ("search", "overdue", date(2026, 11, 30))


def test_its_answer_is_due_on_the_last_of_several_days() -> None:
    asked = Contact("counter", on=date(2026, 11, 20), told_to_wait_days=30)

    found = reader(asked)

    assert (found.status, found.answer_due) == ("wait", date(2026, 12, 20))
    assert [working.words for working in found.working] == ["five days", "the librarian said so"]


def test_its_answer_opens_the_next_step_from_the_day_of_the_answer() -> None:
    answer = {"answer": "explained", "answered_on": date(2026, 11, 23)}
    asked = Contact("counter", on=date(2026, 11, 20), **answer)  # type: ignore[arg-type]

    found = reader(asked)

    assert (found.step, found.status, found.act_on) == ("appeal", "act", date(2026, 11, 23))
    assert found.reason == "librarian_wrote"
    assert found.missing == ("contacts[0].service_request", "form")
    assert found.warnings == ("channel_unverified",)


def test_an_answer_to_a_step_without_a_rule_has_no_day() -> None:
    turn = 'explained = { step = "search", status = "act", since_answer = true }'
    told = LOST_BOOK.replace("[[exits]]", f"[steps.after.answers]\n{turn}\n\n[[exits]]")
    asked = Contact("letter", on=TODAY, answer="explained", answered_on=TODAY)

    found = plan(Case(contacts=(asked,)), parse_procedure(told, "told.toml"), TODAY)

    assert (found.step, found.status, found.act_on) == ("search", "act", None)


def test_its_last_step_waits_without_an_end() -> None:
    found = reader(Contact("letter", on=TODAY))

    assert (found.step, found.status) == ("search", "wait")
    assert (found.act_on, found.answer_due, found.working) == (None, None, ())


def test_its_way_out_has_its_own_step_and_reason() -> None:
    found = reader(Contact("counter", on=TODAY, answer="solved"))

    assert (found.step, found.status, found.reason) == ("search", "resolved", "found")


def test_its_offices_warnings_and_contacts_are_its_own() -> None:
    data = {
        "receipt_number": "EAS1710450146",
        "situation": "not_found_online",
        "contacts": [{"channel": "letter", "on": "2026-11-24"}, {"channel": "desk"}],
    }

    case = read_case(data, TODAY, kinds=KINDS)
    found = plan(case, LIBRARY, TODAY)

    assert found.office == LIBRARY.office("EAST")
    assert found.warnings == ("shelf_unknown",)
    assert plan(Case(center="WEST"), LIBRARY, TODAY).office is None
