"""Browsers, the built site, and the small test site around the published runtime."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from build_scripts import ROOT
from build_scripts.checks.browsers import WEBKIT_TEST_VARIABLES
from build_scripts.runtime.inside import node
from build_scripts.serve import SiteServer
from tests.engines.engines import ENGINES, Tab, WebKitTab, launch, open_tab, screen, webkit_tab
from tests.engines.lab import NotBuiltError, write_lab
from tests.engines.origins import new_origin
from tests.site.conftest import BASE as SITE_BASE
from tests.site.conftest import SITE
from tests.site.conftest import browser_type_launch_args as browser_type_launch_args

BASE = "/below/a/path/"
SERVICE_WORKER = ROOT / "build_scripts" / "site" / "service_worker.mjs"


@pytest.fixture(scope="session")
def site() -> Iterator[SiteServer]:
    """The built site behind a server that no test stops."""
    with new_origin(SITE, SITE_BASE) as server:
        yield server


@pytest.fixture(scope="session")
def lab_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small test site; tests copy it and never change it."""
    folder = tmp_path_factory.mktemp("lab") / "site"
    folder.mkdir()
    try:
        write_lab(folder)
    except NotBuiltError as error:
        pytest.fail(str(error))
    return folder


@pytest.fixture(scope="session")
def offline_lab_folder(lab_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small test site with a service worker and a second page; tests copy it too."""
    folder = tmp_path_factory.mktemp("offline") / "site"
    shutil.copytree(lab_folder, folder)
    (folder / "other.html").write_text("<!doctype html><title>Other</title><p>kept</p>")
    add_service_worker(folder)
    return folder


@contextmanager
def serve_copy(folder: Path, copy: Path) -> Iterator[SiteServer]:
    """Serve a copy of this site; a test can change the files of its copy."""
    shutil.copytree(folder, copy)
    with new_origin(copy, BASE) as server:
        yield server


@pytest.fixture
def lab(lab_folder: Path, tmp_path: Path) -> Iterator[SiteServer]:
    """A server for a copy of the small test site."""
    with serve_copy(lab_folder, tmp_path / "site") as server:
        yield server


@pytest.fixture
def offline_lab(offline_lab_folder: Path, tmp_path: Path) -> Iterator[SiteServer]:
    """A server for a copy of the small test site that works offline."""
    with serve_copy(offline_lab_folder, tmp_path / "site") as server:
        yield server


def add_service_worker(folder: Path) -> None:
    """Write a service worker for the site in this folder, as the build does."""
    subprocess.run([node(), SERVICE_WORKER, folder], check=True, cwd=ROOT, capture_output=True)


@pytest.fixture(scope="session", params=ENGINES)
def any_browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser | None]:
    """Each engine in turn; None stands for WebKitGTK, which `webkit` starts."""
    with ExitStack() as stack:
        if request.param == "webkit":
            stack.enter_context(screen())
            variables = stack.enter_context(pytest.MonkeyPatch.context())
            for name, value in WEBKIT_TEST_VARIABLES.items():
                variables.setenv(name, value)
            yield None
        else:
            browser = launch(playwright, request.param, windows=False)
            stack.callback(browser.close)
            yield browser


@pytest.fixture(scope="module")
def webkit(any_browser: Browser | None) -> Iterator[WebKitTab | None]:
    """WebKitGTK, started once for a module: that takes longer than most tests."""
    if any_browser is not None:
        yield None
        return
    with webkit_tab() as started:
        yield started


@pytest.fixture
def tab(any_browser: Browser | None, webkit: WebKitTab | None) -> Iterator[Tab]:
    """A new visitor in each engine; WebKitGTK's knows other sites, and nothing of this one."""
    if webkit is None:
        with open_tab(any_browser) as opened:
            yield opened
        return
    yield webkit
    webkit.leave()
