"""The list of the runtime's files with sizes and digests, and the folder named after it.

The page contains the folder's name, the name is the digest of the list, and the list has the digest
of every file. So a page can check each file before it runs, and a deploy never mixes versions.
"""

import json
from pathlib import Path

from build_scripts.runtime.files import gzipped, sha256

FOLDER_DIGITS = 24
# Raise this number when the messages between page and worker change: an old page then asks the
# person to reload it.
PROTOCOL = 3

type Json = dict[str, object]


def pack(source: Path, out: Path, facts: Json) -> Path:
    """Copy the files of `source` to `out/<digest>/`, plain and gzipped, and return that folder."""
    plain = {path.name: path.read_bytes() for path in sorted(source.iterdir())}
    packed = {name: gzipped(data) for name, data in plain.items()}
    manifest: Json = {
        "protocol": PROTOCOL,
        **facts,
        "files": {name: _entry(data, packed[name]) for name, data in plain.items()},
    }
    text = json.dumps(manifest, sort_keys=True, separators=(",", ":"))
    folder = out / sha256(text.encode())[:FOLDER_DIGITS]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    for name, data in plain.items():
        (folder / name).write_bytes(data)
        (folder / f"{name}.gz").write_bytes(packed[name])
    # The only address that never changes: an old page finds the current runtime through it.
    current = json.dumps({"folder": folder.name, **manifest}, sort_keys=True, indent=1)
    (out / "manifest.json").write_text(current + "\n", encoding="utf-8")
    return folder


def _entry(data: bytes, packed: bytes) -> Json:
    return {
        "size": len(data),
        "sha256": sha256(data),
        "gzip": {"size": len(packed), "sha256": sha256(packed)},
    }
