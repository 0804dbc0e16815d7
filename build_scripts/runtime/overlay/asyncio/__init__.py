"""A stub for Pyodide's core to import. This runtime has no event loop: no call is asynchronous.

The real package takes a third of Python's start time and imports sockets, subprocesses and TLS.
"""


def __getattr__(name: str) -> object:
    raise AttributeError(f"asyncio.{name}: this runtime has no event loop")
