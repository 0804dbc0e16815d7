"""One interface for the three browser engines: open a tab and run a script in it."""

import os
import socket
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import ReadTimeoutError

from build_scripts.checks.browsers import (
    CHROMIUM_ARGUMENTS,
    CHROMIUM_TEST_ARGUMENTS,
    debian_executable,
    left_out,
    page_browser,
)

# tests/conftest.py prints a warning if WebKitGTK is missing.
ENGINES = ("chromium", "firefox") if left_out() else ("chromium", "firefox", "webkit")
SCRIPT_SECONDS = 120
# A race condition in WebKit's driver: it picks a port for its browser and releases it before the
# browser listens. If another program takes the port first, the driver hangs. This timeout ends it,
# and `_start_webkit` starts it again.
ANSWER_SECONDS = SCRIPT_SECONDS + 30
STARTS = 3
# WebKit's driver returns before the page's modules have run.
SCRIPTS_HAVE_RUN = """
while (document.readyState !== "complete" || (document.body.dataset.manifest && !globalThis.lab)) {
  await new Promise((resolve) => setTimeout(resolve, 20));
}
"""
# Firefox's newer protocol does not support these settings; "null" leaves them alone.
UNSET: dict[str, Any] = {
    "color_scheme": "null",
    "reduced_motion": "null",
    "forced_colors": "null",
    "contrast": "null",
}
# Each WebKitGTK library of Debian and Ubuntu contains the browser that the driver starts.
WEBKIT_LIBRARIES = ("webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0")


class Tab(Protocol):
    """One browser tab with its own storage."""

    def go(self, url: str) -> None:
        """Load an address."""

    def run(self, script: str) -> Any:
        """Run the body of an async function in the page; return what it returns."""

    def press(self, selector: str) -> None:
        """Click an element like a person."""


class PlaywrightTab:
    """A tab of Chromium or Firefox."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, url: str) -> None:
        """Load an address."""
        self.page.goto(url)

    def run(self, script: str) -> Any:
        """Run the body of an async function in the page."""
        return self.page.evaluate(f"async () => {{ {script} }}")

    def press(self, selector: str) -> None:
        """Press an element as a person does."""
        self.page.locator(selector).click()


class WebKitTab:
    """A tab of WebKitGTK."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def go(self, url: str) -> None:
        """Load an address."""
        self.driver.get(url)
        self.run(SCRIPTS_HAVE_RUN)

    def run(self, script: str) -> Any:
        """Run the body of an async function in the page; raise what it throws."""
        answer = self.driver.execute_async_script(
            f"const done = arguments[0]; (async () => {{ {script} }})()"
            ".then((value) => done({ value }), (error) => done({ error: String(error) }));"
        )
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer.get("value")

    def press(self, selector: str) -> None:
        """Press an element as a person does."""
        self.driver.find_element("css selector", selector).click()

    def leave(self) -> None:
        """Close what was opened, and leave the page, which ends its workers."""
        here = self.driver.current_window_handle
        for window in self.driver.window_handles:
            if window != here:
                self.driver.switch_to.window(window)
                self.driver.close()
        self.driver.switch_to.window(here)
        self.driver.get("about:blank")


def launch(playwright: Playwright, engine: str, *, windows: bool = True) -> Browser:
    """Start Chromium or Firefox, Debian's where installed, Playwright's own elsewhere.

    For a test, Chromium has no `windows` if it can do without, and no optimizing compiler.
    """
    if engine == "chromium":
        executable = debian_executable("chromium") if windows else page_browser()
        arguments = list(CHROMIUM_ARGUMENTS if windows else CHROMIUM_TEST_ARGUMENTS)
        return playwright.chromium.launch(
            executable_path=executable, args=arguments if executable else []
        )
    executable = debian_executable("firefox-esr")
    if executable is None:
        return playwright.firefox.launch()
    return playwright.firefox.launch(executable_path=executable, channel="moz-firefox")


def new_context(browser: Browser) -> BrowserContext:
    """Return a new context with empty storage."""
    return browser.new_context(**UNSET)


@contextmanager
def screen() -> Iterator[None]:
    """Start a virtual screen for a browser without a headless mode."""
    if "DISPLAY" in os.environ:
        yield
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        os.environ["DISPLAY"] = f":{told.readline().strip()}"
    try:
        yield
    finally:
        del os.environ["DISPLAY"]
        server.terminate()
        server.wait()


def mini_browser() -> Path:
    """Return the path of WebKitGTK's MiniBrowser."""
    found = (Path("/usr/lib").glob(f"*/{library}/MiniBrowser") for library in WEBKIT_LIBRARIES)
    return next(chain.from_iterable(found))


def _start_webkit(starts: int) -> Any:
    """Start WebKitGTK; try at most `starts` times, because its driver can hang (see above)."""
    options = Options()
    options.binary_location = str(mini_browser())
    options.add_argument("--automation")
    # The sandbox needs namespaces that Ubuntu and root do not allow; the pages are our own.
    os.environ["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
    service = Service(executable_path=debian_executable("WebKitWebDriver") or "WebKitWebDriver")
    socket.setdefaulttimeout(ANSWER_SECONDS)
    try:
        with warnings.catch_warnings():
            # Selenium's own driver for WebKitGTK uses deprecated parts of Selenium.
            warnings.simplefilter("ignore", DeprecationWarning)
            return webdriver.WebKitGTK(options=options, service=service)
    except ReadTimeoutError:
        if starts == 1:
            raise
    finally:
        socket.setdefaulttimeout(None)
    return _start_webkit(starts - 1)


@contextmanager
def webkit_tab() -> Iterator[WebKitTab]:
    """Open a tab with empty storage in WebKitGTK; it needs a screen."""
    driver = _start_webkit(STARTS)
    driver.set_script_timeout(SCRIPT_SECONDS)
    driver.set_page_load_timeout(SCRIPT_SECONDS)
    try:
        yield WebKitTab(driver)
    finally:
        driver.quit()


@contextmanager
def open_tab(browser: Browser | None) -> Iterator[Tab]:
    """Open a tab with empty storage in this browser, or in WebKitGTK if it is None."""
    if browser is None:
        with webkit_tab() as tab:
            yield tab
        return
    context = new_context(browser)
    context.set_default_timeout(SCRIPT_SECONDS * 1000)
    try:
        yield PlaywrightTab(context.new_page())
    finally:
        context.close()
