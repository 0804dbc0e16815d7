"""The shapes in which the words of an outcome are written down.

The words themselves are data: one `Card` a state in `todays_cards`, one `NoticeWords` a state in
`notice_words`. A text may name values in braces, such as `{act_on}`; `situation` knows them all.
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


type Texts = tuple[Text | Given, ...]


@dataclass(frozen=True)
class Button:
    """Something to press: `action` and `value` say what happens.

    `value` may name a value in braces; a button whose value is not known is left out. `page:ID` is
    the page that asks the question ID, `tell:ID=TEXT` puts an answer.
    """

    label: Text
    action: str
    value: str
    needs: Conditions = ()


@dataclass(frozen=True)
class Row:
    """One line of a card, such as "When"; it is left out where none of its texts is shown."""

    term: str
    texts: Texts


@dataclass(frozen=True)
class Aside:
    """A small line of a card that ends in links, such as "Do not call yet if"."""

    text: Text
    links: tuple[Button, ...]


@dataclass(frozen=True)
class PaperWords:
    """A text that the person may take along: its kind, the heading above it, lines below that."""

    kind: str
    heading: Text
    paragraphs: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Card:
    """The card of one state: the first entry whose `needs` are all true is used.

    `button` is the filled one, `links` stand beside it. `small` and `asides` are the last lines.
    `more` and `others` are folded below the card. `papers` are kinds of papers, beside those that
    the buttons show.
    """

    step: str
    status: str
    heading: Text
    rows: tuple[Row, ...]
    button: Button
    needs: Conditions = ()
    above: Texts = ()
    links: tuple[Button, ...] = ()
    small: Texts = ()
    asides: tuple[Aside, ...] = ()
    more: Texts = ()
    others: tuple[Button, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoticeWords:
    """What the notice says in one state: its step, its date, and the state of the inbox.

    `channel` is the inbox whose state is said, `paper` the letter that one press shows.
    """

    step: str
    status: str
    texts: Texts
    needs: Conditions = ()
    links: tuple[Button, ...] = ()
    channel: str = ""
    paper: str = ""


@dataclass(frozen=True)
class ExitWords:
    """An outcome outside the ladder. The first button is the filled one; `more` is folded.

    A `bare` outcome shows nothing about the case, and its buttons come before its words.
    """

    heading: Text
    lead: tuple[Text, ...]
    buttons: tuple[Button, ...]
    more: tuple[Text, ...] = ()
    bare: bool = False


#: The buttons that several outcomes share.
ADD_THE_DATE = Button(N_("Add the date"), "go_to_page", "{missing_day_page}")
CALL_SCRIPT = Button(N_("Call script"), "show_paper", "call_script")
CALL_NOW = Button(N_("Call {phone}"), "open_link", "{phone_link}")
REMIND_WHEN_OPEN = Button(N_("Remind me {act_on_short}"), "show_paper", "reminders_ics")
REMIND_WHEN_LATE = Button(N_("Remind me {day_after_due_short}"), "show_paper", "reminders_ics")
LOOK_AGAIN = Button(N_("Remind me {look_again_on_short}"), "show_paper", "reminders_ics")
PRINT_RECORD = Button(N_("Print my record"), "print", "record_html")
SHOW_RECORD = Button(N_("Show my record"), "show_paper", "record_html")
COPY_QUESTION = Button(N_("Copy my question"), "copy_paper", "e_request")
COPY_EXPEDITE = Button(N_("Copy my request"), "copy_paper", "expedite_request")
COPY_SUMMARY = Button(N_("Copy my summary"), "copy_paper", "ombudsman_summary")
COPY_FOR_CONGRESS = Button(N_("Copy my summary"), "copy_paper", "congress_summary")
OPEN_TIMES = Button(N_("Open the USCIS page"), "open_link", "{processing_times_url}")
OPEN_E_REQUEST = Button(N_("Open e-Request"), "open_link", "{e_request_url}")
OPEN_ACCOUNT = Button(N_("Open my USCIS account"), "open_link", "{online_account_url}")
OPEN_STATUS = Button(N_("Open Case Status Online"), "open_link", "{case_status_url}")
OPEN_OMBUDSMAN = Button(N_("Open the CIS Ombudsman's page"), "open_link", "{ombudsman_url}")
OPEN_APPOINTMENTS = Button(N_("Ask for an appointment"), "open_link", "{appointment_url}")
FIND_REPRESENTATIVE = Button(N_("Find my Representative"), "open_link", "{house_url}")
FIND_SENATORS = Button(N_("Find my Senators"), "open_link", "{senate_url}")
CHECK_THE_FEE = Button(N_("Check the asylum fee"), "open_link", "{asylum_fee_url}")
LOCKBOX = Button(N_("See the Lockbox address"), "open_link", "{lockbox_link}")
LEGAL_HELP = Button(N_("Find legal help"), "open_link", "{legal_help_link}")
FIND_A_LAWYER = Button(N_("Find a lawyer"), "open_link", "{legal_help_link}")
NEW_DATE = Button(N_("I have a new date"), "go_to_page", "page:inquiry_date")
