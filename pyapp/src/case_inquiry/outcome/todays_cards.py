"""The cards before USCIS is asked, and of the question itself, one a state.

Numbers, dates, names and addresses come from the procedure's data through the braces.
"""

from __future__ import annotations

from case_inquiry.case import NOT_LISTED
from case_inquiry.conditions import fact, not_said, said
from case_inquiry.messages import N_
from case_inquiry.outcome.tables import (
    CALL_NOW,
    CALL_SCRIPT,
    COPY_EXPEDITE,
    COPY_QUESTION,
    LOCKBOX,
    LOOK_AGAIN,
    NEW_DATE,
    OPEN_ACCOUNT,
    OPEN_APPOINTMENTS,
    OPEN_E_REQUEST,
    OPEN_TIMES,
    REMIND_WHEN_OPEN,
    Button,
    Card,
    Given,
    Row,
)

WHAT = N_("What")
WHEN = N_("When")
WHERE = N_("Where")
TO = N_("To")
FIRST = N_("First")
THEN = N_("Then")
NOW = N_("Now")
WHY = N_("Why")

CHECK_TODAY = N_("You can check today if it is time to ask")
ASK_ONLINE = N_("You can ask USCIS online today")
TOO_EARLY = N_("It is too early to ask about a delay")
ASKING = ("e_request", "secure_message", "call_script")
BY_E_REQUEST = Row(TO, (N_("USCIS e-Request, free"),))
ONE_WAY_ONLY = N_("Using several ways at once can slow things down.")
PAGE_ASKS = N_("The USCIS page asks what happened and when.")
LINE_CLOSED = Given(
    fact("line_closed"),
    N_("The phone line has no agents today ({closed_because}). It opens {next_open_day}."),
)
BY_PHONE = (CALL_NOW, CALL_SCRIPT)
OTHER_WAYS = (OPEN_ACCOUNT, *BY_PHONE)
MOVED_TOO = N_("Moved? Change your address with USCIS too. {returned_card_words}")

GATES = (
    Card(
        "gate",
        "act",
        CHECK_TODAY,
        (
            Row(WHAT, (N_("Look up your case inquiry date (2 minutes)"),)),
            Row(WHEN, (N_("Today. You can ask if your Received Date is before it"),)),
            Row(WHERE, (N_("USCIS processing-times page, free"),)),
        ),
        OPEN_TIMES,
        needs=(said("inquiry_date", ""),),
        links=(Button(N_("I have the date"), "go_to_page", "page:inquiry_date"),),
        more=(
            N_("USCIS shows one date for each form and office. That date moves without notice."),
        ),
    ),
    Card(
        "gate",
        "act",
        CHECK_TODAY,
        (
            Row(WHAT, (N_("Add your Received Date"),)),
            Row(WHEN, (N_("Today. You can ask if it is before {inquiry_date}"),)),
            Row(WHERE, (N_("It is on your receipt notice. Not the Notice Date or Priority Date"),)),
        ),
        Button(N_("Add my Received Date"), "go_to_page", "page:filed_on"),
        links=(OPEN_TIMES,),
    ),
    Card(
        "gate",
        "wait",
        N_("You can ask about your receipt from {act_on}"),
        (
            Row(WHAT, (N_("Look for a text or email, or for the fee in your bank account"),)),
            Row(WHEN, (N_("{sent_days} after {sent_on}"),)),
            BY_E_REQUEST,
        ),
        REMIND_WHEN_OPEN,
        needs=(said("problem", "not_received"), said("not_received", "receipt")),
        links=(OPEN_ACCOUNT, LOCKBOX),
        more=(
            N_("{not_received_receipt_words}"),
            N_("{lockbox_support_words}"),
            N_("{lockbox_privacy_words}"),
        ),
    ),
    Card(
        "gate",
        "wait",
        N_("You can ask from {act_on}"),
        (
            Row(
                FIRST,
                (
                    N_(
                        "Open the tracking in your account. "
                        "“Delivered” but missing? Ask the post office"
                    ),
                ),
            ),
            Row(THEN, (N_("e-Request, from {act_on} ({sent_days} after it was sent)"),)),
        ),
        REMIND_WHEN_OPEN,
        needs=(said("problem", "not_received"),),
        links=(OPEN_ACCOUNT, OPEN_APPOINTMENTS),
        small=(MOVED_TOO,),
        more=(N_("{mail_tracking_words}"),),
    ),
    Card(
        "gate",
        "wait",
        N_("You can ask from {act_on}"),
        (
            Row(WHAT, (N_("Wait. Your form is not on the USCIS list"),)),
            Row(WHEN, (N_("{not_listed_time} after you filed"),)),
            BY_E_REQUEST,
        ),
        REMIND_WHEN_OPEN,
        needs=(said("inquiry_date", NOT_LISTED),),
        links=(OPEN_TIMES,),
    ),
    Card(
        "gate",
        "wait",
        TOO_EARLY,
        (
            Row(WHAT, (N_("Look at the case inquiry date again. It moves without notice"),)),
            Row(WHEN, (N_("{look_again_on}. This day is our idea, not a USCIS rule"),)),
            Row(
                WHY,
                (
                    N_("You filed {filed_on}, not before the case inquiry date, {inquiry_date}"),
                    Given(
                        not_said("inquiry_date_seen_on", ""),
                        N_("(seen {inquiry_date_seen_on})"),
                    ),
                ),
            ),
        ),
        LOOK_AGAIN,
        links=(OPEN_TIMES, NEW_DATE),
    ),
)

