"""The words of every outcome of the channels in use today.

Numbers, dates, names and addresses come from the procedure's data through the braces.
"""

from __future__ import annotations

from case_inquiry.case import NOT_LISTED
from case_inquiry.conditions import fact, not_said, said
from case_inquiry.messages import N_
from case_inquiry.outcome.tables import (
    ADD_THE_DATE,
    CALL_NOW,
    CALL_SCRIPT,
    COPY_QUESTION,
    COPY_SUMMARY,
    LEGAL_HELP,
    LOOK_AGAIN,
    OPEN_ACCOUNT,
    OPEN_E_REQUEST,
    OPEN_OMBUDSMAN,
    OPEN_STATUS,
    OPEN_TIMES,
    PRINT_RECORD,
    REMIND_WHEN_LATE,
    REMIND_WHEN_OPEN,
    Button,
    Given,
    Words,
)

LINE_CLOSED = Given(
    fact("line_closed"),
    N_("The phone line has no agents today ({closed_because}). It opens on {next_open_day}."),
)
ASKING = ("e_request", "secure_message", "call_script")
OUTSIDE = ("ombudsman_summary", "congress_summary")
NOT_OPEN = N_("Outside help is not open yet")
OMBUDSMAN_LATER = N_("For delays the CIS Ombudsman helps only after the inquiry date has passed.")

