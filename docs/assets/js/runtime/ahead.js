/**
 * Fetch the runtime on a page that does not need it, for the page that will. The failure this module
 * exists for: a person who reads the guide first would wait again in the checker; and one on a phone
 * or a slow line would pay for bytes that they may never use.
 */

import { Depot } from "./bundle.js";
import { hasRoomToFetchAhead, whenIdle } from "./idle.js";
import { settle } from "./store.js";

/** @param {string} manifestUrl */
async function fetchAhead(manifestUrl) {
  const address = new URL(manifestUrl, document.baseURI).href;
  const depot = new Depot(address, new AbortController().signal, () => {});
  await depot.fetchAll();
  await settle(depot.base);
}

const told = document.querySelector("[data-runtime-ahead]");
if (told instanceof HTMLElement && hasRoomToFetchAhead()) {
  whenIdle(() => {
    fetchAhead(told.dataset.runtimeAhead ?? "").catch(() => {});
  });
}
