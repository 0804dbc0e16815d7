"""Find or install the browsers that the tests use.

Playwright downloads its own Chromium and Firefox; if it cannot, Debian's packages are the fallback.
WebKit is always WebKitGTK from a package of Debian or Ubuntu, because only that package contains
the WebDriver for it. It needs Xvfb as its screen.

Run as `python -m build_scripts.checks.browsers install`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

DEBIAN_PACKAGES = {
    "chromium": "chromium",
    "chromium-headless-shell": "chromium-headless-shell",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}
FROM_PLAYWRIGHT = ("chromium", "firefox")
FOR_WEBKIT = ("WebKitWebDriver", "Xvfb")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Chromium's and WebKit's optimizing compilers cost more than they save in a visit of some seconds.
# Measurements of speed use neither setting.
CHROMIUM_TEST_ARGUMENTS = (*CHROMIUM_ARGUMENTS, "--js-flags=--liftoff-only")
WEBKIT_TEST_VARIABLES = {"JSC_useOMGJIT": "0"}


class NoBrowserError(Exception):
    """A browser is missing and cannot be installed; the message says how to fix that."""


def debian_executable(program: str) -> str | None:
    """Return the path of a Debian browser program, or None if it is not installed."""
    return shutil.which(program)


def page_browser() -> str | None:
    """Return the path of Debian's Chromium for the tests of the pages, or None if there is none.

    The headless shell is the same engine without windows, as Playwright's own build is. A first
    visit of the checker takes it little more than half the work of the whole Chromium.

    >>> str(page_browser()).endswith(("None", "chromium", "chromium-headless-shell"))
    True
    """
    return debian_executable("chromium-headless-shell") or debian_executable("chromium")


def left_out() -> str:
    """Return a warning that names the engine missing on this machine; empty if none is missing."""
    missing = _missing(FOR_WEBKIT)
    if not missing:
        return ""
    return (
        f"NOT TESTED IN WEBKIT: this machine has no {' and no '.join(missing)}. Chromium and "
        f"Firefox decide. On Debian or Ubuntu: apt-get install {' '.join(_packages(missing))}"
    )


def install() -> None:
    """Install the missing browsers: Playwright's or Debian's, and Debian's WebKitGTK.

    Raises `NoBrowserError` if no browser can be installed, or if apt-get fails.
    """
    missing = _missing(DEBIAN_PACKAGES)
    if not missing:
        return
    apt_get = apt_get_as(os.geteuid())
    if _install_by_playwright(with_libraries=apt_get is not None):
        missing = _missing(FOR_WEBKIT)
    elif apt_get is None:
        raise NoBrowserError(
            "No browser for the tests. `playwright install` could not download one, and this "
            "system has no apt-get, or neither root nor a password-free sudo to run it. Install "
            "Chromium, Firefox and WebKitGTK's WebDriver. On Debian: "
            f"apt-get install {' '.join(_packages(missing))}"
        )
    if missing and apt_get is not None:
        _install_by_debian(apt_get, missing)


def apt_get_as(user: int) -> list[str] | None:
    """Return the command that installs packages for this user, or None if there is none.

    A user other than root needs sudo without a password.
    """
    if shutil.which("apt-get") is None:
        return None
    if user == 0:
        return ["apt-get"]
    sudo = ["sudo", "--non-interactive"]
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run([*sudo, "true"], capture_output=True, check=False)
    return [*sudo, "apt-get"] if asked.returncode == 0 else None


def _missing(programs: Iterable[str]) -> list[str]:
    return [program for program in programs if not debian_executable(program)]


def _packages(programs: Iterable[str]) -> list[str]:
    return [DEBIAN_PACKAGES[program] for program in programs]


def _install_by_playwright(*, with_libraries: bool) -> bool:
    """Download Playwright's browsers; return whether that worked.

    With `with_libraries`, Playwright also runs apt-get for the system libraries.
    """
    print("Downloading the browsers for the tests (a few minutes)…", flush=True)
    playwright = [sys.executable, "-m", "playwright"]
    download = subprocess.run(
        [*playwright, "install", *FROM_PLAYWRIGHT], capture_output=True, check=False
    )
    if download.returncode != 0:
        print("Playwright could not download them: Debian's packages are next.", flush=True)
        return False
    if with_libraries:
        libraries = subprocess.run(
            [*playwright, "install-deps", *FROM_PLAYWRIGHT], capture_output=True, check=False
        )
        if libraries.returncode != 0:
            print("Playwright could not install the libraries that its browsers need.", flush=True)
    return True


def _install_by_debian(apt_get: list[str], programs: list[str]) -> None:
    packages = _packages(programs)
    print(f"Installing {', '.join(packages)} (a few minutes)…", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", *packages]):
        finished = subprocess.run(
            [*apt_get, *arguments], capture_output=True, text=True, check=False, env=environment
        )
        if finished.returncode != 0:
            raise NoBrowserError(_not_installed(packages, finished.stderr.strip()))
    if still_missing := _missing(programs):
        raise NoBrowserError(_not_installed(packages, f"Still missing: {', '.join(still_missing)}"))


def _not_installed(packages: list[str], reason: str) -> str:
    return (
        "A browser for the tests is missing. Install these packages and run this again: "
        f"{' '.join(packages)}\n{reason}"
    )


def main() -> int:
    """Install the browsers; print one clear sentence if that fails or one is missing."""
    if sys.argv[1:] != ["install"]:
        print("Usage: python -m build_scripts.checks.browsers install", file=sys.stderr)
        return 2
    try:
        install()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    if sentence := left_out():
        print(sentence)
    return 0


if __name__ == "__main__":
    sys.exit(main())
