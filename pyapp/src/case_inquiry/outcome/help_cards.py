"""The cards after USCIS was asked: the wait for an answer, and help from outside.

Numbers, dates, names and addresses come from the procedure's data through the braces.
"""

from __future__ import annotations

from case_inquiry.conditions import fact
from case_inquiry.messages import N_
from case_inquiry.outcome.tables import (
    ADD_THE_DATE,
    COPY_FOR_CONGRESS,
    COPY_QUESTION,
    COPY_SUMMARY,
    FIND_A_LAWYER,
    FIND_REPRESENTATIVE,
    FIND_SENATORS,
    LOOK_AGAIN,
    NEW_DATE,
    OPEN_E_REQUEST,
    OPEN_OMBUDSMAN,
    OPEN_STATUS,
    OPEN_TIMES,
    PRINT_RECORD,
    REMIND_WHEN_LATE,
    REMIND_WHEN_OPEN,
    Card,
    Given,
    Row,
)
from case_inquiry.outcome.todays_cards import BY_E_REQUEST, NOW, WHAT, WHEN, WHERE, WHY

OUTSIDE = ("congress_summary", "ombudsman_summary")
STEP_UP = N_("If nothing comes by then, you can go one step up.")
LOOK_FIRST = N_("Check your mail, your account and Case Status Online first.")
OMBUDSMAN_LATER = N_("For delays the CIS Ombudsman helps only after the case inquiry date.")
THEY_CAN_ASK = N_("They can ask. They cannot decide. Deadlines in USCIS letters keep running.")
ASKED_BEFORE = Given(
    fact("goal_is_over"),
    N_(
        "You asked {asked_on_short}. USCIS aims to answer in {goal_days}: that passed {goal_day}. "
        "Check your mail and your account first."
    ),
)
CONGRESS = Row(NOW, (N_("Your Representative or one Senator"),))
OMBUDSMAN = Row(
    N_("From"),
    (
        N_(
            "{ombudsman_opens}, to {ombudsman_closes}: CIS Ombudsman. "
            "After that, ask USCIS again first"
        ),
    ),
)
SIGN_A_RELEASE = N_("The office asks you to sign a privacy release. {congress_can_words}")

ANSWERS = (
    Card(
        "answer",
        "wait",
        N_("You asked for outside help"),
        (
            Row(WHAT, (N_("Wait for their answer"),)),
            Row(WHEN, (N_("We know of no fixed time"),)),
            Row(
                N_("Also"),
                (
                    Given(fact("congress_left"), N_("{congress_way}")),
                    Given(fact("ombudsman_left"), N_("{ombudsman_way}")),
                ),
            ),
        ),
        PRINT_RECORD,
        needs=(fact("asked_outside"),),
        links=(FIND_A_LAWYER,),
        small=(N_("If USCIS sends you a letter, read it first. It may have a last day."),),
    ),
    Card(
        "answer",
        "wait",
        N_("Add the day you asked USCIS"),
        (
            Row(WHAT, (N_("Add the date. We count the days from then"),)),
            Row(WHEN, (N_("USCIS aims to answer in {goal_days}"),)),
        ),
        ADD_THE_DATE,
        needs=(fact("day_unknown"),),
    ),
    Card(
        "answer",
        "wait",
        N_("USCIS named {answer_due} for a result"),
        (
            Row(WHAT, (N_("Wait for the result"),)),
            Row(WHEN, (N_("Until {answer_due}."), STEP_UP)),
        ),
        REMIND_WHEN_LATE,
        needs=(fact("day_is_promised"),),
        links=(OPEN_STATUS,),
    ),
    Card(
        "answer",
        "wait",
        N_("You were told to wait until {answer_due}"),
        (
            Row(WHAT, (N_("Wait for the answer"),)),
            Row(WHEN, (N_("Until {answer_due}."), STEP_UP)),
            Row(WHY, (N_("USCIS's own goal is shorter. We count the longer time"),)),
        ),
        REMIND_WHEN_LATE,
        needs=(fact("day_is_named"),),
        links=(OPEN_STATUS,),
    ),
    Card(
        "answer",
        "wait",
        N_("USCIS aims to answer by about {answer_due}"),
        (
            Row(WHAT, (N_("Wait for the answer"),)),
            Row(
                WHEN, (N_("You asked {asked_on}. The goal is {goal_days}, not a promise."), STEP_UP)
            ),
        ),
        REMIND_WHEN_LATE,
        links=(OPEN_STATUS,),
    ),
    Card(
        "answer",
        "ended",
        N_("You have used every step we know"),
        (
            Row(WHAT, (N_("Ask a lawyer or accredited representative what is left"),)),
            Row(WHERE, (N_("Some help is free or low-cost"),)),
        ),
        FIND_A_LAWYER,
        links=(PRINT_RECORD,),
        more=(
            N_(
                "Some people ask a court to order a decision. "
                "Talk to a lawyer before you think about that."
            ),
            N_("{records_url_words}"),
        ),
    ),
)

