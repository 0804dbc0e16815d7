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
    then: str = ""  # the heading to walk to after that, through further questions
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
    "Form": "I-485",
    "Have you called?": "Yes",
    "Date of the call": "10/1/2026",
    "Time of the call": "2:30 pm",
    "Representative's name or ID number": "Agent 1234",
    "Was a service request opened?": "Yes",
    "Service request referral number": "SR-99",
}
NUMBERED = {**CALLED, "Receipt number": "EAC-17-104-50146", "Date filed": "2/7/2017"}
NOTICES_STEP = "The notice's step: email the Vermont Service Center"

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
        "Who has not called yet has the answer at once, before any question and before Python is "
        "there. Only the first page has this introduction; the questions after it stand alone.",
        "The introduction, a card for those who have not called, and the first choices",
        heading="What is the problem?",
        height=1300,
    ),
    Station(
        "called",
        "The question that decides",
        "One question a page, with the reason why it is asked. This is the only one that may not "
        "be passed over: nothing at all can be worked out without it.",
        "The question “Have you called?” with Yes, No, Continue and Back",
        heading="Have you called?",
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
        "A drawing of the notice marks the place of the number. What was typed comes back in one "
        "shape below the field; who has no number presses a button instead.",
        "A drawn notice with the receipt number marked, and the field with a number in it",
        heading="Receipt number",
        answers=NUMBERED,
    ),
    Station(
        "check",
        "Check your answers",
        "All answers as they were understood, each with its way back. An empty one says in words "
        "what it is taken for, so that nothing is decided in silence.",
        "The list of answers in two groups, a button to change beside each",
        heading="Check your answers",
        answers=NUMBERED,
    ),
    Station(
        "notice",
        "The notice's step, and the warning before it",
        "The notice allows this email, and its inbox is reported closed. So the warning stands "
        "before the step, and the filled button leads to the way that works today.",
        "The outcome: a warning that the inbox is closed, the step's day, and the filled button",
        heading=NOTICES_STEP,
        answers=NUMBERED,
        height=1040,
        views=(PHONE, DARK_PHONE, DESK),
    ),
    Station(
        "letter",
        "The letter",
        "The words that the notice asks for, made from the answers, in fields that can be changed "
        "before they are copied. The link to the mail program says once more that the inbox is "
        "closed.",
        "Subject and text of the letter with a copy button below each",
        heading=NOTICES_STEP,
        answers=NUMBERED,
        begins="Subject",
        ends="Your call script",
        height=1300,
    ),
    Station(
        "days",
        "Your days",
        "What you did, the day that was counted from it, and today, as a list on a line.",
        "A list of three days, each with its mark on a line",
        heading=NOTICES_STEP,
        answers=NUMBERED,
        begins="Your days",
        ends="Still empty",
    ),
    Station(
        "working",
        "How the days were counted",
        "Every date can be counted again by hand: the rule's own words, day 0, day 1, the last "
        "day, and where the rule stands.",
        "The opened working: from October 1, day 30 is October 31, the next day is November 1",
        heading=NOTICES_STEP,
        answers=NUMBERED,
        presses=("How we counted",),
        begins="How we counted",
        ends="Where this comes from",
    ),
    Station(
        "today",
        "The way that works today",
        "The same answers and one date more, which USCIS publishes. The call of October with its "
        "service request counts here as well, so that the next step is help from outside.",
        "The outcome of today's steps: who can help from outside, and from which day",
        heading=NOTICES_STEP,
        answers={**NUMBERED, "Case inquiry date": "6/1/2018"},
        presses=("Use the way that works today",),
        then="You can ask Congress for help now",
        ends="Good to know for your case",
    ),
    Station(
        "call",
        "Not called yet",
        "The shortest way: one answer, and the step is to call. What is still empty is a button "
        "that leads to its question, never an error.",
        "The outcome “Call USCIS” with the number to call and the list of what is still empty",
        heading="Call USCIS",
        answers={"Have you called?": "No"},
        ends="Your call script",
    ),
    Station(
        "call-script",
        "The words for the call",
        "What to say and what to answer, in order, to read aloud. The line's next closed day "
        "stands in it, and there are blanks for all that was left empty.",
        "The beginning of the call script: before you dial, and what the machine asks first",
        heading="Call USCIS",
        answers={"Have you called?": "No"},
        begins="Your call script",
    ),
    Station(
        "protected",
        "A case under a special privacy rule",
        "The questions end here and what was typed is gone, because a law protects these cases. "
        "The first button leaves the page at once.",
        "The exit: leave this page now, find legal help, or go back; then what the law protects",
        heading="Your case has special privacy rules",
        answers={
            "Form": "I-130",
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
