/**
 * The runtime's files, kept on the device by the page itself. The failure this module exists for: on
 * the first visit the files come before the service worker can see them, so it would fetch them all
 * a second time; and in WebKit the checker did not start offline through a service worker alone.
 *
 * Every address has its content's digest in it, so what is kept never changes; it is checked again
 * each time all the same.
 */

import { digest } from "./digest.js";
import { keptName } from "./names.js";

/** @typedef {import("./download.js").Stream} Stream */

const CACHE = keptName("python");
/** Says what the bytes were when they were kept, for what no manifest lists. */
const DIGEST = "x-sha256";

/** @type {Map<string, ArrayBuffer>} */
const waiting = new Map();

/** @returns {Promise<Cache> | null} null where the browser keeps nothing, as in some private modes */
function cache() {
  return "caches" in globalThis ? caches.open(CACHE) : null;
}

/**
 * Return the kept file, or null; to look leaves no trace.
 *
 * @param {string} url
 * @returns {Promise<Stream | null>}
 */
export async function recall(url) {
  try {
    const found = await globalThis.caches?.match(url, { cacheName: CACHE });
    return found?.body ? /** @type {Stream} */ (found) : null;
  } catch {
    return null;
  }
}

/**
 * Keep a checked file; it is written later, since nothing may slow the start.
 *
 * @param {string} url
 * @param {ArrayBuffer} bytes
 */
export function keep(url, bytes) {
  waiting.set(url, bytes);
}

/**
 * Keep what this device made itself.
 *
 * @param {string} url
 * @param {ArrayBuffer} bytes
 */
export async function keepMade(url, bytes) {
  const made = await digest(bytes);
  if (made !== null) {
    const headers = { [DIGEST]: made };
    await (await cache())?.put(url, new Response(bytes, { headers }));
  }
}

/**
 * Return what this device made, or null where there is nothing or where it was damaged since.
 *
 * @param {string} url
 * @returns {Promise<ArrayBuffer | null>}
 */
export async function recallMade(url) {
  const found = await recall(url);
  const bytes = await found?.arrayBuffer().catch(() => null);
  if (!found || !bytes) {
    return null;
  }
  if ((await digest(bytes)) !== found.headers.get(DIGEST)) {
    void forget(url);
    return null;
  }
  return bytes;
}

/** @param {string} url */
export async function forget(url) {
  waiting.delete(url);
  try {
    if (await globalThis.caches?.has(CACHE)) {
      await (await cache())?.delete(url);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/**
 * Write what waits, and remove the files of every other version.
 *
 * @param {string} base address of the present folder
 */
export async function settle(base) {
  const open = await cache();
  if (!open) {
    return;
  }
  const files = [...waiting];
  waiting.clear();
  await Promise.all(files.map(([url, bytes]) => open.put(url, new Response(bytes))));
  const old = (await open.keys()).filter((request) => !request.url.startsWith(base));
  await Promise.all(old.map((request) => open.delete(request)));
}
