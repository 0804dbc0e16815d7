"""The JSON Schemas of Case and Plan, made from the code that reads the one and writes the other.

They are published with the site and lie in the wheel beside this module. After a change,
`case-inquiry schema case` and `case-inquiry schema plan` write them again; a test checks that they
agree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from case_inquiry.case import model as model
from case_inquiry.case.model import CASE_KEYS, CONTACT_KEYS, Key, contact_kinds
from case_inquiry.days.counting import BUSINESS_DAYS, CALENDAR_DAYS, CALENDAR_MONTHS, OPERATORS
from case_inquiry.procedure import PROCEDURES, Procedure, load_procedure
from case_inquiry.procedure.checking.steps import STATUSES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES = {"case": "case.schema.json", "plan": "plan.schema.json"}

type Schema = dict[str, object]

_DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TEXT: Schema = {"type": "string", "maxLength": model.LONGEST_TEXT}
#: What a key contains by its kind, where the kind is not made of choices or parts.
_OF_KINDS: dict[str, Schema] = {
    "version": {"const": 1},
    "day": _DAY,
    "coming_day": _DAY,
    "shown_day": {"anyOf": [_DAY, {"const": model.NOT_LISTED}]},
    "days": {"type": "integer", "minimum": 0, "maximum": model.MOST_DAYS_TOLD},
    **dict.fromkeys(("line", "text", "time", "form", "receipt_number", "a_number"), _TEXT),
}
_PATH: Schema = {"type": "string", "pattern": r"^[a-z_]+(\[[0-9]+\]\.[a-z_]+)?$"}


def case_schema() -> Schema:
    """Return the schema of a case file.

    It says which keys and types there are. What it cannot say, the order of the days and the shape
    of a receipt number, `read_case` checks.

    >>> case_schema()["additionalProperties"]
    False
    """
    contact = {name: _of_key(key) for name, key in CONTACT_KEYS.items()}
    items = _object(contact, required=["channel"])
    case = {name: _of_key(key, items) for name, key in CASE_KEYS.items()}
    return {"$schema": DIALECT, "title": "Case", **_object(case, required=[])}


def plan_schema() -> Schema:
    """Return the schema of a plan; further keys may be added to it over time.

    >>> plan_schema()["properties"]["procedure"]
    {'enum': ['notice-2009', 'current']}
    """
    procedures = [load_procedure(name) for name in PROCEDURES]
    working = _made(
        {
            "rule": _choice(OPERATORS),
            "days": {"type": "integer", "minimum": 0},
            "unit": _choice([CALENDAR_DAYS, BUSINESS_DAYS, CALENDAR_MONTHS]),
            "from": _DAY,
            "last_day": _DAY,
            "result": _DAY,
            "excluded": {"type": "array", "items": _DAY},
            "words": {"type": "string"},
            "source": {"type": "string"},
            "why": {"type": ["string", "null"]},
        }
    )
    office = _made(
        {
            "code": _choice(model.CENTERS),
            "name": {"type": "string"},
            "email": {"type": ["string", "null"]},
        }
    )
    way = _made(
        {
            "channel": _choice(_ways(procedures)),
            "opens_on": _or_null(_DAY),
            "closes_on": _or_null(_DAY),
        }
    )
    early = _made({"contact": _PATH, "on": _DAY, "opened": working})
    plan: dict[str, Schema] = {
        "procedure": _choice(PROCEDURES),
        "today": _DAY,
        "step": _or_null(_choice(_steps(procedures))),
        "status": _choice(STATUSES),
        "reason": _or_null(_choice(_reasons(procedures))),
        "act_on": _or_null(_DAY),
        "answer_due": _or_null(_DAY),
        "office": _or_null(office),
        "missing": {"type": "array", "items": _PATH},
        "warnings": {"type": "array", "items": _choice(_warnings(procedures))},
        "ways": {"type": "array", "items": way},
        "working": {"type": "array", "items": working},
        "early": {"type": "array", "items": early},
        "told_until": _or_null(_DAY),
    }
    return {"$schema": DIALECT, "title": "Plan", **_made(plan)}


def schema_text(name: str, /) -> str:
    """Return one schema, `case` or `plan`, as in its file.

    Raises KeyError for another name.

    >>> json.loads(schema_text("case"))["title"]
    'Case'
    """
    schema = {"case": case_schema, "plan": plan_schema}[name]()
    return json.dumps(schema, indent=2) + "\n"


def _of_key(key: Key, items: Schema | None = None) -> Schema:
    """Return the schema of what a key contains; `items` are those of a list."""
    if key.kind == "channel":
        return _choice(contact_kinds())
    if key.kind == "flag":
        return {"type": ["boolean", "null"]}
    if key.kind == "choice":
        return _or_null(_choice(key.choices))
    if key.kind == "contacts":
        return _or_null({"type": "array", "items": items})
    return _or_null(_OF_KINDS[key.kind])


def _choice(values: Iterable[str]) -> Schema:
    return {"enum": list(values)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(properties: dict[str, Schema], *, required: list[str]) -> Schema:
    """Return the schema of what is read: these keys and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _made(properties: dict[str, Schema]) -> Schema:
    """Return the schema of what is written: every key is there."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _steps(procedures: Sequence[Procedure]) -> list[str]:
    return _once(step.id for procedure in procedures for step in procedure.steps)


def _reasons(procedures: Sequence[Procedure]) -> list[str]:
    exits = (way.reason for procedure in procedures for way in procedure.exits)
    turns = (
        turn.reason
        for procedure in procedures
        for step in procedure.steps
        if step.after is not None
        for turn in step.after.answers.values()
    )
    return _once(reason for reason in (*exits, *turns) if reason is not None)


def _warnings(procedures: Sequence[Procedure]) -> list[str]:
    channels = (
        f"channel_{channel.state}"
        for procedure in procedures
        for channel in procedure.channels
        if channel.state != "open"
    )
    own = (warning.code for procedure in procedures for warning in procedure.warnings)
    news = (item.code for procedure in procedures for item in procedure.news)
    return _once((*channels, *own, *news))


def _ways(procedures: Sequence[Procedure]) -> list[str]:
    steps = (step for procedure in procedures for step in procedure.steps)
    return _once(way.channel for step in steps for way in step.ways)


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
