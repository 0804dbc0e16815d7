/**
 * Start the workers that run Python. The failure this module exists for: a second place starts a
 * worker from an address, and the page's policy does not apply to that worker.
 */

import { PACKAGE } from "./messages.js";

/** @typedef {import("./depot.js").Bundle} Bundle */
/** @typedef {import("./messages.js").Boot} Boot */
/** @typedef {import("./messages.js").FromWorker} FromWorker */
/** @typedef {import("./messages.js").ToWorker} ToWorker */

const IMAGE_TOO_LONG = 60_000;

/**
 * A blob's worker inherits the page's policy; a worker from an address would not.
 *
 * @param {Blob} runner
 * @returns {Worker}
 */
export function startWorker(runner) {
  const url = URL.createObjectURL(runner);
  const worker = new Worker(url, { type: "module" });
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

/**
 * @param {Bundle} bundle
 * @returns {Boot}
 */
export function bootMessage({ base, module, library, manifest }) {
  return {
    kind: "boot",
    base,
    module,
    library,
    lockInfo: manifest.lock.info,
    entry: manifest.entry,
    image: null,
    rehearsal: null,
  };
}

/**
 * Start Python once more, in a worker that never sees what a person typed, and return its memory.
 *
 * @param {Bundle} bundle
 * @returns {Promise<ArrayBuffer>}
 */
export async function makeImage(bundle) {
  const wheel = await bundle.wheel;
  const worker = startWorker(bundle.runner);
  /** @type {ToWorker[]} */
  const orders = [
    { ...bootMessage(bundle), rehearsal: bundle.manifest.rehearsal },
    { kind: "wheels", id: PACKAGE, wheels: [wheel] },
  ];
  try {
    return await new Promise((resolve, reject) => {
      setTimeout(reject, IMAGE_TOO_LONG);
      worker.addEventListener("error", reject);
      worker.addEventListener("message", (/** @type {MessageEvent<FromWorker>} */ { data }) => {
        if (data.kind === "image") {
          resolve(data.image);
        } else {
          reject(new Error(`no image: ${data.kind}`));
        }
      });
      for (const order of orders) {
        worker.postMessage(order);
      }
    });
  } finally {
    worker.terminate();
  }
}
