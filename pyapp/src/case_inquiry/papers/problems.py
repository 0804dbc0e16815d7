"""The problem in the letter's words, as the person says it and as a helper says it."""

from __future__ import annotations

from dataclasses import dataclass

from case_inquiry.messages import N_


@dataclass(frozen=True)
class Asked:
    """A problem for the channels of today: its lines, and what is asked of USCIS and of others."""

    own: tuple[str, ...]
    helper: tuple[str, ...]
    request: str
    request_outside: str


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
IN_LETTERS["urgent"] = IN_LETTERS["other"]
NOT_FOUND = (
    N_("My receipt number is not found online. Please check it."),
    N_("The receipt number is not found online. Please check it."),
)

#: For the channels of today. A delay's lines are followed by what is known of the inquiry date.
ASKED = {
    "delay": Asked(
        own=(N_("This case is outside normal processing time."),),
        helper=(N_("This case is outside normal processing time."),),
        request=N_("Please say where the case stands and whether you need anything."),
        request_outside=N_(
            "Please find out where the case stands and what keeps USCIS from finishing it."
        ),
    ),
    "not_received": Asked(
        own=(
            N_("I did not get this: [notice, card or document]."),
            N_("USCIS sent it on [date, or: I do not know]."),
        ),
        helper=(
            N_("The applicant did not get this: [notice, card or document]."),
            N_("USCIS sent it on [date, or: not known]."),
        ),
        request=N_("Please say where it was sent, and send it again."),
        request_outside=N_("Please ask USCIS where it was sent, and to send it again."),
    ),
    "mistake": Asked(
        own=(
            N_("There is a mistake on this: [notice or card]."),
            N_("It says: [what it says]. Correct is: [what is correct]."),
        ),
        helper=(
            N_("There is a mistake on this: [notice or card]."),
            N_("It says: [what it says]. Correct is: [what is correct]."),
        ),
        request=N_("Please correct it."),
        request_outside=N_("Please ask USCIS to correct it."),
    ),
    "address": Asked(
        own=(N_("I moved on [date]."),),
        helper=(N_("The applicant moved on [date]."),),
        request=N_("Please confirm that you have the new address for this case."),
        request_outside=N_("Please ask USCIS to confirm the new address for this case."),
    ),
    "other": Asked(
        own=(N_("[Say in one or two sentences what is wrong.]"),),
        helper=(N_("[Say in one or two sentences what is wrong.]"),),
        request=N_("[Say what you ask for.]"),
        request_outside=N_("[Say what you ask for.]"),
    ),
}
ASKED["urgent"] = ASKED["other"]
STILL_PENDING = (N_("The case is still pending."),)
INQUIRY_DATE = N_(
    "The case inquiry date for this form and office is {inquiry_date}, as shown on {seen_on}."
)
DATE_IS_BEFORE = N_("The Received Date is before it.")
INQUIRY_DATE_UNKNOWN = N_(
    "The case inquiry date for this form and office is [date; the Received Date must be before it]."
)
NOT_LISTED = N_("This form is not on the list of processing times.")
NOT_LISTED_AND_OVER = N_(
    "This form is not on the list of processing times, and {time} have passed since it was filed."
)
