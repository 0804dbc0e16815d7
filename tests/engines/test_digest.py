"""Over plain http a browser offers no digests: only gzip, with its own checksum, is accepted."""

from pathlib import Path

import pytest

from build_scripts.serve import SiteServer
from tests.engines.engines import Tab
from tests.engines.test_states import runtime_of

SETTLED = "return await lab.settled();"
REASON = "return lab.engine.status.reason;"
LIBRARY = "python_stdlib.zip"


@pytest.fixture
def plain_lab(lab: SiteServer) -> SiteServer:
    """The small site as a browser shows it that hides its digests."""
    script = lab.folder / "assets" / "js" / "runtime" / "digest.js"
    text = script.read_text(encoding="utf-8")
    hidden = text.replace("crypto.subtle", "crypto.notThere")
    assert hidden != text
    script.write_text(hidden, encoding="utf-8")
    return lab


def packed_library(server: SiteServer) -> Path:
    return runtime_of(server) / f"{LIBRARY}.gz"


def test_python_starts_where_the_browser_hides_its_digests(tab: Tab, plain_lab: SiteServer) -> None:
    tab.go(plain_lab.url)
    assert tab.run(SETTLED) == "ready"


def test_files_without_a_checksum_of_their_own_are_refused(tab: Tab, plain_lab: SiteServer) -> None:
    packed_library(plain_lab).unlink()
    tab.go(plain_lab.url)
    assert tab.run(SETTLED) == "failed"
    assert tab.run(REASON) == "integrity"


def test_a_flipped_byte_is_found_without_digests(tab: Tab, plain_lab: SiteServer) -> None:
    path = packed_library(plain_lab)
    data = bytearray(path.read_bytes())
    data[-8] ^= 1  # the checksum
    path.write_bytes(data)
    tab.go(plain_lab.url)
    assert tab.run(SETTLED) == "failed"
