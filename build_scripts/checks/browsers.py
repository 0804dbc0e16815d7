"""The browsers that the tests drive: find them, or install them.

Playwright brings its own Chromium and Firefox where it can download them; elsewhere Debian's
packages serve. WebKit is WebKitGTK in both cases: only a package of Debian or Ubuntu brings the
program that drives it, and Xvfb is the screen that it needs.

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


class NoBrowserError(Exception):
    """A browser is missing and cannot be installed; the message says how to mend it."""


def debian_executable(program: str) -> str | None:
    """Return the path of a Debian browser program, or None where it is not installed."""
    return shutil.which(program)


def left_out() -> str:
    """Say which engine the tests go without on this machine; empty where none is missing."""
    missing = _missing(FOR_WEBKIT)
    if not missing:
        return ""
    return (
        f"NOT TESTED IN WEBKIT: this machine has no {' and no '.join(missing)}. Chromium and "
        f"Firefox decide. On Debian or Ubuntu: apt-get install {' '.join(_packages(missing))}"
    )


def install() -> None:
    """Install what is missing: Playwright's browsers or Debian's, and Debian's WebKitGTK.

    Raises `NoBrowserError` where no browser can be had, and where apt-get is there and fails.
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
    """Return the command that installs packages for this user, or None where there is none.

    A user other than root needs a sudo that asks for no password.
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
    """Download Playwright's browsers; tell whether they came.

    The libraries that they need come from apt-get, which Playwright calls by itself.
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
    """Install the browsers; print one clear sentence where that fails or leaves one out."""
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
