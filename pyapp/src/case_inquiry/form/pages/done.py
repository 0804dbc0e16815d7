"""Part 2: the calls and emails that were made already. They decide the step."""

from __future__ import annotations

from case_inquiry.conditions import Condition, not_said, said
from case_inquiry.form.model import Choice, Question, QuestionPage
from case_inquiry.form.stated import stated
from case_inquiry.messages import N_

TODAY_OR_YESTERDAY = ("today", "yesterday")
TREATED_AS_NO = N_("Not answered. We treat this as No.")
LEFT_EMPTY = N_("Left empty")
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
        passed_over=LEFT_EMPTY,
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
        passed_over=LEFT_EMPTY,
    )


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
            why=N_("Why we ask: your next step depends on it."),
            passed_over=N_("Not answered yet"),
        ),
    ),
)

CALL = QuestionPage(
    id="call",
    part="done",
    heading=N_("Your call"),
    questions=(
        Question(
            id="call_date",
            label=N_("Date of the call"),
            kind="date",
            hint=N_("For example October 1, 2026 or 10/01/2026."),
            why=N_("Why we ask: the notice counts the days from this one."),
            shortcuts=TODAY_OR_YESTERDAY,
            passed_over=LEFT_EMPTY,
        ),
        Question(
            id="call_time",
            label=N_("Time of the call"),
            kind="text",
            hint=N_("About is fine."),
            passed_over=LEFT_EMPTY,
        ),
        Question(
            id="call_representative",
            label=N_("Representative's name or ID number"),
            kind="text",
            hint=N_("The person at USCIS who talked with you."),
            passed_over=LEFT_EMPTY,
        ),
    ),
    applies=(DID_CALL,),
    intro=N_(
        "Called more than once? Start with your first call about this problem. "
        "You can add the others on the check page."
    ),
)

REQUEST = QuestionPage(
    id="request",
    part="done",
    heading=N_("After the call"),
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
            passed_over=TREATED_AS_NO,
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
            passed_over=TREATED_AS_NO,
        ),
    ),
    applies=(DID_CALL,),
)

AGENT_SAID = QuestionPage(
    id="agent-said",
    part="done",
    heading=N_("What the agent told you"),
    questions=(
        Question(
            id="service_request",
            label=N_("Service request referral number"),
            kind="text",
            where=N_("Where to find it: in your notes of the call, or in an email from USCIS."),
            applies=(said("request_opened", "yes"),),
            passed_over=LEFT_EMPTY,
            masked=True,
        ),
        Question(
            id="no_request_reason",
            label=N_("Reason no request was opened"),
            kind="area",
            hint=N_("The agent's own words, as you remember them."),
            why=N_("Why we ask: the notice wants this reason in the next letter."),
            applies=(not_said("request_opened", "yes"),),
            passed_over=LEFT_EMPTY,
        ),
        Question(
            id="told_to_wait_days",
            label=N_("How many days were you told to wait?"),
            kind="number",
            hint=N_("Leave empty if they named no number."),
            passed_over=LEFT_EMPTY,
        ),
    ),
    applies=(DID_CALL,),
)

CENTER_EMAIL = QuestionPage(
    id="center-email",
    part="done",
    heading=N_("Have you emailed the service center?"),
    questions=(
        Question(
            id="emailed_center",
            label=N_("Have you emailed the service center?"),
            kind="radio",
            choices=YES_NO,
            hint=N_("Choose No if you have not. You do not have to."),
            passed_over=TREATED_AS_NO,
        ),
    ),
    applies=(DID_CALL, CALL_DID_NOT_SOLVE, not_said("fact:call_is_today", "yes")),
    warning="inboxes_closed",
)

CENTER_EMAIL_SENT = QuestionPage(
    id="center-email-sent",
    part="done",
    heading=N_("Your email to the service center"),
    questions=(
        Question(
            id="center_email_date",
            label=N_("Date of the email to the service center"),
            kind="date",
            hint=N_("The day you sent the first one."),
            shortcuts=TODAY_OR_YESTERDAY,
            passed_over=LEFT_EMPTY,
        ),
        Question(
            id="center_answer",
            label=N_("Did the service center answer?"),
            kind="radio",
            choices=ANSWERS,
            passed_over=TREATED_AS_NO,
        ),
        answer_date("center_answered_on", "center_answer"),
        promised_date("center_promised_on", answered("center_answer")),
    ),
    applies=(DID_EMAIL_CENTER,),
)

HQ_EMAIL = QuestionPage(
    id="hq-email",
    part="done",
    heading=N_("Have you emailed headquarters?"),
    questions=(
        Question(
            id="emailed_hq",
            label=N_("Have you emailed headquarters?"),
            kind="radio",
            choices=YES_NO,
            hint=N_("Choose No if you have not. You do not have to."),
            passed_over=TREATED_AS_NO,
        ),
    ),
    applies=(DID_EMAIL_CENTER, said("center_answer", "", "none")),
)

HQ_EMAIL_SENT = QuestionPage(
    id="hq-email-sent",
    part="done",
    heading=N_("Your email to headquarters"),
    questions=(
        Question(
            id="hq_email_date",
            label=N_("Date of the email to headquarters"),
            kind="date",
            hint=N_("The day you sent the first one."),
            shortcuts=TODAY_OR_YESTERDAY,
            passed_over=LEFT_EMPTY,
        ),
        Question(
            id="hq_answer",
            label=N_("Did headquarters answer?"),
            kind="radio",
            choices=ANSWERS,
            passed_over=TREATED_AS_NO,
        ),
        answer_date("hq_answered_on", "hq_answer"),
        promised_date("hq_promised_on", answered("hq_answer")),
    ),
    applies=(said("emailed_hq", "yes"),),
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
            passed_over=TREATED_AS_NO,
        ),
        Question(
            id="resolved_on",
            label=N_("Date it was resolved"),
            kind="date",
            shortcuts=TODAY_OR_YESTERDAY,
            applies=(said("resolved", "yes"),),
            passed_over=LEFT_EMPTY,
        ),
    ),
    applies=(
        DID_CALL,
        CALL_DID_NOT_SOLVE,
        not_said("center_answer", "solved"),
        not_said("hq_answer", "solved"),
    ),
)

PAGES = (
    CALLED,
    CALL,
    REQUEST,
    AGENT_SAID,
    CENTER_EMAIL,
    CENTER_EMAIL_SENT,
    HQ_EMAIL,
    HQ_EMAIL_SENT,
    RESOLVED,
)
