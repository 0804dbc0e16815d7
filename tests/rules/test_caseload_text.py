"""A list of planned cases in words: for people, and for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from functools import partial
from gettext import NullTranslations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry.case.model import FieldError
from case_inquiry.caseload import Caseload, Row, RowError, plan_lines
from case_inquiry.caseload.files import plain_cell, read_sheet, write_csv
from case_inquiry.caseload.text import COUNTED, EXPORT, caseload_text, export_rows
from case_inquiry.messages import N_, Message, Translator, message, render, translator
from case_inquiry.plan.text import STATUS_WORDS
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)
NOTICE = load_procedure("notice-2009")


def say(words: Message | str) -> str:
    return render(words, translator("en"))


def planned(*lines: str, procedure: str = "notice-2009", **options: Any) -> Caseload:
    sheet = read_sheet("\n".join(lines).encode())
    return plan_lines(sheet.lines, load_procedure(procedure), TODAY, **options)


HIDDEN = "reference,protected,form,receipt_number,call_date"
PROTECTED = ["A-77,yes,,EAC1710450146,2026-10-01", "A-77,,I-918,EAC1710450146,2026-10-01"]
PROTECTED += ["A-77,X,,wrong,also wrong", "A-77,,Form I914,wrong,also wrong"]
PROTECTED += ["A-77,,I-485 (VAWA),EAC1710450146,2026-10-01", "A-77,no,VAWA,wrong,also wrong"]


@pytest.mark.parametrize("cells", PROTECTED)
def test_a_protected_case_shows_only_its_row(cells: str) -> None:
    found = planned(HIDDEN, cells)
    text = caseload_text(found, say)

    assert found.rows == (Row(2, protected=True),)
    assert found.as_json()["rows"] == [
        {
            "row": 2,
            "reference": None,
            "receipt_number": None,
            "protected": True,
            "plan": None,
            "errors": [],
        }
    ]
    assert not any(secret in text for secret in ["A-77", "0146", "wrong", "914", "918", "October"])
    assert "1 case; Protected by law, not shown: 1" in text
    assert export_rows(found, say) == []


def test_a_case_that_may_be_protected_shows_only_that() -> None:
    [row] = planned(HIDDEN, "A-77,not sure,,wrong,also wrong").rows

    assert (row.reference, row.receipt_number) == (None, None)
    assert [error.column for error in row.errors] == ["protected"]


LIST = [
    "Our reference,Receipt #,A-Number,Form,Date filed,Called on,Center email date,Protected",
    "A-1,EAC1710450146,A012345678,I-485,02/07/2017,2026-10-01,,",
    ",LIN1790250146,,I-90,,2026-10-01,2026-11-05,",
    "A-3,,,,,,,yes",
    "A-4,EAC171O450146,,,,,,",
    "A-5,EAC1710450147,,,,,,",
    "A-6,,,,,,2026-11-05,",
    ",,,,,2026-11-20,,no",
]


def test_a_list_for_people_has_the_warnings_first_then_the_table_then_what_to_do() -> None:
    text = caseload_text(planned(*LIST, ignored_sheets=("Old",)), say)

    assert text == LIST_TEXT


LIST_TEXT = """\
The notice of 2009, on Tuesday, November 24, 2026
7 cases; You may do this now: 2; Wait: 2; To mend: 2; Protected by law, not shown: 1

First:
- Inbox reported closed. Use today's steps instead. (rows: 2, 8)
- We don't know if anyone reads this inbox. (rows: 3)

Row  Case           Step                      Status                       Day
2    A-1            Email the service center  You may do this now.         from November 1, 2026
3    LIN1790250146  Email headquarters        Wait.                        from November 27, 2026
4    -              -                         Protected by law, not shown
5    A-4            -                         To mend
6    A-5            Call USCIS                You may do this now.
7    A-6            -                         To mend
8    -              Email the service center  Wait.                        from December 21, 2026

To mend:
- Row 5: Receipt #: Character 7 is the letter O. A digit belongs there; the letter looks like the \
digit 0. Count without spaces and dashes. Did you mean EAC1710450146?
- Row 7: Center email date: Here, “email to the service center” comes after \
“call to the USCIS line”, on the same day or later. Check the dates, or add what is missing.

Still missing:
- Row 2: Representative's name or ID number, Time of the call, Service request referral number, or \
the reason none was opened
- Row 3: A-Number, Date filed, Representative's name or ID number, Time of the call, Service \
request referral number, or the reason none was opened
- Row 6: A-Number, Form, Date filed
- Row 8: Receipt number, A-Number, Form, Date filed, Representative's name or ID number, Time of \
the call, Service request referral number, or the reason none was opened

Not read:
- Sheets: Old

For today's steps, add --procedure current to this command."""


def test_a_list_without_news_has_no_empty_headings() -> None:
    header = "form,receipt_number,a_number,filed_on,e_request_date,resolved"
    cells = ["I-485,EAC1710450146,A012345678,2017-02-07,2026-11-20,"]
    cells += ["I-485,EAC1710450147,,,,2026-11-01", "I-485,,,,,"]
    text = caseload_text(planned(header, *cells[:2], procedure="current"), say)

    assert text.splitlines() == [
        "Today's steps, on Tuesday, November 24, 2026",
        "2 cases; Wait: 1; The case is resolved: 1",
        "",
        "Row  Case           Step                 Status                 Day",
        "2    EAC1710450146  Wait for the answer  Wait.                  by December 14, 2026",
        "3    EAC1710450147  -                    The case is resolved.",
    ]


