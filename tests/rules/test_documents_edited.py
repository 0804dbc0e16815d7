"""A letter that a person changed: its link and its draft carry what it says now."""

import base64
import email
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_inquiry import papers
from case_inquiry.papers import Edited
from tests.rules.golden.cases import CALL, CENTER, TODAY, with_contacts
from tests.rules.test_web import EXAMPLE, call

CASE = with_contacts(CALL, CENTER)
LETTERS = {"center_email": "center_eml", "hq_email": "hq_eml"}
#: What a keyboard, a paste or a broken script can put into a field.
ANY_TEXT = st.text(st.characters() | st.sampled_from("\ud83d\ude00\r\n\x00\x85\u2028"), max_size=60)


def draft_of(kind: str, edited: Edited) -> email.message.EmailMessage:
    file = papers.write(kind, CASE, TODAY, edited=edited).file
    assert file is not None
    return email.message_from_bytes(file.content, policy=default)


@pytest.mark.parametrize(("letter", "draft"), LETTERS.items())
def test_link_and_draft_carry_the_edited_subject_and_text(letter: str, draft: str) -> None:
    edited = Edited("My own é subject", "Hello\nMy name is Ana.")
    paper = papers.write(letter, CASE, TODAY, edited=edited)
    assert paper.mailto is not None
    link = urlsplit(paper.mailto.href)
    assert parse_qs(link.query) == {
        "subject": [edited.subject],
        "body": ["Hello\r\nMy name is Ana."],
    }
    values = {piece.id: piece.value for piece in paper.pieces}
    assert (values["subject"], values["text"]) == (edited.subject, edited.text)
    message = draft_of(draft, edited)
    assert (message["To"], message["Subject"]) == (link.path, edited.subject)
    assert message.get_content().replace("\r\n", "\n") == f"{edited.text}\n"


def test_the_notes_are_about_what_the_letter_says_now() -> None:
    filled = papers.write("center_email", CASE, TODAY, edited=Edited("a", "b")).notes
    bracket = papers.write("center_email", CASE, TODAY, edited=Edited("a", "[name]")).notes
    long = papers.write("center_email", CASE, TODAY, edited=Edited("a", "b" * 2000))
    assert set(bracket) - set(filled) == {"Fill in the words in [brackets] before you use it."}
    assert "too long for an email link" in (set(long.notes) - set(filled)).pop()
    assert long.mailto is not None
    assert long.mailto.href.endswith("?subject=a")


def test_a_subject_of_several_lines_becomes_one_and_adds_no_header() -> None:
    message = draft_of("center_eml", Edited("Hello\r\nBcc: a@example.org\n\nx", "text"))
    assert message["Subject"] == "Hello Bcc: a@example.org x"
    assert "Bcc" not in message


@settings(deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_whatever_is_typed_gets_a_link_and_a_draft_to_the_same_address(
    subject: str, text: str
) -> None:
    paper = papers.write("center_email", CASE, TODAY, edited=Edited(subject, text))
    assert paper.mailto is not None
    assert paper.mailto.href.isascii()
    message = draft_of("center_eml", Edited(subject, text))
    assert message["To"] == urlsplit(paper.mailto.href).path
    assert sorted(message.keys()) == sorted(draft_of("center_eml", Edited("a", "b")).keys())


@pytest.mark.parametrize(
    ("letter", "draft", "label"),
    [
        (
            "center_email",
            "center_eml",
            "Save this email as a draft (reported closed since January 21, 2019)",
        ),
        (
            "hq_email",
            "hq_eml",
            "Save this email as a draft (we don't know if anyone reads it)",
        ),
    ],
)
def test_a_draft_is_offered_in_words_that_name_the_inbox(
    letter: str, draft: str, label: str
) -> None:
    shown = papers.write(letter, CASE, TODAY).as_json()
    assert shown["draft"] == {"kind": draft, "label": label}


def test_no_draft_is_offered_where_there_is_no_address() -> None:
    paper = papers.write("center_email", with_contacts(CALL, center="NBC"), TODAY)
    assert paper.draft is None
    assert paper.as_json()["draft"] is None


def test_the_page_asks_for_what_was_edited() -> None:
    edited = {"subject": "Mine", "text": "Words"}
    answer = call("document", kind="center_email", answers=EXAMPLE, edited=edited)
    assert answer["document"]["mailto"]["href"].endswith("?subject=Mine&body=Words")
    answer = call("document", kind="center_eml", answers=EXAMPLE, edited=edited)
    draft = email.message_from_bytes(base64.b64decode(answer["document"]["file"]["base64"]))
    assert draft["Subject"] == "Mine"


@pytest.mark.parametrize(
    ("edited", "field"),
    [
        ("Mine", "edited"),
        ({"text": "Words"}, "edited.subject"),
        ({"subject": "Mine", "text": None}, "edited.text"),
    ],
)
def test_an_invalid_subject_or_text_is_refused(edited: object, field: str) -> None:
    answer = call("document", kind="center_email", answers=EXAMPLE, edited=edited)
    assert [error["field"] for error in answer["errors"]] == [field]
