"""Every word of every outcome, as it was read by eye, and what no word may say."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from case_inquiry.conditions import Condition
from case_inquiry.outcome import card, exit_words, folded, notice_words
from case_inquiry.procedure import PROCEDURES, load_procedure
from tests.rules.golden.outcomes import FOLDER, golden_file, outcome_text
from tests.rules.golden.todays_cases import STATES
from tests.rules.golden.tools import card as card_of
from tests.rules.golden.tools import see

MOST_WORDS_ON_A_CARD, MOST_WORDS_FOLDED = 100, 150
REVIEWED = Path(__file__).with_name("reviewed_sentences.txt")
#: Words that turn a sentence into its contrary where they are exchanged.
TURNING = re.compile(
    r"\b(before|after|until|within|more than|less than|first|only|not|no|cannot|can|may|must|now"
    r"|today|from|since|shorter|longer|never|always|again|early|late|over|open|closed)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", STATES)
def test_an_outcome_says_what_was_read_by_eye(name: str) -> None:
    assert outcome_text(name) == golden_file(name).read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_state() -> None:
    assert sorted(FOLDER.glob("*.txt")) == sorted(map(golden_file, STATES))


def said_by(value: object) -> Iterator[str]:
    """Yield every text in the tables of words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from said_by(item)
    elif isinstance(value, dict):
        yield from said_by(tuple(value.values()))
    elif is_dataclass(value) and not isinstance(value, Condition):
        for field in fields(value):
            if field.name not in (
                "step",
                "status",
                "action",
                "value",
                "papers",
                "paper",
                "channel",
            ):
                yield from said_by(getattr(value, field.name))


SENTENCES = sorted(
    {
        *said_by(card.CARDS),
        *said_by((card.LAWYER, card.TOLD_TO_WAIT, notice_words.CALL_HEADING)),
        *said_by(notice_words.NOTICE),
        *said_by(notice_words.INBOXES),
        *said_by(exit_words.EXITS),
        *said_by(exit_words.RESOLVED),
        *said_by((folded.BEFORE, folded.NOT_LOOKED)),
    }
    - {""}
)


def fingerprint(sentence: str) -> str:
    return hashlib.sha256(sentence.encode()).hexdigest()[:12]


@pytest.mark.parametrize("sentence", [text for text in SENTENCES if TURNING.search(text)])
def test_a_sentence_that_a_word_can_turn_was_reviewed(sentence: str) -> None:
    """A changed sentence is read again, against its rule, before its line is put into the list."""
    reviewed = REVIEWED.read_text(encoding="utf-8").splitlines()
    assert f"{fingerprint(sentence)} {sentence}" in reviewed


def test_the_list_of_reviewed_sentences_has_no_others() -> None:
    turning = {f"{fingerprint(text)} {text}" for text in SENTENCES if TURNING.search(text)}
    assert set(REVIEWED.read_text(encoding="utf-8").splitlines()) == turning


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_number_is_in_the_prose_of_an_outcome(sentence: str) -> None:
    written = re.sub(r"\{\w+\}", "", sentence)
    for name in ("8 U.S.C. 1367", "DHS-7001", "(2 minutes)", "Step 2, an email"):
        written = written.replace(name, "")
    assert not re.search(r"\d", written)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_must_is_no_word_of_the_site_but_of_a_law(sentence: str) -> None:
    assert not re.search(r"\b(must|should|unfortunately|please)\b|!", sentence, re.IGNORECASE)


def test_must_in_the_data_names_its_law_or_rule() -> None:
    said = {
        item.id
        for name in PROCEDURES
        for item in load_procedure(name).statements
        if re.search(r"\bmust\b", item.text)
    }
    assert said == MUST_BY_LAW


#: The statements that say "must", each with a law or regulation as its source.
MUST_BY_LAW = {"report_move", "visa_number"}


def count(*texts: str) -> int:
    return len(" ".join(texts).split())


@pytest.mark.parametrize("name", STATES)
def test_an_outcome_is_short(name: str) -> None:
    """The lawyer's line counts in no limit: it is never folded."""
    seen = see(STATES[name])
    shown = card_of(seen)
    words = count(
        seen["heading"],
        *shown["above"],
        *(f"{row['term']} {row['text']}" for row in shown["items"]),
        *(action["label"] for action in shown["actions"]),
        *shown["small"],
        *(line["text"] for line in shown["asides"]),
        *(action["label"] for line in shown["asides"] for action in line["actions"]),
    )
    assert words <= MOST_WORDS_ON_A_CARD
    for block in seen["blocks"][1:]:
        words += count(block.get("heading", ""))
        if block["kind"] == "notice":
            steps = (f"{step['number']} {step['title']} {step['when']}" for step in block["items"])
            labels = (action["label"] for action in block["actions"])
            words += count(*steps, *block["paragraphs"], block["inbox"], *labels)
    assert words <= MOST_WORDS_FOLDED
