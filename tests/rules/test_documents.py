"""The papers, compared with proofread files, and the rules for all of them."""

import re
from dataclasses import replace
from datetime import date

import jinja2
import pytest

from case_inquiry import papers
from case_inquiry.case import Case
from case_inquiry.days.times import say_time
from case_inquiry.messages import translator
from case_inquiry.papers import rendering, spelling
from case_inquiry.procedure import load_procedure
from tests.rules.golden.cases import CALL, CASE, CURRENT, NOTICE, TODAY, with_contacts
from tests.rules.golden.papers import (
    BLANK_SCRIPT,
    BLANKS,
    FOLDER,
    FULL,
    PAPERS,
    blank,
    golden_file,
    write_out,
)
from tests.rules.golden.tools import edited, text_of

TO_OFFICES = (
    "center_email",
    "hq_email",
    "e_request",
    "secure_message",
    "ombudsman_summary",
    "congress_summary",
    "expedite_request",
)


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_as_it_was_read_by_eye(name: str) -> None:
    paper = PAPERS[name]
    written = write_out(papers.write(paper.kind, paper.case, paper.today))
    assert written == golden_file(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", BLANKS)
def test_the_blank_papers_of_the_worksheet_are_as_they_were_read_by_eye(name: str) -> None:
    assert blank(name) == golden_file(name).read_text(encoding="utf-8")


def test_the_blank_letter_asks_for_all_that_the_notice_asks_for() -> None:
    page = papers.blank_letter(TODAY)
    for label in (
        "Applicant or petitioner",
        "Receipt number",
        "A-Number",
        "Form",
        "Date filed",
        "Representative",
        "Service request referral number",
        "If no request was opened, the reason that the representative gave",
        "Your name",
    ):
        assert f'<p>{label}: <span class="blank">______</span></p>' in page
    assert "[" not in page
    assert "August 6, 2009" in page


def test_in_another_language_each_line_of_the_blank_letter_has_its_meaning_beside_it() -> None:
    page = papers.blank_letter(TODAY, "es")
    assert page.count('<span class="meaning">') == papers.blank_letter(TODAY).count("<p>") > 20


def test_the_blank_script_shares_its_words_with_the_filled_one() -> None:
    def sections(page: str) -> dict[str, str]:
        found = re.findall(r"<section>\s*<h\d>(.*?)</h\d>(.*?)</section>", page, re.DOTALL)
        return {heading: " ".join(body.split()) for heading, body in found}

    file = papers.write("call_script", Case(), TODAY).file
    assert file is not None
    empty, filled = sections(blank(BLANK_SCRIPT)), sections(file.content.decode())
    assert empty.keys() == filled.keys()
    same = {heading for heading, body in empty.items() if body == filled[heading]}
    # On any day and for any problem these say something else.
    assert empty.keys() - same == {
        "Before you dial",
        "Say this first",
        "Ask this",
        "After the call",
    }


def test_the_blank_script_names_no_day_that_passes() -> None:
    script = papers.blank_call_script(TODAY)
    assert re.findall(r"20\d\d", script.replace("January 21, 2019", "")) == ["2026"]
    assert script.count("Made on Tuesday, November 24, 2026.") == 1


def test_the_blank_script_has_empty_lines_for_all_that_the_notice_asks_for() -> None:
    script = papers.blank_call_script(TODAY)
    step = load_procedure(NOTICE).step("call")
    lines = re.findall(r"<p>([^<]*): <span class=.blank.>", script)
    assert [*lines[-5:-2]] == [note.text.replace("'", "&#39;") for note in step.note_down]
    assert lines[:4] == ["Receipt number", "A-Number", "Form", "Filed on"]


def test_in_another_language_each_sentence_to_say_has_its_meaning_beside_it() -> None:
    script = papers.blank_call_script(TODAY, "es")
    said = script.count('<span class="said"><span lang="en" dir="ltr">')
    assert said == script.count('<span class="meaning">') > 20
    assert "meaning" not in papers.blank_call_script(TODAY)


def test_every_golden_file_belongs_to_a_paper_and_every_kind_has_one() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == {*PAPERS, *BLANKS}
    assert {paper.kind for paper in PAPERS.values()} == set(papers.KINDS)


def test_an_unknown_kind_is_an_error_with_its_name() -> None:
    with pytest.raises(KeyError, match="fax"):
        papers.write("fax", CASE, TODAY)


def test_another_number_of_days_changes_the_papers() -> None:
    rules = edited(
        NOTICE, ("days = 30", "days = 45"), ("days = 21", "days = 28"), ("375-5283", "555-0100")
    )
    center = text_of("center_email", FULL, procedure=rules)
    assert "More than 45 days have passed" in center
    assert "the USCIS line (1-800-555-0100)" in center
    assert "did not answer within 28 days" in text_of("hq_email", FULL, procedure=rules)
    script = text_of("call_script", CASE, procedure=rules)
    assert "opens on Saturday, January 9, 2027" in script


def test_another_time_for_forms_that_are_not_listed_changes_the_question() -> None:
    rules = edited(CURRENT, ("days = 6\n", "days = 7\n"))
    case = replace(CASE, inquiry_date="not_listed")
    assert "7 months have passed" in text_of("e_request", case, procedure=rules)


@pytest.mark.parametrize("kind", TO_OFFICES)
def test_a_text_for_an_office_is_english_with_its_meaning_beside_each_line(kind: str) -> None:
    paper = papers.write(kind, FULL, TODAY, "es")
    assert text_of(kind, FULL) == text_of(kind, FULL, language="es")
    lines = [line for line in text_of(kind, FULL).splitlines() if line]
    assert [english for english, _ in paper.reading_aid] == lines
    assert not papers.write(kind, FULL, TODAY).reading_aid


def test_the_script_gives_each_sentence_in_english_with_its_meaning() -> None:
    text = text_of("call_script", CASE, language="es")
    assert re.search(r"“Please read it back to me\.” \(.+\)", text)


def test_a_page_in_arabic_is_written_from_right_to_left() -> None:
    page = papers.write("record_html", CASE, TODAY, "ar").as_text()
    assert '<html lang="ar" dir="rtl">' in page


def test_a_template_that_uses_an_unknown_name_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError, match="sheet"):
        rendering.fill_template("sheet.txt.jinja", {}, translator("en"))


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("00:05", "12:05 a.m."),
        ("9:30", "9:30 a.m."),
        ("11:59", "11:59 a.m."),
        ("12:00", "12:00 p.m."),
        ("23:59", "11:59 p.m."),
        ("24:00", "24:00"),
        ("about noon", "about noon"),
        (None, None),
    ],
)
def test_a_time_of_day_is_said_as_americans_write_it(at: str | None, said: str | None) -> None:
    assert say_time(at) == said


