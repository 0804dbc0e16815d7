/**
 * Prefetch the runtime on a page that does not use it. The failures this module prevents: a person
 * who reads the guide first waits again in the checker, and a person on a phone or a slow connection
 * pays for bytes that they may never use.
 */

import { hasRoomToFetchAhead, whenIdle } from "./idle.js";
import { openDepot } from "./remote.js";

/** @param {string} manifestUrl */
async function fetchAhead(manifestUrl) {
  const address = new URL(manifestUrl, document.baseURI).href;
  const leave = new AbortController();
  const listener = { onProgress: () => {}, onRunner: () => {} };
  const depot = await openDepot(address, leave.signal, listener);
  await depot.fetchAhead().finally(() => leave.abort());
}

const told = document.querySelector("[data-runtime-ahead]");
if (told instanceof HTMLElement && hasRoomToFetchAhead()) {
  whenIdle(() => {
    fetchAhead(told.dataset.runtimeAhead ?? "").catch(() => {});
  });
}
