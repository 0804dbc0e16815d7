"""The call script: short English sentences to say, numbers spelled out, lines to write on."""

from __future__ import annotations

from datetime import date

from case_inquiry import dates
from case_inquiry.documents import spelling
from case_inquiry.documents.desk import Desk, common_notes, note, the_call
from case_inquiry.documents.history import history_lines
from case_inquiry.documents.paper import Document, File
from case_inquiry.documents.parts import make_part
from case_inquiry.documents.sheet import MADE_ON, NOT_OFFICIAL, Section, Sheet, join_clauses
from case_inquiry.forms import find
from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.outcome.papers import CLOSED_SHORT, FOR_YOU
from case_inquiry.working import count

TITLE = N_("Call script for Step {number}")
BLANK = "______"
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
    N_('For Spanish, say "Spanish" or press the number that the machine names.'),
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
PAST_THE_DATE = N_("It is taking longer than the date on your website.")
PROBLEMS = {
    "delay": N_("It is taking a long time, and I have no answer."),
    "not_received": N_("A notice, card or document did not come."),
    "mistake": N_("There is a mistake on a notice or card."),
    "address": N_("The address is new, and USCIS must have it."),
    "other": N_("[Say in one sentence what is wrong.]"),
}
MAY_I = N_("May I give you the number?")
READ_BACK = N_("Please read it back to me.")
NO_A_NUMBER = N_("I do not have one.")

REQUESTS = {
    "delay": N_("Please open a service request for a case outside normal processing time."),
    "not_received": N_(
        "Please open a request because I did not get my [notice / card / document]."
    ),
    "mistake": N_("Please open a request to correct a mistake."),
    "address": N_("Please confirm that you have my new address for this case."),
    "other": N_("Please open a service request for this problem."),
}
NOT_FOUND = N_("My number is right, but the website does not find it.")

THEY_SAY = (
    (
        N_("It is within normal processing time."),
        N_("Which date must pass first? I want to write it down."),
    ),
    (N_("I cannot open a request."), N_("What is the reason? I need to write it down.")),
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
    (
        N_("(you do not understand)"),
        N_("Please say it again slowly. Please wait, my friend will translate."),
    ),
)
IF_NONE = N_("If no request was opened, the reason")
TOLD_TO_WAIT = N_("Days you were told to wait")
THANKS = N_("Thank you. Let me read this back to you.")

AFTER = N_("Type what you wrote into the checker.")
OPENS = N_("If you call today, Step {number} of the notice opens on {day}.")
STEP_IS = N_("Step {number} is an e-mail to an inbox of the service center.")
CALL_BACK = N_("An officer may call back from a number that you do not know. Pick up.")
NO_MONEY = N_(
    "USCIS does not ask for money, gift cards or passwords on the phone. "
    "If a caller does, hang up and call {phone} yourself."
)


def write_call_script(desk: Desk) -> Document:
    """Return the script as a text and as a page to print; what is not known is a line to fill."""
    number = desk.procedure.step("call").number
    sheet = Sheet(
        desk.say(message(TITLE, number=number)),
        (
            desk.say(message(MADE_ON, day=desk.today)),
            desk.say(NOT_OFFICIAL),
            desk.say(FOR_YOU),
        ),
        tuple(section for section in _sections(desk) if section.lines or section.rows),
    )
    text = sheet.as_text(desk.using).strip()
    return Document(
        desk.kind,
        sheet.title,
        (make_part(desk, "text", text),),
        missing=desk.missing("call"),
        notes=tuple(common_notes(desk, text)),
        file=File("call-script.html", "text/html", sheet.as_page(desk.using).encode()),
    )


def _sections(desk: Desk) -> list[Section]:
    return [
        Section(desk.say(N_("Before you dial")), _before(desk)),
        Section(desk.say(N_("The machine answers first")), tuple(map(desk.say, MACHINE))),
        Section(desk.say(N_("Say this first")), _first_words(desk)),
        Section(desk.say(N_("Your numbers, spelled")), _numbers(desk)),
        Section(desk.say(N_("Ask this")), _requests(desk)),
        Section(
            desk.say(N_("If they say this, you say that")),
            rows=tuple((quote(desk, they), quote(desk, you)) for they, you in THEY_SAY),
        ),
        Section(desk.say(N_("Before you hang up, write down")), _to_write_down(desk)),
        Section(
            desk.say(N_("What happened before")),
            tuple(join_clauses(line, desk) for line in history_lines(desk.case.contacts)),
        ),
        Section(desk.say(N_("After the call")), _after(desk)),
    ]


