"""Later calls about the same problem, added on the check page.

Their labels carry the number of the call, so that no label stands twice in the form.
"""

from __future__ import annotations

from case_inquiry.conditions import not_said, said
from case_inquiry.form.model import Question, QuestionPage
from case_inquiry.form.pages.done import (
    DID_CALL,
    LEFT_EMPTY,
    REQUEST,
    TODAY_OR_YESTERDAY,
    TREATED_AS_NO,
)
from case_inquiry.messages import N_

MORE_CALLS = (2, 3, 4, 5)
LABELS = {
    2: (
        N_("Your second call"),
        N_("Date of your second call"),
        N_("Time of your second call"),
        N_("Who you talked with on the second call"),
        N_("Did the second call open a service request?"),
        N_("Number from the second call"),
        N_("Reason given on the second call"),
        N_("Days you were told to wait on the second call"),
    ),
    3: (
        N_("Your third call"),
        N_("Date of your third call"),
        N_("Time of your third call"),
        N_("Who you talked with on the third call"),
        N_("Did the third call open a service request?"),
        N_("Number from the third call"),
        N_("Reason given on the third call"),
        N_("Days you were told to wait on the third call"),
    ),
    4: (
        N_("Your fourth call"),
        N_("Date of your fourth call"),
        N_("Time of your fourth call"),
        N_("Who you talked with on the fourth call"),
        N_("Did the fourth call open a service request?"),
        N_("Number from the fourth call"),
        N_("Reason given on the fourth call"),
        N_("Days you were told to wait on the fourth call"),
    ),
    5: (
        N_("Your fifth call"),
        N_("Date of your fifth call"),
        N_("Time of your fifth call"),
        N_("Who you talked with on the fifth call"),
        N_("Did the fifth call open a service request?"),
        N_("Number from the fifth call"),
        N_("Reason given on the fifth call"),
        N_("Days you were told to wait on the fifth call"),
    ),
}


def more_call_page(number: int) -> QuestionPage:
    """Return the page of call `number`; it applies while it and all calls before it are told of.

    That is so while the marks `call_2` to `call_N` are `yes`.

    >>> more_call_page(2).questions[0].id
    'call_2_date'
    """
    name = f"call_{number}"
    heading, day, time, person, opened, request, reason, days = LABELS[number]
    first = REQUEST.questions[0]
    return QuestionPage(
        id=f"call-{number}",
        part="done",
        heading=heading,
        questions=(
            Question(
                id=f"{name}_date",
                label=day,
                kind="date",
                shortcuts=TODAY_OR_YESTERDAY,
                passed_over=LEFT_EMPTY,
            ),
            Question(id=f"{name}_time", label=time, kind="text", passed_over=LEFT_EMPTY),
            Question(
                id=f"{name}_representative", label=person, kind="text", passed_over=LEFT_EMPTY
            ),
            Question(
                id=f"{name}_request_opened",
                label=opened,
                kind="radio",
                choices=first.choices,
                hint=first.hint,
                passed_over=TREATED_AS_NO,
            ),
            Question(
                id=f"{name}_service_request",
                label=request,
                kind="text",
                applies=(said(f"{name}_request_opened", "yes"),),
                passed_over=LEFT_EMPTY,
                masked=True,
            ),
            Question(
                id=f"{name}_no_request_reason",
                label=reason,
                kind="area",
                applies=(not_said(f"{name}_request_opened", "yes"),),
                passed_over=LEFT_EMPTY,
            ),
            Question(
                id=f"{name}_told_to_wait_days",
                label=days,
                kind="number",
                hint=N_("Leave empty if they named no number."),
                passed_over=LEFT_EMPTY,
            ),
        ),
        applies=(DID_CALL, *(said(f"call_{other}", "yes") for other in range(2, number + 1))),
    )


PAGES = tuple(more_call_page(number) for number in MORE_CALLS)
