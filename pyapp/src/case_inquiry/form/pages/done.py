"""What was done already: the call, the question online, the two emails. It decides the step."""

from __future__ import annotations

from case_inquiry.conditions import Condition, not_said, said
from case_inquiry.form.model import Choice, Question, QuestionPage
from case_inquiry.form.stated import stated
from case_inquiry.messages import N_

TODAY_OR_YESTERDAY = ("today", "yesterday")
YES_NO = (Choice("yes", N_("Yes")), Choice("no", N_("No")))
ANSWERS = (
    Choice("none", N_("No")),
    Choice("solved", N_("Yes, and that solved it")),
    Choice("explained", N_("Yes, they explained it or gave a date")),
    Choice("not_solved", N_("Yes, but it did not help")),
)
DID_CALL = said("called", "yes")
CALL_DID_NOT_SOLVE = not_said("call_answer", "solved")
DID_EMAIL_CENTER = said("emailed_center", "yes")
DID_EMAIL_HQ = said("emailed_hq", "yes")
#: The mark of a case that was opened again: a kept one, or a file.
CAME_BACK = said("came_back", "yes")


def answered(subject: str) -> Condition:
    """Return the condition that an answer of some kind came.

    >>> answered("center_answer").holds({"center_answer": "explained"}, {})
    True
    """
    return said(subject, "solved", "explained", "not_solved")


def answer_date(question: str, subject: str) -> Question:
    """Return the field for the day of the answer to the group `subject`.

    >>> answer_date("hq_answered_on", "hq_answer").kind
    'date'
    """
    return Question(
        id=question,
        label=N_("Date of the answer"),
        kind="date",
        shortcuts=TODAY_OR_YESTERDAY,
        applies=(answered(subject),),
    )


def promised_date(question: str, came: Condition) -> Question:
    """Return the field for the day that an answer named for a result; `came` is true if it came.

    >>> promised_date("hq_promised_on", answered("hq_answer")).label
    'Date they named for a result'
    """
    return Question(
        id=question,
        label=N_("Date they named for a result"),
        kind="date",
        hint=N_("Leave empty if they named no date."),
        applies=(came,),
    )


#: What is asked for no more once the case is resolved. Earlier answers still count.
NOT_RESOLVED = (
    not_said("resolved", "yes"),
    CALL_DID_NOT_SOLVE,
    not_said("center_answer", "solved"),
    not_said("hq_answer", "solved"),
)
ASKED_ONLINE = said("asked_online", "e_request", "secure_message")

CALLED = QuestionPage(
    id="called",
    part="done",
    heading=N_("Have you called?"),
    questions=(
        Question(
            id="called",
            label=N_("Have you called?"),
            kind="radio",
            choices=YES_NO,
            hint=stated(N_("USCIS, {phone}, about this problem."), phone="phone"),
        ),
        Question(
            id="call_date",
            label=N_("Date of the call"),
            kind="date",
            hint=N_("Your first call about this problem. For example 10/01/2026."),
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(DID_CALL,),
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
            applies=(said("called", "yes", "no"), said("problem", "not_received")),
        ),
        Question(
            id="asked_online",
            label=N_("Have you asked USCIS online?"),
            kind="radio",
            choices=(
                Choice("no", N_("No")),
                Choice("e_request", N_("Yes, with an e-Request")),
                Choice("secure_message", N_("Yes, in my USCIS account")),
            ),
            applies=(said("called", "yes", "no"),),
        ),
        Question(
            id="asked_on",
            label=N_("Date you asked"),
            kind="date",
            hint=N_("The first time, about this problem."),
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(ASKED_ONLINE,),
        ),
        Question(
            id="asked_number",
            label=N_("Number you were given"),
            kind="text",
            hint=N_("It is in the email that USCIS sent you. Not everyone gets one."),
            applies=(ASKED_ONLINE,),
            masked=True,
        ),
    ),
)

