"""The words of the questions: fixed labels, numbers from the data, and what no sentence says."""

import re
from collections.abc import Iterator

import pytest

from case_inquiry.form.model import Text
from case_inquiry.form.stated import Stated, stated
from case_inquiry.form.walk import (
    PAGES,
    page_of,
    page_warning,
    question_of,
    suggestions,
)
from case_inquiry.forms import FORMS
from case_inquiry.messages import Message
from case_inquiry.procedure import load_procedure

NOTICE = "notice-2009"
CURRENT = "current"
QUESTIONS = [question for page in PAGES for question in page.questions]

FIXED_LABELS = {
    "problem": "What is the problem?",
    "not_received": "What did you not get?",
    "sent_on": "Day it was sent",
    "form": "Form",
    "privacy": "Is this case covered by a special privacy rule?",
    "called": "Have you called?",
    "call_date": "Date of the call",
    "call_time": "Time of the call",
    "call_representative": "Representative's name or ID number",
    "call_answer": "Did the call solve or explain it?",
    "call_promised_on": "Date they named for a result",
    "request_opened": "Was a service request opened?",
    "service_request": "Service request referral number",
    "no_request_reason": "Reason no request was opened",
    "told_to_wait_days": "How many days were you told to wait?",
    "emailed_center": "Have you emailed the service center?",
    "center_email_date": "Date of the email to the service center",
    "center_answer": "Did the service center answer?",
    "center_answered_on": "Date of the answer",
    "center_promised_on": "Date they named for a result",
    "emailed_hq": "Have you emailed headquarters?",
    "hq_email_date": "Date of the email to headquarters",
    "hq_answer": "Did headquarters answer?",
    "hq_answered_on": "Date of the answer",
    "hq_promised_on": "Date they named for a result",
    "resolved": "Has your case been resolved?",
    "resolved_on": "Date it was resolved",
    "receipt_number": "Receipt number",
    "filed_on": "Date filed",
    "a_number": "A-Number",
    "center": "Which office has your case now?",
    "case_status": "What does Case Status Online show?",
    "role": "Who is asking",
    "consent": "May USCIS talk with you about this case?",
    "inquiry_date": "Case inquiry date",
    "inquiry_date_seen_on": "Day you saw it",
    "asked_online": "Have you asked USCIS online?",
    "asked_on": "Date you asked",
    "asked_number": "Number you were given",
    "uscis_answer": "Did USCIS answer?",
    "uscis_answered_on": "Date of the answer",
    "uscis_promised_on": "Date they named for a result",
    "outside_help": "Have you asked for outside help?",
    "outside_help_on": "Date you asked",
    "outside_help_answered_on": "Date of the answer",
    "outside_help_promised_on": "Date they named for a result",
}
YES_NO = ["Yes", "No"]
ANSWERED = [
    "No",
    "Yes, and that solved it",
    "Yes, they explained it or gave a date",
    "Yes, but it did not help",
]
FIXED_CHOICES = {
    "problem": [
        "My case is taking too long",
        "I did not get a card, notice or receipt",
        "There is a mistake on a card or notice",
        "I moved",
        "It's urgent",
        "USCIS asked me for something, or decided",
        "Something else",
    ],
    "privacy": ["No", "Yes, or I am not sure", "I would rather not say"],
    "called": YES_NO,
    "not_received": ["A card or document", "A letter or notice", "A receipt notice"],
    "call_answer": ["It solved it", "They explained it", "No"],
    "request_opened": [*YES_NO, "I do not know"],
    "emailed_center": YES_NO,
    "center_answer": ANSWERED,
    "emailed_hq": YES_NO,
    "hq_answer": ANSWERED,
    "resolved": YES_NO,
    "case_status": [
        "Received, or being reviewed",
        "USCIS asked for something, or set an appointment",
        "Approved",
        "A decision: denied, closed, returned",
        "It cannot find my number",
        "I have not looked",
    ],
    "role": ["Myself", "A community-based organization", "A liaison group"],
    "consent": [
        "Yes, Form G-28 is on file",
        "Yes, the person will be on the call",
        "Yes, the person signed a paper that allows it",
        "Not yet",
    ],
    "asked_online": ["No", "Yes, with an e-Request", "Yes, in my USCIS account"],
    "uscis_answer": ANSWERED,
    "outside_help": ["No", "Yes, the CIS Ombudsman", "Yes, a member of Congress"],
}


@pytest.mark.parametrize(("question", "label"), FIXED_LABELS.items())
def test_each_fixed_label_is_exact(question: str, label: str) -> None:
    assert question_of(question)[1].label == label


def test_every_question_with_a_fixed_label_or_a_numbered_call_is_known() -> None:
    others = {question.id for question in QUESTIONS} - set(FIXED_LABELS)
    assert {name for name in others if not name.startswith("call_")} == {"outside_help_answer"}


@pytest.mark.parametrize(("question", "labels"), FIXED_CHOICES.items())
def test_each_group_offers_its_answers_in_order(question: str, labels: list[str]) -> None:
    assert [choice.label for choice in question_of(question)[1].choices] == labels


def test_questions_with_a_question_mark_and_who_is_asking_are_groups_all_others_are_fields() -> (
    None
):
    not_a_choice = "told_to_wait_days"  # a number, although its label asks
    for question in QUESTIONS:
        is_group = question.label.endswith("?") or question.label == "Who is asking"
        assert (question.kind == "radio") is (is_group and question.id != not_a_choice)


