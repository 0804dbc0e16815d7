"""The letters of the notice: their content, their sender, and the notes beside them."""

import email
import re
from dataclasses import replace
from datetime import date
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest

from case_inquiry import papers
from case_inquiry.case import Case, Contact, read_case
from case_inquiry.form.answers import read_answers
from case_inquiry.papers import mail
from tests.rules.golden.cases import CALL, CASE, CENTER, NO_REQUEST, TODAY, with_contacts
from tests.rules.golden.papers import FULL, PAPERS
from tests.rules.golden.tools import text_of

LETTERS = ("center_email", "hq_email")
TO_OFFICES = (
    "center_email",
    "hq_email",
    "e_request",
    "secure_message",
    "ombudsman_summary",
    "congress_summary",
    "expedite_request",
)
LATER = date(2026, 11, 30)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_contains_all_that_the_notice_asks_for(kind: str) -> None:
    text = text_of(kind, FULL)
    for item in (
        "Receipt number: EAC1710450146",
        "A-Number: A012345678",
        "Form: I-485, Application to Register Permanent Residence or Adjust Status",
        "Date filed: February 7, 2017",
        "Date and time: October 1, 2026, 2:30 p.m.",
        "Representative: Agent 1234",
        "Service request referral number: SR-99",
    ):
        assert item in text


@pytest.mark.parametrize("opened", ["yes", "no", "unknown", ""])
@pytest.mark.parametrize("kind", papers.KINDS)
def test_without_a_number_and_a_reason_no_paper_claims_that_no_request_was_opened(
    kind: str, opened: str
) -> None:
    answers = {
        "called": "yes",
        "call_date": "2026-10-01",
        "request_opened": opened,
        "emailed_center": "yes",
        "center_email_date": "2026-11-01",
    }
    case = read_case(read_answers(answers, TODAY).case_data, TODAY)
    paper = papers.write(kind, case, TODAY, masked=False)
    said = "\n".join([paper.as_text(), *paper.notes]).replace("=\r\n", "")
    assert "o request was opened." not in said
    assert "no request opened" not in said
    if kind in LETTERS and opened == "yes":
        assert "A service request was opened. Its number: [not known]" in said
    elif kind in LETTERS:
        assert "Service request referral number: [not known]" in said
        assert "If no request was opened, the reason that the representative gave: [not known]" in (
            said
        )


@pytest.mark.parametrize("kind", LETTERS)
def test_each_item_is_in_an_empty_letter_too(kind: str) -> None:
    text = text_of(kind, Case())
    for label in (
        "Receipt number",
        "A-Number",
        "Form",
        "Date filed",
        "Representative",
        "Service request referral number",
    ):
        assert f"{label}: [not known]" in text


@pytest.mark.parametrize("kind", LETTERS)
def test_the_reason_why_no_request_was_opened_replaces_its_number(kind: str) -> None:
    text = text_of(kind, with_contacts(NO_REQUEST, CENTER))
    assert 'At that call no service request was opened: "within normal time".' in text
    assert "referral number" not in text


@pytest.mark.parametrize("reason", ["none", "None.", "no reason", " Gave no reason. "])
def test_a_reason_that_says_there_was_none_is_not_quoted(reason: str) -> None:
    call = replace(NO_REQUEST, no_request_reason=reason)
    said = "At that call no service request was opened, and no reason was given."
    assert said in text_of("center_email", with_contacts(call))
    later = text_of("e_request", with_contacts(call))
    assert "no request opened, and no reason given" in later


