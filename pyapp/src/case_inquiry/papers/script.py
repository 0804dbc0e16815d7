"""The call script: short English sentences to say, numbers spelled out, lines to write on.

Written for a case, or blank for the worksheet; both are the same sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from case_inquiry.case.history import history_lines
from case_inquiry.days import counting
from case_inquiry.forms import find
from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.outcome.papers import CLOSED_SHORT
from case_inquiry.outcome.situation import say_length
from case_inquiry.papers import script_words as words
from case_inquiry.papers import spelling
from case_inquiry.papers.desk import Desk, common_notes, note, the_call
from case_inquiry.papers.paper import Document, File, Part
from case_inquiry.papers.parts import make_part
from case_inquiry.papers.sheet import (
    BLANK,
    FOR_YOU,
    MADE_ON,
    NOT_OFFICIAL,
    Line,
    Said,
    Section,
    Sheet,
    join_clauses,
)
from case_inquiry.plan.working import count

#: The problems that the blank script offers; the others are rare.
COMMON_PROBLEMS = ("delay", "not_received", "mistake")


def write_call_script(desk: Desk) -> Document:
    """Return the script as a text and as a page to print; what is not known is a line to fill."""
    has_numbers = desk.case.receipt_number or desk.case.a_number
    sheet = _sheet(desk, FOR_YOU if has_numbers else words.WILL_BE_YOURS, _sections(desk))
    text = sheet.as_text(desk.using).strip()
    return Document(
        desk.kind,
        sheet.title,
        (make_part(desk, "text", text),),
        missing=desk.missing("call"),
        notes=tuple(common_notes(desk, text)),
        file=File("call-script.html", "text/html", sheet.as_page(desk.using).encode()),
        for_others=_day_for_others(desk),
    )


def _day_for_others(desk: Desk) -> Part:
    """Return the day of the call in words that name no case, no number of it and no agency."""
    values = {"day": counting.nth_business_day(desk.today, 1), "phone": desk.value("phone")}
    return make_part(desk, "day", desk.say(message(words.DAY_OF_CALL, **values)))


def blank_sheet(desk: Desk) -> Sheet:
    """Return the script for any case and any day: the lines are empty, the common words are all."""
    return _sheet(desk, words.WILL_BE_YOURS, _blank_sections(desk))


def _sheet(desk: Desk, whose: str, sections: list[Section]) -> Sheet:
    return Sheet(
        desk.say(message(words.TITLE, number=desk.procedure.step("call").number)),
        (
            desk.say(message(MADE_ON, day=desk.today)),
            desk.say(NOT_OFFICIAL),
            desk.say(whose),
        ),
        tuple(section for section in sections if section.lines or section.rows),
        is_one_sheet=True,
    )


def _sections(desk: Desk) -> list[Section]:
    history = tuple(join_clauses(line, desk) for line in history_lines(desk.case.contacts))
    return [
        Section(desk.say(words.BEFORE_YOU_DIAL), (*_before(desk), *_of_the_day(desk))),
        Section(desk.say(words.MACHINE_FIRST), tuple(map(desk.say, words.MACHINE))),
        Section(desk.say(words.SAY_FIRST), tuple(_first_words(desk))),
        Section(desk.say(words.YOUR_NUMBERS), tuple(_numbers(desk))),
        Section(desk.say(words.ASK_THIS), tuple(_requests(desk))),
        _answers_section(desk),
        Section(desk.say(words.WRITE_DOWN), tuple(_to_write_down(desk))),
        Section(desk.say(words.WHAT_HAPPENED), history),
        Section(desk.say(words.AFTER_THE_CALL), (*_after(desk), *_warnings(desk))),
    ]


def _blank_sections(desk: Desk) -> list[Section]:
    greeting = said(desk, words.GREETING, form=message(N_("Form {form}"), form=BLANK))
    problems = (said(desk, words.PROBLEMS[problem]) for problem in COMMON_PROBLEMS)
    requests = (said(desk, words.REQUESTS[problem]) for problem in COMMON_PROBLEMS)
    one_of = desk.say(words.ONE_OF_THESE)
    return [
        Section(desk.say(words.BEFORE_YOU_DIAL), _before(desk)),
        Section(desk.say(words.MACHINE_FIRST), tuple(map(desk.say, words.MACHINE))),
        Section(desk.say(words.SAY_FIRST), (greeting, one_of, *problems, said(desk, words.MAY_I))),
        Section(desk.say(words.YOUR_NUMBERS), tuple(_numbers(desk))),
        Section(desk.say(words.ASK_THIS), (one_of, *requests)),
        _answers_section(desk),
        Section(desk.say(words.WRITE_DOWN), tuple(_to_write_down(desk))),
        Section(desk.say(words.AFTER_THE_CALL), (*_after_any_call(desk), *_warnings(desk))),
    ]


def _answers_section(desk: Desk) -> Section:
    slowly = words.SLOWLY if desk.role == "applicant" else words.SLOWLY_HELPER
    return Section(
        desk.say(words.IF_THEY_SAY),
        rows=(
            *((said(desk, they), said(desk, you)) for they, you in words.THEY_SAY),
            (desk.say(words.NOT_UNDERSTOOD), said(desk, slowly)),
        ),
    )


def said(desk: Desk, text: str, **values: object) -> Said:
    """Return what to say, in English, with its meaning where the reader's language is another."""
    sentence = message(text, **values)
    meaning = "" if desk.using.language == "en" else desk.say(sentence)
    return Said(f"“{sentence}”", meaning)