@pytest.mark.parametrize(
    ("digits", "groups"),
    [
        ("0906929443", ["09", "069", "29", "443"]),
        ("012345678", ["012", "345", "678"]),
        ("1234567", ["1", "234", "567"]),
        ("12345678", ["12", "345", "678"]),
    ],
)
def test_digits_are_said_in_groups_of_two_or_three(digits: str, groups: list[str]) -> None:
    assert spelling.split_digits(digits) == groups


def test_every_letter_has_its_word() -> None:
    assert "".join(spelling.ALPHABET) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_a_paper_goes_to_the_page_as_plain_json() -> None:
    shown = papers.write("center_eml", with_contacts(CALL), TODAY).as_json()
    assert isinstance(shown["file"], dict)
    assert shown["file"]["name"] == "email.eml"
    letter = papers.write("center_email", with_contacts(CALL), TODAY).as_json()
    parts = letter["parts"]
    assert isinstance(parts, list)
    assert [(piece["id"], piece["copy_label"], piece["copied"]) for piece in parts] == [
        ("address", "Copy address", "Address copied"),
        ("subject", "Copy subject", "Subject copied"),
        ("text", "Copy text", "Text copied"),
    ]
    assert [piece["editable"] for piece in parts] == [False, True, True]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 24), "Tuesday, November 24, 2026"),
        (date(2026, 11, 26), "Friday, November 27, 2026"),
    ],
)
def test_the_day_of_the_call_can_be_shared_and_names_no_case(today: date, day: str) -> None:
    paper = papers.write("call_script", FULL, today)
    assert paper.for_others is not None
    assert paper.for_others.value == f"Call about my papers: {day}. The number is 1-800-375-5283."
    assert paper.for_others.value not in paper.as_text()
    parts = paper.as_json()["parts"]
    assert isinstance(parts, list)
    assert [(piece["id"], piece["shareable"], piece["editable"]) for piece in parts] == [
        ("text", True, True),
        ("day", True, True),
    ]


def test_only_a_text_that_was_seen_is_shared() -> None:
    paper = papers.write("center_email", FULL, TODAY)
    assert [piece.id for piece in paper.pieces if piece.shareable] == ["text"]
