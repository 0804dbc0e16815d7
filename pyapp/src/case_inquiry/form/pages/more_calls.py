"""Later calls about the same problem, added on the check page.

Their labels carry the number of the call, so that no label appears twice in the form.
"""

from __future__ import annotations

from dataclasses import replace

from case_inquiry.conditions import said
from case_inquiry.form.model import Question, QuestionPage
from case_inquiry.form.pages.done import CALL_DETAILS, CALLED, DID_CALL, REQUEST
from case_inquiry.messages import N_

MORE_CALLS = (2, 3, 4, 5)
#: The kinds of questions whose hint says what an answer means, the same for every call.
HINTS_AGAIN = ("radio", "number")
LABELS = {
    2: (
        N_("Your second call"),
        N_("Date of your second call"),
        N_("Time of your second call"),
        N_("Who you talked with on the second call"),
        N_("Did the second call solve or explain it?"),
        N_("Date named on the second call"),
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
        N_("Did the third call solve or explain it?"),
        N_("Date named on the third call"),
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
        N_("Did the fourth call solve or explain it?"),
        N_("Date named on the fourth call"),
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
        N_("Did the fifth call solve or explain it?"),
        N_("Date named on the fifth call"),
        N_("Did the fifth call open a service request?"),
        N_("Number from the fifth call"),
        N_("Reason given on the fifth call"),
        N_("Days you were told to wait on the fifth call"),
    ),
}


def of_call(number: int, question: str) -> str:
    """Return the question about call `number` that is `question` about the first call.

    >>> of_call(1, "call_date"), of_call(2, "call_date"), of_call(2, "request_opened")
    ('call_date', 'call_2_date', 'call_2_request_opened')
    """
    return question if number == 1 else f"call_{number}_{question.removeprefix('call_')}"


def more_call_page(number: int) -> QuestionPage:
    """Return the page of call `number`; it applies while the case has it and all calls before it.

    That is so while the marks `call_2` to `call_N` are `yes`. It asks what is asked about the first
    call, in fewer words.

    >>> more_call_page(2).questions[0].id
    'call_2_date'
    """
    heading, *labels = LABELS[number]
    date = next(question for question in CALLED.questions if question.id == "call_date")
    first = (date, *CALL_DETAILS, *REQUEST.questions)
    return QuestionPage(
        id=f"call-{number}",
        part="done",
        heading=heading,
        questions=tuple(
            _asked_again(question, number, label)
            for question, label in zip(first, labels, strict=True)
        ),
        applies=(DID_CALL, *(said(f"call_{other}", "yes") for other in range(2, number + 1))),
    )


def _asked_again(question: Question, number: int, label: str) -> Question:
    return question._replace(
        id=of_call(number, question.id),
        label=label,
        hint=question.hint if question.kind in HINTS_AGAIN else "",
        why="",
        where="",
        applies=tuple(
            replace(condition, subject=of_call(number, condition.subject))
            for condition in question.applies
            if condition != DID_CALL
        ),
    )


PAGES = tuple(more_call_page(number) for number in MORE_CALLS)
