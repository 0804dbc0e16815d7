"""The parts of a paper with the words of their copy buttons."""

from __future__ import annotations

from case_inquiry.documents.desk import Desk
from case_inquiry.documents.paper import Part
from case_inquiry.messages import N_, Message

LABELS = {"address": N_("Address"), "subject": N_("Subject"), "text": N_("Text")}
COPY = {
    "address": (N_("Copy address"), N_("Address copied")),
    "subject": (N_("Copy subject"), N_("Subject copied")),
    "text": (N_("Copy text"), N_("Text copied")),
}


def make_part(desk: Desk, name: str, value: str, label: Message | None = None) -> Part:
    """Return the part `name` (`address`, `subject` or `text`); only a text may be edited."""
    copy_label, copied = COPY[name]
    return Part(
        name,
        desk.say(label or LABELS[name]),
        value,
        desk.say(copy_label),
        desk.say(copied),
        editable=name == "text",
    )
