"""The text of a file that a person opens as a notice: a PDF from the USCIS account, or plain text.

Only text is read. A scan is a picture and has none. What a PDF may cost is bounded: pages, bytes
and work, so that a broken or hostile one ends in a sentence.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from case_inquiry.messages import N_, Message, message
from case_inquiry.notices import LONGEST_TEXT

LARGEST_FILE = 10_000_000
MOST_PAGES = 12
_MOST_BYTES = 10_000_000
#: What the text of a notice may cost; the library's own bounds are those of books.
_BOUNDS: dict[str, Any] = {
    "array_based_stream_maximum_output_length": _MOST_BYTES,
    "lzw_maximum_output_length": _MOST_BYTES,
    "run_length_maximum_output_length": _MOST_BYTES,
    "zlib_maximum_output_length": _MOST_BYTES,
    "stream_decoding_work_maximum_length": 4 * _MOST_BYTES,
    "stream_parsing_work_maximum_count": 200_000,
    "page_tree_maximum_entries": 2_000,
}
_HEAD = 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_CONTAINERS = (b"RIFF", b"ftyp")

WHERE_IT_STANDS = N_(
    "On the notice, the receipt number is at the top left. The form is in the box “Case Type”, and "
    "the Received Date is in the box below. The A-Number is beside the name."
)
PICTURE = N_("This is a picture of the notice, with no text that we can read. {where}")
LOCKED = N_("This PDF is locked. Open it, copy its text and paste it here.")
DAMAGED = N_("We can't read this file. Open it, copy the text and paste it here.")
TOO_LARGE = N_("This file is larger than 10 MB. Open it, copy the text and paste it here.")


@dataclass(frozen=True)
class UnreadableFileError(Exception):
    """A file has no text that can be read; `message` says why, and what to do instead."""

    message: Message


def text_of(content: bytes) -> str:
    """Return the text of a file. Raises UnreadableFileError.

    >>> text_of(b"Receipt Number: EAC1710450146")
    'Receipt Number: EAC1710450146'
    >>> text_of(bytes([0x89]) + b"PNG")
    Traceback (most recent call last):
    case_inquiry.notices.files.UnreadableFileError: This is a picture of the notice, ...
    """
    if len(content) > LARGEST_FILE:
        raise UnreadableFileError(message(TOO_LARGE))
    head = content[:_HEAD]
    if b"%PDF-" in head:
        return _text_of_pdf(content)
    if head.startswith(_PICTURES) or head[:4] in _CONTAINERS or head[4:8] in _CONTAINERS:
        raise _picture()
    return _plain(content)


def _plain(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = content.decode(encoding, errors="replace")
    if "\0" in text or text.count("\ufffd") > len(text) // 20:
        raise UnreadableFileError(message(DAMAGED))
    return text


def _text_of_pdf(content: bytes) -> str:
    import logging

    from pypdf import PdfReader, apply_configuration, overwrite_configuration
    from pypdf.errors import DependencyError, FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(overwrite_configuration(**_BOUNDS)):
            text = _text_of_pages(PdfReader(io.BytesIO(content)).pages)
    except (DependencyError, FileNotDecryptedError):
        raise UnreadableFileError(message(LOCKED)) from None
    except Exception:  # a damaged PDF can end in any error of a reader that trusts its numbers
        raise UnreadableFileError(message(DAMAGED)) from None
    if not any(sign.isalnum() for sign in text):
        raise _picture()
    return text


def _text_of_pages(pages: Iterable[Any]) -> str:
    """Return the text of the first pages; what stands side by side has spaces between it."""
    found: list[str] = []
    for page in islice(pages, MOST_PAGES):
        found += page.extract_text(extraction_mode="layout").splitlines()
        if sum(map(len, found)) > LONGEST_TEXT:
            break
    return "\n".join(found)


def _picture() -> UnreadableFileError:
    return UnreadableFileError(message(PICTURE, where=message(WHERE_IT_STANDS)))
