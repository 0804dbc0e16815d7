"""The shape of a paper: its pieces, each to be copied by itself, and the notes around them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """One text of a paper; `label` and the words of its copy button are in the reader's language.

    `id` is `address`, `subject`, `text` or `day`. A shareable one may go to an app of the person's
    choice, once it was seen.
    """

    id: str
    label: str
    value: str
    copy_label: str
    copied: str
    editable: bool = False
    shareable: bool = False


@dataclass(frozen=True)
class MailLink:
    """A `mailto:` address and the words of its link, which name the state of the inbox."""

    href: str
    label: str


@dataclass(frozen=True)
class DraftOffer:
    """The kind of paper that is the same letter as a file, and the words of its button."""

    kind: str
    label: str


@dataclass(frozen=True)
class Edited:
    """What a person made of a letter's subject and text."""

    subject: str
    text: str


@dataclass(frozen=True)
class File:
    """A file to save; its name says nothing about the case."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Paper:
    """A paper made from a case.

    `missing` are the fields that it asks for and the person left empty: path, label and page.
    `notes` are for the person and outside the paper; a text for USCIS has none of them.
    `reading_aid` has the English lines of `text` with their meaning in the reader's language; it is
    empty where that is English or the paper is in the reader's language already. `for_others` is
    what somebody else may know: it says nothing about the case and is no part of the paper. `sheet`
    is the paper as it is printed, where that is more than its text.
    """

    kind: str
    title: str
    pieces: tuple[Piece, ...] = ()
    mailto: MailLink | None = None
    missing: tuple[Mapping[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    file: File | None = None
    reading_aid: tuple[tuple[str, str], ...] = ()
    for_others: Piece | None = None
    draft: DraftOffer | None = None
    sheet: Mapping[str, object] | None = None

    def as_json(self) -> dict[str, object]:
        """Return the paper as the page receives it; a file's content is base64."""
        return {
            "kind": self.kind,
            "title": self.title,
            "parts": [vars(piece) for piece in (*self.pieces, self.for_others) if piece],
            "mailto": vars(self.mailto) if self.mailto else None,
            "draft": vars(self.draft) if self.draft else None,
            "missing": [dict(item) for item in self.missing],
            "notes": list(self.notes),
            "file": _file_as_json(self.file) if self.file else None,
            "sheet": self.sheet,
            "reading_aid": [list(lines) for lines in self.reading_aid],
        }

    def as_text(self) -> str:
        r"""Return the paper as a terminal shows it: a file's content, else the pieces.

        >>> text = Piece("text", "Text", "Thank you.", "Copy", "Copied")
        >>> Paper("e_request", "A question", (text,)).as_text()
        'Thank you.\n'
        """
        if self.pieces:
            return "\n".join(_piece_as_text(piece) for piece in self.pieces)
        if self.file is not None:
            return self.file.content.decode("utf-8")
        return "\n".join(self.notes) + "\n"


def _piece_as_text(piece: Piece) -> str:
    if piece.id == "text":
        return f"{piece.value}\n"
    return f"{piece.label}: {piece.value}"


def _file_as_json(file: File) -> dict[str, str]:
    return {
        "name": file.name,
        "media_type": file.media_type,
        "base64": b64encode(file.content).decode("ascii"),
    }
