"""The shapes in which the words of an outcome are written down.

The words themselves are data: one `Words` a state, in `notice_words` and `current_words`. A text
may name values in braces, such as `{act_on}`; `situation` knows them all.
"""

from __future__ import annotations

from dataclasses import dataclass

from case_inquiry.conditions import Condition, Conditions
from case_inquiry.messages import Plural

type Text = str | Plural


@dataclass(frozen=True)
class Given:
    """A text that is said where its condition holds."""

    condition: Condition
    text: Text


@dataclass(frozen=True)
class Button:
    """Something to press: `action` and `value` say what happens, `note` stands below it.

    `value` may name a value in braces; a button whose value is not known is left out.
    """

    label: Text
    action: str
    value: str
    note: Text = ""


@dataclass(frozen=True)
class Paper:
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
    """What one state says: the first entry whose `needs` all hold is the one that speaks.

    `papers` are kinds of papers, beside those that the buttons show. `warned` is said before
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
class Exit:
    """An outcome outside the ladder; `buttons_first` puts its buttons before the text.

    The first button is the filled one. A `bare` outcome shows nothing about the case.
    """

    heading: Text
    lead: tuple[Text, ...]
    buttons: tuple[Button, ...]
    bare: bool = False
