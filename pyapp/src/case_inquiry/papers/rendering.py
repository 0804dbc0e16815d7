"""Filling in the templates; Jinja2 is loaded when the first paper is asked for.

A template names its sentences with `_`, so that one template gives the paper in English and, line
by line, its meaning in the reader's language. A name that is used and not given is an error.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from case_inquiry.messages import Message, Plural, Translator, render, translator

if TYPE_CHECKING:
    import jinja2


def fill_template(name: str, values: dict[str, object], using: Translator) -> str:
    """Return the template `name` filled with `values`, its sentences in the language of `using`.

    Raises ModuleNotFoundError (with the name `jinja2`) where that library is not there, and
    jinja2.UndefinedError where the template uses a name that is not given.

    >>> from case_inquiry.papers.sheet import Sheet
    >>> fill_template("sheet.txt.jinja", {"sheet": Sheet("A title", (), ())}, translator()).strip()
    'A title'
    """

    def say(text: str, **named: object) -> str:
        return render(Message(text, named), using)

    def say_count(one: str, many: str, count: int, **named: object) -> str:
        return render(Message(Plural(one, many), {"count": count, **named}), using)

    def say_message(sentence: Message | str) -> str:
        return render(sentence, using)

    helpers = {
        "_": say,
        "ngettext": say_count,
        "say": say_message,
        "language": using.language,
    }
    filled = _environment().get_template(name).render({**helpers, **values})
    # Where a part of a paper is left out, its empty lines stay behind.
    return re.sub(r"\n{3,}", "\n\n", filled)


def lines_beside(
    name: str, values: dict[str, object], using: Translator
) -> tuple[tuple[str, str], ...]:
    """Return a template's English lines, each with its meaning; none for a reader of English.

    A template's sentences are one to a line, whatever the language, so the lines belong together.

    >>> from case_inquiry.papers.sheet import Sheet
    >>> values = {"sheet": Sheet("A title", (), ())}
    >>> lines_beside("sheet.txt.jinja", values, translator("tlh"))
    (('A title', 'A title'),)
    """
    if using.language == "en":
        return ()
    english, meant = (
        [line for line in fill_template(name, values, each).splitlines() if line.strip()]
        for each in (translator("en"), using)
    )
    return tuple(zip(english, meant, strict=True))


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("case_inquiry.papers"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.jinja",), default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