def quote(desk: Desk, text: str, **values: object) -> str:
    """Return what to say, in English, with its meaning where the reader's language is another."""
    sentence = message(text, **values)
    english = str(sentence)
    if desk.using.language == "en":
        return f"“{english}”"
    return f"“{english}” ({desk.say(sentence)})"


def _before(desk: Desk) -> tuple[str, ...]:
    numbers = {name: desk.value(name) for name in ("phone", "phone_tty", "phone_abroad")}
    lines = [desk.say(message(text, **numbers)) for text in BEFORE]
    lines.append(note(desk, N_("{phone_hours}")))
    holiday = dates.next_holiday(desk.today)
    if holiday:
        lines.append(desk.say(message(N_("Closed on {day}."), day=holiday)))
    lines += map(desk.say, PLACE)
    if desk.case.role not in (None, "applicant") and desk.case.consent in (None, "none"):
        lines.append(desk.say(NO_CONSENT))
    return tuple(lines)


def _first_words(desk: Desk) -> tuple[str, ...]:
    case = desk.case
    form = message(N_("Form {form}"), form=case.form) if case.form else Message(N_("case"))
    is_own = desk.role == "applicant"
    lines = [quote(desk, GREETING if is_own else GREETING_HELPER, form=form)]
    if not is_own:
        lines.append(quote(desk, HELPERS[case.consent or "on_the_line"]))
    problem = case.problem or "delay"
    is_past = (
        isinstance(case.inquiry_date, date) and case.filed_on and case.filed_on < case.inquiry_date
    )
    past = PAST_THE_DATE if problem == "delay" and is_past else PROBLEMS[problem]
    return (*lines, quote(desk, past), quote(desk, MAY_I))


def _numbers(desk: Desk) -> tuple[str, ...]:
    case = desk.case
    lines = [
        desk.say(message(N_("Receipt number: {number}"), number=_spelled(case.receipt_number))),
        desk.say(message(N_("A-Number: {number}"), number=_spelled(case.a_number))),
    ]
    if not case.a_number:
        lines.append(quote(desk, NO_A_NUMBER))
    known = find(case.form) if case.form else None
    if known:
        said = f"{known.number} ({spelling.say_form(known.number)}): {known.title}"
    else:
        said = case.form or BLANK
    lines.append(desk.say(message(N_("Form: {form}"), form=said)))
    filed = DateText(case.filed_on, "long") if case.filed_on else BLANK
    lines.append(desk.say(message(N_("Filed on: {day}"), day=filed)))
    return (*lines, quote(desk, READ_BACK))


def _spelled(number: str | None) -> str:
    if not number:
        return BLANK
    letters = "".join(filter(str.isalpha, number))
    groups = spelling.split_digits(number.removeprefix(letters))
    digits = f"{' · '.join(groups)} ({spelling.spell_digits(groups)})"
    return f"{number}: {spelling.spell_letters(letters)} · {digits}"


def _requests(desk: Desk) -> tuple[str, ...]:
    lines = [quote(desk, REQUESTS[desk.case.problem or "delay"])]
    if desk.case.situation == "not_found_online":
        lines.append(quote(desk, NOT_FOUND))
    return tuple(lines)


def _to_write_down(desk: Desk) -> tuple[str, ...]:
    asked = [statement.text for statement in desk.procedure.step("call").note_down]
    lines = [f"{desk.say(text)}: {BLANK}" for text in (*asked, IF_NONE, TOLD_TO_WAIT)]
    return (*lines, quote(desk, THANKS))


def _after(desk: Desk) -> tuple[str, ...]:
    lines = [desk.say(AFTER)]
    step = desk.procedure.step("email_center")
    if step.wait and the_call(desk.case) is None:
        opens = count(step.wait, desk.today).result
        lines.append(desk.say(message(OPENS, number=step.number, day=opens)))
    inbox = (desk.say(message(STEP_IS, number=step.number)), note(desk, CLOSED_SHORT))
    lines.append(" ".join(inbox))
    lines.append(desk.say(CALL_BACK))
    lines.append(desk.say(message(NO_MONEY, phone=desk.value("phone"))))
    return tuple(lines)
