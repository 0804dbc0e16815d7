/**
 * Run the depot in its own worker. The failure this module exists for: counting, checking, inflating
 * and compiling fourteen megabytes on the page's thread makes typing stutter for a second on a phone.
 */

import { Depot } from "./depot.js";
import { RuntimeFailure } from "./errors.js";

/** @typedef {import("./remote.js").ToDepot} ToDepot */
/** @typedef {import("./remote.js").FromDepot} FromDepot */

/** Milliseconds between two reports of the bytes received. */
const PAUSE = 100;
const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
/** @type {{loaded: number, total: number} | null} */
let news = null;
let lastTold = 0;
/** @type {Depot | null} */
let depot = null;

/**
 * @param {FromDepot} message
 * @param {Transferable[]} [handedOver]
 */
function post(message, handedOver = []) {
  scope.postMessage(message, handedOver);
}

/** Report the newest count, unless it is already reported. */
function tell() {
  if (news) {
    post({ kind: "bytes", ...news });
    news = null;
    lastTold = performance.now();
  }
}

/** @param {string} manifestUrl */
function open(manifestUrl) {
  return new Depot(manifestUrl, new AbortController().signal, {
    onRunner: (runner) => post({ kind: "runner", runner }),
    onProgress: (loaded, total) => {
      news = { loaded, total };
      if (performance.now() - lastTold > PAUSE) {
        tell();
      }
    },
  });
}

/** @param {Extract<ToDepot, {kind: "ask"}>} question */
async function answer({ id, name, given }) {
  try {
    const method = /** @type {any} */ (depot)[name];
    const value = await method.apply(depot, given);
    tell();
    const buffers = [value, value?.library, value?.image];
    post(
      { kind: "done", id, value },
      buffers.filter((one) => one instanceof ArrayBuffer),
    );
  } catch (error) {
    const known = error instanceof RuntimeFailure;
    const reason = known ? error.reason : "download";
    post({ kind: "refused", id, reason, detail: known ? error.detail : String(error) });
  }
}

scope.addEventListener("message", (/** @type {MessageEvent<ToDepot>} */ { data }) => {
  if (data.kind === "open") {
    depot = open(data.manifestUrl);
  } else {
    void answer(data);
  }
});
post({ kind: "here" });
