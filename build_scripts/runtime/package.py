"""Pack the parts of our package that a page uses: one archive for the start, others for later.

The wheel also serves the command line. The site publishes no module that no page uses. The data
tables are parsed and checked here, so that the device does not have to.
"""

import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_scripts.runtime.files import read_zip, write_zip
from build_scripts.runtime.ready import ready_modules

PACKAGE = "case-inquiry"
READY = "case_inquiry/ready/"
#: What no page uses: the command line, and the files of tables with the code that reads and checks
#: them.
NOWHERE = (
    "case_inquiry/__main__.py",
    "case_inquiry/cli/",
    "case_inquiry/caseload/text.py",
    "case_inquiry/offices.toml",
    "case_inquiry/procedure/checking/",
    "case_inquiry/procedure/data/",
    "case_inquiry/procedure/live_check.py",
    "case_inquiry/procedure/shelf.py",
)
UNUSED_SUFFIXES = (".toml", ".typed", ".dist-info/RECORD", ".dist-info/licenses/LICENSE")
#: Modules that a page requests later, by the name in the request. Each gets its own archive,
#: which is unpacked into the same folder.
LATER: Mapping[str, tuple[str, ...]] = {
    "case-inquiry-lists": (
        "case_inquiry/caseload/",
        "case_inquiry/plan/text.py",
        "case_inquiry/ready/headers.py",
        "case_inquiry/ready/look_ups.py",
        "case_inquiry/web/lists.py",
    ),
    "case-inquiry-notices": (
        "case_inquiry/notices/",
        "case_inquiry/web/notice.py",
    ),
}


def page_archives(wheel: Path, folder: Path) -> dict[str, Path]:
    """Write the page's archives below `folder`; return them by the names that requests use.

    The first contains everything that is in no other.
    """
    with tempfile.TemporaryDirectory() as whole, zipfile.ZipFile(wheel) as archive:
        archive.extractall(whole)
        ready = ready_modules(Path(whole))
    entries = read_zip(wheel) | {f"{READY}{name}": text for name, text in ready.items()}
    written: dict[str, Path] = {}
    for name, files in shared_out(entries, NOWHERE, LATER).items():
        _, _, rest = wheel.name.partition("-")
        written[name] = folder / f"{name.replace('-', '_')}-{rest}"
        write_zip(written[name], sorted(files.items()))
    return written


def shared_out(
    entries: Mapping[str, bytes], nowhere: Iterable[str], later: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, bytes]]:
    """Return the files of each archive.

    >>> files = {"p/web.py": b"", "p/list/a.py": b"", "p/cli.py": b"", "p/data.toml": b""}
    >>> shared_out(files, ("p/cli.py",), {"p-list": ("p/list/",)})
    {'case-inquiry': {'p/web.py': b''}, 'p-list': {'p/list/a.py': b''}}
    """
    archives: dict[str, dict[str, bytes]] = {PACKAGE: {}, **{name: {} for name in later}}
    for path, data in entries.items():
        if path.startswith(tuple(nowhere)) or path.endswith(UNUSED_SUFFIXES):
            continue
        own = (name for name, places in later.items() if path.startswith(places))
        archives[next(own, PACKAGE)][path] = data
    return archives
