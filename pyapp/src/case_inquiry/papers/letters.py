"""The two letters of the notice: to the service center and to headquarters, and both as a draft."""

from __future__ import annotations

import re

from case_inquiry.case import Case, Contact
from case_inquiry.case.history import history_lines
from case_inquiry.messages import N_, DateText, Message, message, render
from case_inquiry.papers import mail
from case_inquiry.papers.desk import (
    NOT_KNOWN_DATE,
    Desk,
    call_to_name,
    call_values,
    calls_that_count,
    case_values,
    common_notes,
    email_that_counts,
    long_date,
    make_piece,
    note,
    the_call,
)
from case_inquiry.papers.paper import DraftOffer, File, MailLink, Paper
from case_inquiry.papers.problems import IN_LETTERS, NOT_FOUND, lines_of
from case_inquiry.papers.rendering import fill_template, lines_beside
from case_inquiry.papers.sheet import BLANK, Said, Section, Sheet
from case_inquiry.procedure.channel_words import inbox_words, state_words

ADDRESS_WITH_STATE = N_("Address ({state})")
TITLES = {
    "center_email": N_("Email to the service center"),
    "hq_email": N_("Email to USCIS headquarters"),
}
#: The words of a letter's link and of its draft's button: of an open inbox, and of another.
OPEN_IT = N_("Open this email"), N_("Open this email anyway ({state})")
SAVE_IT = N_("Save this email as a draft"), N_("Save this email as a draft ({state})")
DRAFT_KINDS = {"center_email": "center_eml", "hq_email": "hq_eml"}
BLANK_TITLE = N_("The letter for Step {number}, to fill in")
IN_ENGLISH = N_("Write it in English.")
NO_ADDRESS = N_("The notice names no email address for this case's office.")
OFFICE_UNKNOWN = N_("We don't know which office has this case. So there is no address here.")
ELECTRONIC = N_("IOE numbers don't show an office. So there is no address here.")
NO_CALL = N_("The notice asks for a call before this letter.")
NOT_YET = N_(
    "The notice allows this letter from {act_on}. "
    "Do not send it before then: it says that the waiting time is over."
)
TOO_LONG = N_(
    "The text is too long for an email link. The link fills in the address and the subject; "
    "copy the text into the email yourself."
)
ANSWERED = N_(
    "The service center answered. So there is no letter to headquarters: "
    "the notice has no step for an answer that does not help."
)
EXPLAINED = N_(
    "USCIS answered your call. The notice has no letter after an answer that does not help. "
    "So this one goes further than the notice."
)
HELPERS_ASK_THE_PERSON = N_("Without Form G-28, the person can send this email in their own name.")
NO_CENTER_EMAIL = N_("The notice asks for an email to the service center before this letter.")


def write_center_email(desk: Desk) -> Paper:
    """Return the letter to the service center, Step 2 of the notice."""
    return _letter(desk, "center_email", _address_of_center(desk))


def write_hq_email(desk: Desk) -> Paper:
    """Return the letter to headquarters, Step 3; none where the center has answered."""
    email = email_that_counts(desk.case, "center_email")
    if email and email.answer:
        return Paper(desk.kind, desk.say(TITLES["hq_email"]), notes=(desk.say(ANSWERED),))
    return _letter(desk, "hq_email", desk.procedure.channel("hq_email").address or "")


def blank_sheet(desk: Desk) -> Sheet:
    """Return the letter to the service center for any case, with lines to fill in by hand."""
    values, template = _letter_values(desk), "center_email.txt.jinja"
    lines = fill_template(template, values, desk.english).splitlines()
    pairs = lines_beside(template, values, desk.using) or [(line, "") for line in lines if line]
    said = tuple(
        Said(_with_blanks(line), _with_blanks(meaning)) if meaning else _with_blanks(line)
        for line, meaning in pairs
    )
    number = desk.procedure.step(_STEPS["center_email"]).number
    return Sheet(
        desk.say(message(BLANK_TITLE, number=number)),
        (),
        (Section(desk.say(IN_ENGLISH), said),),
    )


