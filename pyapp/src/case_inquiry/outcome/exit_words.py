"""The words of the outcomes that both procedures share: exits, and a case that is resolved."""

from __future__ import annotations

from case_inquiry.messages import N_
from case_inquiry.outcome.tables import (
    CALL_NOW,
    CHECK_THE_FEE,
    LEGAL_HELP,
    LOCKBOX,
    OPEN_ACCOUNT,
    OPEN_STATUS,
    PRINT_RECORD,
    Button,
    ExitWords,
)

CHANGE = Button(N_("Change my answers"), "go_to_page", "page:problem")

RESOLVED = ExitWords(
    N_("Your case is resolved"),
    (
        N_("{resolved_words}"),
        N_("Keep your letters. You can erase what is on this device now."),
    ),
    (PRINT_RECORD,),
)

EXITS: dict[str, ExitWords] = {
    "protected_case": ExitWords(
        N_("Your case has special privacy rules"),
        (
            N_(
                "This checker is not the right tool for it. "
                "We saved nothing and cleared your answers."
            ),
            N_(
                "Before you ask USCIS, think about safety. They may call you back or send a "
                "letter. Use a phone and an address that no one else can see."
            ),
            N_("{danger_words}"),
        ),
        (
            Button(N_("Leave this page now"), "leave", ""),
            LEGAL_HELP,
            Button(N_("My case is not one of these. Go back."), "go_to_page", "page:problem"),
        ),
        more=(
            N_(
                "A law (8 U.S.C. 1367) protects people in VAWA, T visa and U visa cases, "
                "and family members in those cases. "
                "USCIS talks about these cases in its own way."
            ),
            N_(
                "If a lawyer or accredited representative helps you, ask that person to write. "
                "USCIS has email addresses only for them."
            ),
            N_(
                "If you ask by yourself, you can call {phone} or send a message in your USCIS "
                "online account. USCIS asks questions to make sure it is you. "
                "Have your receipt notice and a copy of your papers with you."
            ),
            N_("You can tell USCIS a safe address."),
            N_(
                "Your browser may still list this site in its history. "
                "The privacy page says how to remove it."
            ),
        ),
        bare=True,
    ),
    "no_receipt_yet": ExitWords(
        N_("You can look for your receipt number first"),
        (
            N_("Did your bank take the payment? Did you get a text or email from USCIS?"),
            N_("{lockbox_support_words}"),
        ),
        (
            Button(N_("I have my receipt number now"), "go_to_page", "page:receipt_number"),
            LOCKBOX,
            CALL_NOW,
        ),
        more=(N_("{lockbox_privacy_words}"),),
    ),
    "approved": ExitWords(
        N_("USCIS approved your case"),
        (
            N_("Asking about the delay will not help now. Watch for the card or the notice."),
            N_(
                "If it does not come, change your answer to "
                "“I did not get a card, notice or receipt”."
            ),
        ),
        (OPEN_STATUS, CHANGE),
    ),
    "change_address": ExitWords(
        N_("You can tell USCIS your new address now"),
        (N_("{report_move_words}"), N_("{move_how_words}"), N_("{move_trap_words}")),
        (OPEN_ACCOUNT, CALL_NOW, CHANGE),
        more=(N_("{move_protected_words}"),),
    ),
    "asylum_case": ExitWords(
        N_("Asylum cases have their own way"),
        (
            N_("This checker is not the right tool for an asylum case."),
            N_("First check if the annual asylum fee is paid. Then get legal help."),
        ),
        (LEGAL_HELP, CHECK_THE_FEE, CHANGE),
    ),
    "uscis_waits_for_you": ExitWords(
        N_("Stop: USCIS may be waiting for you"),
        (
            N_(
                "Read that letter first. It has a last day. "
                "If you miss it, USCIS can close or deny your case."
            ),
            N_("No letter? Call and ask for a copy. Calling does not move the last day."),
            N_("Get legal help before you ask about the delay."),
        ),
        (LEGAL_HELP, CALL_NOW, CHANGE),
        more=(
            N_("An appointment is different. You can ask to move it:"),
            N_("{fingerprints_move_words}"),
            N_("{interview_move_words}"),
        ),
    ),
    "decision_made": ExitWords(
        N_("USCIS shows a decision"),
        (
            N_("Asking about the delay will not help now. Read the letter."),
            N_(
                "After a denial, the time to act can be short. "
                "Talk to a lawyer or an accredited representative now."
            ),
        ),
        (LEGAL_HELP, OPEN_STATUS, CHANGE),
    ),
}
