"""Unused exports, and only those, are removed from both the glue code and the module."""

import pytest

from build_scripts.runtime.exports import UnknownShapeError, trim_exports

GLUE = (
    "var HEAP;var _used,_unused,_address,_by_loader,memory;"
    "function assignWasmExports(wasmExports){"
    '_used=Module["_used"]=wasmExports["used"];'
    '_unused=Module["_unused"]=wasmExports["unused"];'
    '_by_loader=Module["_by_loader"]=wasmExports["by_loader"].value>>>0;'
    '_address=Module["_address"]=wasmExports["address"]}'
    "function run(){_used()}"
)


def name(text: str) -> bytes:
    return bytes([len(text)]) + text.encode()


def module() -> bytes:
    imports = b"\x01" + name("GOT.func") + name("address") + b"\x03\x7f\x01"
    exports = b"\x04" + b"".join(
        name(text) + bytes([0, index])
        for index, text in enumerate(("used", "unused", "by_loader", "address"))
    )
    sections = bytes([2, len(imports)]) + imports + bytes([7, len(exports)]) + exports
    return b"\0asm\x01\0\0\0" + sections


@pytest.mark.parametrize("kept", ["used", "by_loader", "address"])
def test_export_that_glue_loader_or_module_uses_is_kept(kept: str) -> None:
    trimmed = trim_exports(GLUE, "m._by_loader", module())
    assert f'wasmExports["{kept}"]' in trimmed.glue
    assert name(kept) + b"\0" in trimmed.module
    assert trimmed.exports == 3


def test_unused_export_is_removed() -> None:
    trimmed = trim_exports(GLUE, "m._by_loader", module())
    assert "unused" not in trimmed.glue
    assert b"unused" not in trimmed.module


def test_rest_of_the_glue_is_unchanged() -> None:
    trimmed = trim_exports(GLUE, "", module())
    assert trimmed.glue.startswith("var HEAP;")
    assert trimmed.glue.endswith("function run(){_used()}")


@pytest.mark.parametrize(
    ("glue", "wasm"), [("function other(){}", module()), (GLUE, b"not a module")]
)
def test_file_in_an_unknown_format_stops_the_build(glue: str, wasm: bytes) -> None:
    with pytest.raises(UnknownShapeError):
        trim_exports(glue, "", wasm)
