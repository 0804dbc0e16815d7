"""The words of the call script: what to have ready, what to say, and what to write down."""

from __future__ import annotations

from case_inquiry.messages import N_

TITLE = N_("Call script for Step {number}")
WILL_BE_YOURS = N_("This page is for you. It will have your full numbers. Keep it safe.")
BEFORE_YOU_DIAL = N_("Before you dial")
MACHINE_FIRST = N_("The machine answers first")
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
NO_A_NUMBER_HELPER = N_("The person does not have one.")

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
STEP_IS = N_("Step {number} is an e-mail to an inbox of the service center.")
CALL_BACK = N_("An officer may call back from a number that you do not know. Pick up.")
NO_MONEY = N_(
    "USCIS does not ask for money, gift cards or passwords on the phone. "
    "If a caller does, hang up and call {phone} yourself."
)

#: For a relative or a helper: it names no case, no number of it and no agency.
DAY_OF_CALL = N_("Call about my papers: {day}. The number is {phone}.")
