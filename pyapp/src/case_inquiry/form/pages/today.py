"""What the way that works today asks beyond the notice. Asked only in the procedure `current`."""

from __future__ import annotations

from case_inquiry.conditions import not_said, said
from case_inquiry.form.model import Choice, Link, Question, QuestionPage, Shortcut
from case_inquiry.form.pages.done import (
    ANSWERS,
    LEFT_EMPTY,
    TODAY_OR_YESTERDAY,
    TREATED_AS_NO,
    answer_date,
    answered,
    promised_date,
)
from case_inquiry.form.pages.notices import NOT_RESOLVED
from case_inquiry.form.stated import stated
from case_inquiry.messages import N_

INQUIRY_DATE = QuestionPage(
    id="inquiry-date",
    part="today",
    heading=N_("The date on the USCIS page"),
    questions=(
        Question(
            id="inquiry_date",
            label=N_("Case inquiry date"),
            kind="date",
            hint=stated(
                N_(
                    "On the USCIS page: choose your form, the category and the office, then press "
                    "“Get processing time”. The date is below “When can I ask about my case?”. "
                    "It is not the “{share}% of cases” time."
                ),
                share="inquiry_date_not_80_percent",
            ),
            why=N_("Why we ask: you may ask about a delay when your Received Date is before it."),
            shortcuts=(
                Shortcut(
                    "not_listed",
                    N_("My form is not on the list"),
                    {"inquiry_date": "", "inquiry_date_passed": "not_listed"},
                ),
                Shortcut(
                    "not_found",
                    N_("I could not find it"),
                    {"inquiry_date": "", "inquiry_date_passed": "not_found"},
                ),
            ),
            passed_over=LEFT_EMPTY,
            links=(Link(N_("Open the USCIS page"), "processing_times_url"),),
        ),
        Question(
            id="inquiry_date_seen_on",
            label=N_("Day you saw it"),
            kind="date",
            hint=N_("That date moves without notice, so we keep the day you looked."),
            shortcuts=TODAY_OR_YESTERDAY,
            prefill="today",
            passed_over=LEFT_EMPTY,
        ),
    ),
    applies=(*NOT_RESOLVED, said("problem", "", "delay")),
    procedure="current",
)

ASKED_ONLINE = QuestionPage(
    id="asked-online",
    part="today",
    heading=N_("Have you asked USCIS online?"),
    questions=(
        Question(
            id="asked_online",
            label=N_("Have you asked USCIS online?"),
            kind="radio",
            choices=(
                Choice("no", N_("No")),
                Choice("e_request", N_("Yes, with an e-Request")),
                Choice("secure_message", N_("Yes, in my USCIS account")),
            ),
            passed_over=TREATED_AS_NO,
        ),
        Question(
            id="asked_on",
            label=N_("Date you asked"),
            kind="date",
            hint=N_("The first time, about this problem."),
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(said("asked_online", "e_request", "secure_message"),),
            passed_over=LEFT_EMPTY,
        ),
        Question(
            id="asked_number",
            label=N_("Number you were given"),
            kind="text",
            hint=N_("It is in the email that USCIS sent you. Not everyone gets one."),
            applies=(said("asked_online", "e_request", "secure_message"),),
            passed_over=LEFT_EMPTY,
            masked=True,
        ),
    ),
    applies=NOT_RESOLVED,
    procedure="current",
)

ASKED_USCIS = said("fact:asked_uscis", "yes")

USCIS_ANSWER = QuestionPage(
    id="uscis-answer",
    part="today",
    heading=N_("Did USCIS answer?"),
    questions=(
        Question(
            id="uscis_answer",
            label=N_("Did USCIS answer?"),
            kind="radio",
            choices=ANSWERS,
            passed_over=TREATED_AS_NO,
        ),
        answer_date("uscis_answered_on", "uscis_answer"),
        promised_date("uscis_promised_on", answered("uscis_answer")),
    ),
    applies=(*NOT_RESOLVED, ASKED_USCIS),
    procedure="current",
)

USCIS_DID_NOT_SOLVE = not_said("uscis_answer", "solved")
HAS_HELP = said("outside_help", "ombudsman", "congress")

OUTSIDE_HELP = QuestionPage(
    id="outside-help",
    part="today",
    heading=N_("Have you asked for outside help?"),
    questions=(
        Question(
            id="outside_help",
            label=N_("Have you asked for outside help?"),
            kind="radio",
            choices=(
                Choice("no", N_("No")),
                Choice("ombudsman", N_("Yes, the CIS Ombudsman")),
                Choice("congress", N_("Yes, a member of Congress")),
            ),
            passed_over=TREATED_AS_NO,
        ),
        Question(
            id="outside_help_on",
            label=N_("Date you asked"),
            kind="date",
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(HAS_HELP,),
            passed_over=LEFT_EMPTY,
        ),
        Question(
            id="outside_help_answer",
            label=N_("Did they answer?"),
            kind="radio",
            choices=ANSWERS,
            applies=(HAS_HELP,),
            passed_over=TREATED_AS_NO,
        ),
        answer_date("outside_help_answered_on", "outside_help_answer"),
        promised_date("outside_help_promised_on", answered("outside_help_answer")),
    ),
    applies=(
        *NOT_RESOLVED,
        ASKED_USCIS,
        USCIS_DID_NOT_SOLVE,
    ),
    procedure="current",
)

PAGES = (INQUIRY_DATE, ASKED_ONLINE, USCIS_ANSWER, OUTSIDE_HELP)
