"""A plan in lines for people: the words of its codes, its days, and the addresses of its step.

The command line and the list of cases say the same of a plan, and take the words from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from case_inquiry.case.model import key_of
from case_inquiry.messages import N_, Message, Translator, message, render
from case_inquiry.plan import Plan
from case_inquiry.procedure import Channel, Procedure
from case_inquiry.procedure.channel_words import ALONE, state_words

STATUS_WORDS = {
    "act": N_("You may do this now."),
    "wait": N_("Wait."),
    "overdue": N_("The answer is late."),
    "ended": N_("This way ends here."),
    "resolved": N_("The case is resolved."),
}
REASON_WORDS = {
    "answered": N_("There was an answer, and the procedure has no step after it."),
    "protected_case": N_("A law protects this case; it leaves the ordinary way."),
    "uscis_waits_for_you": N_("First read the letter; the office may be waiting for you."),
    "decision_made": N_("There is a decision. Read the letter."),
    "approved": N_("The case is approved. Watch for the card or the notice."),
    "no_receipt_yet": N_("There is no receipt number yet."),
    "change_address": N_("A new address is told in the online account, or on paper."),
    "asylum_case": N_("Asylum cases have their own way to ask."),
}
WARNING_WORDS = {
    "channel_closed": N_("Inbox reported closed. Use today's steps instead."),
    "channel_unverified": ALONE["unverified"],
    "office_not_in_notice": N_("The notice has no address for the office that has the case."),
    "receipt_date_mismatch": N_(
        "The receipt number and the filing date do not fit. One of them may have a typing error."
    ),
    "too_early": N_("A contact was made before its step was open. It counts all the same."),
    "not_found_online": N_("The number is not found online. Check each letter and digit."),
    "consent_missing": N_("The person has not yet allowed you to ask for them."),
    "ask_uscis_again": N_(
        "The CIS Ombudsman wants a contact with USCIS in the last 90 days. Ask USCIS again first."
    ),
    "told_to_wait": N_("The agent told you to wait, and that time is not over."),
}
#: Facts with a short life that bear on a case.
NEWS_WORDS = {
    "fingerprint_rerun": N_("USCIS runs older fingerprints again. Expect “security checks”."),
    "asylum_fee": N_("First check the annual asylum fee. If it is not paid, the case is rejected."),
    "no_automatic_extension": N_("This renewal extends no work permit by itself."),
    "interview_120_days": N_(
        "No decision 120 days after the interview: a lawyer can go to a federal court."
    ),
    "visa_number": N_("The case may wait for a visa number. Look at the Visa Bulletin."),
}

#: A call has one of the two; where both are empty, the plan names the reason.
NUMBER_OR_REASON = N_("Service request referral number, or the reason none was opened")

TODAYS_WAY = N_("For today's steps, add --procedure current to this command.")

type Say = Callable[[Message | str], str]


def plan_text(plan: Plan, procedure: Procedure, using: Translator) -> str:
    """Return a plan as lines that a caseworker can follow.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.messages import translator
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> notice = load_procedure("notice-2009")
    >>> text = plan_text(plan(Case(), notice, date(2026, 11, 24)), notice, translator())
    >>> text.splitlines()[2:4]
    ['Step: Call USCIS', 'Status: You may do this now.']
    """
    return "\n".join(_plan_lines(plan, procedure, lambda words: render(words, using)))


def _plan_lines(plan: Plan, procedure: Procedure, say: Say) -> Iterator[str]:
    title = message(procedure.title)
    yield say(message(N_("{procedure}, on {today}"), procedure=title, today=plan.today))
    yield from list_lines(N_("First:"), _words_of(plan, WARNING_WORDS, say), say)
    yield ""
    if plan.step is not None:
        step = message(procedure.step(plan.step).title)
        yield say(message(N_("Step: {step}"), step=step))
    yield say(message(N_("Status: {status}"), status=message(STATUS_WORDS[plan.status])))
    if plan.reason is not None:
        yield say(message(N_("Reason: {reason}"), reason=message(REASON_WORDS[plan.reason])))
    yield from day_lines(plan, say)
    yield from way_lines(plan, procedure, say)
    if plan.office is not None:
        yield say(message(N_("Office: {office}"), office=message(plan.office.name)))
    yield from address_lines(plan, procedure, say)
    missing = [f"{say(field_words(path))} ({path})" for path in plan.missing]
    yield from list_lines(N_("Still missing:"), missing, say)
    counted = [say(working.why) for working in plan.working if working.why is not None]
    yield from list_lines(N_("How we counted:"), counted, say)
    yield from list_lines(N_("Good to know:"), _words_of(plan, NEWS_WORDS, say), say)
    if any(code.startswith("channel_") for code in plan.warnings):
        yield ""
        yield say(TODAYS_WAY)


def _words_of(plan: Plan, words: Mapping[str, str], say: Say) -> list[str]:
    """Return the words of those warnings that `words` name."""
    return [say(words[code]) for code in plan.warnings if code in words]


def field_words(path: str) -> str:
    """Return the label of a field of the case, by its path.

    Raises KeyError for what is no key of a case.

    >>> field_words("contacts[0].on")
    'Date of the contact'
    """
    name = path.rsplit(".", maxsplit=1)[-1]
    if name == "no_request_reason":
        return NUMBER_OR_REASON
    return key_of(name).words


def day_lines(plan: Plan, say: Say) -> Iterator[str]:
    """Yield the days that a plan names.

    >>> from datetime import date
    >>> from case_inquiry.case import Case, Contact
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> called = Case(contacts=(Contact("call", on=date(2026, 10, 1)),))
    >>> found = plan(called, load_procedure("notice-2009"), date(2026, 10, 9))
    >>> list(day_lines(found, str))
    ['Possible from: Sunday, November 1, 2026']
    """
    if plan.act_on is not None:
        yield say(message(N_("Possible from: {day}"), day=plan.act_on))
    if plan.answer_due is not None:
        yield say(message(N_("Answer expected by: {day}"), day=plan.answer_due))


def way_lines(plan: Plan, procedure: Procedure, say: Say) -> Iterator[str]:
    """Yield a line for each kind of help that was not asked for yet, with its days.

    >>> from datetime import date
    >>> from case_inquiry.case import Case, Contact
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> current, today = load_procedure("current"), date(2026, 11, 24)
    >>> case = Case(problem="mistake", contacts=(Contact("e_request", date(2026, 10, 20)),))
    >>> list(way_lines(plan(case, current, today), current, str))[0]
    'Member of Congress: from Wednesday, November 11, 2026'
    """
    for way in plan.ways:
        name = message(procedure.channel(way.channel).name)
        if way.must_ask_again:
            yield say(message(N_("{way}: ask USCIS again first"), way=name))
        elif way.opens_on is None:
            yield say(message(N_("{way}: the day is not known yet"), way=name))
        elif way.closes_on is None:
            yield say(message(N_("{way}: from {day}"), way=name, day=way.opens_on))
        else:
            words = N_("{way}: from {day} to {last_day}")
            yield say(message(words, way=name, day=way.opens_on, last_day=way.closes_on))


def address_lines(plan: Plan, procedure: Procedure, say: Say) -> Iterator[str]:
    """Yield the addresses of the plan's step, each with what is known of its state.

    >>> from datetime import date
    >>> from case_inquiry.case import Case
    >>> from case_inquiry.plan import plan
    >>> from case_inquiry.procedure import load_procedure
    >>> notice = load_procedure("notice-2009")
    >>> list(address_lines(plan(Case(), notice, date(2026, 11, 24)), notice, str))
    ['Phone line: 1-800-375-5283']
    """
    if plan.step is None:
        return
    for channel in procedure.step(plan.step).channels:
        address = channel.address
        if address is None and channel.kind == "email" and plan.office is not None:
            address = plan.office.email
        if address is not None:
            yield say(_address(channel, address))


def _address(channel: Channel, address: str) -> Message:
    """Return an address, and in the same line what is known of its state."""
    values: dict[str, object] = {"channel": message(channel.name), "address": address}
    state = state_words(channel)
    if state is None:
        return message(N_("{channel}: {address}"), **values)
    return message(N_("{channel}: {address} ({state})"), **values, state=state)


def list_lines(heading: str, items: Sequence[str], say: Say) -> Iterator[str]:
    """Yield an empty line, the heading and the items; nothing where there is no item.

    >>> list(list_lines("Still missing:", ["A-Number"], str)), list(list_lines("First:", [], str))
    (['', 'Still missing:', '- A-Number'], [])
    """
    if items:
        yield ""
        yield say(heading)
        yield from (f"- {item}" for item in items)
