"""The blocks that an outcome is drawn from: plain dictionaries, every text already in words."""

from __future__ import annotations

import json
import string
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from case_inquiry.form.walk import question_of
from case_inquiry.messages import Message, Plural, Translator, render
from case_inquiry.outcome.situation import Situation
from case_inquiry.outcome.tables import Button, Given, Text
from case_inquiry.outcome.values import values_of

type Block = dict[str, object]

#: What a button's value begins with where it is a page or an answer.
TO_PAGE_OF, TELLS = "page", "tell"


class Writer:
    """Puts texts and their values into the reader's language, and keeps which it named.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.messages import translator
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> case, notice, today = Case(), load_procedure("notice-2009"), date(2026, 11, 24)
    >>> writer = Writer(Situation(plan(case, notice, today), case, notice, today), translator())
    >>> writer.say("This is Step {step_number}."), writer.named
    ('This is Step 1.', {'step_number'})
    """

    def __init__(self, here: Situation, using: Translator) -> None:
        self.here = here
        self.using = using
        self.values: Mapping[str, object] = values_of(here)
        self.named: set[str] = set()

    def say(self, text: Text | Message) -> str:
        """Return a text with the situation's values; raises KeyError for one that is not known."""
        if isinstance(text, Message):
            return render(text, self.using)
        names = names_in(text)
        self.named |= names
        return render(Message(text, {name: self.values[name] for name in names}), self.using)

    def lead(self, texts: Iterable[Text | Given]) -> list[str]:
        """Return the texts of a lead whose conditions are true."""
        return [
            self.say(item.text if isinstance(item, Given) else item)
            for item in texts
            if not isinstance(item, Given) or self.here.holds(item.condition)
        ]

    def all(self, texts: Iterable[Text | Message]) -> list[str]:
        """Return several texts."""
        return [self.say(text) for text in texts]

    def actions(self, button: Button, *, primary: bool = False) -> list[Block]:
        """Return the block of a button, or none where it is not shown or its value not known."""
        if not self.here.holds(*button.needs):
            return []
        value = self._value(button)
        if value is None:
            return []
        return [
            {
                "kind": "action",
                "label": self.say(button.label),
                "action": button.action,
                "value": value,
                "primary": primary,
            }
        ]

    def _value(self, button: Button) -> str | None:
        kind, _, rest = button.value.partition(":")
        if kind == TO_PAGE_OF:
            return question_of(rest)[0].id
        if kind == TELLS:
            question, _, answer = rest.partition("=")
            return json.dumps({question: answer})
        if not names_in(button.label) | names_in(button.value) <= self.values.keys():
            return None
        return self.say(button.value) if names_in(button.value) else button.value


def names_in(text: Text) -> frozenset[str]:
    """Return the names in braces in a text.

    >>> sorted(names_in("Step {step_number} opens on {act_on}"))
    ['act_on', 'step_number']
    """
    forms = (text.one, text.many) if isinstance(text, Plural) else (text,)
    fields = (field for form in forms for _, field, _, _ in string.Formatter().parse(form))
    return frozenset(field for field in fields if field)


def warning_block(
    name: str, heading: str, paragraphs: list[str], links: Iterable[tuple[str, str]] = ()
) -> Block:
    """Return a block that comes before everything else.

    >>> block = warning_block("closed", "This inbox is closed", [], [("Today", "#today")])
    >>> block["links"]
    [{'text': 'Today', 'href': '#today'}]
    """
    return {
        "kind": "warning",
        "id": name,
        "heading": heading,
        "paragraphs": paragraphs,
        "links": [{"text": text, "href": href} for text, href in links],
    }


class Section(NamedTuple):
    """A part of a fold: a marked heading, or none, and its paragraphs and list items in words."""

    heading: str | None
    paragraphs: list[str]
    items: Sequence[str] = ()


def details_block(
    writer: Writer,
    name: str,
    heading: str,
    sections: Iterable[Section],
    actions: Sequence[Block] = (),
) -> Block | None:
    """Return a block that opens on demand, or None where it has nothing to show."""
    shown = [
        {
            "heading": writer.say(section.heading) if section.heading else "",
            "paragraphs": section.paragraphs,
            "items": list(section.items),
        }
        for section in sections
        if section.paragraphs or section.items
    ]
    if not shown and not actions:
        return None
    return {
        "kind": "details",
        "id": name,
        "heading": writer.say(heading),
        "sections": shown,
        "actions": list(actions),
    }
