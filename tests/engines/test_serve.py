"""The server behaves like a static host, so that tests see what visitors see."""

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from build_scripts.serve import SiteServer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "checker").mkdir()
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "404.html").write_text("not here")
    (tmp_path / "checker" / "index.html").write_text("checker")
    (tmp_path / "a.wasm").write_bytes(b"\0asm")
    (tmp_path / "a.wasm.gz").write_bytes(gzip.compress(b"\0asm"))
    (tmp_path / "m.mjs").write_text("export {};")
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[SiteServer]:
    with SiteServer(folder, "/base/") as running:
        yield running


def get(server: SiteServer, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/base/", 200, b"home"),
        ("/base/checker/", 200, b"checker"),
        ("/base/missing", 404, b"not here"),
    ],
)
def test_site_is_served_below_its_base_path(
    server: SiteServer, path: str, status: int, body: bytes
) -> None:
    response, received = get(server, path)
    assert (response.status, received) == (status, body)


def test_nothing_is_served_outside_the_base_path(server: SiteServer) -> None:
    assert get(server, "/index.html")[0].status == 404


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/base/checker", "/base/checker/"),
        ("/base/checker?step=two&to=3", "/base/checker/?step=two&to=3"),
        ("/base", "/base/"),
        ("/base?step=two", "/base/?step=two"),
        ("/", "/base/"),
        ("/?step=two", "/base/?step=two"),
    ],
)
def test_root_and_address_without_a_final_slash_are_redirected_with_their_query(
    server: SiteServer, path: str, right: str
) -> None:
    response, _ = get(server, path)
    assert (response.status, response.getheader("Location")) == (301, right)
    assert get(server, right)[0].status == 200


@pytest.mark.parametrize("path", ["/base/../../etc/passwd", "/base/%2e%2e/%2e%2e/etc/passwd"])
def test_no_path_leads_out_of_the_folder(server: SiteServer, path: str) -> None:
    assert get(server, path)[0].status == 404


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/base/a.wasm", "application/wasm"),
        ("/base/m.mjs", "text/javascript; charset=utf-8"),
        ("/base/a.wasm.gz", "application/gzip"),
    ],
)
def test_files_have_the_media_types_that_browsers_need(
    server: SiteServer, path: str, media_type: str
) -> None:
    response, _ = get(server, path)
    assert response.getheader("Content-Type") == media_type
    assert response.getheader("Content-Encoding") is None


def test_host_that_compresses_sends_gzip_and_counts_the_bytes_on_the_wire(folder: Path) -> None:
    with SiteServer(folder, "/base/", compression="gzip") as server:
        response, body = get(server, "/base/a.wasm", **{"Accept-Encoding": "gzip"})
        assert response.getheader("Content-Encoding") == "gzip"
        assert gzip.decompress(body) == b"\0asm"
        assert server.sent["/base/a.wasm"] == len(body)


def test_unchanged_file_is_not_sent_again(server: SiteServer) -> None:
    stamp = get(server, "/base/a.wasm")[0].getheader("ETag") or ""
    response, body = get(server, "/base/a.wasm", **{"If-None-Match": stamp})
    assert (response.status, body) == (304, b"")


def test_stopped_server_can_start_again_on_the_same_port(server: SiteServer) -> None:
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        get(server, "/base/")
    server.start()
    assert get(server, "/base/")[0].status == 200
