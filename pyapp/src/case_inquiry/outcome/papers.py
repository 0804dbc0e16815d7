"""The papers that an outcome may offer, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterable

from case_inquiry.messages import N_
from case_inquiry.outcome.tables import Button, PaperWords

LETTER_HEADING = N_("What the {notice_year} notice says to write")

#: What a button may do with the paper that it names.
SHOW_A_PAPER = ("show_paper", "copy_paper", "print")

PAPERS = {
    paper.kind: paper
    for paper in (
        PaperWords(
            "call_script",
            N_("Your call script"),
            (N_("Read it on the phone. Write down what the agent says."),),
        ),
        # The paper itself names the state of the inbox.
        PaperWords("center_email", LETTER_HEADING, ()),
        PaperWords("hq_email", LETTER_HEADING, ()),
        PaperWords(
            "expedite_request",
            N_("Your request to expedite"),
            (N_("Choose the reason that fits. Send it one way only."),),
        ),
        PaperWords(
            "e_request",
            N_("Your question for the e-Request"),
            (N_("Copy it into the USCIS form."),),
        ),
        PaperWords(
            "secure_message",
            N_("The same question as a message in your USCIS account"),
            (N_("Use this one, or the e-Request, or the phone. One is enough."),),
        ),
        PaperWords(
            "ombudsman_summary",
            N_("Your summary for the CIS Ombudsman"),
            (N_("It goes into {form_7001}."),),
        ),
        PaperWords(
            "congress_summary",
            N_("Your summary for a member of Congress"),
            (N_("{congress}"),),
        ),
        PaperWords(
            "reminders_ics",
            N_("A reminder for your calendar"),
            (
                N_(
                    "Open the file with your calendar. "
                    "Its title says nothing about your case, unless you choose it here."
                ),
            ),
        ),
        PaperWords(
            "record_html",
            N_("Your record"),
            (N_("It shows what you told us and how we counted. Save it or print it."),),
        ),
    )
}


def papers_of(kinds: Iterable[str], buttons: Iterable[Button]) -> list[PaperWords]:
    """Return the papers of these kinds, then those that the buttons show, each once.

    Raises KeyError for a kind that is not in `PAPERS`.

    >>> [paper.kind for paper in papers_of(["call_script", "call_script"], [])]
    ['call_script']
    """
    shown = (button.value for button in buttons if button.action in SHOW_A_PAPER)
    return [PAPERS[kind] for kind in dict.fromkeys((*kinds, *shown))]
