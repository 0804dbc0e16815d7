"""The kinds of things that the form is made of.

They are plain tuples, so that the form can be built from them at build time, walked on the device
and drawn as a graph, without any of the three knowing more than these few words.
"""

from __future__ import annotations

from typing import NamedTuple

from case_inquiry.conditions import Conditions
from case_inquiry.messages import Message

#: A marked text, or a sentence whose values come from the procedures (see `stated`).
type Text = str | Message


class Choice(NamedTuple):
    """One radio button, or one suggestion below a text field."""

    value: str
    label: Text
    hint: str = ""
    applies: Conditions = ()


class Shortcut(NamedTuple):
    """A button that answers for the person: it puts `sets` into the answers.

    Where it empties its own question, the second key of `sets` keeps what was meant. It counts only
    as long as the field stays empty.
    """

    id: str
    label: str
    sets: dict[str, str]


class Note(NamedTuple):
    """Sentences that appear on a page while their conditions are true."""

    id: str
    heading: str
    paragraphs: tuple[Text, ...]
    applies: Conditions = ()


class Link(NamedTuple):
    """A plain link to the address of a procedure's statement; nothing is added to the address."""

    text: str
    statement: str


class Question(NamedTuple):
    """One field or group. `kind` is `radio`, `text`, `date`, `area` or `number`.

    `shortcuts` has `"today"` and `"yesterday"` for dates, or named buttons. `prefill` is
    `"today"` where the field starts with the day's date. `masked` answers show their last
    characters only.
    """

    id: str
    label: str
    kind: str
    choices: tuple[Choice, ...] = ()
    hint: Text = ""
    why: str = ""
    where: str = ""
    suggestions: str = ""
    shortcuts: tuple[str | Shortcut, ...] = ()
    applies: Conditions = ()
    prefill: str = ""
    masked: bool = False
    links: tuple[Link, ...] = ()

    def choice(self, value: str) -> Choice | None:
        """Return the choice with this value, or None where there is none."""
        return next((choice for choice in self.choices if choice.value == value), None)


class QuestionPage(NamedTuple):
    """A small group of questions that belong together, shown as one page.

    `part` is an id of `PARTS`. `short` names what the page asks in a line of links. `heading`
    equals the question's label where the page has but one.
    `intro` is above the questions, `note` below the heading of the first page of a part.
    `warning` names what the page says before the question (see `page_warning`).
    """

    id: str
    part: str
    heading: str
    questions: tuple[Question, ...]
    short: str = ""
    applies: Conditions = ()
    intro: str = ""
    note: str = ""
    warning: str = ""
    notes: tuple[Note, ...] = ()


class Part(NamedTuple):
    """One of the parts of the form: a group of answers on the check page."""

    id: str
    heading: str
