"""What is read from a notice, an email or a status page, and what is left alone."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry import web
from case_inquiry.notices import read_notice
from case_inquiry.notices.files import UnreadableFileError, text_of
from tests.rules.made_pdfs import Text, pdf_of, receipt_notice

TODAY = date(2026, 11, 24)
NOTICES = Path(__file__).with_name("notices")
ADJUSTMENT = "I485 - APPLICATION TO REGISTER PERMANENT RESIDENCE OR ADJUST STATUS"


def found_in(text: str) -> dict[str, list[str]]:
    """Return all that is found, by question."""
    found: dict[str, list[str]] = {}
    for each in read_notice(text, TODAY).finds:
        found.setdefault(each.question, []).append(str(each.value))
    return found


def dates_in(text: str) -> list[str]:
    return found_in(text).get("filed_on", [])


def ask(content: bytes = b"", **more: object) -> dict[str, Any]:
    request = json.dumps({"op": "notice", "today": TODAY.isoformat(), **more})
    answer: dict[str, Any] = json.loads(web.handle(request, b64encode(content).decode()))
    return answer


def test_a_printed_receipt_notice_gives_all_four() -> None:
    text = text_of(pdf_of([receipt_notice("EAC1710450146", ADJUSTMENT, "02/07/2017")]))
    assert found_in(text) == {
        "receipt_number": ["EAC-17-104-50146"],
        "form": ["I-485"],
        "filed_on": ["2017-02-07"],
        "a_number": ["A012-345-678"],
    }


def test_a_notice_that_a_browser_printed_gives_all_four() -> None:
    assert found_in(text_of((NOTICES / "printed.pdf").read_bytes())) == {
        "receipt_number": ["IOE-0906929443"],
        "form": ["I-765"],
        "filed_on": ["2026-03-03"],
        "a_number": ["A012-345-678"],
    }


def test_a_lock_that_needs_no_password_keeps_nobody_from_reading() -> None:
    text = text_of((NOTICES / "owner.pdf").read_bytes())
    assert found_in(text)["receipt_number"] == ["IOE-0906929443"]


def test_each_page_gives_its_own_number_with_the_line_it_stands_in() -> None:
    first = receipt_notice("EAC1710450146", ADJUSTMENT, "02/07/2017")
    second = receipt_notice("LIN1710450147", "I130 - PETITION FOR ALIEN RELATIVE", "02/08/2017")
    finds = read_notice(text_of(pdf_of([first, second])), TODAY).finds
    numbers = [each for each in finds if each.question == "receipt_number"]
    assert [each.value for each in numbers] == ["EAC-17-104-50146", "LIN-17-104-50147"]
    assert ["I485" in numbers[0].line, "I130" in numbers[1].line] == [True, True]


@pytest.mark.parametrize("priority", ["", "01/15/2015"])
def test_the_received_date_is_never_the_notice_or_priority_date(priority: str) -> None:
    notice = receipt_notice("EAC1710450146", ADJUSTMENT, "02/07/2017", priority=priority)
    assert dates_in(text_of(pdf_of([notice]))) == ["2017-02-07"]


@pytest.mark.parametrize(
    "text",
    [
        "Received Date: 02/07/2017",
        "Received Date\n02/07/2017",
        "Received Date\nFebruary 07, 2017\nNotice Date\nFebruary 10, 2017",
        "Received Date Priority Date\n02/07/2017 01/15/2015",
        "Received Date\nPriority Date\nNotice Date\n02/07/2017\n",
        "RECEIPT DATE   PRIORITY DATE\n02/07/2017",
        "Notice Date: 02/10/2017  Received Date: 02/07/2017",
        "Received Date\tNotice Date\n02/07/2017\t02/10/2017",
        "On February 7, 2017, we received your Form I-485, Application to Adjust Status.",
        "We received your Form I-765, Application for Work, on February 7, 2017",
        "Your case was received on 02/07/2017.",
        "Received Date 02/07/17",
        "Received Date      Priority Date      Notice Date\n"
        "02/07/2017                            02/10/2017",
    ],
)
def test_the_received_date_is_found_where_it_is_certain(text: str) -> None:
    expected = [] if "Priority Date\nNotice Date" in text else ["2017-02-07"]
    assert dates_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Received Date\nPriority Date\nNotice Date\n02/10/2017",
        "Received Date  Priority Date  Notice Date\n01/15/2015  02/10/2017",
        "Priority Date\n01/15/2015",
        "Notice Date 02/10/2017",
        "On March 3, 2020, we received your response to our Request for Evidence.",
        "We received your response for your Form I-485 on March 3, 2020.",
        "Received Date: 12/01/2026",
        "Received Date\nsee below",
        "Received Date\n02/07/2017 Notice Date 02/10/2017",
        "Received Date 02/30/2017",
        "On December 1, 2026, we received your Form I-485.",
        "Received Date      Priority Date      Notice Date\n"
        "                   01/15/2015         02/10/2017",
    ],
)
def test_a_day_that_may_be_another_one_is_not_offered(text: str) -> None:
    assert dates_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "USCIS Online Account Number: 012345678901",
        "Call 1-800-375-5283",
        "SSN 123-45-6789",
        "Notice Date 02/10/2017",
    ],
)
def test_other_numbers_are_no_a_number(text: str) -> None:
    assert "a_number" not in found_in(text)


@pytest.mark.parametrize(
    "text", ["USCIS# 012-345-678", "A-Number\n012 345 678", "Beneficiary A012345678"]
)
def test_an_a_number_is_found_by_its_letter_or_label(text: str) -> None:
    assert found_in(text)["a_number"] == ["A012-345-678"]


def test_the_form_is_that_of_the_case_and_not_every_form_that_is_named() -> None:
    text = (
        "Form I-797C, Notice of Action\nCase Type\nI485 - ADJUST STATUS\nYou may file Form I-765."
    )
    assert found_in(text)["form"] == ["I-485"]
    assert found_in("We have your Form I-90. See Form I-797.")["form"] == ["I-90"]


def test_a_case_type_that_is_not_known_leaves_the_forms_that_are_named() -> None:
    assert found_in("Case Type\nanother kind\nWe have your papers, Form I-90.")["form"] == ["I-90"]


def test_a_status_page_gives_form_number_and_day() -> None:
    text = (
        "Case Was Received\nOn March 3, 2026, we received your Form I-765, Application for "
        "Employment Authorization, Receipt Number IOE0906929443, and sent you the receipt notice."
    )
    assert found_in(text) == {
        "receipt_number": ["IOE-0906929443"],
        "form": ["I-765"],
        "filed_on": ["2026-03-03"],
    }


@pytest.mark.parametrize("kind", ["I918 - PETITION FOR U NONIMMIGRANT STATUS", "I360 VAWA"])
def test_a_protected_case_gives_nothing_and_says_so(kind: str) -> None:
    notice = receipt_notice("EAC1710450146", kind, "02/07/2017")
    answer = ask(pdf_of([notice]))
    assert (answer["protected"], answer["finds"]) == (True, [])
    assert "We filled in nothing" in answer["said"][0]
    assert "50146" not in json.dumps(answer)


@pytest.mark.parametrize(
    ("name", "words"), [("scan.pdf", "a picture of the notice"), ("locked.pdf", "is locked")]
)
def test_a_file_without_text_says_why_and_what_to_do(name: str, words: str) -> None:
    answer = ask((NOTICES / name).read_bytes())
    assert answer["finds"] == []
    assert words in answer["said"][0]


def test_a_photo_says_where_the_numbers_stand() -> None:
    assert "top left" in ask(b"\xff\xd8\xff\xe0 JFIF")["said"][0]


def test_a_text_without_numbers_says_where_they_stand() -> None:
    assert "top left" in ask(text="Dear Sir or Madam")["said"][0]


def test_several_numbers_ask_for_the_right_one() -> None:
    assert ask(text="EAC1710450146 and LIN1710450147")["said"] == [
        "There is more than one receipt number here. Use the one of your case."
    ]


def test_what_stands_in_the_form_is_named_before_it_is_replaced() -> None:
    answers = {"receipt_number": "LIN1710450147", "form": "I-485"}
    finds = ask(text="Receipt Number EAC1710450146 Form I-485", answers=answers)["finds"]
    assert [each["now"] for each in finds] == ["Your answer now: LIN1710450147", ""]


def test_a_text_of_a_book_is_refused() -> None:
    answer = ask(text="word " * 50_000)
    assert answer["errors"][0]["error"] == "too_large"


def test_a_file_beyond_the_bound_is_refused() -> None:
    answer = ask(bytes(10_000_100))
    assert answer["errors"][0]["error"] == "too_large"
    with pytest.raises(UnreadableFileError):
        text_of(bytes(10_000_001))


def test_a_file_that_is_no_base64_is_refused() -> None:
    request = json.dumps({"op": "notice", "today": TODAY.isoformat()})
    assert json.loads(web.handle(request, "###"))["errors"][0]["error"] == "invalid_value"


def test_a_file_of_other_bytes_is_no_notice() -> None:
    with pytest.raises(UnreadableFileError, match="can't read"):
        text_of(bytes(range(256)) * 4)
    assert text_of("Received Date".encode("utf-16")) == "Received Date"


def test_only_the_first_pages_are_read() -> None:
    page = [Text(60, 700, "EAC1710450146")]
    last = [Text(60, 700, "LIN1710450147")]
    assert found_in(text_of(pdf_of([page] * 12 + [last]))) == {
        "receipt_number": ["EAC-17-104-50146"]
    }


def test_of_a_book_only_the_beginning_is_read() -> None:
    page = [Text(60, 700, "word " * 5_000)]
    last = [Text(60, 700, "LIN1710450147")]
    assert "LIN1710450147" not in text_of(pdf_of([page] * 9 + [last]))


def test_a_page_of_numbers_offers_the_first_eight() -> None:
    text = "\n".join(f"EAC17104{number}" for number in range(50140, 50160))
    assert len(found_in(text)["receipt_number"]) == 8


@given(st.integers(1, 2000), st.binary(max_size=6))
def test_a_damaged_pdf_ends_in_a_sentence(place: int, patch: bytes) -> None:
    whole = pdf_of([receipt_notice("EAC1710450146", ADJUSTMENT, "02/07/2017")])
    damaged = whole[:place] + patch + whole[place + len(patch) :]
    answer = ask(damaged[: max(20, len(damaged) - place)])
    assert answer["ok"]
    assert answer["said"] or answer["finds"]


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert ask(text=text)["ok"]
