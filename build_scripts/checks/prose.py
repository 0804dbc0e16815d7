"""Extract the sentences of a built page: no menus, no code, no bare labels."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "em", "i", "kbd", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "var"}
)
SILENT = frozenset({"button", "code", "nav", "pre", "script", "select", "style", "svg", "template"})
# A block with a sentence ends like one. Headings, labels and cells with a name do not.
SENTENCE = re.compile(r"\w+\W+\w+\W+\w+.*[.?!:]['\"”)]*\Z", re.DOTALL)
#: The word that replaces a part that people do not read as words: an address or a phone number.
STAND_IN = "this"


class _Reader(HTMLParser):
    """Collects the text of the page's article, block by block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._in_article = 0
        self._silent = 0
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._end_block()
        if tag in VOID:
            return
        untranslated = tag in INLINE and ("translate", "no") in attrs
        if untranslated and not self._silent:
            self._text.append(STAND_IN)
        silent = tag in SILENT or untranslated
        self._open.append((tag, silent))
        self._silent += silent
        self._in_article += tag == "article"

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._end_block()
        while tag in (name for name, _ in self._open):
            name, silent = self._open.pop()
            self._silent -= silent
            self._in_article -= name == "article"
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._in_article and not self._silent:
            self._text.append(data)

    def _end_block(self) -> None:
        text = " ".join("".join(self._text).split())
        if text:
            self.blocks.append(text)
        self._text = []


def blocks(html: str) -> list[str]:
    """Return the text of each block (paragraph, item, cell, heading) of a page's article.

    >>> blocks("<nav>Menu</nav><article><h1>Call</h1><p>You <b>may</b> call.</p></article>")
    ['Call', 'You may call.']
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.blocks


def sentences_of(html: str) -> list[str]:
    """Return the blocks that contain sentences, each once.

    >>> sentences_of("<article><h2>What to say</h2><p>Say this: my case is late.</p></article>")
    ['Say this: my case is late.']
    """
    return [block for block in dict.fromkeys(blocks(html)) if SENTENCE.search(block)]
