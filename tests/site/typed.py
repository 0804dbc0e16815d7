"""A case as a person types it: page by page, by the labels that stand there."""

from __future__ import annotations

import datetime

from playwright.sync_api import expect

from case_inquiry.case import Case
from case_inquiry.form.answers import read_answers
from case_inquiry.form.reopen import answers_of
from case_inquiry.form.walk import PAGES, Question, Shortcut, asked
from tests.site.checker import MORE_PAGES_THAN_THERE_ARE, Checker


class Typist:
    """Types the answers that lead to a case."""

    def __init__(self, case: Case, today: datetime.date) -> None:
        self.answers = answers_of(case).answers
        del self.answers["came_back"]
        facts = read_answers(self.answers, today).facts
        self.asked = {page.id: questions for page, questions in asked(self.answers, facts)}

    def type_what_is_asked(self, checker: Checker) -> None:
        """Answer every question that is on the page now and that the case has an answer to."""
        place = checker.root.get_attribute("data-at") or PAGES[0].id
        for question in self.asked.get(place, ()):
            self._type(checker, question)

    def type_without_scripts(self, checker: Checker) -> None:
        """Answer what the first page asks before its scripts are there."""
        for question in PAGES[0].questions:
            if not question.applies:
                self._type(checker, question)

    def _type(self, checker: Checker, question: Question) -> None:
        answer = self.answers.get(question.id, "")
        choice = question.choice(answer)
        text = str(choice.label) if choice else answer
        if text:
            field = checker.group(question.label).or_(checker.field(question.label))
            expect(field).to_be_visible()
            checker.answer(question.label, text)
        for shortcut in question.shortcuts:
            if isinstance(shortcut, Shortcut) and self._holds(shortcut):
                checker.button(shortcut.label).click()

    def _holds(self, shortcut: Shortcut) -> bool:
        return all(self.answers.get(name, "") == value for name, value in shortcut.sets.items())

    def walk(self, checker: Checker) -> None:
        """Type and press Continue until the outcome is there."""
        for _ in range(MORE_PAGES_THAN_THERE_ARE):
            if checker.outcome.is_visible():
                return
            self.type_what_is_asked(checker)
            checker.go_on()
        raise AssertionError("the outcome was never reached")
