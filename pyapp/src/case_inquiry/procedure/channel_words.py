"""What became of a channel, in the one wording of every place that names it.

`state_words` are shown beside an address, in brackets. `inbox_state` is a sentence of its own, and
`inbox_words` are the same with the advice that belongs to it.
"""

from __future__ import annotations

from case_inquiry.messages import N_, DateText, Message, message
from case_inquiry.procedure.model import Channel

BESIDE = {
    "closed": N_("reported closed"),
    "unverified": N_("we don't know if anyone reads it"),
}
ALONE = {
    "closed": N_("Inbox reported closed."),
    "unverified": N_("We don't know if anyone reads this inbox."),
}
BESIDE_SINCE = N_("reported closed since {day}")
ALONE_SINCE = N_("Inbox reported closed since {day}.")
ADVICE = N_("{state} Use today's steps instead.")


def state_words(channel: Channel) -> Message | None:
    """Return what became of a channel, to be shown beside its address; None where it is open.

    >>> from case_inquiry.procedure import load_procedure
    >>> str(state_words(load_procedure("notice-2009").channel("center_email")))
    'reported closed since January 21, 2019'
    """
    return _words(channel, BESIDE, BESIDE_SINCE)


def inbox_state(channel: Channel) -> Message | None:
    """Return what became of an inbox as a sentence; None where it is open.

    >>> from case_inquiry.procedure import load_procedure
    >>> str(inbox_state(load_procedure("notice-2009").channel("center_email")))
    'Inbox reported closed since January 21, 2019.'
    """
    return _words(channel, ALONE, ALONE_SINCE)


def inbox_words(channel: Channel) -> Message | None:
    """Return what became of an inbox, with what to do instead; None where it is open.

    >>> from case_inquiry.procedure import load_procedure
    >>> str(inbox_words(load_procedure("notice-2009").channel("center_email")))
    "Inbox reported closed since January 21, 2019. Use today's steps instead."
    """
    state = inbox_state(channel)
    if state is None or channel.state != "closed":
        return state
    return message(ADVICE, state=state)


def _words(channel: Channel, words: dict[str, str], since: str) -> Message | None:
    if channel.state == "closed" and channel.closed_on:
        return message(since, day=DateText(channel.closed_on, "long"))
    return Message(words[channel.state]) if channel.state in words else None
