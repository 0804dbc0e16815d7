"""The committed message templates contain every sentence of the sources."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import case_inquiry
from build_scripts import catalogs
from case_inquiry.form.answers import read_answers
from case_inquiry.messages import Message

TEMPLATE = Path(case_inquiry.__file__).parent / "locale" / "case_inquiry.pot"


def test_the_committed_templates_match_the_sources() -> None:
    assert [domain.name for domain in catalogs.outdated()] == []


def test_only_sentences_are_extracted_from_a_data_file() -> None:
    data = io.BytesIO(b'id = "x"\n[[steps]]\ntitle = "Call"\nrule = "more_than"\n')
    assert [text for _, _, text, _ in catalogs.extract_toml(data, (), (), {})] == ["Call"]


def patterns(sentence: Message) -> Iterator[str]:
    """Yield the patterns of a sentence and of the messages in it, except a bare placeholder."""
    assert isinstance(sentence.text, str)
    if not re.fullmatch(r"\{\w+\}", sentence.text):
        yield sentence.text
    for value in sentence.values.values():
        if isinstance(value, Message):
            yield from patterns(value)


@pytest.mark.parametrize(
    ("question", "text"),
    [("receipt_number", "*XYZ7910450146"), ("a_number", "123-45-6789"), ("form", "work permit")],
)
def test_an_echo_below_a_field_uses_only_patterns_of_the_catalog(question: str, text: str) -> None:
    with TEMPLATE.open("rb") as file:
        known = {entry.id for entry in read_po(file)}
    echo = read_answers({"called": "yes", question: text}, date(2026, 11, 24)).echoes[question]
    assert set(patterns(echo)) - known == set()
