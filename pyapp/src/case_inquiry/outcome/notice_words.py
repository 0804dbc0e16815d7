"""What the notice says in each of its states, and the card of a call, which is its Step 1.

Numbers, dates, names and addresses come from the procedure's data through the braces.
"""

from __future__ import annotations

from dataclasses import replace

from case_inquiry.conditions import fact, said
from case_inquiry.messages import N_
from case_inquiry.outcome.tables import (
    ADD_THE_DATE,
    CALL_NOW,
    CALL_SCRIPT,
    OPEN_TIMES,
    Aside,
    Button,
    Card,
    Given,
    NoticeWords,
    Row,
)

HEADING = N_("What the {notice_year} notice says")
CENTER, HEADQUARTERS = "center_email", "hq_email"
LETTER = N_("See the letter")
ADD_MY_NUMBER = Button(N_("Add my receipt number"), "go_to_page", "page:receipt_number")
CHOOSE_OFFICE = Button(N_("Choose the office"), "go_to_page", "page:center")
#: Where the number names no office, the newest letter may.
CHOOSE_OFFICE_OF_NUMBER = replace(CHOOSE_OFFICE, needs=(fact("number_without_office"),))
NO_ADDRESS = N_("The notice names no address for your case.")
REASON_GIVEN = Given(
    fact("no_request_opened"), N_("The letter gives the agent's reason, as the notice asks.")
)

DO_NOT_CALL_YET = Aside(
    N_("Do not call yet if:"),
    (
        Button(
            N_("USCIS asked me for something"),
            "tell",
            "tell:case_status=waiting_for_me",
            (fact("about_a_delay"),),
        ),
        Button(
            N_("there is a decision"),
            "tell",
            "tell:case_status=decision",
            (fact("about_a_delay"),),
        ),
        Button(
            N_("I have no receipt number"),
            "tell",
            "tell:situation=no_receipt_yet",
            (said("receipt_number", ""),),
        ),
    ),
)
THE_PHONE_MAY_CLOSE = Aside(
    N_("The phone may close this page."),
    (
        Button(
            N_("Keep until midnight (anyone using this phone could open it)"),
            "keep_until_midnight",
            "",
        ),
    ),
)
LOOK_UP_FIRST = Given(
    fact("about_a_delay"), N_("About a delay? First look up your case inquiry date.")
)
#: An agent asks for these; an officer may call back.
ON_THE_PHONE = (
    N_("Have ready: receipt number, A-Number, form, date filed."),
    N_(
        "Write down: the agent's name or ID, date and time, service request number, or why there "
        "is none."
    ),
    N_("{phone_levels_words}"),
    N_("{phone_call_back_words}"),
    N_("{phone_caller_words}"),
    N_("{service_item_number_words}"),
)

CALL_CARDS = tuple(
    Card(
        "call",
        "act",
        heading,
        (Row("", (line,)),),
        CALL_NOW,
        needs=needs,
        links=(CALL_SCRIPT,),
        small=(LOOK_UP_FIRST,),
        asides=(DO_NOT_CALL_YET, THE_PHONE_MAY_CLOSE),
        more=ON_THE_PHONE,
        others=(OPEN_TIMES,),
        papers=("call_script",),
    )
    for heading, line, needs in (
        (
            N_("You can call USCIS on {next_open_day}"),
            N_("{phone} · {line_words}"),
            (fact("line_closed"),),
        ),
        (N_("You can call USCIS today"), N_("{phone} · {line_words}"), ()),
    )
)

#: The heading of a call where the day is not known: whether the line is open only Python can tell.
CALL_HEADING = N_("You can call USCIS")

