"""The runtime's folder is named by its content, and its manifest has every file's digest."""

import gzip
import json
from pathlib import Path

import pytest

from build_scripts.runtime.files import sha256, write_zip
from build_scripts.runtime.manifest import FOLDER_DIGITS, pack
from build_scripts.runtime.runner import UnknownShapeError, join_runner

LOADER = (
    "var a=1;async function b(){}export{b as loadPyodide,a as version};\n//# sourceMappingURL=x"
)
GLUE = "async function _create(){}\nexport default _create;\n"
WORKER = "export function serve(scope, load, create) {}\n"


def packed(tmp_path: Path, content: bytes = b"one") -> Path:
    source = tmp_path / "source"
    source.mkdir(exist_ok=True)
    (source / "a.bin").write_bytes(content)
    return pack(source, tmp_path / "out", {"package": "p"})


def test_folder_is_named_by_the_digest_of_its_manifest(tmp_path: Path) -> None:
    folder = packed(tmp_path)
    manifest = (folder / "manifest.json").read_bytes()
    assert folder.name == sha256(manifest)[:FOLDER_DIGITS]


def test_same_files_give_the_same_folder(tmp_path: Path) -> None:
    assert packed(tmp_path) == packed(tmp_path)


def test_changed_file_gives_another_folder(tmp_path: Path) -> None:
    assert packed(tmp_path) != packed(tmp_path, b"two")


def test_manifest_has_size_and_digest_of_the_plain_and_the_gzipped_file(tmp_path: Path) -> None:
    folder = packed(tmp_path)
    entry = json.loads((folder / "manifest.json").read_text())["files"]["a.bin"]
    compressed = (folder / "a.bin.gz").read_bytes()
    assert entry["sha256"] == sha256(b"one")
    assert entry["gzip"] == {"size": len(compressed), "sha256": sha256(compressed)}
    assert gzip.decompress(compressed) == b"one"


def test_current_folder_is_found_at_a_fixed_address(tmp_path: Path) -> None:
    folder = packed(tmp_path)
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["folder"] == folder.name


def test_zip_contains_no_time_of_writing(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_zip(tmp_path / name, [("m.py", b"x = 1\n")])
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_runner_has_no_exports_and_no_source_map() -> None:
    runner = join_runner(LOADER, GLUE, WORKER)
    assert "export" not in runner
    assert "sourceMappingURL" not in runner
    assert runner.endswith("serve(globalThis, loadPyodide, createPyodideModule);")


@pytest.mark.parametrize(
    ("loader", "glue", "worker"),
    [
        ("export{b};", GLUE, WORKER),
        (LOADER, "var x;", WORKER),
        (LOADER, GLUE, "function f() {}"),
        (LOADER, GLUE, WORKER + "export default 1;"),
    ],
)
def test_file_in_an_unknown_format_stops_the_build(loader: str, glue: str, worker: str) -> None:
    with pytest.raises(UnknownShapeError):
        join_runner(loader, glue, worker)
