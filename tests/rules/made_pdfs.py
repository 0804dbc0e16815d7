"""PDF files made for the tests: texts at their places on a page, as a form prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Text(NamedTuple):
    """Words on a page; places in points from the lower left corner of a letter sheet."""

    left: float
    up: float
    words: str


#: The head of a receipt notice: labels in small boxes, each value below its label.
def receipt_notice(
    number: str,
    case_type: str,
    received: str,
    *,
    priority: str = "",
    noticed: str = "02/10/2017",
    person: str = "A012 345 678",
) -> list[Text]:
    """Return the texts of a receipt notice."""
    return [
        Text(60, 740, "Department of Homeland Security"),
        Text(330, 740, "Form I-797C, Notice of Action"),
        Text(60, 700, "Receipt Number"),
        Text(220, 700, "Case Type"),
        Text(60, 688, number),
        Text(220, 688, case_type),
        Text(60, 670, "Received Date"),
        Text(220, 670, "Priority Date"),
        Text(380, 670, f"Applicant {person}"),
        Text(60, 658, received),
        Text(220, 658, priority),
        Text(380, 658, "DOE, JANE"),
        Text(60, 640, "Notice Date"),
        Text(220, 640, "Page"),
        Text(60, 628, noticed),
        Text(220, 628, "1 of 1"),
        Text(
            60, 560, "We have received the form listed above. Call 1-800-375-5283 with questions."
        ),
        Text(60, 548, "USCIS Online Account Number: 012345678901"),
    ]


def pdf_of(pages: Sequence[Sequence[Text]]) -> bytes:
    """Return a PDF with these pages."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, texts in enumerate(pages):
        content = 5 + 2 * number
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(_stream(texts))
    return _file(objects)


def _stream(texts: Sequence[Text]) -> bytes:
    drawn = [
        f"BT /F1 10 Tf {text.left} {text.up} Td ({_escaped(text.words)}) Tj ET" for text in texts
    ]
    data = "\n".join(drawn).encode("latin-1")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)