def _before(desk: Desk) -> tuple[str, ...]:
    numbers = {name: desk.value(name) for name in ("phone", "phone_tty", "phone_abroad")}
    return (
        *(desk.say(message(text, **numbers)) for text in words.BEFORE),
        note(desk, N_("{phone_hours}")),
        *map(desk.say, words.PLACE),
    )


def _of_the_day(desk: Desk) -> Iterator[str]:
    holiday = counting.next_holiday(desk.today)
    if holiday:
        yield desk.say(message(N_("Closed on {day}."), day=holiday))
    if desk.case.role not in (None, "applicant") and desk.case.consent in (None, "none"):
        yield desk.say(words.NO_CONSENT)


def _first_words(desk: Desk) -> Iterator[Line]:
    case = desk.case
    form = message(N_("Form {form}"), form=case.form) if case.form else Message(N_("case"))
    if desk.role == "applicant":
        yield said(desk, words.GREETING, form=form)
    else:
        yield said(desk, words.GREETING_HELPER, form=form)
        yield said(desk, words.HELPERS[case.consent or "on_the_line"])
    problem = case.problem or "delay"
    is_late = problem == "delay" and case.is_past_the_day_shown
    yield said(desk, words.PAST_THE_DATE if is_late else words.PROBLEMS[problem])
    yield said(desk, words.MAY_I)


def _numbers(desk: Desk) -> Iterator[Line]:
    case = desk.case
    number = _spelled(case.receipt_number)
    yield desk.say(message(N_("Receipt number: {number}"), number=number))
    yield desk.say(message(N_("A-Number: {number}"), number=_spelled(case.a_number)))
    if not case.a_number:
        is_own = desk.role == "applicant"
        yield said(desk, words.NO_A_NUMBER if is_own else words.NO_A_NUMBER_HELPER)
    known = find(case.form) if case.form else None
    if known:
        form = f"{known.number} ({spelling.say_form(known.number)}): {known.title}"
    else:
        form = case.form or BLANK
    yield desk.say(message(N_("Form: {form}"), form=form))
    filed = DateText(case.filed_on, "long") if case.filed_on else BLANK
    yield desk.say(message(N_("Filed on: {day}"), day=filed))
    yield said(desk, words.READ_BACK)


def _spelled(number: str | None) -> str:
    if not number:
        return BLANK
    letters = "".join(filter(str.isalpha, number))
    groups = spelling.split_digits(number.removeprefix(letters))
    digits = f"{' · '.join(groups)} ({spelling.spell_digits(groups)})"
    return f"{number}: {spelling.spell_letters(letters)} · {digits}"


def _requests(desk: Desk) -> Iterator[Line]:
    yield said(desk, words.REQUESTS[desk.case.problem or "delay"])
    if desk.case.situation == "not_found_online":
        yield said(desk, words.NOT_FOUND)


def _to_write_down(desk: Desk) -> Iterator[Line]:
    asked = [statement.text for statement in desk.procedure.step("call").note_down]
    for text in (*asked, words.IF_NONE, words.TOLD_TO_WAIT):
        yield f"{desk.say(text)}: {BLANK}"
    yield said(desk, words.THANKS)


def _after(desk: Desk) -> Iterator[str]:
    yield desk.say(words.AFTER)
    step = desk.procedure.step("email_center")
    if step.wait and the_call(desk.case) is None:
        opens = count(step.wait, desk.today).result
        yield desk.say(message(words.OPENS, number=step.number, day=opens))


def _after_any_call(desk: Desk) -> list[str]:
    step = desk.procedure.step("email_center")
    lengths = [say_length(rule.days, rule.unit) for rule in (step.wait,) if rule]
    pattern = words.OPENS_AFTER
    return [desk.say(message(pattern, number=step.number, length=length)) for length in lengths]


def _warnings(desk: Desk) -> Iterator[str]:
    step = desk.procedure.step("email_center")
    inbox = (desk.say(message(words.STEP_IS, number=step.number)), note(desk, CLOSED_SHORT))
    yield " ".join(inbox)
    yield desk.say(words.CALL_BACK)
    yield desk.say(message(words.NO_MONEY, phone=desk.value("phone")))
