"""Build the whole site into `site/`: catalogs, wheel, runtime, pages, policy.

Run as `python -m build_scripts.build`. Each step is a separate function or script; this module only
sets their order.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable

from build_scripts import ROOT, catalogs, host
from build_scripts.build_day import build_day
from build_scripts.checks import stale
from build_scripts.runtime import build as runtime
from build_scripts.site import card, checksums, policy

type Step = tuple[str, Callable[[], object]]

WHEELS = ROOT / "build" / "wheel"
RUNTIME = ROOT / "build" / "runtime"
SITE = ROOT / "site"
SCHEMAS = ROOT / "pyapp" / "src" / "case_inquiry" / "cli"


def build_wheel() -> None:
    """Build the package's wheel."""
    shutil.rmtree(WHEELS, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", WHEELS],
        cwd=ROOT / "pyapp",
        check=True,
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1577836800"},
    )


def build_pages() -> None:
    """Run MkDocs; a broken link, a broken anchor or an orphan page stops the build.

    Do not add `-q`: with it, MkDocs exits 0 on broken anchors.
    """
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", SITE],
        cwd=ROOT,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )


def publish_assets() -> None:
    """Bundle each script and style that the pages load into one file."""
    subprocess.run(["node", "build_scripts/site/assets.mjs", SITE], cwd=ROOT, check=True)


def drop_search_languages() -> None:
    """Delete the theme's search in other languages: no page uses it, and its licenses differ."""
    shutil.rmtree(SITE / "assets" / "javascripts" / "lunr")


def publish_schemas() -> None:
    """Copy the JSON Schemas of Case and Plan to `schemas/`, where scripts look them up."""
    (SITE / "schemas").mkdir()
    for schema in sorted(SCHEMAS.glob("*.schema.json")):
        shutil.copy(schema, SITE / "schemas")


def write_service_worker() -> None:
    """Write the service worker last, because it lists every file with its hash."""
    subprocess.run(["node", "build_scripts/site/service_worker.mjs", SITE], cwd=ROOT, check=True)


def build_package() -> None:
    """Compile the catalogs, then build the wheel that contains them."""
    catalogs.compile_catalogs()
    build_wheel()


def build_runtime() -> None:
    """Make the files that start Python in the browser, with the wheel among them."""
    runtime.build(next(WHEELS.glob("*.whl")), RUNTIME)


def finish_pages() -> None:
    """Add everything that MkDocs does not make; the list of files comes last."""
    publish_assets()
    drop_search_languages()
    stale.warn(build_day())
    publish_schemas()
    host.publish_logo(host.this_host(), SITE)
    card.write_images(SITE / "assets" / "images")
    shutil.copytree(RUNTIME, SITE / "assets" / "runtime", dirs_exist_ok=True)
    policy.apply(SITE)
    write_service_worker()
    checksums.write_checksums(SITE)


STEPS: tuple[Step, ...] = (
    ("Building the package", build_package),
    ("Preparing Python for the browser", build_runtime),
    ("Building the pages", build_pages),
    ("Adding scripts, pictures and the offline copy", finish_pages),
)


def take(steps: Iterable[Step]) -> None:
    """Run the steps in order. Print each name first, because a step can take a while.

    >>> take([("Counting to two", lambda: print(1, 2))])
    Counting to two…
    1 2
    """
    for words, step in steps:
        print(f"{words}…", flush=True)
        step()


def main() -> int:
    """Build the site; return the exit status. A failed step has printed its own error."""
    try:
        take(STEPS)
    except subprocess.CalledProcessError as error:
        return error.returncode or 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
