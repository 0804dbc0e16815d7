"""Installing the browsers for the tests: missing ones are installed, or reported if that fails.

Playwright, apt-get and sudo are small programs of a folder here; each notes how it was called, and
apt-get puts a program there for each package, as the real one does.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.checks.browsers import apt_get_as

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("chromium", "chromium-headless-shell", "firefox-esr", "WebKitWebDriver", "Xvfb")
PLAYWRIGHT = """
import os, sys
with open(os.environ["CALLED"], "a") as called:
    print("playwright", *sys.argv[1:], file=called)
sys.exit(int(os.environ["PLAYWRIGHT_ENDS_WITH"]))
"""
APT_GET = """
echo "apt-get $*" >> "$CALLED"
for package in "$@"; do
  case "$package" in
    chromium) new=chromium ;;
    chromium-headless-shell) new=chromium-headless-shell ;;
    firefox-esr) new=firefox-esr ;;
    webkit2gtk-driver) new=WebKitWebDriver ;;
    xvfb) new=Xvfb ;;
    *) continue ;;
  esac
  echo "#!/bin/sh" > "$BIN/$new"
  /bin/chmod +x "$BIN/$new"
done
"""
SUDO = 'shift; exec "$@"'
SAID = "NOT TESTED IN WEBKIT: this machine has no WebKitWebDriver and no Xvfb."


class Machine:
    """A machine that has only the programs that a test adds."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.modules = folder / "modules"
        self.called = folder / "called"
        (self.modules / "playwright").mkdir(parents=True)
        (self.modules / "playwright" / "__init__.py").touch()
        (self.modules / "playwright" / "__main__.py").write_text(PLAYWRIGHT)
        self.bin.mkdir()
        self.called.touch()

    def add(self, *names: str, script: str = "exit 0") -> None:
        for name in names:
            program = self.bin / name
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)

    def add_apt_get(self, script: str = APT_GET) -> None:
        self.add("apt-get", script=script)
        self.add("sudo", script=SUDO)

    def run(self, *module: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *module],
            cwd=ROOT,
            env={"PATH": str(self.bin), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def install(self, *, playwright: bool) -> subprocess.CompletedProcess[str]:
        return self.run(
            "build_scripts.checks.browsers",
            "install",
            PYTHONPATH=str(self.modules),
            BIN=str(self.bin),
            CALLED=str(self.called),
            PLAYWRIGHT_ENDS_WITH="0" if playwright else "1",
        )

    def collect(self) -> str:
        """Return pytest's list of the tests that run in every engine."""
        return self.run("pytest", "--collect-only", "-q", "tests/engines/test_leaks.py").stdout

    def calls(self) -> list[str]:
        return self.called.read_text("utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_with_playwrights_browsers_apt_installs_only_the_webkit_driver(machine: Machine) -> None:
    machine.add_apt_get()
    installed = machine.install(playwright=True)
    assert installed.returncode == 0
    assert machine.calls() == [
        "playwright install chromium firefox",
        "playwright install-deps chromium firefox",
        "apt-get update -qq",
        "apt-get install -y -qq webkit2gtk-driver xvfb",
    ]
    assert "NOT TESTED" not in installed.stdout + installed.stderr


def test_if_playwright_cannot_download_apt_installs_every_browser(machine: Machine) -> None:
    machine.add_apt_get()
    assert machine.install(playwright=False).returncode == 0
    assert machine.calls()[-1] == (
        "apt-get install -y -qq chromium chromium-headless-shell firefox-esr webkit2gtk-driver xvfb"
    )


def test_only_missing_packages_are_installed(machine: Machine) -> None:
    machine.add("chromium", "chromium-headless-shell", "firefox-esr", "Xvfb")
    machine.add_apt_get()
    assert machine.install(playwright=False).returncode == 0
    assert machine.calls()[-1] == "apt-get install -y -qq webkit2gtk-driver"


def test_if_every_browser_is_installed_nothing_is_downloaded(machine: Machine) -> None:
    machine.add(*PROGRAMS)
    installed = machine.install(playwright=True)
    assert (installed.returncode, installed.stdout, machine.calls()) == (0, "", [])


def test_without_apt_playwrights_browsers_are_used_and_missing_webkit_is_reported(
    machine: Machine,
) -> None:
    installed = machine.install(playwright=True)
    assert installed.returncode == 0
    assert machine.calls() == ["playwright install chromium firefox"]
    assert installed.stdout.count(SAID) == 1


def test_without_apt_and_playwright_one_sentence_says_what_to_install(machine: Machine) -> None:
    installed = machine.install(playwright=False)
    assert installed.returncode == 1
    assert installed.stderr.startswith("No browser for the tests.")
    assert (
        "apt-get install chromium chromium-headless-shell firefox-esr webkit2gtk-driver xvfb"
        in installed.stderr
    )


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'no such host' >&2; exit 100", "no such host"),
        ("exit 0", "Still missing: WebKitWebDriver, Xvfb"),
    ],
)
def test_a_failing_apt_stops_the_installation_even_with_playwrights_browsers(
    machine: Machine, script: str, reason: str
) -> None:
    machine.add_apt_get(script)
    installed = machine.install(playwright=True)
    assert installed.returncode == 1
    assert "run this again: webkit2gtk-driver xvfb" in installed.stderr
    assert reason in installed.stderr


@pytest.mark.parametrize(
    ("user", "sudo", "command"),
    [
        (0, None, ["apt-get"]),
        (1000, "exit 0", ["sudo", "--non-interactive", "apt-get"]),
        (1000, "exit 1", None),
        (1000, None, None),
    ],
)
def test_packages_are_installed_as_root_or_with_sudo_without_a_password(
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    user: int,
    sudo: str | None,
    command: list[str] | None,
) -> None:
    machine.add("apt-get")
    if sudo is not None:
        machine.add("sudo", script=sudo)
    monkeypatch.setenv("PATH", str(machine.bin))
    assert apt_get_as(user) == command


def test_without_webkit_tests_run_in_the_other_engines_and_say_so_once(machine: Machine) -> None:
    collected = machine.collect()
    assert "[chromium]" in collected
    assert "[firefox]" in collected
    assert "[webkit]" not in collected
    assert collected.count(SAID) == 1


def test_with_webkit_tests_run_in_every_engine_without_a_warning(machine: Machine) -> None:
    machine.add(*PROGRAMS)
    collected = machine.collect()
    assert "[webkit]" in collected
    assert "NOT TESTED" not in collected
