"""Serve the built site on this machine under its base path, like a static host.

Run as `python -m build_scripts.serve`. Tests and the benchmark use `SiteServer`.
"""

import argparse
import gzip
import os
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self
from urllib.parse import urlsplit

from build_scripts import ROOT

type Compression = Literal["none", "gzip"]

DEFAULT_SITE_URL = "http://127.0.0.1/case-inquiry-guide/"
USUAL_PORT = 8000
MEDIA_TYPES = {
    "": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
# As on GitHub Pages: a browser uses its cache for ten minutes, then revalidates.
MAX_AGE_SECONDS = 600
# The size of one chunk on a slow connection.
PIECE = 16 * 1024


def base_path(site_url: str) -> str:
    """Return the base path of the site, with slashes at both ends.

    >>> base_path("http://example.org/guide"), base_path("http://example.org")
    ('/guide/', '/')
    """
    inner = urlsplit(site_url).path.strip("/")
    return f"/{inner}/" if inner else "/"


class Line(Protocol):
    """A network connection that can be slow."""

    def wait(self) -> None:
        """Wait for the latency of one request."""

    def pass_on(self, size: int) -> None:
        """Wait as long as this many bytes take."""


class _Handler(SimpleHTTPRequestHandler):
    """Answer requests for files under the base path, compressed if the browser accepts it."""

    protocol_version = "HTTP/1.1"
    # Headers and body are two writes. With Nagle's algorithm, the second waits 40 ms for an ACK.
    disable_nagle_algorithm = True
    extensions_map = MEDIA_TYPES

    def __init__(self, *arguments: object, server_of: "SiteServer") -> None:
        self.server_of = server_of
        super().__init__(*arguments, directory=str(server_of.folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(self.server_of.base)
        return super().translate_path("/" + below)

    def do_GET(self) -> None:
        """Answer with the file, plain or compressed, with a redirect, or with 404.html."""
        self.server_of.note(self.path)
        if self.server_of.line is not None:
            self.server_of.line.wait()
        path = urlsplit(self.path).path
        base = self.server_of.base
        if path in ("/", base.rstrip("/")) and path != base:
            self._redirect(base)
            return
        if not path.startswith(base):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not path.endswith("/"):
            self._redirect(f"{path}/")
            return
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            self._send(HTTPStatus.OK, file)
        else:
            self._send_missing()

    def _redirect(self, path: str) -> None:
        """Redirect the browser to another path and keep the query."""
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", urlsplit(self.path)._replace(path=path).geturl())
        # Not cached: the next site on this port can have another base path.
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_missing(self) -> None:
        page = self.server_of.folder / "404.html"
        if page.is_file():
            self._send(HTTPStatus.NOT_FOUND, page)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, status: HTTPStatus, file: Path) -> None:
        stamp = self.server_of.stamp(file)
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == stamp:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", stamp)
            self.end_headers()
            return
        body, encoding = self.server_of.body(file, self.headers.get("Accept-Encoding", ""))
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={MAX_AGE_SECONDS}")
        self.send_header("ETag", stamp)
        if encoding:
            self.send_header("Content-Encoding", encoding)
            self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        self.server_of.count(self.path, len(body))
        if self.server_of.line is None:
            self.wfile.write(body)
        else:
            self._trickle(body, self.server_of.line)

    def _trickle(self, body: bytes, line: Line) -> None:
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            line.pass_on(len(piece))
            self.wfile.write(piece)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Log nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Report every error, except that the browser closed the connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class SiteServer:
    """A server for one folder, as a context manager.

    `sent` counts the bytes of all bodies by path; `requests` lists every requested path.
    """

    def __init__(
        self,
        folder: Path,
        base: str = "/",
        port: int = 0,
        compression: Compression = "none",
        line: Line | None = None,
    ) -> None:
        self.folder = folder
        self.base = base
        self.port = port
        self.compression: Compression = compression
        self.line = line
        self.requests: list[str] = []
        self.sent: dict[str, int] = {}
        self._compressed: dict[tuple[Path, int], bytes] = {}
        self._lock = threading.Lock()
        self._news = threading.Condition()
        self._server: _Server | None = None

    @property
    def url(self) -> str:
        """The address of the site's home page."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    def start(self) -> None:
        """Start listening on `port`, or on a free port if it is 0."""
        self._server = _Server(("127.0.0.1", self.port), partial(_Handler, server_of=self))
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Stop listening. The server can be started again on the same port."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def stamp(self, file: Path) -> str:
        """Return the file's entity tag."""
        facts = file.stat()
        return f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'

    def body(self, file: Path, accepted: str) -> tuple[bytes, str]:
        """Return the body to send for the file and its content encoding ("" for none)."""
        data = file.read_bytes()
        if self.compression == "none" or "gzip" not in accepted or file.suffix == ".gz":
            return data, ""
        key = (file, file.stat().st_mtime_ns)
        if key not in self._compressed:
            self._compressed[key] = gzip.compress(data, compresslevel=6, mtime=0)
        return self._compressed[key], "gzip"

    def note(self, path: str) -> None:
        """Add a path to the list of requests."""
        with self._news:
            self.requests.append(path)
            self._news.notify_all()

    def was_asked_for(self, path: str, within_seconds: float) -> bool:
        """Tell whether a path was requested or is requested within some seconds."""
        with self._news:
            return self._news.wait_for(lambda: path in self.requests, within_seconds)

    def count(self, path: str, size: int) -> None:
        """Add to the bytes sent for a path."""
        with self._lock:
            self.sent[path] = self.sent.get(path, 0) + size


def main(arguments: list[str]) -> int:
    """Serve until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(prog="build_scripts.serve", description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "site")
    parser.add_argument("--port", type=int, help=f"{USUAL_PORT}, or a free one, where not given")
    parser.add_argument("--compress", choices=("none", "gzip"), default="none")
    options = parser.parse_args(arguments)
    if not (options.folder / "index.html").is_file():
        sys.stderr.write(f"There is no site in {options.folder}. Run `make build` first.\n")
        return 1
    base = base_path(os.environ.get("SITE_URL", DEFAULT_SITE_URL))
    server = SiteServer(options.folder, base, options.port or USUAL_PORT, options.compress)
    try:
        server.start()
    except OSError as error:
        if options.port:
            sys.stderr.write(f"Port {options.port} cannot be used: {error.strerror}.\n")
            return 1
        server.port = 0
        server.start()
    sys.stdout.write(f"Checker: {server.url}checker/\nStop with Ctrl+C.\n")
    sys.stdout.flush()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
