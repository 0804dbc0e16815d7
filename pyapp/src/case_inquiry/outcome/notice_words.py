"""The words of every outcome of the notice.

Numbers, dates, names and addresses come from the procedure's data through the braces.
"""

from __future__ import annotations

from case_inquiry.conditions import fact
from case_inquiry.messages import N_, NN_
from case_inquiry.outcome.tables import (
    ADD_THE_DATE,
    CALL_NOW,
    CALL_SCRIPT,
    REMIND_WHEN_LATE,
    REMIND_WHEN_OPEN,
    SAVE_RECORD,
    TODAYS_WAY,
    Button,
    Given,
    Warned,
    Words,
)

SOURCES = N_("Sources: {closed_sources}.")
CLOSED = Warned(
    "inbox_closed",
    N_("This email inbox is closed"),
    (
        N_(
            "Immigration lawyers reported that USCIS stopped reading this inbox on {closed_on}. "
            "If you write to it, expect no answer. "
            "Your numbers would sit in an inbox that no one may be watching."
        ),
        N_(
            "We show this step because it is in the {issued_year} notice. "
            "We last looked at our sources on {closed_checked_on}."
        ),
        SOURCES,
    ),
)
ALL_CLOSED = Warned(
    "inbox_closed",
    N_("The service centers' email inboxes are closed"),
    (
        N_(
            "Immigration lawyers reported that USCIS stopped reading these inboxes on {closed_on}. "
            "If you write to one, expect no answer. "
            "Your numbers would sit in an inbox that no one may be watching."
        ),
        N_(
            "We show the email steps because they are in the {issued_year} notice. "
            "We last looked at our sources on {closed_checked_on}."
        ),
        SOURCES,
    ),
)
UNVERIFIED = Warned(
    "inbox_unverified",
    N_("We don't know if anyone reads this inbox"),
    (
        N_(
            "The {issued_year} notice names this address. We found no word that it was closed. "
            "We also found no sign of an answer after {last_sign_year}. Do not count on it."
        ),
        N_(
            "The service centers' inboxes are another matter: lawyers reported that USCIS stopped "
            "reading them on {closed_on}. An email sent there may get no answer."
        ),
        N_("We last looked at our sources on {unverified_checked_on}."),
        N_("Sources: {unverified_sources}."),
    ),
)
NO_NEED_TO_WAIT_HEADING = N_("You do not have to wait for this step")
NO_NEED_TO_WAIT = {
    "email_center": N_("This step is an email to a closed inbox. You can ask USCIS today."),
    "email_hq": N_("We don't know if anyone reads this inbox. You can ask USCIS today."),
    "answer": N_("We don't know if anyone reads this inbox. You can ask USCIS today."),
}
WITHOUT_ADDRESS = N_("You can ask USCIS today.")
NO_ADDRESS = N_("The notice names no address for your case")

#: Shown where a step writes to a center that is not known.
CHOOSE_OFFICE = (Button(N_("Choose the office"), "go_to_page", "page:center"),)
WHICH_OFFICE = (
    Button(N_("Add my receipt number"), "go_to_page", "page:receipt_number"),
    *CHOOSE_OFFICE,
)
HOURS = N_("{phone_hours}")
OWN_HOURS = Given(fact("other_clock"), N_("{own_hours}"))
PAPERS_READY = N_("Have your papers with you and write down what the agent says.")
INBOX_IS_CLOSED = N_("The inbox is closed.")
REASON_GIVEN = N_("Your email gives the agent's reason, as the notice asks.")

#: An agent asks for these; an officer may call back.
PHONE_HEADING = N_("On the phone")
ON_THE_PHONE = (
    N_("{phone_levels_words}"),
    N_("{phone_call_back_words}"),
    N_("{phone_caller_words}"),
    N_("{service_item_number_words}"),
)
OTHER_OFFICE = N_(
    "Your case is at this office: {office}. The notice names only these: {notice_offices}. "
    "Nothing is wrong with your number."
)
ABOUT_A_DELAY = Given(
    fact("about_a_delay"), N_("About a delay? First look up your case inquiry date.")
)
INADEQUATE = N_("{headquarters_inadequate_words}")
WITHOUT_G28 = Given(
    fact("helper_without_g28"),
    N_("Not their lawyer or accredited representative? Let the person send it in their own name."),
)

