"""The questions of the checker: the only source of the form, its order and its conditions.

The form is built from `PAGES` at build time; `applies` and the walk below are so plain that the
page can follow them before Python is there: a page or question is shown when all its conditions
hold, and **the answer of a question that is not asked counts as empty**. What was told before the
case was resolved still belongs to the case, see `kept`.

>>> [page.id for page in pages_that_apply({"called": "no"}, {})]
['problem', 'privacy', 'called', 'status', 'dates', 'receipt', 'form', 'details', 'who']
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from case_inquiry.conditions import Condition, Conditions, all_hold, said
from case_inquiry.form.model import Choice, Link, Note, Part, Question, QuestionPage, Shortcut
from case_inquiry.form.pages import asker, done, more_calls, notices, today, your_case
from case_inquiry.messages import N_, Message

__all__ = [
    "DECIDING",
    "ENOUGH",
    "PAGES",
    "PARTS",
    "Choice",
    "Condition",
    "Conditions",
    "Link",
    "Note",
    "Part",
    "Question",
    "QuestionPage",
    "Shortcut",
    "applies",
    "asked",
    "counting_answers",
    "kept",
    "page_of",
    "page_warning",
    "pages_that_apply",
    "question_of",
    "suggestions",
]

PARTS = (
    Part("case", N_("Your case")),
    Part("done", N_("What you have done")),
    Part("papers", N_("For your papers")),
)

#: What a page asks for no more once the case is resolved. Earlier answers still count.
NOT_RESOLVED = (*done.NOT_RESOLVED, today.USCIS_DID_NOT_SOLVE)

#: The pages in the order in which they are asked: what decides the step, then what papers need.
DECIDING: tuple[QuestionPage, ...] = (
    *your_case.PAGES,
    done.CALLED,
    done.REQUEST,
    *more_calls.PAGES,
    today.STATUS,
    done.CENTER_EMAIL,
    done.HQ_EMAIL,
    done.RESOLVED,
    *today.PAGES,
)
#: What has to be answered before a step can be named: whether there was a call.
ENOUGH: Conditions = (said("called", "yes", "no"),)

PAGES: tuple[QuestionPage, ...] = (*DECIDING, *notices.PAGES, *asker.PAGES)


@cache
def _page_by_id() -> dict[str, QuestionPage]:
    return {page.id: page for page in PAGES}


@cache
def _place_by_question() -> dict[str, tuple[QuestionPage, Question]]:
    return {question.id: (page, question) for page in PAGES for question in page.questions}


def page_of(name: str) -> QuestionPage:
    """Return the page with the id `name`; raises KeyError where there is none.

    >>> page_of("called").heading
    'Have you called?'
    """
    return _page_by_id()[name]


def question_of(name: str) -> tuple[QuestionPage, Question]:
    """Return the question with the id `name` and its page; raises KeyError where there is none.

    >>> question_of("call_date")[1].label
    'Date of the call'
    """
    return _place_by_question()[name]


def _walk(
    answers: Mapping[str, str],
    facts: dict[str, str],
    without: Conditions = (),
) -> Iterator[tuple[QuestionPage, tuple[Question, ...], dict[str, str]]]:
    """Yield each page that applies, what it asks, and the answers that count so far.

    The dictionary grows along the way; at the end it holds all answers that count. Pages and
    questions are walked as if they did not have the conditions `without`.
    """
    counting = {name: text for name, text in answers.items() if name not in _place_by_question()}
    for page in PAGES:
        needed = tuple(condition for condition in page.applies if condition not in without)
        if not all_hold(needed, counting, facts):
            continue
        shown = []
        for question in page.questions:
            still_needed = (one for one in question.applies if one not in without)
            if not all_hold(still_needed, counting, facts):
                continue
            shown.append(question)
            counting[question.id] = _counting_answer(question, answers, counting, facts)
        yield page, tuple(shown), counting


def _counting_answer(
    question: Question,
    answers: Mapping[str, str],
    counting: dict[str, str],
    facts: dict[str, str],
) -> str:
    text = answers.get(question.id, "")
    choice = question.choice(text)
    if choice is not None and not all_hold(choice.applies, counting, facts):
        return ""
    return text


def asked(
    answers: Mapping[str, str], facts: dict[str, str]
) -> tuple[tuple[QuestionPage, tuple[Question, ...]], ...]:
    """Return the pages that apply, in order, each with the questions that it asks.

    `answers` are those typed so far, by question.

    >>> page, shown = asked({"called": "yes"}, {})[0]
    >>> page.id, [question.id for question in shown]
    ('problem', ['problem'])
    """
    return tuple((page, shown) for page, shown, _ in _walk(answers, facts))


def kept(
    answers: Mapping[str, str], facts: dict[str, str]
) -> tuple[tuple[QuestionPage, tuple[Question, ...]], ...]:
    """Return what is not asked here but was answered.

    A resolved case needs no more answers for a step; but what was told before belongs to the case,
    its record and its file.

    >>> told = {"came_back": "yes", "resolved": "yes", "receipt_number": "EAC1710450146"}
    >>> [page.id for page, _ in kept(told, {})]
    ['receipt']
    """
    here = asked(answers, facts)
    if not _tells_more(answers, here):
        return ()
    pages = [page for page, _ in here]
    found = []
    for page, shown, so_far in _walk(answers, facts, NOT_RESOLVED):
        told = tuple(question for question in shown if so_far[question.id].strip())
        is_told = any(not question.prefill for question in told)
        if is_told and page not in pages:
            found.append((page, told))
    return tuple(found)


def _tells_more(
    answers: Mapping[str, str], here: tuple[tuple[QuestionPage, tuple[Question, ...]], ...]
) -> bool:
    """Tell whether a question was answered that is not asked `here`; most often none was."""
    asked_here = {question.id for _, shown in here for question in shown}
    return any(
        text.strip() and name not in asked_here and not place[1].prefill
        for name, text in answers.items()
        if (place := _place_by_question().get(name)) is not None
    )


def pages_that_apply(answers: Mapping[str, str], facts: dict[str, str]) -> tuple[QuestionPage, ...]:
    """Return the pages that apply, in the order in which they are asked.

    >>> pages = pages_that_apply({"called": "no"}, {})
    >>> "center-email" in [page.id for page in pages]
    False
    """
    return tuple(page for page, _, _ in _walk(answers, facts))


def pages_to_decide(answers: Mapping[str, str]) -> tuple[QuestionPage, ...]:
    """Return the pages that decide the step and apply to these answers.

    >>> [page.id for page in pages_to_decide({"called": "yes"})]
    ['problem', 'privacy', 'called', 'request', 'status', 'center-email', 'dates']
    """
    return tuple(page for page in pages_that_apply(answers, {}) if page in DECIDING)


def counting_answers(answers: Mapping[str, str], facts: dict[str, str]) -> dict[str, str]:
    """Return the answers that count: those of questions that are asked, and the marks of buttons.

    >>> stale = {"called": "no", "call_date": "2026-10-01", "door": "liaison"}
    >>> counting_answers(stale, {}).get("call_date", "")
    ''
    """
    counting: dict[str, str] = {}
    for _, _, so_far in _walk(answers, facts):
        counting = so_far
    return counting


def applies(
    page: QuestionPage,
    answers: Mapping[str, str],
    facts: dict[str, str],
) -> bool:
    """Tell whether `page` is asked at all, given these answers and facts.

    >>> applies(page_of("center-email"), {"called": "no"}, {})
    False
    """
    return page in pages_that_apply(answers, facts)


def suggestions(question: Question) -> tuple[Choice, ...]:
    """Return what a text field suggests: the known forms with their titles, or nothing.

    >>> question = question_of("form")[1]
    >>> [choice.label for choice in suggestions(question) if choice.value == "I-485"]
    ['Application to Register Permanent Residence or Adjust Status']
    """
    if question.suggestions != "forms":
        return ()
    from case_inquiry.forms import FORMS

    return tuple(Choice(form.number, form.title) for form in FORMS)


def page_warning(page: QuestionPage) -> Message | None:
    """Return the sentence above the page's question, from the procedure's data.

    >>> str(page_warning(next(page for page in PAGES if page.warning)))
    "Inbox reported closed since January 21, 2019. Use today's steps instead."
    """
    if not page.warning:
        return None
    from case_inquiry.procedure import load_procedure
    from case_inquiry.procedure.channel_words import inbox_words

    states = map(inbox_words, load_procedure("notice-2009").channels)
    return next(state for state in states if state is not None)