def test_columns_that_were_not_read_are_named_for_people() -> None:
    text = caseload_text(planned("form,name", "I-485,Ana"), say)

    assert "Not read:\n- Columns: name" in text


def test_what_a_file_says_cannot_break_the_table_or_command_the_terminal() -> None:
    lines = [
        (1, ["our\nreference", "called on", "co\x1blor\n", "\x07"]),
        (2, ["A\n1\x1b[2J" + "x" * 60, "2026-10-01"]),
        (3, ["A-2", "\x1b[2J"]),
    ]
    text = caseload_text(plan_lines(lines, NOTICE, TODAY), say)

    assert all(line.isprintable() for line in text.split("\n"))
    assert f"2    A 1?[2J{'x' * 33}  Email the service center" in text
    assert "- Columns: co?lor, ?" in text
    assert plan_lines(lines, NOTICE, TODAY).rows[1].reference == "A-2"


def exported(found: Caseload) -> list[dict[str, str]]:
    content = write_csv(EXPORT, export_rows(found, say))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_written_list_has_a_row_for_each_case_that_is_not_protected() -> None:
    rows = exported(planned(*LIST))

    assert [row["row"] for row in rows] == ["2", "3", "5", "6", "7", "8"]
    assert rows[1] == {
        "row": "3",
        "reference": "",
        "receipt_number": "LIN1790250146",
        "step": "email_hq",
        "status": "wait",
        "reason": "",
        "act_on": "2026-11-27",
        "answer_due": "",
        "office": "Nebraska Service Center",
        "in_words": "Email headquarters. Wait. Possible from: Friday, November 27, 2026",
        "send_to": "Inbox of headquarters: SCOPSSCATA@dhs.gov (we don't know if anyone reads it)",
        "notes": "We don't know if anyone reads this inbox."
        " | USCIS runs older fingerprints again. Expect “security checks”.",
        "missing": "A-Number | Date filed | Representative's name or ID number | Time of the call"
        " | Service request referral number, or the reason none was opened",
        "warnings": "channel_unverified | fingerprint_rerun",
        "errors": "",
    }
    assert rows[2]["errors"].startswith("Receipt #: Character 7 is the letter O.")
    assert (rows[2]["receipt_number"], rows[2]["step"]) == ("EAC171O450146", "")


def test_an_address_is_always_shown_with_its_state() -> None:
    for row in exported(planned(*LIST)):
        for cell in row.values():
            assert "@" not in cell or "reported closed since" in cell or "we don't know" in cell
    assert "@" not in caseload_text(planned(*LIST), say)


def test_a_resolved_case_is_written_without_a_step() -> None:
    [row] = exported(planned("resolved,call_date", "2026-11-01,2026-10-01"))

    assert (row["step"], row["status"], row["in_words"]) == (
        "",
        "resolved",
        "The case is resolved.",
    )
    assert (row["send_to"], row["office"]) == ("", "")


def test_a_reason_is_said_instead_of_the_status() -> None:
    [row] = exported(planned("case_status", "decision"))

    assert row["reason"] == "decision_made"
    assert row["in_words"].endswith("There is a decision. Read the letter.")


CELLS = [
    ("=1+2", "'=1+2"),
    ("+cmd|x", "'+cmd|x"),
    ("-x", "'-x"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("  =1", "'  =1"),
    ("\uff1d1+2", "'\uff1d1+2"),
    ("-5", "-5"),
    ("+1.5", "+1.5"),
    ("-5+cmd", "'-5+cmd"),
    ("A-1", "A-1"),
    ("1-800", "1-800"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "cell"), CELLS)
def test_no_cell_that_is_written_can_run_as_a_formula(text: str, cell: str) -> None:
    assert plain_cell(text) == cell


CELL = st.text(max_size=12) | st.sampled_from(["yes", "2026-10-01", "EAC1710450146", "I-485", "="])


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=5))
def test_every_row_has_a_plan_or_errors_or_is_protected(rows: list[list[str]]) -> None:
    lines = [(1, ["receipt_number", "call_date", "protected"]), *enumerate(rows, start=2)]
    found = plan_lines(lines, NOTICE, TODAY)

    for row in found.rows:
        assert [row.plan is not None, bool(row.errors), row.protected].count(True) == 1
    caseload_text(found, say)
    for exported_row in exported(found):
        for cell in exported_row.values():
            assert plain_cell(cell) == cell or cell.startswith("'")


class Marked(Translator):
    """A language that shows which words were looked up in it."""

    def __init__(self) -> None:
        super().__init__("en", NullTranslations())
        self.gettext = lambda message: f"<{message}>"
        self.ngettext = lambda msgid1, msgid2, n: f"<{msgid1 if n == 1 else msgid2}>"


def test_no_sentence_of_the_list_is_put_together_outside_the_catalog() -> None:
    text = caseload_text(planned(*LIST), partial(render, using=Marked()))
    sentences = [line for line in text.splitlines() if line.startswith(("<<", "- "))]

    assert len(sentences) == 10
    for sentence in sentences:
        left = sentence.removeprefix("- ")
        while re.search("<[^<>]*>", left):
            left = re.sub("<[^<>]*>", "", left)
        assert left == "", sentence


def test_a_mistake_without_a_column_is_reported_without_one() -> None:
    mistake = FieldError("invalid_value", "", message(N_("Wait.")))
    found = Caseload(NOTICE, TODAY, (Row(2, errors=(RowError("", mistake),)),))

    assert [row["errors"] for row in export_rows(found, say)] == ["Wait."]


def test_every_status_is_counted() -> None:
    assert COUNTED.keys() == STATUS_WORDS.keys()
