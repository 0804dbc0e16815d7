"""The review pack: all that the product can say, in order, for a lawyer to read and sign.

Everything comes from the same data as the checker, so nothing can be said that is not in here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from case_inquiry import documents, questions
from case_inquiry.answers import read_answers
from case_inquiry.case import read_case
from case_inquiry.example import example_answers
from case_inquiry.messages import Message, Plural, translator
from case_inquiry.messages import render as render_message
from case_inquiry.outcome import WORDS
from case_inquiry.outcome.exit_words import EXITS, RESOLVED
from case_inquiry.outcome.tables import Button, Exit, Given, Text, Words
from case_inquiry.questions import part_more_calls
from case_inquiry.questions.model import Condition

# Beyond the example, so that the letter to headquarters has something to say.
WROTE = {"emailed_center": "yes", "center_email_date": "November 5, 2026"}


class Said(NamedTuple):
    """One outcome in raw words; names in braces stand for values of the case."""

    state: str
    heading: str
    paragraphs: list[str]
    buttons: list[str]


class PaperText(NamedTuple):
    """A paper as it is written for the made-up case."""

    kind: str
    title: str
    text: str


class ReviewPack:
    """All words in one language, with an example's day for the papers."""

    def __init__(self, language: str, today: date) -> None:
        self.using = translator(language)
        self.today = today

    def plain(self, text: Text | Message | Given) -> str:
        """Return a text with its names in braces as they are."""
        if isinstance(text, Given):
            return f"{self.plain(text.text)} ({text.condition})"
        if isinstance(text, Message):
            return render_message(text, self.using)
        if isinstance(text, Plural):
            return f"{self.using.gettext(text.one)} / {self.using.gettext(text.many)}"
        return self.using.gettext(text) if text else ""

    def shown_when(self, conditions: tuple[Condition, ...]) -> str:
        """Return in a line when something is shown."""
        return "; ".join(self._condition(condition) for condition in conditions) or "always"

    def _condition(self, condition: Condition) -> str:
        verb = "is not" if condition.negate else "is"
        values = " or ".join(value or "empty" for value in condition.values)
        return f"{condition.subject.removeprefix('fact:')} {verb} {values}"

    def pages(self) -> tuple[questions.QuestionPage, ...]:
        """Return the pages of questions in order, each later call's page but the first left out."""
        repeated = {page.id for page in part_more_calls.PAGES[1:]}
        return tuple(page for page in questions.PAGES if page.id not in repeated)

    def outcomes(self) -> Iterator[tuple[str, list[Said]]]:
        """Return each procedure's outcomes, and those that both share."""
        for procedure, states in WORDS.items():
            yield procedure, [self._words(words) for words in states]
        shared = [self._exit(reason, leaving) for reason, leaving in EXITS.items()]
        yield "both", [*shared, self._exit("resolved", RESOLVED)]

    def _words(self, words: Words) -> Said:
        state = " / ".join([words.step, words.status, *words.needs])
        warned = [] if words.warned is None else [words.warned.heading, *words.warned.paragraphs]
        paragraphs = [self.plain(text) for text in (*warned, *words.lead)]
        return Said(state, self.plain(words.heading), paragraphs, self._buttons(words))

    def _exit(self, reason: str, leaving: Exit) -> Said:
        paragraphs = [self.plain(text) for text in leaving.lead]
        return Said(reason, self.plain(leaving.heading), paragraphs, self._buttons(leaving))

    def _buttons(self, words: Words | Exit) -> list[str]:
        buttons: tuple[Button, ...] = (
            words.buttons if isinstance(words, Exit) else (words.button, *words.more)
        )
        return [self.plain(button.label) for button in buttons]

    def papers(self) -> Iterator[PaperText]:
        """Return every paper that is a text, written for the made-up case."""
        answers = {**example_answers(self.today), **WROTE}
        case = read_case(read_answers(answers, self.today).case_data, self.today)
        for kind in documents.KINDS:
            paper = documents.write(kind, case, self.today, self.using.language)
            for part in paper.parts:
                if part.id == "text":
                    yield PaperText(kind, paper.title, part.value)
