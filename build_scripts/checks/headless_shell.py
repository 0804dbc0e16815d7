"""Debian's Chromium without windows, for the tests of the pages: find it, or install it.

It is the same engine, as Playwright's own build for tests is: a first visit of the checker takes it
little more than half the work of the whole Chromium. Where it cannot come, that one does instead.

Run as `python -m build_scripts.checks.headless_shell install`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from build_scripts.checks.browsers import debian_executable

PROGRAM = "chromium-headless-shell"
# Nobody waits long for what can be done without.
APT_GET = ("apt-get", "-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20")


def page_browser() -> str | None:
    """Return the path of the Debian Chromium that looks at the pages; None where there is none.

    >>> str(page_browser()).endswith(("None", "chromium", PROGRAM))
    True
    """
    return debian_executable(PROGRAM) or debian_executable("chromium")


def install() -> bool:
    """Install it beside Debian's Chromium; tell whether it is there, or not needed."""
    if debian_executable("chromium") is None or debian_executable(PROGRAM) is not None:
        return True
    if shutil.which("apt-get") is None:
        return False
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", PROGRAM]):
        command = [*as_root, *APT_GET, *arguments]
        try:
            subprocess.run(command, capture_output=True, check=True, env=environment)
        except (OSError, subprocess.CalledProcessError):
            return False
    return True


def main() -> int:
    """Install it; where that fails, say what is done instead."""
    if sys.argv[1:] != ["install"]:
        print("Usage: python -m build_scripts.checks.headless_shell install", file=sys.stderr)
        return 2
    if not install():
        print(f"No {PROGRAM}: the tests take the whole Chromium, which is slower.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
