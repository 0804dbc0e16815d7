"""A letter as a `mailto:` link and as a file that a mail program opens as a draft."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

#: The longest `mailto:` link, in characters, that the usual mail programs take whole.
MAILTO_LIMIT = 1900


def link_with_text(address: str, subject: str, text: str) -> str | None:
    r"""Return a `mailto:` link that carries the whole letter, or None where that is too long.

    >>> link_with_text("office@example.org", "A question", "Hello\nthere")
    'mailto:office@example.org?subject=A%20question&body=Hello%0D%0Athere'
    """
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
    link = f"{link_without_text(address, subject)}&body={_quote(lines)}"
    return link if len(link) <= MAILTO_LIMIT else None


def link_without_text(address: str, subject: str) -> str:
    """Return a `mailto:` link with address and subject only.

    >>> link_without_text("office@example.org", "A question")
    'mailto:office@example.org?subject=A%20question'
    """
    return f"mailto:{quote(address, safe='@')}?subject={_quote(subject)}"


def _quote(text: str) -> str:
    return quote(_whole(text), safe="")


def _whole(text: str) -> str:
    """Return a text without halves of characters: a cut emoji leaves them, no email has them."""
    return text.encode("utf-8", "replace").decode("utf-8")


def write_draft(address: str, subject: str, text: str) -> bytes:
    """Return the letter as an unsent email (RFC 5322, with the header `X-Unsent`).

    >>> b"X-Unsent: 1" in write_draft("office@example.org", "A question", "Hello")
    True
    """
    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"
    draft["To"] = address
    draft["Subject"] = _whole(subject)
    draft.set_content(_whole(text), cte="quoted-printable")
    return draft.as_bytes()
