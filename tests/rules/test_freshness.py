"""Freshness counts from the copy that was read; the shelf life of our reading is apart from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from case_inquiry.procedure import PROCEDURES, load_procedure
from case_inquiry.procedure.shelf import stale_statements


@pytest.mark.parametrize(
    ("copy_of", "seen_on", "fresh_until"),
    [
        (None, date(2026, 11, 24), date(2027, 2, 24)),
        ("undated", date(2026, 11, 24), date(2027, 2, 24)),
        ("2022", date(2022, 12, 31), date(2023, 3, 31)),
        ("2024-02", date(2024, 2, 29), date(2024, 5, 29)),
        ("2026", date(2026, 11, 24), date(2027, 2, 24)),
        ("2026-10", date(2026, 10, 31), date(2027, 1, 31)),
    ],
)
def test_freshness_counts_from_the_copy_where_it_is_older_than_our_reading(
    copy_of: str | None, seen_on: date, fresh_until: date
) -> None:
    read = load_procedure("current").statement("e_request_url")
    fact = replace(read, copy_of=copy_of)
    assert (fact.seen_on, fact.fresh_until) == (seen_on, fresh_until)
    assert fact.is_fresh(fresh_until)
    assert not fact.is_fresh(fresh_until + timedelta(days=1))
    # An outcome says a fact until our own reading is too old, with the age of the copy beside it.
    assert fact.expires_on == read.expires_on


def test_what_never_changes_is_fresh_for_ever_however_old_its_copy_is() -> None:
    past = load_procedure("notice-2009").statement("headquarters_inadequate")
    assert (past.kind, past.copy_of, past.fresh_until) == ("history", "2011-02", None)
    assert past.is_fresh(date(2100, 1, 1))


def test_facts_of_old_copies_are_listed_at_once_and_the_channels_after_their_last_day() -> None:
    listed = {row.statement.id for row in stale_statements(date(2027, 2, 24))[0]}
    facts = [one for name in PROCEDURES for one in load_procedure(name).statements]
    assert listed == {one.id for one in facts if not one.is_fresh(date(2027, 2, 24))}
    assert {"phone_levels", "expedite_how"} <= listed
    assert "phone_today" not in listed

    stale, problems = stale_statements(date(2027, 2, 25))
    shared = next(row for row in stale if row.statement.id == "phone_today")
    assert problems == ()
    assert shared.procedures == PROCEDURES
    assert shared.as_json()["expires_on"] == "2027-02-24"
    added = [row.statement for row in stale if row.statement.id not in listed]
    assert {one.kind for one in added} == {"channel"}
