"""The shapes in which the words of an outcome are written down.

The words themselves are data: one `Words` a state, in `notice_words` and `current_words`. A text
may name values in braces, such as `{act_on}`; `situation` knows them all.
"""

from __future__ import annotations

from dataclasses import dataclass

from case_inquiry.conditions import Condition, Conditions
from case_inquiry.messages import N_, Plural

type Text = str | Plural


@dataclass(frozen=True)
class Given:
    """A text that is shown where its condition is true."""

    condition: Condition
    text: Text


@dataclass(frozen=True)
class Button:
    """Something to press: `action` and `value` say what happens, `note` is shown below it.

    `value` may name a value in braces; a button whose value is not known is left out.
    """

    label: Text
    action: str
    value: str
    note: Text = ""


@dataclass(frozen=True)
class PaperWords:
    """A text that the person may take along: its kind, the heading above it, lines below that."""

    kind: str
    heading: Text
    paragraphs: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Warned:
    """The words about what became of an inbox."""

    id: str
    heading: Text
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True)
class Words:
    """What one state says: the first entry whose `needs` are all true is used.

    `papers` are kinds of papers, beside those that the buttons show. `warned` comes before
    everything else. `covers` names the plan's warnings that these words
    already say, so that no note repeats them.
    """

    step: str
    status: str
    heading: Text
    lead: tuple[Text | Given, ...]
    button: Button
    needs: Conditions = ()
    more: tuple[Button, ...] = ()
    papers: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    warned: Warned | None = None


@dataclass(frozen=True)
class ExitWords:
    """An outcome outside the ladder; `buttons_first` puts its buttons before the text.

    The first button is the filled one. A `bare` outcome shows nothing about the case.
    """

    heading: Text
    lead: tuple[Text, ...]
    buttons: tuple[Button, ...]
    bare: bool = False


#: The buttons that several outcomes share.
TODAYS_WAY = Button(
    N_("Use the way that works today"),
    "switch_procedure",
    "current",
    N_("We keep everything you typed."),
)
ADD_THE_DATE = Button(N_("Add the date"), "go_to_page", "{missing_day_page}")
CALL_SCRIPT = Button(N_("Get my call script"), "show_paper", "call_script")
CALL_NOW = Button(N_("Call {phone}"), "open_link", "{phone_link}")
REMIND_WHEN_OPEN = Button(N_("Remind me on {act_on}"), "show_paper", "reminders_ics")
REMIND_WHEN_LATE = Button(N_("Remind me on {day_after_due}"), "show_paper", "reminders_ics")
PRINT_RECORD = Button(N_("Print my record"), "print", "record_html")
SAVE_RECORD = Button(N_("Show my record"), "show_paper", "record_html")

OUR_IDEA = N_("This day is our idea, not a USCIS rule.")
COPY_QUESTION = Button(N_("Copy my question"), "copy_paper", "e_request")
COPY_SUMMARY = Button(N_("Copy my summary"), "copy_paper", "ombudsman_summary")
OPEN_TIMES = Button(N_("Open the USCIS page"), "open_link", "{processing_times_url}")
OPEN_E_REQUEST = Button(N_("Open the e-Request page"), "open_link", "{e_request_url}")
OPEN_ACCOUNT = Button(N_("Open my USCIS account"), "open_link", "{online_account_url}")
OPEN_STATUS = Button(N_("Open Case Status Online"), "open_link", "{case_status_url}")
OPEN_OMBUDSMAN = Button(N_("Open the CIS Ombudsman's page"), "open_link", "{ombudsman_url}")
LOOK_AGAIN = Button(
    N_("Remind me to look on {look_again_on}"), "show_paper", "reminders_ics", OUR_IDEA
)
COPY_EXPEDITE = Button(N_("Copy my request"), "copy_paper", "expedite_request")
COPY_FOR_CONGRESS = Button(N_("Copy my summary"), "copy_paper", "congress_summary")
FIND_REPRESENTATIVE = Button(N_("Find my Representative"), "open_link", "{house_url}")
FIND_SENATORS = Button(N_("Find my Senators"), "open_link", "{senate_url}")
OPEN_APPOINTMENTS = Button(N_("Ask for an appointment"), "open_link", "{appointment_url}")
CHECK_THE_FEE = Button(N_("Check the asylum fee"), "open_link", "{asylum_fee_url}")
LOCKBOX = Button(N_("See the Lockbox address"), "open_link", "{lockbox_link}")
LEGAL_HELP = Button(N_("Find legal help"), "open_link", "{legal_help_link}")
SHOW_NOTICE = Button(
    N_("See what the {notice_year} notice says"),
    "switch_procedure",
    "notice-2009",
    N_("We keep everything you typed."),
)
