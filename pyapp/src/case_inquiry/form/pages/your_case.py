"""Part 1: what hurts, which form, and whether the case is protected by law."""

from __future__ import annotations

from case_inquiry.conditions import not_said, said
from case_inquiry.form.model import Choice, Note, Question, QuestionPage, Shortcut
from case_inquiry.form.pages.done import TODAY_OR_YESTERDAY
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

ASYLUM = Note(
    "asylum_office",
    "",
    (
        stated(
            N_(
                "Asylum offices are not in the {year} notice. You can go on: the days and the "
                "words are the same, but the notice has no email address for them."
            ),
            year="issued:year",
        ),
    ),
    (said("fact:form_asylum", "yes"),),
)

PROBLEM = QuestionPage(
    id="problem",
    part="case",
    heading=N_("What is the problem?"),
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
            passed_over=N_("Not answered. We treat this as “My case is taking too long”."),
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
            passed_over=N_("Not answered. We treat this as a card."),
        ),
        Question(
            id="sent_on",
            label=N_("Day it was sent"),
            kind="date",
            hint=N_(
                "The day in Case Status Online. For a receipt: the day the fee was taken. If it "
                "was not taken, the day you mailed your papers."
            ),
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(said("problem", "not_received"),),
            passed_over=N_("Left empty"),
        ),
    ),
    notes=(MOVED,),
)

FORM = QuestionPage(
    id="form",
    part="case",
    heading=N_("Form"),
    questions=(
        Question(
            id="form",
            label=N_("Form"),
            kind="text",
            hint=N_(
                "The number is at the top left or in “Case Type”, like I-485 or N-400. "
                "One form at a time: the one that is late."
            ),
            why=N_("Why we ask: the agent needs it, and some forms have their own rules."),
            where=N_("Where to find it: on your receipt notice, in the box “Case Type”."),
            suggestions="forms",
            shortcuts=(
                Shortcut(
                    "form_unknown",
                    N_("I do not know"),
                    {"form": "", "form_passed": "form_unknown"},
                ),
            ),
            passed_over=N_("Left empty"),
        ),
    ),
    notes=(ASYLUM,),
)

PRIVACY = QuestionPage(
    id="privacy",
    part="case",
    heading=N_("Is this case covered by a special privacy rule?"),
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
            why=N_("Why we ask: USCIS talks about these cases in its own way."),
            passed_over=N_("Not answered. We treat this as No."),
        ),
    ),
    applies=(not_said("fact:form_employer", "yes"),),
    intro=N_(
        "Some cases are protected by law: T visa, U visa, and cases under VAWA, also a work permit "
        "or green card based on one of these. You do not have to answer."
    ),
)

PAGES = (PROBLEM, FORM, PRIVACY)
