"""Read a case file's JSON strictly: its size is limited, and no key may appear twice."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from case_inquiry.case.model import LARGEST_CASE, CaseError, FieldError
from case_inquiry.messages import N_, Message, message

#: A case nests three deep. The bound spares a browser's small stack; no reader needs more.
MOST_NESTED = 20

_STRING_OR_BRACKET = re.compile(r'"(?:\\.|[^"\\])*"?|[\[\]{}]')


def load_json(text: str | bytes, /, *, most: int = LARGEST_CASE) -> object:
    """Return what a JSON text says.

    Raises CaseError with `too_large` above `most` bytes (64 KiB for a case), with `invalid_json`
    for anything that is no JSON: also a key that is there twice, NaN, numbers beyond measure, or
    nesting without end.

    >>> load_json('{"form": "I-485"}')
    {'form': 'I-485'}
    """
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    if len(raw) > most:
        sentence = N_("The case has {size} bytes. Make it {most} bytes or less.")
        raise _error("too_large", message(sentence, size=len(raw), most=most))
    try:
        # Editors on Windows begin a file with a mark that is no part of the JSON.
        shown = raw.decode("utf-8-sig")
        _check_nesting(shown)
        return json.loads(shown, object_pairs_hook=_once, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise _error("invalid_json", message(N_("Save the file as UTF-8."))) from None
    except json.JSONDecodeError as error:
        sentence = N_("This cannot be read as JSON. Look at line {line}, column {column}.")
        where = message(sentence, line=error.lineno, column=error.colno)
        raise _error("invalid_json", where) from None
    except ValueError:  # Python reads no number of more than some thousand digits
        sentence = N_("This cannot be read as JSON. A number has too many digits.")
        raise _error("invalid_json", message(sentence)) from None


def _check_nesting(text: str) -> None:
    depth = 0
    for token in _STRING_OR_BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > MOST_NESTED:
            sentence = N_("Too many brackets are open. A case has a list of contacts, no more.")
            raise _error("invalid_json", message(sentence))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            sentence = N_("The key “{key}” is there twice. Keep one of them.")
            raise _error("invalid_json", message(sentence, key=key))
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    sentence = N_("{name} is not a value of JSON. Use a number or null.")
    raise _error("invalid_json", message(sentence, name=name))


def _error(code: str, sentence: Message) -> CaseError:
    return CaseError((FieldError(code, "", sentence),))
