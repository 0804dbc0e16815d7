"""Python that is there and gives no answer for a while, or ever."""

from __future__ import annotations

from playwright.sync_api import Page, Route

ADDRESS = "held-python"
# A worker that waits for a file does nothing else.
WAIT = """(address) => void setTimeout(() => {
  const file = new XMLHttpRequest();
  file.open("GET", address, false);
  file.send();
})"""
# What a worker was told before this, it has done when this is over.
TURN = "() => new Promise((done) => setTimeout(done))"


class HeldPython:
    """Keeps the workers of a page from answering, from now until they are let go."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[Route] = []
        page.route(f"**/{ADDRESS}", lambda route: self._held.append(route))
        base = page.url.split("#")[0]
        for worker in page.workers:
            with page.expect_request(f"**/{ADDRESS}"):
                worker.evaluate(WAIT, f"{base}{ADDRESS}")

    def let_go(self) -> None:
        """Let the workers answer what they were asked meanwhile, in its order."""
        for route in self._held:
            route.fulfill(body="")
        self._page.unroute(f"**/{ADDRESS}")

    def wait_until_answered(self) -> None:
        """Wait until the answers have reached the page; what it makes of them may come later."""
        for worker in self._page.workers:
            worker.evaluate(TURN)
        self._page.evaluate(TURN)
