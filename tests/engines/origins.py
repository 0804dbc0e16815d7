"""Servers that are to a browser what different sites are."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.serve import SiteServer

SEEN: set[int] = set()


@contextmanager
def new_origin(folder: Path, base: str = "/") -> Iterator[SiteServer]:
    """Serve a folder on a port that no test had before.

    A browser that stays from test to test keeps what each site gave it; of this one it has nothing.
    """
    server = SiteServer(folder, base)
    server.start()
    while server.port in SEEN:
        server.stop()
        server = SiteServer(folder, base)
        server.start()
    SEEN.add(server.port)
    try:
        yield server
    finally:
        server.stop()
