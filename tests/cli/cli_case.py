"""The day and the case that the tests of the command line use."""

TODAY = ["--today", "2026-11-24"]
EXAMPLE = {
    "version": 1,
    "role": "applicant",
    "problem": "delay",
    "receipt_number": "EAC1710450146",
    "form": "I-485",
    "filed_on": "2017-02-07",
    "contacts": [
        {
            "channel": "call",
            "on": "2026-10-01",
            "at": "14:30",
            "representative": "Agent 1234",
            "service_request": "SR-99",
        },
        {"channel": "center_email", "on": "2026-11-05"},
    ],
}