REQUEST = QuestionPage(
    id="request",
    part="done",
    heading=N_("After the call"),
    short=N_("after the call"),
    questions=(
        Question(
            id="call_answer",
            label=N_("Did the call solve or explain it?"),
            kind="radio",
            choices=(
                Choice("solved", N_("It solved it")),
                Choice("explained", N_("They explained it")),
                Choice("none", N_("No")),
            ),
        ),
        promised_date("call_promised_on", said("call_answer", "explained")),
        Question(
            id="request_opened",
            label=N_("Was a service request opened?"),
            kind="radio",
            choices=(*YES_NO, Choice("unknown", N_("I do not know"))),
            hint=N_(
                "A request that USCIS sends to the office with your case. You get a number for it."
            ),
        ),
        Question(
            id="service_request",
            label=N_("Service request referral number"),
            kind="text",
            where=N_("Where to find it: in your notes of the call, or in an email from USCIS."),
            applies=(said("request_opened", "yes"),),
            masked=True,
        ),
        Question(
            id="no_request_reason",
            label=N_("Reason no request was opened"),
            kind="area",
            hint=N_("The agent's own words, as you remember them. Your letter needs them."),
            applies=(said("request_opened", "no", "unknown"),),
        ),
        Question(
            id="told_to_wait_days",
            label=N_("How many days were you told to wait?"),
            kind="number",
            hint=N_("Leave empty if they named no number."),
        ),
    ),
    applies=(DID_CALL,),
)

#: What a letter says about the first call, and no step needs.
CALL_DETAILS = (
    Question(
        id="call_time",
        label=N_("Time of the call"),
        kind="text",
        hint=N_("About is fine."),
        applies=(DID_CALL,),
    ),
    Question(
        id="call_representative",
        label=N_("Representative's name or ID number"),
        kind="text",
        hint=N_("The person at USCIS who talked with you."),
        applies=(DID_CALL,),
    ),
)

CENTER_EMAIL = QuestionPage(
    id="center-email",
    part="done",
    heading=N_("Have you emailed the service center?"),
    short=N_("email to the center"),
    questions=(
        Question(
            id="emailed_center",
            label=N_("Have you emailed the service center?"),
            kind="radio",
            choices=YES_NO,
            hint=N_("Choose No if you have not. You do not have to."),
        ),
        Question(
            id="center_email_date",
            label=N_("Date of the email to the service center"),
            kind="date",
            hint=N_("The day you sent the first one."),
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(DID_EMAIL_CENTER,),
        ),
        Question(
            id="center_answer",
            label=N_("Did the service center answer?"),
            kind="radio",
            choices=ANSWERS,
            applies=(DID_EMAIL_CENTER,),
        ),
        answer_date("center_answered_on", "center_answer"),
        promised_date("center_promised_on", answered("center_answer")),
    ),
    applies=(DID_CALL, CALL_DID_NOT_SOLVE, not_said("fact:call_is_today", "yes")),
    warning="inboxes_closed",
)

HQ_EMAIL = QuestionPage(
    id="hq-email",
    part="done",
    heading=N_("Have you emailed headquarters?"),
    short=N_("email to headquarters"),
    questions=(
        Question(
            id="emailed_hq",
            label=N_("Have you emailed headquarters?"),
            kind="radio",
            choices=YES_NO,
            hint=N_("Choose No if you have not. You do not have to."),
        ),
        Question(
            id="hq_email_date",
            label=N_("Date of the email to headquarters"),
            kind="date",
            hint=N_("The day you sent the first one."),
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(DID_EMAIL_HQ,),
        ),
        Question(
            id="hq_answer",
            label=N_("Did headquarters answer?"),
            kind="radio",
            choices=ANSWERS,
            applies=(DID_EMAIL_HQ,),
        ),
        answer_date("hq_answered_on", "hq_answer"),
        promised_date("hq_promised_on", answered("hq_answer")),
    ),
    applies=(DID_EMAIL_CENTER, said("center_answer", "", "none")),
)

RESOLVED = QuestionPage(
    id="resolved",
    part="done",
    heading=N_("Has your case been resolved?"),
    questions=(
        Question(
            id="resolved",
            label=N_("Has your case been resolved?"),
            kind="radio",
            choices=YES_NO,
            hint=N_("Resolved means: you got the decision, card or letter you were waiting for."),
        ),
        Question(
            id="resolved_on",
            label=N_("Date it was resolved"),
            kind="date",
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(said("resolved", "yes"),),
        ),
    ),
    applies=(
        CAME_BACK,
        CALL_DID_NOT_SOLVE,
        not_said("center_answer", "solved"),
        not_said("hq_answer", "solved"),
    ),
)