NOTICE: tuple[Words, ...] = (
    Words(
        "call",
        "act",
        N_("Call USCIS on {next_open_day}"),
        (
            N_("The line has no agents today ({closed_because})."),
            HOURS,
            OWN_HOURS,
            ABOUT_A_DELAY,
            PAPERS_READY,
        ),
        CALL_SCRIPT,
        needs=(fact("line_closed"),),
        more=(TODAYS_WAY,),
        papers=("call_script",),
    ),
    Words(
        "call",
        "act",
        N_("Call USCIS"),
        (
            N_("This is Step {step_number}. You can call any day the line is open."),
            HOURS,
            OWN_HOURS,
            ABOUT_A_DELAY,
            PAPERS_READY,
        ),
        CALL_SCRIPT,
        more=(CALL_NOW, TODAYS_WAY),
        papers=("call_script",),
    ),
    *(
        Words(
            "email_center",
            status,
            NO_ADDRESS,
            (
                Given(fact("center_not_in_notice"), OTHER_OFFICE),
                N_("Today's steps do not need one."),
            ),
            TODAYS_WAY,
            needs=(fact("no_address"),),
            covers=("office_not_in_notice",),
            warned=ALL_CLOSED,
        )
        for status in ("wait", "act")
    ),
    Words(
        "email_center",
        "wait",
        N_("On which day did you call?"),
        (N_("The notice counts the days from your call. With the date we can name the day."),),
        TODAYS_WAY,
        needs=(fact("day_unknown"),),
        more=(ADD_THE_DATE,),
        warned=CLOSED,
    ),
    Words(
        "email_center",
        "wait",
        N_("Step {step_number} opens on {act_on}: the agent told you to wait {told_days}"),
        (
            N_(
                "You called on {called_on}. "
                "The notice asks for more than {rule_days} between the call and the next step."
            ),
            N_("The agent named {told_days}. We count the longer time."),
            NN_("{count} day is left.", "{count} days are left."),
        ),
        TODAYS_WAY,
        needs=(fact("told_longer"),),
        more=(REMIND_WHEN_OPEN,),
        warned=CLOSED,
    ),
    Words(
        "email_center",
        "wait",
        N_("Step {step_number} opens on {act_on}"),
        (
            N_(
                "You called on {called_on}. "
                "The notice asks for more than {rule_days} between the call and the next step."
            ),
            NN_("{count} day is left.", "{count} days are left."),
        ),
        TODAYS_WAY,
        more=(REMIND_WHEN_OPEN,),
        warned=CLOSED,
    ),
    Words(
        "email_center",
        "act",
        N_("Which office has your case?"),
        (
            N_(
                "Type your receipt number, or choose the office on your newest letter. "
                "Then we can name the center."
            ),
            N_("The next step opened on {act_on}."),
        ),
        TODAYS_WAY,
        needs=(fact("center_unknown"),),
        warned=ALL_CLOSED,
    ),
    Words(
        "email_center",
        "act",
        N_("The notice's step: email the {office}"),
        (
            N_("The agent told you to wait {told_days}. This step opened on {act_on}."),
            INBOX_IS_CLOSED,
            Given(fact("no_request_opened"), REASON_GIVEN),
        ),
        TODAYS_WAY,
        needs=(fact("told_longer"),),
        papers=("center_email",),
        warned=CLOSED,
    ),
    Words(
        "email_center",
        "act",
        N_("The notice's step: email the {office}"),
        (
            N_("This step opened on {act_on}, more than {rule_days} after your call."),
            INBOX_IS_CLOSED,
            Given(fact("no_request_opened"), REASON_GIVEN),
        ),
        TODAYS_WAY,
        papers=("center_email",),
        warned=CLOSED,
    ),
    Words(
        "email_hq",
        "wait",
        N_("On which day did you write to the service center?"),
        (N_("The notice counts the days from your email. With the date we can name the day."),),
        TODAYS_WAY,
        needs=(fact("day_unknown"),),
        more=(ADD_THE_DATE,),
        warned=UNVERIFIED,
    ),
    Words(
        "email_hq",
        "wait",
        N_("Step {step_number} opens on {act_on}"),
        (
            N_(
                "You emailed {the_center} on {center_emailed_on}. "
                "The notice gives it {rule_days} to answer, until {last_day}."
            ),
            NN_("{count} day is left.", "{count} days are left."),
        ),
        TODAYS_WAY,
        more=(REMIND_WHEN_OPEN,),
        warned=UNVERIFIED,
    ),
    Words(
        "email_hq",
        "act",
        N_("The notice's step: email USCIS headquarters"),
        (
            N_("You emailed {the_center} on {center_emailed_on}. No answer came in {rule_days}."),
            N_("This step opened on {act_on}. We do not know if headquarters' inbox is read."),
            INADEQUATE,
            WITHOUT_G28,
        ),
        TODAYS_WAY,
        papers=("hq_email",),
        warned=UNVERIFIED,
    ),
    Words(
        "answer",
        "wait",
        N_("On which day did you write to headquarters?"),
        (N_("The notice counts the days from your email. With the date we can name the day."),),
        TODAYS_WAY,
        needs=(fact("day_unknown"),),
        more=(ADD_THE_DATE,),
        warned=UNVERIFIED,
    ),
    Words(
        "answer",
        "wait",
        N_("An answer is due by {answer_due}"),
        (
            N_(
                "You emailed headquarters on {hq_emailed_on}. "
                "The notice says an answer comes within {rule_days}."
            ),
        ),
        TODAYS_WAY,
        more=(REMIND_WHEN_LATE,),
        warned=UNVERIFIED,
    ),
    Words(
        "answer",
        "overdue",
        N_("No answer came in time. The notice ends here"),
        (
            N_("Headquarters had until {answer_due}. The notice has no step after this one."),
            N_("There are other ways to ask."),
        ),
        TODAYS_WAY,
        more=(SAVE_RECORD,),
        warned=UNVERIFIED,
    ),
    *(
        Words(
            step,
            "ended",
            N_("USCIS answered. The notice ends here"),
            (
                N_("The notice has no step for an answer that does not help."),
                N_("You can call again with the answer in your hand, or ask today."),
            ),
            TODAYS_WAY,
            more=(CALL_SCRIPT, SAVE_RECORD),
            warned=warned,
        )
        for step, warned in (
            ("call", ALL_CLOSED),
            ("email_center", CLOSED),
            ("email_hq", UNVERIFIED),
        )
    ),
)
