"""The problem in the letter's words, as the person says it and as a helper says it."""

from __future__ import annotations

from dataclasses import dataclass

from case_inquiry.case import Case
from case_inquiry.messages import N_, DateText, Message, message


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
            N_("I did not get this: {what}."),
            N_("{sent}"),
            N_("Please tell me if and where it was sent."),
        ),
        (
            N_("The applicant did not get this: {what}."),
            N_("{sent}"),
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
#: What did not come, by the case's `not_received`, and what is known of when it was sent.
WHAT = {
    None: N_("[notice, card or document]"),
    "card": N_("[card or document]"),
    "notice": N_("[which notice]"),
    "receipt": N_("the receipt notice (Form I-797)"),
}
SENT_ON = N_("Case Status Online says it was sent on {day}.")
PAID_OR_MAILED_ON = N_("[USCIS took the fee / the papers were mailed] on {day}.")
SENT_ON_NOT_KNOWN = N_("USCIS sent it on [date, or: not known].")

NOT_FOUND = (
    N_("My receipt number is not found online. Please check it."),
    N_("The receipt number is not found online. Please check it."),
)

#: For the channels of today. A delay's lines are followed by what is known of the inquiry date.
ASKED = {
    "delay": Asked(
        own=(N_("The case is still pending."),),
        helper=(N_("The case is still pending."),),
        request=N_("Please say where the case stands and whether you need anything."),
        request_outside=N_(
            "Please find out where the case stands and what keeps USCIS from finishing it."
        ),
    ),
    "not_received": Asked(
        own=(N_("I did not get this: {what}."), N_("{sent}")),
        helper=(N_("The applicant did not get this: {what}."), N_("{sent}")),
        request=N_("Please say where it was sent, and send it again."),
        request_outside=N_("Please ask USCIS where it was sent, and to send it again."),
    ),
    "mistake": Asked(
        own=(
            N_("There is a mistake on this: [notice or card]."),
            N_("It says: [what it says]. It should say: [what is correct]."),
        ),
        helper=(
            N_("There is a mistake on this: [notice or card]."),
            N_("It says: [what it says]. It should say: [what is correct]."),
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
#: When USCIS was asked (by the person, and by a helper), and which time has passed.
ASKED_ON = N_("I asked USCIS on {day}."), N_("USCIS was asked on {day}.")
LAST_ASKED_ON = N_("The last contact with USCIS was on {day}.")
TIME_IS_OVER = {
    "days_after": N_("{time} have passed since then."),
    "answer_within": N_("USCIS aims to answer within {time}. That time ended on {day}."),
}
#: Of a delay that is past the date which USCIS names for asking; before it this is not true.
OUTSIDE_NORMAL_TIME = N_("This case is outside normal processing time.")
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


def lines_of(texts: tuple[str, ...], case: Case) -> list[Message]:
    """Return a problem's lines with what is known about what did not come.

    >>> own = IN_LETTERS["not_received"][0]
    >>> str(lines_of(own, Case(not_received="receipt"))[0])
    'I did not get this: the receipt notice (Form I-797).'
    """
    values = {"what": Message(WHAT[case.not_received]), "sent": _sent(case)}
    return [message(text, **values) for text in texts]


def _sent(case: Case) -> Message:
    if case.sent_on is None:
        return Message(SENT_ON_NOT_KNOWN)
    sentence = PAID_OR_MAILED_ON if case.not_received == "receipt" else SENT_ON
    return message(sentence, day=DateText(case.sent_on, "long"))
