"""What today's steps ask: what Case Status Online shows, USCIS's answer, and the dates."""

from __future__ import annotations

from case_inquiry.conditions import not_said, said
from case_inquiry.form.model import Choice, Link, Question, QuestionPage, Shortcut
from case_inquiry.form.pages.done import (
    ANSWERS,
    CALL_DID_NOT_SOLVE,
    NOT_RESOLVED,
    TODAY_OR_YESTERDAY,
    answer_date,
    answered,
    promised_date,
)
from case_inquiry.form.stated import stated
from case_inquiry.messages import N_

ABOUT_A_DELAY = said("problem", "", "delay")
#: The request of a later call, and what was told of an answer before, only Python looks up.
ASKED_USCIS = said(
    "asked_online+request_opened+fact:asked_uscis", "e_request", "secure_message", "yes"
)
USCIS_DID_NOT_SOLVE = not_said("uscis_answer", "solved")
HAS_HELP = said("outside_help", "ombudsman", "congress")

STATUS = QuestionPage(
    id="status",
    part="case",
    heading=N_("What does Case Status Online show?"),
    short=N_("Case Status Online"),
    questions=(
        Question(
            id="case_status",
            label=N_("What does Case Status Online show?"),
            kind="radio",
            choices=(
                Choice("in_progress", N_("Received, or being reviewed")),
                Choice("waiting_for_me", N_("USCIS asked for something, or set an appointment")),
                Choice("approved", N_("Approved")),
                Choice("decision", N_("A decision: denied, closed, returned")),
                Choice("not_found_online", N_("It cannot find my number")),
                Choice("not_looked", N_("I have not looked")),
            ),
            why=N_("Why we ask: a letter with a last day may be waiting for you."),
            links=(Link(N_("Open Case Status Online"), "case_status_url"),),
        ),
    ),
    applies=(ABOUT_A_DELAY, CALL_DID_NOT_SOLVE),
)

USCIS_ANSWER = QuestionPage(
    id="uscis-answer",
    part="done",
    heading=N_("Did USCIS answer?"),
    short=N_("USCIS's answer"),
    questions=(
        Question(
            id="uscis_answer",
            label=N_("Did USCIS answer?"),
            kind="radio",
            choices=ANSWERS,
        ),
        answer_date("uscis_answered_on", "uscis_answer"),
        promised_date("uscis_promised_on", answered("uscis_answer")),
        Question(
            id="outside_help",
            label=N_("Have you asked for outside help?"),
            kind="radio",
            choices=(
                Choice("no", N_("No")),
                Choice("ombudsman", N_("Yes, the CIS Ombudsman")),
                Choice("congress", N_("Yes, a member of Congress")),
            ),
            applies=(USCIS_DID_NOT_SOLVE,),
        ),
        Question(
            id="outside_help_on",
            label=N_("Date you asked"),
            kind="date",
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(HAS_HELP,),
        ),
    ),
    applies=(*NOT_RESOLVED, ASKED_USCIS),
)

HELP_ANSWER = QuestionPage(
    id="help-answer",
    part="done",
    heading=N_("Did they answer?"),
    short=N_("their answer"),
    questions=(
        Question(
            id="outside_help_answer",
            label=N_("Did they answer?"),
            kind="radio",
            choices=ANSWERS,
        ),
        answer_date("outside_help_answered_on", "outside_help_answer"),
        promised_date("outside_help_promised_on", answered("outside_help_answer")),
    ),
    applies=(*NOT_RESOLVED, ASKED_USCIS, USCIS_DID_NOT_SOLVE, HAS_HELP),
)

DATES = QuestionPage(
    id="dates",
    part="case",
    heading=N_("Dates of your case"),
    short=N_("dates of your case"),
    questions=(
        Question(
            id="filed_on",
            label=N_("Date filed"),
            kind="date",
            hint=N_("The Received Date on the notice. Not the Notice Date, not the Priority Date."),
        ),
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
            applies=(ABOUT_A_DELAY,),
            links=(Link(N_("Open the USCIS page"), "processing_times_url"),),
        ),
        Question(
            id="inquiry_date_seen_on",
            label=N_("Day you saw it"),
            kind="date",
            hint=N_("That date moves without notice, so we keep the day you looked."),
            shortcuts=TODAY_OR_YESTERDAY,
            prefill="today",
            applies=(ABOUT_A_DELAY,),
        ),
    ),
    applies=NOT_RESOLVED,
)

PAGES = (USCIS_ANSWER, DATES, HELP_ANSWER)
