"""One sentence for each warning of a plan: the command line, lists and outcomes show the same."""

from __future__ import annotations

from case_inquiry.messages import N_
from case_inquiry.procedure.channel_words import ALONE

WARNING_WORDS = {
    "channel_closed": ALONE["closed"],
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
