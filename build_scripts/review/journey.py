"""The stations of the journey in pictures: the answers that lead to each, and its caption.

There is one record for each station: `build_scripts/review/pictures.py` walks there and takes its
pictures, and the page `maintain/journey.md` shows them. A new station is added only here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from PIL import Image

from build_scripts import ROOT

PICTURES = ROOT / "docs" / "maintain" / "journey"
#: Set while pictures are taken: the page then leaves out a picture that does not exist yet.
TO_COME = "JOURNEY_PICTURES_TO_COME"
MOST_BYTES = 80_000
MOST_BYTES_TOGETHER = 700_000


class MissingPictureError(FileNotFoundError):
    """A station has no picture; the message names the file and the command that makes it."""


@dataclass(frozen=True)
class View:
    """A screen that pictures are taken on."""

    name: str  # a part of the file's name
    words: str  # the end of the alternative text
    width: int
    shown: int  # the width on the page: two phones fit beside each other
    pixels_per_point: float = 1
    dark: bool = False


PHONE = View("phone", "on a phone", 390, 350, 1.5)
DARK_PHONE = View("phone-dark", "on a phone with a dark screen", 390, 350, 1.5, dark=True)
DESK = View("desk", "on a desk's screen", 1280, 760)


@dataclass(frozen=True)
class Station:
    """A place in the journey: the answers that lead there, the part in the picture, its caption."""

    name: str
    title: str
    caption: str
    shows: str  # the alternative text
    heading: str = ""  # the walk ends at this heading; without it, on the site's first page
    answers: Mapping[str, str] = field(default_factory=dict)
    presses: tuple[str, ...] = ()  # buttons and summaries to press at the end of the walk
    begins: str = "Find your next step"  # the first words in the picture; "" for the page's top
    ends: str = ""  # the first words below the picture; without them, the page's footer
    height: int = 1000  # at most
    views: tuple[View, ...] = (PHONE,)

    def file(self, view: View) -> str:
        """Return the name of a picture's file.

        >>> Station("home", "", "", "").file(DESK)
        'home.desk.png'
        """
        return f"{self.name}.{view.name}.png"


# All of it is invented.
CALLED = {
    "What is the problem?": "My case is taking too long",
    "Is this case covered by a special privacy rule?": "No",
    "Have you called?": "Yes",
    "Date of the call": "10/15/2026",
    "Was a service request opened?": "No",
    "Reason no request was opened": "Within normal processing time",
}
NUMBERED = {
    **CALLED,
    "What does Case Status Online show?": "Received, or being reviewed",
    "Have you emailed the service center?": "No",
    "Date filed": "3/2/2023",
    "Case inquiry date": "1/5/2025",
    "Receipt number": "WAC-23-102-50146",
    "Form": "I-485",
    "Time of the call": "2:30 pm",
    "Representative's name or ID number": "Agent 1234",
}
ASK_TODAY = "You can ask USCIS online today"
CALL = "You can call USCIS today"

STATIONS = (
    Station(
        "home",
        "The first page",
        "Two doors, one for a person with a case of their own and one for whoever helps many. "
        "Before anything else the page says what the site tells: which step, from which day, and "
        "with which words.",
        "The first page with its two doors",
        begins="",
        views=(PHONE, DARK_PHONE, DESK),
    ),
    Station(
        "first-question",
        "The first question",
        "The question and its button are on the first screen of a small phone. What the site is "
        "stands below them.",
        "The first question with its choices and Continue, then a few words on the checker",
        heading="What is the problem?",
        height=1300,
    ),
    Station(
        "called",
        "The question that decides",
        "This is the only question that must be answered: nothing can be worked out without it. "
        "From here on, “See my next step now” shows what is known so far.",
        "The question “Have you called?” with the date of the call and both buttons",
        heading="Have you called?",
        answers=CALLED,
    ),
    Station(
        "error",
        "An answer is missing",
        "The summary on top takes the focus and leads to the field, where the same words stand. It "
        "says how to mend it, and nothing that was typed is lost.",
        "The same question with a summary of errors above it and the error beside it",
        heading="Have you called?",
        presses=("Continue",),
    ),
    Station(
        "receipt-number",
        "The receipt number",
        "Numbers are asked for last, only for papers and addresses. A drawing of the notice marks "
        "the place of the number; who has no number presses a button instead.",
        "A drawn notice with the receipt number marked, and the field with a number in it",
        heading="Receipt number",
        answers=NUMBERED,
    ),
    Station(
        "check",
        "Check your answers",
        "What was answered, each row with a link that changes it. What is still empty is folded.",
        "The button to the next step, then the list of answers with a link beside each",
        heading="Check your answers",
        answers=NUMBERED,
    ),
    Station(
        "card",
        "One card on two plans",
        "The action that works today is the heading and the filled button. The notice's step, its "
        "date and what became of its inbox stand right below.",
        "The outcome: what to do today, then the three steps of the notice",
        heading=ASK_TODAY,
        answers=NUMBERED,
        height=1040,
        views=(PHONE, DARK_PHONE, DESK),
    ),
    Station(
        "letter",
        "The letter",
        "The words that the notice asks for, made from the answers, in fields that can be changed "
        "before they are copied. The link to the mail program says that the inbox is closed.",
        "Subject and text of the letter with a copy button below each",
        heading=ASK_TODAY,
        answers=NUMBERED,
        presses=("See the letter",),
        begins="What the 2009 notice says to write",
        ends="Your record",
        height=1300,
    ),
    Station(
        "working",
        "How the days were counted",
        "Every date can be counted again by hand: the rule's own words, day 0, day 1, the last "
        "day, and where the rule stands.",
        "The days of the case in a list, then how each was counted",
        heading=ASK_TODAY,
        answers=NUMBERED,
        presses=("Why these dates",),
        begins="Your days, and how we counted",
        ends="Where this comes from",
    ),
    Station(
        "call",
        "Not called yet",
        "The shortest way: three pages. What would make a call useless is one press away.",
        "The outcome with the number to call, then what the notice says",
        heading=CALL,
        answers={"Have you called?": "No"},
        ends="Your papers",
    ),
    Station(
        "call-script",
        "The words for the call",
        "What to say and what to answer, in order, to read aloud, with blanks for all that was "
        "left empty.",
        "The beginning of the call script: before you dial, and what the machine asks first",
        heading=CALL,
        answers={"Have you called?": "No"},
        presses=("Call script",),
        begins="Your call script",
    ),
    Station(
        "protected",
        "A case under a special privacy rule",
        "The questions end here and what was typed is cleared, because a law protects these cases. "
        "The first button leaves the page at once.",
        "The exit: leave this page now, find legal help, or go back; then whom to call in danger",
        heading="Your case has special privacy rules",
        answers={
            "Is this case covered by a special privacy rule?": "Yes, or I am not sure",
        },
        height=1300,
    ),
)


def journey_page(stations: Iterable[Station] = STATIONS, folder: Path = PICTURES) -> str:
    """Return all stations with their pictures as Markdown.

    Raises MissingPictureError if a picture is missing, except while pictures are taken.
    """
    return "\n\n".join(_section(station, folder) for station in stations)


def _section(station: Station, folder: Path) -> str:
    pictures = [_image(station, view, folder) for view in station.views]
    head = f"## {station.title} {{ #{station.name} }}"
    return "\n\n".join([head, station.caption, "\n".join(filter(None, pictures))])


def _image(station: Station, view: View, folder: Path) -> str:
    file = folder / station.file(view)
    if not file.is_file():
        if os.environ.get(TO_COME):
            return ""
        raise MissingPictureError(f"{file} is missing: run `make pictures` to take it")
    with Image.open(file) as picture:
        height = round(picture.height * view.shown / picture.width)
    # HTML, because Markdown's own element is closed as XML; the page is built into this folder.
    alt = escape(f"{station.shows}, {view.words}")
    size = f'width="{view.shown}" height="{height}"'
    return f'<img src="{file.name}" alt="{alt}" {size} loading="lazy">'
