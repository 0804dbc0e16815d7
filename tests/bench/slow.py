"""A slow line and a slow device, the same for every browser and for workers as well.

A browser's own throttling leaves out what a worker downloads and computes, which is where stock
Pyodide does everything: compared that way, it would run at full speed.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PERIOD_SECONDS = 0.02


class Line:
    """One line shared by all connections: so many bytes a second, so long to the first byte."""

    def __init__(self, bits_per_second: float, latency_seconds: float) -> None:
        self.bytes_per_second = bits_per_second / 8
        self.latency_seconds = latency_seconds
        self._free_at = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Wait as long as a request takes to be answered."""
        time.sleep(self.latency_seconds)

    def pass_on(self, size: int) -> None:
        """Wait until so many bytes would have passed."""
        with self._lock:
            now = time.monotonic()
            self._free_at = max(now, self._free_at) + size / self.bytes_per_second
            delay = self._free_at - now
        time.sleep(delay)


def renderers() -> list[int]:
    """Return the processes of Chromium that run pages, of this program's own browsers."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"--type=renderer" in words and _is_ours(int(folder.name)):
                found.append(int(folder.name))
    return found


def _is_ours(process: int) -> bool:
    while process > 1:
        if process == os.getpid():
            return True
        try:
            facts = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
        except OSError:
            return False
        process = int(facts.rpartition(")")[2].split()[1])
    return False


@contextmanager
def slow_device(times: float) -> Iterator[None]:
    """Slow Chromium's pages down by the factor `times`, as Chromium's own throttle does."""
    done = threading.Event()

    def alternate() -> None:
        while not done.is_set():
            stopped = [process for process in renderers() if _send(process, signal.SIGSTOP)]
            time.sleep(PERIOD_SECONDS * (1 - 1 / times))
            for process in stopped:
                _send(process, signal.SIGCONT)
            time.sleep(PERIOD_SECONDS / times)

    thread = threading.Thread(target=alternate, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _send(process: int, number: signal.Signals) -> bool:
    try:
        os.kill(process, number)
    except ProcessLookupError:
        return False
    return True
