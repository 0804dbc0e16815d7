"""The parts of a paper with the words of their copy buttons."""

from __future__ import annotations

from case_inquiry.messages import N_, Message
from case_inquiry.papers.desk import Desk
from case_inquiry.papers.paper import Part

LABELS = {
    "address": N_("Address"),
    "subject": N_("Subject"),
    "text": N_("Text"),
    "day": N_("The day of the call, for somebody else"),
}
COPY = {
    "address": (N_("Copy address"), N_("Address copied")),
    "subject": (N_("Copy subject"), N_("Subject copied")),
    "text": (N_("Copy text"), N_("Text copied")),
    "day": (N_("Copy day"), N_("Day copied")),
}


def make_part(desk: Desk, name: str, value: str, label: Message | None = None) -> Part:
    """Return the part `name`; all but an address may be edited."""
    copy_label, copied = COPY[name]
    return Part(
        name,
        desk.say(label or LABELS[name]),
        value,
        desk.say(copy_label),
        desk.say(copied),
        editable=name != "address",
        shareable=name in ("text", "day"),
    )
