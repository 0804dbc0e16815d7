"""A name for Pyodide's core to import. There is no event loop here: no call is asynchronous.

The real package takes a third of Python's start, and brings sockets, subprocesses and TLS.
"""


def __getattr__(name: str) -> object:
    raise AttributeError(f"asyncio.{name}: this runtime has no event loop")