STEPS_UP = (
    Card(
        "escalate",
        "act",
        N_("You can ask Congress for help now"),
        (CONGRESS, OMBUDSMAN),
        FIND_REPRESENTATIVE,
        needs=(fact("congress_open"), fact("ombudsman_has_a_day")),
        above=(ASKED_BEFORE,),
        links=(COPY_FOR_CONGRESS, FIND_A_LAWYER),
        small=(THEY_CAN_ASK,),
        more=(SIGN_A_RELEASE,),
        others=(FIND_SENATORS, OPEN_OMBUDSMAN, OPEN_STATUS),
        papers=OUTSIDE,
    ),
    Card(
        "escalate",
        "act",
        N_("You can ask Congress for help now"),
        (
            CONGRESS,
            Row(
                N_("Later"),
                (
                    Given(fact("ombudsman_shut"), OMBUDSMAN_LATER),
                    Given(fact("ask_again"), N_("{ombudsman_90_days_words}")),
                ),
            ),
        ),
        FIND_REPRESENTATIVE,
        needs=(fact("congress_open"),),
        above=(ASKED_BEFORE,),
        links=(COPY_FOR_CONGRESS, FIND_A_LAWYER),
        small=(THEY_CAN_ASK,),
        more=(SIGN_A_RELEASE,),
        others=(FIND_SENATORS, OPEN_TIMES, OPEN_STATUS),
        papers=("congress_summary",),
    ),
    Card(
        "escalate",
        "act",
        N_("You can ask the CIS Ombudsman for help now"),
        (
            Row(NOW, (N_("CIS Ombudsman, with Form DHS-7001"),)),
            Row(N_("Until"), (N_("{ombudsman_closes}. After that, ask USCIS again first"),)),
        ),
        OPEN_OMBUDSMAN,
        above=(LOOK_FIRST,),
        links=(COPY_SUMMARY, FIND_A_LAWYER),
        small=(N_("{ombudsman_no_stop_words}"),),
        others=(OPEN_STATUS,),
        papers=OUTSIDE,
    ),
    Card(
        "escalate",
        "wait",
        N_("You can ask for more help from {act_on}"),
        (
            Row(WHAT, (N_("Ask for other help"),)),
            Row(
                WHEN,
                (
                    Given(fact("congress_left"), N_("{congress_way}")),
                    Given(fact("ombudsman_left"), N_("{ombudsman_way}")),
                ),
            ),
        ),
        REMIND_WHEN_OPEN,
        needs=(fact("day_of_help_known"),),
        links=(OPEN_STATUS, FIND_A_LAWYER),
        papers=OUTSIDE,
    ),
    Card(
        "escalate",
        "wait",
        N_("You can ask USCIS once more first"),
        (
            Row(WHAT, (N_("Ask about the same problem again"),)),
            Row(WHY, (N_("{ombudsman_90_days_words}"),)),
            BY_E_REQUEST,
        ),
        OPEN_E_REQUEST,
        needs=(fact("ask_again"),),
        links=(COPY_QUESTION, FIND_A_LAWYER),
        papers=("e_request",),
    ),
    Card(
        "escalate",
        "wait",
        N_("Outside help is not open yet"),
        (
            Row(WHAT, (N_("Look at the case inquiry date again. It moves without notice"),)),
            Row(WHEN, (N_("{look_again_on}. This day is our idea, not a USCIS rule"),)),
            Row(WHY, (OMBUDSMAN_LATER,)),
        ),
        LOOK_AGAIN,
        links=(OPEN_TIMES, NEW_DATE, FIND_A_LAWYER),
    ),
)

HELP_CARDS: tuple[Card, ...] = (*ANSWERS, *STEPS_UP)
