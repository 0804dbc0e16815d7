"""Change Pyodide's standard library for a fast start, before it is compiled.

Every change names its reason, and the build stops if the text to change is not found. So a new
Pyodide cannot be published with a change that silently does nothing.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from string import ascii_letters

from build_scripts.runtime.files import read_zip, write_zip

OVERLAY = Path(__file__).parent / "overlay"


class UnknownShapeError(ValueError):
    """A file of the library does not have the format that this project expects."""


@dataclass(frozen=True)
class Change:
    """One piece of text in a library file, and its replacement."""

    file: str
    old: str
    new: str
    reason: str


CHANGES = (
    Change(
        "pyodide/__init__.py",
        "from .webloop import _initialize_event_loop\n\n"
        "_initialize_event_loop()\ndel _initialize_event_loop\n",
        "",
        "No call is asynchronous, and the event loop brings asyncio, ssl, socket and 40 more.",
    ),
    Change(
        "_pyodide/docstring.py",
        "    from inspect import _empty, signature\n",
        '    return f"{func.__name__}()\\n--\\n\\n"\n    from inspect import _empty, signature\n',
        "Nobody reads the help of a proxy's methods; making it takes a signature for each.",
    ),
    Change(
        "dataclasses.py",
        "exec(txt, self.globals, ns)",
        "exec(_warmed.text(txt), self.globals, ns)",
        "Compiling their functions takes most of the time that dataclasses take.",
    ),
    Change(
        "dataclasses.py",
        "import annotationlib\n",
        "import annotationlib\nimport _warmed\n",
        "The import for the change above.",
    ),
    Change(
        "dataclasses.py",
        "    if not getattr(cls, '__doc__'):\n        # Create a class doc-string.\n",
        "    if False:\n",
        "Docstrings are stripped; without this, each dataclass writes one from its signature.",
    ),
    Change(
        "re/_compiler.py",
        "    if isstring(p):\n        pattern = p\n",
        "    if isstring(p):\n"
        "        if (warm := _warmed.pattern(p, flags)) is not None:\n"
        "            return _sre.compile(p, *warm)\n"
        "        pattern = p\n",
        "Regular expressions are compiled in Python, slowly, at every start.",
    ),
    Change(
        "re/_compiler.py",
        "import _sre\n",
        "import _sre\nimport _warmed\n",
        "The import for the change above.",
    ),
)

WHEEL_CHANGES = (
    Change(
        "pypdf/__init__.py",
        "from ._writer import ObjectDeletionFlag, PdfWriter\n",
        "",
        "No page writes a PDF; the writer is 56 KB.",
    ),
    Change(
        "dateutil/tz/tz.py",
        "from dateutil.zoneinfo import get_zonefile_instance\n"
        "                            tz = get_zonefile_instance().get(name)\n",
        "tz = None\n",
        "icalendar asks for UTC; to look for it, 156 KB of other zones would travel and be read.",
    ),
)

GLYPHS = "pypdf/_codecs/adobe_glyphs.py"
_GLYPH = re.compile(r'^    "[^"]+": "([^"]+)",\n', re.MULTILINE)
#: Letters of notices: Latin, punctuation, signs; and letters that are tied together.
_GLYPHS_USED = (range(0x250), range(0x2000, 0x2300), range(0xFB00, 0xFB07))

GLUE_CHANGES = (
    Change(
        "pyodide.asm.mjs",
        "return[null,API.config.jsglobals,API.public_api,API,me,API,{}]",
        "return[null,API.config.jsglobals,API.public_api]",
        "The four that are missing belong to the event loop; a kept memory has only what is there.",
    ),
)


def write_library(stock: Path, target: Path) -> None:
    """Write the changed library, sources only, from Pyodide's library.

    Raise UnknownShapeError unless each change finds its text exactly once.
    """
    files = {name: data for name, data in read_zip(stock).items() if name.endswith(".py")}
    for change in CHANGES:
        files[change.file] = changed(files.get(change.file, b""), change)
    for path in sorted(OVERLAY.rglob("*.py")):
        files[str(path.relative_to(OVERLAY))] = path.read_bytes()
    write_zip(target, sorted(files.items()))


def with_latin_glyphs(data: bytes) -> bytes:
    """Return the table of letters' names without those that no notice has: 17,000 names are 268 KB.

    Raise UnknownShapeError unless the names of the alphabet are there.
    """

    def kept(line: re.Match[str]) -> str:
        letter = ast.literal_eval(f'"{line[1]}"')
        is_used = len(letter) == 1 and any(ord(letter) in used for used in _GLYPHS_USED)
        return line[0] if is_used else ""

    text = _GLYPH.sub(kept, data.decode())
    if not all(f'    "/{letter}": ' in text for letter in ascii_letters):
        raise UnknownShapeError(f"{GLYPHS}: the alphabet is not there")
    return text.encode()


def changed(data: bytes, change: Change) -> bytes:
    """Return a file's bytes with the change.

    Raise UnknownShapeError unless its text is found exactly once.
    """
    text = data.decode()
    if text.count(change.old) != 1:
        raise UnknownShapeError(f"{change.file}: {change.old!r} is not there once")
    return text.replace(change.old, change.new).encode()
