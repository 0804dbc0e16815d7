"""Case files made from the published schema, so that a key that is added to it is made as well.

What the schema cannot say (the order of the days, the contact that another one follows) is mended
by `read_case`'s own words: what it names is left out until it takes the file.
"""

import json
import re
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from hypothesis import strategies as st

from case_inquiry.case import CaseError, read_case

type Json = dict[str, Any]
type Files = st.SearchStrategy[Json]

TODAY = date(2026, 11, 24)
SCHEMA: Json = json.loads(files("case_inquiry.cli").joinpath("case.schema.json").read_text("utf-8"))
MOST_CONTACTS = 8

#: Some days lie close together, so that the steps of a procedure are reached and days contradict.
DAYS = st.one_of(
    st.integers(min_value=0, max_value=90),
    st.integers(min_value=0, max_value=9_000),
).map(lambda days: (TODAY - timedelta(days=days)).isoformat())
#: Any text on one line, and texts that mean something to a template, a mail or a page.
LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "  ",
            " Agent 1234 ",
            "SR-99",
            "none",
            "yes",
            "unknown",
            "[x]",
            "{day}",
            "<b>&",
            "x" * 1_000,
        ]
    ),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=12),
)
#: The texts that are read in a way of their own, by their key.
TEXTS = {
    "receipt_number": st.sampled_from(
        ["EAC1710450146", "eac-17-104-50146", "IOE0906929443", "MSC2190012345", "ZAR1710450146"]
    ),
    "a_number": st.sampled_from(["A012345678", "a 12-345-678", "1234567"]),
    "form": st.one_of(
        st.sampled_from(["I-485", "i485", "I-918", "N-400", "I-589", "I-140", "I-821D", "My form"]),
        LINES,
    ),
    "at": st.one_of(
        st.sampled_from(["14:30", "9:05", " 9:05 ", "2:30 pm", "noon", "about 2"]), LINES
    ),
    "no_request_reason": st.one_of(st.just("too early\nask again"), LINES),
}


def of_schema(schema: Json, key: str = "") -> st.SearchStrategy[Any]:
    """Return what a part of the schema allows; `key` is the one that it stands at."""
    if "anyOf" in schema:
        return st.one_of([of_schema(part, key) for part in schema["anyOf"]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "const" in schema:
        return st.just(schema["const"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of([_of_kind(kind, schema, key) for kind in kinds])


def _of_kind(kind: str, schema: Json, key: str) -> st.SearchStrategy[Any]:
    if kind == "object":
        needed = schema["required"]
        parts = {name: of_schema(part, name) for name, part in schema["properties"].items()}
        return st.fixed_dictionaries(
            {name: part for name, part in parts.items() if name in needed},
            optional={name: part for name, part in parts.items() if name not in needed},
        )
    if kind == "array":
        return st.lists(of_schema(schema["items"]), max_size=MOST_CONTACTS)
    if kind == "string":
        return DAYS if schema.get("format") == "date" else TEXTS.get(key, LINES)
    if kind == "integer":
        return st.integers(schema["minimum"], schema["maximum"])
    return {"boolean": st.booleans(), "null": st.none()}[kind]


def accepted(data: Json) -> Json:
    """Return a case file without what `read_case` refuses in it."""
    while True:
        try:
            read_case(data, TODAY)
        except CaseError as refused:
            _leave_out(data, refused.errors[0].field)
        else:
            return data


def _leave_out(data: Json, path: str) -> None:
    """Leave out the value at `path`; where it is not there, the contact that it belongs to."""
    at = re.fullmatch(r"contacts\[(\d+)\]\.(\w+)", path)
    if at is None:
        del data[path]
        return
    contact = data["contacts"][int(at[1])]
    if contact.pop(at[2], None) is None:
        data["contacts"].remove(contact)


#: Case files that `read_case` takes.
case_files: Files = of_schema(SCHEMA).map(accepted)