NOTICE: tuple[NoticeWords, ...] = (
    NoticeWords(
        "call",
        "act",
        (
            N_("This is Step {step_number}."),
            N_("If nobody solves or explains it, Step 2, an email, opens {opens_after_a_call}."),
        ),
        needs=(fact("has_address"),),
        channel=CENTER,
    ),
    NoticeWords("call", "act", (N_("This is Step {step_number}."), NO_ADDRESS)),
    *(
        NoticeWords(
            "email_center",
            status,
            (
                N_("Step {step_number} is an email to the center."),
                NO_ADDRESS,
                Given(
                    fact("center_not_in_notice"),
                    N_("Your office: {office}. Nothing is wrong with your number."),
                ),
            ),
            needs=(fact("no_address"),),
            links=(CHOOSE_OFFICE_OF_NUMBER,),
        )
        for status in ("wait", "act")
    ),
    NoticeWords(
        "email_center",
        "wait",
        (N_("Step {step_number}, an email, opens more than {rule_days} after your call."),),
        needs=(fact("day_unknown"),),
        links=(ADD_THE_DATE,),
        channel=CENTER,
    ),
    NoticeWords(
        "email_center",
        "wait",
        (
            N_(
                "Step {step_number}, an email to {the_center}, opens {act_on}: "
                "the agent told you to wait {told_days}."
            ),
        ),
        needs=(fact("told_longer"),),
        channel=CENTER,
    ),
    NoticeWords(
        "email_center",
        "wait",
        (N_("Step {step_number}, an email to {the_center}, opens {act_on}."),),
        channel=CENTER,
    ),
    NoticeWords(
        "email_center",
        "act",
        (N_("Step {step_number} opened {act_on}: email the service center."),),
        needs=(fact("center_unknown"),),
        links=(ADD_MY_NUMBER,),
        channel=CENTER,
    ),
    NoticeWords(
        "email_center",
        "act",
        (N_("Step {step_number} opened {act_on}: email the {office}."), REASON_GIVEN),
        channel=CENTER,
        paper="center_email",
    ),
    NoticeWords(
        "email_hq",
        "wait",
        (
            N_(
                "Step {step_number}, an email to headquarters, opens more than {rule_days} "
                "after yours."
            ),
        ),
        needs=(fact("day_unknown"),),
        links=(ADD_THE_DATE,),
        channel=HEADQUARTERS,
    ),
    NoticeWords(
        "email_hq",
        "wait",
        (
            N_("You emailed {the_center} {center_emailed_on}. It had {rule_days} to answer."),
            N_("Step {step_number}, an email to headquarters, opens {act_on}."),
        ),
        channel=HEADQUARTERS,
    ),
    NoticeWords(
        "email_hq",
        "act",
        (
            N_("Step {step_number} opened {act_on}: email USCIS headquarters."),
            N_("{the_center_first} did not answer in {rule_days}."),
        ),
        channel=HEADQUARTERS,
        paper="hq_email",
    ),
    NoticeWords(
        "answer",
        "wait",
        (N_("Headquarters answers within {rule_days}."),),
        needs=(fact("day_unknown"),),
        links=(ADD_THE_DATE,),
        channel=HEADQUARTERS,
    ),
    NoticeWords(
        "answer",
        "wait",
        (
            N_(
                "You emailed headquarters {hq_emailed_on}. "
                "The notice says an answer comes by {answer_due}."
            ),
        ),
        channel=HEADQUARTERS,
    ),
    NoticeWords(
        "answer",
        "overdue",
        (
            N_("Headquarters had until {answer_due}. No answer came in time."),
            N_("The notice has no step after this one."),
        ),
        channel=HEADQUARTERS,
    ),
    *(
        NoticeWords(
            step,
            "ended",
            (N_("USCIS answered. The notice has no step for an answer that does not help."),),
            channel=channel,
        )
        for step, channel in (
            ("call", ""),
            ("email_center", CENTER),
            ("email_hq", HEADQUARTERS),
        )
    ),
)

#: What became of the two inboxes, at full length, folded below the notice's own words.
INBOX_HEADING = N_("What became of this inbox")
INBOXES = {
    CENTER: (
        N_(
            "Immigration lawyers reported that USCIS stopped reading the centers' inboxes on "
            "{closed_on}. If you write to one, expect no answer. "
            "Your numbers would sit in an inbox that no one may be watching."
        ),
        N_(
            "We show the step because it is in the {notice_year} notice. "
            "We last looked at our sources on {closed_checked_on}."
        ),
        N_("Sources: {closed_sources}."),
    ),
    HEADQUARTERS: (
        N_(
            "The {notice_year} notice names this address. We found no word that it was closed. "
            "We also found no sign of an answer after {last_sign_year}. Do not count on it."
        ),
        N_("{headquarters_inadequate_words}"),
        N_(
            "Lawyers reported that USCIS stopped reading the service centers' inboxes on "
            "{closed_on}."
        ),
        N_("We last looked at our sources on {unverified_checked_on}."),
        N_("Sources: {unverified_sources}."),
    ),
}
WITHOUT_G28 = N_(
    "Not their lawyer or accredited representative? Let the person send it in their own name."
)
