/**
 * The page's own cache of the runtime's files. The failures this module prevents: on the first visit
 * the files arrive before the service worker can see them, so it would fetch them all a second time;
 * and in WebKit the checker does not start offline through a service worker alone.
 *
 * Every address contains the digest of its content, so a cached file never changes; it is still
 * checked again each time.
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
 * Return the cached file, or null. Looking creates no cache.
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
 * Keep a checked file. It is written later, so that it does not slow down the start.
 *
 * @param {string} url
 * @param {ArrayBuffer} bytes
 */
export function keep(url, bytes) {
  waiting.set(url, bytes);
}

/**
 * Cache a file that this device made itself.
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
 * Return a file that this device made, or null if there is none or it is damaged.
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
    // A browser without storage has nothing to delete.
  }
}

/**
 * Write the waiting files, and delete the files of every other version.
 *
 * @param {string} base address of the current folder
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