def test_days_told_to_wait_are_in_the_letter_only_when_they_were_named() -> None:
    assert "Told to wait" not in text_of("center_email", with_contacts(CALL))
    for days, words in ((1, "Told to wait: 1 day"), (0, "Told to wait: 0 days")):
        call = replace(CALL, told_to_wait_days=days)
        assert words in text_of("center_email", with_contacts(call))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"role": None}, "I am asking about the case below."),
        ({"role": "applicant"}, "solved or explained to me."),
        ({"role": "organization", "consent": "g28"}, "a community-based organization"),
        ({"role": "organization", "consent": "g28"}, "Form G-28 is on file."),
        ({"role": "liaison", "consent": "written"}, "a liaison group, on behalf of its member"),
        ({"role": "liaison", "consent": "written"}, "The person signed a permission. [Attach"),
        ({"role": "liaison", "consent": "on_the_line"}, "I am asking about the case below."),
        ({"role": "organization", "consent": None}, "Please reply to them directly."),
        ({"role": "organization", "consent": "none"}, "[Your name]"),
        ({"role": "organization", "consent": "g28"}, "[Your name, position, organization,"),
    ],
)
@pytest.mark.parametrize("kind", ["center_email"])
def test_the_first_words_and_the_signature_follow_who_asks(
    kind: str, fields: dict[str, str], said: str
) -> None:
    assert said in text_of(kind, replace(with_contacts(CALL), **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", TO_OFFICES)
def test_without_consent_a_helper_gets_the_persons_own_letter_and_the_reason_why(
    kind: str,
) -> None:
    case = replace(FULL, role="organization", consent="none")
    paper = papers.write(kind, case, TODAY)
    assert "So this paper is made in the person's own name." in " ".join(paper.notes)
    assert text_of(kind, case) == text_of(kind, FULL)


def test_a_moved_case_goes_to_its_new_center_and_says_since_when() -> None:
    paper = papers.write("center_email", with_contacts(CALL, center="TSC"), TODAY)
    assert paper.pieces[0].value == "tsc.ncscfollowup@dhs.gov"
    said = "Present office: Texas Service Center, moved there by a notice of [date]"
    assert said in paper.as_text()
    stayed = papers.write("center_email", with_contacts(CALL, center="VSC"), TODAY)
    assert "moved there" not in stayed.as_text()


@pytest.mark.parametrize("kind", [kind for kind in papers.KINDS if kind in LETTERS])
def test_the_state_of_the_inbox_is_beside_the_letter_and_never_in_it(kind: str) -> None:
    paper = papers.write(kind, FULL, LATER)
    address, subject, text = (piece for piece in paper.pieces)
    state = "reported closed" if kind == "center_email" else "we don't know"
    assert state in address.label
    assert paper.mailto is not None
    assert state in paper.mailto.label
    for piece in (subject, text):
        assert not re.search("closed|we don't know|2019", piece.value)


@pytest.mark.parametrize("kind", papers.KINDS)
def test_the_site_and_its_warnings_are_in_no_text_for_an_office(kind: str) -> None:
    if kind in TO_OFFICES:
        text = text_of(kind, FULL)
        assert not re.search("legal advice|Case Inquiry Guide|This site", text)


@pytest.mark.parametrize("name", PAPERS)
def test_the_a_number_is_never_in_a_subject(name: str) -> None:
    paper = papers.write(PAPERS[name].kind, PAPERS[name].case, PAPERS[name].today)
    subjects = [piece.value for piece in paper.pieces if piece.id == "subject"]
    assert not any("012345678" in subject for subject in subjects)
    assert paper.mailto is None or "012345678" not in paper.mailto.href.split("&body")[0]


@pytest.mark.parametrize(
    ("case", "subject"),
    [
        (with_contacts(CALL), "Pending Form I-485, receipt number EAC1710450146: no answer since"),
        (with_contacts(CALL, form=None), "Pending case with receipt number EAC1710450146: no"),
        (with_contacts(CALL, receipt_number=None), "Pending Form I-485: no answer since my call"),
        (with_contacts(CALL, problem="mistake"), "About Form I-485, receipt number EAC1710450146"),
        (
            with_contacts(replace(CALL, answer="not_solved"), receipt_number=None),
            "Pending Form I-485: not solved since my call of October 1, 2026",
        ),
        (Case(), "Pending case: no answer since my call of [date]"),
        (with_contacts(CALL, form="I-485\nBcc: x"), "Pending Form I-485 Bcc: x, receipt number"),
    ],
)
def test_the_subject_names_what_is_known_on_one_line(case: Case, subject: str) -> None:
    parts = {piece.id: piece.value for piece in papers.write("center_email", case, TODAY).pieces}
    assert parts["subject"].startswith(subject)
    assert "\n" not in parts["subject"]


def test_earlier_contacts_are_listed_only_where_there_are_more() -> None:
    assert "OTHER CONTACTS" not in text_of("hq_email", with_contacts(CALL, CENTER))
    twice = with_contacts(CALL, replace(CALL, on=date(2026, 10, 9)), CENTER)
    said = "OTHER CONTACTS\nOctober 9, 2026, 2:30 p.m.: call to the USCIS line"
    assert said in text_of("hq_email", twice)


def test_a_letter_before_its_day_names_the_day_from_which_it_is_true() -> None:
    early = papers.write("center_email", with_contacts(CALL), date(2026, 10, 31))
    assert any("from Sunday, November 1, 2026" in note for note in early.notes)
    in_time = papers.write("center_email", with_contacts(CALL), date(2026, 11, 1))
    assert not any("The notice allows this letter" in note for note in in_time.notes)


@pytest.mark.parametrize(
    ("kind", "case", "note"),
    [
        ("center_email", CASE, "The notice asks for a call before this letter."),
        ("hq_email", with_contacts(CALL), "an email to the service center before this letter."),
        ("center_email", replace(CASE, center="FIELD"), "names no email address for this case"),
        (
            "center_email",
            replace(CASE, receipt_number="IOE0906929443", center=None),
            "IOE numbers don't show an office. So there is no address here.",
        ),
        (
            "center_email",
            replace(CASE, receipt_number=None, center=None),
            "We don't know which office has this case. So there is no address here.",
        ),
    ],
)
def test_what_the_notice_wants_first_is_said_beside_the_letter(
    kind: str, case: Case, note: str
) -> None:
    assert any(note in each for each in papers.write(kind, case, TODAY).notes)


@pytest.mark.parametrize("kind", ["hq_email", "hq_eml"])
@pytest.mark.parametrize("answer", ["explained", "not_solved"])
def test_after_an_answer_of_the_center_there_is_no_letter_to_headquarters(
    kind: str, answer: str
) -> None:
    answered = with_contacts(CALL, replace(CENTER, answer=answer))
    paper = papers.write(kind, answered, TODAY)
    assert not paper.pieces
    assert paper.file is None
    assert "The service center answered." in paper.as_text()


def test_missing_fields_are_listed_with_the_letter() -> None:
    bare = with_contacts(Contact("call", on=date(2026, 10, 1)), a_number=None)
    paper = papers.write("center_email", bare, TODAY)
    assert [item["label"] for item in paper.missing] == [
        "A-Number",
        "Representative's name or ID number",
        "Time of the call",
        "Service request referral number, or: Reason no request was opened",
    ]
    assert not papers.write("center_email", with_contacts(CALL), TODAY).missing


@pytest.mark.parametrize("kind", papers.KINDS)
def test_no_paper_is_made_for_a_protected_case(kind: str) -> None:
    paper = papers.write(kind, replace(FULL, protected=True), TODAY)
    assert not paper.pieces
    assert paper.file is None
    assert paper.mailto is None
    assert "special privacy rules" in paper.as_text()
    assert "I-485" not in str(paper.as_json())


def test_the_link_carries_address_subject_and_text_with_its_line_ends() -> None:
    paper = papers.write("center_email", with_contacts(CALL), TODAY)
    values = {piece.id: piece.value for piece in paper.pieces}
    assert paper.mailto is not None
    link = urlsplit(paper.mailto.href)
    assert (link.scheme, link.path) == ("mailto", values["address"])
    fields = parse_qs(link.query)
    assert fields["subject"] == [values["subject"]]
    assert fields["body"][0].replace("\r\n", "\n") == values["text"]
    assert "%0D%0A" in link.query
    assert "+" not in link.query


def test_a_text_too_long_for_a_link_is_left_out_of_it_and_a_note_says_so() -> None:
    long = with_contacts(replace(NO_REQUEST, no_request_reason="so they said " * 70))
    paper = papers.write("center_email", long, TODAY)
    assert paper.mailto is not None
    assert len(paper.mailto.href) <= mail.MAILTO_LIMIT
    assert "body=" not in paper.mailto.href
    assert "subject=" in paper.mailto.href
    assert any("too long for an email link" in note for note in paper.notes)


def test_a_link_of_just_the_longest_length_is_still_whole() -> None:
    bare = len(mail.link_without_text("a@b.c", "s") + "&body=")
    fits = "x" * (mail.MAILTO_LIMIT - bare)
    assert mail.link_with_text("a@b.c", "s", fits) is not None
    assert mail.link_with_text("a@b.c", "s", f"{fits}x") is None


@pytest.mark.parametrize(
    ("kind", "letter"), [("center_eml", "center_email"), ("hq_eml", "hq_email")]
)
def test_a_draft_opens_unsent_with_the_letters_parts(kind: str, letter: str) -> None:
    case = replace(FULL, form="I-485 é")
    file = papers.write(kind, case, TODAY).file
    values = {piece.id: piece.value for piece in papers.write(letter, case, TODAY).pieces}
    assert file is not None
    assert (file.name, file.media_type) == ("email.eml", "message/rfc822")
    draft = email.message_from_bytes(file.content, policy=default)
    assert draft["X-Unsent"] == "1"
    assert draft["To"] == values["address"]
    assert draft["Subject"] == values["subject"]
    body = draft.get_content()
    assert body.replace("\r\n", "\n") == f"{values['text']}\n"


def test_without_an_address_there_is_no_draft() -> None:
    paper = papers.write("center_eml", with_contacts(CALL, center="NBC"), TODAY)
    assert paper.file is None
    assert paper.as_text() == "The notice names no email address for this case's office.\n"


def test_a_referral_number_of_blanks_counts_as_missing() -> None:
    call = replace(CALL, service_request="  ", no_request_reason=" ")
    text = text_of("center_email", with_contacts(call))
    assert "Service request referral number: [not known]" in text