def test_a_label_that_appears_twice_belongs_to_two_dates_of_different_pages() -> None:
    labels = [question.label for question in QUESTIONS]
    twice = {label for label in labels if labels.count(label) > 1}
    assert twice == {"Date of the answer", "Date they named for a result", "Date you asked"}
    for page in PAGES:
        on_the_page = [question.label for question in page.questions]
        assert len(on_the_page) == len(set(on_the_page))


def test_names_of_offices_and_the_phone_number_are_those_of_the_procedure() -> None:
    procedure = load_procedure(NOTICE)
    for choice in question_of("center")[1].choices:
        code = choice.value.removeprefix("number_")
        if code not in ("FIELD", "unknown"):
            assert str(choice.label).endswith(procedure.office(code).name)
    phone = procedure.statement("phone").value
    assert phone is not None
    assert phone in str(question_of("called")[1].hint)


def test_links_name_statements_of_todays_procedure() -> None:
    for question in QUESTIONS:
        for link in question.links:
            assert load_procedure(CURRENT).statement(link.statement).value


def prose() -> Iterator[Text]:
    for page in PAGES:
        yield from (page.heading, page.intro, page.note)
        for note in page.notes:
            yield from (note.heading, *note.paragraphs)
        for question in page.questions:
            yield from (question.label, question.hint, question.why, question.where)
            for choice in question.choices:
                yield from (choice.label, choice.hint)


#: Shapes of numbers and dates, and the names of forms and sites, are no facts of a procedure.
SHAPES = (
    "3 letters and 10 numbers, like EAC 99 123 45678",
    "A and 7 to 9 numbers",
    "10/01/2026",
    *("I-485", "N-400", "I-797", "G-28", "e-Request"),
)


def test_a_number_in_the_prose_of_the_form_comes_from_the_data() -> None:
    named = set()
    for text in prose():
        values = text.values if isinstance(text, Message) else {}
        shown = text.text if isinstance(text, Message) else text
        assert isinstance(shown, str)
        for shape in SHAPES:
            shown = shown.replace(shape, "")
        assert not re.search(r"\d", shown), shown
        if isinstance(values, Stated):
            named |= {(statement.id, statement.value) for statement in values.statements}
    assert named == {
        ("phone", "1-800-375-5283"),
        ("issued", "2009-08-06"),
        ("report_move", "10"),
        ("lockbox_support", "30"),
        ("inquiry_date_not_80_percent", "80"),
    }


@pytest.mark.parametrize(
    ("question_or_note", "said"),
    [
        ("called", "USCIS, 1-800-375-5283, about this problem."),
        ("moved", "must report a move to USCIS within 10 days."),
        ("asylum_office", "not in the 2009 notice."),
        ("no_receipt_yet", "After 30 business days you may write"),
        ("inquiry_date", "not the “80% of cases” time."),
    ],
)
def test_the_form_says_the_numbers_of_the_data(question_or_note: str, said: str) -> None:
    by_id = {question.id: [question.hint] for question in QUESTIONS}
    by_id |= {note.id: list(note.paragraphs) for page in PAGES for note in page.notes}
    assert said in " ".join(map(str, by_id[question_or_note]))


def test_a_statement_that_no_procedure_has_is_named_in_the_error() -> None:
    sentence = stated("{days}", days="no_such_statement")
    assert dict.fromkeys(sentence.values) == {"days": None}
    with pytest.raises(KeyError, match="no_such_statement"):
        str(sentence)


def test_the_closed_inbox_is_said_above_the_question_about_the_email() -> None:
    assert str(page_warning(page_of("center-email"))) == (
        "Inbox reported closed since January 21, 2019. Use today's steps instead."
    )
    assert page_warning(page_of("called")) is None


def test_the_form_suggests_every_known_form_with_its_title() -> None:
    found = suggestions(question_of("form")[1])
    assert [choice.value for choice in found] == [form.number for form in FORMS]
    assert suggestions(question_of("call_date")[1]) == ()


def test_each_page_has_a_heading_and_each_single_question_is_its_own() -> None:
    for page in PAGES:
        assert page.heading
        if len(page.questions) == 1:
            assert page.heading == page.questions[0].label


def test_a_date_of_these_days_offers_today_and_yesterday_and_no_other_does() -> None:
    for question in QUESTIONS:
        if question.kind == "date" and question.id != "inquiry_date":
            is_far = question.id == "filed_on" or question.id.endswith("promised_on")
            assert question.shortcuts == (() if is_far else ("today", "yesterday"))


def test_notes_show_while_their_answer_counts() -> None:
    by_id = {note.id: note for page in PAGES for note in page.notes}
    assert set(by_id) == {"moved", "asylum_office", "no_receipt_yet", "not_found_online"}
    no_receipt = by_id["no_receipt_yet"].applies
    mark = {"situation": "no_receipt_yet"}
    assert all(condition.holds(mark, {}) for condition in no_receipt)
    typed = mark | {"receipt_number": "EAC1710450146"}
    assert not all(condition.holds(typed, {}) for condition in no_receipt)


def test_words_contain_no_blame_and_no_please() -> None:
    texts = [t for q in QUESTIONS for t in (q.label, q.hint, q.why, q.where)]
    texts += [text for page in PAGES for note in page.notes for text in note.paragraphs]
    for text in map(str, texts):
        for word in ("please", "valid", "oops", "unfortunately", "!", "should"):
            assert word not in text.casefold()
