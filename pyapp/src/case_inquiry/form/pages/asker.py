"""Who is asking, and whether USCIS may talk with them."""

from __future__ import annotations

from case_inquiry.conditions import said
from case_inquiry.form.model import Choice, Question, QuestionPage
from case_inquiry.form.pages.done import NOT_RESOLVED
from case_inquiry.messages import N_

ASKER = QuestionPage(
    id="who",
    part="papers",
    heading=N_("Who is asking"),
    questions=(
        Question(
            id="role",
            label=N_("Who is asking"),
            kind="radio",
            choices=(
                Choice(
                    "applicant",
                    N_("Myself"),
                    hint=N_("also if you filed for a family member or worker"),
                ),
                Choice("organization", N_("A community-based organization")),
                Choice("liaison", N_("A liaison group")),
            ),
            why=N_("Why we ask: the words of the script and of the letter depend on it."),
        ),
    ),
    applies=(*NOT_RESOLVED, said("door", "")),
)

CONSENT = QuestionPage(
    id="consent",
    part="papers",
    heading=N_("May USCIS talk with you about this case?"),
    questions=(
        Question(
            id="consent",
            label=N_("May USCIS talk with you about this case?"),
            kind="radio",
            choices=(
                Choice("g28", N_("Yes, Form G-28 is on file")),
                Choice("on_the_line", N_("Yes, the person will be on the call")),
                Choice("written", N_("Yes, the person signed a paper that allows it")),
                Choice("none", N_("Not yet")),
            ),
            why=N_("Why we ask: USCIS talks only with people whom the person has allowed."),
        ),
    ),
    applies=(*NOT_RESOLVED, said("role|door", "organization", "liaison")),
)

PAGES = (ASKER, CONSENT)
