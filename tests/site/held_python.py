"""A Python worker that delays its answers, or never answers."""

from __future__ import annotations

from playwright.sync_api import Page

# The worker goes on to work, and keeps what it would send.
HOLD = """() => {
  const send = self.postMessage.bind(self);
  const held = [];
  self.postMessage = (...sent) => held.push(sent);
  self.letGo = () => {
    self.postMessage = send;
    for (const sent of held) send(...sent);
  };
}"""
LET_GO = "() => self.letGo?.()"
# The worker has finished all earlier messages when this message is done.
TURN = "() => new Promise((done) => setTimeout(done))"


class HeldPython:
    """Keeps the workers of a page from answering until they are released."""

    def __init__(self, page: Page) -> None:
        self._page = page
        for worker in page.workers:
            worker.evaluate(HOLD)

    def let_go(self) -> None:
        """Release the workers; their answers arrive in order."""
        for worker in self._page.workers:
            worker.evaluate(LET_GO)

    def wait_until_answered(self) -> None:
        """Wait until the answers have reached the page; what it makes of them may come later."""
        for worker in self._page.workers:
            worker.evaluate(TURN)
        self._page.evaluate(TURN)