CURRENT: tuple[Words, ...] = (
    Words(
        "gate",
        "act",
        N_("Look up your case inquiry date"),
        (
            N_(
                "USCIS shows one date for each form and office. "
                "If your Received Date is before it, you may ask about the delay."
            ),
        ),
        OPEN_TIMES,
        needs=(said("inquiry_date", ""),),
        more=(Button(N_("I have the date"), "go_to_page", "page:inquiry_date"),),
    ),
    Words(
        "gate",
        "act",
        N_("Add your Received Date"),
        (
            N_("It is on your receipt notice. It is not the Notice Date or the Priority Date."),
            N_("With it we can tell if you may ask about the delay."),
        ),
        Button(N_("Add my Received Date"), "go_to_page", "page:filed_on"),
        more=(OPEN_TIMES,),
    ),
    Words(
        "gate",
        "wait",
        N_("You can ask from {act_on}"),
        (N_("Mail can take that long. Look at the tracking in your account first."),),
        REMIND_WHEN_OPEN,
        needs=(said("problem", "not_received"),),
        more=(OPEN_ACCOUNT,),
    ),
    Words(
        "gate",
        "wait",
        N_("You may ask from {act_on}"),
        (
            N_("Your form is not on the USCIS list."),
            N_("For such forms USCIS says to ask after {not_listed_time}."),
        ),
        REMIND_WHEN_OPEN,
        needs=(said("inquiry_date", NOT_LISTED),),
        more=(OPEN_TIMES,),
    ),
    Words(
        "gate",
        "wait",
        N_("Not yet: it is too early to ask about a delay"),
        (
            N_(
                "Your Received Date is {filed_on}. "
                "The inquiry date you saw on {inquiry_date_seen_on} is {inquiry_date}."
            ),
            N_("Your date must come before it. That date moves without notice."),
        ),
        LOOK_AGAIN,
        needs=(not_said("inquiry_date_seen_on", ""),),
        more=(OPEN_TIMES,),
    ),
    Words(
        "gate",
        "wait",
        N_("Not yet: it is too early to ask about a delay"),
        (
            N_("Your Received Date is {filed_on}. The inquiry date you saw is {inquiry_date}."),
            N_("Your date must come before it. That date moves without notice."),
        ),
        LOOK_AGAIN,
        more=(OPEN_TIMES,),
    ),
    Words(
        "inquire",
        "act",
        N_("You may ask USCIS about {problem}"),
        (
            N_("The inquiry date is only for delays."),
            N_("The USCIS page asks what happened and when."),
            LINE_CLOSED,
        ),
        COPY_QUESTION,
        needs=(not_said("problem", "", "delay"),),
        more=(OPEN_E_REQUEST, OPEN_ACCOUNT, CALL_NOW, CALL_SCRIPT),
        papers=ASKING,
    ),
    Words(
        "inquire",
        "act",
        N_("You may ask USCIS about the delay now"),
        (
            N_("The USCIS list does not name your form, and {not_listed_time} have passed."),
            N_("Choose one way: online, your USCIS account, or phone."),
            N_("Using several at once can slow things down."),
            LINE_CLOSED,
        ),
        COPY_QUESTION,
        needs=(said("inquiry_date", NOT_LISTED),),
        more=(OPEN_E_REQUEST, OPEN_ACCOUNT, CALL_NOW, CALL_SCRIPT),
        papers=ASKING,
    ),
    Words(
        "inquire",
        "act",
        N_("You may ask USCIS about the delay now"),
        (
            N_("Your Received Date is before the inquiry date."),
            N_("Choose one way: online, your USCIS account, or phone."),
            N_("Using several at once can slow things down."),
            LINE_CLOSED,
        ),
        COPY_QUESTION,
        more=(OPEN_E_REQUEST, OPEN_ACCOUNT, CALL_NOW, CALL_SCRIPT),
        papers=ASKING,
    ),
    Words(
        "answer",
        "wait",
        N_("You asked for outside help"),
        (
            N_("We know of no fixed time for an answer."),
            N_("If USCIS sends you a letter, read it first. It may have a last day."),
        ),
        PRINT_RECORD,
        needs=(fact("asked_outside"),),
    ),
    Words(
        "answer",
        "wait",
        N_("On which day did you ask USCIS?"),
        (N_("We count the days from then. With the date we can name the day."),),
        ADD_THE_DATE,
        needs=(fact("day_unknown"),),
    ),
    Words(
        "answer",
        "wait",
        N_("USCIS aims to answer by about {answer_due}"),
        (
            N_("You asked on {asked_on}. The goal is {rule_days}."),
            N_("It is a goal, not a promise."),
        ),
        REMIND_WHEN_LATE,
        more=(OPEN_STATUS,),
    ),
    Words(
        "answer",
        "overdue",
        N_("The time USCIS set itself has passed"),
        (
            N_("It was {answer_due}. First look at Case Status Online and your mail."),
            N_("Then you may go one step up."),
        ),
        Button(N_("Show the step up"), "show_paper", "ombudsman_summary"),
        more=(OPEN_STATUS,),
        papers=OUTSIDE,
    ),
    Words(
        "escalate",
        "act",
        NOT_OPEN,
        (
            OMBUDSMAN_LATER,
            N_("Your Received Date is {filed_on}. The inquiry date you saw is {inquiry_date}."),
            N_("Your date must come before it. That date moves without notice."),
        ),
        LOOK_AGAIN,
        needs=(fact("before_inquiry_date"),),
        more=(OPEN_TIMES, OPEN_STATUS),
    ),
    Words(
        "escalate",
        "act",
        N_("You may ask for outside help"),
        (
            N_("You asked USCIS and got no help."),
            N_("First look at Case Status Online and your mail."),
            N_("Then choose one: the CIS Ombudsman, or one member of Congress for your area."),
            N_("Keep your service request number at hand."),
        ),
        COPY_SUMMARY,
        more=(OPEN_OMBUDSMAN, OPEN_STATUS),
        papers=OUTSIDE,
    ),
    Words(
        "escalate",
        "wait",
        NOT_OPEN,
        (OMBUDSMAN_LATER,),
        LOOK_AGAIN,
        more=(OPEN_TIMES,),
    ),
    Words(
        "answer",
        "ended",
        N_("You have used every step we know"),
        (
            N_("A lawyer or accredited representative can tell you what is left."),
            N_(
                "Some people ask a court to order a decision. "
                "Talk to a lawyer before you think about that."
            ),
        ),
        LEGAL_HELP,
        more=(PRINT_RECORD,),
    ),
)
