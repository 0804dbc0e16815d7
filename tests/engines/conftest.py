"""Browsers, the built site, and the small site around the published runtime."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from build_scripts import ROOT
from build_scripts.runtime.inside import node
from build_scripts.serve import SiteServer
from tests.engines.engines import ENGINES, Tab, launch, open_tab, screen
from tests.engines.lab import NotBuiltError, write_lab
from tests.site.conftest import BASE as SITE_BASE
from tests.site.conftest import SITE
from tests.site.conftest import browser_type_launch_args as browser_type_launch_args

BASE = "/below/a/path/"
SERVICE_WORKER = ROOT / "build_scripts" / "site" / "service_worker.mjs"


@pytest.fixture(scope="session")
def site() -> Iterator[SiteServer]:
    """The built site behind a server that no test stops."""
    with SiteServer(SITE, SITE_BASE) as server:
        yield server


@pytest.fixture(scope="session")
def lab_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as it was written; never changed."""
    folder = tmp_path_factory.mktemp("lab") / "site"
    folder.mkdir()
    try:
        write_lab(folder)
    except NotBuiltError as error:
        pytest.fail(str(error))
    return folder


@pytest.fixture
def lab(lab_folder: Path, tmp_path: Path) -> Iterator[SiteServer]:
    """A copy of the small site behind a server; a test may change its files."""
    folder = tmp_path / "site"
    shutil.copytree(lab_folder, folder)
    with SiteServer(folder, BASE) as server:
        yield server


@pytest.fixture
def offline_lab(lab: SiteServer) -> SiteServer:
    """The small site with a service worker and a second page."""
    (lab.folder / "other.html").write_text("<!doctype html><title>Other</title><p>kept</p>")
    add_service_worker(lab.folder)
    return lab


def add_service_worker(folder: Path) -> None:
    """Write the service worker of the site in this folder, as the build does."""
    subprocess.run([node(), SERVICE_WORKER, folder], check=True, cwd=ROOT, capture_output=True)


@pytest.fixture(scope="session", params=ENGINES)
def any_browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser | None]:
    """Each engine in turn; None stands for WebKitGTK, which starts anew for every tab."""
    with ExitStack() as stack:
        if request.param == "webkit":
            stack.enter_context(screen())
            yield None
        else:
            browser = launch(playwright, request.param)
            stack.callback(browser.close)
            yield browser


@pytest.fixture
def tab(any_browser: Browser | None) -> Iterator[Tab]:
    """A new visitor in each engine."""
    with open_tab(any_browser) as opened:
        yield opened