def _with_blanks(line: str) -> str:
    """Return a line with a place to write on for each bracket; one that is the line is its label.

    >>> _with_blanks("[Your name]"), _with_blanks("A-Number: [not known]")
    ('Your name: ______', 'A-Number: ______')
    """
    named = re.sub(r"^\[(.*)\]$", rf"\1: {BLANK}", line.strip())
    return re.sub(r"\[[^\]]*\]", BLANK, named)


def write_center_draft(desk: Desk) -> Paper:
    """Return the letter to the service center as a file that opens as a draft."""
    return _as_draft(desk, write_center_email(desk))


def write_hq_draft(desk: Desk) -> Paper:
    """Return the letter to headquarters as a file that opens as a draft."""
    return _as_draft(desk, write_hq_email(desk))


def _letter(desk: Desk, name: str, address: str) -> Paper:
    values = _letter_values(desk)
    subject, text = _words(desk, name, values)
    link, link_notes = _mail_link(desk, name, address, subject, text)
    pieces = [
        make_piece(desk, "address", address, _address_label(desk, name)),
        make_piece(desk, "subject", subject),
        make_piece(desk, "text", text),
    ]
    return Paper(
        desk.kind,
        desk.say(TITLES[name]),
        tuple(piece for piece in pieces if piece.value),
        mailto=link,
        missing=desk.missing(_STEPS[name]),
        notes=(*_notes(desk, name, address), *common_notes(desk, text), *link_notes),
        reading_aid=lines_beside(f"{name}.txt.jinja", values, desk.using),
        draft=_draft_offer(desk, name) if address else None,
    )


def _words(desk: Desk, name: str, values: dict[str, object]) -> tuple[str, str]:
    """Return subject and text; a subject is one line, whoever wrote it."""
    if desk.edited is not None:
        return " ".join(desk.edited.subject.split()), desk.edited.text
    subject = render(_SUBJECTS[name](desk), desk.english)
    text = fill_template(f"{name}.txt.jinja", values, desk.english)
    return " ".join(subject.split()), text.strip()


def _draft_offer(desk: Desk, name: str) -> DraftOffer:
    return DraftOffer(DRAFT_KINDS[name], _with_state(desk, name, SAVE_IT))


def _with_state(desk: Desk, name: str, patterns: tuple[str, str]) -> str:
    """Return the first pattern, or the second with what became of the letter's inbox."""
    state = state_words(desk.procedure.channel(name))
    return desk.say(message(patterns[1], state=state) if state else patterns[0])


_STEPS = {"center_email": "email_center", "hq_email": "email_hq"}


def _letter_values(desk: Desk) -> dict[str, object]:
    case, office = desk.case, desk.plan.office
    call, named = the_call(case), call_to_name(case)
    email = email_that_counts(case, "center_email")
    own, helper = IN_LETTERS[case.problem or "delay"]
    lines = lines_of(own if desk.role == "applicant" else helper, case)
    if case.situation == "not_found_online":
        lines.append(Message(NOT_FOUND[desk.role != "applicant"]))
    rules = {name: desk.procedure.step(step).wait for name, step in _STEPS.items()}
    told = [named, email, email_that_counts(case, "hq_email")]
    return {
        **case_values(desk),
        **call_values(named),
        "issued_on": long_date(desk.procedure.issued_on),
        "first_called_on": long_date(call.on if call else None),
        "has_more_calls": len(calls_that_count(case)) > 1,
        "addressee": office.name if office else Message(N_("[service center]")),
        "was_explained": _was_explained(case),
        "center_days": _days(rules["center_email"]),
        "hq_days": _days(rules["hq_email"]),
        "problem": lines,
        "center_emailed_on": _day_of(email),
        "center_address": _address_of_center(desk) or Message(N_("[address]")),
        "other_contacts": history_lines(item for item in case.contacts if item not in told),
    }


def _was_explained(case: Case) -> bool:
    return any(call.answer == "explained" for call in calls_that_count(case))


def _days(rule: object) -> int:
    return int(getattr(rule, "days", 0))


