"""The browsers that the tests drive: find them, or install them.

Playwright brings its own builds where it can download them. Where it cannot, Debian's packages
serve: `chromium`, `firefox-esr`, and `WebKitWebDriver` of `webkit2gtk-driver` under `xvfb-run`.

Run as `python -m build_scripts.checks.browsers install`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

DEBIAN_PACKAGES = {
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "xvfb-run": "xvfb",
}
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
    return shutil.which(program) or shutil.which(program, path="/usr/bin:/usr/lib/webkit2gtk-4.1")


def install() -> None:
    """Install what is missing, first by Playwright, then from Debian's packages.

    Raises `NoBrowserError` where neither way is open.
    """
    if all(debian_executable(program) for program in DEBIAN_PACKAGES):
        return
    if _install_by_playwright():
        return
    _install_by_debian()


def _install_by_playwright() -> bool:
    playwright = [sys.executable, "-m", "playwright"]
    browsers = ["chromium", "firefox", "webkit"]
    download = subprocess.run([*playwright, "install", *browsers], capture_output=True, check=False)
    if download.returncode != 0:
        return False
    subprocess.run([*playwright, "install-deps", *browsers], capture_output=True, check=False)
    return True


def _install_by_debian() -> None:
    if shutil.which("apt-get") is None:
        raise NoBrowserError(
            "No browser for the tests. `playwright install` could not download one, and this "
            "system has no apt-get. Install Chromium, Firefox and WebKitGTK's WebDriver."
        )
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    missing = [
        package for program, package in DEBIAN_PACKAGES.items() if not debian_executable(program)
    ]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", *missing]):
        finished = subprocess.run(
            [*as_root, "apt-get", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        if finished.returncode != 0:
            raise NoBrowserError(
                f"No browser for the tests. Install these packages and run this again: "
                f"{' '.join(missing)}\n{finished.stderr.strip()}"
            )


def main() -> int:
    """Install the browsers; print one clear sentence where that fails."""
    if sys.argv[1:] != ["install"]:
        print("Usage: python -m build_scripts.checks.browsers install", file=sys.stderr)
        return 2
    try:
        install()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
