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
    COPY_EXPEDITE,
    COPY_FOR_CONGRESS,
    COPY_QUESTION,
    COPY_SUMMARY,
    FIND_REPRESENTATIVE,
    FIND_SENATORS,
    LEGAL_HELP,
    LOCKBOX,
    LOOK_AGAIN,
    OPEN_ACCOUNT,
    OPEN_APPOINTMENTS,
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
OUTSIDE = ("congress_summary", "ombudsman_summary")
LOOK_FIRST = N_("Check your mail, your account and Case Status Online first.")
OTHER_HELP = N_("You can also ask for other help, or talk to a lawyer:")
OMBUDSMAN_LATER = N_("For delays the CIS Ombudsman helps only after the inquiry date has passed.")
CONGRESS_NOW = (
    N_("You asked USCIS first. Now others can ask for you."),
    LOOK_FIRST,
    N_("{congress_way}"),
    N_("The office asks you to sign a privacy release. {congress_can_words}"),
)
KEEP_RUNNING = N_("Deadlines in USCIS letters keep running.")

CURRENT: tuple[Words, ...] = (
    Words(
        "gate",
        "act",
        N_("Look up your case inquiry date"),
        (
            N_(
                "USCIS shows one date for each form and office. "
                "If your Received Date is before it, you can ask about the delay."
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
            N_("With it we can tell if you can ask about the delay."),
        ),
        Button(N_("Add my Received Date"), "go_to_page", "page:filed_on"),
        more=(OPEN_TIMES,),
    ),
    Words(
        "gate",
        "wait",
        N_("You can ask about your receipt from {act_on}"),
        (
            N_("{not_received_receipt_words}"),
            N_("{lockbox_support_words}"),
            N_("{lockbox_privacy_words}"),
        ),
        REMIND_WHEN_OPEN,
        needs=(said("not_received", "receipt"),),
        more=(LOCKBOX, OPEN_ACCOUNT),
    ),
    Words(
        "gate",
        "wait",
        N_("You can ask from {act_on}"),
        (
            N_("Mail can take that long."),
            N_("{mail_tracking_words}"),
            N_("Moved? Change your address with USCIS too. {returned_card_words}"),
        ),
        REMIND_WHEN_OPEN,
        needs=(said("problem", "not_received"),),
        more=(OPEN_ACCOUNT, OPEN_APPOINTMENTS),
    ),
    Words(
        "gate",
        "wait",
        N_("You can ask from {act_on}"),
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
        N_("You can ask USCIS to expedite your case"),
        (
            N_(
                "USCIS can expedite for: {expedite_ground_loss_words}; "
                "{expedite_ground_emergency_words}; {expedite_ground_nonprofit_words}; "
                "{expedite_ground_government_words}; {expedite_ground_error_words}."
            ),
            N_("{expedite_how_words}"),
            N_("{expedite_not_enough_words} {expedite_premium_words}"),
            N_("{expedite_answer_words}"),
            N_("{appointment_url_words}"),
            LINE_CLOSED,
        ),
        COPY_EXPEDITE,
        needs=(said("problem", "urgent"),),
        more=(OPEN_ACCOUNT, CALL_NOW, CALL_SCRIPT, OPEN_APPOINTMENTS),
        papers=("expedite_request", "call_script"),
    ),
    Words(
        "inquire",
        "act",
        N_("You can ask USCIS about your receipt now"),
        (
            N_("{not_received_receipt_words}"),
            N_("{lockbox_support_words}"),
            N_("{lockbox_privacy_words}"),
            LINE_CLOSED,
        ),
        COPY_QUESTION,
        needs=(said("not_received", "receipt"),),
        more=(LOCKBOX, OPEN_E_REQUEST, OPEN_ACCOUNT, CALL_NOW, CALL_SCRIPT),
        papers=ASKING,
    ),
    Words(
        "inquire",
        "act",
        N_("You can ask USCIS about {problem} now"),
        (
            N_("{mail_tracking_words}"),
            N_("Moved? Change your address with USCIS too. {returned_card_words}"),
            N_("Need proof now? You can ask for an appointment."),
            LINE_CLOSED,
        ),
        COPY_QUESTION,
        needs=(said("problem", "not_received"),),
        more=(OPEN_E_REQUEST, OPEN_ACCOUNT, CALL_NOW, CALL_SCRIPT, OPEN_APPOINTMENTS),
        papers=ASKING,
    ),
    Words(
        "inquire",
        "act",
        N_("You can ask USCIS about {problem}"),
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
        N_("You can ask USCIS about the delay now"),
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
        N_("You can ask USCIS about the delay now"),
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
            Given(fact("congress_left"), OTHER_HELP),
            Given(fact("congress_left"), N_("{congress_way}")),
            Given(fact("ombudsman_left"), OTHER_HELP),
            Given(fact("ombudsman_left"), N_("{ombudsman_way}")),
        ),
        PRINT_RECORD,
        needs=(fact("asked_outside"),),
        more=(LEGAL_HELP,),
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
        N_("USCIS named {answer_due} for a result"),
        (N_("If nothing comes by then, you can go one step up."),),
        REMIND_WHEN_LATE,
        needs=(fact("day_is_promised"),),
        more=(OPEN_STATUS,),
    ),
    Words(
        "answer",
        "wait",
        N_("You were told to wait until {answer_due}"),
        (
            N_("USCIS's own goal is shorter. We count the longer time."),
            N_("If nothing comes by then, you can go one step up."),
        ),
        REMIND_WHEN_LATE,
        needs=(fact("day_is_named"),),
        more=(OPEN_STATUS,),
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
            N_("It was {answer_due}."),
            LOOK_FIRST,
            N_("Then you can go one step up."),
        ),
        Button(N_("Show the step up"), "show_paper", "ombudsman_summary"),
        more=(OPEN_STATUS,),
        papers=OUTSIDE,
    ),
    Words(
        "escalate",
        "act",
        N_("You can ask Congress for help now"),
        (*CONGRESS_NOW, N_("{ombudsman_way}"), KEEP_RUNNING),
        FIND_REPRESENTATIVE,
        needs=(fact("congress_open"), fact("ombudsman_has_a_day")),
        more=(FIND_SENATORS, COPY_FOR_CONGRESS, OPEN_OMBUDSMAN, OPEN_STATUS, LEGAL_HELP),
        papers=OUTSIDE,
    ),
    Words(
        "escalate",
        "act",
        N_("You can ask Congress for help now"),
        (
            *CONGRESS_NOW,
            Given(fact("ombudsman_left"), N_("{ombudsman_way}")),
            Given(fact("ombudsman_shut"), OMBUDSMAN_LATER),
            KEEP_RUNNING,
        ),
        FIND_REPRESENTATIVE,
        needs=(fact("congress_open"),),
        more=(FIND_SENATORS, COPY_FOR_CONGRESS, OPEN_TIMES, OPEN_STATUS, LEGAL_HELP),
        papers=("congress_summary",),
    ),
    Words(
        "escalate",
        "act",
        N_("You can ask the CIS Ombudsman for help now"),
        (
            LOOK_FIRST,
            Given(fact("ombudsman_left"), N_("{ombudsman_way}")),
            N_("{ombudsman_no_stop_words}"),
        ),
        COPY_SUMMARY,
        more=(OPEN_OMBUDSMAN, OPEN_STATUS, LEGAL_HELP),
        papers=OUTSIDE,
    ),
    Words(
        "escalate",
        "wait",
        N_("You can ask for more help from {act_on}"),
        (
            Given(fact("congress_left"), N_("{congress_way}")),
            Given(fact("ombudsman_left"), N_("{ombudsman_way}")),
        ),
        REMIND_WHEN_OPEN,
        needs=(fact("day_of_help_known"),),
        more=(OPEN_STATUS, LEGAL_HELP),
        papers=OUTSIDE,
    ),
    Words(
        "escalate",
        "wait",
        N_("Ask USCIS once more first"),
        (N_("{ombudsman_90_days_words}"),),
        COPY_QUESTION,
        needs=(fact("ask_again"),),
        more=(OPEN_E_REQUEST, LEGAL_HELP),
        papers=("e_request",),
    ),
    Words(
        "escalate",
        "wait",
        N_("Outside help is not open yet"),
        (OMBUDSMAN_LATER,),
        LOOK_AGAIN,
        more=(OPEN_TIMES, LEGAL_HELP),
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
            N_("{records_url_words}"),
        ),
        LEGAL_HELP,
        more=(PRINT_RECORD,),
    ),
)
