// Everything that this site keeps on a device is erased, and then looked for again: "erased" is said
// only when nothing was found. What lies beyond a site's reach is named in the page's words.

import { eraseAllCases, listCases } from "./kept-cases.js";

const CACHE_DIARY = "workbox-expiration";

/** @param {string} base  @returns {Promise<[Cache, Request][]>} what the caches hold of this site */
async function keptFiles(base) {
  if (!("caches" in globalThis)) return [];
  const names = await caches.keys();
  const opened = await Promise.all(names.map((name) => caches.open(name)));
  const found = await Promise.all(
    opened.map(async (cache) => {
      const files = (await cache.keys()).filter((file) => file.url.startsWith(base));
      return files.map((file) => /** @type {[Cache, Request]} */ ([cache, file]));
    }),
  );
  return found.flat();
}

/** @param {string} base  @returns {Promise<readonly ServiceWorkerRegistration[]>} */
async function workers(base) {
  if (!("serviceWorker" in navigator)) return [];
  const all = await navigator.serviceWorker.getRegistrations();
  return all.filter((one) => one.scope.startsWith(base));
}

/** The theme notes the way pages look under names that begin with the site's path. @param {string} base */
function notedNames(base) {
  const { pathname } = new URL(base);
  return [localStorage, sessionStorage].flatMap((storage) =>
    Object.keys(storage)
      .filter((name) => name.startsWith(pathname))
      .map((name) => /** @type {[Storage, string]} */ ([storage, name])),
  );
}

/** The offline cache's own list of pages and times. */
function eraseDiary() {
  if ("indexedDB" in globalThis) indexedDB.deleteDatabase(CACHE_DIARY);
}

/**
 * @param {string} base  the site's first page
 * @returns {Promise<number>} how many things are still there
 */
export async function eraseDevice(base) {
  await eraseAllCases();
  for (const worker of await workers(base)) await worker.unregister();
  for (const [cache, file] of await keptFiles(base)) await cache.delete(file);
  for (const [storage, name] of notedNames(base)) storage.removeItem(name);
  eraseDiary();
  const [cases, files, still] = await Promise.all([listCases(), keptFiles(base), workers(base)]);
  return cases.length + files.length + still.length + notedNames(base).length;
}
