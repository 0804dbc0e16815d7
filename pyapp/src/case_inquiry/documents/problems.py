"""The problem in the letter's words, as the person says it and as a helper says it."""

from __future__ import annotations

from case_inquiry.messages import N_

#: For the letters of the notice: problem -> (the person's own lines, a helper's lines).
IN_LETTERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "delay": (
        (
            N_("The case is still pending."),
            N_("Please tell me where it stands and whether you need anything from me."),
        ),
        (
            N_("The case is still pending."),
            N_("Please say where it stands and whether you need anything from the applicant."),
        ),
    ),
    "not_received": (
        (
            N_("I did not receive the [notice / card / document]."),
            N_("Please tell me if and where it was sent."),
        ),
        (
            N_("The applicant did not receive the [notice / card / document]."),
            N_("Please say if and where it was sent."),
        ),
    ),
    "mistake": (
        (
            N_("There is a mistake on the [notice / card]: [what is wrong]."),
            N_("Please correct it."),
        ),
    )
    * 2,
    "address": (
        (N_("I moved."), N_("Please confirm that you have my new address.")),
        (N_("The applicant moved."), N_("Please confirm that you have the new address.")),
    ),
    "other": ((N_("[Say in one or two sentences what is wrong and what you ask for.]"),),) * 2,
}
NOT_FOUND = (
    N_("My receipt number is not found online. Please check it."),
    N_("The receipt number is not found online. Please check it."),
)

#: For the channels of today; for a delay the inquiry date's line stands between these two.
OUTSIDE_NORMAL_TIME = N_("This case is outside normal processing time.")
WHERE_IT_STANDS = N_("Please say where the case stands and whether you need anything.")
AS_QUESTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "not_received": (
        (
            N_("I did not get this: [notice, card or document]."),
            N_("USCIS sent it on [date, or: I do not know]."),
            N_("Please tell me where it was sent, and send it again."),
        ),
        (
            N_("The applicant did not get this: [notice, card or document]."),
            N_("USCIS sent it on [date, or: not known]."),
            N_("Please say where it was sent, and send it again."),
        ),
    ),
    "mistake": (
        (
            N_("There is a mistake on this: [notice or card]."),
            N_("It says: [what it says]. Correct is: [what is correct]."),
            N_("Please correct it."),
        ),
    )
    * 2,
    "address": (
        (
            N_("I moved on [date]."),
            N_("Please confirm that you have my new address for this case."),
        ),
        (
            N_("The applicant moved on [date]."),
            N_("Please confirm that you have the new address for this case."),
        ),
    ),
    "other": IN_LETTERS["other"],
}
INQUIRY_DATE = N_(
    "The case inquiry date for this form and office is {inquiry_date}, as shown on {seen_on}."
)
DATE_IS_BEFORE = N_("The Received Date is before it.")
INQUIRY_DATE_UNKNOWN = N_(
    "The case inquiry date for this form and office is [date, as shown on: date]. "
    "The Received Date is before it."
)
NOT_LISTED = N_("This form is not on the list of processing times, and {time} have passed.")