def _day_of(contact: Contact | None) -> DateText | Message:
    return DateText(contact.on, "long") if contact and contact.on else NOT_KNOWN_DATE


def _address_of_center(desk: Desk) -> str:
    office = desk.plan.office
    return (office.email if office else None) or ""


def _about(desk: Desk) -> Message:
    number = desk.case.receipt_number
    form = desk.case.form
    if form and number:
        return message(N_("Form {form}, receipt number {number}"), form=form, number=number)
    if form:
        return message(N_("Form {form}"), form=form)
    if number:
        return message(N_("case with receipt number {number}"), number=number)
    return Message(N_("case"))


_CENTER_SUBJECTS = {
    (True, False): N_("Pending {about}: no answer since my call of {day}"),
    (True, True): N_("Pending {about}: not solved since my call of {day}"),
    (False, False): N_("About {about}: no answer since my call of {day}"),
    (False, True): N_("About {about}: not solved since my call of {day}"),
}


def _center_subject(desk: Desk) -> Message:
    call = the_call(desk.case)
    is_pending = (desk.case.problem or "delay") == "delay"
    is_answered = bool(call and call.answer)
    return message(_CENTER_SUBJECTS[is_pending, is_answered], about=_about(desk), day=_day_of(call))


def _hq_subject(desk: Desk) -> Message:
    office = desk.plan.office
    return message(
        N_("No answer from the {office} since {day}: {about}"),
        office=office.name if office else Message(N_("[service center]")),
        day=_day_of(email_that_counts(desk.case, "center_email")),
        about=_about(desk),
    )


_SUBJECTS = {"center_email": _center_subject, "hq_email": _hq_subject}


def _address_label(desk: Desk, name: str) -> Message | None:
    state = state_words(desk.procedure.channel(name))
    return message(ADDRESS_WITH_STATE, state=state) if state else None


def _mail_link(
    desk: Desk, name: str, address: str, subject: str, text: str
) -> tuple[MailLink | None, list[str]]:
    if not address:
        return None, []
    label = _with_state(desk, name, OPEN_IT)
    whole = mail.link_with_text(address, subject, text)
    if whole:
        return MailLink(whole, label), []
    return MailLink(mail.link_without_text(address, subject), label), [desk.say(TOO_LONG)]


def _notes(desk: Desk, name: str, address: str) -> list[str]:
    state = inbox_words(desk.procedure.channel(name))
    notes = [desk.say(state)] if address and state else []
    if not address:
        notes.append(desk.say(_why_no_address(desk)))
    if the_call(desk.case) is None:
        notes.append(desk.say(NO_CALL))
    elif name == "hq_email" and email_that_counts(desk.case, "center_email") is None:
        notes.append(desk.say(NO_CENTER_EMAIL))
    elif name == "center_email" and _was_explained(desk.case):
        notes.append(desk.say(EXPLAINED))
    elif (desk.plan.step, desk.plan.status) == (_STEPS[name], "wait") and desk.plan.act_on:
        notes.append(note(desk, NOT_YET))
    if name == "hq_email" and desk.role != "applicant" and desk.case.consent != "g28":
        notes += [desk.fact("headquarters_inadequate"), desk.say(HELPERS_ASK_THE_PERSON)]
    return notes


def _why_no_address(desk: Desk) -> str:
    if desk.plan.office:
        return NO_ADDRESS
    return ELECTRONIC if (desk.case.receipt_number or "").startswith("IOE") else OFFICE_UNKNOWN


def _as_draft(desk: Desk, letter: Paper) -> Paper:
    texts = {piece.id: piece.value for piece in letter.pieces}
    if "address" not in texts:
        reasons = (desk.say(_why_no_address(desk)),) if letter.pieces else letter.notes
        return Paper(desk.kind, letter.title, notes=reasons)
    content = mail.write_draft(texts["address"], texts.get("subject", ""), texts.get("text", ""))
    return Paper(
        desk.kind,
        letter.title,
        missing=letter.missing,
        notes=letter.notes,
        file=File("email.eml", "message/rfc822", content),
    )