INQUIRIES = (
    Card(
        "inquire",
        "act",
        N_("You can ask USCIS to expedite your case"),
        (
            Row(WHAT, (N_("Say which reason fits, and show proof"),)),
            Row(WHEN, (N_("Today, by one way only"),)),
            Row(TO, (N_("Your USCIS account, the chat Emma, or the phone line"),)),
        ),
        COPY_EXPEDITE,
        needs=(said("problem", "urgent"),),
        links=(OPEN_ACCOUNT, CALL_NOW),
        small=(N_("{expedite_answer_words}"),),
        more=(
            N_(
                "USCIS can expedite for: {expedite_ground_loss_words}; "
                "{expedite_ground_emergency_words}; {expedite_ground_nonprofit_words}; "
                "{expedite_ground_government_words}; {expedite_ground_error_words}."
            ),
            N_("{expedite_how_words}"),
            N_("{expedite_not_enough_words} {expedite_premium_words}"),
            N_("{appointment_url_words}"),
            LINE_CLOSED,
        ),
        others=(CALL_SCRIPT, OPEN_APPOINTMENTS),
        papers=("expedite_request", "call_script"),
    ),
    Card(
        "inquire",
        "act",
        N_("You can ask USCIS about your receipt now"),
        (
            Row(FIRST, (N_("Look for a text or email, or for the fee in your bank account"),)),
            Row(
                THEN,
                (
                    Given(fact("day_known"), N_("e-Request, open since {act_on} ({sent_days})")),
                    Given(
                        fact("day_not_known"),
                        N_("e-Request: {sent_days} after the fee was taken"),
                    ),
                ),
            ),
        ),
        OPEN_E_REQUEST,
        needs=(said("problem", "not_received"), said("not_received", "receipt")),
        links=(COPY_QUESTION, LOCKBOX),
        more=(
            N_("{not_received_receipt_words}"),
            N_("{lockbox_support_words}"),
            N_("{lockbox_privacy_words}"),
            LINE_CLOSED,
        ),
        others=OTHER_WAYS,
        papers=ASKING,
    ),
    Card(
        "inquire",
        "act",
        N_("You can ask USCIS about {problem} now"),
        (
            Row(
                FIRST,
                (
                    N_(
                        "Open the tracking in your account. "
                        "“Delivered” but missing? Ask the post office"
                    ),
                ),
            ),
            Row(
                THEN,
                (
                    Given(
                        fact("day_known"),
                        N_("e-Request, “not received”: open since {act_on} ({sent_days})"),
                    ),
                    Given(
                        fact("day_not_known"),
                        N_("e-Request, “not received”: {sent_days} after it was sent"),
                    ),
                ),
            ),
        ),
        OPEN_E_REQUEST,
        needs=(said("problem", "not_received"),),
        links=(COPY_QUESTION, OPEN_ACCOUNT),
        small=(MOVED_TOO, N_("Need proof now? Ask for an appointment.")),
        more=(N_("{mail_tracking_words}"), LINE_CLOSED),
        others=(OPEN_APPOINTMENTS, *BY_PHONE),
        papers=ASKING,
    ),
    Card(
        "inquire",
        "act",
        ASK_ONLINE,
        (
            Row(WHAT, (N_("Ask about {problem}. Use one way only"),)),
            Row(WHEN, (N_("Now. The case inquiry date is only for delays"),)),
            BY_E_REQUEST,
        ),
        OPEN_E_REQUEST,
        needs=(not_said("problem", "", "delay"),),
        links=(COPY_QUESTION, CALL_NOW),
        more=(PAGE_ASKS, ONE_WAY_ONLY, LINE_CLOSED),
        others=(OPEN_ACCOUNT, CALL_SCRIPT),
        papers=ASKING,
    ),
    Card(
        "inquire",
        "act",
        ASK_ONLINE,
        (
            Row(WHAT, (N_("Ask about the delay. Use one way only"),)),
            Row(
                WHEN,
                (
                    N_(
                        "Now: your form is not on the USCIS list, and {not_listed_time} have "
                        "passed since you filed"
                    ),
                ),
            ),
            BY_E_REQUEST,
        ),
        OPEN_E_REQUEST,
        needs=(said("inquiry_date", NOT_LISTED),),
        links=(COPY_QUESTION, CALL_NOW),
        more=(ONE_WAY_ONLY, LINE_CLOSED),
        others=(OPEN_ACCOUNT, CALL_SCRIPT),
        papers=ASKING,
    ),
    Card(
        "inquire",
        "act",
        ASK_ONLINE,
        (
            Row(WHAT, (N_("Ask about the delay. Use one way only"),)),
            Row(
                WHEN,
                (N_("Now: you filed {filed_on}, before the case inquiry date, {inquiry_date}"),),
            ),
            BY_E_REQUEST,
        ),
        OPEN_E_REQUEST,
        links=(COPY_QUESTION, CALL_NOW),
        more=(ONE_WAY_ONLY, LINE_CLOSED),
        others=(OPEN_ACCOUNT, CALL_SCRIPT),
        papers=ASKING,
    ),
)

ASKING_CARDS: tuple[Card, ...] = (*GATES, *INQUIRIES)
