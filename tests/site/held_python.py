"""A Python worker that delays its answers, or never answers."""

from __future__ import annotations

from playwright.sync_api import Page, Route

ADDRESS = "held-python"
# A worker that waits for a synchronous request does nothing else.
WAIT = """(address) => void setTimeout(() => {
  const file = new XMLHttpRequest();
  file.open("GET", address, false);
  file.send();
})"""
# The worker has finished all earlier messages when this message is done.
TURN = "() => new Promise((done) => setTimeout(done))"


class HeldPython:
    """Blocks the workers of a page from answering until they are released."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[Route] = []
        page.route(f"**/{ADDRESS}", lambda route: self._held.append(route))
        base = page.url.split("#")[0]
        for worker in page.workers:
            with page.expect_request(f"**/{ADDRESS}"):
                worker.evaluate(WAIT, f"{base}{ADDRESS}")

    def let_go(self) -> None:
        """Release the workers; they answer the waiting calls in order."""
        for route in self._held:
            route.fulfill(body="")
        self._page.unroute(f"**/{ADDRESS}")

    def wait_until_answered(self) -> None:
        """Wait until the answers have reached the page; what it makes of them may come later."""
        for worker in self._page.workers:
            worker.evaluate(TURN)
        self._page.evaluate(TURN)
