"""Remove from wasm and glue the exports that nothing uses.

Pyodide exports every symbol, 8,500 of them, for libraries with compiled code of their own. This
runtime has none, and passing each symbol to JavaScript takes longer than starting Python's core.
An export is kept if the glue names it anywhere, or if the module asks for its address by name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAGIC = b"\0asm\x01\0\0\0"
IMPORT_SECTION = 2
EXPORT_SECTION = 7
# Names of import modules through which a module asks for the addresses of its own exports.
ADDRESS_TABLES = ("GOT.mem", "GOT.func")
FUNCTION = "function assignWasmExports(wasmExports){"
EXPORT = re.compile(r'wasmExports\["([^"]+)"\]')
WORD = re.compile(r"[\w$]+")


class UnknownShapeError(ValueError):
    """Glue or module does not have the format that this project expects."""


@dataclass(frozen=True)
class Trimmed:
    """Glue and module that match, and the number of exports that are left."""

    glue: str
    module: bytes
    exports: int


def trim_exports(glue: str, loader: str, module: bytes) -> Trimmed:
    """Return glue and module with the exports that glue, loader or module use.

    Raise UnknownShapeError if the glue's list of exports is not found.
    """
    start = glue.find(FUNCTION)
    end = glue.find("}", start)
    before = glue.rfind("var ", 0, start)
    declarations = glue[before:start]
    if start < 0 or not re.fullmatch(r"var [\w$,]+;", declarations):
        raise UnknownShapeError("pyodide.asm.mjs has no list of exports")
    rest = glue[:before] + glue[end:]
    needed = set(WORD.findall(rest + loader)) | _addresses(module)
    kept = [
        statement
        for statement in glue[start + len(FUNCTION) : end].split(";")
        if needed & _names(statement)
    ]
    names = {name for statement in kept for name in EXPORT.findall(statement)}
    used = set(WORD.findall(rest)) | {word for line in kept for word in WORD.findall(line)}
    variables = [name for name in declarations[4:-1].split(",") if name in used]
    body = f"var {','.join(variables)};{FUNCTION}{';'.join(kept)}"
    return Trimmed(glue[:before] + body + glue[end:], *_with_exports(module, names | needed))


def _names(statement: str) -> set[str]:
    """Return every name under which other code can use a statement's export."""
    return set(WORD.findall(statement)) - {"Module", "wasmExports", "value", "0"}


def _with_exports(module: bytes, names: set[str]) -> tuple[bytes, int]:
    parts = [MAGIC]
    count = 0
    for kind, content in _sections(module):
        written = content
        if kind == EXPORT_SECTION:
            entries = [entry for name, entry in _exports(content) if name in names]
            count = len(entries)
            written = _unsigned(count) + b"".join(entries)
        parts += [bytes([kind]), _unsigned(len(written)), written]
    return b"".join(parts), count


def _addresses(module: bytes) -> set[str]:
    return {
        name
        for kind, content in _sections(module)
        if kind == IMPORT_SECTION
        for table, name in _imports(content)
        if table in ADDRESS_TABLES
    }


def _sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    if not module.startswith(MAGIC):
        raise UnknownShapeError("pyodide.asm.wasm is no module")
    position = len(MAGIC)
    while position < len(module):
        kind = module[position]
        size, position = _read_unsigned(module, position + 1)
        yield kind, module[position : position + size]
        position += size


def _exports(content: bytes) -> Iterator[tuple[str, bytes]]:
    count, position = _read_unsigned(content, 0)
    for _ in range(count):
        start = position
        name, position = _read_name(content, position)
        _, position = _read_unsigned(content, position + 1)
        yield name, content[start:position]


def _imports(content: bytes) -> Iterator[tuple[str, str]]:
    count, position = _read_unsigned(content, 0)
    for _ in range(count):
        module, position = _read_name(content, position)
        name, position = _read_name(content, position)
        position = _skip_description(content, position)
        yield module, name


def _skip_description(content: bytes, position: int) -> int:
    """Return where an import's description ends: function, table, memory, global or tag."""
    kind = content[position]
    position += 1
    if kind == 3:
        return position + 2
    if kind == 4:
        position += 1
    if kind in {1, 2}:
        position += kind == 1
        flags, position = _read_unsigned(content, position)
        _, position = _read_unsigned(content, position)
        if not flags & 1:
            return position
    return _read_unsigned(content, position)[1]


def _read_name(content: bytes, position: int) -> tuple[str, int]:
    size, position = _read_unsigned(content, position)
    return content[position : position + size].decode(), position + size


def _read_unsigned(content: bytes, position: int) -> tuple[int, int]:
    """Return a LEB128 number and the position after it."""
    value = shift = 0
    while True:
        byte = content[position]
        value |= (byte & 0x7F) << shift
        position += 1
        if not byte & 0x80:
            return value, position
        shift += 7


def _unsigned(value: int) -> bytes:
    """Return a number as LEB128.

    >>> _unsigned(8560).hex()
    'f042'
    """
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])
