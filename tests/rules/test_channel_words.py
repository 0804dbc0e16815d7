"""What became of an inbox is said in the same words wherever the inbox is named."""

from dataclasses import replace

import pytest

from case_inquiry import papers
from case_inquiry.case import Case
from case_inquiry.form.walk import page_of, page_warning
from case_inquiry.messages import translator
from case_inquiry.outcome import view
from case_inquiry.plan import plan
from case_inquiry.plan.text import plan_text
from case_inquiry.procedure import load_procedure
from case_inquiry.procedure.channel_words import inbox_words, state_words
from tests.rules.golden.cases import CALL, TODAY, with_contacts
from tests.rules.golden.tools import words

NOTICE = load_procedure("notice-2009")
CLOSED = NOTICE.channel("center_email")
BESIDE = "(reported closed since January 21, 2019)"
ALONE = "Inbox reported closed since January 21, 2019. Use today's steps instead."


def letter(case: Case) -> papers.Paper:
    return papers.write("center_email", case, TODAY)


def test_an_address_is_beside_the_same_words_everywhere() -> None:
    case = with_contacts(CALL)
    found = plan(case, NOTICE, TODAY)
    assert "Inbox reported closed since January 21, 2019." in words(view(case, TODAY, translator()))
    link, draft = letter(case).mailto, letter(case).draft
    assert link is not None
    assert draft is not None
    for place in (
        plan_text(found, NOTICE, translator()),
        letter(case).pieces[0].label,
        link.label,
        draft.label,
    ):
        assert BESIDE in place


def test_a_sentence_about_the_closed_inbox_is_the_same_everywhere() -> None:
    case = with_contacts(replace(CALL, on=TODAY))
    reminder = papers.write("reminders_ics", case, TODAY).as_text().replace("\r\n ", "")
    for place in (
        str(page_warning(page_of("center-email"))),
        " ".join(letter(case).notes),
        papers.write("call_script", case, TODAY).as_text(),
        reminder.replace("\\,", ","),
    ):
        assert ALONE in place


@pytest.mark.parametrize(
    ("state", "beside", "alone"),
    [
        ("open", None, None),
        ("closed", "reported closed", "Inbox reported closed. Use today's steps instead."),
        (
            "unverified",
            "we don't know if anyone reads it",
            "We don't know if anyone reads this inbox.",
        ),
    ],
)
def test_a_channel_whose_day_of_closing_is_not_known_has_words(
    state: str, beside: str | None, alone: str | None
) -> None:
    channel = replace(CLOSED, state=state, closed_on=None)
    found = state_words(channel), inbox_words(channel)
    assert [words and str(words) for words in found] == [beside, alone]
