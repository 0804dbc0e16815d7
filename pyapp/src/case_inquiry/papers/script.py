"""The call script: short English sentences to say, numbers spelled out, lines to write on.

Written for a case, or blank for the worksheet; both are the same sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from case_inquiry.case.history import history_lines
from case_inquiry.days import counting
from case_inquiry.days.counting import say_length
from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.papers import spelling
from case_inquiry.papers.desk import Desk, common_notes, known_form, make_piece, note, the_call
from case_inquiry.papers.paper import File, Paper, Piece
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
from case_inquiry.procedure.channel_words import inbox_words

TITLE = N_("Call script for Step {number}")
WILL_BE_YOURS = N_("This page is for you. It will have your full numbers. Keep it safe.")
BEFORE_YOU_DIAL = N_("Before you dial")
MACHINE_FIRST = N_("A recording answers first")
SAY_FIRST = N_("Say this first")
YOUR_NUMBERS = N_("Your numbers, spelled")
ASK_THIS = N_("Ask this")
IF_THEY_SAY = N_("If they say this, you say that")
WRITE_DOWN = N_("Before you hang up, write down")
WHAT_HAPPENED = N_("What happened before")
AFTER_THE_CALL = N_("After the call")
ONE_OF_THESE = N_("One of these:")
NO_CONSENT = N_(
    "USCIS talks only with people whom the person has allowed. "
    "Have the person on the line, or call when Form G-28 is on file."
)

BEFORE = (
    N_("Phone: {phone}"),
    N_("TTY: {phone_tty}"),
    N_("From abroad: {phone_abroad}"),
)
PLACE = (
    N_("You need a quiet place, a pen, about an hour, a full battery, and your letters."),
    N_("If you need help with English, have a person who speaks it next to you."),
    N_("The agent asks for your birth date and address. Know them; do not write them here."),
)
MACHINE = (
    N_('Say what you need in two or three words, for example: "case delayed".'),
    N_('For Spanish, say "Spanish" or press the number that the recording names.'),
)

GREETING = N_("Hello. I am calling about my {form}.")
GREETING_HELPER = N_("Hello. I am calling about a person's {form}.")
HELPERS = {
    "on_the_line": N_(
        "I work for [organization]. [Name] is here with me and allows you to talk with me."
    ),
    "g28": N_("I work for [organization]. Form G-28 is on file for [name]."),
    "written": N_(
        "I work for [organization]. [Name] signed a paper that allows you to talk with me."
    ),
}
PROBLEMS = {
    "delay": N_("Is my case past its case inquiry date?"),
    "not_received": N_("A notice, card or document did not come."),
    "mistake": N_("There is a mistake on a notice or card."),
    "address": N_("I moved and need to update my address."),
    "urgent": N_("It is urgent: [say in one sentence why]."),
    "other": N_("[Say in one sentence what is wrong.]"),
}
MAY_I = N_("May I give you the number?")
READ_BACK = N_("Please read it back to me.")
NO_A_NUMBER = N_("I do not have one.")
NO_A_NUMBER_HELPER = N_("The person does not have one.")

REQUESTS = {
    "delay": N_("If it is past that date, please open a service request."),
    "not_received": N_(
        "Please open a request because I did not get my [notice / card / document]."
    ),
    "mistake": N_("Please open a request to correct a mistake."),
    "address": N_("Please confirm that you have my new address for this case."),
    "urgent": N_("Please send a request to expedite my case."),
    "other": N_("Please open a service request for this problem."),
}
NOT_FOUND = N_("My number is right, but the website does not find it.")

THEY_SAY = (
    (
        N_("It is within normal processing time."),
        N_("Which date must pass first? I want to write it down."),
    ),
    (N_("I cannot open a request."), N_("What is the reason? Can an officer call me back?")),
    (
        N_("You must do that online."),
        N_("I will. Can you also tell me why you cannot open it now?"),
    ),
    (
        N_("An officer will call you back."),
        N_("When, and to which number? What if I miss the call?"),
    ),
    (N_("Wait ... days."), N_("... days from today. Is that right?")),
    (N_("Your case was moved."), N_("To which office, and on which date?")),
    (
        N_("We sent you a letter."),
        N_("On which date, to which address? Please send it again."),
    ),
)
NOT_UNDERSTOOD = N_("(you do not understand)")
SLOWLY = N_("Please say it again slowly. Please wait, my friend will translate.")
SLOWLY_HELPER = N_("Please say it again slowly.")
IF_NONE = N_("If no request was opened, the reason")
TOLD_TO_WAIT = N_("Days you were told to wait")
THANKS = N_("Thank you. Let me read this back to you.")

AFTER = N_("Type what you wrote into the checker.")
OPENS = N_("If you call today, Step {number} of the notice opens on {day}.")
OPENS_AFTER = N_("Step {number} of the notice opens when more than {length} have passed.")
STEP_IS = N_("Step {number} is an email to an inbox of the service center.")
#: What is known of an officer's call, by the ids of the statements.
ABOUT_CALL_BACKS = ("phone_levels", "phone_call_back", "phone_caller")
NO_MONEY = N_(
    "USCIS does not ask for money, gift cards or passwords on the phone. "
    "If a caller does, hang up and call {phone} yourself."
)

#: For a relative or a helper: it names no case, no number of it and no agency.
DAY_OF_CALL = N_("Call about my papers: {day}. The number is {phone}.")

#: The problems that the blank script offers; the others are rare.
COMMON_PROBLEMS = ("delay", "not_received", "mistake")


def write_call_script(desk: Desk) -> Paper:
    """Return the script as a text and as a page to print; what is not known is a line to fill."""
    has_numbers = desk.case.receipt_number or desk.case.a_number
    sheet = _sheet(desk, FOR_YOU if has_numbers else WILL_BE_YOURS, _sections(desk))
    text = sheet.as_text(desk.using).strip()
    return Paper(
        desk.kind,
        sheet.title,
        (make_piece(desk, "text", text),),
        missing=desk.missing("call"),
        notes=tuple(common_notes(desk, text)),
        file=File("call-script.html", "text/html", sheet.as_page(desk.using).encode()),
        for_others=_day_for_others(desk),
        sheet=sheet.as_json(),
    )


def _day_for_others(desk: Desk) -> Piece:
    """Return the day of the call in words that name no case, no number of it and no agency."""
    values = {"day": counting.nth_business_day(desk.today, 1), "phone": desk.value("phone")}
    return make_piece(desk, "day", desk.say(message(DAY_OF_CALL, **values)))


def blank_sheet(desk: Desk) -> Sheet:
    """Return the script for any case and any day: the lines are empty, the common words are all."""
    return _sheet(desk, WILL_BE_YOURS, _blank_sections(desk))


def _sheet(desk: Desk, whose: str, sections: list[Section]) -> Sheet:
    return Sheet(
        desk.say(message(TITLE, number=desk.procedure.step("call").number)),
        (
            desk.say(message(MADE_ON, day=desk.today)),
            desk.say(NOT_OFFICIAL),
            desk.say(whose),
        ),
        tuple(section for section in sections if section.lines or section.rows),
        is_one_sheet=True,
    )


def _sections(desk: Desk) -> list[Section]:
    history = tuple(join_clauses(desk, line) for line in history_lines(desk.case.contacts))
    return [
        Section(desk.say(BEFORE_YOU_DIAL), (*_before(desk), *_of_the_day(desk))),
        Section(desk.say(MACHINE_FIRST), tuple(map(desk.say, MACHINE))),
        Section(desk.say(SAY_FIRST), tuple(_first_words(desk))),
        Section(desk.say(YOUR_NUMBERS), tuple(_numbers(desk))),
        Section(desk.say(ASK_THIS), tuple(_requests(desk))),
        _answers_section(desk),
        Section(desk.say(WRITE_DOWN), tuple(_to_write_down(desk))),
        Section(desk.say(WHAT_HAPPENED), history),
        Section(desk.say(AFTER_THE_CALL), (*_after(desk), *_warnings(desk))),
    ]


def _blank_sections(desk: Desk) -> list[Section]:
    greeting = said(desk, GREETING, form=message(N_("Form {form}"), form=BLANK))
    problems = (said(desk, PROBLEMS[problem]) for problem in COMMON_PROBLEMS)
    requests = (said(desk, REQUESTS[problem]) for problem in COMMON_PROBLEMS)
    one_of = desk.say(ONE_OF_THESE)
    return [
        Section(desk.say(BEFORE_YOU_DIAL), _before(desk)),
        Section(desk.say(MACHINE_FIRST), tuple(map(desk.say, MACHINE))),
        Section(desk.say(SAY_FIRST), (greeting, one_of, *problems, said(desk, MAY_I))),
        Section(desk.say(YOUR_NUMBERS), tuple(_numbers(desk))),
        Section(desk.say(ASK_THIS), (one_of, *requests)),
        _answers_section(desk),
        Section(desk.say(WRITE_DOWN), tuple(_to_write_down(desk))),
        Section(desk.say(AFTER_THE_CALL), (*_after_any_call(desk), *_warnings(desk))),
    ]


def _answers_section(desk: Desk) -> Section:
    slowly = SLOWLY if desk.role == "applicant" else SLOWLY_HELPER
    return Section(
        desk.say(IF_THEY_SAY),
        rows=(
            *((said(desk, they), said(desk, you)) for they, you in THEY_SAY),
            (desk.say(NOT_UNDERSTOOD), said(desk, slowly)),
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
        *(desk.say(message(text, **numbers)) for text in BEFORE),
        note(desk, N_("{phone_hours}")),
        *map(desk.say, PLACE),
    )


def _of_the_day(desk: Desk) -> Iterator[str]:
    holiday = counting.next_holiday(desk.today)
    if holiday:
        yield desk.say(message(N_("Closed on {day}."), day=holiday))
    if desk.case.role not in (None, "applicant") and desk.case.consent in (None, "none"):
        yield desk.say(NO_CONSENT)


def _first_words(desk: Desk) -> Iterator[Line]:
    case = desk.case
    form = message(N_("Form {form}"), form=case.form) if case.form else Message(N_("case"))
    if desk.role == "applicant":
        yield said(desk, GREETING, form=form)
    else:
        yield said(desk, GREETING_HELPER, form=form)
        yield said(desk, HELPERS[case.consent or "on_the_line"])
    yield said(desk, PROBLEMS[case.problem or "delay"])
    yield said(desk, MAY_I)


def _numbers(desk: Desk) -> Iterator[Line]:
    case = desk.case
    number = _spelled(case.receipt_number)
    yield desk.say(message(N_("Receipt number: {number}"), number=number))
    yield desk.say(message(N_("A-Number: {number}"), number=_spelled(case.a_number)))
    if not case.a_number:
        is_own = desk.role == "applicant"
        yield said(desk, NO_A_NUMBER if is_own else NO_A_NUMBER_HELPER)
    known = known_form(case.form)
    if known:
        form = f"{known.number} ({spelling.say_form(known.number)}): {known.title}"
    else:
        form = case.form or BLANK
    yield desk.say(message(N_("Form: {form}"), form=form))
    filed = DateText(case.filed_on, "long") if case.filed_on else BLANK
    yield desk.say(message(N_("Filed on: {day}"), day=filed))
    yield said(desk, READ_BACK)


def _spelled(number: str | None) -> str:
    if not number:
        return BLANK
    letters = "".join(filter(str.isalpha, number))
    groups = spelling.split_digits(number.removeprefix(letters))
    digits = f"{' · '.join(groups)} ({spelling.spell_digits(groups)})"
    return f"{number}: {spelling.spell_letters(letters)} · {digits}"


def _requests(desk: Desk) -> Iterator[Line]:
    yield said(desk, REQUESTS[desk.case.problem or "delay"])
    if desk.case.situation == "not_found_online":
        yield said(desk, NOT_FOUND)


def _to_write_down(desk: Desk) -> Iterator[Line]:
    asked = [statement.text for statement in desk.procedure.step("call").note_down]
    for text in (*asked, IF_NONE, TOLD_TO_WAIT):
        yield f"{desk.say(text)}: {BLANK}"
    yield desk.fact("service_item_number")
    yield said(desk, THANKS)


def _after(desk: Desk) -> Iterator[str]:
    yield desk.say(AFTER)
    step = desk.procedure.step("email_center")
    if step.wait and the_call(desk.case) is None:
        opens = count(step.wait, desk.today).result
        yield desk.say(message(OPENS, number=step.number, day=opens))


def _after_any_call(desk: Desk) -> list[str]:
    step = desk.procedure.step("email_center")
    lengths = [say_length(rule.days, rule.unit) for rule in (step.wait,) if rule]
    pattern = OPENS_AFTER
    return [desk.say(message(pattern, number=step.number, length=length)) for length in lengths]


def _warnings(desk: Desk) -> Iterator[str]:
    step = desk.procedure.step("email_center")
    words = (message(STEP_IS, number=step.number), inbox_words(step.channels[0]))
    yield " ".join(desk.say(sentence) for sentence in words if sentence)
    yield from map(desk.fact, ABOUT_CALL_BACKS)
    yield desk.say(message(NO_MONEY, phone=desk.value("phone")))
