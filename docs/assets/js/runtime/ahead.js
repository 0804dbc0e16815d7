/**
 * Fetch the runtime on a page that does not need it, for the page that will. The failure this module
 * exists for: a person who reads the guide first would wait again in the checker; and one on a phone
 * or a slow line would pay for bytes that they may never use.
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
