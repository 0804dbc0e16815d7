"""What the problem is, and whether the case is protected by law."""

from __future__ import annotations

from case_inquiry.conditions import not_said, said
from case_inquiry.form.model import Choice, Note, Question, QuestionPage
from case_inquiry.form.stated import stated
from case_inquiry.messages import N_

MOVED = Note(
    "moved",
    N_("First tell USCIS your new address"),
    (
        stated("{rule}", rule="report_move:text"),
        N_("USCIS sends letters and cards to the address it has."),
        N_("A change at the post office is not enough."),
    ),
    (said("problem", "address"),),
)

PROBLEM = QuestionPage(
    id="problem",
    part="case",
    heading=N_("What is the problem?"),
    short=N_("the problem"),
    questions=(
        Question(
            id="problem",
            label=N_("What is the problem?"),
            kind="radio",
            choices=(
                Choice("delay", N_("My case is taking too long")),
                Choice("not_received", N_("I did not get a card, notice or receipt")),
                Choice("mistake", N_("There is a mistake on a card or notice")),
                Choice("address", N_("I moved")),
                Choice("urgent", N_("It's urgent")),
                Choice("uscis_acted", N_("USCIS asked me for something, or decided")),
                Choice("other", N_("Something else")),
            ),
        ),
        Question(
            id="not_received",
            label=N_("What did you not get?"),
            kind="radio",
            choices=(
                Choice("card", N_("A card or document")),
                Choice("notice", N_("A letter or notice")),
                Choice("receipt", N_("A receipt notice")),
            ),
            applies=(said("problem", "not_received"),),
        ),
    ),
    notes=(MOVED,),
)

PRIVACY = QuestionPage(
    id="privacy",
    part="case",
    heading=N_("Is this case covered by a special privacy rule?"),
    short=N_("special privacy rule"),
    questions=(
        Question(
            id="privacy",
            label=N_("Is this case covered by a special privacy rule?"),
            kind="radio",
            choices=(
                Choice("no", N_("No")),
                Choice("yes", N_("Yes, or I am not sure")),
                Choice("not_said", N_("I would rather not say")),
            ),
        ),
    ),
    applies=(not_said("fact:form_employer", "yes"),),
    intro=N_(
        "VAWA, T visa or U visa, also a work permit or green card based on one of these. "
        "You can skip this."
    ),
)

PAGES = (PROBLEM, PRIVACY)
